"""The emotion lane: one curve through the sentiments of the touchpoints, or one for each persona.

Points follow each other as they are read: stage by stage, lane by lane, top to bottom.
"""

from functools import partial

from mapdesigner.layout.facts import StageFacts
from mapdesigner.layout.icons import FACES
from mapdesigner.layout.lanes.cell import Cell
from mapdesigner.layout.lanes.curve import FACE_PT, HEIGHT_PT, line_of, y_of, zero_line
from mapdesigner.layout.lanes.persona_curves import draw_persona_curves
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke
from mapdesigner.layout.measures import STAGE_WIDTH_PT
from mapdesigner.layout.memo import Memo
from mapdesigner.layout.moods import Curve, Felt
from mapdesigner.model import Lane, LaneId, Stage

# Closer than this the faces would cover each other; then only the extremes get one.
LEAST_GAP_BETWEEN_FACES_PT = 15.0


def draw_cell(stage: Stage, lane: Lane, facts: StageFacts, memo: Memo) -> Cell:
    """Return the stage's piece of the curves, which meets its neighbours in the middle of the gaps."""
    key = ("cell", stage.id, lane.id)
    if lane.curves == "personas" and facts.persona_curves:
        pieces = (facts.curves_of.signs, facts.persona_curves)
        return memo.recall(key, pieces, partial(draw_persona_curves, stage.id, lane.id, *pieces))
    shown = (lane.colour or "accent", facts.curve)
    return memo.recall(key, shown, partial(_draw, lane.id, *shown))


def _draw(lane_id: LaneId, colour: str, curve: Curve) -> Cell:
    line = line_of(curve)
    marks: tuple[Mark, ...] = (zero_line(), Stroke(line, colour, 2.0)) if line else (zero_line(),)
    return Cell(HEIGHT_PT, marks, tuple(_face_box(point, lane_id) for point in _shown(curve.felt)))


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
    left, top = felt.x - FACE_PT / 2, y_of(felt.sentiment) - FACE_PT / 2
    return Box(f"felt:{felt.card_id}@{lane_id}", left, top, FACE_PT, FACE_PT, (disc, icon))
