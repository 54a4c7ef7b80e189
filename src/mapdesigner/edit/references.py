"""References from elsewhere in the map to cards, stages and other things that go."""

from collections.abc import Set

from mapdesigner.model import Improvement, JourneyMap, StageId


def without_references_to(map_: JourneyMap, cards: frozenset[str]) -> JourneyMap:
    """Take removed cards out of improvement notes, which stay, and drop experiments on them.

    Dismissed findings about the cards and those experiments go too.
    """
    bare = map_.evolve(
        improvements=tuple(_released(note, cards) for note in map_.improvements),
        experiments=tuple(test for test in map_.experiments if test.touchpoint not in cards),
    )
    tests = {test.id for test in map_.experiments if test.touchpoint in cards}
    return without_dismissals(bare, cards | tests)


def without_dismissals(map_: JourneyMap, gone: Set[str]) -> JourneyMap:
    """Forget what was dismissed about things that are no longer in the map."""
    if not map_.dismissed:
        return map_
    return map_.evolve(dismissed=tuple(each for each in map_.dismissed if each.about not in gone))


def _released(note: Improvement, cards: frozenset[str]) -> Improvement:
    if cards.isdisjoint(note.touchpoints):
        return note
    return note.evolve(touchpoints=tuple(card for card in note.touchpoints if card not in cards))


def without_references_to_stage(map_: JourneyMap, stage_id: StageId) -> JourneyMap:
    """Let improvement notes that stand in a removed stage stand in the first one; forget its dismissals."""
    moved = map_.evolve(
        improvements=tuple(
            note.evolve(stage=None) if note.stage == stage_id else note for note in map_.improvements
        )
    )
    return without_dismissals(moved, {stage_id})
