"""The course of a metric as a small curve: observations, baseline and target in a square of 1."""

from typing import NamedTuple

from mapdesigner.model import Metric

LEAST_OBSERVATIONS = 3


class Sparkline(NamedTuple):
    """Points from left to right by their days; 0, 0 is the upper left corner and 1, 1 the lower right one.

    `baseline` and `target` are heights, None where the metric has none.
    """

    points: tuple[tuple[float, float], ...]
    baseline: float | None
    target: float | None


def sparkline(metric: Metric) -> Sparkline | None:
    """Return the metric's curve, None for fewer than three observations: two make no course."""
    if len(metric.observations) < LEAST_OBSERVATIONS:
        return None
    seen = sorted(metric.observations, key=lambda each: each.on)
    values = [each.value for each in seen]
    lines = [value for value in (metric.baseline, metric.target) if value is not None]
    # Halves, so that the distance of two huge numbers is still a number.
    low, high = min(*values, *lines) / 2, max(*values, *lines) / 2

    def height(value: float | None) -> float | None:
        return None if value is None else _height(value / 2, low, high)

    days = (seen[-1].on - seen[0].on).days
    points = tuple(
        ((each.on - seen[0].on).days / days if days else place / (len(seen) - 1), height(each.value) or 0.0)
        for place, each in enumerate(seen)
    )
    return Sparkline(points, height(metric.baseline), height(metric.target))


def _height(value: float, low: float, high: float) -> float:
    return 0.5 if high == low else (high - value) / (high - low)
