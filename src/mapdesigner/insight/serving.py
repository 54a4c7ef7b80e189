"""What serves a goal: whole stages and single touchpoints, stage by stage."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from mapdesigner.model import Goal, GoalId, JourneyMap, Stage, Touchpoint, touchpoints_of


class Serving(NamedTuple):
    """What serves a goal in one stage: the stage as a whole, touchpoints of it, or both."""

    stage: Stage
    as_a_whole: bool
    touchpoints: tuple[Touchpoint, ...]


class ServingCount(NamedTuple):
    """How many stages as a whole and how many touchpoints serve a goal."""

    stages: int = 0
    touchpoints: int = 0


def serving(map_: JourneyMap, goal_id: GoalId) -> tuple[Serving, ...]:
    """Return what serves a goal, in the order of the stages; empty when nothing does."""
    found = (_in_stage(stage, goal_id) for stage in map_.stages)
    return tuple(each for each in found if each.as_a_whole or each.touchpoints)


def is_served(map_: JourneyMap, goal_id: GoalId) -> bool:
    """Tell whether a stage or a touchpoint serves a goal."""
    return any(
        goal_id in stage.goals or any(goal_id in card.goals for card in touchpoints_of(stage))
        for stage in map_.stages
    )


def goals_in(stage: Stage) -> dict[GoalId, ServingCount]:
    """Return each goal that something of the stage serves, with how much does."""
    touchpoints = Counter(chain.from_iterable(card.goals for card in touchpoints_of(stage)))
    return {
        id_: ServingCount(int(id_ in stage.goals), touchpoints[id_])
        for id_ in dict.fromkeys((*stage.goals, *touchpoints))
    }


def summed(counts: Iterable[ServingCount]) -> ServingCount:
    """Return counts of several stages together."""
    total = ServingCount()
    for each in counts:
        total = ServingCount(total.stages + each.stages, total.touchpoints + each.touchpoints)
    return total


def count_serving(map_: JourneyMap, goal_id: GoalId) -> ServingCount:
    """Return how many stages and touchpoints serve a goal."""
    return summed(goals_in(stage).get(goal_id, ServingCount()) for stage in map_.stages)


def unserved_goals(map_: JourneyMap) -> tuple[Goal, ...]:
    """Return the goals that nothing serves, in the map's order."""
    served = {id_ for stage in map_.stages for id_ in goals_in(stage)}
    return tuple(goal for goal in map_.goals if goal.id not in served)


def _in_stage(stage: Stage, goal_id: GoalId) -> Serving:
    cards = tuple(card for card in touchpoints_of(stage) if goal_id in card.goals)
    return Serving(stage, goal_id in stage.goals, cards)
