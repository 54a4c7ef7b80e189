"""Enter on a focused button does what Space does: outside of dialogs Qt lets it do nothing."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QPushButton, QRadioButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def let_enter_press_buttons() -> None:
    """Let Enter press whatever button of the program has the keyboard; asked again it changes nothing."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.findChild(EnterPresses) is None:
        EnterPresses(app)


class EnterPresses(QObject):
    """Looks only at the button that has the keyboard: all events of a program pass a filter on it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in ENTER or event.modifiers() & OTHERS:
            return False
        if not event.isAutoRepeat():
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                space = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
                QCoreApplication.sendEvent(watched, space)
        return True

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QAbstractButton):
            before.removeEventFilter(self)
        if isinstance(now, QAbstractButton) and _is_deaf_to_enter(now):
            now.installEventFilter(self)


def _is_deaf_to_enter(button: QAbstractButton) -> bool:
    """Tell whether Enter would do nothing, or press the default button of a dialog instead."""
    # What is ticked goes with the dialog's default button, and some of ours answer their keys themselves.
    ours = (kind for kind in type(button).__mro__ if not kind.__module__.startswith("PySide6"))
    if isinstance(button, QCheckBox | QRadioButton) or any("keyPressEvent" in vars(kind) for kind in ours):
        return False
    return not (isinstance(button, QPushButton) and button.autoDefault())
