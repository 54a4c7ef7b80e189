"""What a large sheet shows only in part: texts that have a place on it, and more words than that holds."""

from collections.abc import Iterator
from typing import NamedTuple

from mapdesigner.export.left_out import missing_texts
from mapdesigner.export.poster.tiles import column_letters
from mapdesigner.insight.texts import MapText, texts, value_at
from mapdesigner.model import (
    UNTITLED,
    Feedback,
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    Note,
    Persona,
    Stage,
    Touchpoint,
    Value,
    stage_colour,
)

Fields = frozenset[tuple[type[Value], str]]

FRAME: Fields = frozenset(
    {
        *((JourneyMap, name) for name in ("title", "purpose")),
        *((Stage, name) for name in ("name", "customer_goal")),
        *((Lane, name) for name in ("name", "description")),
    }
)
CARDS: Fields = frozenset(
    {
        *((Touchpoint, "title"), (Note, "text"), (Feedback, "quote")),
        *((Improvement, "title"), (Goal, "statement")),
    }
)
AROUND: Fields = frozenset({(JourneyMap, "scenario"), (Persona, "name")})
# What a sheet shows in lanes of a kind, and nowhere if there is none.
_LANE_KINDS: dict[type[Value], str] = {Feedback: "quotes", Improvement: "improvements", Goal: "goals"}
_SECTIONS: dict[type[Value], str] = {
    JourneyMap: "The map",
    Lane: "Lanes",
    Improvement: "Improvement notes",
    Goal: "Goals",
    Persona: "Personas",
}
_WORDS = {"purpose": "Purpose", "scenario": "Scenario", "customer_goal": "Customer goal", "name": "Name"}


class CutText(NamedTuple):
    """A text that is cut, where it belongs in a few words, and the section that it stands in."""

    section: str
    colour: str
    place: str
    text: str


def cut_texts(
    map_: JourneyMap, written: str, fields: Fields, cell_names: bool = False
) -> tuple[CutText, ...]:
    """Return the texts of the fields that are not whole in what was written on a sheet.

    With `cell_names` their places are named as the cells of a wall sheet are, A1 and so on.
    """
    return tuple(_cut(map_, text, cell_names) for text in missing_texts(placed_texts(map_, fields), written))


def placed_texts(map_: JourneyMap, fields: Fields) -> list[MapText]:
    """Return the texts of the fields, as far as the map has lanes for them."""
    # A map without a title has a line to write one on.
    return [text for text in texts(map_) if text.text != UNTITLED and _has_place(map_, text, fields)]


def _has_place(map_: JourneyMap, text: MapText, fields: Fields) -> bool:
    field = text.path[-1]
    if isinstance(field, int):  # one of several, as tags
        return False
    kind = type(_owner(map_, text))
    lane_kind = _LANE_KINDS.get(kind)
    has_lane = lane_kind is None or any(lane.kind == lane_kind for lane in map_.lanes)
    return has_lane and (kind, field) in fields


def _owner(map_: JourneyMap, text: MapText) -> Value:
    owner = value_at(map_, text.path[:-1])
    assert isinstance(owner, Value)
    return owner


def _cut(map_: JourneyMap, text: MapText, cell_names: bool) -> CutText:
    owner = _owner(map_, text)
    if text.path[0] != "stages":
        place = " · ".join(_place_of(owner, str(text.path[-1])))
        return CutText(_SECTIONS[type(owner)], "accent", place, text.text)
    stage = map_.stages[int(text.path[1])]
    place = " · ".join(word for word in _place_in_stage(map_, text, owner, cell_names) if word)
    return CutText(stage.name or "Untitled stage", stage_colour(stage), place, text.text)


def _place_of(owner: object, field: str) -> Iterator[str]:
    if isinstance(owner, Lane) and field == "description":
        yield owner.name or "Untitled lane"
    elif isinstance(owner, JourneyMap):
        yield _WORDS.get(field, "Title")
    elif isinstance(owner, Improvement) and owner.owner:
        yield owner.owner


def _place_in_stage(map_: JourneyMap, text: MapText, owner: object, cell_names: bool) -> Iterator[str]:
    if isinstance(owner, Stage):
        yield _WORDS[str(text.path[-1])]
        return
    column = int(text.path[1])
    card = map_.stages[column].cards[int(text.path[3])]
    rows = {lane.id: row for row, lane in enumerate(map_.lanes)}
    if isinstance(owner, Feedback):
        yield "Quote"
        yield card.title if isinstance(card, Touchpoint) else ""
        yield owner.who
        yield owner.source
    else:
        row = rows[card.lane]
        yield f"{column_letters(column)}{row + 1}" if cell_names else ""
        yield map_.lanes[row].name or "Untitled lane"
