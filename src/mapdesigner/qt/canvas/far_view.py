"""The map from far away: cards as plain blocks, drawn by colour in a few calls."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from mapdesigner.layout.marks import Box, Icon, Rect, Stroke
from mapdesigner.layout.theme import Palette, colour_of
from mapdesigner.qt.canvas.view import View

HEADING_PX = 12
LEAST_HEADING_WIDTH_PX = 24
LEAST_BAND_PX = 3.0
# Hairlines closer than this many pixels would only make the picture grey.
LEAST_ROW_PX = 10.0


class _CellBlocks(NamedTuple):
    """A cell's blocks by colour, on the map, and the box and place that they were made of."""

    content: Box
    x: float
    y: float
    by_colour: dict[str, list[QRectF]]
    curves: list[tuple[str, QPolygonF]]


class FarPainter:
    """Paints a whole map as blocks; keeps the blocks of cells that it saw before."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._cells: dict[str, _CellBlocks] = {}
        self._root: Box | None = None
        self._by_colour: dict[str, list[QRectF]] = {}

    def paint(self, painter: QPainter, root: Box, view: View) -> None:
        """Paint the map; the painter is set to the map's coordinates."""
        if root is not self._root:
            self._follow(root)
        self._paint_lines(painter, root, view)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, rects in self._by_colour.items():
            painter.setBrush(QColor(colour_of(colour, self._palette)))
            painter.drawRects(rects)
        for cell in self._cells.values():
            for colour, points in cell.curves:
                painter.setPen(QPen(QColor(colour_of(colour, self._palette)), 0))
                painter.drawPolyline(points)

    def paint_headings(self, painter: QPainter, root: Box, view: View) -> None:
        """Paint the stages' bands and names at a size that can be read, in the screen's pixels.

        The names stand above the bands, where the map's header is too small to be read.
        """
        font = QFont(painter.font())
        font.setPixelSize(HEADING_PX)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._palette["text"]))
        metrics = QFontMetricsF(font)
        for box in root.children:
            if not box.id.startswith("stage:"):
                continue
            corner, width_px = view.from_map(QPointF(box.x, box.y)), box.width * view.zoom
            band = box.marks[0]
            if isinstance(band, Rect) and band.fill:
                height_px = max(LEAST_BAND_PX, band.height * view.zoom)
                rect = QRectF(corner.x(), corner.y(), width_px, height_px)
                painter.fillRect(rect, QColor(colour_of(band.fill, self._palette)))
            if width_px >= LEAST_HEADING_WIDTH_PX:
                name = metrics.elidedText(box.label, Qt.TextElideMode.ElideRight, width_px)
                painter.drawText(QPointF(corner.x(), max(HEADING_PX, corner.y() - 5)), name)

    def _follow(self, root: Box) -> None:
        """Make the blocks of cells that are new or moved, and put all blocks of a colour together."""
        before, self._cells, self._by_colour = self._cells, {}, {}
        for cell in root.children:
            for content in cell.children:
                x, y = cell.x + content.x, cell.y + content.y
                known = before.get(content.id)
                if (
                    known is None
                    or known.content.children is not content.children
                    or known.content.marks is not content.marks
                    or (known.x, known.y) != (x, y)
                ):
                    known = _CellBlocks(content, x, y, _blocks(content, x, y), _curves(content, x, y))
                self._cells[content.id] = known
                for colour, rects in known.by_colour.items():
                    self._by_colour.setdefault(colour, []).extend(rects)
        self._root = root

    def _paint_lines(self, painter: QPainter, root: Box, view: View) -> None:
        for box in root.children:
            if box.height * view.zoom < LEAST_ROW_PX or box.id.startswith("stage:"):
                continue
            for mark in box.marks:
                if isinstance(mark, Rect) and mark.fill:
                    rect = QRectF(box.x + mark.x, box.y + mark.y, mark.width, mark.height)
                    painter.fillRect(rect, QColor(colour_of(mark.fill, self._palette)))


def _blocks(content: Box, x: float, y: float) -> dict[str, list[QRectF]]:
    """Return the boxes of a cell as rectangles, by the colour that says most about each."""
    blocks: dict[str, list[QRectF]] = {}
    for box in content.children:
        if not box.id.startswith("felt:"):
            rect = QRectF(x + box.x, y + box.y, box.width, box.height)
            blocks.setdefault(_block_colour(box), []).append(rect)
    return blocks


def _curves(content: Box, x: float, y: float) -> list[tuple[str, QPolygonF]]:
    """Return the solid strokes of a cell as lines from point to point."""
    return [
        (mark.colour, QPolygonF([QPointF(x + point[-2], y + point[-1]) for point in mark.points]))
        for mark in content.marks
        if isinstance(mark, Stroke) and not mark.dash
    ]


def _block_colour(box: Box) -> str:
    """Return a touchpoint's sentiment colour, else a neutral one."""
    for mark in box.marks:
        if isinstance(mark, Icon) and mark.colour.startswith("sentiment"):
            return f"block {mark.colour}"
    return "block"
