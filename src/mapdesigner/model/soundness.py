"""What must hold between the parts of a map: unique ids, references that lead somewhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from mapdesigner.model.card import Note, Touchpoint, card_text
from mapdesigner.model.journey_map import JourneyMap, cards_of
from mapdesigner.model.lane import Lane
from mapdesigner.model.stage import Stage

_LANE_KIND_FOR = {"touchpoint": "touchpoints", "note": "notes"}


class Problem(NamedTuple):
    """Something unsound: where it is, in words, and what is wrong there."""

    place: str
    what: str

    def sentence(self) -> str:
        """Return place and trouble as one line."""
        return f"{self.place}: {self.what}"


def problems(map_: JourneyMap) -> tuple[Problem, ...]:
    """Return everything that is unsound between the map's parts; empty for a sound map."""
    return (
        *_shape(map_),
        *_duplicate_ids(map_),
        *_card_problems(map_),
        *_stage_goals(map_),
        *_note_references(map_),
        *_dismissals(map_),
    )


def card_place(stage: Stage, card: Touchpoint | Note) -> str:
    """Return where a card is, in words: stage “Purchase”, card “Checkout”."""
    return f"stage “{stage.name}”, card “{shortened(card_text(card))}”"


def shortened(text: str, length: int = 40) -> str:
    """Return the text's first line, cut to a length with an ellipsis."""
    lines = text.strip().splitlines()
    first = lines[0] if lines else ""
    return first if len(first) <= length else first[: length - 1].rstrip() + "…"


def _shape(map_: JourneyMap) -> Iterator[Problem]:
    if not map_.stages:
        yield Problem("stages", "a map needs at least one stage.")
    if not map_.lanes:
        yield Problem("lanes", "a map needs at least one lane.")


def _duplicate_ids(map_: JourneyMap) -> Iterator[Problem]:
    owners = (map_.stages, map_.lanes, map_.personas, map_.goals, map_.improvements, map_.experiments)
    ids = [card.id for stage in map_.stages for card in stage.cards]
    ids += [owner.id for group in owners for owner in group]
    if len(set(ids)) == len(ids):
        return
    counts = Counter(ids)
    for id_, place in _places(map_):
        if counts[id_] > 1:
            yield Problem(place, f"the id {id_} is used {counts[id_]} times; each id may be used once.")


def _places(map_: JourneyMap) -> Iterator[tuple[str, str]]:
    """Yield every id with the place of its owner, in words."""
    yield from ((card.id, card_place(stage, card)) for stage, card in cards_of(map_))
    yield from ((stage.id, f"stage “{stage.name}”") for stage in map_.stages)
    yield from ((lane.id, f"lane “{lane.name}”") for lane in map_.lanes)
    yield from ((persona.id, f"persona “{persona.name}”") for persona in map_.personas)
    yield from ((goal.id, f"goal “{shortened(goal.statement)}”") for goal in map_.goals)
    yield from ((note.id, f"improvement “{shortened(note.title)}”") for note in map_.improvements)
    yield from ((test.id, f"experiment “{shortened(test.hypothesis)}”") for test in map_.experiments)


def _card_problems(map_: JourneyMap) -> Iterator[Problem]:
    # One pass with cheap questions: ten thousand sound cards pay for no sentence.
    lanes = {lane.id: lane for lane in map_.lanes}
    personas = frozenset(persona.id for persona in map_.personas)
    goals = frozenset(goal.id for goal in map_.goals)
    for stage in map_.stages:
        for card in stage.cards:
            lane = lanes.get(card.lane)
            if lane is None:
                yield Problem(card_place(stage, card), f"its lane {card.lane} is not in the map.")
            elif lane.kind != _LANE_KIND_FOR[card.kind]:
                yield Problem(card_place(stage, card), _wrong_lane(card, lane))
            if isinstance(card, Touchpoint) and not (
                personas.issuperset(card.personas) and goals.issuperset(card.goals) and not card.sentiments
            ):
                yield from _dangling_from(card, card_place(stage, card), personas, goals)


def _stage_goals(map_: JourneyMap) -> Iterator[Problem]:
    goals = frozenset(goal.id for goal in map_.goals)
    for stage in map_.stages:
        yield from _dangling(f"stage “{stage.name}”", "goal", stage.goals, goals)


def _wrong_lane(card: Touchpoint | Note, lane: Lane) -> str:
    return f"a {card.kind} can't be in the lane “{lane.name}”, which holds {lane.kind}."


def _dangling_from(card: Touchpoint, place: str, personas: Set[str], goals: Set[str]) -> Iterator[Problem]:
    feelers = tuple(felt.persona for felt in card.sentiments)
    yield from _dangling(place, "persona", (*card.personas, *feelers), personas)
    yield from _dangling(place, "goal", card.goals, goals)
    if len(set(feelers)) < len(feelers):
        yield Problem(place, "a persona has two sentiments here; keep one.")


def _note_references(map_: JourneyMap) -> Iterator[Problem]:
    if not map_.improvements and not map_.experiments:
        return
    cards = {card.id for stage in map_.stages for card in stage.cards if isinstance(card, Touchpoint)}
    stages = {stage.id for stage in map_.stages}
    for note in map_.improvements:
        place = f"improvement “{shortened(note.title)}”"
        yield from _dangling(place, "touchpoint", note.touchpoints, cards)
        if note.stage is not None:
            yield from _dangling(place, "stage", (note.stage,), stages)
    for test in map_.experiments:
        place = f"experiment “{shortened(test.hypothesis)}”"
        yield from _dangling(place, "touchpoint", (test.touchpoint,), cards)


def _dismissals(map_: JourneyMap) -> Iterator[Problem]:
    if not map_.dismissed:
        return
    known = {id_ for id_, _ in _places(map_)}
    seen: set[tuple[str, str]] = set()
    for each in map_.dismissed:
        place = f"dismissed finding of “{each.rule}”"
        if each.about and each.about not in known:
            yield Problem(place, f"what it is about, {each.about}, is not in the map.")
        if (each.rule, each.about) in seen:
            yield Problem(place, "it is dismissed twice; keep one.")
        seen.add((each.rule, each.about))


def _dangling(place: str, noun: str, ids: Iterable[str], known: Set[str]) -> Iterator[Problem]:
    for id_ in ids:
        if id_ not in known:
            yield Problem(place, f"its {noun} {id_} is not in the map.")
