"""The results of the experiments: a sentence each, the rates with their intervals, the differences."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mapdesigner.export.report.experiments import experiments_in
from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.sections import stage_sections
from mapdesigner.export.report.style import (
    BODY,
    ENTRY,
    GAP_UNDER_ENTRY_PX,
    LABEL,
    SMALL,
    label_rows,
    line_rows,
    part_title,
    separator,
    space,
    words,
    words_to,
)
from mapdesigner.insight.counting import many, number_word
from mapdesigner.insight.experiment_test import Contrast, Outcome, VariantRate, outcome_of
from mapdesigner.insight.experiment_words import (
    cautions,
    contrast_digits,
    figures,
    lift_words,
    p_words,
    points_interval,
    rounded_up,
    signed_points,
    verdict_sentence,
)
from mapdesigner.insight.metric_status import NARROW_SPACE
from mapdesigner.insight.rate_interval import Interval, interval_words
from mapdesigner.layout.marks import Mark, Rect, Stroke
from mapdesigner.model import Experiment, JourneyMap, Touchpoint

# Columns: the right edges of numbers, the left and right edge of the axis of rates, what follows it.
VISITORS_RIGHT, RATE_RIGHT = 244.0, 312.0
AXIS_LEFT, AXIS_RIGHT = 350.0, 542.0
INTERVAL_X = 574.0
NAME_WIDTH = 176.0
DIFFERENCE_X, LIFT_RIGHT, P_RIGHT, NEEDED_RIGHT = 188.0, 452.0, 540.0, 657.0
TEXT_WIDTH = 560.0
FIELD_TEXT_X = 84.0
LINE_PX = 22.0
DOT_PX = 7.0
MOST_TICKS = 6
LOUD = {"better": "good", "worse": "bad", "mixed": "text", "can't be": "bad"}


class Axis(NamedTuple):
    """A scale of rates from `low` to `high`, fractions, with a tick every `step`."""

    low: float
    high: float
    step: float

    def x(self, rate: float) -> float:
        """Return where a rate stands on the page, at an end of the axis when it lies beyond."""
        share = (rate - self.low) / (self.high - self.low)
        return AXIS_LEFT + (AXIS_RIGHT - AXIS_LEFT) * min(1.0, max(0.0, share))


def result_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part, stage by stage; nothing when the map has no experiments."""
    if not map_.experiments:
        return ()
    outcomes = {test.id: outcome_of(test.variants) for test in map_.experiments}
    sections = stage_sections(
        map_,
        width,
        lambda stage: experiments_in(map_, stage),
        lambda tests, running: [
            _entry(test, outcomes[test.id], card, width, running) for test, card in tests
        ],
    )
    return (part_title("Results of experiments", _lead(tuple(outcomes.values())), width), *sections)


def axis_for(intervals: list[Interval]) -> Axis:
    """Return a scale with round ticks that all intervals fit on."""
    low = min((each.low for each in intervals), default=0.0)
    high = max((each.high for each in intervals), default=1.0)
    span = max(high - low, 1e-6)
    step = 1e-7
    for candidate in (size * 10.0**power for power in range(-7, 1) for size in (1, 2, 5)):
        step = candidate
        if span / step <= MOST_TICKS - 2:
            break
    first = max(0.0, step * int(low / step + 1e-9))
    last = first
    while last < high - 1e-12:
        last += step
    return Axis(first, min(max(last, first + step), max(1.0, high)), step)


def _lead(outcomes: tuple[Outcome, ...]) -> str:
    shown = sum(1 for each in outcomes if any(contrast.is_shown for contrast in each.contrasts))
    first = many(len(outcomes), "experiment")
    who = number_word(shown).lower() if shown else "none"
    second = "each shows" if shown == len(outcomes) > 1 else f"{who} {'shows' if shown <= 1 else 'show'}"
    return (
        f"{first}; {second} a difference that chance alone would hardly make. Lines show where each rate "
        "lies with 95 % confidence: the more visitors, the shorter the line."
    )


def _entry(test: Experiment, outcome: Outcome, card: Touchpoint, width: float, running: Row) -> Group:
    under = " · ".join(
        part for part in (card.title or "Untitled touchpoint", " ".join(test.metric.split())) if part
    )
    colour = LOUD.get(outcome.verdict, "muted")
    rows = (
        *line_rows(test.hypothesis or "Untitled experiment", 0, TEXT_WIDTH, ENTRY, "text"),
        *line_rows(under, 0, TEXT_WIDTH, SMALL, "muted"),
        space(8),
    )
    said = line_rows(verdict_sentence(outcome), 14, TEXT_WIDTH, BODY, "text")
    bar = Rect(0, 1, 3, sum(row.height for row in said) - 2, 1.5, colour)
    rows += (said[0]._replace(marks=(bar, *said[0].marks)), *said[1:])
    kept = len(rows)
    rows += tuple(_rates(outcome)) + tuple(_differences(outcome))
    for place, caution in enumerate(cautions(test, date.today(), outcome)):
        if place == 0:
            rows += (space(8),)
        rows += label_rows("Beware" if place == 0 else "", caution, 0, FIELD_TEXT_X, TEXT_WIDTH)
    rows += (space(GAP_UNDER_ENTRY_PX + 6),)
    return Group(rows, kept=min(kept + 3, 14), separator=separator(width), running=running)


