"""The map from far away: cards as plain blocks, drawn by colour in a few calls."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from mapdesigner.layout.marks import Box, Icon, Rect, Stroke
from mapdesigner.layout.measures import MARGIN_PT, STAGE_WIDTH_PT
from mapdesigner.layout.theme import Palette, colour_of
from mapdesigner.qt.canvas.view import STRIP_PX, View
from mapdesigner.qt.drawing.painter import DIMMED, Dims

TITLE_PX = 15
HEADING_PX = 12
LANE_PX = 11
BLOCK_PX = 10
BAND_PX = 3.0
LEAST_NAME_WIDTH_PX = 24.0
LEAST_BLOCK_WIDTH_PX = 52.0
# More names than this are a grey mist, and slow.
MOST_NAMED_BLOCKS = 500
# Hairlines closer than this many pixels would only make the picture grey.
LEAST_ROW_PX = 10.0
THICKEST_LINE_PT = 4.0


class _CellBlocks(NamedTuple):
    """A cell's blocks by colour, on the map, and the box and place that they were made of."""

    content: Box
    x: float
    y: float
    by_colour: dict[str, list[QRectF]]
    curves: list[tuple[str, str, QPolygonF]]


class FarPainter:
    """Paints a whole map as blocks; keeps the blocks of cells that it saw before."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._cells: dict[str, _CellBlocks] = {}
        self._root: Box | None = None
        self._by_colour: dict[str, list[QRectF]] = {}

    def paint(self, painter: QPainter, root: Box, view: View, dims: Dims | None = None) -> None:
        """Paint the map; the painter is set to the map's coordinates. `dims` tells what to paint faintly."""
        if root is not self._root:
            self._follow(root)
        self._paint_lines(painter, root, view)
        painter.setOpacity(1.0 if dims is None else DIMMED)
        self._paint_blocks(painter, self._by_colour)
        painter.setOpacity(1)
        if dims is not None:
            self._paint_blocks(painter, _bright_blocks(root, dims))
        for cell in self._cells.values():
            for id_, colour, points in cell.curves:
                painter.setOpacity(DIMMED if dims is not None and dims(id_) else 1.0)
                painter.setPen(QPen(QColor(colour_of(colour, self._palette)), 0))
                painter.drawPolyline(points)
        painter.setOpacity(1)

    def _paint_blocks(self, painter: QPainter, by_colour: dict[str, list[QRectF]]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, rects in by_colour.items():
            painter.setBrush(QColor(colour_of(colour, self._palette)))
            painter.drawRects(rects)

    def paint_names(
        self,
        painter: QPainter,
        root: Box,
        view: View,
        width_px: float,
        height_px: float,
        dims: Dims | None = None,
    ) -> None:
        """Paint names at sizes that can be read, in the screen's pixels."""
        shown = view.shown(width_px, height_px)
        self._paint_block_names(painter, root, view, shown, dims)
        self._paint_lane_names(painter, root, view)
        self._paint_stage_names(painter, root, view, width_px)

    def _paint_block_names(
        self, painter: QPainter, root: Box, view: View, shown: QRectF, dims: Dims | None
    ) -> None:
        font = _set_font(painter, BLOCK_PX, QFont.Weight.Normal)
        metrics = QFontMetricsF(font)
        painter.setPen(QColor(self._palette["text"]))
        named = list(_named_blocks(root, view.zoom, metrics.height(), shown))
        if len(named) > MOST_NAMED_BLOCKS:
            return
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        for id_, words, area in named:
            painter.setOpacity(DIMMED if dims is not None and dims(id_) else 1.0)
            rect = view.rect_from_map(area).adjusted(4, 1, -3, -1)
            lines = int(rect.height() // metrics.lineSpacing())
            text = " ".join(words.split())
            if lines < 2 or metrics.horizontalAdvance(text) <= rect.width():
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
                painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            else:
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() * lines * 0.75)
                painter.drawText(rect, flags, text)
        painter.setOpacity(1)

    def _paint_lane_names(self, painter: QPainter, root: Box, view: View) -> None:
        metrics = QFontMetricsF(_set_font(painter, LANE_PX, QFont.Weight.DemiBold))
        painter.setPen(QColor(self._palette["text"]))
        for box in root.children:
            width_px = (box.width + 8) * view.zoom
            if box.id.startswith("lane:") and width_px >= LEAST_NAME_WIDTH_PX:
                corner = view.from_map(QPointF(box.x, box.y))
                name = metrics.elidedText(box.label, Qt.TextElideMode.ElideRight, width_px)
                painter.drawText(QPointF(max(4.0, corner.x()), corner.y() + LANE_PX + 4), name)

    def _paint_stage_names(self, painter: QPainter, root: Box, view: View, width_px: float) -> None:
        """Paint bands and names of stages where they are, or at the top when that is scrolled away."""
        headings = [box for box in root.children if box.id.startswith("stage:")]
        if not headings:
            return
        metrics = QFontMetricsF(_set_font(painter, HEADING_PX, QFont.Weight.DemiBold))
        at_y = view.from_map(QPointF(0, headings[0].y)).y()
        top = max(at_y, 0.0)
        strip = QRectF(0, top, width_px, STRIP_PX)
        painter.fillRect(strip, QColor(self._palette["canvas"]))
        painter.setPen(QColor(self._palette["text"]))
        for box in headings:
            x, length_px = view.from_map(QPointF(box.x, box.y)).x(), box.width * view.zoom
            band = box.marks[0]
            if isinstance(band, Rect) and band.fill:
                colour = QColor(colour_of(band.fill, self._palette))
                painter.fillRect(QRectF(x, top, length_px, BAND_PX), colour)
            if length_px >= LEAST_NAME_WIDTH_PX:
                name = metrics.elidedText(box.label, Qt.TextElideMode.ElideRight, length_px)
                painter.drawText(QPointF(x, top + BAND_PX + HEADING_PX + 1), name)
        title_room = at_y - 4
        if title_room >= TITLE_PX:
            metrics = QFontMetricsF(_set_font(painter, TITLE_PX, QFont.Weight.DemiBold))
            x = view.from_map(QPointF(MARGIN_PT, 0)).x()
            title = metrics.elidedText(root.label, Qt.TextElideMode.ElideRight, max(60.0, width_px - x - 8))
            painter.drawText(QPointF(max(4.0, x), title_room - 3), title)

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
                # Lines and bars; discs of a legend would be mere spots.
                if isinstance(mark, Rect) and mark.fill and min(mark.width, mark.height) <= THICKEST_LINE_PT:
                    rect = QRectF(box.x + mark.x, box.y + mark.y, mark.width, mark.height)
                    painter.fillRect(rect, QColor(colour_of(mark.fill, self._palette)))


def _named_blocks(
    root: Box, zoom: float, least_height_px: float, shown: QRectF
) -> Iterator[tuple[str, str, QRectF]]:
    """Yield id, words and place of each block that is in sight and large enough for its words."""
    if STAGE_WIDTH_PT * zoom < LEAST_BLOCK_WIDTH_PX:
        return
    for cell in root.children:
        if not shown.intersects(QRectF(cell.x, cell.y, cell.width, cell.height)):
            continue
        for content in cell.children:
            for box in content.children:
                if box.label and box.height * zoom >= least_height_px - 2:
                    x, y = cell.x + content.x + box.x, cell.y + content.y + box.y
                    yield box.id, box.label, QRectF(x, y, box.width, box.height)


def _set_font(painter: QPainter, size_px: int, weight: QFont.Weight) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(size_px)
    font.setWeight(weight)
    painter.setFont(font)
    return font


def _bright_blocks(root: Box, dims: Dims) -> dict[str, list[QRectF]]:
    """Return the blocks that stay bright while others are dimmed."""
    bright: dict[str, list[QRectF]] = {}
    for cell in root.children:
        for content in cell.children:
            lit = tuple(box for box in content.children if not dims(box.id))
            blocks = _blocks(content._replace(children=lit), cell.x + content.x, cell.y + content.y)
            for colour, rects in blocks.items():
                bright.setdefault(colour, []).extend(rects)
    return bright


def _blocks(content: Box, x: float, y: float) -> dict[str, list[QRectF]]:
    """Return the boxes of a cell as rectangles, by the colour that says most about each."""
    blocks: dict[str, list[QRectF]] = {}
    for box in content.children:
        if not box.id.startswith(("felt:", "curve:")):
            rect = QRectF(x + box.x, y + box.y, box.width, box.height)
            blocks.setdefault(_block_colour(box), []).append(rect)
    return blocks


def _curves(content: Box, x: float, y: float) -> list[tuple[str, str, QPolygonF]]:
    """Return the curves of a cell as lines from point to point, each with its box's id and its colour."""
    curves = [box for box in content.children if box.id.startswith("curve:")]
    strokes = [(content.id, mark, x, y) for mark in content.marks]
    strokes += [(box.id, mark, x + box.x, y + box.y) for box in curves for mark in box.marks]
    return [
        (id_, mark.colour, QPolygonF([QPointF(dx + point[-2], dy + point[-1]) for point in mark.points]))
        for id_, mark, dx, dy in strokes
        if isinstance(mark, Stroke) and mark.colour != "hairline"
    ]


def _block_colour(box: Box) -> str:
    """Return a touchpoint's sentiment colour, else a neutral one."""
    for mark in box.marks:
        if isinstance(mark, Icon) and mark.colour.startswith("sentiment"):
            return f"block {mark.colour}"
    return "block"
