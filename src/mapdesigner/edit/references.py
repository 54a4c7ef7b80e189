"""References from elsewhere in the map to cards and stages that go."""

from mapdesigner.model import Improvement, JourneyMap, StageId


def without_references_to(map_: JourneyMap, cards: frozenset[str]) -> JourneyMap:
    """Take removed cards out of improvement notes, which stay, and drop experiments on them."""
    return map_.evolve(
        improvements=tuple(_released(note, cards) for note in map_.improvements),
        experiments=tuple(test for test in map_.experiments if test.touchpoint not in cards),
    )


def _released(note: Improvement, cards: frozenset[str]) -> Improvement:
    if cards.isdisjoint(note.touchpoints):
        return note
    return note.evolve(touchpoints=tuple(card for card in note.touchpoints if card not in cards))


def without_references_to_stage(map_: JourneyMap, stage_id: StageId) -> JourneyMap:
    """Let improvement notes that stand in a removed stage stand in the first one."""
    return map_.evolve(
        improvements=tuple(
            note.evolve(stage=None) if note.stage == stage_id else note for note in map_.improvements
        )
    )
