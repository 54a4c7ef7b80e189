"""The line of an emotion lane: from mood to mood as a smoothstep, so it never shows one that nobody had."""

from itertools import pairwise

from mapdesigner.layout.marks import Stroke
from mapdesigner.layout.measures import GAP_BETWEEN_STAGES_PT, STAGE_WIDTH_PT
from mapdesigner.layout.moods import Curve, Felt

STEP_PT = 21.0
FACE_PT = 18.0
HEIGHT_PT = 4 * STEP_PT + FACE_PT
# Pieces of neighbouring stages meet in the middle of the gap.
EDGE_PT = GAP_BETWEEN_STAGES_PT / 2

Points = tuple[tuple[float, ...], ...]


def y_of(sentiment: float) -> float:
    """Return the height at which a sentiment stands, from the top of the cell's content."""
    return FACE_PT / 2 + (2 - sentiment) * STEP_PT


def zero_line() -> Stroke:
    """Return the dotted line where a mood is neither good nor bad."""
    return Stroke(((0, y_of(0)), (STAGE_WIDTH_PT, y_of(0))), "hairline", 1.0, (2.0, 3.0))


def line_of(curve: Curve) -> Points:
    """Return a stage's piece of a curve, from edge to edge: a start and cubic pieces; none for one point."""
    points = [point for point in (curve.before, *curve.felt, curve.after) if point is not None]
    if len(points) < 2:
        return ()
    start: tuple[float, ...] | None = None
    pieces: list[tuple[float, ...]] = []
    for left, right in pairwise(points):
        first, last = 0.0, 1.0
        if left.x < -EDGE_PT:
            first = (-EDGE_PT - left.x) / (right.x - left.x)
        if right.x > STAGE_WIDTH_PT + EDGE_PT:
            last = (STAGE_WIDTH_PT + EDGE_PT - left.x) / (right.x - left.x)
        if start is None:
            start = _at(left, right, first)
        pieces.append(_piece(left, right, first, last))
    assert start is not None
    return (start, *pieces)


def moved(points: Points, dx: float, dy: float) -> Points:
    """Return a line at another place."""
    return tuple(
        tuple(value + (dy if place % 2 else dx) for place, value in enumerate(point)) for point in points
    )


def _at(left: Felt, right: Felt, t: float) -> tuple[float, float]:
    rise = t * t * (3 - 2 * t)
    mood = left.sentiment + (right.sentiment - left.sentiment) * rise
    return left.x + (right.x - left.x) * t, y_of(mood)


def _piece(left: Felt, right: Felt, first: float, last: float) -> tuple[float, ...]:
    """Return the cubic between two parameters: x runs evenly, y as smoothstep, so it is a Hermite curve."""
    if first == 0 and last == 1:  # whole, so level at both ends; most pieces are
        level, third_pt = y_of(right.sentiment), (right.x - left.x) / 3
        return (left.x + third_pt, y_of(left.sentiment), right.x - third_pt, level, right.x, level)
    x0, y0 = _at(left, right, first)
    x1, y1 = _at(left, right, last)
    height = y_of(right.sentiment) - y_of(left.sentiment)
    third = (last - first) / 3
    slope0, slope1 = (6 * t * (1 - t) * height for t in (first, last))
    return (x0 + (x1 - x0) / 3, y0 + slope0 * third, x1 - (x1 - x0) / 3, y1 - slope1 * third, x1, y1)
