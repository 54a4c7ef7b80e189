"""The metrics by stage and touchpoint: baseline, latest, target, change and status; and rates as a chart."""

from collections.abc import Iterator
from datetime import date

from mapdesigner.export.report.chart_data import BeforeAfter, Change
from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.sections import section, stage_sections
from mapdesigner.export.report.style import (
    BODY,
    GAP_UNDER_ENTRY_PX,
    LABEL,
    SMALL,
    line_rows,
    part_title,
    separator,
    space,
    with_side,
    words,
    words_to,
)
from mapdesigner.insight.counting import counted, many, number_word
from mapdesigner.insight.metric_status import (
    NARROW_SPACE,
    change_since_baseline,
    current_value,
    format_value,
    metric_status,
)
from mapdesigner.insight.rate_interval import interval_words, latest_interval
from mapdesigner.insight.sparkline import sparkline
from mapdesigner.insight.targets import metric_trouble
from mapdesigner.layout.card import STATUS_SIGNS
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.layout.marks import Mark, Rect, Stroke, Words
from mapdesigner.layout.text import Style
from mapdesigner.model import (
    JourneyMap,
    Metric,
    Touchpoint,
    latest,
    metric_name,
    metric_unit,
    touchpoints_of,
)

NAME_WIDTH = 238.0
# Right edges of the columns of numbers.
BASELINE_RIGHT, LATEST_RIGHT, TARGET_RIGHT, CHANGE_RIGHT = 318.0, 406.0, 490.0, 562.0
STATUS_X = 584.0
COLUMN_WIDTH = 76.0
# The course of a metric stands under its status.
COURSE_TOP, COURSE_HEIGHT, MOST_COURSE_WIDTH = 21.0, 22.0, 84.0
DOTTED = (1.0, 2.5)
# A longer unit stands with the other values only.
LONGEST_UNIT_OF_CHANGE = 4
CHART_X = 236.0
CHART_ROW_PX = 36.0
MOST_ROWS_A_PIECE = 12
# A chart is to be taken in at a glance; the tables have them all.
MOST_RATES = 60
CHART_COLOUR = "accent"
NUMBER, NUMBER_NOW, TARGET = Style(11), Style(11, "semibold"), Style(10)


