"""Where the matrix lies: five by five fields, impact upwards and effort to the right, beside them a tray."""

from typing import NamedTuple

STEPS = 5
AXIS_PX = 52
FOOT_PX = 62
HEAD_PX = 34
SIDE_PX = 16
FIELD_PADDING_PX = 4
LEAST_TRAY_PX = 168
MOST_TRAY_PX = 240
TRAY_HEAD_PX = 58


class Field(NamedTuple):
    """A field of the matrix, impact and effort 1 … 5."""

    impact: int
    effort: int


class Rect(NamedTuple):
    """A rectangle in whole pixels."""

    left: int
    top: int
    width: int
    height: int

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point is in it."""
        return self.left <= x < self.left + self.width and self.top <= y < self.top + self.height


class Grid(NamedTuple):
    """The matrix and its tray in a view of some size."""

    plot: Rect
    tray: Rect

    def rect_of(self, field: Field) -> Rect:
        """Return where a field lies; fields differ by a pixel where the plot can't be cut evenly."""
        left, right = self._x(field.effort - 1), self._x(field.effort)
        top, bottom = self._y(STEPS - field.impact), self._y(STEPS - field.impact + 1)
        return Rect(left, top, right - left, bottom - top)

    def inner_of(self, field: Field) -> Rect:
        """Return the part of a field that notes may take."""
        left, top, width, height = self.rect_of(field)
        inset = FIELD_PADDING_PX
        return Rect(left + inset, top + inset, max(1, width - 2 * inset), max(1, height - 2 * inset))

    def field_at(self, x: float, y: float) -> Field | None:
        """Return the field at a point, the nearest one for a point beside the plot; None over the tray."""
        if x >= self.tray.left:
            return None
        effort = int((x - self.plot.left) * STEPS // max(1, self.plot.width)) + 1
        down = int((y - self.plot.top) * STEPS // max(1, self.plot.height))
        return Field(_within(STEPS - down), _within(effort))

    def _x(self, step: int) -> int:
        return self.plot.left + self.plot.width * step // STEPS

    def _y(self, step: int) -> int:
        return self.plot.top + self.plot.height * step // STEPS


def grid_for(width: int, height: int) -> Grid:
    """Return the matrix for a view of that size in pixels; it never gets smaller than 40 pixels a field."""
    tray_width = max(LEAST_TRAY_PX, min(MOST_TRAY_PX, width // 4))
    tray_left = max(width - tray_width, AXIS_PX + 40 * STEPS + SIDE_PX)
    plot = Rect(
        AXIS_PX,
        HEAD_PX,
        tray_left - SIDE_PX - AXIS_PX,
        max(40 * STEPS, height - HEAD_PX - FOOT_PX),
    )
    return Grid(plot, Rect(tray_left, 0, tray_width, height))


def _within(step: int) -> int:
    return max(1, min(STEPS, step))
