"""Goal: what the customer or the business wants to reach, and how it would be known."""

from typing import Literal

from mapdesigner.model.value import Day, Id, Text, Value

GoalId = Id
GoalKind = Literal["customer", "business"]


class Goal(Value):
    """A goal that stages' touchpoints can serve."""

    id: GoalId
    kind: GoalKind = "customer"
    statement: Text
    measure: Text = ""
    target: Text = ""
    deadline: Day | None = None
    owner: Text = ""
