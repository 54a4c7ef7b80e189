"""What charts show: plain numbers, so that pages can be laid out without matplotlib."""

import math
from typing import NamedTuple

# Left and right of the axis, as a share of its length.
ROOM = 0.12
# What is kept free beyond a radar's axes for the names of the rules and their means.
LABEL_WIDTH, LABEL_HEIGHT = 74.0, 36.0


class Change(NamedTuple):
    """One rate before and after, as fractions: 0.22 is 22 %."""

    baseline: float
    latest: float
    target: float | None


class BeforeAfter(NamedTuple):
    """The rows of a chart from top to bottom, its width and the height of a row in the page's pixels.

    `largest` is the right end of the axis, shared by all pieces of one chart.
    """

    changes: tuple[Change, ...]
    width: float
    row_height: float
    largest: float

    def x(self, rate: float) -> float:
        """Return where a rate stands on the axis, in pixels from the chart's left edge."""
        # With room for a number at either end.
        return self.width * (rate / self.largest + ROOM) / (1 + 2 * ROOM)


class Radar(NamedTuple):
    """The rules of an audit with their means, 1 … 5 or none, and where the chart is in its row, in pixels."""

    names: tuple[str, ...]
    means: tuple[float | None, ...]
    x: float
    width: float
    height: float

    @property
    def radius(self) -> float:
        """How long the axes are."""
        return min(self.width / 2 - LABEL_WIDTH, self.height / 2 - LABEL_HEIGHT)

    def point(self, place: int, radius: float) -> tuple[float, float]:
        """Return a point of an axis, so far from the middle; the first axis points up."""
        angle = 2 * math.pi * place / len(self.names)
        return self.width / 2 + radius * math.sin(angle), self.height / 2 - radius * math.cos(angle)


Chart = BeforeAfter | Radar
