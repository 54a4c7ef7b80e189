"""Places on the canvas that add something: a stage at the right, a lane below, a card in a cell."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QPointF

from mapdesigner.layout.measures import (
    GAP_BETWEEN_CARDS_PT,
    GAP_BETWEEN_STAGES_PT,
    LANE_LABEL_WIDTH_PT,
    LANE_PADDING_TOP_PT,
    MARGIN_PT,
    stage_x_pt,
)
from mapdesigner.layout.places import Area, cards_of_cell, cell_ids
from mapdesigner.model import Lane, holds_cards

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

ADD_STAGE_WIDTH_PT = 92.0
ADD_HEIGHT_PT = 28.0
ADD_CARD_HEIGHT_PT = 18.0
ADD_CARD_WIDTH_PT = 132.0


class Hotspot(NamedTuple):
    """A place that adds a stage, a lane, or a card to the cell `id` ("STAGE/LANE")."""

    kind: Literal["add stage", "add lane", "add card"]
    id: str
    area: Area
    words: str


def hotspot_at(canvas: "Canvas", position: QPointF) -> Hotspot | None:
    """Return the place that adds something at a point of the viewport."""
    if canvas.view.is_far:
        return None
    point = canvas.on_map(position)
    beside = [spot for spot in (add_stage_spot(canvas), add_lane_spot(canvas)) if is_in_sight(canvas, spot)]
    spots = (*beside, add_card_spot(canvas, point))
    return next(
        (spot for spot in spots if spot is not None and spot.area.contains(point.x(), point.y())), None
    )


def is_in_sight(canvas: "Canvas", spot: Hotspot | None) -> bool:
    """Tell whether a place beside the map is shown whole: a crumb of it at the edge is none."""
    if spot is None:
        return False
    viewport = canvas.viewport()
    shown, area = canvas.view.shown(viewport.width(), viewport.height()), spot.area
    across = shown.left() <= area.x and area.x + area.width <= shown.right()
    # The headings of stages stay at the top, and this place with them.
    return across and (spot.kind == "add stage" or area.y + area.height <= shown.bottom())


def add_stage_spot(canvas: "Canvas") -> Hotspot | None:
    """Return the place at the right of the last stage's heading."""
    heading = next((box for box in canvas.root.children if box.id.startswith("stage:")), None)
    if heading is None:
        return None
    x = stage_x_pt(len(canvas.session.map_.stages)) - GAP_BETWEEN_STAGES_PT + 16
    return Hotspot("add stage", "", Area(x, heading.y + 4, ADD_STAGE_WIDTH_PT, ADD_HEIGHT_PT), "Add stage")


def add_lane_spot(canvas: "Canvas") -> Hotspot:
    """Return the place below the last lane's label."""
    y = max((box.y + box.height for box in canvas.root.children), default=0.0)
    return Hotspot("add lane", "", Area(MARGIN_PT - 6, y + 8, LANE_LABEL_WIDTH_PT, ADD_HEIGHT_PT), "Add lane")


def add_card_spot(canvas: "Canvas", point: QPointF) -> Hotspot | None:
    """Return the place under the last card of the cell at a point of the map, for lanes of cards."""
    lanes = {lane.id: lane for lane in canvas.session.map_.lanes}
    for cell in canvas.root.children:
        if not cell.id.startswith("cell:") or not Area(*cell[1:5]).contains(point.x(), point.y()):
            continue
        id_ = cell.id.removeprefix("cell:")
        lane = lanes[cell_ids(id_)[1]]
        if not holds_cards(lane):
            return None
        cards = list(cards_of_cell(cell))
        if cards:
            last = cards[-1].area
            area = Area(cell.x, last.y + last.height + 1, ADD_CARD_WIDTH_PT, ADD_CARD_HEIGHT_PT)
        else:
            y = cell.y + LANE_PADDING_TOP_PT - GAP_BETWEEN_CARDS_PT / 2
            area = Area(cell.x, y, ADD_CARD_WIDTH_PT, ADD_HEIGHT_PT)
        return Hotspot("add card", id_, area, add_card_words(lane))
    return None


def add_card_words(lane: Lane) -> str:
    """Return what the place under a cell's cards says."""
    return "Add touchpoint" if lane.kind == "touchpoints" else "Add note"
