"""Edits of goals: add, change, remove, attach to stages and touchpoints."""

from collections.abc import Iterable

from mapdesigner.edit.card import edit_touchpoints
from mapdesigner.edit.references import without_dismissals
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.stage import stage_of
from mapdesigner.edit.tuples import find, with_moved, with_replaced, without
from mapdesigner.model import CardId, Goal, GoalId, JourneyMap, StageId, Touchpoint, cards_of


def goal_of(map_: JourneyMap, goal_id: GoalId) -> Goal:
    """Return a goal of the map. Raises EditRejected if it is not there."""
    goal = find(map_.goals, goal_id)
    if goal is None:
        raise EditRejected("That goal is no longer in the map.")
    return goal


def add_goal(map_: JourneyMap, goal: Goal) -> JourneyMap:
    """Add a goal as the last of the map."""
    return map_.evolve(goals=(*map_.goals, goal))


def change_goal(map_: JourneyMap, goal_id: GoalId, **changes: object) -> JourneyMap:
    """Change fields of a goal.

    Raises EditRejected if it is not in the map, pydantic.ValidationError for an unsound value.
    """
    goal = goal_of(map_, goal_id)
    return map_.evolve(goals=with_replaced(map_.goals, goal.evolve(**changes)))


def move_goal(map_: JourneyMap, goal_id: GoalId, to_index: int) -> JourneyMap:
    """Move a goal so that it stands at `to_index`, 0 … number of goals − 1."""
    goal_of(map_, goal_id)
    return map_.evolve(goals=with_moved(map_.goals, goal_id, to_index))


def shift_goal(map_: JourneyMap, goal_id: GoalId, step: int) -> JourneyMap:
    """Move a goal one place up (step −1) or down (1) among the goals of its kind, where there is one."""
    goal = goal_of(map_, goal_id)
    places = [place for place, other in enumerate(map_.goals) if other.kind == goal.kind]
    beside = places.index(map_.goals.index(goal)) + step
    return move_goal(map_, goal_id, places[beside]) if 0 <= beside < len(places) else map_


def remove_goal(map_: JourneyMap, goal_id: GoalId) -> JourneyMap:
    """Remove a goal from the map, its stages and its touchpoints."""
    goal_of(map_, goal_id)
    bare = detach_goal(map_, goal_id, touchpoints_with_goal(map_, goal_id))
    for stage in map_.stages:
        bare = detach_goal_from_stage(bare, goal_id, stage.id)
    bare = bare.evolve(goals=without(map_.goals, frozenset((goal_id,))))
    return without_dismissals(bare, {goal_id})


def touchpoints_with_goal(map_: JourneyMap, goal_id: GoalId) -> tuple[CardId, ...]:
    """Return the touchpoints that serve a goal."""
    return tuple(
        card.id for _, card in cards_of(map_) if isinstance(card, Touchpoint) and goal_id in card.goals
    )


def stages_with_goal(map_: JourneyMap, goal_id: GoalId) -> tuple[StageId, ...]:
    """Return the stages that serve a goal as a whole."""
    return tuple(stage.id for stage in map_.stages if goal_id in stage.goals)


def attach_goal(map_: JourneyMap, goal_id: GoalId, card_ids: Iterable[CardId]) -> JourneyMap:
    """Let touchpoints serve a goal; their goals keep the map's order."""
    goal_of(map_, goal_id)

    def attached(card: Touchpoint) -> Touchpoint:
        return card.evolve(goals=_with(map_, card.goals, goal_id))

    return edit_touchpoints(map_, card_ids, attached)


def detach_goal(map_: JourneyMap, goal_id: GoalId, card_ids: Iterable[CardId]) -> JourneyMap:
    """Let touchpoints serve a goal no longer."""
    return edit_touchpoints(
        map_, card_ids, lambda card: card.evolve(goals=tuple(id_ for id_ in card.goals if id_ != goal_id))
    )


def attach_goal_to_stage(map_: JourneyMap, goal_id: GoalId, stage_id: StageId) -> JourneyMap:
    """Let a whole stage serve a goal."""
    goal_of(map_, goal_id)
    stage = stage_of(map_, stage_id)
    new = stage.evolve(goals=_with(map_, stage.goals, goal_id))
    return map_.evolve(stages=with_replaced(map_.stages, new))


def detach_goal_from_stage(map_: JourneyMap, goal_id: GoalId, stage_id: StageId) -> JourneyMap:
    """Let a stage serve a goal no longer; its touchpoints keep theirs."""
    stage = stage_of(map_, stage_id)
    new = stage.evolve(goals=tuple(id_ for id_ in stage.goals if id_ != goal_id))
    return map_.evolve(stages=with_replaced(map_.stages, new))


def _with(map_: JourneyMap, goals: tuple[GoalId, ...], goal_id: GoalId) -> tuple[GoalId, ...]:
    if goal_id in goals:
        return goals
    order = [goal.id for goal in map_.goals]
    return tuple(sorted((*goals, goal_id), key=order.index))
