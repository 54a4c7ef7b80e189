"""Set aside: cut faulty parts out of a file's content, each as small as it can be."""

import json
from typing import Any, NamedTuple

Step = int | str

# Without these a part can't stand; a fault in one costs the part that holds it.
_NEEDED = frozenset(
    ("id", "kind", "lane", "title", "name", "text", "phase", "statement", "quote", "on", "value")
)
_NEEDED_TOO = frozenset(("persona", "sentiment", "touchpoint", "hypothesis"))
_UNION_TAGS = frozenset(("touchpoint", "note"))


class SetAside(NamedTuple):
    """A part that is no longer in the map: where it was, and what it was as JSON."""

    place: str
    json: str


def cut_out(content: dict[str, Any], faults: list[tuple[Step, ...]]) -> list[SetAside]:
    """Take out of `content` the smallest parts that hold the faults, and return them.

    A fault is the way to it: keys and places in lists, as pydantic tells them.
    """
    ways = sorted({way for fault in faults if (way := _way_to_cut(content, fault))}, key=_later_first)
    gone: list[SetAside] = []
    for way in ways:
        holder = _at(content, way[:-1])
        if _holds(holder, way[-1]):
            gone.append(SetAside(_words(way), _text(holder.pop(way[-1]))))
    return gone


def _way_to_cut(content: dict[str, Any], fault: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the way to the part to be cut out: the field, or its owner when that can't be without it."""
    way: list[Step] = []
    here: Any = content
    for step in fault:
        if _holds(here, step):
            here = here[step]
            way.append(step)
        elif step in _UNION_TAGS and isinstance(here, dict):
            continue  # not a key: which of the kinds of card was tried
        elif isinstance(step, str) and step not in _NEEDED:
            break
        else:
            way.append(step)  # a needed key that is missing: its owner goes
            break
    while way and _is_needed(content, way):
        way.pop()
    return tuple(way)


def _is_needed(content: dict[str, Any], way: list[Step]) -> bool:
    last = way[-1]
    if len(way) == 1 or isinstance(last, int):
        return False
    if last in _NEEDED:
        # A metric, a variant, a lane: "name" is needed only where the part has no other use for it.
        return not (last == "name" and _owner(way) == "metrics")
    return last in _NEEDED_TOO and _owner(way) in ("sentiments", "experiments")


def _owner(way: list[Step]) -> str:
    """Return the name of the list that holds the part."""
    return next((step for step in reversed(way[:-1]) if isinstance(step, str)), "")


def _holds(holder: Any, step: Step) -> bool:
    if isinstance(holder, list):
        return isinstance(step, int) and 0 <= step < len(holder)
    return isinstance(holder, dict) and step in holder


def _later_first(way: tuple[Step, ...]) -> tuple[Any, ...]:
    return tuple((1, -step, "") if isinstance(step, int) else (0, 0, step) for step in way)


def _at(content: Any, way: tuple[Step, ...]) -> Any:
    here = content
    for step in way:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return None
    return here


def _words(way: tuple[Step, ...]) -> str:
    return ", ".join(f"{step + 1}" if isinstance(step, int) else step for step in way)


def _text(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, indent=2, default=str)
    except (ValueError, RecursionError):
        return "…"
