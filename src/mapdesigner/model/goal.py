"""Goal: what the customer or the business wants to reach, and how it would be known."""

from typing import Literal, get_args

from mapdesigner.model.value import Day, Id, Text, Value, new_id

GoalId = Id
GoalKind = Literal["customer", "business"]
GOAL_KINDS: tuple[GoalKind, ...] = get_args(GoalKind)


class Goal(Value):
    """A goal that stages and touchpoints can serve."""

    id: GoalId
    kind: GoalKind = "customer"
    statement: Text
    measure: Text = ""
    target: Text = ""
    deadline: Day | None = None
    owner: Text = ""


def new_goal(statement: str, kind: GoalKind = "customer") -> Goal:
    """Return a goal with a fresh id."""
    return Goal(id=new_id(), kind=kind, statement=statement)
