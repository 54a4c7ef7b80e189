"""Rules about metrics: what is missing, how sure a figure is, how it stands. One finding a touchpoint."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from mapdesigner.insight.finding import Found
from mapdesigner.insight.metric_status import current_value, format_value, metric_status
from mapdesigner.insight.rules.words import card_words, counted, day_words, listed, metric_words
from mapdesigner.model import (
    METRIC_SORTS,
    MapState,
    Metric,
    MetricKind,
    Stage,
    better_direction,
    is_rate,
    latest,
    metric_range,
    metric_unit,
    touchpoints_of,
)

LEAST_OBSERVED = 30
STALE_AFTER_DAYS = 365
# A figure of these is the mean of many answers or visits; others may be a sum that is read off.
MEANS = frozenset(("csat", "nps", "ces", "time_on_site", "response_time", "load_time"))


def metric_incomplete(stage: Stage, state: MapState) -> Iterator[Found]:
    """A metric lacks a baseline, a target or a dated reading.

    Success is shown before and after; a target without a baseline and a date is a wish.

    On a future state only the target is asked for.

    Source: Doran, “There's a S.M.A.R.T. way to write management's goals and objectives”, Management Review
    70(11), 1981: measurable and time-related.
    """

    def lacking(metric: Metric) -> str:
        missing = []
        if metric.baseline is None and state == "current":
            missing.append("baseline")
        if metric.target is None:
            missing.append("target")
        if not metric.observations and state == "current":
            missing.append("reading")
        return f"{metric_words(metric)} has no {listed(missing, 'or')}" if missing else ""

    yield from _each(stage, lacking)


def metric_few_observations(stage: Stage) -> Iterator[Found]:
    """A metric was observed fewer than thirty times.

    From so few answers a figure can be luck: with thirty, a share of 50 % may as well be 33 % or 67 %.

    Looked at is how many stand behind the latest reading; where no reading says, the readings are counted,
    except for sums such as revenue or subscribers.

    Source: Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”, Journal of the
    American Statistical Association 22(158), 1927: the 95 % interval of 15 in 30.
    """

    def too_few(metric: Metric) -> str:
        seen = latest(metric)
        if seen is None:
            return ""
        if seen.sample_size is not None:
            if seen.sample_size >= LEAST_OBSERVED:
                return ""
            return f"{metric_words(metric)} rests on {counted(seen.sample_size, 'observation')}"
        unknown = all(each.sample_size is None for each in metric.observations)
        is_mean = is_rate(metric) or metric.kind in MEANS
        if not unknown or not is_mean or len(metric.observations) >= LEAST_OBSERVED:
            return ""
        readings = counted(len(metric.observations), "reading")
        return f"{metric_words(metric)} has {readings} without a sample size"

    yield from _each(stage, too_few)


def metric_off_target(stage: Stage) -> Iterator[Found]:
    """A metric is off its target and no better than its baseline.

    What was done so far has not helped, or nothing was done.

    Source: Kaplan & Norton, “The Balanced Scorecard”, Harvard Business Review, January 1992.
    """

    def off(metric: Metric) -> str:
        if not metric.observations or metric_status(metric) != "off target":
            return ""
        marks = (("baseline", metric.baseline), ("target", metric.target))
        known = [f"{name} {_shown(metric, value)}" for name, value in marks if value is not None]
        now = _shown(metric, current_value(metric))
        return f"{metric_words(metric)} is at {now} ({', '.join(known)})"

    yield from _each(stage, off)


def metric_target_behind(stage: Stage) -> Iterator[Found]:
    """A metric's target is worse than its baseline.

    One of the two was typed wrong, or the metric does not say which way is better.

    Source: ISO 22400-1:2014, key performance indicators: each has a direction of improvement (trend).
    """

    def behind(metric: Metric) -> str:
        baseline, target, better = metric.baseline, metric.target, better_direction(metric)
        if baseline is None or target is None or better is None:
            return ""
        if target >= baseline if better == "higher" else target <= baseline:
            return ""
        return (
            f"{metric_words(metric)} has the target {_shown(metric, target)} and the baseline "
            f"{_shown(metric, baseline)}, but {better} is better"
        )

    yield from _each(stage, behind)


def metric_beyond_scale(stage: Stage) -> Iterator[Found]:
    """A metric has values that its unit does not allow.

    Its unit has changed, or a value was typed in another unit; a chart or a mean of both would say nothing.

    Source: Stevens, “On the Theory of Scales of Measurement”, Science 103(2684), 1946.
    """

    def beyond(metric: Metric) -> str:
        low, high = _range(metric.kind, metric.unit)
        if low is None and high is None:
            return ""
        values = [metric.baseline, metric.target, *[seen.value for seen in metric.observations]]
        wrong = [each for each in values if each is not None and not _is_within(each, low, high)]
        if not wrong:
            return ""
        unit = "per cent" if is_rate(metric) else metric_unit(metric)
        value = _shown(metric, wrong[0])
        return f"{metric_words(metric)} is measured in {unit}, where {value} is no value"

    yield from _each(stage, beyond)


def metric_stale(stage: Stage, today: date) -> Iterator[Found]:
    """A metric was last read more than a year ago.

    What it says may no longer be so.

    Source: Parmenter, Key Performance Indicators (2007): what matters is measured often.
    """

    def stale(metric: Metric) -> str:
        seen = latest(metric)
        if seen is None or (today - seen.on).days <= STALE_AFTER_DAYS:
            return ""
        return f"{metric_words(metric)} was last read on {day_words(seen.on)}"

    yield from _each(stage, stale)


def _each(stage: Stage, tell: Callable[[Metric], str]) -> Iterator[Found]:
    """Yield one finding for each touchpoint with metrics of which there is something to tell."""
    for card in touchpoints_of(stage):
        if not card.metrics:
            continue
        told = [words for metric in card.metrics if (words := tell(metric))]
        if told:
            yield Found(f"At {card_words(card)}, {listed(told)}.", (card.id,), stage.id)


def _shown(metric: Metric, value: float | None) -> str:
    return _formatted(metric.kind, metric.unit, value)


# The same few values are told again at each look.
@lru_cache(maxsize=4096)
def _formatted(kind: MetricKind, unit: str, value: float | None) -> str:
    return format_value(Metric(kind=kind, unit=unit), value)


@lru_cache(maxsize=256)
def _range(kind: MetricKind, unit: str) -> tuple[float | None, float | None]:
    """Return the range of a kind in a unit, none where it is the kind’s own, which every map keeps to."""
    whole, sort = metric_range(Metric(kind=kind, unit=unit)), METRIC_SORTS[kind]
    return (None, None) if whole == (sort.lowest, sort.highest) else whole


def _is_within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)
