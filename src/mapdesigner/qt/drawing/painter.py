"""Paint boxes of marks with Qt. Painting decides nothing: no wrapping, no measuring.

Marks are painted in passes (strokes, rectangles, words, icons). The layout allows it: boxes lie beside each
other, and inside a box rectangles lie under words and icons. Rectangles with round corners and icons are
drawn once and kept as pictures, and so are whole cards where a painter is used again and again: drawing them
anew took nine tenths of a frame.
"""

import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTransform

from mapdesigner.layout.marks import Box, Icon, Mark, Rect
from mapdesigner.layout.theme import Palette, colour_of
from mapdesigner.qt.drawing.glyphs import GlyphRuns
from mapdesigner.qt.drawing.pictures import Pictures, drawn, icon_pixmap
from mapdesigner.qt.drawing.prepared import DISC_TO_WORDS, Prepared, prepare

MOST_KEPT = 60_000
MOST_SMALL_BYTES = 24_000_000
MOST_BOX_BYTES = 72_000_000
# A picture of a larger rectangle would cost more memory than it saves time.
LARGEST_PICTURE_PX = 1_200
# Boxes that hold no others and lie on nothing but the canvas: each is kept as one picture.
ON_CANVAS = ("card:", "improvement:", "goal:", "metric:", "quote:")
# Those with something at their very edge are kept as pictures that can be seen through.
PICTURED = (*ON_CANVAS, "stage:")
# Smaller than this on the screen nobody can read it: details come with zoom.
LEAST_WORDS_PX = 5.8
LEAST_ICON_PX = 7.0
# How much is left of what is dimmed.
DIMMED = 0.28

Dims = Callable[[str], bool]
_Area = tuple[float, float, float, float]


class _Part(NamedTuple):
    """A box's marks and where it is; `is_pictured` when it is painted as a picture of its own."""

    x: float
    y: float
    box: Box
    is_pictured: bool


