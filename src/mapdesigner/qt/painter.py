"""Paint boxes of marks with Qt. Painting decides nothing: no wrapping, no measuring.

Marks are painted in passes (strokes, rectangles, words, icons). The layout allows it: boxes lie beside each
other, and inside a box rectangles lie under words and icons. Rectangles with round corners and icons are
drawn once and kept as pictures; drawing them anew took four fifths of a frame.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRawFont,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer

from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke, Words
from mapdesigner.layout.text import Line
from mapdesigner.layout.theme import Palette, colour_of
from mapdesigner.resources import resource_path

MOST_KEPT = 60_000
MOST_PICTURES_KEPT = 2_000
# A picture of a larger rectangle would cost more memory than it saves time.
LARGEST_PICTURE_PX = 1_200
# Smaller than this on the screen nobody can read it: details come with zoom.
LEAST_WORDS_PX = 5.8
LEAST_ICON_PX = 7.0


class _WordsOp(NamedTuple):
    x: float
    baseline: float
    size: float
    pen: QPen
    runs: list[QGlyphRun]


class _StrokeOp(NamedTuple):
    path: QPainterPath
    pen: QPen


class _Prepared(NamedTuple):
    """Marks in the order of the passes, with Qt's own objects made."""

    marks: tuple[Mark, ...]
    strokes: list[_StrokeOp]
    rects: list[Rect]
    words: list[_WordsOp]
    icons: list[Icon]


class BoxPainter:
    """Paints boxes in the colours of a palette; keeps what it prepared for marks it saw before.

    What would be too small to be read on the screen is left out, unless `every_detail` is wanted.
    """

    def __init__(self, palette: Palette, every_detail: bool = False) -> None:
        self._palette = palette
        self._least_words_px = 0.0 if every_detail else LEAST_WORDS_PX
        self._least_icon_px = 0.0 if every_detail else LEAST_ICON_PX
        self._ratio = 1.0
        self._prepared: dict[int, _Prepared] = {}
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, box: Box, exposed: QRectF) -> None:
        """Paint a box and those in it that touch `exposed`, given in the coordinates of the box's parent."""
        area = (exposed.left(), exposed.top(), exposed.right(), exposed.bottom())
        self._paint(painter, list(self._gathered(box, 0.0, 0.0, area)))

    def paint_only(self, painter: QPainter, root: Box, id_: str) -> None:
        """Paint the one box of that id, where it lies inside `root`."""
        for box, x, y in _walk(root, 0.0, 0.0):
            if box.id == id_:
                self._paint(painter, [(x, y, self._prepare_kept(box.marks))])
                return

    def paint_marks(self, painter: QPainter, marks: tuple[Mark, ...]) -> None:
        """Paint marks made for this one time, at the painter's origin."""
        self._paint(painter, [(0.0, 0.0, self._prepare(marks))])

    def _gathered(
        self, box: Box, x: float, y: float, area: tuple[float, float, float, float]
    ) -> Iterator[tuple[float, float, _Prepared]]:
        x += box.x
        y += box.y
        if box.marks:
            yield x, y, self._prepare_kept(box.marks)
        left, top, right, bottom = area
        for child in box.children:
            at_x, at_y = x + child.x, y + child.y
            if at_x < right and at_x + child.width > left and at_y < bottom and at_y + child.height > top:
                yield from self._gathered(child, x, y, area)

    def _paint(self, painter: QPainter, parts: list[tuple[float, float, _Prepared]]) -> None:
        self._ratio = painter.device().devicePixelRatio()
        to_screen = painter.worldTransform()
        scale, shift_x, shift_y = to_screen.m11(), to_screen.dx(), to_screen.dy()
        for x, y, prepared in parts:
            for stroke in prepared.strokes:
                painter.translate(x, y)
                painter.strokePath(stroke.path, stroke.pen)
                painter.translate(-x, -y)
        painter.setWorldTransform(QTransform())
        for x, y, prepared in parts:
            for rect in prepared.rects:
                self._paint_rect(painter, rect, x * scale + shift_x, y * scale + shift_y, scale)
        painter.setWorldTransform(to_screen)
        least_size = self._least_words_px / scale
        for x, y, prepared in parts:
            for words in prepared.words:
                if words.size >= least_size:
                    painter.setPen(words.pen)
                    at = QPointF(x + words.x, y + words.baseline)
                    for run in words.runs:
                        painter.drawGlyphRun(at, run)
        painter.setWorldTransform(QTransform())
        least_size = self._least_icon_px / scale
        for x, y, prepared in parts:
            for icon in prepared.icons:
                if icon.size >= least_size:
                    left = (x + icon.x) * scale + shift_x
                    top = (y + icon.y) * scale + shift_y
                    self._paint_icon(painter, icon, left, top, icon.size * scale)
        painter.setWorldTransform(to_screen)

    def _paint_rect(self, painter: QPainter, mark: Rect, dx: float, dy: float, scale: float) -> None:
        """Paint a rectangle on whole pixels of the screen, so that its edges are sharp at any zoom."""
        left, top = mark.x * scale + dx, mark.y * scale + dy
        if mark.fill and not mark.stroke and not mark.radius:
            height = max(1.0, round(mark.height * scale)) if mark.height <= 1 else mark.height * scale
            rect = QRectF(left, round(top) if mark.height <= 1 else top, mark.width * scale, height)
            painter.fillRect(rect, QColor(colour_of(mark.fill, self._palette)))
            return
        if not mark.stroke and mark.height * scale < self._least_words_px * 1.5:
            return
        x, y = round(left), round(top)
        width = max(1, round(left + mark.width * scale) - x)
        height = max(1, round(top + mark.height * scale) - y)
        if max(width, height) > LARGEST_PICTURE_PX:
            painter.translate(x, y)
            self._draw_rect(painter, mark, width, height, scale)
            painter.translate(-x, -y)
            return
        ratio = self._ratio
        key = (width, height, mark.radius * scale, mark.fill, mark.stroke, ratio)
        picture = self._pictures.get(key)
        if picture is None:
            picture = _blank(width, height, ratio)
            inner = QPainter(picture)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_rect(inner, mark, width, height, scale)
            inner.end()
            self._keep_picture(key, picture)
        painter.drawPixmap(QPointF(x, y), picture)

    def _draw_rect(self, painter: QPainter, mark: Rect, width: float, height: float, scale: float) -> None:
        rect = QRectF(0, 0, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        if mark.stroke:
            thickness = max(1.0, mark.stroke_width * scale)
            painter.setPen(QPen(QColor(colour_of(mark.stroke, self._palette)), thickness))
            half = thickness / 2
            rect = rect.adjusted(half, half, -half, -half)
        fill = QBrush(QColor(colour_of(mark.fill, self._palette))) if mark.fill else QBrush()
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, mark.radius * scale, mark.radius * scale)

    def _paint_icon(self, painter: QPainter, mark: Icon, left: float, top: float, size: float) -> None:
        ratio = self._ratio
        size_px = max(1, round(size * ratio))
        key = (mark.name, mark.colour, size_px, ratio)
        picture = self._pictures.get(key)
        if picture is None:
            picture = icon_pixmap(mark.name, colour_of(mark.colour, self._palette), size_px)
            picture.setDevicePixelRatio(ratio)
            self._keep_picture(key, picture)
        painter.drawPixmap(QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio), picture)

    def _keep_picture(self, key: tuple[object, ...], picture: QPixmap) -> None:
        if len(self._pictures) > MOST_PICTURES_KEPT:
            self._pictures.clear()
        self._pictures[key] = picture

    def _prepare_kept(self, marks: tuple[Mark, ...]) -> _Prepared:
        known = self._prepared.get(id(marks))
        if known is None:
            if len(self._prepared) > MOST_KEPT:
                self._prepared.clear()
            # The marks are kept beside what was made of them, so their id() stays theirs.
            known = self._prepared[id(marks)] = self._prepare(marks)
        return known

    def _prepare(self, marks: tuple[Mark, ...]) -> _Prepared:
        prepared = _Prepared(marks, [], [], [], [])
        for mark in marks:
            if isinstance(mark, Words):
                pen = QPen(QColor(colour_of(mark.colour, self._palette)))
                runs = glyph_runs(mark.line)
                prepared.words.append(_WordsOp(mark.x, mark.baseline, mark.line.style.size_pt, pen, runs))
            elif isinstance(mark, Rect):
                prepared.rects.append(mark)
            elif isinstance(mark, Icon):
                prepared.icons.append(mark)
            else:
                prepared.strokes.append(_StrokeOp(stroke_path(mark), self._stroke_pen(mark)))
        return prepared

    def _stroke_pen(self, mark: Stroke) -> QPen:
        pen = QPen(QColor(colour_of(mark.colour, self._palette)), mark.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if mark.dash else Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if mark.dash:
            pen.setDashPattern([length / mark.width for length in mark.dash])
        return pen


def paint_box(painter: QPainter, box: Box, palette: Palette) -> None:
    """Paint a whole box tree once, for pictures and previews."""
    BoxPainter(palette, every_detail=True).paint(painter, box, QRectF(box.x, box.y, box.width, box.height))


def icon_pixmap(name: str, colour: str, size_px: int) -> QPixmap:
    """Return an icon of the resources in a colour, `size_px` device pixels square."""
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _icon_renderer(name, colour).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap


@cache
def _icon_source(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


def _icon_renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_icon_source(name).replace("currentColor", colour).encode()))


