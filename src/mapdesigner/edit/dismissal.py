"""Edits of what the gap finder tells: dismiss a finding with a reason, restore it, switch a rule off."""

from mapdesigner.edit.rejected import EditRejected
from mapdesigner.model import Dismissal, JourneyMap, RuleName


def dismiss_finding(map_: JourneyMap, rule: RuleName, about: str, reason: str) -> JourneyMap:
    """Put a finding aside: what the rule finds about a thing of the map, or, for "", about the whole map.

    A finding that was dismissed before gets the new reason. Raises EditRejected if the reason is empty or the
    thing is not in the map, pydantic.ValidationError for what can't be the name of a rule.
    """
    if not reason.strip():
        raise EditRejected("A finding is dismissed with a reason; write a word or two.")
    if about and not _is_there(map_, about):
        raise EditRejected("What that finding is about is no longer in the map.")
    new = Dismissal(rule=rule, about=about, reason=reason.strip())
    if any((each.rule, each.about) == (rule, about) for each in map_.dismissed):
        return map_.evolve(
            dismissed=tuple(
                new if (each.rule, each.about) == (rule, about) else each for each in map_.dismissed
            )
        )
    return map_.evolve(dismissed=(*map_.dismissed, new))


def restore_finding(map_: JourneyMap, rule: RuleName, about: str) -> JourneyMap:
    """Let a dismissed finding be told again. Raises EditRejected if it is not dismissed."""
    left = tuple(each for each in map_.dismissed if (each.rule, each.about) != (rule, about))
    if len(left) == len(map_.dismissed):
        raise EditRejected("That finding is not dismissed.")
    return map_.evolve(dismissed=left)


def switch_rule(map_: JourneyMap, rule: RuleName, on: bool) -> JourneyMap:
    """Switch a rule of the gap finder on or off for this map; what was dismissed stays dismissed."""
    if on:
        return map_.evolve(rules_off=tuple(name for name in map_.rules_off if name != rule))
    return map_ if rule in map_.rules_off else map_.evolve(rules_off=(*map_.rules_off, rule))


def _is_there(map_: JourneyMap, id_: str) -> bool:
    groups = (map_.stages, map_.lanes, map_.personas, map_.goals, map_.improvements, map_.experiments)
    return any(id_ == each.id for group in groups for each in group) or any(
        id_ == card.id for stage in map_.stages for card in stage.cards
    )
