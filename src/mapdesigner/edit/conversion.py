"""Turn notes into touchpoints or improvement notes, touchpoints into notes, keeping text and place."""

from collections.abc import Callable, Mapping

from mapdesigner.edit.card import add_card, card_of, in_reading_order, move_cards, remove_cards
from mapdesigner.edit.improvement import add_improvement
from mapdesigner.edit.lane import lane_of
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.model import (
    Card,
    CardId,
    ImprovementId,
    JourneyMap,
    LaneId,
    LaneKind,
    Note,
    Stage,
    StageId,
    Touchpoint,
    new_improvement,
    new_touchpoint,
)

Conversion = Callable[[JourneyMap, CardId, str], JourneyMap]


def note_to_touchpoint(map_: JourneyMap, note_id: CardId, new_id: CardId) -> JourneyMap:
    """Turn a note into a touchpoint at the end of its stage's cell in the nearest lane of touchpoints.

    Its text becomes the title; votes and tags stay. Raises EditRejected if it is no note of the map or no
    lane holds touchpoints.
    """
    stage, note = _note(map_, note_id)
    lane_id = _nearest_lane(map_, note.lane, "touchpoints")
    card = new_touchpoint(lane_id, note.text).evolve(id=new_id, votes=note.votes, tags=note.tags)
    return add_card(remove_cards(map_, (note_id,)), card, stage.id)


def touchpoint_to_note(map_: JourneyMap, card_id: CardId, new_id: CardId) -> JourneyMap:
    """Turn a touchpoint that carries nothing but words into a note in the nearest lane of notes.

    Raises EditRejected if it is no touchpoint of the map, carries something a note can't keep, or no lane
    holds notes.
    """
    stage, card = card_of(map_, card_id)
    if not isinstance(card, Touchpoint):
        raise EditRejected("That card is a note already.")
    if not holds_only_words(map_, card):
        raise EditRejected(f"“{card.title}” carries more than words, which a note can't keep; it stays.")
    lane_id = _nearest_lane(map_, card.lane, "notes")
    text = "\n".join(part for part in (card.title, card.description) if part)
    note = Note(kind="note", id=new_id, lane=lane_id, text=text, votes=card.votes, tags=card.tags)
    return add_card(remove_cards(map_, (card_id,)), note, stage.id)


def note_to_improvement(map_: JourneyMap, note_id: CardId, new_id: ImprovementId) -> JourneyMap:
    """Turn a note into an improvement note that stands in the same stage.

    Its first line becomes the title, the other lines its note. Raises EditRejected if it
    is no note of the map.
    """
    stage, note = _note(map_, note_id)
    lines = note.text.strip().splitlines()
    title = lines[0] if lines else ""
    rest = "\n".join(lines[1:]).strip()
    made = new_improvement(title).evolve(id=new_id, note=rest, stage=stage.id)
    return add_improvement(remove_cards(map_, (note_id,)), made)


def holds_only_words(map_: JourneyMap, card: Card) -> bool:
    """Tell whether a card is a touchpoint of which a note would keep everything."""
    if not isinstance(card, Touchpoint):
        return False
    bare = new_touchpoint(card.lane, card.title)
    kept = {"id": card.id, "votes": card.votes, "tags": card.tags, "description": card.description}
    served = any(card.id in note.touchpoints for note in map_.improvements)
    tested = any(test.touchpoint == card.id for test in map_.experiments)
    return bare.evolve(**kept) == card and not served and not tested


def convert_all(map_: JourneyMap, convert: Conversion, new_ids: Mapping[CardId, str]) -> JourneyMap:
    """Convert several cards, in the order in which they are read; `new_ids` gives each one's new id.

    Raises EditRejected, and converts none, when one of them can't be converted.
    """
    for card in in_reading_order(map_, new_ids):
        map_ = convert(map_, card.id, new_ids[card.id])
    return map_


def move_or_convert_cards(
    map_: JourneyMap,
    new_ids: Mapping[CardId, CardId],
    to_stage: StageId,
    to_lane: LaneId,
    index: int | None = None,
) -> JourneyMap:
    """Move cards as `move_cards` does; notes that land in a lane of touchpoints become touchpoints.

    `new_ids` gives for each card the id that it has if it is converted. Raises EditRejected as `move_cards`
    does, also for a touchpoint that would land among notes: it could lose more than its place.
    """
    landing = dict(new_ids)
    converts = lane_of(map_, to_lane).kind == "touchpoints"
    for card in in_reading_order(map_, new_ids):
        if converts and isinstance(card, Note):
            # It goes to the end of a cell, so what `index` counts stays where it is.
            map_ = note_to_touchpoint(map_, card.id, new_ids[card.id])
        else:
            landing[card.id] = card.id
    return move_cards(map_, landing.values(), to_stage, to_lane, index)


def _note(map_: JourneyMap, note_id: CardId) -> tuple[Stage, Note]:
    stage, card = card_of(map_, note_id)
    if isinstance(card, Touchpoint):
        raise EditRejected(f"“{card.title}” is no note.")
    return stage, card


def _nearest_lane(map_: JourneyMap, lane_id: LaneId, kind: LaneKind) -> LaneId:
    row = next(place for place, lane in enumerate(map_.lanes) if lane.id == lane_id)
    fitting = [(abs(row - place), lane.id) for place, lane in enumerate(map_.lanes) if lane.kind == kind]
    if not fitting:
        raise EditRejected(f"The map has no lane of {kind}; add one first.")
    return min(fitting)[1]
