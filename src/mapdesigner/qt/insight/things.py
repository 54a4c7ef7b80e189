"""Things: what findings are about, by id, with the words and the icon of a link that leads there."""

from collections.abc import Mapping
from typing import NamedTuple

from mapdesigner.model import JourneyMap, Touchpoint, card_text, shortened

MOST_LETTERS = 42
_NO_CARD = "message-dots"


class Thing(NamedTuple):
    """What it is in a word, what it is called, and its icon."""

    kind: str
    words: str
    icon: str


def things_of(map_: JourneyMap) -> Mapping[str, Thing]:
    """Return everything of a map that has an id."""
    things: dict[str, Thing] = {}
    for lane in map_.lanes:
        things[lane.id] = _thing("lane", lane.name, "layout-rows")
    for persona in map_.personas:
        things[persona.id] = _thing("persona", persona.name, "user")
    for goal in map_.goals:
        things[goal.id] = _thing("goal", goal.statement, "target")
    for note in map_.improvements:
        things[note.id] = _thing("note", note.title, "bulb")
    for test in map_.experiments:
        things[test.id] = _thing("experiment", test.hypothesis, "scale")
    for stage in map_.stages:
        things[stage.id] = _thing("stage", stage.name, "map-2")
        for card in stage.cards:
            kind = "touchpoint" if isinstance(card, Touchpoint) else "note"
            things[card.id] = _thing(kind, card_text(card), "map-pin")
    return things


def _thing(kind: str, text: str, icon: str) -> Thing:
    return Thing(kind, shortened(text, MOST_LETTERS) or f"Untitled {kind}", icon)
