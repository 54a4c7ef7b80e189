"""The before-and-after chart: a line for each rate with where it was, where it is and where it should be.

There is no text in it: names and numbers are set by layout, in the type of the page and for any script.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from matplotlib import rc_context
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D

from mapdesigner.charts.style import STYLE

Palette = Mapping[str, str]
Points = Sequence[tuple[float, float]]
# Where in its row a rate's line lies and where a target's stroke begins and ends, as shares of its height.
LINE, TARGET_TOP, TARGET_BOTTOM = 0.56, 0.48, 0.83
DOT_PT, HOLLOW_PT = 6.5, 6.0


class Spots(Protocol):
    """Where a rate stood at the start, where it stands, and its target if there is one: x in points."""

    @property
    def baseline(self) -> float:
        """The rate at the start."""

    @property
    def latest(self) -> float:
        """The rate as last measured."""

    @property
    def target(self) -> float | None:
        """The rate aimed for, if there is one."""


def before_after(
    rows: Sequence[Spots],
    ends: tuple[float, float],
    width_pt: float,
    row_height_pt: float,
    palette: Palette,
) -> Figure:
    """Return the chart, a row for each rate from top to bottom; `ends` are those of the axis, x in points.

    A hollow dot is the baseline, a full one the latest value, an upright stroke the target, so that it can
    be read without colour. Colours are #RRGGBB by token: text, muted, hairline, accent, surface.
    """
    height = row_height_pt * len(rows)
    with rc_context(STYLE):
        # Without axes: these few artists are drawn in a third of the time.
        figure = Figure(figsize=(width_pt / 72, height / 72), dpi=72)
        figure.patch.set_alpha(0)
        points = Affine2D().scale(1 / 72) + figure.dpi_scale_trans
        levels = [height - (place + LINE) * row_height_pt for place in range(len(rows))]
        at = list(zip(rows, levels, strict=True))
        targets = [(row.target, place) for place, row in enumerate(rows) if row.target is not None]
        strokes = [
            [(x, height - (place + share) * row_height_pt) for share in (TARGET_TOP, TARGET_BOTTOM)]
            for x, place in targets
        ]
        hollow = {"markerfacecolor": palette["surface"], "markeredgecolor": palette["muted"]}
        full = {"markerfacecolor": palette["accent"], "markeredgewidth": 0}
        for artist in (
            _lines([[(ends[0], y), (ends[1], y)] for y in levels], palette["hairline"], 0.75),
            _lines([[(row.baseline, y), (row.latest, y)] for row, y in at], palette["accent"], 2),
            _dots([(row.baseline, y) for row, y in at], HOLLOW_PT, markeredgewidth=1.2, **hollow),
            _dots([(row.latest, y) for row, y in at], DOT_PT, **full),
            _lines(strokes, palette["text"], 1.5),
        ):
            artist.set_transform(points)
            figure.add_artist(artist)
        return figure


def _lines(lines: Sequence[Points], colour: str, width: float) -> LineCollection:
    return LineCollection(lines, colors=colour, linewidths=width, capstyle="butt")


def _dots(points: Points, size: float, **look: Any) -> Line2D:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Line2D(xs, ys, linestyle="none", marker="o", markersize=size, **look)
