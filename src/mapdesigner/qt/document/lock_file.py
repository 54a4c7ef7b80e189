"""Lock files: which of them a running window holds, and which ones only lie there."""

import errno
import os
import time
from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo

# A lock that says nothing was left by a program that ended while writing it, or is being written just now.
UNWRITTEN_S = 10.0


def taken_lock(path: Path) -> tuple[QLockFile, bool]:
    """Return a lock file, and whether nobody else holds it.

    Where no lock can be made at all, on a full disk or in a folder that can't be written, nobody else has it
    either: that must not keep anybody from their work.
    """
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    return lock, take(lock, path)


def take(lock: QLockFile, path: Path) -> bool:
    """Take a lock, over from an owner that is gone too, and tell whether nobody else holds it."""
    if lock.isLocked() or lock.tryLock(0):
        return True
    if lock.error() != QLockFile.LockError.LockFailedError:
        return True
    process, host, _ = lock.getLockInfo()
    if process:
        # Such a lock is taken over, but not where nothing can be written.
        return host == QSysInfo.machineHostName() and _has_ended(process)
    if not _is_left_unwritten(path):
        return False
    return lock.removeStaleLockFile() and lock.tryLock(0)


def is_held(path: Path) -> bool:
    """Tell whether another window holds a lock."""
    lock, is_free = taken_lock(path)
    if lock.isLocked():
        lock.unlock()
    return not is_free


def _has_ended(process: int) -> bool:
    if os.name == "nt":  # asking would end it there
        return False
    try:
        os.kill(process, 0)
    except OSError as error:
        return error.errno == errno.ESRCH
    return False


def _is_left_unwritten(path: Path) -> bool:
    try:
        about = path.stat()
    except OSError:
        return False
    return about.st_size == 0 and time.time() - about.st_mtime > UNWRITTEN_S