def metric_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part: the chart, then a table by stage; nothing when the map has no metrics."""
    cards = [card for stage in map_.stages for card in touchpoints_of(stage) if card.metrics]
    if not cards:
        return ()
    tables = stage_sections(
        map_,
        width,
        lambda stage: [(card, metric) for card in touchpoints_of(stage) for metric in card.metrics],
        lambda found, running: [_entry(card, metric, width, running) for card, metric in found],
        _columns(),
    )
    return (part_title("Metrics", _lead(cards), width), *_chart(cards, width), *tables)


def _lead(cards: list[Touchpoint]) -> str:
    metrics = [metric for card in cards for metric in card.metrics]
    on_target = sum(1 for metric in metrics if metric_status(metric) == "on target")
    first = f"{many(len(metrics), 'metric')} of {counted(len(cards), 'touchpoint')}"
    lead = f"{first}; {number_word(on_target).lower() if on_target else 'none'} on target."
    if any(latest_interval(metric) for metric in metrics):
        lead += " A range under a rate is where it lies with 95 % confidence."
    if not any(sparkline(metric) for metric in metrics):
        return lead
    return (
        f"{lead} Small curves show the course of a metric, dotted lines its target and, paler, its baseline."
    )


def _columns() -> Iterator[Mark]:
    for name, right in (
        ("baseline", BASELINE_RIGHT),
        ("latest", LATEST_RIGHT),
        ("target", TARGET_RIGHT),
        ("change", CHANGE_RIGHT),
    ):
        yield words_to(name, right, 14, LABEL, "muted", COLUMN_WIDTH)
    yield words("status", STATUS_X, 14, LABEL, "muted")


def _entry(card: Touchpoint, metric: Metric, width: float, running: Row) -> Group:
    place = " · ".join(word for word in (card.title or "Untitled touchpoint", metric.source) if word)
    rows = (
        *line_rows(metric_name(metric), 0, NAME_WIDTH, BODY, "text"),
        *line_rows(place, 0, NAME_WIDTH, SMALL, "muted"),
        *line_rows(metric_trouble(metric, date.today()), 0, NAME_WIDTH, SMALL, "bad"),
    )
    side, side_height = _side(metric, width)
    rows, kept = with_side(rows, side, side_height)
    rows += (space(GAP_UNDER_ENTRY_PX - 2),)
    return Group(rows, kept=min(kept, 12), separator=separator(width), running=running)


def _side(metric: Metric, width: float) -> tuple[tuple[Mark, ...], float]:
    status = metric_status(metric)
    sign, colour = STATUS_SIGNS.get(status, ("", "muted"))
    seen = latest(metric)
    marks: list[Mark] = [
        words_to(format_value(metric, metric.baseline), BASELINE_RIGHT, 0, BODY, "text", COLUMN_WIDTH),
        words_to(format_value(metric, current_value(metric)), LATEST_RIGHT, 0, BODY, "text", COLUMN_WIDTH),
        words_to(format_value(metric, metric.target), TARGET_RIGHT, 0, BODY, "text", COLUMN_WIDTH),
        words_to(_change(metric), CHANGE_RIGHT, 0, BODY, "muted", COLUMN_WIDTH),
        words(f"{sign} {status}".strip(), STATUS_X, 0.5, SMALL, colour, width - STATUS_X),
    ]
    if seen is None:
        return tuple(marks), 16.0
    when = short_day(seen.on)
    if seen.sample_size is not None:
        when += f" · n {seen.sample_size:,}".replace(",", "\u202f")
    marks.append(words_to(when, LATEST_RIGHT, 16.5, LABEL, "muted", LATEST_RIGHT - NAME_WIDTH - 12))
    count = len(metric.observations)
    said = "1 observation" if count == 1 else f"{count:,} observations".replace(",", "\u202f")
    marks.append(words_to(said, CHANGE_RIGHT, 16.5, LABEL, "muted", CHANGE_RIGHT - LATEST_RIGHT - 12))
    height = 30.0
    interval = latest_interval(metric)
    if interval is not None:
        marks.append(words_to(interval_words(interval), LATEST_RIGHT, 31, LABEL, "muted", COLUMN_WIDTH + 20))
        height = 45.0
    course = _course(metric, STATUS_X, COURSE_TOP, min(width - STATUS_X, MOST_COURSE_WIDTH))
    return (*marks, *course), max(height, COURSE_TOP + COURSE_HEIGHT + 3 if course else 0.0)


def _course(metric: Metric, left: float, top: float, width: float) -> tuple[Mark, ...]:
    """Return the metric's observations as a small curve, its baseline and target dotted; or nothing."""
    curve = sparkline(metric)
    if curve is None:
        return ()

    def line(height: float, colour: str) -> Stroke:
        y = top + height * COURSE_HEIGHT
        return Stroke(((left, y), (left + width, y)), colour, 0.9, DOTTED)

    points = tuple((left + x * width, top + y * COURSE_HEIGHT) for x, y in curve.points)
    x, y = points[-1]
    marks: list[Mark] = [
        line(height, colour)
        for height, colour in ((curve.baseline, "faint"), (curve.target, "text"))
        if height is not None
    ]
    return (*marks, Stroke(points, "accent", 1.4), Rect(x - 2.25, y - 2.25, 4.5, 4.5, 2.25, "accent"))


def _change(metric: Metric) -> str:
    """Return the change since the baseline with its sign; rates in percentage points."""
    change = change_since_baseline(metric)
    if change is None:
        return "–"
    shown = format_value(metric, abs(change))
    unit = metric_unit(metric)
    if unit == "%":
        shown = shown.replace("%", "pp")
    elif len(unit) > LONGEST_UNIT_OF_CHANGE:
        shown = shown.removesuffix(unit).rstrip()
    sign = "" if change == 0 else "+" if change > 0 else "−"
    return f"{sign}{shown}"


