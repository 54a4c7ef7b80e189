"""The course of the mood over a whole journey as one small picture, its lowest points by name.

It is the curve of the emotion lane, without faces and as wide as a page: touchpoints that say how they feel
follow each other as they are read, stage by stage, lane by lane, each stage in a column of the same width.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from mapdesigner.layout.facts import stage_facts
from mapdesigner.layout.marks import Mark, Rect, Stroke, Words
from mapdesigner.layout.measures import STAGE_WIDTH_PT, first_baseline_pt
from mapdesigner.layout.memo import Memo
from mapdesigner.layout.moods import Felt
from mapdesigner.layout.text import Style, single_line
from mapdesigner.model import SENTIMENT_WORDS, JourneyMap, stage_colour

LABEL = Style(10.5)
NAME = Style(11, "semibold")
LEFT_PT, TOP_PT, STEP_PT, LINE_PT = 62.0, 30.0, 19.0, 15.0
BOTTOM_PT = TOP_PT + 4 * STEP_PT
DOT_PT = 9.0
GAP_PT, GAP_BETWEEN_LABELS_PT = 8.0, 12.0
WIDEST_LABEL_PT = 220.0
# Longer than this a label hangs too far below its point to be read as its name.
MOST_LABEL_LINES = 3


class Column(NamedTuple):
    """A stage of the course: its name and colour, and its points, their x as a share of its width, 0 … 1."""

    name: str
    colour: str
    felt: tuple[Felt, ...]


class MoodCourse(NamedTuple):
    """The columns of a journey, and the names of the touchpoints to point at by their ids."""

    columns: tuple[Column, ...]
    named: Mapping[str, str]


class _Point(NamedTuple):
    x: float
    y: float
    felt: Felt


def mood_course(map_: JourneyMap, named: Mapping[str, str]) -> MoodCourse | None:
    """Return the course of a map's mood; None where fewer than two touchpoints say how they feel."""
    columns = tuple(
        Column(
            " ".join(stage.name.split()) or "Untitled stage",
            stage_colour(stage),
            tuple(point._replace(x=point.x / STAGE_WIDTH_PT) for point in facts.curve.felt),
        )
        for stage, facts in zip(map_.stages, stage_facts(map_, Memo()), strict=True)
    )
    return MoodCourse(columns, named) if sum(len(each.felt) for each in columns) > 1 else None


def course_marks(course: MoodCourse, width_pt: float) -> tuple[tuple[Mark, ...], float]:
    """Return the picture's marks and its height, both in points."""
    column_pt = (width_pt - LEFT_PT) / len(course.columns)
    marks: list[Mark] = [*_axis(width_pt)]
    points: list[_Point] = []
    for place, column in enumerate(course.columns):
        left = LEFT_PT + place * column_pt
        marks.append(Rect(left, 0, column_pt - GAP_PT, 3, 1.5, column.colour))
        marks.append(_words(column.name, left, 9, NAME, "text", column_pt - GAP_PT - 2))
        points += [
            _Point(left + felt.x * (column_pt - GAP_PT), _y(felt.sentiment), felt) for felt in column.felt
        ]
    marks.append(Stroke(_line(points), "accent", 2.0))
    labels, height = _labels(
        [point for point in points if point.felt.card_id in course.named], course, width_pt
    )
    return (*marks, *labels), height


def _axis(width_pt: float) -> list[Mark]:
    marks: list[Mark] = []
    for sentiment in (2, 0, -2):
        y = _y(sentiment)
        dash = (2.0, 3.0) if sentiment == 0 else ()
        marks.append(Stroke(((LEFT_PT, y), (width_pt - GAP_PT, y)), "hairline", 1.0, dash))
        marks.append(_words(SENTIMENT_WORDS[sentiment], 0, y - 7, LABEL, "muted", LEFT_PT - 6))
    return marks


def _labels(lowest: list[_Point], course: MoodCourse, width_pt: float) -> tuple[list[Mark], float]:
    """Return a dot for each point with its name under the picture, in as many lines as it needs."""
    marks: list[Mark] = []
    ends: list[float] = []
    for point in lowest:
        colour = f"sentiment {max(-2, min(2, round(point.felt.sentiment)))}"
        line = single_line(course.named[point.felt.card_id], LABEL, WIDEST_LABEL_PT)
        x = max(LEFT_PT, min(point.x - line.width_pt / 2, width_pt - GAP_PT - line.width_pt))
        row = next((at for at, end in enumerate(ends) if end + GAP_BETWEEN_LABELS_PT <= x), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = x + line.width_pt
        top = BOTTOM_PT + 8 + row * LINE_PT
        if row < MOST_LABEL_LINES:
            marks.append(Stroke(((point.x, point.y), (point.x, top + 1)), colour, 1.0))
            marks.append(Words(x, top + first_baseline_pt(LABEL), line, colour))
        marks.append(Rect(point.x - DOT_PT / 2, point.y - DOT_PT / 2, DOT_PT, DOT_PT, DOT_PT / 2, colour))
    return marks, BOTTOM_PT + 8 + min(len(ends), MOST_LABEL_LINES) * LINE_PT


def _line(points: list[_Point]) -> tuple[tuple[float, ...], ...]:
    """Return the curve: level at each point, so that it never shows a mood that nobody had."""
    pieces: list[tuple[float, ...]] = [(points[0].x, points[0].y)]
    for one, other in pairwise(points):
        third = (other.x - one.x) / 3
        pieces.append((one.x + third, one.y, other.x - third, other.y, other.x, other.y))
    return tuple(pieces)


def _y(sentiment: float) -> float:
    return TOP_PT + (2 - sentiment) * STEP_PT


def _words(text: str, x: float, top: float, style: Style, colour: str, width: float) -> Words:
    return Words(x, top + first_baseline_pt(style), single_line(text, style, width), colour)
