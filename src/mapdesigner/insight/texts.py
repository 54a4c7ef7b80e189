"""Every text of a map with its place: what a search looks through, and how a place is said in words.

A path leads from the map to one of its texts by the names of fields and by numbers in tuples:
("stages", 1, "cards", 0, "feedback", 2, "quote").
"""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from mapdesigner.model import (
    CardId,
    Dismissal,
    Experiment,
    Feedback,
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    MapLink,
    Metric,
    Note,
    Persona,
    Stage,
    Touchpoint,
    Value,
    Variant,
    card_text,
    metric_name,
    shortened,
)

Path = tuple[str | int, ...]
Kind = Literal["map", "lane", "stage", "card", "persona", "goal", "improvement"]

# Each text of each kind of value, in the order in which it is read, and what it is called. A new text of
# the model is one word here; a test fails without it.
TEXT_FIELDS: Mapping[type[Value], Mapping[str, str]] = {
    JourneyMap: {
        "title": "title",
        "purpose": "purpose",
        "scenario": "scenario",
        "organisation": "organisation",
        "author": "author",
    },
    MapLink: {"title": "the map it is based on", "file": "file of the map it is based on"},
    Lane: {"name": "name", "description": "description"},
    Stage: {"name": "name", "customer_goal": "customer goal"},
    Touchpoint: {"title": "title", "description": "description", "owner": "owner", "tags": "tag"},
    Note: {"text": "text", "tags": "tag"},
    Metric: {"name": "name", "unit": "unit", "source": "source"},
    Feedback: {"quote": "quote", "who": "who", "source": "source"},
    Experiment: {"hypothesis": "hypothesis", "metric": "metric", "decision": "decision"},
    Variant: {"name": "name"},
    Improvement: {"title": "title", "note": "note", "owner": "owner", "expected": "expected effect"},
    Persona: {
        "name": "name",
        "age_range": "age range",
        "occupation": "occupation",
        "location": "location",
        "income": "income",
        "interests": "interests",
        "buying_habits": "buying habits",
        "preferences": "preferences",
        "needs": "needs",
        "frustrations": "frustrations",
        "quote": "quote",
    },
    Dismissal: {"reason": "reason for dismissing a finding"},
    Goal: {"statement": "statement", "measure": "measure", "target": "target", "owner": "owner"},
}
# The values inside a value that have texts of their own.
PARTS: Mapping[type[Value], tuple[str, ...]] = {
    JourneyMap: (
        *("based_on", "lanes", "stages", "experiments", "improvements", "personas", "goals"),
        "dismissed",
    ),
    Stage: ("cards",),
    Touchpoint: ("metrics", "feedback"),
    Experiment: ("variants",),
}
NAME_LENGTH = 28
UNTITLED_PLACES = {"map": "Untitled journey map", "card": "Untitled card", "improvement": "Untitled note"}

_LANE = attrgetter("lane")


def _reader(names: tuple[str, ...]) -> Callable[[Value], tuple[Any, ...]]:
    """Return what reads these fields of a value at once, which takes a third of the time."""
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names)


_READERS = {kind: (tuple(fields), _reader(tuple(fields))) for kind, fields in TEXT_FIELDS.items()}


class MapText(NamedTuple):
    """A text of the map that is not empty, and the path to it."""

    path: Path
    text: str


class Thing(NamedTuple):
    """What a text belongs to, as it is selected: its kind and id; the map itself has no id here."""

    kind: Kind
    id: str = ""


def texts(map_: JourneyMap) -> Iterator[MapText]:
    """Yield every text of the map: its own, lanes, stages with their cards as they are read, the rest."""
    yield from _own_texts(map_, ())
    for name in PARTS[JourneyMap]:
        part = getattr(map_, name)
        if isinstance(part, Value):
            yield from _own_texts(part, (name,))
        for place, thing in enumerate(part if type(part) is tuple else ()):
            yield from _own_texts(thing, (name, place))
            for inner in PARTS.get(type(thing), ()):
                for number, each in _in_order(map_, inner, getattr(thing, inner)):
                    yield from _all_texts(each, (name, place, inner, number))


def is_fixed(path: Path) -> bool:
    """Tell whether a text is only kept here for another map, whose name and file it is."""
    return path[0] == "based_on"


def thing_at(map_: JourneyMap, path: Path) -> Thing:
    """Return what the text at a path belongs to; an experiment belongs to its touchpoint."""
    value = value_at(map_, path[:4] if path[:1] == ("stages",) and len(path) > 3 else path[:2])
    if isinstance(value, Touchpoint | Note):
        return Thing("card", value.id)
    if isinstance(value, Experiment):
        return Thing("card", value.touchpoint)
    kinds: dict[type[object], Kind] = {
        Stage: "stage",
        Lane: "lane",
        Persona: "persona",
        Goal: "goal",
        Improvement: "improvement",
    }
    kind = kinds.get(type(value), "map")
    return Thing(kind, "" if kind == "map" else value.id)  # type: ignore[attr-defined]


