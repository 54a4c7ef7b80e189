"""DocumentLock: tells which window has a file open, so that two don't overwrite each other's work.

The lock lies in the program's state folder under a name made of the file's real path: nothing is put beside
the document, and a lock that a crash left is taken over.
"""

import contextlib
import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo

from mapdesigner.qt.document.lock_file import take, taken_lock


class DocumentLock:
    """A file taken for one window; `holder` says who else has it, empty when it is ours."""

    def __init__(self, folder: Path, path: Path) -> None:
        home = folder / "locks"
        with contextlib.suppress(OSError):  # without a place for locks nobody else can have one either
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
        self._file = home / f"{name}.lock"
        self._lock, is_free = taken_lock(self._file)
        self.holder = "" if is_free else _holder(self._lock)

    @property
    def is_ours(self) -> bool:
        """Whether this window has the file."""
        return not self.holder

    def try_again(self) -> bool:
        """Take the file if nobody has it any more; tell whether it is ours."""
        self.holder = "" if take(self._lock, self._file) else _holder(self._lock)
        return self.is_ours

    def release(self) -> None:
        """Let others have the file."""
        if self._lock.isLocked():
            self._lock.unlock()


def _holder(lock: QLockFile) -> str:
    _, host, _ = lock.getLockInfo()
    elsewhere = host and host != QSysInfo.machineHostName()
    return f"another window on the computer “{host}”" if elsewhere else "another window"
