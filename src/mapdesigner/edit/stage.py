"""Edits of stages: add, change, move, remove."""

from mapdesigner.edit.references import without_references_to, without_references_to_stage
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.tuples import find, with_inserted, with_moved, with_replaced, without
from mapdesigner.model import JourneyMap, Stage, StageId


def stage_of(map_: JourneyMap, stage_id: StageId) -> Stage:
    """Return a stage of the map. Raises EditRejected if it is not there."""
    stage = find(map_.stages, stage_id)
    if stage is None:
        raise EditRejected("That stage is no longer in the map.")
    return stage


def add_stage(map_: JourneyMap, stage: Stage, index: int | None = None) -> JourneyMap:
    """Add a stage before `index`, or as the last."""
    return map_.evolve(stages=with_inserted(map_.stages, len(map_.stages) if index is None else index, stage))


def change_stage(map_: JourneyMap, stage_id: StageId, **changes: object) -> JourneyMap:
    """Change a stage's name, phase, customer goal or colour.

    Raises EditRejected if the stage is not in the map, pydantic.ValidationError for an unsound value.
    """
    stage = stage_of(map_, stage_id)
    return map_.evolve(stages=with_replaced(map_.stages, stage.evolve(**changes)))


def move_stage(map_: JourneyMap, stage_id: StageId, to_index: int) -> JourneyMap:
    """Move a stage with its cards so that it stands at `to_index`, 0 … number of stages − 1."""
    stage_of(map_, stage_id)
    return map_.evolve(stages=with_moved(map_.stages, stage_id, to_index))


def remove_stage(map_: JourneyMap, stage_id: StageId) -> JourneyMap:
    """Remove a stage and its cards; improvement notes stay, without these touchpoints.

    Raises EditRejected if it is the last stage or not in the map.
    """
    stage = stage_of(map_, stage_id)
    if len(map_.stages) == 1:
        raise EditRejected("A map needs at least one stage.")
    gone = frozenset(card.id for card in stage.cards)
    bare = map_.evolve(stages=without(map_.stages, frozenset((stage_id,))))
    return without_references_to_stage(without_references_to(bare, gone), stage_id)
