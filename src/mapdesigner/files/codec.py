"""Bytes to journey map and back; a file that is not sound is refused with sentences that say where."""

import codecs
import contextlib
import gc
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from mapdesigner.files.faults import fault_sentences
from mapdesigner.files.migrations import OLDEST_VERSION, migrated
from mapdesigner.model import FORMAT_VERSION, JourneyMap, Value, problems
from mapdesigner.model.json_text import json_of

# 10,000 cards are 5 MB; the cap keeps a wrong file from filling the memory.
LARGEST_FILE_BYTES = 64 * 1024 * 1024
# As many lists, objects and members as a map of that size has; 20 million empty lists would fit into it too.
MOST_PARTS = 2_000_000
# The version first, as `write_map` puts it; pydantic would take true or 1.0 for 1.
_OURS = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"\$schema":\s*"[^"\\]*+"\s*,\s*)?(?:"format":\s*"[a-z-]*+"\s*,\s*)?'
    rb'"format_version":\s*%d\s*,' % FORMAT_VERSION
)
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_SPACED_COLON = re.compile(rb'"[ \t\r\n]+:')
# The fields with values that have keys of their own; one forgotten here costs time, nothing else.
_HOLDING_VALUES = frozenset(
    (
        *("stages", "lanes", "cards", "personas", "goals", "improvements", "experiments", "variants"),
        *("sentiments", "metrics", "observations", "feedback", "audit", "based_on", "dismissed"),
        "priority_weights",
    )
)


class UnreadableMap(Exception):
    """The bytes are no journey map that can be opened; `faults` says why, a sentence each."""

    def __init__(self, *faults: str) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


class NotOurFile(UnreadableMap):
    """The bytes are something else than a journey map."""


class TooNew(UnreadableMap):
    """A newer version of the format wrote the file; `version` is its number."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"It was written in format version {version}, and this Map Designer reads versions up to "
            f"{FORMAT_VERSION}. Open it with a newer Map Designer."
        )
        self.version = version


class Damaged(UnreadableMap):
    """The file is a journey map, but some of it is wrong; `faults` names each place."""


def read_map(data: bytes) -> JourneyMap:
    """Return the map in `data`, brought up to the present format version.

    Raises NotOurFile, TooNew or Damaged, never anything else.
    """
    check_size(data)
    with _no_collecting():
        return _read_quickly(data) or _read_carefully(data)


def check_size(data: bytes) -> None:
    """Raise NotOurFile when reading the data would fill the memory."""
    if len(data) > LARGEST_FILE_BYTES:
        raise NotOurFile(
            f"It has {len(data) / 1e6:,.0f} MB; a journey map has at most {LARGEST_FILE_BYTES / 1e6:,.0f} MB."
        )
    if _part_count(data) > MOST_PARTS and _part_count(_STRING.sub(b"", data)) > MOST_PARTS:
        raise NotOurFile(f"It has too many parts; a journey map has at most {MOST_PARTS:,}.")


def _part_count(data: bytes) -> int:
    return data.count(b",") + data.count(b"[") + data.count(b"{")


def _read_quickly(data: bytes) -> JourneyMap | None:
    """Return the map when nothing can be wrong with it, None when the bytes need the careful look.

    pydantic takes the last of two equal keys without a word. But each key of the text ends with `":`, so
    where there are as many of these as keys arrived in the map, no key stands twice.
    """
    if not _OURS.match(data) or _SPACED_COLON.search(data):
        return None
    try:
        map_ = JourneyMap.model_validate_json(data.removeprefix(codecs.BOM_UTF8))
    except ValidationError:
        return None
    return map_ if data.count(b'":') == _key_count(map_) and not problems(map_) else None


def _key_count(value: Value) -> int:
    """Return how many keys the value and the values in it were read from."""
    given = value.__pydantic_fields_set__
    count = len(given)
    for name in given & _HOLDING_VALUES:
        inner = value.__dict__[name]
        for part in inner if type(inner) is tuple else (inner,):
            if type(part) is not str and isinstance(part, Value):
                count += _key_count(part)
    return count


def _read_carefully(data: bytes) -> JourneyMap:
    content = _parsed(data)
    version = _version(content)
    if version < FORMAT_VERSION:
        content = migrated(content, version)
        data = json.dumps(content).encode()
    try:
        map_ = JourneyMap.model_validate_json(data.removeprefix(codecs.BOM_UTF8))
    except ValidationError as error:
        raise Damaged(*fault_sentences(error, content)) from error
    unsound = problems(map_)
    if unsound:
        raise Damaged(*(problem.sentence() for problem in unsound))
    return map_


def write_map(map_: JourneyMap) -> bytes:
    """Return the map as readable JSON: UTF-8, two-space indent, model order, defaults left out."""
    return json_of(map_)


@contextlib.contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the garbage collector out: it would look again and again at all that is read and is no garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parsed(data: bytes) -> dict[str, Any]:
    if not data.strip():
        raise NotOurFile("It is empty.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotOurFile(f"It is not UTF-8 text (byte {error.start:,} is not).") from error
    try:
        content = json.loads(text, object_pairs_hook=_object_without_duplicates)
    except json.JSONDecodeError as error:
        raise NotOurFile(_json_fault(error)) from error
    except RecursionError as error:
        raise NotOurFile("It is nested too deep to be a journey map.") from error
    except ValueError as error:  # an integer of thousands of digits
        raise NotOurFile("It holds a number that is too long to be read.") from error
    if not isinstance(content, dict):
        raise NotOurFile("It is JSON, but not a journey map: the outermost value must be an object.")
    return content


def _json_fault(error: json.JSONDecodeError) -> str:
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated"):
        return f"It is cut off: the JSON ends unfinished at line {error.lineno}."
    return f"It is not JSON: {error.msg.lower()} at line {error.lineno}, column {error.colno}."


def _object_without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        twice = next(key for key, count in counts.items() if count > 1)
        owner = next((str(found[key]) for key in ("name", "title", "statement", "id") if key in found), "")
        place = f" of “{owner[:40]}”" if owner else ""
        raise Damaged(f"The key “{twice[:40]}”{place} stands twice in one object; keep one of them.")
    return found


def _version(content: dict[str, Any]) -> int:
    version = content.get("format_version")
    if version is None:
        raise NotOurFile("It is JSON, but not a journey map: it has no format_version.")
    if not isinstance(version, int) or isinstance(version, bool) or version < OLDEST_VERSION:
        shown = json.dumps(version)[:40]
        raise Damaged(f"format_version is {shown}; it must be a whole number from {OLDEST_VERSION} up.")
    if version > FORMAT_VERSION:
        raise TooNew(version)
    return version
