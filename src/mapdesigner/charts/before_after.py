"""The before-and-after chart: rates at their baseline and now, each in its row, with their numbers beside.

Nothing but numbers is written here: names belong to users, may be in any script, and are set by layout.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mapdesigner.charts.fonts import Weight, chart_font
from mapdesigner.charts.style import STYLE

TEXT, MUTED, HAIRLINE, ACCENT = "#1A1E26", "#5B6472", "#E1E4EA", "#4652C9"
NUMBER_PT = 8.25
TARGET_PT = 7.5
# Where in its row a rate's line lies, and what stands above and below it, in rows.
LINE, ABOVE, BELOW = 0.06, -0.2, 0.33


class Change(Protocol):
    """One rate before and after, as fractions: 0.22 is 22 %."""

    @property
    def baseline(self) -> float:
        """The rate at the start."""

    @property
    def latest(self) -> float:
        """The rate as last measured."""

    @property
    def target(self) -> float | None:
        """The rate aimed for, if there is one."""


def before_after(changes: Sequence[Change], width_pt: float, row_height_pt: float, largest: float) -> Figure:
    """Return the chart, a row for each change from top to bottom; the axis goes from 0 to `largest`.

    A hollow dot is the baseline, a full one the latest value, an upright stroke the target, so that it can
    be read without colour.
    """
    with rc_context(STYLE):
        figure = Figure(figsize=(width_pt / 72, row_height_pt * len(changes) / 72))
        figure.patch.set_alpha(0)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        # Room for a number at either end.
        room = largest * 0.12
        axes.set_xlim(-room, largest + room)
        axes.set_ylim(len(changes) - 0.5, -0.5)
        for place, change in enumerate(changes):
            _draw_row(axes, place + LINE, change, largest)
        return figure


def percent(share: float) -> str:
    """Return a share as per cent with a narrow space, one decimal under ten."""
    digits = 1 if abs(share) < 0.0995 else 0
    text = f"{share * 100:.{digits}f}".removesuffix(".0")
    return f"{text}\u202f%"


def _draw_row(axes: Axes, y: float, change: Change, largest: float) -> None:
    before, after = change.baseline, change.latest
    axes.plot([0, largest], [y, y], color=HAIRLINE, linewidth=0.75, zorder=1, solid_capstyle="butt")
    axes.plot([before, after], [y, y], color=ACCENT, linewidth=2, zorder=2, solid_capstyle="butt")
    hollow: dict[str, Any] = {"color": "white", "markeredgecolor": MUTED, "markeredgewidth": 1.2}
    axes.plot([before], [y], "o", markersize=6, zorder=4, **hollow)
    axes.plot([after], [y], "o", markersize=6.5, color=ACCENT, markeredgewidth=0, zorder=5)
    before_side, after_side = ("right", "left") if before <= after else ("left", "right")
    _number(axes, before, y, before_side, MUTED, "regular")
    _number(axes, after, y, after_side, TEXT, "semibold")
    if change.target is not None:
        # On the side away from the dots.
        _target(axes, change.target, y, "right" if change.target < min(before, after) else "left")


def _number(axes: Axes, value: float, y: float, align: str, colour: str, weight: Weight) -> None:
    """Write a value above its dot, away from the other one."""
    font = chart_font(weight, NUMBER_PT)
    away = -2 if align == "right" else 2
    axes.annotate(
        percent(value),
        (value, y + ABOVE),
        xytext=(away, 0),
        textcoords="offset points",
        ha=align,
        va="baseline",
        color=colour,
        fontproperties=font,
        parse_math=False,
    )


def _target(axes: Axes, target: float, y: float, align: str) -> None:
    """Draw the target as a stroke down from the line, its value beside."""
    ends = [y - 0.08, y + BELOW]
    axes.plot([target, target], ends, color=TEXT, linewidth=1.5, zorder=6, solid_capstyle="butt")
    axes.annotate(
        percent(target),
        (target, y + BELOW),
        xytext=(-4 if align == "right" else 4, 0.5),
        textcoords="offset points",
        ha=align,
        va="baseline",
        color=MUTED,
        fontproperties=chart_font("regular", TARGET_PT),
        parse_math=False,
    )
