"""Feedback: what a customer said about a touchpoint."""

from typing import Literal, get_args

from mapdesigner.model.sentiment import Sentiment
from mapdesigner.model.value import Day, Text, Value

FeedbackStatus = Literal["new", "answered", "resolved", "worth showing"]
FEEDBACK_STATUSES: tuple[FeedbackStatus, ...] = get_args(FeedbackStatus)


class Feedback(Value):
    """A quote with who said it, where it came from and what was done about it."""

    quote: Text
    who: Text = ""
    source: Text = ""
    received_on: Day | None = None
    sentiment: Sentiment | None = None
    status: FeedbackStatus = "new"
