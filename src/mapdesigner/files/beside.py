"""What saving keeps beside a document for a moment: made, held while written, and tidied after a kill."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

MARK = ".mapdesigner.part"
# Nothing of ours takes this long to write; where a file system knows no locks, age is all there is to go by.
LEFT_AFTER_S = 600.0
_NAME_CHARACTERS = 40


def new_part(target: Path, mode: int) -> tuple[int, Path]:
    """Return an open new file beside the target, held by this process, and its path. Raises OSError."""
    while True:
        part = target.with_name(f".{target.name[:_NAME_CHARACTERS]}.{os.urandom(4).hex()}{MARK}")
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        with contextlib.suppress(FileExistsError):
            descriptor = os.open(part, flags, mode)
            _is_held_elsewhere(descriptor)
            return descriptor, part


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes, however little the system takes at once. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def tidy(folder: Path) -> None:
    """Remove what a killed program left in a folder: only our own, only what nobody writes any more."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            # Most folders hold nothing of ours, and looking at each name is all that it costs.
            if entry.name.endswith(MARK) and entry.name.startswith("."):
                with contextlib.suppress(OSError):
                    _tidy(Path(entry.path), entry.stat(follow_symlinks=False).st_mtime)


@contextlib.contextmanager
def taken(path: Path) -> Iterator[int | None]:
    """Hold a file that a killed program may have left; None when it is not there or somebody writes it."""
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        yield None
        return
    try:
        yield None if _is_held_elsewhere(descriptor) else descriptor
    finally:
        os.close(descriptor)


def hold_through(descriptor: int) -> int | None:
    """Return a second descriptor, which holds the file when the first is closed; None on Windows.

    There an open file could not be moved into its place.
    """
    return None if sys.platform == "win32" else os.dup(descriptor)


def _tidy(part: Path, modified: float) -> None:
    if time.time() - modified < LEFT_AFTER_S:
        return
    with taken(part) as descriptor:
        if descriptor is not None:
            part.unlink()


def _is_held_elsewhere(descriptor: int) -> bool:
    """Take the lock of an open file; tell whether somebody else has it."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # a file system without locks
        return False
    return False
