"""How an experiment stands: planned, running or ended, its variants' rates, and what can't be right."""

from datetime import date
from typing import Literal

from mapdesigner.insight.metric_status import NARROW_SPACE
from mapdesigner.model import Experiment, Variant

ExperimentState = Literal["planned", "running", "ended"]
LEAST_VARIANTS = 2


def experiment_state(experiment: Experiment, today: date) -> ExperimentState:
    """Return where an experiment stands on a day.

    It runs from the day it started on to the day it ended on, both included; one that has an end and no start
    is over once the end is.
    """
    if experiment.ended_on is not None and experiment.ended_on < today:
        return "ended"
    if experiment.started_on is None or experiment.started_on > today:
        return "planned"
    return "running"


def conversion_rate(variant: Variant) -> float | None:
    """Return conversions ÷ visitors, 0 … 1; None without visitors or where the numbers can't be."""
    if not variant.visitors or variant.conversions > variant.visitors:
        return None
    return variant.conversions / variant.visitors


def rate_words(variant: Variant) -> str:
    """Return the rate as it is shown, “22.3 %” or “3.30 %”; an en dash for none."""
    rate = conversion_rate(variant)
    if rate is None:
        return "–"
    digits = 2 if rate < 0.1 else 1
    return f"{rate * 100:.{digits}f}{NARROW_SPACE}%"


def variants_trouble(variants: tuple[Variant, ...]) -> str:
    """Return what can't be right about the variants' numbers as a sentence, empty when nothing is."""
    for place, variant in enumerate(variants):
        if variant.conversions > variant.visitors:
            name = f"“{variant.name}”" if variant.name.strip() else f"Variant {place + 1}"
            return f"{name} has more conversions than visitors."
    return ""


def days_trouble(experiment: Experiment) -> str:
    """Return what can't be right about the dates as a sentence, empty when nothing is."""
    start, end = experiment.started_on, experiment.ended_on
    return "It ends before it starts." if start is not None and end is not None and end < start else ""
