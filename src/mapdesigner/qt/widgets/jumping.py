"""Lists in which a letter goes to the next row that begins with it, wherever the letter comes from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget

from mapdesigner.qt.widgets.typed_letters import typed_letter

# It stands before one of Qt's lists or tables, whose methods it goes on with.
if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object


class Jumping(_View):
    """Takes letters of dead keys, input methods, AltGr and Option too; `class List(Jumping, QListView)`."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = typed_letter(event)
        # Qt takes what is held for a command.
        if letter and event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.keyboardSearch(letter)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before = self.currentIndex().row()
        super().inputMethodEvent(event)
        if self.currentIndex().row() != before:
            self.jumped()

    def jumped(self) -> None:
        """Say that a composed letter led to another row; for lists that tell what the keys come to."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        # Qt takes it off a list in which nothing is edited; what it does with a letter then is right.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


class JumpingList(Jumping, QListWidget):
    """A list of its own rows."""
