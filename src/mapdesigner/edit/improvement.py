"""Edits of improvement notes: add, change, remove."""

from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.tuples import find, with_replaced, without
from mapdesigner.model import Improvement, ImprovementId, JourneyMap


def add_improvement(map_: JourneyMap, note: Improvement) -> JourneyMap:
    """Add an improvement note as the last of the map."""
    return map_.evolve(improvements=(*map_.improvements, note))


def change_improvement(map_: JourneyMap, note_id: ImprovementId, **changes: object) -> JourneyMap:
    """Change fields of an improvement note.

    Raises EditRejected if it is not in the map, pydantic.ValidationError for a value out of range.
    """
    note = find(map_.improvements, note_id)
    if note is None:
        raise EditRejected("That improvement note is no longer in the map.")
    return map_.evolve(improvements=with_replaced(map_.improvements, note.evolve(**changes)))


def remove_improvement(map_: JourneyMap, note_id: ImprovementId) -> JourneyMap:
    """Remove an improvement note."""
    return map_.evolve(improvements=without(map_.improvements, frozenset((note_id,))))