def _chart(cards: list[Touchpoint], width: float) -> tuple[Group, ...]:
    """Return the rates that were measured before and after, in pieces that fit on a page."""
    rates = [
        (card, metric, Change(metric.baseline, now, metric.target))
        for card in cards
        for metric in card.metrics
        if metric_unit(metric) == "%"
        and metric.baseline is not None
        and (now := current_value(metric)) is not None
        and min(metric.baseline, now, metric.target or 0) >= 0  # the axis begins at none
    ]
    if not rates:
        return ()
    largest = max(value for _, _, change in rates for value in change if value is not None)
    rows: list[Row] = []
    more = len(rates) - MOST_RATES
    rates = rates[:MOST_RATES]
    pieces = -(-len(rates) // MOST_ROWS_A_PIECE)
    longest = -(-len(rates) // pieces)
    for start in range(0, len(rates), longest):
        piece = rates[start : start + longest]
        data = BeforeAfter(
            tuple(change for _, _, change in piece), width - CHART_X, CHART_ROW_PX, largest or 1.0
        )
        marks: list[Mark] = []
        for place, (card, metric, change) in enumerate(piece):
            top = place * CHART_ROW_PX
            marks.append(words(metric_name(metric), 0, top + 2, BODY, "text", CHART_X - 12))
            title = card.title or "Untitled touchpoint"
            marks.append(words(title, 0, top + 17, SMALL, "muted", CHART_X - 12))
            marks += _numbers(data, change, top)
        rows.append(Row(tuple(marks), len(piece) * CHART_ROW_PX, data))
    left_out = line_rows(f"and {more:,} more in the tables", 0, width, SMALL, "muted") if more > 0 else ()
    rest = (Group(left_out),) if left_out else ()
    return tuple(
        section(
            "Rates before and after",
            CHART_COLOUR,
            width,
            lambda running: [*(Group((row,), running=running) for row in rows), *rest],
            _key(),
        )
    )


def _numbers(chart: BeforeAfter, change: Change, top: float) -> Iterator[Mark]:
    """Yield a rate's values above its dots, away from each other, and its target's beside its stroke."""
    is_up = change.baseline <= change.latest
    before, after = CHART_X + chart.x(change.baseline), CHART_X + chart.x(change.latest)
    for value, x, style, colour, is_left in (
        (change.baseline, before, NUMBER, "muted", is_up),
        (change.latest, after, NUMBER_NOW, "text", not is_up),
    ):
        yield _beside(_percent(value), x, top + 3, style, colour, 3.0, is_left)
    if change.target is not None:
        is_left = change.target < min(change.baseline, change.latest)
        x = CHART_X + chart.x(change.target)
        yield _beside(_percent(change.target), x, top + 21, TARGET, "muted", 5.0, is_left)


def _beside(text: str, x: float, top: float, style: Style, colour: str, away: float, is_left: bool) -> Words:
    mark = words(text, x + away, top, style, colour)
    return mark._replace(x=x - away - mark.line.width_pt) if is_left else mark


def _percent(share: float) -> str:
    """Return a share as per cent with a narrow space, one decimal under ten."""
    digits = 1 if abs(share) < 0.0995 else 0
    return f"{f'{share * 100:.{digits}f}'.removesuffix('.0')}{NARROW_SPACE}%"


def _key() -> Iterator[Mark]:
    """Return what the signs of the chart mean."""
    x = CHART_X + 30
    signs: tuple[tuple[str, Mark], ...] = (
        ("baseline", Rect(x, 17, 8, 8, 4, "surface", "muted", 1.5)),
        ("latest", Rect(x + 76, 17, 8, 8, 4, "accent")),
        ("target", Rect(x + 140, 15, 2, 12, 0, "text")),
    )
    for (name, sign), text_x in zip(signs, (x + 14, x + 90, x + 149), strict=True):
        yield sign
        yield words(name, text_x, 13.5, SMALL, "muted")
