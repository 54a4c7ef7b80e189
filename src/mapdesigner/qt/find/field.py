"""FindField: a line to type words into; while it has nothing to take back, Ctrl+Z is the map's."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from mapdesigner.qt.widgets.half_typed import NOT_KEPT
from mapdesigner.qt.widgets.line_edit import LineEdit

Key = Qt.Key
Standard = QKeySequence.StandardKey


class FindField(LineEdit):
    """Enter and Shift+Enter ask for the next and the one before, Down for the list."""

    stepped = Signal(int)
    went_below = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMinimumWidth(120)
        self.setProperty(NOT_KEPT, True)

    def settle(self) -> None:
        """Forget how the text came about, so that the next Ctrl+Z takes back a change of the map."""
        self.setText(self.text())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(Standard.Undo) and not self.isUndoAvailable()
            if undo or (event.matches(Standard.Redo) and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Key.Key_Return, Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Key.Key_Down:
            self.went_below.emit()
        else:
            super().keyPressEvent(event)
