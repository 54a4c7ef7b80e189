"""Taking what is dragged in: always as a copy, so that nothing is removed where it came from."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QWindow

DRAGS = frozenset((QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop))
COPY, NOTHING = Qt.DropAction.CopyAction, Qt.DropAction.IgnoreAction


def take_copy(event: QDropEvent) -> None:
    """Accept what is dragged as a copy, whatever the other program proposes.

    What can only be moved is refused: its source would be emptied.
    """
    event.setDropAction(COPY)
    if event.dropAction() == COPY:
        event.accept()
    else:
        event.setDropAction(NOTHING)
        event.ignore()


def copy_from_outside() -> None:
    """See to it that whatever is dragged in from another program is copied, wherever it is dropped."""
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication) and application.findChild(_CopiesOnly) is None:
        _CopiesOnly(application)


class _CopiesOnly(QObject):
    """Answers drags from other programs with a copy at the most, also for Qt's own fields of text.

    Those accept what is proposed, which is a move in most editors. It watches windows and not their parts, so
    a part can't be forgotten, and the events of the mouse and the keyboard inside a window don't come by.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._is_passing = False
        # Each window that can be typed in has the keyboard once before anybody drags something to it.
        application.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time changes nothing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_passing or event.type() not in DRAGS or not isinstance(event, QDropEvent):
            return False
        if event.source() is not None:
            return False
        self._is_passing = True
        try:
            QCoreApplication.sendEvent(watched, event)
        finally:
            self._is_passing = False
        if event.isAccepted() and event.dropAction() != COPY:
            take_copy(event)
        return True
