"""Facts about a stage that its cells need from the rest of the map."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

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
    persona_colour,
)

Cells = Mapping[LaneId, tuple[Card, ...]]
Mood = tuple[CardId, float]

_ID = attrgetter("id")
_LANE = attrgetter("lane")

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


class _Own(NamedTuple):
    """What a stage knows by itself: its cards by lane, their ids, its points on the emotion curve."""

    cells: Cells
    card_ids: frozenset[CardId]
    felt: tuple[Felt, ...]


def stage_facts(map_: JourneyMap, memo: Memo) -> tuple[StageFacts, ...]:
    """Return the facts of each stage, in their order."""
    personas = memo.recall("personas", (map_.personas,), partial(_coloured, map_.personas))
    lanes = map_.lanes
    owns = [
        memo.recall_with_parts(("own", stage.id), (stage.cards, lanes), partial(_own, stage.cards, lanes))
        for stage in map_.stages
    ]
    notes = [
        _notes(map_, stage, own.card_ids, stage is map_.stages[0], memo)
        for stage, own in zip(map_.stages, owns, strict=True)
    ]
    felt = [own.felt for own in owns]
    before = _neighbours(felt, 1)
    after = _neighbours(felt, -1)
    return tuple(
        StageFacts(own.cells, personas, map_.goals, *notes[at], own.felt, before[at], after[at])
        for at, own in enumerate(owns)
    )


def _coloured(personas: tuple[Persona, ...]) -> tuple[tuple[Persona, str], ...]:
    return tuple((persona, persona_colour(persona, index)) for index, persona in enumerate(personas))


def _own(cards: tuple[Card, ...], lanes: tuple[Lane, ...], memo: Memo) -> _Own:
    by_lane: defaultdict[LaneId, list[Card]] = defaultdict(list)
    for lane_id, card in zip(map(_LANE, cards), cards, strict=True):
        by_lane[lane_id].append(card)
    cells = {lane_id: tuple(cell) for lane_id, cell in by_lane.items()}
    # As they are read on the map: lane by lane, each from top to bottom.
    moods: list[Mood] = []
    for lane in lanes:
        cell = cells.get(lane.id, ())
        if holds_cards(lane):
            moods += memo.recall(lane.id, (cell,), partial(_moods, cell))
    return _Own(cells, frozenset(map(_ID, cards)), _felt(moods))


def _moods(cell: tuple[Card, ...]) -> list[Mood]:
    return [
        (card.id, card.sentiment)
        for card in cell
        if isinstance(card, Touchpoint) and card.sentiment is not None
    ]


def _felt(moods: list[Mood]) -> tuple[Felt, ...]:
    """Return a stage's sentiments as points, evenly from its left edge to its right."""
    shown = _thinned(moods)
    step = STAGE_WIDTH_PT / max(1, len(shown))
    return tuple([Felt((place + 0.5) * step, mood, id_) for place, (id_, mood) in enumerate(shown)])


def _thinned(felt: list[Mood]) -> list[Mood]:
    """Return at most MOST_POINTS points: where there are more, each is the mean of neighbours."""
    if len(felt) <= MOST_POINTS:
        return felt
    edges = [round(place * len(felt) / MOST_POINTS) for place in range(MOST_POINTS + 1)]
    groups = [felt[start:end] for start, end in pairwise(edges)]
    return [(group[0][0], sum([mood for _, mood in group]) / len(group)) for group in groups]


def _neighbours(felt: list[tuple[Felt, ...]], direction: int) -> list[Felt | None]:
    """Return for each stage the nearest point outside it, to the left (1) or to the right (−1)."""
    column_pt = STAGE_WIDTH_PT + GAP_BETWEEN_STAGES_PT
    found: list[Felt | None] = []
    carried: Felt | None = None
    for points in felt[::direction]:
        found.append(carried)
        nearest = (points[-1] if direction == 1 else points[0]) if points else carried
        if nearest is not None:
            carried = Felt(nearest.x - direction * column_pt, nearest.sentiment, nearest.card_id)
    return found[::direction]


def _notes(
    map_: JourneyMap, stage: Stage, ids: frozenset[CardId], is_first: bool, memo: Memo
) -> tuple[tuple[Improvement, ...], Mapping[str, int]]:
    """Return a stage's improvement notes and their count by card.

    A note without a touchpoint stands in the first stage.
    """

    def find() -> tuple[tuple[Improvement, ...], Mapping[str, int]]:
        notes = tuple(
            note
            for note in map_.improvements
            if (not ids.isdisjoint(note.touchpoints) if note.touchpoints else is_first)
        )
        # A plain dict: two Counters take long to compare.
        return notes, dict(Counter(id_ for note in notes for id_ in note.touchpoints))

    return memo.recall(("notes", stage.id), (map_.improvements, ids, is_first), find)
