"""Edits of lanes: add, change, move, remove."""

from mapdesigner.edit.references import without_dismissals, without_references_to
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.tuples import find, with_inserted, with_moved, with_replaced, without
from mapdesigner.model import JourneyMap, Lane, LaneId, cards_of


def lane_of(map_: JourneyMap, lane_id: LaneId) -> Lane:
    """Return a lane of the map. Raises EditRejected if it is not there."""
    lane = find(map_.lanes, lane_id)
    if lane is None:
        raise EditRejected("That lane is no longer in the map.")
    return lane


def add_lane(map_: JourneyMap, lane: Lane, index: int | None = None) -> JourneyMap:
    """Add a lane before `index`, or as the last."""
    return map_.evolve(lanes=with_inserted(map_.lanes, len(map_.lanes) if index is None else index, lane))


def change_lane(map_: JourneyMap, lane_id: LaneId, **changes: object) -> JourneyMap:
    """Change a lane's name, description, colour or kind.

    Raises EditRejected if the lane is not in the map, or holds cards and the kind would change.
    """
    lane = lane_of(map_, lane_id)
    new = lane.evolve(**changes)
    if new.kind != lane.kind and any(card.lane == lane_id for _, card in cards_of(map_)):
        raise EditRejected(f"“{lane.name}” holds cards, so it stays a lane of {lane.kind}.")
    return map_.evolve(lanes=with_replaced(map_.lanes, new))


def move_lane(map_: JourneyMap, lane_id: LaneId, to_index: int) -> JourneyMap:
    """Move a lane with its cards so that it stands at `to_index`, 0 … number of lanes − 1."""
    lane_of(map_, lane_id)
    return map_.evolve(lanes=with_moved(map_.lanes, lane_id, to_index))


def remove_lane(map_: JourneyMap, lane_id: LaneId) -> JourneyMap:
    """Remove a lane and its cards; improvement notes stay, without these touchpoints.

    Raises EditRejected if it is the last lane or not in the map.
    """
    lane_of(map_, lane_id)
    if len(map_.lanes) == 1:
        raise EditRejected("A map needs at least one lane.")
    gone = frozenset(card.id for _, card in cards_of(map_) if card.lane == lane_id)
    stages = tuple(stage.evolve(cards=without(stage.cards, gone)) for stage in map_.stages)
    bare = map_.evolve(lanes=without(map_.lanes, frozenset((lane_id,))), stages=stages)
    return without_dismissals(without_references_to(bare, gone), {lane_id})
