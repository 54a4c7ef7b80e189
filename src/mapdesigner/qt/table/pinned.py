"""PinnedTitles: the touchpoints' titles stay in sight while the table is scrolled sideways."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QItemSelection, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QStyle, QStyleOptionHeader, QStyleOptionViewItem, QWidget

from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.table.columns import COLUMNS

if TYPE_CHECKING:
    from mapdesigner.qt.table.rows_view import RowsView

MOST_SHARE = 0.45
SIDE_PX = 8
ARROW_PX, ARROW_SIDE_PX = 10, 5
Flag = QItemSelectionModel.SelectionFlag


class PinnedTitles(QWidget):
    """Lies over the left of a scrolled table, heading and rows, and takes clicks on them.

    `edit_wanted` brings the row whose title is to be typed, `menu_wanted` the place for the menu.
    """

    edit_wanted = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, grid: "RowsView", theme: Theme) -> None:
        super().__init__(grid)
        self._grid = grid
        self._theme = theme
        self.setMouseTracking(True)
        self.hide()
        grid.horizontalScrollBar().valueChanged.connect(self.follow)

    @property
    def covered_px(self) -> int:
        """How much of the table's left is covered."""
        return 0 if self.isHidden() else self.width()

    def follow(self) -> None:
        """Lie where the first column would be, while that is scrolled away."""
        grid = self._grid
        self.setVisible(grid.horizontalScrollBar().value() > 0)
        viewport, header = grid.viewport().geometry(), grid.horizontalHeader()
        width = min(header.sectionSize(0), round(viewport.width() * MOST_SHARE))
        top = header.geometry().top()
        self.setGeometry(viewport.left(), top, width, viewport.bottom() - top + 1)
        # The heading was made later and would lie over it.
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        grid, theme = self._grid, self._theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        head = grid.horizontalHeader().height()
        painter.setFont(interface_font(11))
        painter.setPen(theme.colour("muted"))
        words = QRect(SIDE_PX, 0, self.width() - 2 * SIDE_PX, head - 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, COLUMNS[0].title)
        self._paint_arrow(painter)
        painter.fillRect(0, head - 1, self.width(), 1, theme.colour("hairline"))
        painter.setClipRect(0, head, self.width(), self.height() - head)
        row = grid.rowAt(0)
        while 0 <= row < grid.model().rowCount():
            top = grid.rowViewportPosition(row) + head
            if top > self.height():
                break
            self._paint_row(painter, row, top)
            row += 1
        painter.setClipping(False)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("hairline"))

    def _paint_arrow(self, painter: QPainter) -> None:
        """Paint the style's own arrow, as the heading below has it, while the rows are sorted by title."""
        header = self._grid.horizontalHeader()
        if header.sortIndicatorSection() == 0:
            option = QStyleOptionHeader()
            option.initFrom(header)
            is_up = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            indicator = QStyleOptionHeader.SortIndicator
            option.sortIndicator = indicator.SortDown if is_up else indicator.SortUp
            top = (header.height() - ARROW_PX) // 2
            option.rect = QRect(self.width() - ARROW_PX - ARROW_SIDE_PX, top, ARROW_PX, ARROW_PX)
            header.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_IndicatorHeaderArrow, option, painter, header
            )

    def _paint_row(self, painter: QPainter, row: int, top: int) -> None:
        index = self._grid.model().index(row, 0)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, top, self.width(), self._grid.rowHeight(row))
        option.state = QStyle.StateFlag.State_Enabled
        if self._grid.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        self._grid.delegate.paint(painter, option, index)

    # Under the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.position().y() < self._grid.horizontalHeader().height():
            self._sort()
        elif row >= 0:
            self._select(row, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row >= 0:
            self.edit_wanted.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self._row_at(event.pos().y())
        if row >= 0:
            if not self._grid.selectionModel().isSelected(self._grid.model().index(row, 0)):
                self._select(row, Qt.KeyboardModifier.NoModifier)
            self.menu_wanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        QCoreApplication.sendEvent(self._grid.viewport(), event)

    def _row_at(self, y: float) -> int:
        return self._grid.rowAt(round(y) - self._grid.horizontalHeader().height())

    def _sort(self) -> None:
        """Sort by title: up, then down, then as on the map."""
        header = self._grid.horizontalHeader()
        if header.sortIndicatorSection() != 0:
            header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        elif header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder:
            header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        else:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _select(self, row: int, held: Qt.KeyboardModifier) -> None:
        """Select a row as a click in the table would; the current column stays."""
        grid, chosen = self._grid, self._grid.selectionModel()
        model, current = grid.model(), grid.currentIndex()
        first = current.row() if held & Qt.KeyboardModifier.ShiftModifier and current.isValid() else row
        span = QItemSelection(model.index(min(first, row), 0), model.index(max(first, row), len(COLUMNS) - 1))
        toggles = held & Qt.KeyboardModifier.ControlModifier
        grid.setFocus(Qt.FocusReason.MouseFocusReason)
        if first == row:
            at = model.index(row, max(0, grid.columnAt(self.width() + 1)))
            chosen.setCurrentIndex(
                at if not current.isValid() else at.siblingAtColumn(current.column()), Flag.NoUpdate
            )
        chosen.select(span, Flag.Toggle if toggles else Flag.ClearAndSelect)
