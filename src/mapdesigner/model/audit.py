"""Audit: a touchpoint judged by the four rules, each scored 1 (poor) to 5 (excellent)."""

from typing import Annotated

from pydantic import Field

from mapdesigner.model.value import Value

Score = Annotated[int, Field(ge=1, le=5)]


class Audit(Value):
    """Scores 1 … 5, or none where the rule was not judged."""

    customer_focus: Score | None = None
    consistency: Score | None = None
    quality: Score | None = None
    feedback: Score | None = None
