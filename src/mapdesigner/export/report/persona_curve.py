"""The journey on a persona's sheet: its emotion curve under the stages, its best and worst moments."""

from collections.abc import Sequence
from itertools import pairwise

from mapdesigner.export.report.style import BODY, ENTRY, SMALL, words
from mapdesigner.insight.persona_journey import Moment, best_moments, worst_moments
from mapdesigner.layout.icons import FACES
from mapdesigner.layout.marks import Icon, Mark, Rect, Stroke
from mapdesigner.layout.text import Style, single_line
from mapdesigner.model import JourneyMap, stage_colour

GAP_PX = 8.0
STEP_PX = 18.0
FACE_PX = 17.0
HEADS_PX = 34.0
CURVE_PX = 4 * STEP_PX + FACE_PX
# Closer than this faces would cover each other; then only the lowest and highest of a stage get one.
LEAST_GAP_PX = 13.0
MOST_MOMENTS = 3
HEAD = Style(11, "semibold")

Point = tuple[float, Moment]


def curve_marks(map_: JourneyMap, moments: Sequence[Moment], colour: str, width: float) -> tuple[Mark, ...]:
    """Return stages side by side and the curve under them, CURVE_PX + HEADS_PX high."""
    count = len(map_.stages)
    gap = GAP_PX if count <= 12 else 2.0
    column = (width - gap * (count - 1)) / count
    marks: list[Mark] = []
    points: list[Point] = []
    faces: list[Point] = []
    for place, stage in enumerate(map_.stages):
        x = place * (column + gap)
        marks.append(Rect(x, 0, column, 3, 0, stage_colour(stage)))
        if column > 24:
            marks.append(words(stage.name or "Untitled stage", x, 9, HEAD, "text", column - 4))
        felt = [moment for moment in moments if moment.stage.id == stage.id and moment.sentiment is not None]
        step = column / max(1, len(felt))
        here = [(x + (at + 0.5) * step, moment) for at, moment in enumerate(felt)]
        points += here
        faces += here if step >= LEAST_GAP_PX else _extremes(here)
    zero = _y(0)
    marks.append(Stroke(((0, zero), (width, zero)), "hairline", 1.0, (2.0, 3.0)))
    if len(points) > 1:
        marks.append(_curve(points, colour))
    for x, moment in faces:
        marks += _face(x, moment)
    return tuple(marks)


def moment_columns(moments: Sequence[Moment], column: float, gap: float) -> tuple[tuple[Mark, ...], float]:
    """Return the worst and the best moments in two columns, and how high they are; nothing when none."""
    marks: list[Mark] = []
    height = 0.0
    for x, title, found in (
        (0.0, "Where it hurts most", worst_moments(tuple(moments), MOST_MOMENTS)),
        (column + gap, "Where it feels best", best_moments(tuple(moments), MOST_MOMENTS)),
    ):
        if not found:
            continue
        marks.append(words(title, x, 0, ENTRY, "text", column))
        y = 22.0
        for moment in found:
            mood = moment.sentiment or 0
            marks.append(Icon(FACES[mood], x, y, 14, f"sentiment {mood}"))
            name = " ".join(moment.card.title.split()) or "Untitled touchpoint"
            stage = moment.stage.name or "Untitled stage"
            # A long title takes what a short name of a stage leaves.
            beside = min(single_line(stage, SMALL).width_pt + 1, column * 0.34 - 8)
            title_line = words(name, x + 21, y - 1, BODY, "text", column - 21 - 8 - beside)
            marks.append(title_line)
            stage_x = x + 21 + title_line.line.width_pt + 8
            marks.append(words(stage, stage_x, y, SMALL, "muted", max(10.0, x + column - stage_x)))
            y += 20
        height = max(height, y)
    return tuple(marks), height


def _extremes(points: list[Point]) -> list[Point]:
    lowest = min(points, key=lambda point: point[1].sentiment or 0)
    highest = max(points, key=lambda point: point[1].sentiment or 0)
    return [lowest] if lowest is highest else [lowest, highest]


def _curve(points: list[Point], colour: str) -> Stroke:
    """Return a curve that is level at each point, so that it never shows a mood that nobody had."""
    first_x, first = points[0]
    pieces: list[tuple[float, ...]] = [(first_x, _y(first.sentiment or 0))]
    for (left, before), (right, after) in pairwise(points):
        third = (right - left) / 3
        start, end = _y(before.sentiment or 0), _y(after.sentiment or 0)
        pieces.append((left + third, start, right - third, end, right, end))
    return Stroke(tuple(pieces), colour, 2.0)


def _face(x: float, moment: Moment) -> tuple[Mark, ...]:
    mood = moment.sentiment or 0
    left, top = x - FACE_PX / 2, _y(mood) - FACE_PX / 2
    ground = Rect(left - 1, top - 1, FACE_PX + 2, FACE_PX + 2, FACE_PX / 2 + 1, "surface")
    return ground, Icon(FACES[mood], left, top, FACE_PX, f"sentiment {mood}")


def _y(sentiment: int) -> float:
    return HEADS_PX + FACE_PX / 2 + (2 - sentiment) * STEP_PX
