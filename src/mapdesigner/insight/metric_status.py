"""How a metric stands: its status against the target, its change, its value in words."""

from typing import Literal

from mapdesigner.model import (
    Better,
    Metric,
    better_direction,
    is_rate,
    is_scale,
    latest,
    metric_unit,
    to_per_cent,
)

MetricStatus = Literal["on target", "improving", "off target", "no data"]

NARROW_SPACE = "\u202f"
MINUS = "−"
# A change in proportion says something between these two, in per cent.
LEAST_SHARE, MOST_SHARE = 0.5, 999


def current_value(metric: Metric) -> float | None:
    """Return the latest observed value, None when nothing was observed."""
    seen = latest(metric)
    return None if seen is None else seen.value


def metric_status(metric: Metric) -> MetricStatus:
    """Return where the latest observation stands.

    "on target" when it is at the target or better; "improving" when it is better than the baseline;
    "off target" otherwise, also with neither target nor baseline met; "no data" without an observation,
    without anything to hold it against, or when nobody said which way is better.
    """
    return status_of(current_value(metric), metric.baseline, metric.target, better_direction(metric))


def status_of(
    now: float | None, baseline: float | None, target: float | None, better: Better | None
) -> MetricStatus:
    """Return where a value stands between its baseline and its target; see `metric_status`."""
    if now is None or better is None or (target is None and baseline is None):
        return "no data"
    if target is not None and _at_least_as_good(now, target, better):
        return "on target"
    if baseline is not None and now != baseline and _at_least_as_good(now, baseline, better):
        return "improving"
    return "off target"


def change_since_baseline(metric: Metric) -> float | None:
    """Return latest less baseline in the metric's own unit (a fraction for rates), None without both."""
    now = current_value(metric)
    return None if now is None or metric.baseline is None else now - metric.baseline


def format_value(metric: Metric, value: float | None) -> str:
    """Return the value with its unit as shown to people: 0.22 of a rate is “22 %”; none is an en dash."""
    if value is None:
        return "–"
    unit = metric_unit(metric)
    if is_rate(metric):
        return f"{_number(to_per_cent(value))}{NARROW_SPACE}%"
    if unit in ("", "points") or is_scale(unit):
        return _number(value)
    return f"{_number(value)}{NARROW_SPACE}{unit}"


def format_change(metric: Metric) -> str:
    """Return the change since the baseline with its sign, an en dash without one.

    A rate changes by points of per cent, “+3.2 points”; an amount also in proportion, “−1.5 s (−37 %)”.
    """
    change = change_since_baseline(metric)
    if change is None or metric.baseline is None:
        return "–"
    if change == 0:
        return "no change"
    sign = "+" if change > 0 else MINUS
    if is_rate(metric) or metric_unit(metric) == "points":
        amount = _number(abs(to_per_cent(change) if is_rate(metric) else change))
        return f"{sign}{amount}{NARROW_SPACE}point{'' if amount == '1' else 's'}"
    shown = f"{sign}{format_value(metric, abs(change))}"
    if is_scale(metric_unit(metric)) or metric.baseline <= 0:
        return shown
    share = change / metric.baseline * 100
    if abs(share) < LEAST_SHARE or abs(share) > MOST_SHARE:
        return shown
    return f"{shown} ({sign}{round(abs(share))}{NARROW_SPACE}%)"


def change_words(metric: Metric) -> str:
    """Return “+3.2 points since baseline”, “no change since baseline”; nothing without both values."""
    change = change_since_baseline(metric)
    return "" if change is None else f"{format_change(metric)} since baseline"


def _at_least_as_good(value: float, other: float, better: Better) -> bool:
    return value >= other if better == "higher" else value <= other


def _number(value: float) -> str:
    """Return at most three figures that mean something, thousands apart by narrow spaces."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 1 else 2
    text = f"{round(value, digits) + 0.0:,.{digits}f}"  # + 0.0: what rounds to nothing has no minus
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", NARROW_SPACE).replace("-", MINUS)
