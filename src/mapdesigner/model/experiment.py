"""Experiment: an A/B test on a touchpoint, from hypothesis to decision."""

from typing import Annotated

from pydantic import Field

from mapdesigner.model.card import CardId
from mapdesigner.model.value import Day, Id, Text, Value, new_id

ExperimentId = Id
Count = Annotated[int, Field(ge=0)]


class Variant(Value):
    """One variant of an experiment, with how many came and how many converted."""

    name: Text
    visitors: Count = 0
    conversions: Count = 0


class Experiment(Value):
    """A test of a hypothesis with two or more variants."""

    id: ExperimentId
    touchpoint: CardId
    hypothesis: Text
    metric: Text = ""
    variants: tuple[Variant, ...] = ()
    started_on: Day | None = None
    ended_on: Day | None = None
    decision: Text = ""


def new_experiment(touchpoint: CardId, hypothesis: str) -> Experiment:
    """Return an experiment on a touchpoint with a fresh id and two variants to fill in."""
    return Experiment(
        id=new_id(),
        touchpoint=touchpoint,
        hypothesis=hypothesis,
        variants=(Variant(name="A"), Variant(name="B")),
    )
