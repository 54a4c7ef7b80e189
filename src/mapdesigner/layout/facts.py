"""Facts about a stage that its cells need from the rest of the map."""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from mapdesigner.layout.card import persona_colour
from mapdesigner.layout.measures import GAP_BETWEEN_STAGES_PT, STAGE_WIDTH_PT
from mapdesigner.layout.memo import Memo
from mapdesigner.model import (
    Card,
    CardId,
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    LaneId,
    Persona,
    Stage,
    Touchpoint,
    holds_cards,
)

Cells = Mapping[LaneId, tuple[Card, ...]]

# More points than this in a stage's width are closer than four points and show as a smear.
MOST_POINTS = 56


class Felt(NamedTuple):
    """A point of the emotion curve: x in points from a stage's left edge, sentiment, the touchpoint's id.

    Where many touchpoints share a point it is their mean sentiment and the first one's id.
    """

    x: float
    sentiment: float
    card_id: str


class StageFacts(NamedTuple):
    """What the cells of one stage show, some of it kept elsewhere in the map.

    `cells` are the stage's cards by lane; `improvement_counts` tells how many notes a card has. `felt` are
    the stage's own points, `felt_before` and `felt_after` its neighbours on the curve, their x also from this
    stage's left edge.
    """

    cells: Cells
    personas: tuple[tuple[Persona, str], ...]
    goals: tuple[Goal, ...]
    improvements: tuple[Improvement, ...]
    improvement_counts: Mapping[str, int]
    felt: tuple[Felt, ...]
    felt_before: Felt | None
    felt_after: Felt | None


def stage_facts(map_: JourneyMap, memo: Memo) -> tuple[StageFacts, ...]:
    """Return the facts of each stage, in their order."""
    personas = memo.recall("personas", (map_.personas,), partial(_coloured, map_.personas))
    notes = [_notes(map_, stage, index == 0, memo) for index, stage in enumerate(map_.stages)]
    cells = [
        memo.recall(("cells", stage.id), (stage.cards,), partial(_cells, stage)) for stage in map_.stages
    ]
    felt = [
        memo.recall(("felt", stage.id), (stage.cards, map_.lanes), partial(_felt, there, map_.lanes))
        for stage, there in zip(map_.stages, cells, strict=True)
    ]
    before = _neighbours(felt, 1)
    after = _neighbours(felt, -1)
    return tuple(
        StageFacts(cells[at], personas, map_.goals, *notes[at], felt[at], before[at], after[at])
        for at in range(len(map_.stages))
    )


def _coloured(personas: tuple[Persona, ...]) -> tuple[tuple[Persona, str], ...]:
    return tuple((persona, persona_colour(persona, index)) for index, persona in enumerate(personas))


def _cells(stage: Stage) -> Cells:
    by_lane: dict[str, list[Card]] = {}
    for card in stage.cards:
        by_lane.setdefault(card.lane, []).append(card)
    return {lane_id: tuple(cards) for lane_id, cards in by_lane.items()}


def _felt(cells: Cells, lanes: tuple[Lane, ...]) -> tuple[Felt, ...]:
    """Return the sentiments of a stage as they are read on the map: lane by lane, each from top to bottom."""
    felt: list[tuple[CardId, float]] = [
        (card.id, card.sentiment)
        for lane in lanes
        if holds_cards(lane)
        for card in cells.get(lane.id, ())
        if isinstance(card, Touchpoint) and card.sentiment is not None
    ]
    felt = _thinned(felt)
    step = STAGE_WIDTH_PT / max(1, len(felt))
    return tuple(Felt((place + 0.5) * step, mood, id_) for place, (id_, mood) in enumerate(felt))


def _thinned(felt: list[tuple[CardId, float]]) -> list[tuple[CardId, float]]:
    """Return at most MOST_POINTS points: where there are more, each is the mean of neighbours."""
    if len(felt) <= MOST_POINTS:
        return felt
    edges = [round(place * len(felt) / MOST_POINTS) for place in range(MOST_POINTS + 1)]
    groups = [felt[start:end] for start, end in pairwise(edges)]
    return [(group[0][0], sum(mood for _, mood in group) / len(group)) for group in groups]


def _neighbours(felt: list[tuple[Felt, ...]], direction: int) -> list[Felt | None]:
    """Return for each stage the nearest point outside it, to the left (1) or to the right (−1)."""
    column_pt = STAGE_WIDTH_PT + GAP_BETWEEN_STAGES_PT
    found: list[Felt | None] = []
    carried: Felt | None = None
    for points in felt[::direction]:
        found.append(carried)
        nearest = (points[-1] if direction == 1 else points[0]) if points else carried
        carried = nearest and nearest._replace(x=nearest.x - direction * column_pt)
    return found[::direction]


def _notes(
    map_: JourneyMap, stage: Stage, is_first: bool, memo: Memo
) -> tuple[tuple[Improvement, ...], Mapping[str, int]]:
    """Return a stage's improvement notes and their count by card.

    A note without a touchpoint stands in the first stage.
    """
    ids = memo.recall(("ids", stage.id), (stage.cards,), partial(_card_ids, stage))

    def find() -> tuple[tuple[Improvement, ...], Mapping[str, int]]:
        notes = tuple(
            note
            for note in map_.improvements
            if (not ids.isdisjoint(note.touchpoints) if note.touchpoints else is_first)
        )
        return notes, Counter(id_ for note in notes for id_ in note.touchpoints)

    return memo.recall(("notes", stage.id), (map_.improvements, ids, is_first), find)


def _card_ids(stage: Stage) -> frozenset[str]:
    return frozenset(card.id for card in stage.cards)
