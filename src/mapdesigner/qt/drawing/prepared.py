"""Marks with Qt's own objects made: what a painter keeps of marks that it paints again and again."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPainterPath, QPen

from mapdesigner.layout.marks import Icon, Mark, Rect, Stroke, Words
from mapdesigner.layout.persona_sign import is_on_disc
from mapdesigner.layout.theme import Palette, colour_of
from mapdesigner.qt.drawing.glyphs import GlyphRuns

# A filled shape is seen as long as words of its height by this would be.
DISC_TO_WORDS = 1.5


class WordsOp(NamedTuple):
    """A line of text, its baseline's start, its ink, and the size by which it is too small to be shown."""

    x: float
    baseline: float
    size: float
    pen: QPen
    runs: list[QGlyphRun]


class StrokeOp(NamedTuple):
    """A path and the pen that draws it."""

    path: QPainterPath
    pen: QPen


class Prepared(NamedTuple):
    """Marks in the order of the passes, with Qt's own objects made."""

    marks: tuple[Mark, ...]
    strokes: list[StrokeOp]
    rects: list[Rect]
    words: list[WordsOp]
    icons: list[Icon]


def prepare(marks: tuple[Mark, ...], palette: Palette, glyphs: GlyphRuns) -> Prepared:
    """Return marks ready to be painted in the colours of a palette."""
    prepared = Prepared(marks, [], [], [], [])
    before: Mark | None = None
    for mark in marks:
        if isinstance(mark, Words):
            pen = QPen(QColor(colour_of(mark.colour, palette)))
            # Initials are seen as long as their disc, which would say nothing without them.
            on_disc = before if isinstance(before, Rect) and is_on_disc(before, mark) else None
            size_pt = on_disc.height / DISC_TO_WORDS if on_disc else mark.line.style.size_pt
            prepared.words.append(WordsOp(mark.x, mark.baseline, size_pt, pen, glyphs.of(mark.line)))
        elif isinstance(mark, Rect):
            prepared.rects.append(mark)
        elif isinstance(mark, Icon):
            prepared.icons.append(mark)
        else:
            prepared.strokes.append(StrokeOp(stroke_path(mark), _stroke_pen(mark, palette)))
        before = mark
    return prepared


def stroke_path(mark: Stroke) -> QPainterPath:
    """Return a stroke mark as a path."""
    path = QPainterPath(QPointF(mark.points[0][0], mark.points[0][1]))
    for piece in mark.points[1:]:
        if len(piece) == 2:
            path.lineTo(*piece)
        else:
            path.cubicTo(*piece)
    return path


def _stroke_pen(mark: Stroke, palette: Palette) -> QPen:
    pen = QPen(QColor(colour_of(mark.colour, palette)), mark.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if mark.dash else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if mark.dash:
        pen.setDashPattern([length / mark.width for length in mark.dash])
    return pen
