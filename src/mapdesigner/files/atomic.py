"""Write a file so that it is always the old one or the new one, whole."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path


def write_bytes(path: Path, data: bytes, sync: bool = True) -> None:
    """Replace the file's content, keeping its mode and, where allowed, its owner.

    A symbolic link keeps pointing where it did; the file it points to is replaced. All bytes are on the
    disk before the old file goes; without `sync` they may still be in the system's memory, which outlives
    this program but no power cut. Raises OSError when any step fails; then the old file is untouched.
    """
    target = Path(os.path.realpath(path))
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        _fill(descriptor, data, sync)
        _take_over_rights(target, Path(name))
        os.replace(name, target)  # noqa: PTH105  replace() of a str keeps the error's file names readable
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    if sync:
        _sync_folder(target.parent)


def _fill(descriptor: int, data: bytes, sync: bool) -> None:
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if sync:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _take_over_rights(target: Path, fresh: Path) -> None:
    try:
        before = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        fresh.chmod(0o666 & ~mask)
        return
    if not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is write-protected", str(target))
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(fresh, before.st_uid, before.st_gid)
    fresh.chmod(stat.S_IMODE(before.st_mode))


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
