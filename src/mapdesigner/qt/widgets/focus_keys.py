"""Keys that mean the same wherever the keyboard is: Enter on a button, both redo keys in a text.

Looked at is only what has the keyboard: all events of a program would pass a filter on it.
"""

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QWidget,
)

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
# Each system knows one of them; hands know both.
REDO_KEYS = ("Ctrl+Shift+Z", "Ctrl+Y")


def redo_keys() -> list[QKeySequence]:
    """Return all keys that redo, the system's own first."""
    own = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
    return list(dict.fromkeys((*own, *map(QKeySequence, REDO_KEYS))))


def find_keys() -> list[QKeySequence]:
    """Return all keys that find and replace; on macOS ⌘H hides the program."""
    replace = () if sys.platform == "darwin" else (QKeySequence("Ctrl+H"),)
    own = QKeySequence.keyBindings(QKeySequence.StandardKey.Find)
    return list(dict.fromkeys((*own, *replace)))


def watch_focus() -> None:
    """Let these keys work in all windows of the program; asked again it changes nothing."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.findChild(FocusKeys) is None:
        FocusKeys(app)


class FocusKeys(QObject):
    """Follows the keyboard from widget to widget."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QAbstractButton):
            return _redid(watched, event)
        if event.type() != QEvent.Type.KeyPress or event.key() not in ENTER:
            return False
        if event.modifiers() & (CTRL | ALT):
            return False
        if not event.isAutoRepeat():
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                space = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
                QCoreApplication.sendEvent(watched, space)
        return True

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None and (_is_text(now) or _is_deaf_to_enter(now)):
            now.installEventFilter(self)


def _is_text(widget: QObject) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)


def _is_deaf_to_enter(widget: QWidget) -> bool:
    """Tell whether Enter would do nothing on a button, or press the default button of a dialog instead."""
    # What is ticked goes with the dialog's default button, and some of ours answer their keys themselves.
    ours = (kind for kind in type(widget).__mro__ if not kind.__module__.startswith("PySide6"))
    if not isinstance(widget, QAbstractButton) or isinstance(widget, QCheckBox | QRadioButton):
        return False
    if any("keyPressEvent" in vars(kind) for kind in ours):
        return False
    return not (isinstance(widget, QPushButton) and widget.autoDefault())


def _redid(field: QObject, event: QKeyEvent) -> bool:
    """Take up again what was undone in a text, by the keys that its system does not know."""
    held = event.modifiers() & (CTRL | SHIFT | ALT)
    asks = (event.key(), held) in ((Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT))
    if not asks or event.matches(QKeySequence.StandardKey.Redo):
        return False
    if isinstance(field, QLineEdit):
        can = field.isRedoAvailable()
    elif isinstance(field, QPlainTextEdit | QTextEdit):
        can = field.document().isRedoAvailable()
    else:
        return False
    if event.type() == QEvent.Type.ShortcutOverride and can:
        event.accept()
        return True
    if event.type() == QEvent.Type.KeyPress and can:
        field.redo()
        return True
    return False
