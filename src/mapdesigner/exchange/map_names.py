"""What a map's parts are called where others point at them, and its cards in the order they are read."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mapdesigner.model import Card, JourneyMap, Lane, Stage, Touchpoint

BETWEEN_NAMES = "; "
MINUS = "−"


class MapNames(NamedTuple):
    """The names of what has an id; what has no name of its own is called untitled."""

    personas: dict[str, str]
    goals: dict[str, str]
    touchpoints: dict[str, str]
    stage_of: dict[str, str]


def names_of(map_: JourneyMap) -> MapNames:
    """Return the names in a map; `stage_of` has the stage's name by the id of a touchpoint."""
    cards = [(stage, card) for stage in map_.stages for card in stage.cards if isinstance(card, Touchpoint)]
    return MapNames(
        {persona.id: one_line(persona.name) or "Unnamed persona" for persona in map_.personas},
        {goal.id: one_line(goal.statement) or "Untitled goal" for goal in map_.goals},
        {card.id: one_line(card.title) or "Untitled touchpoint" for _, card in cards},
        {card.id: one_line(stage.name) for stage, card in cards},
    )


def as_read(map_: JourneyMap) -> Iterator[tuple[Stage, Lane, Card]]:
    """Yield every card with its stage and lane as a map is read: by stage, by lane, from top to bottom."""
    lanes = {lane.id: (place, lane) for place, lane in enumerate(map_.lanes)}
    for stage in map_.stages:
        # sorted() keeps the order of the cards in each lane.
        for card in sorted(stage.cards, key=lambda card: lanes[card.lane][0]):
            yield stage, lanes[card.lane][1], card


def touchpoints_as_read(map_: JourneyMap) -> Iterator[tuple[Stage, Touchpoint]]:
    """Yield every touchpoint with its stage as a map is read."""
    for stage, _, card in as_read(map_):
        if isinstance(card, Touchpoint):
            yield stage, card


def named(ids: Iterable[str], names: dict[str, str]) -> str:
    """Return what ids are called, one after the other."""
    return BETWEEN_NAMES.join(names[id_] for id_ in ids if id_ in names)


def signed(sentiment: int) -> str:
    """Return −2, 0, +1: a sentiment as it is written beside a word."""
    return f"{MINUS if sentiment < 0 else '+' if sentiment else ''}{abs(sentiment)}"


def one_line(text: str) -> str:
    """Return a text on one line, without blanks around it."""
    return " ".join(text.split())
