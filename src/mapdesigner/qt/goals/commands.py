"""What panels, menus and the inspector do with goals: each names an edit and hands it to the session."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from mapdesigner.edit import (
    add_goal,
    attach_goal,
    attach_goal_to_stage,
    change_goal,
    detach_goal,
    detach_goal_from_stage,
    shift_goal,
)
from mapdesigner.edit.tuples import find
from mapdesigner.insight.serving import ServingCount
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.model import (
    CardId,
    Goal,
    GoalId,
    GoalKind,
    JourneyMap,
    StageId,
    Touchpoint,
    cards_of,
    new_goal,
    shortened,
)
from mapdesigner.qt.editing.commands import touchpoints_in_selection
from mapdesigner.session import Edit, Session

UNTITLED = "Untitled goal"
KIND_WORDS: dict[GoalKind, str] = {"customer": "Customer goal", "business": "Business goal"}


class Aim(NamedTuple):
    """What a goal would be attached to: touchpoints, or a whole stage; neither when nothing fits."""

    touchpoints: tuple[CardId, ...] = ()
    stage: StageId | None = None

    @property
    def is_there(self) -> bool:
        """Whether there is anything to attach to."""
        return bool(self.touchpoints) or self.stage is not None


def goal_name(goal: Goal, length: int = 40) -> str:
    """Return what a goal is called in messages and menus, its first line cut to a length."""
    return shortened(goal.statement, length) or UNTITLED


def goal_facts(goal: Goal) -> str:
    """Return the small line under a goal: target · deadline · owner."""
    due = f"by {short_day(goal.deadline)}" if goal.deadline is not None else ""
    return " · ".join(" ".join(word.split()) for word in (goal.target, due, goal.owner) if word.strip())


def aim_of(session: Session) -> Aim:
    """Return what is selected that can serve a goal."""
    map_, chosen = session.map_, session.selection
    if not chosen:
        return Aim()
    stage = find(map_.stages, next(iter(chosen))) if len(chosen) == 1 else None
    if stage is not None:
        return Aim(stage=stage.id)
    return Aim(tuple(card.id for card in touchpoints_in_selection(session)))


def aim_words(map_: JourneyMap, aim: Aim) -> str:
    """Return what is aimed at: “Checkout”, 3 touchpoints, stage “Purchase”."""
    if aim.stage is not None:
        stage = find(map_.stages, aim.stage)
        return f"stage “{shortened(stage.name)}”" if stage is not None and stage.name else "the stage"
    if len(aim.touchpoints) == 1:
        title = next((card.title for card in _touchpoints(map_, aim)), "")
        return f"“{shortened(title)}”" if title else "the touchpoint"
    return counted(len(aim.touchpoints), "touchpoint")


def is_served_by(map_: JourneyMap, goal_id: GoalId, aim: Aim) -> bool:
    """Tell whether all that is aimed at serves a goal already."""
    if aim.stage is not None:
        stage = find(map_.stages, aim.stage)
        return stage is not None and goal_id in stage.goals
    return bool(aim.touchpoints) and all(goal_id in card.goals for card in _touchpoints(map_, aim))


def serving_counts(map_: JourneyMap, aim: Aim) -> tuple[Counter[GoalId], int]:
    """Return how many of the things aimed at serve each goal, and how many things these are."""
    if aim.stage is not None:
        stage = find(map_.stages, aim.stage)
        return Counter(stage.goals if stage is not None else ()), 1
    cards = tuple(_touchpoints(map_, aim)) if aim.touchpoints else ()
    return Counter(goal for card in cards for goal in card.goals), len(cards)


def add(session: Session, kind: GoalKind, statement: str = "", aim: Aim | None = None) -> GoalId:
    """Add a goal, served by what is aimed at, and return its id."""
    goal = new_goal(statement, kind)
    attach = None if aim is None else _attaching(goal.id, aim)

    def edit(map_: JourneyMap) -> JourneyMap:
        added = add_goal(map_, goal)
        return added if attach is None else attach(added)

    session.apply(edit, f"Add {KIND_WORDS[kind].lower()}")
    return goal.id


def attach(session: Session, goal_id: GoalId, aim: Aim) -> bool:
    """Let what is aimed at serve a goal and say so; False when nothing was attached."""
    goal = find(session.map_.goals, goal_id)
    if goal is None or not aim.is_there:
        session.say("Select touchpoints or a stage on the map first, or drag the goal onto one.")
        return False
    if is_served_by(session.map_, goal_id, aim):
        session.say(f"“{goal_name(goal)}” is attached to {aim_words(session.map_, aim)} already.")
        return False
    done = session.apply(_attaching(goal_id, aim), "Attach goal")
    if done:
        session.say(f"“{goal_name(goal)}” attached to {aim_words(session.map_, aim)}.")
    return done


def detach(session: Session, goal_id: GoalId, aim: Aim) -> bool:
    """Let what is aimed at serve a goal no longer and say so."""
    goal = find(session.map_.goals, goal_id)
    done = goal is not None and session.apply(_detaching(goal_id, aim), "Take goal off")
    if done and goal is not None:
        words = aim_words(session.map_, aim)
        session.say(f"“{goal_name(goal)}” taken off {words}. Ctrl+Z brings it back.")
    return done


def toggle(session: Session, goal_id: GoalId, aim: Aim) -> bool:
    """Attach a goal, or take it off when all that is aimed at serves it."""
    change = detach if is_served_by(session.map_, goal_id, aim) else attach
    return change(session, goal_id, aim)


def shift(session: Session, goal_id: GoalId, step: int) -> bool:
    """Move a goal one place up (−1) or down (1) among those of its kind."""
    return session.apply(partial(shift_goal, goal_id=goal_id, step=step), "Move goal")


def set_kind(session: Session, goal_id: GoalId, kind: GoalKind) -> bool:
    """Make a goal the customer's or the business's."""
    return session.apply(partial(change_goal, goal_id=goal_id, kind=kind), "Change kind of goal")


def serving_words(count: ServingCount) -> str:
    """Return what serves a goal: “1 stage and 3 touchpoints”, “nothing”."""
    parts = ((count.stages, "stage"), (count.touchpoints, "touchpoint"))
    return " and ".join(counted(number, noun) for number, noun in parts if number) or "nothing"


def counted(count: int, noun: str) -> str:
    """Return “1 touchpoint”, “12 touchpoints”."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}".replace(",", "\u202f")


def _attaching(goal_id: GoalId, aim: Aim) -> Edit:
    if aim.stage is not None:
        return partial(attach_goal_to_stage, goal_id=goal_id, stage_id=aim.stage)
    return partial(attach_goal, goal_id=goal_id, card_ids=aim.touchpoints)


def _detaching(goal_id: GoalId, aim: Aim) -> Edit:
    if aim.stage is not None:
        return partial(detach_goal_from_stage, goal_id=goal_id, stage_id=aim.stage)
    return partial(detach_goal, goal_id=goal_id, card_ids=aim.touchpoints)


def _touchpoints(map_: JourneyMap, aim: Aim) -> Iterable[Touchpoint]:
    return (card for _, card in cards_of(map_) if isinstance(card, Touchpoint) and card.id in aim.touchpoints)
