"""Metric: a number that tells how a touchpoint does, with its baseline, target and observations."""

from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from mapdesigner.model.value import Day, Text, Value

MetricKind = Literal[
    "conversion_rate", "click_through_rate", "time_on_site", "bounce_rate", "csat", "nps", "ces", "custom"
]
Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class MetricSort:
    """What is usual for a kind of metric: its name, short name, unit, better direction and range."""

    name: str
    short_name: str
    unit: str
    better: Better
    lowest: float | None = None
    highest: float | None = None


# One row a kind: a new kind of metric is one row here and one word in MetricKind.
METRIC_SORTS: dict[MetricKind, MetricSort] = {
    "conversion_rate": MetricSort("Conversion rate", "Conv.", "%", "higher", 0, 1),
    "click_through_rate": MetricSort("Click-through rate", "CTR", "%", "higher", 0, 1),
    "time_on_site": MetricSort("Time on site", "Time", "min", "higher", 0, None),
    "bounce_rate": MetricSort("Bounce rate", "Bounce", "%", "lower", 0, 1),
    "csat": MetricSort("Customer satisfaction", "CSAT", "%", "higher", 0, None),
    "nps": MetricSort("Net promoter score", "NPS", "points", "higher", -100, 100),
    "ces": MetricSort("Customer effort score", "CES", "1–7", "lower", 1, 7),
    "custom": MetricSort("Metric", "Metric", "", "higher", None, None),
}


class Observation(Value):
    """One reading of a metric; a rate is a fraction, 0.22 for 22 per cent."""

    on: Day
    value: float
    sample_size: Annotated[int, Field(ge=0)] | None = None


class Metric(Value):
    """A measured quantity of a touchpoint; rates (unit "%") are kept as fractions.

    Raises pydantic.ValidationError when a value is outside its kind's range.
    """

    kind: MetricKind
    name: Text = ""
    unit: Text = ""
    better: Better | None = None
    baseline: float | None = None
    target: float | None = None
    observations: tuple[Observation, ...] = ()
    source: Text = ""

    @model_validator(mode="after")
    def _values_in_range(self) -> Self:
        sort = METRIC_SORTS[self.kind]
        values = [self.baseline, self.target, *(seen.value for seen in self.observations)]
        for value in values:
            if value is None:
                continue
            if (sort.lowest is not None and value < sort.lowest) or (
                sort.highest is not None and value > sort.highest
            ):
                raise ValueError(f"{value:g} is outside the range of {sort.name.lower()}, {_range(sort)}")
        return self


def metric_name(metric: Metric) -> str:
    """Return the metric's own name, or its kind's."""
    return metric.name or METRIC_SORTS[metric.kind].name


def metric_unit(metric: Metric) -> str:
    """Return the metric's own unit, or its kind's."""
    return metric.unit or METRIC_SORTS[metric.kind].unit


def better_direction(metric: Metric) -> Better:
    """Return which way is better: the metric's own word, or its kind's."""
    return metric.better or METRIC_SORTS[metric.kind].better


def latest(metric: Metric) -> Observation | None:
    """Return the observation with the latest date, or None when nothing was observed."""
    return max(metric.observations, key=lambda seen: seen.on, default=None)


def _range(sort: MetricSort) -> str:
    if sort.lowest is not None and sort.highest is not None:
        return f"{sort.lowest:g} to {sort.highest:g}"
    return f"{sort.lowest:g} or more" if sort.lowest is not None else f"at most {sort.highest:g}"