class BoxPainter:
    """Paints boxes in the colours of a palette; keeps what it prepared for marks it saw before.

    What would be too small to be read on the screen is left out, unless `every_detail` is wanted. One that
    `keeps_pictures` paints cards and entries from whole pixels of the screen, so that they look the same
    wherever they lie, and from the second time on as pictures.
    """

    def __init__(self, palette: Palette, every_detail: bool = False, keeps_pictures: bool = False) -> None:
        self._palette = palette
        self._pictured = PICTURED if keeps_pictures else ()
        self._least_words_px = 0.0 if every_detail else LEAST_WORDS_PX
        self._least_icon_px = 0.0 if every_detail else LEAST_ICON_PX
        self._prepared: dict[int, Prepared] = {}
        self._glyphs = GlyphRuns()
        self._only: tuple[Box, _Part] | None = None
        self._small = Pictures(MOST_SMALL_BYTES)
        self._boxes = Pictures(MOST_BOX_BYTES)

    def paint(self, painter: QPainter, box: Box, exposed: QRectF, dims: Dims | None = None) -> None:
        """Paint a box and those in it that touch `exposed`, given in the coordinates of the box's parent.

        `dims` tells by id which boxes to paint faintly.
        """
        area = (exposed.left(), exposed.top(), exposed.right(), exposed.bottom())
        parts: list[_Part] = []
        self._gather(box, 0.0, 0.0, area, parts)
        if dims is None:
            self._paint(painter, parts)
            return
        bright: list[_Part] = []
        faint: list[_Part] = []
        for part in parts:
            (faint if dims(part.box.id) else bright).append(part)
        painter.setOpacity(DIMMED)
        self._paint(painter, faint)
        painter.setOpacity(1)
        self._paint(painter, bright)

    def paint_only(self, painter: QPainter, root: Box, id_: str) -> None:
        """Paint the one box of that id, where it lies inside `root`."""
        known = self._only
        if known is None or known[0] is not root or known[1].box.id != id_:
            found = next((each for each in _walk(root, 0.0, 0.0) if each[0].id == id_), None)
            if found is None:
                return
            # Not by its picture: it may lie on anything.
            known = self._only = root, _Part(found[1], found[2], found[0], False)
        self._paint(painter, [known[1]])

    def paint_marks(self, painter: QPainter, marks: tuple[Mark, ...]) -> None:
        """Paint marks made for this one time, at the painter's origin."""
        self._paint_passes(painter, [(0.0, 0.0, prepare(marks, self._palette, self._glyphs))])

    def _gather(self, box: Box, x: float, y: float, area: _Area, parts: list[_Part]) -> None:
        """Add to `parts` what touches an area, a box before those in it."""
        x += box.x
        y += box.y
        if box.marks:
            parts.append(_Part(x, y, box, box.id.startswith(self._pictured)))
        if box.children:
            left, top, right, bottom = area[0] - x, area[1] - y, area[2] - x, area[3] - y
            for child in box.children:
                at_x, at_y = child.x, child.y
                if at_y < bottom and at_y + child.height > top and at_x < right and at_x + child.width > left:
                    self._gather(child, x, y, area, parts)

    def _paint(self, painter: QPainter, parts: list[_Part]) -> None:
        plain = [
            (part.x, part.y, self._prepare_kept(part.box.marks)) for part in parts if not part.is_pictured
        ]
        self._paint_passes(painter, plain)
        to_screen = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        for part in parts:
            if part.is_pictured:
                self._paint_pictured(painter, part, to_screen)
        painter.setWorldTransform(to_screen)

    def _paint_pictured(self, painter: QPainter, part: _Part, to_screen: QTransform) -> None:
        """Paint a box from a whole pixel of the screen, by the picture that was kept of it if any was."""
        scale, ratio, box = to_screen.m11(), painter.device().devicePixelRatio(), part.box
        left = math.floor((part.x * scale + to_screen.dx()) * ratio + 0.5) / ratio
        top = math.floor((part.y * scale + to_screen.dy()) * ratio + 0.5) / ratio
        key = (id(box.marks), scale, ratio)
        picture = self._boxes.get(key)
        if picture is None:
            prepared = self._prepare_kept(box.marks)
            # Two more for what is antialiased at the edges.
            width, height = math.ceil(box.width * scale) + 2, math.ceil(box.height * scale) + 2
            if max(width, height) > LARGEST_PICTURE_PX:
                painter.setWorldTransform(QTransform(scale, 0, 0, scale, left, top))
                self._paint_passes(painter, [(0.0, 0.0, prepared)])
                painter.setWorldTransform(QTransform())
                return

            def draw(inner: QPainter) -> None:
                inner.scale(scale, scale)
                self._paint_passes(inner, [(0.0, 0.0, prepared)])

            ground = self._palette["canvas"] if box.id.startswith(ON_CANVAS) else None
            picture = drawn(width, height, ratio, draw, ground)
            self._boxes.keep(key, picture, box.marks)
        painter.drawPixmap(QPointF(left, top), picture)

    def _paint_passes(self, painter: QPainter, parts: list[tuple[float, float, Prepared]]) -> None:
        ratio = painter.device().devicePixelRatio()
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
                self._paint_rect(painter, rect, x * scale + shift_x, y * scale + shift_y, scale, ratio)
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
                    self._paint_icon(painter, icon, left, top, icon.size * scale, ratio)
        painter.setWorldTransform(to_screen)

    def _paint_rect(
        self, painter: QPainter, mark: Rect, dx: float, dy: float, scale: float, ratio: float
    ) -> None:
        """Paint a rectangle on whole pixels of the screen, so that its edges are sharp at any zoom."""
        left, top = mark.x * scale + dx, mark.y * scale + dy
        if mark.fill and not mark.stroke and not mark.radius:
            height = max(1.0, round(mark.height * scale)) if mark.height <= 1 else mark.height * scale
            rect = QRectF(left, round(top) if mark.height <= 1 else top, mark.width * scale, height)
            painter.fillRect(rect, QColor(colour_of(mark.fill, self._palette)))
            return
        if not mark.stroke and mark.height * scale < self._least_words_px * DISC_TO_WORDS:
            return
        x, y = round(left), round(top)
        width = max(1, round(left + mark.width * scale) - x)
        height = max(1, round(top + mark.height * scale) - y)
        draw = partial(self._draw_rect, mark=mark, width=width, height=height, scale=scale)
        if max(width, height) > LARGEST_PICTURE_PX:
            painter.translate(x, y)
            draw(painter)
            painter.translate(-x, -y)
            return
        key = (width, height, mark.radius * scale, mark.fill, mark.stroke, mark.stroke_width * scale, ratio)
        picture = self._small.get(key)
        if picture is None:
            picture = drawn(width, height, ratio, draw)
            self._small.keep(key, picture)
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

    def _paint_icon(
        self, painter: QPainter, mark: Icon, left: float, top: float, size: float, ratio: float
    ) -> None:
        size_px = max(1, round(size * ratio))
        key = (mark.name, mark.colour, size_px, ratio)
        picture = self._small.get(key)
        if picture is None:
            picture = icon_pixmap(mark.name, colour_of(mark.colour, self._palette), size_px)
            picture.setDevicePixelRatio(ratio)
            self._small.keep(key, picture)
        painter.drawPixmap(QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio), picture)

    def _prepare_kept(self, marks: tuple[Mark, ...]) -> Prepared:
        known = self._prepared.get(id(marks))
        if known is None:
            if len(self._prepared) > MOST_KEPT:
                self._prepared.clear()
            # The marks are kept beside what was made of them, so their id() stays theirs.
            known = self._prepared[id(marks)] = prepare(marks, self._palette, self._glyphs)
        return known


def paint_box(painter: QPainter, box: Box, palette: Palette) -> None:
    """Paint a whole box tree once, for pictures and previews."""
    BoxPainter(palette, every_detail=True).paint(painter, box, QRectF(box.x, box.y, box.width, box.height))


def _walk(box: Box, x: float, y: float) -> Iterator[tuple[Box, float, float]]:
    yield box, x + box.x, y + box.y
    for child in box.children:
        yield from _walk(child, x + box.x, y + box.y)
