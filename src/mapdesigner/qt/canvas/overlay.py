"""What the canvas shows over the map and no export has: selection, hover, hints, pinned headings."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mapdesigner.layout.entries import ALONE
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Words
from mapdesigner.layout.measures import (
    CARD_RADIUS_PT,
    LANE_LABEL_WIDTH_PT,
    LANE_PADDING_TOP_PT,
    NOTE_TEXT,
    STAGE_WIDTH_PT,
    first_baseline_pt,
    line_height_pt,
)
from mapdesigner.layout.places import Area, Landing, find, landing_at
from mapdesigner.layout.text import Style, single_line, wrap
from mapdesigner.model import holds_cards
from mapdesigner.qt.canvas.hotspots import Hotspot, add_card_spot, add_lane_spot, add_stage_spot
from mapdesigner.qt.canvas.view import PIN_MARGIN_PT, Pinned, headings_bottom, pinned
from mapdesigner.qt.painter import BoxPainter

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

HINT = Style(12)
COUNT = Style(12, "semibold")
COUNT_PT = 20.0
EMPTY_HINT = "Drag a touchpoint here from the left, or click and type"
EMPTY_NOTES_HINT = "Click and type a note"


def paint_below_headings(canvas: "Canvas", painter: QPainter, shown: QRectF) -> None:
    """Paint what lies on the map itself: hover, selection, places to add things, the empty state."""
    _paint_selection(canvas, painter, shown)
    if canvas.view.is_far:
        return
    if canvas.gesture is None:
        _paint_hover(canvas, painter)
    _paint_spot(canvas, painter, add_lane_spot(canvas))
    if not any(stage.cards for stage in canvas.session.map_.stages):
        _paint_empty_state(canvas, painter)


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
    if spot is not None:
        painter.translate(0, moved.stages_dy)
        _paint_spot(canvas, painter, spot)
        painter.translate(0, -moved.stages_dy)


def paint_landing(canvas: "Canvas", painter: QPainter, point: QPointF, lane_kinds: frozenset[str]) -> None:
    """Paint the line that shows where a card dropped at a point of the map would land.

    Nothing is painted over a lane that is none of those kinds.
    """
    landing = landing_for(canvas, point, lane_kinds)
    if landing is None:
        return
    line = landing.line
    pen = QPen(canvas.theme.colour("accent"), 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(line.x + 2, line.y), QPointF(line.x + line.width - 2, line.y))


def landing_for(canvas: "Canvas", point: QPointF, lane_kinds: frozenset[str]) -> Landing | None:
    """Return where a card would land, None where there is no lane that takes it."""
    landing = landing_at(canvas.root, point.x(), point.y())
    kinds = {lane.id: lane.kind for lane in canvas.session.map_.lanes}
    return landing if landing is not None and kinds[landing.lane_id] in lane_kinds else None


def paint_outline(canvas: "Canvas", painter: QPainter, area: Area, radius: float = CARD_RADIUS_PT) -> None:
    """Paint the outline of something selected."""
    width = max(2.0, 1.5 / canvas.view.zoom)
    painter.setPen(QPen(canvas.theme.colour("accent"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    grown = QRectF(area.x, area.y, area.width, area.height).adjusted(-1, -1, 1, 1)
    painter.drawRoundedRect(grown, radius + 1, radius + 1)


def paint_count(canvas: "Canvas", painter: QPainter, centre: QPointF, count: int) -> None:
    """Paint how many cards are dragged, in a disc."""
    line = single_line(str(count), COUNT)
    width = max(COUNT_PT, line.width_pt + 12)
    left, top = centre.x() - width / 2, centre.y() - COUNT_PT / 2
    marks: tuple[Mark, ...] = (
        Rect(left, top, width, COUNT_PT, COUNT_PT / 2, "accent"),
        Words(centre.x() - line.width_pt / 2, top + 14.5, line, "on accent"),
    )
    canvas.box_painter.paint_marks(painter, marks)


def _paint_selection(canvas: "Canvas", painter: QPainter, shown: QRectF) -> None:
    chosen = canvas.session.selection
    if not chosen:
        return
    for cell in _in_sight(canvas.root, shown):
        if not cell.id.startswith("cell:"):
            continue
        if cell.id.removeprefix("cell:") in chosen:
            _paint_selected_cell(canvas, painter, cell)
        for content in cell.children:
            left, above = cell.x + content.x, cell.y + content.y
            top, bottom = shown.top() - above, shown.bottom() - above
            for box in content.children:
                if box.y < bottom and box.y + box.height > top and _selectable(box.id) in chosen:
                    area = Area(left + box.x, above + box.y, box.width, box.height)
                    paint_outline(canvas, painter, area, _radius(box))


def _in_sight(root: Box, shown: QRectF) -> list[Box]:
    """Return the boxes right in the map that touch what is shown."""
    left, top, right, bottom = shown.left(), shown.top(), shown.right(), shown.bottom()
    return [
        box
        for box in root.children
        if box.y < bottom and box.y + box.height > top and box.x < right and box.x + box.width > left
    ]


def _selectable(box_id: str) -> str:
    """Return the id by which a card, a goal or an improvement note is selected, "" for other boxes."""
    kind, _, id_ = box_id.partition(":")
    return id_ if kind == "card" else id_.partition("@")[0] if kind in ALONE else ""


def _radius(box: Box) -> float:
    frame = box.marks[0]
    return frame.radius if isinstance(frame, Rect) and frame.stroke else 3.0


def _paint_selected_cell(canvas: "Canvas", painter: QPainter, cell: Box) -> None:
    pen = QPen(canvas.theme.colour("accent"), 1.5, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(*cell[1:5]).adjusted(-4, 5, 4, -3), CARD_RADIUS_PT, CARD_RADIUS_PT)


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


def _paint_hover(canvas: "Canvas", painter: QPainter) -> None:
    found = canvas.hovered
    if found is not None and found.kind == "cell":
        middle = QPointF(found.area.x + 1, found.area.y + found.area.height / 2)
        spot = add_card_spot(canvas, middle)
        if spot is not None:
            _paint_spot(canvas, painter, spot)
    elif found is not None and found.kind == "card" and found.id not in canvas.session.selection:
        painter.setPen(QPen(canvas.theme.colour("faint"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        area = found.area
        painter.drawRoundedRect(
            QRectF(area.x, area.y, area.width, area.height).adjusted(0.5, 0.5, -0.5, -0.5),
            CARD_RADIUS_PT,
            CARD_RADIUS_PT,
        )


def _paint_spot(canvas: "Canvas", painter: QPainter, spot: Hotspot) -> None:
    hovered = canvas.hovered_spot is not None and canvas.hovered_spot.kind == spot.kind
    colour = "accent" if hovered else "muted"
    area = spot.area
    if hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(canvas.theme.colour("accent tint"))
        painter.drawRoundedRect(QRectF(*area), 6, 6)
    line = single_line(spot.words, HINT)
    height = min(area.height, 40.0)
    middle = area.y + height / 2
    marks: tuple[Mark, ...] = (
        Icon("plus", area.x + 6, middle - 7, 14, colour),
        Words(area.x + 25, middle + 4.4, line, colour),
    )
    canvas.box_painter.paint_marks(painter, marks)


def _paint_empty_state(canvas: "Canvas", painter: QPainter) -> None:
    map_ = canvas.session.map_
    lane = next((lane for lane in map_.lanes if lane.kind == "touchpoints"), None)
    hint = EMPTY_HINT
    if lane is None:
        lane = next((lane for lane in map_.lanes if holds_cards(lane)), None)
        hint = EMPTY_NOTES_HINT
    if lane is None or canvas.editor is not None:
        return
    found = find(canvas.root, "cell", f"{map_.stages[0].id}/{lane.id}")
    if found is None:
        return
    area = found.area
    lines = wrap(hint, STAGE_WIDTH_PT - 32, NOTE_TEXT)
    height = 20 + len(lines) * line_height_pt(NOTE_TEXT)
    top = area.y + LANE_PADDING_TOP_PT
    painter.setPen(QPen(canvas.theme.colour("faint"), 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(canvas.theme.colour("canvas"))
    painter.drawRoundedRect(QRectF(area.x + 0.5, top, area.width - 1, height), CARD_RADIUS_PT, CARD_RADIUS_PT)
    baseline = top + 10 + first_baseline_pt(NOTE_TEXT)
    marks = tuple(
        Words(area.x + 16, baseline + row * line_height_pt(NOTE_TEXT), line, "muted")
        for row, line in enumerate(lines)
    )
    canvas.box_painter.paint_marks(painter, marks)


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
