"""Edits of the map itself: its title, purpose, scenario and the like."""

from mapdesigner.model import JourneyMap

MAP_FIELDS = frozenset(("title", "purpose", "scenario", "state", "organisation", "author", "review_on"))


def change_map(map_: JourneyMap, **changes: object) -> JourneyMap:
    """Change fields of the map's own description, those of MAP_FIELDS.

    Raises TypeError for another field, pydantic.ValidationError for a value out of range.
    """
    if not changes.keys() <= MAP_FIELDS:
        raise TypeError(f"not a field of the map's description: {sorted(changes.keys() - MAP_FIELDS)}")
    return map_.evolve(**changes)
