"""Things: what findings are about, by id, with the words and the icon of a link that leads there."""

from collections.abc import Mapping
from typing import NamedTuple

from mapdesigner.layout.icons import channel_icon
from mapdesigner.model import (
    Experiment,
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    Note,
    Persona,
    Stage,
    Touchpoint,
    shortened,
)

MOST_LETTERS = 42
# For a touchpoint without channel.
ANY_CHANNEL = "circle-dashed"

WithId = Stage | Lane | Persona | Goal | Improvement | Experiment | Touchpoint | Note


class Thing(NamedTuple):
    """What it is in a word, what it is called, and its icon."""

    kind: str
    words: str
    icon: str


def things_of(map_: JourneyMap) -> Mapping[str, WithId]:
    """Return everything of a map that has an id."""
    things: dict[str, WithId] = {}
    groups: tuple[tuple[WithId, ...], ...] = (
        *(map_.lanes, map_.personas, map_.goals, map_.improvements, map_.experiments, map_.stages),
        *(stage.cards for stage in map_.stages),
    )
    for group in groups:
        things.update([(each.id, each) for each in group])
    return things


def thing(one: WithId) -> Thing:
    """Return what a link to something says."""
    match one:
        case Touchpoint():
            return _thing("touchpoint", one.title, channel_icon(one.channel) or ANY_CHANNEL)
        case Note():
            return _thing("note", one.text, "message-2")
        case Stage():
            return _thing("stage", one.name, "map-2")
        case Lane():
            return _thing("lane", one.name, "layout-rows")
        case Persona():
            return _thing("persona", one.name, "user")
        case Goal():
            return _thing("goal", one.statement, "target")
        case Improvement():
            return _thing("note", one.title, "bulb")
        case _:
            return _thing("experiment", one.hypothesis, "scale")


def _thing(kind: str, text: str, icon: str) -> Thing:
    return Thing(kind, shortened(text, MOST_LETTERS) or f"Untitled {kind}", icon)
