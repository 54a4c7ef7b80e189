"""Turn a note into a touchpoint or an improvement note, keeping its text and its place."""

from mapdesigner.edit.card import add_card, card_of, remove_cards
from mapdesigner.edit.improvement import add_improvement
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.model import (
    CardId,
    ImprovementId,
    JourneyMap,
    LaneId,
    LaneKind,
    Note,
    Stage,
    Touchpoint,
    new_improvement,
    new_touchpoint,
)


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
    bare = new_touchpoint(card.lane, card.title, card.channel, card.setting)
    kept = {"id": card.id, "votes": card.votes, "tags": card.tags, "description": card.description}
    served = any(card_id in note.touchpoints for note in map_.improvements)
    tested = any(test.touchpoint == card_id for test in map_.experiments)
    if bare.evolve(**kept) != card or served or tested:
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
