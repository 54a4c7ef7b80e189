"""TroubleKeeper: hears of every error that nobody expected, logs it, keeps the open maps, and tells it."""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

import PySide6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication

from mapdesigner.qt.ending import BROKEN_SCREEN, leave_without_screen
from mapdesigner.trouble import Trouble, trouble_of

if TYPE_CHECKING:
    from mapdesigner.qt.document.trouble_dialog import TroubleDialog
    from mapdesigner.qt.shell.window import Window

MOST_PLACES = 1_000
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def libraries() -> tuple[str, ...]:
    """Return what the window stands on, with versions."""
    return f"PySide6 {PySide6.__version__}", f"Qt {qVersion()}", f"{QApplication.platformName()} screen"


class Heard(NamedTuple):
    """An error and how many times the same was heard by now."""

    trouble: Trouble
    times: int


class TroubleKeeper(QObject):
    """One for the program. `windows` returns those that are open, the one to tell it in last.

    Errors may come from any thread; the maps are kept and the window is shown on this object's own.
    """

    _heard = Signal(object)

    def __init__(
        self, state: Path, windows: Callable[[], Sequence["Window"]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._windows = windows
        self._logger: logging.Logger | None = None
        self._counts: dict[str, int] = {}
        self._guard = threading.RLock()
        self._dialog: TroubleDialog | None = None
        self._last_time: TroubleDialog | None = None
        # Queued also on our own thread: an error while painting must not open a window while painting.
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def logger(self) -> logging.Logger:
        """The log, opened when it is first needed: not before the window is up, unless something is wrong."""
        with self._guard:
            if self._logger is None:
                from mapdesigner.log import open_log

                self._logger = open_log(self._state, *libraries())
            return self._logger

    def install(self) -> None:
        """Hear from now on what Python and Qt would only print, and what would go unseen."""
        sys.excepthook = self._python_error
        threading.excepthook = self._thread_error
        sys.unraisablehook = self._unraisable
        qInstallMessageHandler(self._qt_message)

    def uninstall(self) -> None:
        """Leave errors to Python and Qt again: there is no window any more to tell them in."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)

    def hear(self, error: BaseException) -> None:
        """Take note of an error; from any thread, and never raising one."""
        try:
            trouble = trouble_of(error)
            count = self._counted(trouble.place)
            self._log(trouble, count)
            if os.environ.get("MAPDESIGNER_DEBUG") == "1":
                traceback.print_exception(error)
            self._heard.emit(Heard(trouble, count))
        except Exception:  # e.g. at the very end, when Qt's part of this object is gone
            traceback.print_exception(error)

    def tell_of_last_time(self, trace: str) -> None:
        """Tell that the program crashed the last time it ran, and log what that left."""
        from mapdesigner.trouble import without_home

        trace = without_home(trace)
        self.logger.error("The last run ended unexpectedly:\n%s", trace)
        windows = self._windows()
        if windows:
            from mapdesigner.qt.document.trouble_dialog import CRASHED, TroubleDialog

            dialog = TroubleDialog(windows[-1], self._state, CRASHED)
            dialog.add(trace, 1)
            dialog.finished.connect(self._forget_last_time)
            self._last_time = dialog
            dialog.open()

    def _counted(self, place: str) -> int:
        with self._guard:
            if len(self._counts) >= MOST_PLACES:
                self._counts.clear()
            self._counts[place] = self._counts.get(place, 0) + 1
            return self._counts[place]

    def _log(self, trouble: Trouble, count: int) -> None:
        from mapdesigner.log import log_trouble

        log_trouble(self.logger, trouble, count)

    def _tell(self, heard: Heard) -> None:
        try:
            self._show(heard)
        except Exception as error:  # were it heard again, it would go round for ever
            trouble = trouble_of(error)
            self._log(trouble, self._counted(trouble.place))

    def _show(self, heard: Heard) -> None:
        if self._dialog is not None:
            self._dialog.add(heard.trouble.trace, heard.times)
            return
        windows = self._windows()
        if not windows:
            return
        if self._last_time is not None:  # one window at a time, and what is now comes first
            self._last_time.reject()
        window = windows[-1]
        if heard.times > 1:
            sentence = f"The same went wrong again, {heard.times} times by now: {heard.trouble.title}"
            window.statusBar().showMessage(sentence)
            return
        from mapdesigner.qt.document.trouble_dialog import TroubleDialog, kept_words

        words = kept_words(windows)
        dialog = TroubleDialog(QApplication.activeModalWidget() or window, self._state, words, window)
        dialog.add(heard.trouble.trace, heard.times)
        dialog.destroyed.connect(self._forget_dialog)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _forget_dialog(self, _: object = None) -> None:
        self._dialog = None

    def _forget_last_time(self, _: object = None) -> None:
        self._last_time = None

    # What Python and Qt call

    def _python_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            QApplication.quit()
            return
        self.hear(error)

    def _thread_error(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.hear(told.exc_value)

    def _unraisable(self, told: "sys.UnraisableHookArgs") -> None:
        # Nothing that a person did failed by it: logged and not shown.
        if told.exc_value is not None:
            trouble = trouble_of(told.exc_value)
            self._log(trouble, self._counted(trouble.place))

    def _qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        level = _LEVELS.get(kind, logging.WARNING)
        if level >= logging.WARNING:
            count = self._counted(f"Qt: {message[:200]}")
            if count == 1:
                self.logger.log(level, "Qt: %s", message)
        if sys.stderr is not None:
            print(message, file=sys.stderr)
        if message.startswith(BROKEN_SCREEN):
            leave_without_screen(self._windows())