def _rates(outcome: Outcome) -> Iterator[Row]:
    intervals = [each.interval for each in outcome.variants if each.interval is not None]
    if not intervals:
        return
    axis = axis_for(intervals)
    yield space(6)
    heads = [
        words_to("visitors", VISITORS_RIGHT, 2, LABEL, "muted", 60),
        words_to("rate", RATE_RIGHT, 2, LABEL, "muted", 60),
        words("95 % interval", INTERVAL_X, 2, LABEL, "muted"),
    ]
    yield Row((*heads, *_tick_words(axis)), 17)
    for place, each in enumerate(outcome.variants):
        last = place == len(outcome.variants) - 1
        yield Row((*_grid(axis, last), *_rate_marks(each, axis)), LINE_PX)


def _tick_words(axis: Axis) -> Iterator[Mark]:
    digits = 0 if axis.step >= 0.0099 else 1 if axis.step >= 0.00099 else 2 if axis.step >= 0.000099 else 5
    for tick in _ticks(axis):
        text = f"{tick * 100:.{digits}f}{NARROW_SPACE}%"
        line = words(text, 0, 2, LABEL, "muted")
        yield line._replace(x=axis.x(tick) - line.line.width_pt / 2)


def _ticks(axis: Axis) -> Iterator[float]:
    place = 0
    while (tick := axis.low + place * axis.step) <= axis.high + axis.step / 1000 and place <= MOST_TICKS:
        yield tick
        place += 1


def _grid(axis: Axis, last: bool) -> Iterator[Mark]:
    for tick in _ticks(axis):
        yield Rect(axis.x(tick) - 0.4, 0, 0.8, LINE_PX - (2 if last else 0), 0, "hairline")


def _rate_marks(each: VariantRate, axis: Axis) -> Iterator[Mark]:
    middle = LINE_PX / 2 - 1
    yield words(each.name, 0, 2, BODY, "text", NAME_WIDTH)
    yield words_to(figures(each.visitors), VISITORS_RIGHT, 2, BODY, "text", 62)
    if each.rate is None or each.interval is None:
        yield words_to("–", RATE_RIGHT, 2, BODY, "muted", 60)
        return
    digits = 2 if each.rate < 0.1 else 1
    yield words_to(f"{each.rate * 100:.{digits}f}{NARROW_SPACE}%", RATE_RIGHT, 2, ENTRY, "text", 66)
    low, high = axis.x(each.interval.low), axis.x(each.interval.high)
    yield Stroke(((low, middle), (high, middle)), "accent", 2.0)
    for end in (low, high):
        yield Stroke(((end, middle - 4), (end, middle + 4)), "accent", 1.2)
    yield Rect(axis.x(each.rate) - DOT_PX / 2, middle - DOT_PX / 2, DOT_PX, DOT_PX, DOT_PX / 2, "accent")
    yield words(interval_words(each.interval), INTERVAL_X, 2.5, SMALL, "muted", 96)


def _differences(outcome: Outcome) -> Iterator[Row]:
    if not outcome.contrasts:
        return
    several = len(outcome.contrasts) > 1
    yield space(8)
    yield Row(
        (
            words(f"compared with “{outcome.variants[0].name}”", 0, 2, LABEL, "muted", NAME_WIDTH),
            words("difference, 95 % interval", DIFFERENCE_X, 2, LABEL, "muted"),
            words_to("relative", LIFT_RIGHT, 2, LABEL, "muted", 70),
            words_to("p, corrected" if several else "p", P_RIGHT, 2, LABEL, "muted", 80),
            words_to("needed per variant", NEEDED_RIGHT, 2, LABEL, "muted", 104),
        ),
        17,
    )
    for each in outcome.contrasts:
        yield Row(tuple(_contrast_marks(each)), 20)


def _contrast_marks(each: Contrast) -> Iterator[Mark]:
    digits = contrast_digits(each)
    yield words(each.variant.name, 0, 1, BODY, "text", NAME_WIDTH)
    amount = words(signed_points(each.difference, digits), DIFFERENCE_X, 1, ENTRY, "text")
    yield amount
    reach = points_interval(each.interval, digits)
    yield words(reach, DIFFERENCE_X + amount.line.width_pt + 10, 1.5, SMALL, "muted", 190)
    yield words_to(lift_words(each.lift), LIFT_RIGHT, 1, BODY, "text", 70)
    exact = " (exact)" if each.exact else ""
    yield words_to(f"{p_words(each.corrected_p)}{exact}", P_RIGHT, 1, BODY, "text", 84)
    needed = "–" if each.needed is None else f"about{NARROW_SPACE}{figures(rounded_up(each.needed))}"
    yield words_to(needed, NEEDED_RIGHT, 1, BODY, "text", 104)
