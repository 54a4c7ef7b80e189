"""What the canvas shows over the map and no export has: selection, hover, hints, pinned headings."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mapdesigner.layout.entries import ALONE
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Words
from mapdesigner.layout.measures import (
    CARD_RADIUS_PT,
    LANE_PADDING_TOP_PT,
    NOTE_TEXT,
    STAGE_WIDTH_PT,
    first_baseline_pt,
    line_height_pt,
)
from mapdesigner.layout.places import Area, Landing, find, landing_at
from mapdesigner.layout.text import Style, single_line, wrap
from mapdesigner.model import holds_cards
from mapdesigner.qt.canvas.hotspots import Hotspot, add_card_spot, add_lane_spot, is_in_sight

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

HINT = Style(12)
COUNT = Style(12, "semibold")
COUNT_PT = 20.0
ENTRY_AIR_PT = 2.0
EMPTY_HINT = "Drag a touchpoint here from the left, or click and type"
EMPTY_NOTES_HINT = "Click and type a note"


def paint_below_headings(canvas: "Canvas", painter: QPainter, shown: QRectF) -> None:
    """Paint what lies on the map itself: hover, selection, places to add things, the empty state."""
    _paint_selection(canvas, painter, shown)
    if canvas.view.is_far:
        return
    if canvas.gesture is None:
        _paint_hover(canvas, painter)
    lane_spot = add_lane_spot(canvas)
    if is_in_sight(canvas, lane_spot):
        paint_spot(canvas, painter, lane_spot)
    if not any(stage.cards for stage in canvas.session.map_.stages):
        _paint_empty_state(canvas, painter)


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
                    # Entries have no frame, so theirs needs some air.
                    air = 0.0 if box.id.startswith("card:") else ENTRY_AIR_PT
                    width, height = box.width + 2 * air, box.height + 2 * air
                    area = Area(left + box.x - air, above + box.y - air, width, height)
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


def _paint_hover(canvas: "Canvas", painter: QPainter) -> None:
    found = canvas.hovered
    if found is not None and found.kind == "cell":
        middle = QPointF(found.area.x + 1, found.area.y + found.area.height / 2)
        spot = add_card_spot(canvas, middle)
        if spot is not None:
            paint_spot(canvas, painter, spot)
    elif found is not None and found.kind == "card" and found.id not in canvas.session.selection:
        painter.setPen(QPen(canvas.theme.colour("faint"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        area = found.area
        painter.drawRoundedRect(
            QRectF(area.x, area.y, area.width, area.height).adjusted(0.5, 0.5, -0.5, -0.5),
            CARD_RADIUS_PT,
            CARD_RADIUS_PT,
        )


def paint_spot(canvas: "Canvas", painter: QPainter, spot: Hotspot) -> None:
    """Paint a place that adds something."""
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
