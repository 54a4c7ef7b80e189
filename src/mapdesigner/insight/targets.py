"""Before and after: how each metric of a map stands against its baseline and its target, stage by stage.

Nothing is claimed that the numbers don't hold: a rate has its interval where it is known in how many cases it
was seen, and whether the target is met for sure is said only then.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mapdesigner.insight.metric_status import MetricStatus, change_since_baseline, metric_status
from mapdesigner.insight.rate_interval import Interval, latest_interval, why_no_interval
from mapdesigner.model import (
    JourneyMap,
    Metric,
    Observation,
    Stage,
    Touchpoint,
    better_direction,
    latest,
    touchpoints_of,
)

# Fewer cases than that tell little about a rate or a mean: the usual rule of thumb.
LEAST_CASES = 30
# Half a year without a look is long for something that one wants to change.
STALE_AFTER = timedelta(days=183)
# Per cent for fractions, minutes for seconds: what a changed unit does to numbers, and little else.
UNIT_JUMP = 60.0


class TargetRow(NamedTuple):
    """A metric of a touchpoint as it stands.

    Values are in the metric's own unit, rates as fractions. `interval` is that of the latest observation,
    else None and `uncertainty` says why. `for_sure` tells whether the whole interval is on the target's good
    side (True) or bad side (False), None when that can't be told. `needs` is what should be observed, as a
    sentence, empty when nothing. `trouble` is a sentence when the numbers can't be right; then there is
    neither status nor change.
    """

    card: Touchpoint
    metric: Metric
    latest: Observation | None
    change: float | None
    status: MetricStatus
    interval: Interval | None
    uncertainty: str
    for_sure: bool | None
    needs: str
    trouble: str


class StageTargets(NamedTuple):
    """The metrics of a stage's touchpoints, in the order of the map."""

    stage: Stage
    rows: tuple[TargetRow, ...]


class TargetCounts(NamedTuple):
    """How many metrics there are, how many of them have a target, stand on it, and need observing."""

    metrics: int
    with_target: int
    on_target: int
    need_observing: int


def targets(map_: JourneyMap, today: date) -> tuple[StageTargets, ...]:
    """Return the stages that have metrics, with all of them."""
    found = (StageTargets(stage, tuple(_rows(stage, today))) for stage in map_.stages)
    return tuple(each for each in found if each.rows)


def target_row(card: Touchpoint, metric: Metric, today: date) -> TargetRow:
    """Return how one metric stands."""
    seen = latest(metric)
    trouble = metric_trouble(metric, today)
    interval = None if trouble else latest_interval(metric)
    return TargetRow(
        card,
        metric,
        seen,
        None if trouble else change_since_baseline(metric),
        "no data" if trouble else metric_status(metric),
        interval,
        why_no_interval(metric, seen),
        _for_sure(metric, interval),
        needed_observation(metric, today),
        trouble,
    )


def counts(stages: tuple[StageTargets, ...]) -> TargetCounts:
    """Return how the metrics stand on the whole; on target are only those that have one."""
    rows = [row for stage in stages for row in stage.rows]
    aimed = [row for row in rows if row.metric.target is not None]
    on_target = sum(1 for row in aimed if row.status == "on target")
    return TargetCounts(len(rows), len(aimed), on_target, sum(1 for row in rows if row.needs))


def target_counts(map_: JourneyMap, today: date) -> TargetCounts:
    """Return how the metrics of a map stand on the whole, quicker than from all their rows."""
    metrics = [metric for stage in map_.stages for card in touchpoints_of(stage) for metric in card.metrics]
    aimed = [metric for metric in metrics if metric.target is not None]
    reached = [metric for metric in aimed if metric_status(metric) == "on target"]
    on_target = sum(1 for metric in reached if not metric_trouble(metric, today))
    need_observing = sum(1 for metric in metrics if needed_observation(metric, today))
    return TargetCounts(len(metrics), len(aimed), on_target, need_observing)


def needed_observation(metric: Metric, today: date) -> str:
    """Return what should be observed, as a sentence; empty when the metric is well observed."""
    seen = latest(metric)
    if seen is None:
        return "Not observed yet." if metric.baseline is None else "Not observed since the baseline."
    if seen.sample_size is not None and seen.sample_size < LEAST_CASES:
        cases = "1 case" if seen.sample_size == 1 else f"{seen.sample_size} cases"
        return f"Observed in only {cases}; {LEAST_CASES} or more tell something."
    if today - seen.on > STALE_AFTER:
        return "Not observed for half a year."
    return ""


def metric_trouble(metric: Metric, today: date) -> str:
    """Return what can't be right about a metric's numbers or dates as a sentence, empty when nothing is."""
    for seen in metric.observations:
        if seen.on > today:
            return "An observation is dated in the future."
    return values_trouble(metric)


def values_trouble(metric: Metric) -> str:
    """Return what can't be right about a metric's numbers as a sentence, whatever the day."""
    if metric.kind == "list_growth":
        return ""
    amounts = [seen.value for seen in metric.observations if seen.value > 0]
    if metric.baseline is not None and metric.baseline > 0:
        amounts.append(metric.baseline)
    if len(amounts) > 1 and max(amounts) / UNIT_JUMP >= min(amounts):
        return "Its values are worlds apart: was the unit changed?"
    return ""


def _rows(stage: Stage, today: date) -> Iterator[TargetRow]:
    for card in touchpoints_of(stage):
        for metric in card.metrics:
            yield target_row(card, metric, today)


def _for_sure(metric: Metric, interval: Interval | None) -> bool | None:
    way = better_direction(metric)
    if interval is None or metric.target is None or way is None:
        return None
    if interval.low >= metric.target:
        return way == "higher"
    if interval.high <= metric.target:
        return way == "lower"
    return None
