"""Facts about a stage that its cells need from the rest of the map."""

from functools import partial
from typing import NamedTuple

from mapdesigner.layout.card import persona_colour
from mapdesigner.layout.measures import GAP_BETWEEN_STAGES_PT, STAGE_WIDTH_PT
from mapdesigner.layout.memo import Memo
from mapdesigner.model import Goal, Improvement, JourneyMap, Lane, Persona, Stage, Touchpoint, holds_cards


class Felt(NamedTuple):
    """A point of the emotion curve: x in points from a stage's left edge, sentiment, the touchpoint's id."""

    x: float
    sentiment: int
    card_id: str


class StageFacts(NamedTuple):
    """What the cells of one stage show that is kept elsewhere in the map.

    `felt` are the stage's own points, `felt_before` and `felt_after` its neighbours on the curve, their x
    also from this stage's left edge.
    """

    personas: tuple[tuple[Persona, str], ...]
    goals: tuple[Goal, ...]
    improvements: tuple[Improvement, ...]
    felt: tuple[Felt, ...]
    felt_before: Felt | None
    felt_after: Felt | None


def stage_facts(map_: JourneyMap, memo: Memo) -> tuple[StageFacts, ...]:
    """Return the facts of each stage, in their order."""
    personas = tuple((persona, persona_colour(persona, index)) for index, persona in enumerate(map_.personas))
    notes = memo.recall(
        "improvements", (map_.improvements, map_.stages), lambda parts: _by_stage(map_, parts)
    )
    felt = tuple(
        memo.recall(("felt", stage.id), (stage, map_.lanes), partial(_felt, stage, map_.lanes))
        for stage in map_.stages
    )
    before = _neighbours(felt, 1)
    after = _neighbours(felt, -1)
    return tuple(
        StageFacts(personas, map_.goals, notes[index], felt[index], before[index], after[index])
        for index in range(len(map_.stages))
    )


def reading_order(stage: Stage, lanes: tuple[Lane, ...]) -> tuple[Touchpoint, ...]:
    """Return the stage's touchpoints as they are read on the map: lane by lane, each from top to bottom."""
    by_lane: dict[str, list[Touchpoint]] = {lane.id: [] for lane in lanes if holds_cards(lane)}
    for card in stage.cards:
        if isinstance(card, Touchpoint):
            by_lane[card.lane].append(card)
    return tuple(card for cards in by_lane.values() for card in cards)


def _felt(stage: Stage, lanes: tuple[Lane, ...], _: Memo) -> tuple[Felt, ...]:
    felt = [(card.id, card.sentiment) for card in reading_order(stage, lanes) if card.sentiment is not None]
    step = STAGE_WIDTH_PT / max(1, len(felt))
    return tuple(Felt((place + 0.5) * step, mood, id_) for place, (id_, mood) in enumerate(felt))


def _neighbours(felt: tuple[tuple[Felt, ...], ...], direction: int) -> list[Felt | None]:
    """Return for each stage the nearest point outside it, to the left (1) or to the right (−1)."""
    column_pt = STAGE_WIDTH_PT + GAP_BETWEEN_STAGES_PT
    found: list[Felt | None] = []
    carried: Felt | None = None
    for points in felt[::direction]:
        found.append(carried)
        nearest = (points[-1] if direction == 1 else points[0]) if points else carried
        carried = nearest and nearest._replace(x=nearest.x - direction * column_pt)
    return found[::direction]


def _by_stage(map_: JourneyMap, memo: Memo) -> tuple[tuple[Improvement, ...], ...]:
    """Return each stage's improvement notes; a note without a touchpoint stands in the first stage."""
    ids = [memo.recall(stage.id, (stage.cards,), partial(_card_ids, stage)) for stage in map_.stages]
    by_stage: list[list[Improvement]] = [[] for _ in ids]
    for note in map_.improvements:
        if not note.touchpoints:
            by_stage[0].append(note)
            continue
        for index, members in enumerate(ids):
            if not members.isdisjoint(note.touchpoints):
                by_stage[index].append(note)
    return tuple(tuple(notes) for notes in by_stage)


def _card_ids(stage: Stage, _: Memo) -> frozenset[str]:
    return frozenset(card.id for card in stage.cards)
