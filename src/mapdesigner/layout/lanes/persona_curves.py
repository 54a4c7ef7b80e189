"""Curves of several personas in one lane: each in its colour and dashes, with dots and its disc at the end.

Faces would be a crowd here. A dot stands on the same x on every curve, and the curves run beside each other
where personas feel alike, so that every one of them can be seen.
"""

from typing import NamedTuple

from mapdesigner.layout.icons import FACES
from mapdesigner.layout.lanes.cell import Cell
from mapdesigner.layout.lanes.curve import EDGE_PT, FACE_PT, HEIGHT_PT, line_of, moved, y_of, zero_line
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke
from mapdesigner.layout.measures import STAGE_WIDTH_PT
from mapdesigner.layout.moods import Curve, Felt
from mapdesigner.layout.persona_sign import Sign, disc
from mapdesigner.model import LaneId, StageId

LINE_PT = 1.75
# As many as there can be curves; the first is whole.
DASHES: tuple[tuple[float, ...], ...] = ((), (6.0, 3.0), (2.0, 2.5), (9.0, 2.5, 2.0, 2.5), (4.0, 2.0))
BETWEEN_CURVES_PT = 2.5
DOT_PT = 8.0
LEAST_GAP_BETWEEN_DOTS_PT = 9.0
END_PT = 14.0
END_GAP_PT = 1.0
SCALE_FACE_PT = 14.0


class _Drawn(NamedTuple):
    """A persona's curve with its sign, its dashes, how far it is moved down from its true height."""

    sign: Sign
    curve: Curve
    dash: tuple[float, ...]
    dy: float


def draw_persona_curves(
    stage_id: StageId, lane_id: LaneId, signs: tuple[Sign, ...], curves: tuple[Curve, ...]
) -> Cell:
    """Return a stage's piece of each persona's curve."""
    drawn = [
        _Drawn(sign, curve, DASHES[place], (place - (len(signs) - 1) / 2) * BETWEEN_CURVES_PT)
        for place, (sign, curve) in enumerate(zip(signs, curves, strict=True))
    ]
    ends = _ends(drawn)
    lines = [_curve_box(each, f"{stage_id}/{lane_id}", ends.get(each.sign.persona_id)) for each in drawn]
    dots = [_dot_box(each, point, lane_id) for each in drawn for point in _dotted(each.curve.felt)]
    is_first = any(curve.felt for curve in curves) and not any(curve.before for curve in curves)
    marks: tuple[Mark, ...] = (zero_line(), *(_scale() if is_first else ()))
    return Cell(HEIGHT_PT, marks, (*lines, *dots))


def sample_line(place: int, sign: Sign, x: float, y: float, width_pt: float) -> tuple[Mark, ...]:
    """Return what a legend shows of the curve at a place: the disc, and a piece of the line after it."""
    line = Stroke(((x + END_PT + 1, y), (x + width_pt, y)), sign.colour, LINE_PT, DASHES[place])
    return (line, *disc(sign, x, y - END_PT / 2, END_PT))


def _curve_box(drawn: _Drawn, place: str, end: tuple[float, float] | None) -> Box:
    marks: tuple[Mark, ...] = ()
    line = line_of(drawn.curve)
    if line:
        points = moved(line, EDGE_PT, drawn.dy)
        marks += (Stroke(points, drawn.sign.colour, LINE_PT, drawn.dash),)
    if end is not None:
        marks += disc(drawn.sign, end[0] + EDGE_PT, end[1], END_PT)
    id_ = f"curve:{drawn.sign.persona_id}@{place}"
    return Box(id_, -EDGE_PT, 0, STAGE_WIDTH_PT + 2 * EDGE_PT, HEIGHT_PT, marks)


def _ends(drawn: list[_Drawn]) -> dict[str, tuple[float, float]]:
    """Return where the discs of the curves that end in this stage stand, none upon another."""
    ending = [each for each in drawn if each.curve.felt and each.curve.after is None]
    ending.sort(key=lambda each: y_of(each.curve.felt[-1].sentiment) + each.dy)
    if not ending:
        return {}
    x = max(each.curve.felt[-1].x for each in ending) + DOT_PT / 2 + 3
    tops: list[float] = []
    for each in ending:
        wanted = y_of(each.curve.felt[-1].sentiment) + each.dy - END_PT / 2
        tops.append(max(wanted, tops[-1] + END_PT + END_GAP_PT) if tops else wanted)
    # What was pushed out at the bottom goes up again, and pushes in turn.
    lowest = HEIGHT_PT - END_PT
    for place in reversed(range(len(tops))):
        tops[place] = min(tops[place], lowest)
        lowest = tops[place] - END_PT - END_GAP_PT
    return {each.sign.persona_id: (x, top) for each, top in zip(ending, tops, strict=True)}


def _dotted(felt: tuple[Felt, ...]) -> tuple[Felt, ...]:
    return felt if len(felt) * LEAST_GAP_BETWEEN_DOTS_PT <= STAGE_WIDTH_PT else ()


def _dot_box(drawn: _Drawn, felt: Felt, lane_id: LaneId) -> Box:
    rim = Rect(0, 0, DOT_PT, DOT_PT, DOT_PT / 2, drawn.sign.colour, "canvas", 1.25)
    left, top = felt.x - DOT_PT / 2, y_of(felt.sentiment) + drawn.dy - DOT_PT / 2
    id_ = f"felt:{felt.card_id}/{drawn.sign.persona_id}@{lane_id}"
    return Box(id_, left, top, DOT_PT, DOT_PT, (rim,))


def _scale() -> tuple[Mark, ...]:
    """Return what the height means, once, where the curves begin: a glad face above, a sad one below."""
    top = (FACE_PT - SCALE_FACE_PT) / 2
    return (
        Icon(FACES[2], 0, top, SCALE_FACE_PT, "muted"),
        Icon(FACES[-2], 0, HEIGHT_PT - SCALE_FACE_PT - top, SCALE_FACE_PT, "muted"),
    )
