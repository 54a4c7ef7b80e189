"""Ending: what Ctrl+C in the terminal, the system at its shutdown and a terminal that closes ask for.

Python would raise an error in whatever runs next, and Qt would end without a word.
"""

import contextlib
import os
import signal
import socket
from collections.abc import Callable, Sequence
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window

# The last one comes when the terminal is gone; who sat there can't answer a question any more.
ASKING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM") if hasattr(signal, name))
LEAVING = tuple(getattr(signal, name) for name in ("SIGHUP",) if hasattr(signal, name))
# How Qt's last message begins when the screen is gone.
BROKEN_SCREEN = ("The X11 connection broke", "The Wayland connection ")
SCREEN_LOST = 1


class Ending(QObject):
    """Closes every window when asked to end, with its question about unsaved work; told again it ends.

    Whatever happens, what is not saved is kept for recovery first. `windows` returns those that are open.
    """

    def __init__(self, windows: Callable[[], Sequence["Window"]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._windows = windows
        # Whoever started it may not want it to hear of some of them: nohup, a job in the background.
        self._numbers = [one for one in (*ASKING, *LEAVING) if signal.getsignal(one) != signal.SIG_IGN]
        # Python's own handlers have their turn only when Python runs; a byte in here wakes Qt.
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def install(self) -> None:
        """Answer from now on; from the main thread."""
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._listen()

    def uninstall(self) -> None:
        """Leave it to the system again."""
        for number in self._numbers:
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _listen(self) -> None:
        for number in self._numbers:
            signal.signal(number, _take_note)

    def _read(self) -> None:
        with contextlib.suppress(OSError):
            for number in self._reader.recv(64):
                self._end(number)

    def _end(self, number: int) -> None:
        keep_all(self._windows())
        if number in LEAVING and any(window.session.is_unsaved for window in self._windows()):
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
        elif number in self._numbers:
            QApplication.closeAllWindows()
            if self._windows():  # somebody would rather go on
                self._listen()


def keep_all(windows: Sequence["Window"]) -> None:
    """Keep the map of each window for recovery, as far as that can be done."""
    for window in windows:
        with contextlib.suppress(Exception):  # one that is broken must not cost the others
            window.document.recovery.keep_now()


def leave_without_screen(windows: Sequence["Window"]) -> None:
    """Keep what is not saved for recovery and end the process, whose screen is gone.

    Qt would do that right after it said so, and take itself apart in the middle of its work.
    """
    keep_all(windows)
    os._exit(SCREEN_LOST)


def _take_note(number: int, _: FrameType | None) -> None:
    """Let a second time end the program at once; the first has woken Qt already."""
    signal.signal(number, signal.SIG_DFL)
