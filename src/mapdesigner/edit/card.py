"""Edits of cards, touchpoints and notes alike: add, rename, move, duplicate, remove."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from mapdesigner.edit.lane import lane_of
from mapdesigner.edit.references import without_references_to
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.stage import stage_of
from mapdesigner.edit.tuples import holds_any, ids_of, with_inserted, with_replaced, without
from mapdesigner.model import (
    Card,
    CardId,
    JourneyMap,
    Lane,
    LaneId,
    Note,
    Stage,
    StageId,
    Touchpoint,
    card_text,
    new_id,
)

TouchpointEdit = Callable[[Touchpoint], Touchpoint]


def card_of(map_: JourneyMap, card_id: CardId) -> tuple[Stage, Card]:
    """Return a card and its stage. Raises EditRejected if it is not in the map."""
    for stage in _stages_with(map_, frozenset((card_id,))):
        return stage, next(card for card in stage.cards if card.id == card_id)
    raise EditRejected("That card is no longer in the map.")


def add_card(map_: JourneyMap, card: Card, stage_id: StageId, index: int | None = None) -> JourneyMap:
    """Add a card to the cell of its lane, before the `index`-th card there, or as the last.

    Raises EditRejected if the stage or lane is not in the map or the lane holds another kind of card.
    """
    return add_cards(map_, (card,), stage_id, index)


def add_cards(
    map_: JourneyMap, cards: Sequence[Card], stage_id: StageId, index: int | None = None
) -> JourneyMap:
    """Add several cards to one stage, in their order, each to the cell of its lane."""
    stage = stage_of(map_, stage_id)
    for card in cards:
        check_lane_takes(lane_of(map_, card.lane), card)
    return map_.evolve(stages=with_replaced(map_.stages, _with_cards(stage, cards, index)))


def rename_card(map_: JourneyMap, card_id: CardId, text: str) -> JourneyMap:
    """Give a touchpoint another title, or a note another text."""
    stage, card = card_of(map_, card_id)
    new: Card = card.evolve(title=text) if isinstance(card, Touchpoint) else card.evolve(text=text)
    return _with_stage_cards(map_, stage, with_replaced(stage.cards, new))


def move_cards(
    map_: JourneyMap,
    card_ids: Iterable[CardId],
    to_stage: StageId,
    to_lane: LaneId,
    index: int | None = None,
) -> JourneyMap:
    """Move cards into a cell, before the `index`-th of the cards that lie there now, or to its end.

    They keep the order in which they are read on the map. Raises EditRejected if a card, the stage or the
    lane is not in the map, or the lane holds another kind of card.
    """
    wanted = frozenset(card_ids)
    sources = tuple(_stages_with(map_, wanted))
    moving = _in_reading_order(map_, sources, wanted)
    if len(moving) < len(wanted):
        raise EditRejected("Some of these cards are no longer in the map.")
    lane = lane_of(map_, to_lane)
    for card in moving:
        check_lane_takes(lane, card)
    target = stage_of(map_, to_stage)
    there = [card for card in target.cards if card.lane == to_lane]
    place = len(there) if index is None else max(0, min(index, len(there)))
    place -= sum(1 for card in there[:place] if card.id in wanted)
    moved = tuple(card.evolve(lane=to_lane) for card in moving)
    landed = _with_cards(_without_cards(target, wanted), moved, place)
    if _looks_alike(target, landed):
        return map_
    left = {stage.id: _without_cards(stage, wanted) for stage in sources if stage is not target}
    stages = {**left, target.id: landed}
    return map_.evolve(stages=tuple(stages.get(stage.id, stage) for stage in map_.stages))


def remove_cards(map_: JourneyMap, card_ids: Iterable[CardId]) -> JourneyMap:
    """Remove cards; improvement notes stay, without these touchpoints."""
    gone = frozenset(card_ids)
    stages = tuple(_without_cards(stage, gone) for stage in map_.stages)
    return without_references_to(map_.evolve(stages=stages), gone)


def duplicate_cards(map_: JourneyMap, copies: dict[CardId, CardId]) -> JourneyMap:
    """Put a copy right under each card; `copies` gives the copy's id for each original's."""
    stages = []
    for stage in map_.stages:
        cards: list[Card] = []
        for card in stage.cards:
            cards.append(card)
            if card.id in copies:
                cards.append(card.evolve(id=copies[card.id]))
        stages.append(stage.evolve(cards=tuple(cards)))
    return map_.evolve(stages=tuple(stages))


def change_touchpoints(map_: JourneyMap, card_ids: Iterable[CardId], **changes: object) -> JourneyMap:
    """Change the same fields of several touchpoints.

    Raises EditRejected if one of them is a note, pydantic.ValidationError for an unsound value.
    """
    return edit_touchpoints(map_, card_ids, lambda card: card.evolve(**changes))


def edit_touchpoints(map_: JourneyMap, card_ids: Iterable[CardId], edit: TouchpointEdit) -> JourneyMap:
    """Put what `edit` makes of each of the touchpoints in its place.

    Raises EditRejected if one of them is a note; what is not in the map is left out.
    """
    wanted = frozenset(card_ids)
    stages = map_.stages
    for stage in _stages_with(map_, wanted):
        cards = (_edited(card, edit) if card.id in wanted else card for card in stage.cards)
        stages = with_replaced(stages, stage.evolve(cards=tuple(cards)))
    return map_.evolve(stages=stages)


def edit_touchpoint(map_: JourneyMap, card_id: CardId, edit: TouchpointEdit) -> JourneyMap:
    """Put what `edit` makes of a touchpoint in its place.

    Raises EditRejected if it is not in the map or is a note.
    """
    card_of(map_, card_id)
    return edit_touchpoints(map_, (card_id,), edit)


def in_reading_order(map_: JourneyMap, card_ids: Iterable[CardId]) -> tuple[Card, ...]:
    """Return the cards with these ids stage by stage, lane by lane, from top to bottom."""
    wanted = frozenset(card_ids)
    return _in_reading_order(map_, _stages_with(map_, wanted), wanted)


def check_lane_takes(lane: Lane, card: Card) -> None:
    """Raise EditRejected with a sentence when a card of this kind can't be in the lane."""
    takes = {"touchpoints": "touchpoint", "notes": "note"}.get(lane.kind)
    if takes == card.kind:
        return
    if takes is None:
        raise EditRejected(summary_lane_sentence(lane))
    raise EditRejected(f"“{lane.name}” holds {lane.kind}; a {card.kind} can't go there.")


