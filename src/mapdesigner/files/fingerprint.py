"""Fingerprint: tells whether a file still holds what we last read from it or wrote to it."""

import hashlib
from pathlib import Path
from typing import NamedTuple

# Reading more than this every few seconds is too much for a slow network.
QUICKLY_READ_BYTES = 1_000_000


class Fingerprint(NamedTuple):
    """A file's content as a SHA-256 digest, and its size and time, which are quicker to compare."""

    size: int
    modified_ns: int
    digest: bytes


def fingerprint(path: Path, data: bytes | None = None) -> Fingerprint | None:
    """Return a file's fingerprint, None when there is no file; `data` is its content where it is at hand.

    Raises OSError when the file is there and can't be read.
    """
    try:
        about = path.stat()
        content = path.read_bytes() if data is None else data
    except FileNotFoundError:
        return None
    return Fingerprint(len(content), about.st_mtime_ns, digest_of(content))


def digest_of(data: bytes) -> bytes:
    """Return what tells one content from another."""
    return hashlib.sha256(data).digest()


def has_changed(path: Path, known: Fingerprint | None, thoroughly: bool = True) -> bool:
    """Tell whether a file holds something else than it did; a file only touched has not changed.

    Some disks give two contents the same time (FAT counts every other second), so the content counts; only
    when it need not be sure, a large file of the same size and time is taken for the same.
    Raises OSError when the file is there and can't be read.
    """
    try:
        about = path.stat()
        if known is None or about.st_size != known.size:
            return True
        is_stamped_alike = about.st_mtime_ns == known.modified_ns
        if is_stamped_alike and not thoroughly and known.size > QUICKLY_READ_BYTES:
            return False
        return digest_of(path.read_bytes()) != known.digest
    except FileNotFoundError:
        return known is not None