def stroke_path(mark: Stroke) -> QPainterPath:
    """Return a stroke mark as a path."""
    path = QPainterPath(QPointF(mark.points[0][0], mark.points[0][1]))
    for piece in mark.points[1:]:
        if len(piece) == 2:
            path.lineTo(*piece)
        else:
            path.cubicTo(*piece)
    return path


def glyph_runs(line: Line) -> list[QGlyphRun]:
    """Return a shaped line as glyph runs, one a face, in the places that the layout gave them."""
    places: dict[str, tuple[list[int], list[QPointF]]] = {}
    size_pt = line.style.size_pt
    for x_pt, word in line.words:
        for piece in word.pieces:
            indexes, positions = places.setdefault(piece.face_file, ([], []))
            for glyph in piece.glyphs:
                indexes.append(glyph.id)
                positions.append(QPointF(x_pt + glyph.x_em * size_pt, glyph.y_em * size_pt))
    runs = []
    for face_file, (indexes, positions) in places.items():
        run = QGlyphRun()
        run.setRawFont(raw_font(face_file, size_pt))
        run.setGlyphIndexes(indexes)
        run.setPositions(positions)
        runs.append(run)
    return runs


@cache
def raw_font(face_file: str, size_pt: float) -> QRawFont:
    """Return a bundled face at a size; a point is a logical pixel here. Unhinted, as it was measured."""
    path = str(resource_path("fonts", face_file))
    return QRawFont(path, size_pt, QFont.HintingPreference.PreferNoHinting)


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def _walk(box: Box, x: float, y: float) -> Iterator[tuple[Box, float, float]]:
    yield box, x + box.x, y + box.y
    for child in box.children:
        yield from _walk(child, x + box.x, y + box.y)
