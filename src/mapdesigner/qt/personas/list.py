"""The gallery's list: personas as rows, painted, dragged onto the map and among each other."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from mapdesigner.model import PersonaId
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing.drag_formats import PERSONA_MIME
from mapdesigner.qt.personas.commands import persona_name, touchpoints_words
from mapdesigner.qt.personas.row import (
    ROW_ROLE,
    SIDE_PX,
    Index,
    Row,
    RowPainter,
    dragged,
    mark_place,
    row_picture,
    tip,
    under_name,
)
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.jumping import Jumping
from mapdesigner.qt.widgets.taking import take_copy


class PersonasModel(QAbstractListModel):
    """Rows for the view."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the same personas in the same order keep the list's place."""
        same = [row.persona.id for row in rows] == [row.persona.id for row in self._rows]
        if same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """Return what a row shows, None outside the list."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, persona_id: PersonaId) -> QModelIndex:
        """Return a persona's row, an invalid index when it is not there."""
        place = next((at for at, row in enumerate(self._rows) if row.persona.id == persona_id), -1)
        return self.index(place, 0) if place >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return persona_name(row.persona)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            on = touchpoints_words(row.touchpoints) if row.touchpoints else "no touchpoint"
            return ", ".join(
                word for word in (persona_name(row.persona), under_name(row), f"on {on}") if word
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(tip(row))
        return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class PersonasView(Jumping, QListView):
    """The list. The signals bring a persona's id: to be opened, named, attached to or taken off what is
    selected, deleted, moved by a step or to an index."""

    opened = Signal(str)
    name_wanted = Signal(str)
    toggled = Signal(str)
    delete_wanted = Signal(str)
    stepped = Signal(str, int)
    moved = Signal(str, int)
    walked = Signal(str)

    def __init__(self, theme: Theme, model: PersonasModel) -> None:
        super().__init__()
        self._theme = theme
        self._rows = model
        self._drop_at: int | None = None
        self._is_dragging = False
        self.setModel(model)
        self.setItemDelegate(RowPainter(theme, self))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Personas")
        self.doubleClicked.connect(lambda index: self._tell(self.name_wanted, index))
        theme.changed.connect(self.viewport().update)

    def current(self) -> Row | None:
        """Return the row the keys are at."""
        return self._rows.row_at(self.currentIndex())

    def mark_place(self, index: Index) -> QRect:
        """Return where a row has its mark for the selected touchpoints."""
        return mark_place(self.visualRect(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        key = event.key()
        if row is None or key == Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            if key == Qt.Key.Key_Escape:
                event.ignore()
            return
        id_ = row.persona.id
        by_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if by_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(id_, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.toggled if row.aimed else self.opened).emit(id_)
        elif key == Qt.Key.Key_Space:
            self.opened.emit(id_)
        elif key == Qt.Key.Key_F2:
            self.name_wanted.emit(id_)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit(id_)
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self.jumped()

    def jumped(self) -> None:
        if row := self.current():
            self.walked.emit(row.persona.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row_at(index)
        self._is_dragging = False
        is_left = event.button() == Qt.MouseButton.LeftButton
        if row is not None and is_left and self._is_on_mark(index, event.position().toPoint()):
            self.toggled.emit(row.persona.id)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self.state() != QAbstractItemView.State.DraggingState and not self._is_dragging
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        is_row = index.isValid() and index == self.currentIndex()
        on_mark = is_row and self._is_on_mark(index, event.position().toPoint())
        if pressed and is_row and not on_mark and event.button() == Qt.MouseButton.LeftButton:
            self._tell(self.opened, index)

    def startDrag(self, actions: Qt.DropAction) -> None:
        row = self.current()
        if row is None:
            return
        self._is_dragging = True
        drag = QDrag(self)
        drag.setMimeData(dragged(row.persona))
        drag.setPixmap(row_picture(self._theme, row, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(20, 18))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)
        self._forget_drop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PERSONA_MIME):
            take_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(PERSONA_MIME):
            take_copy(event)
            self._drop_at = self._gap_at(event.position().toPoint())
            self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._forget_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        gap = self._gap_at(event.position().toPoint())
        id_ = bytes(event.mimeData().data(PERSONA_MIME).data()).decode("utf-8", "replace")
        self._forget_drop()
        place = self._rows.index_of(id_).row()
        if place < 0:
            return
        take_copy(event)
        self.moved.emit(id_, gap - 1 if gap > place else gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_at is None or not self._rows.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("accent"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        last = self._drop_at >= self._rows.rowCount()
        line = self.visualRect(self._rows.index(self._drop_at - 1 if last else self._drop_at, 0))
        y = line.bottom() if last else max(1, line.top())
        painter.drawLine(SIDE_PX, y, self.viewport().width() - SIDE_PX, y)

    def _gap_at(self, point: QPoint) -> int:
        """Return before which row a drop would put something."""
        count = self._rows.rowCount()
        centres = [self.visualRect(self._rows.index(row, 0)).center().y() for row in range(count)]
        return sum(1 for centre in centres if point.y() > centre)

    def _forget_drop(self) -> None:
        self._drop_at = None
        self.viewport().update()

    def _is_on_mark(self, index: Index, point: QPoint) -> bool:
        row = self._rows.row_at(index)
        area = self.mark_place(index).adjusted(-4, -8, 8, 8)
        return row is not None and bool(row.aimed) and area.contains(point)

    def _tell(self, signal: object, index: Index) -> None:
        row = self._rows.row_at(index)
        if row is not None:
            signal.emit(row.persona.id)  # type: ignore[attr-defined]
