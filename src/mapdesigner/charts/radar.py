"""The radar of an audit: one axis a rule, 1 … 5 outwards, the mean of each rule on it.

The rules' names are ours and in Latin letters, so they are written here; names that belong to users are not.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from mapdesigner.charts.fonts import Weight, chart_font
from mapdesigner.charts.style import STYLE

HIGHEST = 5
# What stands beyond the ends of the axes: a name with its mean under it, at the sides also its width.
LABEL_HEIGHT_PT, LABEL_WIDTH_PT = 34.0, 74.0
GAP_PT = 7.0
NAME_PT, MEAN_PT, RING_PT = 11.0, 12.0, 8.5
DOT_PT = 6.0
NONE = "not judged"

Means = Sequence[float | None]
Palette = Mapping[str, str]
Align = Literal["left", "center", "right"]


def radar(
    names: Sequence[str],
    means: Means,
    width_pt: float,
    height_pt: float,
    palette: Palette,
    others: Means | None = None,
    bare_radius_pt: float | None = None,
) -> Figure:
    """Return the radar; the first axis points up, the next ones follow clockwise.

    With a radius of its own it has no text, for that is set by whoever gives the radius.

    `others` are shown beside the means as a dashed outline without numbers. Where a mean is None its axis
    says so and the outline stays open. Colours are #RRGGBB by token: text, muted, faint, hairline, accent.
    """
    with rc_context(STYLE):
        drawing = _Drawing(len(names), width_pt, height_pt, palette, bare_radius_pt)
        drawing.add_rings()
        if others is not None:
            drawing.add_outline(others, color=palette["muted"], linewidth=1.2, dashes=(3, 2.5))
        drawing.add_area(means)
        drawing.add_outline(means, color=palette["accent"], linewidth=2)
        drawing.add_dots(means)
        if bare_radius_pt is None:
            drawing.add_labels(names, means)
        return drawing.figure


class _Drawing:
    """A figure whose artists are placed in points from the radar's middle; axes would be slower."""

    def __init__(
        self, count: int, width_pt: float, height_pt: float, palette: Palette, radius_pt: float | None
    ) -> None:
        self.figure = Figure(figsize=(width_pt / 72, height_pt / 72), dpi=72)
        self.figure.patch.set_alpha(0)
        self._palette = palette
        self._is_bare = radius_pt is not None
        self._radius = radius_pt or min(width_pt / 2 - LABEL_WIDTH_PT, height_pt / 2 - LABEL_HEIGHT_PT)
        angles = (2 * math.pi * place / count for place in range(count))
        self._ends = [(round(math.sin(angle), 6), round(math.cos(angle), 6)) for angle in angles]
        middle = Affine2D().translate(width_pt / 2, height_pt / 2).scale(1 / 72)
        self._points: Transform = middle + self.figure.dpi_scale_trans

    def add_rings(self) -> None:
        """Add the axes, a ring for each score, and the scores beside the first axis."""
        thin = {"color": self._palette["hairline"], "linewidth": 0.9, "zorder": 1}
        for place in range(len(self._ends)):
            self._add_line([(0.0, 0.0), self._at(place, HIGHEST)], **thin)
        for score in range(1, HIGHEST + 1):
            ring = [self._at(place, score) for place in range(len(self._ends))]
            self._add_line([*ring, ring[0]], **thin)
            if not self._is_bare:
                x, y = ring[0]
                self._add_text(x + 4, y - 3.5, str(score), "left", RING_PT, "faint")

    def add_area(self, means: Means) -> None:
        """Fill what the means enclose, if there are all of them."""
        corners = [self._at(place, mean) for place, mean in enumerate(means) if mean is not None]
        if len(corners) == len(self._ends):
            look: dict[str, Any] = {"facecolor": self._palette["accent"], "alpha": 0.14, "linewidth": 0}
            self._add(Polygon(corners, closed=True, zorder=3, **look))

    def add_outline(self, means: Means, **look: Any) -> None:
        """Join neighbours that both have a mean."""
        for place, mean in enumerate(means):
            after = (place + 1) % len(means)
            other = means[after]
            if mean is not None and other is not None:
                self._add_line([self._at(place, mean), self._at(after, other)], zorder=5, **look)

    def add_dots(self, means: Means) -> None:
        """Mark the means."""
        look = {"color": self._palette["accent"], "markersize": DOT_PT, "markeredgewidth": 0}
        for place, mean in enumerate(means):
            if mean is not None:
                self._add_line([self._at(place, mean)], marker="o", zorder=6, **look)

    def add_labels(self, names: Sequence[str], means: Means) -> None:
        """Write each rule's name and its mean beyond the end of its axis."""
        for name, mean, end in zip(names, means, self._ends, strict=True):
            x, y = (part * (self._radius + GAP_PT) for part in end)
            align: Align = "center" if abs(end[0]) < 0.2 else "left" if end[0] > 0 else "right"
            # The first baseline: above, below or beside the end.
            y += 17.0 if end[1] > 0.2 else -9.0 if end[1] < -0.2 else 3.0
            self._add_text(x, y, name, align, NAME_PT, "muted")
            if mean is None:
                self._add_text(x, y - 14, NONE, align, NAME_PT, "faint")
            else:
                self._add_text(x, y - 14, f"{mean:.1f}", align, MEAN_PT, "text", "semibold")

    def _at(self, place: int, score: float) -> tuple[float, float]:
        x, y = self._ends[place]
        share = self._radius * score / HIGHEST
        return x * share, y * share

    def _add_line(self, points: Sequence[tuple[float, float]], **look: Any) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self._add(Line2D(xs, ys, solid_capstyle="round", **look))

    def _add_text(
        self,
        x: float,
        y: float,
        text: str,
        align: Align,
        size_pt: float,
        token: str,
        weight: Weight = "regular",
    ) -> None:
        font = chart_font(weight, size_pt)
        colour = self._palette[token]
        self._add(
            Text(
                x,
                y,
                text,
                color=colour,
                fontproperties=font,
                ha=align,
                va="baseline",
                parse_math=False,
                zorder=7,
            )
        )

    def _add(self, artist: Line2D | Polygon | Text) -> None:
        artist.set_transform(self._points)
        self.figure.add_artist(artist)