def place_words(map_: JourneyMap, path: Path) -> str:
    """Return where a text is: “Purchase · Online · Checkout — feedback, quote 2”."""
    thing = thing_at(map_, path)
    if thing.kind == "card":
        # An experiment lies elsewhere than its touchpoint; ten thousand cards are looked through for it.
        where = _card_name(map_, path) if path[0] == "stages" else _card_name_by_id(map_, thing.id)
    else:
        where = _name(map_, thing, path)
    return f"{where} — {_field_words(map_, path, thing)}"


def _card_name(map_: JourneyMap, path: Path) -> str:
    """Return stage, lane and words of the card that a path leads through."""
    stage, card = value_at(map_, path[:2]), value_at(map_, path[:4])
    assert isinstance(stage, Stage) and isinstance(card, Touchpoint | Note)
    lane = next((lane.name for lane in map_.lanes if lane.id == card.lane), "")
    words = shortened(card_text(card), NAME_LENGTH) or UNTITLED_PLACES["card"]
    return " · ".join((stage.name or "Untitled stage", lane or "Untitled lane", words))


def _card_name_by_id(map_: JourneyMap, card_id: CardId) -> str:
    for place, stage in enumerate(map_.stages):
        for number, card in enumerate(stage.cards):
            if card.id == card_id:
                return _card_name(map_, ("stages", place, "cards", number))
    return UNTITLED_PLACES["card"]


def _own_texts(value: Value, path: Path) -> list[MapText]:
    """Return the texts of a value's own fields."""
    found = []
    names, read = _READERS[type(value)]
    for name, text in zip(names, read(value), strict=True):
        if not text:
            continue
        if type(text) is tuple:
            found += [MapText((*path, name, place), each) for place, each in enumerate(text) if each]
        else:
            found.append(MapText((*path, name), text))
    return found


def _all_texts(value: Value, path: Path) -> list[MapText]:
    """Return the texts of a value and of those inside it."""
    found = _own_texts(value, path)
    for name in PARTS.get(type(value), ()):
        for place, each in enumerate(getattr(value, name)):
            found += _own_texts(each, (*path, name, place))
    return found


def _in_order(map_: JourneyMap, name: str, part: tuple[Value, ...]) -> list[tuple[int, Value]]:
    """Return the values with their numbers, cards lane by lane."""
    numbered = list(enumerate(part))
    if name == "cards":
        rows = {lane.id: row for row, lane in enumerate(map_.lanes)}
        numbered.sort(key=lambda entry: rows.get(_LANE(entry[1]), 0))
    return numbered


def value_at(map_: JourneyMap, path: Path) -> object:
    """Return the value that a path leads to."""
    value: object = map_
    for step in path:
        value = (
            value[step] if isinstance(value, tuple) and isinstance(step, int) else getattr(value, str(step))
        )
    return value


def _name(map_: JourneyMap, thing: Thing, path: Path) -> str:
    if thing.kind == "map":
        return shortened(map_.title, NAME_LENGTH) or UNTITLED_PLACES["map"]
    value = value_at(map_, path[:2])
    names = ("name", "title", "statement")
    own = next((str(getattr(value, name)) for name in names if hasattr(value, name)), "")
    return shortened(own, NAME_LENGTH) or UNTITLED_PLACES.get(thing.kind, f"Untitled {thing.kind}")


def _field_words(map_: JourneyMap, path: Path, thing: Thing) -> str:
    """Return what a text is to the thing: “title”, “feedback, quote 2”, “persona, needs”."""
    name = path[-1] if isinstance(path[-1], str) else path[-2]
    owner = value_at(map_, path[:-1] if isinstance(path[-1], str) else path[:-2])
    word = TEXT_FIELDS[type(owner)][str(name)]  # type: ignore[index]
    place = path[-2] if isinstance(path[-2:][0], int) else 0
    number = int(place) + 1
    if isinstance(owner, Feedback):
        return f"feedback, quote {number}" if word == "quote" else f"feedback, {word} of quote {number}"
    if isinstance(owner, Metric):
        return f"metric “{shortened(metric_name(owner), NAME_LENGTH)}”, {word}"
    if isinstance(owner, Variant):
        return f"experiment, variant {number}"
    if isinstance(owner, Experiment):
        return f"experiment, {word}"
    if isinstance(owner, Touchpoint | Note | JourneyMap | MapLink | Dismissal):
        return word
    return f"{thing.kind} {word}" if thing.kind in ("stage", "lane") else f"{thing.kind}, {word}"