def summary_lane_sentence(lane: Lane) -> str:
    """Return why no card can lie in a lane that sums up the others."""
    return f"“{lane.name}” is drawn from the touchpoints. Put cards in a lane of touchpoints or of notes."


def copies_for_pasting(cards: Sequence[Card], map_: JourneyMap) -> tuple[Card, ...]:
    """Return copies with fresh ids that fit the map: what it does not know (personas, goals) is left out."""
    personas = {persona.id for persona in map_.personas}
    goals = {goal.id for goal in map_.goals}
    copies: list[Card] = []
    for card in cards:
        if isinstance(card, Note):
            copies.append(card.evolve(id=new_id()))
        else:
            copies.append(
                card.evolve(
                    id=new_id(),
                    personas=tuple(id_ for id_ in card.personas if id_ in personas),
                    goals=tuple(id_ for id_ in card.goals if id_ in goals),
                    sentiments=tuple(felt for felt in card.sentiments if felt.persona in personas),
                )
            )
    return tuple(copies)


def _stages_with(map_: JourneyMap, card_ids: frozenset[str]) -> Iterator[Stage]:
    """Yield the stages that hold any of the cards; what comes after the last of them is not looked at."""
    missing = card_ids
    for stage in map_.stages:
        if not missing:
            return
        if holds_any(stage.cards, missing):
            missing = missing.difference(ids_of(stage.cards))
            yield stage


def _in_reading_order(map_: JourneyMap, stages: Iterable[Stage], wanted: frozenset[str]) -> tuple[Card, ...]:
    rows = {lane.id: row for row, lane in enumerate(map_.lanes)}
    found: list[Card] = []
    for stage in stages:
        found += sorted((card for card in stage.cards if card.id in wanted), key=lambda card: rows[card.lane])
    return tuple(found)


def _edited(card: Card, edit: TouchpointEdit) -> Touchpoint:
    if isinstance(card, Note):
        raise EditRejected(f"“{card_text(card)}” is a note; it has none of these.")
    return edit(card)


def _without_cards(stage: Stage, gone: frozenset[str]) -> Stage:
    if holds_any(stage.cards, gone):
        return stage.evolve(cards=without(stage.cards, gone))
    return stage


def _with_cards(stage: Stage, cards: Sequence[Card], index: int | None) -> Stage:
    """Put each card before the `index`-th card of its lane in the stage."""
    kept = stage.cards
    places: dict[str, int] = {}
    for card in cards:
        cell = [place for place, other in enumerate(kept) if other.lane == card.lane]
        at = places.get(card.lane, len(cell) if index is None else max(0, index))
        kept = with_inserted(kept, cell[at] if at < len(cell) else len(kept), card)
        places[card.lane] = at + 1
    return stage.evolve(cards=kept)


def _looks_alike(one: Stage, other: Stage) -> bool:
    """Tell whether each lane holds the same cards in the same order, which is all that shows."""

    def by_lane(stage: Stage) -> list[Card]:
        return sorted(stage.cards, key=lambda card: card.lane)

    return len(one.cards) == len(other.cards) and by_lane(one) == by_lane(other)


def _with_stage_cards(map_: JourneyMap, stage: Stage, cards: tuple[Card, ...]) -> JourneyMap:
    return map_.evolve(stages=with_replaced(map_.stages, stage.evolve(cards=cards)))
