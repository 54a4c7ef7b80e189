"""Headings of stages and lanes that stay in sight while the map is scrolled under them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from mapdesigner.layout.marks import Box, Words
from mapdesigner.layout.measures import LANE_LABEL_WIDTH_PT
from mapdesigner.layout.places import find
from mapdesigner.qt.canvas.hotspots import add_stage_spot, is_in_sight
from mapdesigner.qt.canvas.overlay import paint_outline, paint_spot
from mapdesigner.qt.canvas.view import PIN_MARGIN_PT, Pinned, headings_bottom, pinned
from mapdesigner.qt.drawing.painter import BoxPainter

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas


def paint_pinned_headings(canvas: "Canvas", painter: QPainter, boxes: BoxPainter, shown: QRectF) -> None:
    """Paint the headings of stages and lanes again where they must stay in sight."""
    moved = pinned(canvas.root, canvas.view)
    _paint_pinned_labels(canvas, painter, boxes, shown, moved)
    if moved.lanes_dx:
        _paint_pinned_header(canvas, painter, boxes, shown, moved)
    if moved.stages_dy:
        _paint_pinned_stages(canvas, painter, boxes, shown, moved.stages_dy)
    if moved.lanes_dx:
        _paint_corner(canvas, painter, shown, moved)
    _paint_heading_selection(canvas, painter, moved.stages_dy, moved.lanes_dx)
    spot = add_stage_spot(canvas)
    if spot is not None and is_in_sight(canvas, spot):
        painter.translate(0, moved.stages_dy)
        paint_spot(canvas, painter, spot)
        painter.translate(0, -moved.stages_dy)


def _paint_heading_selection(canvas: "Canvas", painter: QPainter, dy: float, dx: float) -> None:
    lit_stages = canvas.lit.stages if canvas.lit is not None else ()
    for id_ in (*canvas.session.selection, *lit_stages):
        stage = find(canvas.root, "stage", id_)
        if stage is not None:
            area = stage.area._replace(x=stage.area.x - 4, width=stage.area.width + 8, y=stage.area.y + dy)
            paint_outline(canvas, painter, area, 4)
        lane = find(canvas.root, "lane", id_)
        if lane is not None:
            area = lane.area._replace(x=lane.area.x - 8 + dx, width=lane.area.width + 8)
            paint_outline(canvas, painter, area._replace(y=area.y + 3, height=area.height - 6), 4)


def _paint_pinned_stages(
    canvas: "Canvas", painter: QPainter, boxes: BoxPainter, shown: QRectF, dy: float
) -> None:
    heading = _heading(canvas)
    strip = QRectF(shown.left(), shown.top(), shown.width(), heading.height + PIN_MARGIN_PT)
    painter.fillRect(strip, canvas.theme.colour("canvas"))
    _paint_edge(canvas, painter, QRectF(strip.left(), strip.bottom(), strip.width(), 1 / canvas.view.zoom))
    painter.translate(0, dy)
    for box in canvas.root.children:
        if box.id.startswith("stage:") and box.x < shown.right() and box.x + box.width > shown.left():
            boxes.paint(painter, box, shown.translated(0, -dy))
    painter.translate(0, -dy)


def _paint_pinned_labels(
    canvas: "Canvas", painter: QPainter, boxes: BoxPainter, shown: QRectF, moved: Pinned
) -> None:
    """Keep the lanes' labels in sight: at the left edge, and at the top while their lane is."""
    if moved.lanes_dx:
        strip = QRectF(shown.left(), headings_bottom(canvas.root), _pinned_width(), canvas.root.height)
        painter.fillRect(strip, canvas.theme.colour("canvas"))
        _paint_edge(canvas, painter, QRectF(strip.right(), strip.top(), 1 / canvas.view.zoom, strip.height()))
    top = shown.top() + _heading(canvas).height + PIN_MARGIN_PT
    for box in canvas.root.children:
        if not box.id.startswith("lane:"):
            continue
        dy = max(0.0, min(top - box.y, box.height - _content_height(box)))
        in_sight = box.y < shown.bottom() and box.y + box.height > shown.top()
        if not in_sight or (not dy and not moved.lanes_dx):
            continue
        if dy:
            place = QRectF(box.x + moved.lanes_dx - 4, box.y + 2, box.width + 8, box.height - 2)
            painter.fillRect(place, canvas.theme.colour("canvas"))
        painter.translate(moved.lanes_dx, dy)
        boxes.paint(painter, box, shown.translated(-moved.lanes_dx, -dy))
        painter.translate(-moved.lanes_dx, -dy)


def _paint_corner(canvas: "Canvas", painter: QPainter, shown: QRectF, moved: Pinned) -> None:
    """Cover the corner where stages' headings would slide over lanes' labels."""
    heading = _heading(canvas)
    top = heading.y + moved.stages_dy - PIN_MARGIN_PT
    corner = QRectF(shown.left(), top, _pinned_width(), heading.height + PIN_MARGIN_PT)
    painter.fillRect(corner, canvas.theme.colour("canvas"))


def _paint_pinned_header(
    canvas: "Canvas", painter: QPainter, boxes: BoxPainter, shown: QRectF, moved: Pinned
) -> None:
    """Keep the map's title and purpose at the left edge."""
    header = canvas.root.children[0]
    place = QRectF(shown.left(), header.y, shown.width(), header.height - PIN_MARGIN_PT)
    if place.intersects(shown):
        painter.fillRect(place, canvas.theme.colour("canvas"))
        painter.translate(moved.lanes_dx, 0)
        boxes.paint(painter, header, shown.translated(-moved.lanes_dx, 0))
        painter.translate(-moved.lanes_dx, 0)


def _pinned_width() -> float:
    """Return how much of the left side pinned labels cover."""
    return PIN_MARGIN_PT + LANE_LABEL_WIDTH_PT + 2


def _content_height(label: Box) -> float:
    """Return how much of a lane's label is taken by its words."""
    return max((mark.baseline for mark in label.marks if isinstance(mark, Words)), default=0.0) + 12


def _paint_edge(canvas: "Canvas", painter: QPainter, rect: QRectF) -> None:
    painter.fillRect(rect, QColor(canvas.theme.colour("hairline")))


def _heading(canvas: "Canvas") -> Box:
    return next(box for box in canvas.root.children if box.id.startswith("stage:"))
