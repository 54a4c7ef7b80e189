"""Fingerprint: tells whether a file still holds what we last read from it or wrote to it."""

import hashlib
from pathlib import Path
from typing import NamedTuple


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
    return Fingerprint(about.st_size, about.st_mtime_ns, hashlib.sha256(content).digest())


def has_changed(path: Path, known: Fingerprint | None) -> bool:
    """Tell whether a file holds something else than it did; a file only touched has not changed.

    Raises OSError when the file is there and can't be read.
    """
    try:
        about = path.stat()
    except FileNotFoundError:
        return known is not None
    if known is not None and (about.st_size, about.st_mtime_ns) == (known.size, known.modified_ns):
        return False
    now = fingerprint(path)
    return (now and now.digest) != (known and known.digest)
