"""The picture of a comparison: the emotion curves of two maps over each other, stage by stage.

The current curve is muted and dashed, the future one in the accent; each is named where it ends. Within a
stage the touchpoints of either map are spread evenly, so the two curves need not have as many points.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mapdesigner.insight.comparison import Column, Comparison
from mapdesigner.insight.comparison_words import mean_words
from mapdesigner.layout.block import text_block
from mapdesigner.layout.marks import Box, Mark, Rect, Stroke, Words
from mapdesigner.layout.measures import STAGE_BAND_PT, first_baseline_pt, line_height_pt
from mapdesigner.layout.text import Style, single_line

NAME = Style(12, "semibold")
SMALL = Style(11)
CURVE_NAME = Style(11.5, "semibold")
LEVEL_WIDTH_PT = 66.0
CURVE_NAME_WIDTH_PT = 62.0
GAP_BETWEEN_STAGES_PT = 8.0
STEP_PT = 26.0
SPACE_ABOVE_CURVES_PT = 14.0
DOT_PT = 7.0
# Names of curves that end closer than this would stand on each other.
LEAST_GAP_BETWEEN_NAMES_PT = 15.0
# More points than this in a stage are drawn as their means.
LEAST_GAP_BETWEEN_POINTS_PT = 6.0
BOTTOM_PT = 10.0
LOOKS = (("muted", (5.0, 4.0)), ("accent", ()))
LEVELS = ((2, "very good"), (0, "neutral"), (-2, "very bad"))


class Point(NamedTuple):
    """A point of a curve on the picture."""

    x: float
    y: float


def comparison_box(comparison: Comparison, width_pt: float) -> Box:
    """Return the picture, `width_pt` wide, as one box of marks."""
    columns = comparison.columns
    inner = width_pt - LEVEL_WIDTH_PT - CURVE_NAME_WIDTH_PT
    stride = (inner + GAP_BETWEEN_STAGES_PT) / max(1, len(columns))
    lefts = [LEVEL_WIDTH_PT + stride * place for place in range(len(columns))]
    width = stride - GAP_BETWEEN_STAGES_PT
    marks: list[Mark] = []
    top = 0.0
    for column, left in zip(columns, lefts, strict=True):
        heading, bottom = _heading(column, left, width)
        marks += heading
        top = max(top, bottom)
    top += SPACE_ABOVE_CURVES_PT
    marks += _levels(top, width_pt)
    ends: list[tuple[float, str, str]] = []
    for which, (name, (colour, dash)) in enumerate(zip(comparison.curve_names, LOOKS, strict=True)):
        points = _points([(column.current, column.future)[which] for column in columns], lefts, width, top)
        if points:
            marks += _curve(points, colour, dash)
            ends.append((points[-1].y, name, colour))
    marks += _names(ends, width_pt - CURVE_NAME_WIDTH_PT + 10)
    # The curves' dots come last, so that no curve runs over one.
    marks.sort(key=lambda mark: isinstance(mark, Rect) and mark.radius > 0)
    height = top + 4 * STEP_PT + DOT_PT + BOTTOM_PT
    return Box("comparison", 0, 0, width_pt, height, tuple(marks), label="Emotion curves of both maps")


def _heading(column: Column, left: float, width: float) -> tuple[tuple[Mark, ...], float]:
    band = Rect(left, 0, width, STAGE_BAND_PT, 0, column.colour)
    name, y = text_block(column.name, left, 9, width, NAME, "text", 2)
    words = f"{mean_words(column.current)} → {mean_words(column.future)}"
    if not column.current and not column.future:
        words = "nothing felt"
    means, y = text_block(words, left, y, width, SMALL, "muted", 1)
    return (band, *name, *means), y


def _levels(top: float, width_pt: float) -> list[Mark]:
    """Return a hairline for each of three sentiments, with its word; the one in the middle is dotted."""
    marks: list[Mark] = []
    for level, word in LEVELS:
        y = _y(level, top)
        dash = (2.0, 3.0) if level == 0 else ()
        marks.append(
            Stroke(((LEVEL_WIDTH_PT, y), (width_pt - CURVE_NAME_WIDTH_PT, y)), "hairline", 1.0, dash)
        )
        line = single_line(word, SMALL, LEVEL_WIDTH_PT)
        marks.append(Words(0, y - line_height_pt(SMALL) / 2 + first_baseline_pt(SMALL), line, "muted"))
    return marks


def _points(felt: Sequence[tuple[int, ...]], lefts: list[float], width: float, top: float) -> list[Point]:
    most = max(1, int(width / LEAST_GAP_BETWEEN_POINTS_PT))
    points = []
    for left, moods in zip(lefts, felt, strict=True):
        shown = _means(moods, most)
        step = width / max(1, len(shown))
        points += [Point(left + (place + 0.5) * step, _y(mood, top)) for place, mood in enumerate(shown)]
    return points


def _means(moods: Sequence[float], most: int) -> list[float]:
    """Return at most so many sentiments, where there are more the means of neighbours."""
    if len(moods) <= most:
        return list(moods)
    edges = [round(place * len(moods) / most) for place in range(most + 1)]
    return [sum(moods[start:end]) / (end - start) for start, end in pairwise(edges)]


def _y(sentiment: float, top: float) -> float:
    return top + DOT_PT / 2 + (2 - sentiment) * STEP_PT


def _curve(points: list[Point], colour: str, dash: tuple[float, ...]) -> list[Mark]:
    """Return a curve that is level at each of its points, and a dot on each."""
    marks: list[Mark] = []
    if len(points) > 1:
        pieces = (_piece(left, right) for left, right in pairwise(points))
        marks.append(Stroke((tuple(points[0]), *pieces), colour, 2.0, dash))
    for x, y in points:
        place = x - DOT_PT / 2, y - DOT_PT / 2, DOT_PT, DOT_PT, DOT_PT / 2
        marks.append(Rect(*place, "surface", colour, 1.5) if dash else Rect(*place, colour))
    return marks


def _piece(left: Point, right: Point) -> tuple[float, ...]:
    third = (right.x - left.x) / 3
    return (left.x + third, left.y, right.x - third, right.y, right.x, right.y)


def _names(ends: list[tuple[float, str, str]], x: float) -> list[Mark]:
    """Return the names of the curves at their right ends, apart where they end together."""
    ends = sorted(ends)
    if len(ends) == 2 and ends[1][0] - ends[0][0] < LEAST_GAP_BETWEEN_NAMES_PT:
        middle = (ends[0][0] + ends[1][0]) / 2
        half = LEAST_GAP_BETWEEN_NAMES_PT / 2
        # The future stands above where both end at the same height.
        upper, lower = sorted(ends, key=lambda end: (end[0], end[2] == "muted"))
        ends = [(middle - half, *upper[1:]), (middle + half, *lower[1:])]
    return [
        Words(
            x,
            y - line_height_pt(CURVE_NAME) / 2 + first_baseline_pt(CURVE_NAME),
            single_line(name, CURVE_NAME, CURVE_NAME_WIDTH_PT - 10),
            colour,
        )
        for y, name, colour in ends
    ]
