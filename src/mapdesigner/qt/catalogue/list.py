"""The catalogue's list: headings and ready touchpoints as rows, painted and dragged."""

import json
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QCursor,
    QDrag,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from mapdesigner.files.catalogue import DEFAULT_ICON, CatalogueEntry
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.jumping import Jumping
from mapdesigner.qt.widgets.typed_letters import typed_letter
from mapdesigner.resources import resource_path

MIME_TYPE = "application/x-mapdesigner-touchpoint"
ENTRY_ROLE = Qt.ItemDataRole.UserRole
ROW_HEIGHT_PX = 28
HEADING_HEIGHT_PX = 34
ICON_PX = 16
SIDE_PX = 10
DRAG_WIDTH_PX = 204

Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """A heading (no entry), or an entry; `is_own` for the facilitator's own.

    `phase` is what tells it from another one of the same title.
    """

    text: str
    entry: CatalogueEntry | None = None
    is_own: bool = False
    phase: str = ""


class CatalogueModel(QAbstractListModel):
    """Rows for the view; headings can't be selected or dragged."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """Return what a row shows, None outside the list."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def first_entry(self) -> QModelIndex:
        """Return the first row that is an entry, an invalid index when there is none."""
        place = next((at for at, row in enumerate(self._rows) if row.entry is not None), -1)
        return self.index(place, 0) if place >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and row.phase:
            return f"{row.text}, {row.phase}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole and row.entry is not None:
            import html  # here, as its table of entities takes time that a start does not have

            title, hint = html.escape(row.entry.title), html.escape(row.entry.hint)
            phase = f" · {row.phase}" if row.phase else ""
            return f"<qt><b>{title}</b>{phase}{'<br>' if hint else ''}{hint}</qt>"
        return row if role == ENTRY_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None or row.entry is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        row = self.row_at(indexes[0]) if indexes else None
        return dragged(row.entry) if row is not None and row.entry is not None else QMimeData()


class CatalogueView(Jumping, QListView):
    """The list; Enter or a double click asks for an entry to be added, dragging takes it along.

    `typed` brings letters, which are looked for.
    """

    wanted = Signal(object)
    went_above = Signal()
    typed = Signal(str)
    add_own_wanted = Signal()
    remove_wanted = Signal(object)

    def __init__(self, theme: Theme, model: CatalogueModel) -> None:
        super().__init__()
        self._theme = theme
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_Painter(theme, self))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Catalogue of touchpoints")
        self.doubleClicked.connect(self._want)
        theme.changed.connect(self.viewport().update)

    def plus_place(self, index: Index) -> QRect:
        """Return where the heading of the own entries has its plus."""
        line = self.visualRect(index)
        return QRect(line.right() - 30, line.bottom() - 25, 26, 24)

    def is_pointed_at(self, index: Index) -> bool:
        """Tell whether the pointer is on a row."""
        viewport = self.viewport()
        return viewport.underMouse() and self.indexAt(viewport.mapFromGlobal(QCursor.pos())) == index

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._rows.row_at(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex() == self._rows.first_entry():
            self.went_above.emit()
        elif event.key() == Qt.Key.Key_Delete and row is not None and row.is_own:
            self.remove_wanted.emit(row.entry)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif letter := typed_letter(event):
            self.typed.emit(letter)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString().strip():
            self.typed.emit(event.commitString())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row_at(index)
        on_plus = row is not None and row.is_own and row.entry is None
        if on_plus and self.plus_place(index).contains(event.position().toPoint()):
            self.add_own_wanted.emit()
            return
        super().mousePressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        row = self._rows.row_at(self.currentIndex())
        if row is None or row.entry is None:
            return
        drag = QDrag(self)
        drag.setMimeData(dragged(row.entry))
        drag.setPixmap(card_picture(self._theme, row.entry, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(24, 20))
        drag.exec(Qt.DropAction.CopyAction)

    def _want(self, index: Index) -> None:
        row = self._rows.row_at(index)
        if row is not None and row.entry is not None:
            self.wanted.emit(row.entry)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: CatalogueView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ENTRY_ROLE)
        return QSize(120, ROW_HEIGHT_PX if row is not None and row.entry is not None else HEADING_HEIGHT_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.entry is None:
            self._paint_heading(painter, option.rect, row, index)
        else:
            self._paint_entry(painter, option.rect, row, row.entry, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, line: QRect, row: Row, index: Index) -> None:
        painter.setFont(interface_font(11, semibold=True))
        painter.setPen(self._theme.colour("muted"))
        area = line.adjusted(SIDE_PX, 0, -30, -6)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.text)
        if row.is_own:
            plus = self._view.plus_place(index)
            paint_icon(painter, self._theme, "plus", plus.left() + 6, plus.top() + 4, 14, "muted")

    def _paint_entry(
        self, painter: QPainter, place: QRect, row: Row, entry: CatalogueEntry, index: Index
    ) -> None:
        line = place.adjusted(4, 1, -4, -1)
        # Not by the option's state: getting the many enums of QStyle ready for that takes 20 ms.
        chosen = self._view.selectionModel().isSelected(index)
        focused = chosen and self._view.hasFocus()
        if chosen or self._view.is_pointed_at(index):
            painter.setPen(QPen(self._theme.colour("accent"), 1) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent tint") if chosen else self._theme.derived("hover"))
            painter.drawRoundedRect(QRectF(line).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        top = line.center().y() - ICON_PX / 2 + 1
        paint_icon(painter, self._theme, known_icon(entry.icon), SIDE_PX + 1, top, ICON_PX)
        painter.setFont(interface_font())
        painter.setPen(self._theme.colour("text"))
        area = line.adjusted(SIDE_PX + ICON_PX + 4, 0, -1, 0)
        beside = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if row.phase:
            painter.setFont(interface_font(11))
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(area.adjusted(0, 0, -6, 0), beside | Qt.AlignmentFlag.AlignRight, row.phase)
            area.adjust(0, 0, -12 - painter.fontMetrics().horizontalAdvance(row.phase), 0)
            painter.setFont(interface_font())
            painter.setPen(self._theme.colour("text"))
        text = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, beside, text)


def dragged(entry: CatalogueEntry) -> QMimeData:
    """Return what a drop on the canvas reads: title, channel and setting as JSON."""
    content = {"title": entry.title, "channel": entry.channel, "setting": entry.setting}
    data = QMimeData()
    data.setData(MIME_TYPE, json.dumps(content).encode())
    return data


def card_picture(theme: Theme, entry: CatalogueEntry, ratio: float) -> QPixmap:
    """Return a card as it will lie on the map, to hang on the pointer."""
    words = " · ".join(word for word in (entry.channel, entry.setting) if word)
    height = 48 if words else 36
    picture = QPixmap(round(DRAG_WIDTH_PX * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(QRectF(0.5, 0.5, DRAG_WIDTH_PX - 1, height - 1), 8, 8)
    painter.setFont(interface_font(semibold=True))
    painter.setPen(theme.colour("text"))
    title = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, DRAG_WIDTH_PX - 20)
    painter.drawText(QRectF(10, 6, DRAG_WIDTH_PX - 20, 20), Qt.AlignmentFlag.AlignVCenter, title)
    if words:
        paint_icon(painter, theme, known_icon(entry.icon), 10, 27, 14)
        painter.setFont(interface_font(11))
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(29, 26, DRAG_WIDTH_PX - 40, 16), Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    return picture


@cache
def known_icon(name: str) -> str:
    """Return an icon's name, or the usual one's when there is no such icon."""
    try:
        resource_path("icons", f"{name}.svg")
    except FileNotFoundError:
        return DEFAULT_ICON
    return name
