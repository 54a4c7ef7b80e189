"""Rows: the touchpoints of a map as the table shows them, kept from one map to the next."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from mapdesigner.model import (
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    Persona,
    Stage,
    Touchpoint,
    persona_colour,
    stage_colour,
)

UNTITLED_STAGE, UNTITLED_LANE = "Untitled stage", "Untitled lane"


class Place(NamedTuple):
    """A cell of the map, in words and in order; both places count from 0."""

    stage_id: str
    stage_name: str
    stage_colour: str
    stage_at: int
    lane_name: str
    lane_at: int


class Row(NamedTuple):
    """A touchpoint, its id first because it is asked for most, and where it lies."""

    id: str
    card: Touchpoint
    place: Place


class Around(NamedTuple):
    """What rows show that is kept elsewhere in the map, by id; personas with their colours."""

    personas: Mapping[str, tuple[Persona, str]]
    goals: Mapping[str, Goal]
    improvement_counts: Mapping[str, int]


NOTHING_AROUND = Around({}, {}, {})


class RowSource:
    """Makes the rows of a map; those of a stage that is the same as before are the same objects."""

    def __init__(self) -> None:
        self._lanes: tuple[Lane, ...] = ()
        self._known: dict[str, tuple[Stage, int, list[Row]]] = {}
        self._parts: tuple[object, ...] = ()
        self._around = NOTHING_AROUND

    def rows(self, map_: JourneyMap) -> list[list[Row]]:
        """Return the rows of each stage in reading order: lane by lane, each from top to bottom."""
        before = self._known if map_.lanes == self._lanes else {}
        self._lanes = map_.lanes
        self._known = {}
        for place, stage in enumerate(map_.stages):
            known = before.get(stage.id)
            if known is None or known[0] is not stage or known[1] != place:
                known = (
                    stage,
                    place,
                    _rows(stage, place, map_.lanes, {} if known is None else _by_id(known[2])),
                )
            self._known[stage.id] = known
        return [rows for _, _, rows in self._known.values()]

    def around(self, map_: JourneyMap) -> Around:
        """Return what the rows of a map show of the rest of it; the same object while that is the same."""
        parts = (map_.personas, map_.goals, map_.improvements)
        if len(self._parts) != len(parts) or any(
            one is not other for one, other in zip(parts, self._parts, strict=True)
        ):
            self._parts = parts
            around = Around(
                {
                    persona.id: (persona, persona_colour(persona, place))
                    for place, persona in enumerate(map_.personas)
                },
                {goal.id: goal for goal in map_.goals},
                _counts(map_.improvements),
            )
            if around != self._around:
                self._around = around
        return self._around


def _counts(improvements: tuple[Improvement, ...]) -> Mapping[str, int]:
    return dict(Counter(id_ for note in improvements for id_ in note.touchpoints))


def _by_id(rows: list[Row]) -> Mapping[str, Row]:
    return {row.id: row for row in rows}


def _rows(stage: Stage, at: int, lanes: tuple[Lane, ...], before: Mapping[str, Row]) -> list[Row]:
    """Return a stage's rows, those that are as before as the same objects."""
    name, colour = stage.name or UNTITLED_STAGE, stage_colour(stage)
    places = {
        lane.id: Place(stage.id, name, colour, at, lane.name or UNTITLED_LANE, row)
        for row, lane in enumerate(lanes)
    }
    rows = []
    for card in stage.cards:
        if isinstance(card, Touchpoint):
            row, place = before.get(card.id), places[card.lane]
            same = row is not None and row.card is card and row.place == place
            rows.append(row if same and row is not None else Row(card.id, card, place))
    rows.sort(key=_lane_at)
    return rows


def _lane_at(row: Row) -> int:
    return row.place.lane_at
