"""The list of goals: two groups under their headings, painted and dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from mapdesigner.model import GoalId
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing.drag_formats import GOAL_MIME
from mapdesigner.qt.goals.row import ROW_ROLE, GoalPainter, Index, Row, dragged, goal_picture, told
from mapdesigner.qt.goals.smart_sign import lines_tip
from mapdesigner.qt.widgets.jumping import Jumping


class GoalsModel(QAbstractListModel):
    """Rows for the view; headings can't be selected or dragged."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> bool:
        """Show other rows; False when they are the same."""
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def row_at(self, index: Index) -> Row | None:
        """Return what a row shows, None outside the list."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, goal_id: GoalId | None) -> QModelIndex:
        """Return the row of a goal, an invalid index when it has none."""
        ids = (row.goal.id if row.goal is not None else "" for row in self._rows)
        place = next((at for at, id_ in enumerate(ids) if id_ and id_ == goal_id), -1)
        return self.index(place, 0) if place >= 0 else QModelIndex()

    def first_goal(self) -> QModelIndex:
        """Return the first row that is a goal, an invalid index when there is none."""
        return self.index_of(next((row.goal.id for row in self._rows if row.goal is not None), None))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "\n".join(line for line in told(row) if line) if row.goal is not None else row.text
        if role == Qt.ItemDataRole.ToolTipRole and row.goal is not None:
            is_on = row.serving > 0 and row.serving == row.aimed
            hint = "Enter takes it off the selection." if is_on else "Enter attaches it to the selection."
            return lines_tip((*told(row), hint if row.aimed else "Drag it onto what serves it."))
        return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None or row.goal is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [GOAL_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        row = self.row_at(indexes[0]) if indexes else None
        return dragged(row.goal.id) if row is not None and row.goal is not None else QMimeData()


class GoalsView(Jumping, QListView):
    """The list. `wanted` brings a goal on Enter, `opened` on a click or Space, `name_wanted` on F2 or a
    double-click, `removed` on Delete, `shifted` with −1 or 1 on Alt and an arrow."""

    wanted = Signal(str)
    opened = Signal(str)
    name_wanted = Signal(str)
    removed = Signal(str)
    shifted = Signal(str, int)

    def __init__(self, theme: Theme, model: GoalsModel) -> None:
        super().__init__()
        self._theme = theme
        self._rows = model
        self._painter = GoalPainter(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Goals")
        self.clicked.connect(lambda index: self._tell(self.opened, index))
        self.doubleClicked.connect(lambda index: self._tell(self.name_wanted, index))
        theme.changed.connect(self.viewport().update)

    def current_goal(self) -> GoalId | None:
        """Return the goal that the keys are at."""
        row = self._rows.row_at(self.currentIndex())
        return row.goal.id if row is not None and row.goal is not None else None

    def go_to(self, goal_id: GoalId | None) -> None:
        """Put the keys at a goal, if it is there."""
        index = self._rows.index_of(goal_id)
        if index.isValid():
            self.setCurrentIndex(index)

    def show_chosen(self, goal_id: GoalId | None) -> None:
        """Mark the goal that is selected in the window."""
        if goal_id != self._painter.chosen:
            self._painter.chosen = goal_id
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        goal_id, key = self.current_goal(), event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if goal_id is not None and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shifted.emit(goal_id, -1 if key == Qt.Key.Key_Up else 1)
        elif goal_id is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit(goal_id)
        elif goal_id is not None and key == Qt.Key.Key_Space:
            self.opened.emit(goal_id)
        elif goal_id is not None and key == Qt.Key.Key_F2:
            self.name_wanted.emit(goal_id)
        elif goal_id is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(goal_id)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        row = self._rows.row_at(self.currentIndex())
        if row is None or row.goal is None:
            return
        drag = QDrag(self)
        drag.setMimeData(dragged(row.goal.id))
        drag.setPixmap(goal_picture(self._theme, row.goal, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(16, 14))
        drag.exec(Qt.DropAction.CopyAction)

    def _tell(self, signal: object, index: Index) -> None:
        row = self._rows.row_at(index)
        if row is not None and row.goal is not None:
            signal.emit(row.goal.id)  # type: ignore[attr-defined]
