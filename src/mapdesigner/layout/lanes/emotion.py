"""The emotion lane: one smooth curve through the sentiments of the touchpoints, with a face on each.

Points follow each other as they are read: stage by stage, lane by lane, top to bottom. Between two points
the curve is a smoothstep, so it never shows a mood that nobody had.
"""

from functools import partial
from itertools import pairwise

from mapdesigner.layout.facts import Felt, StageFacts
from mapdesigner.layout.icons import FACES
from mapdesigner.layout.lanes.cell import Cell
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke
from mapdesigner.layout.measures import GAP_BETWEEN_STAGES_PT, STAGE_WIDTH_PT
from mapdesigner.layout.memo import Memo
from mapdesigner.model import Lane, LaneId, Stage

STEP_PT = 21.0
FACE_PT = 18.0
HEIGHT_PT = 4 * STEP_PT + FACE_PT
# Closer than this the faces would cover each other; then only the extremes get one.
LEAST_GAP_BETWEEN_FACES_PT = 15.0
EDGE_PT = GAP_BETWEEN_STAGES_PT / 2


def draw_cell(stage: Stage, lane: Lane, facts: StageFacts, memo: Memo) -> Cell:
    """Return the stage's piece of the curve, which meets its neighbours in the middle of the gaps."""
    shown = (lane.colour or "accent", facts.felt_before, facts.felt, facts.felt_after)
    return memo.recall(("cell", stage.id, lane.id), shown, partial(_draw, lane.id, *shown))


def _draw(
    lane_id: LaneId, colour: str, before: Felt | None, felt: tuple[Felt, ...], after: Felt | None
) -> Cell:
    zero = Stroke(((0, _y(0)), (STAGE_WIDTH_PT, _y(0))), "hairline", 1.0, (2.0, 3.0))
    points = [point for point in (before, *felt, after) if point is not None]
    faces = tuple(_face_box(point, lane_id) for point in _shown(felt))
    return Cell(HEIGHT_PT, (zero, *_curve(points, colour)), faces)


def _y(sentiment: float) -> float:
    return FACE_PT / 2 + (2 - sentiment) * STEP_PT


def _curve(points: list[Felt], colour: str) -> tuple[Mark, ...]:
    if len(points) < 2:
        return ()
    start: tuple[float, ...] | None = None
    pieces: list[tuple[float, ...]] = []
    for left, right in pairwise(points):
        first = max(0.0, (-EDGE_PT - left.x) / (right.x - left.x))
        last = min(1.0, (STAGE_WIDTH_PT + EDGE_PT - left.x) / (right.x - left.x))
        if start is None:
            start = _at(left, right, first)
        pieces.append(_piece(left, right, first, last))
    assert start is not None
    return (Stroke((start, *pieces), colour, 2.0),)


def _at(left: Felt, right: Felt, t: float) -> tuple[float, float]:
    rise = t * t * (3 - 2 * t)
    return left.x + (right.x - left.x) * t, _y(left.sentiment + (right.sentiment - left.sentiment) * rise)


def _piece(left: Felt, right: Felt, first: float, last: float) -> tuple[float, ...]:
    """Return the cubic between two parameters: x runs evenly, y as smoothstep, so it is a Hermite curve."""
    if first == 0 and last == 1:  # whole, so level at both ends; most pieces are
        level, third_pt = _y(right.sentiment), (right.x - left.x) / 3
        return (left.x + third_pt, _y(left.sentiment), right.x - third_pt, level, right.x, level)
    x0, y0 = _at(left, right, first)
    x1, y1 = _at(left, right, last)
    height = _y(right.sentiment) - _y(left.sentiment)
    third = (last - first) / 3
    slope0, slope1 = (6 * t * (1 - t) * height for t in (first, last))
    return (x0 + (x1 - x0) / 3, y0 + slope0 * third, x1 - (x1 - x0) / 3, y1 - slope1 * third, x1, y1)


def _shown(felt: tuple[Felt, ...]) -> tuple[Felt, ...]:
    if len(felt) * LEAST_GAP_BETWEEN_FACES_PT <= STAGE_WIDTH_PT:
        return felt
    lowest = min(felt, key=lambda point: point.sentiment)
    highest = max(felt, key=lambda point: point.sentiment)
    return tuple(dict.fromkeys((lowest, highest)))


def _face_box(felt: Felt, lane_id: LaneId) -> Box:
    disc = Rect(0, 0, FACE_PT, FACE_PT, FACE_PT / 2, "canvas")
    mood = round(felt.sentiment)
    icon = Icon(FACES[mood], 0, 0, FACE_PT, f"sentiment {mood}")
    left, top = felt.x - FACE_PT / 2, _y(felt.sentiment) - FACE_PT / 2
    return Box(f"felt:{felt.card_id}@{lane_id}", left, top, FACE_PT, FACE_PT, (disc, icon))
