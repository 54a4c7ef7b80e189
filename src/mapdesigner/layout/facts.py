"""Facts about a stage that its cells need from the rest of the map."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from mapdesigner.layout.memo import Memo
from mapdesigner.layout.moods import Curve, Felt, feelings, felt_by_each, felt_overall, joined
from mapdesigner.layout.persona_sign import Sign, persona_signs
from mapdesigner.model import (
    Card,
    CardId,
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    LaneId,
    Stage,
    Touchpoint,
    holds_cards,
)

Cells = Mapping[LaneId, tuple[Card, ...]]

_ID = attrgetter("id")
_LANE = attrgetter("lane")

# More curves than this can't be told apart.
MOST_CURVES = 5


class PersonaCurves(NamedTuple):
    """Whose curves a map has: none while personas feel alike, else those that feel anything, five at most.

    `more` tells how many have none for want of room.
    """

    signs: tuple[Sign, ...] = ()
    more: int = 0


class StageFacts(NamedTuple):
    """What the cells of one stage show, some of it kept elsewhere in the map.

    `cells` are the stage's cards by lane; `improvement_counts` tells how many notes a card has. `curve` is
    the stage's piece of the one curve over all, `persona_curves` are the pieces of those in `curves_of`.
    """

    cells: Cells
    personas: tuple[Sign, ...]
    goals: tuple[Goal, ...]
    improvements: tuple[Improvement, ...]
    improvement_counts: Mapping[str, int]
    curve: Curve
    curves_of: PersonaCurves
    persona_curves: tuple[Curve, ...]


class _Own(NamedTuple):
    """What a stage knows by itself: its cards by lane, their ids, how it feels, whether personas differ."""

    cells: Cells
    card_ids: frozenset[CardId]
    feeling: list[Touchpoint]
    felt: tuple[Felt, ...]
    differs: bool


def stage_facts(map_: JourneyMap, memo: Memo) -> tuple[StageFacts, ...]:
    """Return the facts of each stage, in their order."""
    personas = memo.recall("personas", (map_.personas,), partial(persona_signs, map_.personas))
    lanes = map_.lanes
    owns = [
        memo.recall_with_parts(("own", stage.id), (stage.cards, lanes), partial(_own, stage.cards, lanes))
        for stage in map_.stages
    ]
    first = map_.stages[0] if map_.stages else None
    notes = [
        _notes(map_, stage, own.card_ids, stage is first, memo)
        for stage, own in zip(map_.stages, owns, strict=True)
    ]
    curves = joined([own.felt for own in owns])
    curves_of, persona_curves = _persona_curves(map_, owns, personas, memo)
    return tuple(
        StageFacts(
            own.cells, personas, map_.goals, *notes[at], curves[at], curves_of, tuple(persona_curves[at])
        )
        for at, own in enumerate(owns)
    )


def curves_of(map_: JourneyMap) -> PersonaCurves:
    """Return whose curves a map's lanes of emotion show."""
    if not any(lane.kind == "emotion" and lane.curves == "personas" for lane in map_.lanes):
        return PersonaCurves()
    facts = stage_facts(map_, Memo())
    return facts[0].curves_of if facts else PersonaCurves()


def _own(cards: tuple[Card, ...], lanes: tuple[Lane, ...], memo: Memo) -> _Own:
    by_lane: defaultdict[LaneId, list[Card]] = defaultdict(list)
    for lane_id, card in zip(map(_LANE, cards), cards, strict=True):
        by_lane[lane_id].append(card)
    cells = {lane_id: tuple(cell) for lane_id, cell in by_lane.items()}
    # As they are read on the map: lane by lane, each from top to bottom.
    parts = [
        memo.recall(lane.id, (cells[lane.id],), partial(feelings, cells[lane.id]))
        for lane in lanes
        if lane.id in cells and holds_cards(lane)
    ]
    overall = list(chain.from_iterable([part.overall for part in parts]))
    felt = memo.recall("felt", (overall,), partial(felt_overall, overall))
    feeling = list(chain.from_iterable([part.cards for part in parts]))
    return _Own(cells, frozenset(map(_ID, cards)), feeling, felt, any(part.differs for part in parts))


def _persona_curves(
    map_: JourneyMap, owns: list[_Own], personas: tuple[Sign, ...], memo: Memo
) -> tuple[PersonaCurves, list[list[Curve]]]:
    """Return who has curves, and for each stage their pieces; nobody as long as all feel alike."""
    none: list[list[Curve]] = [[] for _ in owns]
    if not any(own.differs for own in owns):
        return PersonaCurves(), none
    ids = tuple(sign.persona_id for sign in personas)
    felt = [
        memo.recall(("felt", stage.id), (own.feeling, ids), partial(felt_by_each, own.feeling, ids))
        for stage, own in zip(map_.stages, owns, strict=True)
    ]
    feeling = [at for at in range(len(ids)) if any(by_persona[at] for by_persona in felt)]
    chosen = feeling[:MOST_CURVES]
    pieces = none
    for at in chosen:
        for stage_pieces, piece in zip(pieces, joined([by[at] for by in felt]), strict=True):
            stage_pieces.append(piece)
    return PersonaCurves(tuple(personas[at] for at in chosen), len(feeling) - len(chosen)), pieces


def _notes(
    map_: JourneyMap, stage: Stage, ids: frozenset[CardId], is_first: bool, memo: Memo
) -> tuple[tuple[Improvement, ...], Mapping[str, int]]:
    """Return a stage's improvement notes and their count by card.

    A note without a touchpoint stands in the stage that it names, or in the first.
    """

    def stands_here(note: Improvement) -> bool:
        if note.touchpoints:
            return not ids.isdisjoint(note.touchpoints)
        return is_first if note.stage is None else note.stage == stage.id

    def find() -> tuple[tuple[Improvement, ...], Mapping[str, int]]:
        notes = tuple([note for note in map_.improvements if stands_here(note)])
        # A plain dict: two Counters take long to compare.
        return notes, dict(Counter(id_ for note in notes for id_ in note.touchpoints))

    return memo.recall(("notes", stage.id), (map_.improvements, ids, is_first), find)
