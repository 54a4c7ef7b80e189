"""Edits of the priorities: how much impact, effort, votes and pain count."""

from mapdesigner.model import JourneyMap, PriorityWeights


def change_priority_weights(map_: JourneyMap, **changes: object) -> JourneyMap:
    """Change weights of the priorities, each from 0 to 5; the usual ones are not kept in the map.

    Raises pydantic.ValidationError for a misspelt weight or one out of range.
    """
    weights = (map_.priority_weights or PriorityWeights()).evolve(**changes)
    return map_.evolve(priority_weights=None if weights == PriorityWeights() else weights)


def reset_priority_weights(map_: JourneyMap) -> JourneyMap:
    """Go back to the usual weights of the priorities."""
    return map_.evolve(priority_weights=None)
