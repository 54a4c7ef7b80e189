"""What charts show: plain numbers, so that pages can be laid out without matplotlib."""

from typing import NamedTuple

# Left and right of the axis, as a share of its length.
ROOM = 0.12


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


Chart = BeforeAfter | Radar
