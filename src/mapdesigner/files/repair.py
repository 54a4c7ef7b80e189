"""Repair: open a damaged map with what is sound in it, and say what was mended or set aside.

The smallest part goes that holds the fault: a bad value costs its field, a card without its title costs that
card, never the whole map. What is set aside is handed over as JSON; the damaged file itself is not touched.
"""

import json
from typing import Any, NamedTuple

import pydantic_core
from pydantic import ValidationError

from mapdesigner.files.codec import Damaged, NotOurFile, UnreadableMap, check_size, read_map
from mapdesigner.files.faults import fault_sentences
from mapdesigner.files.migrations import OLDEST_VERSION, migrated
from mapdesigner.files.relations import mended_relations
from mapdesigner.files.set_aside import SetAside, cut_out
from mapdesigner.model import FORMAT_VERSION, UNTITLED, JourneyMap, new_id, new_map

# Each round takes out all faults of one depth; a sound map needs none, a wreck a few.
_MOST_ROUNDS = 60
# With more of them in one round it is no map any more, and mending it would take minutes.
_MOST_FAULTS = 10_000


class Repaired(NamedTuple):
    """A sound map, what was done to get it in words, and the parts that are no longer in it."""

    map_: JourneyMap
    repairs: tuple[str, ...]
    set_aside: tuple[SetAside, ...]


def repaired(data: bytes) -> Repaired:
    """Return the map in `data` with what is sound in it; a sound file comes back with no repairs.

    Raises NotOurFile when there is nothing of a journey map in it, TooNew when a newer version wrote it.
    """
    check_size(data)
    try:
        return Repaired(read_map(data), (), ())
    except NotOurFile as error:
        if not _looks_like_ours(data):
            raise
        refusal: UnreadableMap = error
    except UnreadableMap as error:
        if not isinstance(error, Damaged):
            raise
        refusal = error
    repairs: list[str] = []
    aside: list[SetAside] = []
    content = _content(data, repairs, refusal)
    content = _of_present_version(content, repairs)
    _supply_the_least(content, repairs)
    map_ = _without_faults(content, repairs, aside, refusal)
    return Repaired(mended_relations(map_, repairs), tuple(repairs), tuple(aside))


def _looks_like_ours(data: bytes) -> bool:
    return b'"stages"' in data or b'"format_version"' in data


def _content(data: bytes, repairs: list[str], refusal: UnreadableMap) -> dict[str, Any]:
    """Return as much of the JSON as can be read."""
    text = data.decode("utf-8-sig", errors="replace")
    if "\ufffd" in text and b"\xef\xbf\xbd" not in data:
        repairs.append("Bytes that are no text show as “\ufffd”.")
    try:
        content = json.loads(text, object_pairs_hook=_first_of_each(repairs), parse_constant=str)
    except json.JSONDecodeError as error:
        line = text.count("\n", 0, error.pos) + 1
        content = _as_far_as_sound(text[: error.pos])
        repairs.append(f"The file breaks off or is broken at line {line:,}; what comes after it is not here.")
    except (RecursionError, ValueError):
        raise refusal from None
    if not isinstance(content, dict):
        raise refusal
    return content


def _as_far_as_sound(text: str) -> Any:
    try:
        return pydantic_core.from_json(text, allow_partial=True, cache_strings=False)
    except ValueError:
        return None


def _first_of_each(repairs: list[str]) -> Any:
    def made(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key not in found:
                found[key] = value
            else:
                other = json.dumps(value, default=str)[:80]
                repairs.append(
                    f"“{key[:40]}” stood twice in one place; the first is here, the other was {other}."
                )
        return found

    return made


def _of_present_version(content: dict[str, Any], repairs: list[str]) -> dict[str, Any]:
    version = content.get("format_version")
    if isinstance(version, int) and not isinstance(version, bool) and version >= OLDEST_VERSION:
        return migrated(content, version) if version < FORMAT_VERSION else content
    repairs.append("The number of the format version was missing or wrong; it is read as the present one.")
    return {**content, "format_version": FORMAT_VERSION}


def _supply_the_least(content: dict[str, Any], repairs: list[str]) -> None:
    """Put in what a map can't be without."""
    usual = new_map()
    if not isinstance(content.get("id"), str):
        content["id"] = new_id()
        repairs.append("The map had no id; it got one.")
    if not isinstance(content.get("title"), str):
        content["title"] = UNTITLED
        repairs.append("The map had no title.")
    for name, noun in (("stages", "stage"), ("lanes", "lane")):
        if not isinstance(content.get(name), list):
            content[name] = []
        if not content[name]:
            fresh = json.loads(usual.model_dump_json(include={name}, exclude_defaults=True))
            content[name] = fresh[name]
            repairs.append(f"The map had no {noun}; it got the usual ones.")


def _without_faults(
    content: dict[str, Any], repairs: list[str], aside: list[SetAside], refusal: UnreadableMap
) -> JourneyMap:
    for _ in range(_MOST_ROUNDS):
        data = _as_bytes(content, repairs)
        try:
            return JourneyMap.model_validate_json(data)
        except ValidationError as error:
            if error.error_count() > _MOST_FAULTS:
                break
            details = error.errors(include_url=False, include_input=False)
            if not details:
                break
            repairs += fault_sentences(error, content)
            aside += cut_out(content, [detail["loc"] for detail in details])
            _supply_the_least(content, repairs)
            # Half letters are whole question marks from here on, and are said once.
            content = json.loads(_as_bytes(content, []))
    raise refusal


def _as_bytes(content: dict[str, Any], repairs: list[str]) -> bytes:
    text = json.dumps(content, ensure_ascii=False)
    try:
        return text.encode()
    except UnicodeEncodeError:
        repairs.append("Half letters (of pairs that belong together) show as question marks.")
        return text.encode(errors="replace")
