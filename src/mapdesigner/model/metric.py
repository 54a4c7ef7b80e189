"""Metric: a number that tells how a touchpoint does, with its baseline, target and observations."""

import re
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple, Self, get_args

from pydantic import Field, model_validator

from mapdesigner.model.value import Day, Text, Value

MetricKind = Literal[
    "conversion_rate",
    "click_through_rate",
    "time_on_site",
    "bounce_rate",
    "csat",
    "nps",
    "ces",
    "response_time",
    "first_contact_resolution",
    "load_time",
    "revenue",
    "average_order_value",
    "add_to_cart_rate",
    "repeat_customers",
    "list_growth",
    "subscribers",
    "active_users",
    "downloads",
    "email_revenue_share",
    "monthly_recurring_revenue",
    "profit_per_visitor",
    "custom",
]
MetricGroup = Literal["Marketing", "Satisfaction", "Service", "Business", "Other"]
METRIC_GROUPS: tuple[MetricGroup, ...] = get_args(MetricGroup)
Better = Literal["higher", "lower"]


class MetricSort(NamedTuple):
    """What is usual for a kind of metric: its name, short name, unit, better direction, group and range.

    `better` is None where it depends on how the question was put.
    """

    name: str
    short_name: str
    unit: str
    better: Better | None
    group: MetricGroup
    lowest: float | None = None
    highest: float | None = None


# One row a kind: a new kind of metric is one row here and one word in MetricKind.
METRIC_SORTS: dict[MetricKind, MetricSort] = {
    "conversion_rate": MetricSort("Conversion rate", "Conv.", "%", "higher", "Marketing", 0, 1),
    "click_through_rate": MetricSort("Click-through rate", "CTR", "%", "higher", "Marketing", 0, 1),
    "time_on_site": MetricSort("Time on site", "Time", "min", "higher", "Marketing", 0),
    "bounce_rate": MetricSort("Bounce rate", "Bounce", "%", "lower", "Marketing", 0, 1),
    "csat": MetricSort("Customer satisfaction", "CSAT", "%", "higher", "Satisfaction", 0),
    "nps": MetricSort("Net promoter score", "NPS", "points", "higher", "Satisfaction", -100, 100),
    "ces": MetricSort("Customer effort score", "CES", "1–7", None, "Satisfaction", 1, 7),
    "response_time": MetricSort("Response time", "Response", "min", "lower", "Service", 0),
    "first_contact_resolution": MetricSort("First-contact resolution", "FCR", "%", "higher", "Service", 0, 1),
    "load_time": MetricSort("Load time", "Load", "s", "lower", "Service", 0),
    "revenue": MetricSort("Revenue", "Revenue", "", "higher", "Business"),
    "average_order_value": MetricSort("Average order value", "AOV", "", "higher", "Business", 0),
    "add_to_cart_rate": MetricSort("Add-to-cart rate", "To cart", "%", "higher", "Business", 0, 1),
    "repeat_customers": MetricSort("Repeat customers", "Repeat", "%", "higher", "Business", 0, 1),
    "list_growth": MetricSort("List growth", "Growth", "%", "higher", "Business", -1),
    "subscribers": MetricSort("Subscribers", "Subs.", "", "higher", "Business", 0),
    "active_users": MetricSort("Active users", "Active", "", "higher", "Business", 0),
    "downloads": MetricSort("Downloads", "Downl.", "", "higher", "Business", 0),
    "email_revenue_share": MetricSort("E-mail’s share of revenue", "E-mail", "%", "higher", "Business", 0, 1),
    "monthly_recurring_revenue": MetricSort("Monthly recurring revenue", "MRR", "", "higher", "Business", 0),
    "profit_per_visitor": MetricSort("Profit per visitor", "Profit", "", "higher", "Business"),
    "custom": MetricSort("Metric", "Metric", "", None, "Other"),
}

# A unit that names the ends of a scale: 1–5, 0-10.
_SCALE = re.compile(r"(\d{1,3})\s*[–-]\s*(\d{1,3})", re.ASCII)


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


def better_direction(metric: Metric) -> Better | None:
    """Return which way is better: the metric's own word, or its kind's; None when neither tells."""
    return metric.better or METRIC_SORTS[metric.kind].better


def is_rate(metric: Metric) -> bool:
    """Tell whether the metric's values are fractions that are shown and typed as per cent."""
    return metric_unit(metric) == "%"


def metric_range(metric: Metric) -> tuple[float | None, float | None]:
    """Return the lowest and the highest value that make sense in the metric's kind and unit.

    Satisfaction in per cent ends at 1, a unit like 1–5 is a scale; a map may hold values beyond these two.
    """
    sort, unit = METRIC_SORTS[metric.kind], metric_unit(metric)
    lowest, highest = sort.lowest, sort.highest
    if metric.kind == "csat" and unit == "%":
        highest = 1.0
    scale = _SCALE.fullmatch(unit.strip())
    if scale is not None:
        low, high = sorted((float(scale[1]), float(scale[2])))
        lowest = low if lowest is None else max(low, lowest)
        highest = high if highest is None else min(high, highest)
    return lowest, highest


def is_scale(unit: str) -> bool:
    """Tell whether a unit names the ends of a scale, such as 1–5."""
    return _SCALE.fullmatch(unit.strip()) is not None


def to_per_cent(rate: float) -> float:
    """Return 22.1 for 0.221, free of the noise that multiplying floats adds; infinite beyond 1e306."""
    return float(Decimal(repr(rate)).scaleb(2))


def from_per_cent(per_cent: float) -> float:
    """Return 0.221 for 22.1, free of the noise that dividing floats adds."""
    return float(Decimal(repr(per_cent)).scaleb(-2))


def latest(metric: Metric) -> Observation | None:
    """Return the observation with the latest date, the last of them on one day, None when there are none."""
    seen = metric.observations
    if len(seen) < 2:
        return seen[0] if seen else None
    return max(reversed(seen), key=lambda each: each.on)


def _range(sort: MetricSort) -> str:
    if sort.lowest is not None and sort.highest is not None:
        return f"{sort.lowest:g} to {sort.highest:g}"
    return f"{sort.lowest:g} or more" if sort.lowest is not None else f"at most {sort.highest:g}"
