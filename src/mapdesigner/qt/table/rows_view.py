"""RowsView: how the table looks and follows the pointer, and its titles that stay in sight."""

from PySide6.QtCore import QEvent, QItemSelectionModel
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView, QToolTip

from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.table.columns import COLUMN_OF
from mapdesigner.qt.table.editors import CellDelegate
from mapdesigner.qt.table.header import Header
from mapdesigner.qt.table.model import Index, TableModel
from mapdesigner.qt.table.pinned import PinnedTitles
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.jumping import Jumping

ROW_HEIGHT_PX = 32
Trigger = QAbstractItemView.EditTrigger


class RowsView(Jumping, QTableView):
    """Rows with hairlines between them; what is cut off is shown in full where the pointer rests."""

    def __init__(self, theme: Theme, settings: Settings, model: TableModel, delegate: CellDelegate) -> None:
        super().__init__()
        self._theme = theme
        self._rows = model
        self._pinned = PinnedTitles(self, theme)
        self.delegate = delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.header = Header(self, settings)
        self.setHorizontalHeader(self.header)
        # One of its own and empty: it would look through all rows at each change of the selection.
        self.header.setSelectionModel(QItemSelectionModel(model, self.header))
        self.header.begin()
        self.setSortingEnabled(True)
        self._set_up()
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(Trigger.EditKeyPressed | Trigger.DoubleClicked | Trigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT_PX)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_PX)
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._pinned.isVisible():
            self._pinned.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pinned.follow()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        hidden = self._pinned.covered_px - self.visualRect(index).left()
        if index.column() and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered_row:
            self.delegate.hovered_row = row
            self.viewport().update()

    def _show_tip(self, event: QHelpEvent) -> None:
        index = self.indexAt(event.pos())
        text = ""
        if index.isValid():
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            text = self.delegate.cut_text(index, self.visualRect(index).width(), option)
        QToolTip.showText(event.globalPos(), plain_tip(text) if text else "", self.viewport())

    def _draw_icons(self) -> None:
        star = COLUMN_OF["moment_of_truth"]
        self._rows.set_header_icon(star, icon(self._theme, "star", "muted", 14))
        self.viewport().update()
