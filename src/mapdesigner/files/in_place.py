"""Write into a file that must stay the same file: one with several names, or one that can't be replaced.

A file that is written into is for a moment neither the old one nor the new one. Therefore both contents lie
complete in a journal beside it before the first byte changes, and whoever opens the file after a kill
finishes what was begun.
"""

import contextlib
import os
import zlib
from pathlib import Path

from mapdesigner.files import beside

_HEAD = b"Map Designer was writing into the file that this one is named after"
# What a disk writes at once, or nothing of it.
_BLOCK_BYTES = 512


def journal_path(target: Path) -> Path:
    """Return where the journal of a file lies while it is written into."""
    name = f".{target.name[:40]}.{zlib.crc32(os.fsencode(target.name)):08x}.mapdesigner.whole"
    return target.with_name(name)


def journal_of(new: bytes, old: bytes) -> bytes:
    """Return what a journal holds."""
    return b"%s %d %d\n%s%s" % (_HEAD, len(new), len(old), new, old)


def pour(target: Path, new: bytes, old: bytes, journal: Path, sync: bool) -> None:
    """Put new content into a file; where that fails put back the old. The journal goes when all is whole.

    Raises OSError. If not even the old content can be put back, the journal stays for `finish_interrupted`.
    """
    try:
        _write_into(target, new, sync)
    except BaseException:
        _write_into(target, old, sync)
        _remove(journal)
        raise
    _remove(journal)


def finish_interrupted(path: Path) -> None:
    """Bring a file to its new content if a program was killed while writing into it; else do nothing.

    Somebody else's content stays, and where nothing can be written all stays as it is.
    """
    target = Path(os.path.realpath(path))
    journal = journal_path(target)
    with contextlib.suppress(OSError, ValueError), beside.taken(journal) as descriptor:
        if descriptor is None:
            return
        new, old = _contents(journal.read_bytes())
        now = target.read_bytes()
        if now not in (new, old):
            if not _is_between(now, new, old):
                return
            _write_into(target, new, sync=True)
        journal.unlink()


def _write_into(target: Path, data: bytes, sync: bool) -> None:
    descriptor = os.open(target, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        beside.write_all(descriptor, data)
        os.ftruncate(descriptor, len(data))
        if sync:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(journal: Path) -> None:
    with contextlib.suppress(OSError):
        journal.unlink()


def _contents(journal: bytes) -> tuple[bytes, bytes]:
    """Return the new and the old content. Raises ValueError for what is no journal of ours."""
    head, _, rest = journal.partition(b"\n")
    if not head.startswith(_HEAD):
        raise ValueError("not a journal")
    new_size, old_size = (int(word) for word in head[len(_HEAD) :].split())
    if len(rest) != new_size + old_size:
        raise ValueError("not a whole journal")
    return rest[:new_size], rest[new_size:]


def _is_between(now: bytes, new: bytes, old: bytes) -> bool:
    """Tell whether a file holds nothing but parts of the new and of the old content, each in its place."""
    differing = (place for place, (one, other) in enumerate(zip(now, new, strict=False)) if one != other)
    alike = next(differing, min(len(now), len(new)))
    if now[alike:] == old[alike:]:
        return True
    return len(now) in (len(new), len(old)) and all(
        now[start : start + _BLOCK_BYTES]
        in (new[start : start + _BLOCK_BYTES], old[start : start + _BLOCK_BYTES])
        for start in range(0, len(now), _BLOCK_BYTES)
    )
