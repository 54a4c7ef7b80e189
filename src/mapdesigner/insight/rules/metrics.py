"""Rules about metrics: what is missing, how sure a figure is, how it stands. One finding a touchpoint."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from mapdesigner.insight.finding import Found
from mapdesigner.insight.metric_status import format_value, status_of
from mapdesigner.insight.once import once, touchpoints_of
from mapdesigner.insight.rules.words import card_words, counted, day_words, listed, metric_words
from mapdesigner.insight.targets import metric_trouble, values_trouble
from mapdesigner.model import (
    METRIC_SORTS,
    Better,
    MapState,
    Metric,
    MetricKind,
    Observation,
    Stage,
    Touchpoint,
    better_direction,
    is_rate,
    latest,
    metric_range,
    metric_unit,
)

LEAST_OBSERVED = 30
STALE_AFTER_DAYS = 365
# A figure of these is the mean of many answers or visits; others may be a sum that is read off.
MEANS = frozenset(("csat", "nps", "ces", "time_on_site", "response_time", "load_time"))


class _Known(NamedTuple):
    """A metric with what several rules ask of it."""

    metric: Metric
    seen: Observation | None
    better: Better | None

    @property
    def words(self) -> str:
        """Its name in quotes."""
        return metric_words(self.metric)


def metric_incomplete(stage: Stage, state: MapState) -> Iterator[Found]:
    """A metric lacks a baseline, a target or a dated reading.

    Success is shown before and after; a target without a baseline and a date is a wish.

    On a future state only the target is asked for.

    Source: Doran, “There's a S.M.A.R.T. way to write management's goals and objectives”, Management Review
    70(11), 1981: measurable and time-related.
    """

    def lacking(known: _Known) -> str:
        metric, missing = known.metric, []
        if metric.baseline is None and state == "current":
            missing.append("baseline")
        if metric.target is None:
            missing.append("target")
        if not metric.observations and state == "current":
            missing.append("reading")
        return f"{known.words} has no {listed(missing, 'or')}" if missing else ""

    yield from _each(stage, lacking)


def metric_few_observations(stage: Stage) -> Iterator[Found]:
    """A metric was observed fewer than thirty times.

    From so few answers a figure can be luck: with thirty, a share of 50 % may as well be 33 % or 67 %.

    Looked at is how many stand behind the latest reading; where no reading says, the readings are counted,
    except for sums such as revenue or subscribers.

    Source: Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”, Journal of the
    American Statistical Association 22(158), 1927: the 95 % interval of 15 in 30.
    """

    def too_few(known: _Known) -> str:
        metric, seen = known.metric, known.seen
        if seen is None:
            return ""
        if seen.sample_size is not None:
            if seen.sample_size >= LEAST_OBSERVED:
                return ""
            return f"{known.words} rests on {counted(seen.sample_size, 'observation')}"
        unknown = all(each.sample_size is None for each in metric.observations)
        is_mean = is_rate(metric) or metric.kind in MEANS
        if not unknown or not is_mean or len(metric.observations) >= LEAST_OBSERVED:
            return ""
        readings = counted(len(metric.observations), "reading")
        return f"{known.words} has {readings} without a sample size"

    yield from _each(stage, too_few)


def metric_off_target(stage: Stage) -> Iterator[Found]:
    """A metric is off its target and no better than its baseline.

    What was done so far has not helped, or nothing was done.

    Source: Kaplan & Norton, “The Balanced Scorecard: Measures That Drive Performance”, Harvard Business
    Review 70(1), 1992.
    """

    def off(known: _Known) -> str:
        metric, seen = known.metric, known.seen
        if seen is None:
            return ""
        now, baseline, target = seen.value, metric.baseline, metric.target
        if status_of(now, baseline, target, known.better) != "off target" or values_trouble(metric):
            return ""
        stands = _standing(metric.kind, metric.unit, now, baseline, target)
        return f"{known.words} is at {stands}"

    yield from _each(stage, off)


def metric_target_behind(stage: Stage) -> Iterator[Found]:
    """A metric's target is worse than its baseline.

    One of the two was typed wrong, or the metric does not say which way is better.

    Source: ISO 22400-2:2014, key performance indicators: each says by its trend which way is better.
    """

    def behind(known: _Known) -> str:
        metric, better = known.metric, known.better
        baseline, target = metric.baseline, metric.target
        if baseline is None or target is None or better is None:
            return ""
        if target >= baseline if better == "higher" else target <= baseline:
            return ""
        return (
            f"{known.words} has the target {_shown(metric, target)} and the baseline "
            f"{_shown(metric, baseline)}, but {better} is better"
        )

    yield from _each(stage, behind)


def metric_beyond_scale(stage: Stage) -> Iterator[Found]:
    """A metric has values that its unit does not allow.

    Its unit has changed, or a value was typed in another unit; a chart or a mean of both would say nothing.

    Source: Stevens, “On the Theory of Scales of Measurement”, Science 103(2684), 1946.
    """

    def beyond(known: _Known) -> str:
        metric = known.metric
        low, high = _range(metric.kind, metric.unit)
        if low is None and high is None:
            return ""
        values = [metric.baseline, metric.target, *[seen.value for seen in metric.observations]]
        wrong = [each for each in values if each is not None and not _is_within(each, low, high)]
        if not wrong:
            return ""
        unit = "per cent" if is_rate(metric) else metric_unit(metric)
        value = _shown(metric, wrong[0])
        return f"{known.words} is measured in {unit}, where {value} is no value"

    yield from _each(stage, beyond)


def metric_unit_changed(stage: Stage, today: date) -> Iterator[Found]:
    """A metric's values can't be in one unit, or are dated in the future.

    Until they are put right it has no status and no change: a figure calculated from them would mean nothing.

    Told where the largest is sixty times the smallest or more, as per cent are to fractions or minutes to
    seconds.

    Source: Stevens, “On the Theory of Scales of Measurement”, Science 103(2684), 1946.
    """

    def doubtful(known: _Known) -> str:
        trouble = metric_trouble(known.metric, today) if known.seen is not None else ""
        return (
            f"{known.words} can't be right: {trouble[:1].lower()}{trouble[1:].rstrip('.')}" if trouble else ""
        )

    yield from _each(stage, doubtful)


def metric_stale(stage: Stage, today: date) -> Iterator[Found]:
    """A metric was last read more than a year ago.

    What it says may no longer be so.

    Source: Parmenter, Key Performance Indicators (2007): what matters is measured often.
    """

    def stale(known: _Known) -> str:
        seen = known.seen
        if seen is None or (today - seen.on).days <= STALE_AFTER_DAYS:
            return ""
        return f"{known.words} was last read on {day_words(seen.on)}"

    yield from _each(stage, stale)


def _each(stage: Stage, tell: Callable[[_Known], str]) -> Iterator[Found]:
    """Yield one finding for each touchpoint with metrics of which there is something to tell."""
    for card, metrics in _measured(stage):
        told = list(filter(None, map(tell, metrics)))
        if told:
            yield Found(f"At {card_words(card)}, {listed(told)}.", (card.id,), stage.id)


@once
def _measured(stage: Stage) -> tuple[tuple[Touchpoint, tuple[_Known, ...]], ...]:
    """Return the touchpoints that have metrics, with what is known of these."""
    return tuple(
        [
            (card, tuple([_Known(m, latest(m), better_direction(m)) for m in card.metrics]))
            for card in touchpoints_of(stage)
            if card.metrics
        ]
    )


def _shown(metric: Metric, value: float | None) -> str:
    return _formatted(metric.kind, metric.unit, value)


# The same few values are told again at each look.
@lru_cache(maxsize=4096)
def _formatted(kind: MetricKind, unit: str, value: float | None) -> str:
    return format_value(Metric(kind=kind, unit=unit), value)


@lru_cache(maxsize=4096)
def _standing(kind: MetricKind, unit: str, now: float, baseline: float | None, target: float | None) -> str:
    marks = (("baseline", baseline), ("target", target))
    known = [f"{name} {_formatted(kind, unit, value)}" for name, value in marks if value is not None]
    return f"{_formatted(kind, unit, now)} ({', '.join(known)})"


@lru_cache(maxsize=256)
def _range(kind: MetricKind, unit: str) -> tuple[float | None, float | None]:
    """Return the range of a kind in a unit, none where it is the kind’s own, which every map keeps to."""
    whole, sort = metric_range(Metric(kind=kind, unit=unit)), METRIC_SORTS[kind]
    return (None, None) if whole == (sort.lowest, sort.highest) else whole


def _is_within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)
