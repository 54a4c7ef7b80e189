"""Mend what must hold between the parts of a map: ids used twice, references that lead nowhere."""

from collections import Counter
from collections.abc import Callable, Iterable

from mapdesigner.model import (
    Card,
    Dismissal,
    Improvement,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    PersonaSentiment,
    Stage,
    Touchpoint,
    card_place,
    new_id,
    new_lane,
    shortened,
)


def mended_relations(map_: JourneyMap, repairs: list[str]) -> JourneyMap:
    """Return a map without problems, and add to `repairs` what was done; a sound map comes back as it is."""
    map_ = _with_own_ids(map_, repairs)
    map_ = _with_lanes_that_take(map_, repairs)
    return _without_dangling(map_, repairs)


def _with_own_ids(map_: JourneyMap, repairs: list[str]) -> JourneyMap:
    """Give every part an id of its own; the first that has an id keeps it."""
    seen: set[str] = set()

    def own(id_: str, place: str) -> str:
        if id_ not in seen:
            seen.add(id_)
            return id_
        repairs.append(f"{place}: its id was used before, so it got another one.")
        fresh = new_id()
        seen.add(fresh)
        return fresh

    lanes = tuple(lane.evolve(id=own(lane.id, f"lane “{lane.name}”")) for lane in map_.lanes)
    personas = tuple(each.evolve(id=own(each.id, f"persona “{each.name}”")) for each in map_.personas)
    goals = tuple(each.evolve(id=own(each.id, f"goal “{shortened(each.statement)}”")) for each in map_.goals)
    stages = tuple(
        stage.evolve(
            id=own(stage.id, f"stage “{stage.name}”"),
            cards=tuple(card.evolve(id=own(card.id, card_place(stage, card))) for card in stage.cards),
        )
        for stage in map_.stages
    )
    notes = tuple(
        each.evolve(id=own(each.id, f"improvement “{shortened(each.title)}”")) for each in map_.improvements
    )
    tests = tuple(
        each.evolve(id=own(each.id, f"experiment “{shortened(each.hypothesis)}”"))
        for each in map_.experiments
    )
    return map_.evolve(
        lanes=lanes, personas=personas, goals=goals, stages=stages, improvements=notes, experiments=tests
    )


def _with_lanes_that_take(map_: JourneyMap, repairs: list[str]) -> JourneyMap:
    """Put cards whose lane is gone, or of another kind, into a lane that takes them, made if need be."""
    lanes = {lane.id: lane for lane in map_.lanes}
    homes: dict[LaneKind, Lane] = {}

    def home(kind: LaneKind) -> Lane:
        if kind not in homes:
            homes[kind] = next((lane for lane in map_.lanes if lane.kind == kind), None) or new_lane(
                "Put right", kind
            )
        return homes[kind]

    def placed(stage: Stage, card: Card) -> Card:
        kind: LaneKind = "notes" if isinstance(card, Note) else "touchpoints"
        lane = lanes.get(card.lane)
        if lane is not None and lane.kind == kind:
            return card
        repairs.append(f"{card_place(stage, card)}: its lane was gone; it is in “{home(kind).name}” now.")
        return card.evolve(lane=home(kind).id)

    stages = tuple(
        stage.evolve(cards=tuple(placed(stage, card) for card in stage.cards)) for stage in map_.stages
    )
    fresh = tuple(lane for lane in homes.values() if lane.id not in lanes)
    return map_.evolve(stages=stages, lanes=(*map_.lanes, *fresh))


def _without_dangling(map_: JourneyMap, repairs: list[str]) -> JourneyMap:
    personas = {each.id for each in map_.personas}
    goals = {each.id for each in map_.goals}
    stage_ids = {stage.id for stage in map_.stages}
    cards = {card.id for stage in map_.stages for card in stage.cards if isinstance(card, Touchpoint)}

    def bare(stage: Stage, card: Card) -> Card:
        if isinstance(card, Note):
            return card
        place = card_place(stage, card)
        said = repairs.append
        return card.evolve(
            personas=_kept(card.personas, personas, place, "persona", said),
            goals=_kept(card.goals, goals, place, "goal", said),
            sentiments=_one_a_persona(card, personas, place, said),
        )

    stages = tuple(
        stage.evolve(
            goals=_kept(stage.goals, goals, f"stage “{stage.name}”", "goal", repairs.append),
            cards=tuple(bare(stage, card) for card in stage.cards),
        )
        for stage in map_.stages
    )
    notes = tuple(_note(note, cards, stage_ids, repairs.append) for note in map_.improvements)
    tests = tuple(test for test in map_.experiments if test.touchpoint in cards)
    repairs += [
        f"experiment “{shortened(test.hypothesis)}”: its touchpoint is not in the map, so it was set aside."
        for test in map_.experiments
        if test.touchpoint not in cards
    ]
    bare_map = map_.evolve(stages=stages, improvements=notes, experiments=tests)
    return bare_map.evolve(dismissed=_dismissals(bare_map, repairs.append))


def _dismissals(map_: JourneyMap, say: Callable[[str], None]) -> tuple[Dismissal, ...]:
    """Return the dismissals about things of the map, one for each rule and thing."""
    if not map_.dismissed:
        return ()
    groups = (map_.stages, map_.lanes, map_.personas, map_.goals, map_.improvements, map_.experiments)
    known = {"", *(each.id for group in groups for each in group)}
    known |= {card.id for stage in map_.stages for card in stage.cards}
    kept: dict[tuple[str, str], Dismissal] = {}
    for each in map_.dismissed:
        if each.about in known:
            kept.setdefault((each.rule, each.about), each)
    if len(kept) < len(map_.dismissed):
        say("Dismissed findings about what is not in the map, or said twice, were taken off.")
    return tuple(kept.values())


def _note(note: Improvement, cards: set[str], stages: set[str], say: Callable[[str], None]) -> Improvement:
    place = f"improvement “{shortened(note.title)}”"
    stage = note.stage
    if stage is not None and stage not in stages:
        say(f"{place}: its stage is not in the map; it stands in the first one now.")
        stage = None
    return note.evolve(touchpoints=_kept(note.touchpoints, cards, place, "touchpoint", say), stage=stage)


def _kept(
    ids: Iterable[str], known: set[str], place: str, noun: str, say: Callable[[str], None]
) -> tuple[str, ...]:
    kept = []
    for id_ in ids:
        if id_ in known:
            kept.append(id_)
        else:
            say(f"{place}: its {noun} {id_} is not in the map and was taken off.")
    return tuple(kept)


def _one_a_persona(
    card: Touchpoint, known: set[str], place: str, say: Callable[[str], None]
) -> tuple[PersonaSentiment, ...]:
    counts = Counter(felt.persona for felt in card.sentiments)
    if counts.keys() <= known and all(count == 1 for count in counts.values()):
        return card.sentiments
    first = {felt.persona: felt for felt in reversed(card.sentiments) if felt.persona in known}
    say(f"{place}: sentiments of personas that are not in the map, or said twice, were taken off.")
    return tuple(felt for felt in card.sentiments if first.get(felt.persona) is felt)
