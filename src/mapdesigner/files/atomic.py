"""Write a file so that it is always the old one or the new one, whole."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from mapdesigner.files import beside, in_place
from mapdesigner.files.beside import write_all
from mapdesigner.files.interrupts import interrupts_wait
from mapdesigner.files.rights import take_over_rights

# A folder whose files only their owners may replace; a single file that is mounted into a container.
_NOT_REPLACEABLE = (errno.EPERM, errno.EACCES, errno.EBUSY, errno.EXDEV)
_PRIVATE, _FOR_ALL = 0o600, 0o666


def write_bytes(path: Path, data: bytes, sync: bool = True) -> None:
    """Replace the file's content, keeping its mode, attributes, other names and, where allowed, its owner.

    A symbolic link keeps pointing where it did; the file it points to is replaced. All bytes are on the
    disk before the old file goes; without `sync` they may still be in the system's memory, which outlives
    this program but no power cut. Raises OSError when any step fails; then the old file is untouched.
    Ctrl+C in the terminal waits until the file is whole.
    """
    about = _about(path)
    target = Path(os.path.realpath(path))
    with interrupts_wait():
        if about is not None and about.st_nlink > 1:
            _write_in_place(target, data, sync)
        else:
            _replace(target, data, sync, is_new=about is None)
    if sync:
        beside.tidy(target.parent)


def _about(path: Path) -> os.stat_result | None:
    """Return what is known of a file that may be written, None when it is not there yet. Raises OSError."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(about.st_mode):
        raise OSError(errno.EINVAL, "it is a device or a pipe, not a file", str(path))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is write-protected", str(path))
    return about


def _replace(target: Path, data: bytes, sync: bool, is_new: bool) -> None:
    # A new file gets the mode that the person's umask and the folder's access control list say.
    with _part(target, data, sync, _FOR_ALL if is_new else _PRIVATE) as part:
        if not is_new:
            take_over_rights(target, part)
        try:
            os.replace(part, target)  # noqa: PTH105  one name for tests to let fail
        except OSError as error:
            if is_new or error.errno not in _NOT_REPLACEABLE:
                raise
            _write_in_place(target, data, sync)
            return
    if sync:
        _sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Bring a file that is whole, and its name, from the system's memory onto the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR)  # Windows syncs no file that is only read
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    _sync_folder(path.parent)


def _write_in_place(target: Path, data: bytes, sync: bool) -> None:
    in_place.finish_interrupted(target)
    old = target.read_bytes()
    journal = in_place.journal_path(target)
    with _part(target, in_place.journal_of(data, old), sync, _PRIVATE) as part:
        os.replace(part, journal)  # noqa: PTH105
        if sync:
            _sync_folder(target.parent)
        in_place.pour(target, data, old, journal, sync)


@contextlib.contextmanager
def _part(target: Path, data: bytes, sync: bool, mode: int) -> Iterator[Path]:
    """Write a file beside the target; it is held as long as the block runs, and gone after it."""
    try:
        descriptor, part = beside.new_part(target, mode)
    except PermissionError as error:
        raise PermissionError(error.errno, "no new file can be made in this folder", str(target)) from error
    holding = None
    try:
        try:
            holding = beside.hold_through(descriptor)
            write_all(descriptor, data)
            if sync:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        yield part
    finally:
        with contextlib.suppress(OSError):  # mostly it has been moved into its place
            os.unlink(part)  # noqa: PTH108
        if holding is not None:
            with contextlib.suppress(OSError):
                os.close(holding)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows can't open a folder for syncing; its rename is journaled.
        return
    # The new file is in place already: whatever fails from here on, saying “not saved” would be wrong. Some
    # network file systems can't sync a folder at all.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
