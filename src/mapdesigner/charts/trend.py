"""The course of a metric: its observations over time, with its baseline and its target as lines.

What stands at a line says so in words, so that nothing hangs on a colour: the course is solid with dots, the
target dashed, the baseline dotted. Rates show where they lie with 95 % confidence as an upright line.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from mapdesigner.charts.fonts import Weight, can_write, chart_font
from mapdesigner.charts.style import STYLE
from mapdesigner.insight.metric_status import format_value
from mapdesigner.insight.rate_interval import Interval, observed_interval
from mapdesigner.model import Metric, Observation, metric_unit

Palette = Mapping[str, str]

LEFT_PT, RIGHT_PT, TOP_PT, BOTTOM_PT = 52.0, 92.0, 12.0, 22.0
AXIS_PT, LABEL_PT, VALUE_PT = 8.5, 9.0, 10.0
LABEL_GAP_PT = 13.0
# Three labels settle within a few rounds.
ROUNDS = 20
# Beyond it numbers differ by less than a screen can show, or than floats can tell.
LARGEST = 1e15
MOST_DAYS_NAMED = 4
DAY_WIDTH_PT = 64.0
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def trend(metric: Metric, width_pt: float, height_pt: float, palette: Palette) -> Figure:
    """Return the chart in a size; colours are #RRGGBB by token: text, muted, hairline, accent.

    Raises ValueError when nothing was observed, or when a value is too large to be drawn.
    """
    seen = sorted(metric.observations, key=lambda each: each.on)
    values = [each.value for each in seen]
    lines = [value for value in (metric.baseline, metric.target) if value is not None]
    if not seen or max(abs(value) for value in (*values, *lines)) > LARGEST:
        raise ValueError("There is nothing that can be drawn as a course.")
    intervals = [observed_interval(metric, each) for each in seen]
    with rc_context(STYLE):
        figure = Figure(figsize=(width_pt / 72, height_pt / 72))
        figure.patch.set_alpha(0)
        inner = (width_pt - LEFT_PT - RIGHT_PT, height_pt - TOP_PT - BOTTOM_PT)
        axes = figure.add_axes(
            (LEFT_PT / width_pt, BOTTOM_PT / height_pt, inner[0] / width_pt, inner[1] / height_pt)
        )
        axes.patch.set_alpha(0)
        ends = [end for interval in intervals if interval is not None for end in interval]
        _set_scales(axes, seen, [*values, *lines, *ends])
        _draw_axes(axes, metric, seen, inner[0], palette)
        _draw_lines(axes, metric, palette)
        _draw_course(axes, seen, intervals, palette)
        _write_labels(axes, metric, values[-1], inner[1], palette)
        return figure


def spread(heights: Sequence[float], gap: float) -> list[float]:
    """Return heights moved apart, as little as need be, until neighbours are about `gap` from each other.

    Their order stays; of equal heights the earlier goes on top.
    """
    order = sorted(range(len(heights)), key=lambda place: (heights[place], -place))
    placed = list(heights)
    for _ in range(ROUNDS):
        for below, above in pairwise(order):
            short = gap - (placed[above] - placed[below])
            if short > 0:
                placed[above] += short / 2
                placed[below] -= short / 2
    return placed


def _set_scales(axes: Axes, seen: Sequence[Observation], values: Sequence[float]) -> None:
    low, high = min(values), max(values)
    room = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    axes.set_ylim(low - room, high + room)
    first, last = seen[0].on.toordinal(), seen[-1].on.toordinal()
    days = max((last - first) * 0.04, 1.0)
    axes.set_xlim(first - days, last + days)


def _draw_axes(
    axes: Axes, metric: Metric, seen: Sequence[Observation], width: float, palette: Palette
) -> None:
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(palette["hairline"])
    low, high = axes.get_ylim()
    ticks = [float(tick) for tick in MaxNLocator(nbins=4).tick_values(low, high) if low <= tick <= high]
    font = chart_font("regular", AXIS_PT)
    look: dict[str, Any] = {"fontproperties": font, "color": palette["muted"], "parse_math": False}
    axes.set_yticks(ticks, [_value_words(metric, tick) for tick in ticks], **look)
    days = _named_days([each.on for each in seen], width)
    axes.set_xticks([day.toordinal() for day in days], [_day_words(day) for day in days], **look)
    axes.tick_params(length=0, pad=5)
    axes.grid(axis="y", color=palette["hairline"], linewidth=0.8)
    axes.set_axisbelow(True)


def _draw_lines(axes: Axes, metric: Metric, palette: Palette) -> None:
    if metric.baseline is not None:
        axes.axhline(
            metric.baseline, color=palette["muted"], linewidth=1.1, linestyle=(0, (1, 2.2)), zorder=2
        )
    if metric.target is not None:
        axes.axhline(metric.target, color=palette["text"], linewidth=1.3, linestyle=(0, (5, 3)), zorder=2)


def _draw_course(
    axes: Axes, seen: Sequence[Observation], intervals: Sequence[Interval | None], palette: Palette
) -> None:
    days, values = [each.on.toordinal() for each in seen], [each.value for each in seen]
    accent = palette["accent"]
    for day, interval in zip(days, intervals, strict=True):
        if interval is not None:
            axes.plot([day, day], [*interval], color=accent, linewidth=1.2, alpha=0.65, zorder=3)
    axes.plot(days, values, color=accent, linewidth=2, zorder=4, solid_joinstyle="round")
    axes.plot(days, values, "o", color=accent, markersize=4.5, markeredgewidth=0, zorder=5)
    axes.plot(days[-1:], values[-1:], "o", color=accent, markersize=7, markeredgewidth=0, zorder=6)


def _write_labels(axes: Axes, metric: Metric, now: float, height: float, palette: Palette) -> None:
    """Write at the right what each line is, none over the other."""
    labels: list[tuple[float, str, str, Weight, float]] = [
        (now, _value_words(metric, now), "accent", "semibold", VALUE_PT)
    ]
    for name, value, token in (("target", metric.target, "text"), ("baseline", metric.baseline, "muted")):
        if value is not None:
            labels.append((value, f"{name} {_value_words(metric, value)}", token, "regular", LABEL_PT))
    low, high = axes.get_ylim()
    heights = [(label[0] - low) / (high - low) * height for label in labels]
    for (_, text, token, weight, size), y in zip(labels, spread(heights, LABEL_GAP_PT), strict=True):
        axes.annotate(
            text,
            (1, 0),
            xycoords="axes fraction",
            xytext=(8, y),
            textcoords="offset points",
            ha="left",
            va="center_baseline",
            color=palette[token],
            fontproperties=chart_font(weight, size),
            parse_math=False,
            annotation_clip=False,
        )


def _value_words(metric: Metric, value: float) -> str:
    """Return a value with its unit, or without where the chart's face can't write the unit."""
    if can_write(metric_unit(metric)):
        return format_value(metric, value)
    return format_value(Metric(kind="custom", name="", unit=""), value)


def _named_days(days: Sequence[date], width: float) -> list[date]:
    """Return the days to write under the axis: the first, the last, and those between that have room."""
    first, last = days[0], days[-1]
    if first == last:
        return [last]
    named = [first]
    least = (last - first).days * DAY_WIDTH_PT / width
    for day in days:
        if (day - named[-1]).days >= least and (last - day).days >= least and len(named) < MOST_DAYS_NAMED:
            named.append(day)
    return [*named, last] if (last - first).days >= least else [last]


def _day_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
