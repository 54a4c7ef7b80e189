"""Improvement: a note of what to change, for which touchpoints, who does it and by when."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from mapdesigner.model.card import CardId
from mapdesigner.model.stage import StageId
from mapdesigner.model.value import Day, Id, Text, Value, new_id

ImprovementId = Id
Lever = Literal[
    "user experience",
    "personalisation",
    "social engagement",
    "reviews and testimonials",
    "cross-channel consistency",
    "customer data",
    "support quality",
    "new touchpoint",
]
ImprovementStatus = Literal["idea", "planned", "testing", "done", "dropped"]
LEVERS: tuple[Lever, ...] = get_args(Lever)
IMPROVEMENT_STATUSES: tuple[ImprovementStatus, ...] = get_args(ImprovementStatus)
OneToFive = Annotated[int, Field(ge=1, le=5)]


class Improvement(Value):
    """An improvement note; impact and effort run from 1 (small) to 5 (large).

    `stage` is where a note stands that serves no touchpoint; None is the first stage.
    """

    id: ImprovementId
    title: Text
    note: Text = ""
    touchpoints: tuple[CardId, ...] = ()
    stage: StageId | None = None
    lever: Lever | None = None
    impact: OneToFive | None = None
    effort: OneToFive | None = None
    owner: Text = ""
    due: Day | None = None
    status: ImprovementStatus = "idea"
    expected: Text = ""


def new_improvement(title: str, touchpoints: tuple[CardId, ...] = ()) -> Improvement:
    """Return an improvement note with a fresh id."""
    return Improvement(id=new_id(), title=title, touchpoints=touchpoints)
