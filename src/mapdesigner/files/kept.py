"""A map kept aside by the program, after a line that says what it is; recovery and versions use it."""

import gzip
import json
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from mapdesigner.files.codec import LARGEST_FILE_BYTES, Damaged, NotOurFile, read_map
from mapdesigner.model import JourneyMap

# Words that were still being typed stand in it.
_MOST_HEADER_BYTES = 1024 * 1024
_GZIP = b"\x1f\x8b"


class HalfTyped(NamedTuple):
    """Words that are in no map yet, such as half a date, and the name of the field in which they stand."""

    field: str
    words: str


class About(NamedTuple):
    """What is known of a kept map without reading it.

    `document` is the file it belongs to, None for a map that was never saved; `kind` and `name` are for
    versions; `words` say in a sentence what changed; `half_typed` was still being typed. `written_at` is UTC
    in the file, and in the zone of the reader, with its offset, when it was read.
    """

    map_id: str
    title: str
    written_at: datetime
    document: Path | None = None
    touchpoints: int = 0
    kind: str = ""
    name: str = ""
    words: str = ""
    half_typed: tuple[HalfTyped, ...] = ()


def packed(about: About, map_json: bytes, compress: bool = False) -> bytes:
    """Return a kept map as bytes: a line of JSON about it, then the map's own JSON."""
    header = about._asdict()
    header["written_at"] = about.written_at.astimezone(UTC).isoformat(timespec="milliseconds")
    header["document"] = None if about.document is None else str(about.document)
    data = json.dumps(header, ensure_ascii=True).encode() + b"\n" + map_json
    return gzip.compress(data, compresslevel=5, mtime=0) if compress else data


def read_about(path: Path) -> About:
    """Return what is known of a kept map.

    Raises OSError when the file can't be read, NotOurFile when it is something else or cut off.
    """
    with path.open("rb") as raw:
        start = raw.read(2)
        raw.seek(0)
        if start == _GZIP:
            with gzip.open(raw) as unpacked:
                try:
                    line = unpacked.readline(_MOST_HEADER_BYTES)
                except (OSError, EOFError, zlib.error) as error:
                    raise NotOurFile("It is damaged.") from error
        else:
            line = raw.readline(_MOST_HEADER_BYTES)
    return _about(line)


def read_kept(path: Path) -> tuple[About, JourneyMap]:
    """Return a kept map and what is known of it.

    Raises OSError when the file can't be read, UnreadableMap when it does not hold a sound map.
    """
    about, map_json = read_parts(path)
    return about, read_map(map_json)


def read_parts(path: Path) -> tuple[About, bytes]:
    """Return what is known of a kept map, and the bytes of the map itself, which may be damaged.

    Raises OSError when the file can't be read, UnreadableMap when it is something else.
    """
    with path.open("rb") as raw:
        data = raw.read(LARGEST_FILE_BYTES + _MOST_HEADER_BYTES)
    if data.startswith(_GZIP):
        data = _unpacked(data)
    line, _, map_json = data.partition(b"\n")
    return _about(line), map_json


def _unpacked(data: bytes) -> bytes:
    # Not gzip.decompress: a megabyte can unpack to a gigabyte.
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(data, LARGEST_FILE_BYTES + _MOST_HEADER_BYTES)
    except zlib.error as error:
        raise Damaged("It is damaged.") from error
    if not unpacker.eof:
        raise Damaged("It is cut off or too large.")
    return unpacked


def _about(line: bytes) -> About:
    try:
        header: Any = json.loads(line)
        document = header["document"]
        return About(
            map_id=str(header["map_id"]),
            title=str(header["title"]),
            written_at=datetime.fromisoformat(header["written_at"]).astimezone(),
            document=None if document is None else Path(str(document)),
            touchpoints=int(header["touchpoints"]),
            kind=str(header["kind"]),
            name=str(header["name"]),
            words=str(header["words"]),
            # Not there in what earlier versions of the program kept.
            half_typed=tuple(
                HalfTyped(str(field), str(words)) for field, words in header.get("half_typed", ())
            ),
        )
    except (ValueError, KeyError, TypeError, OverflowError, OSError, RecursionError) as error:
        raise NotOurFile("It is no map that was kept aside.") from error
