"""A figure as pixels, for the screen."""

from typing import Any, NamedTuple

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from mapdesigner.charts.style import STYLE

POINTS_PER_INCH = 72
# Letters where they belong and not on whole pixels, as in the rest of the window.
ON_SCREEN: Any = {**STYLE, "text.hinting": "no_hinting"}


class Pixels(NamedTuple):
    """A picture: rows of red, green, blue and opacity from the top, a byte each, nothing multiplied in."""

    width: int
    height: int
    data: bytes


def as_pixels(figure: Figure, pixels_per_point: float) -> Pixels:
    """Return a figure as a picture with a clear ground."""
    with rc_context(ON_SCREEN):
        figure.set_dpi(POINTS_PER_INCH * pixels_per_point)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        width, height = canvas.get_width_height()
        return Pixels(width, height, bytes(canvas.buffer_rgba()))  # type: ignore[no-untyped-call]
