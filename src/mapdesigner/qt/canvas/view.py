"""View: which part of the map is shown, how large, and what a point of the screen is on the map."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from mapdesigner.layout.marks import Box
from mapdesigner.layout.measures import MARGIN_PT, stage_x_pt
from mapdesigner.layout.places import Area

# Nobody needs less than the whole map, or a quarter of its size where that is less.
SMALLEST_ZOOM = 0.25
LARGEST_ZOOM = 4.0
TINIEST_ZOOM = 0.01
# From this zoom down cards are plain blocks: their small text could not be read any more.
FAR_ZOOM = 0.52
# Room beside the map for “Stage” and “Lane” to be added.
ROOM_RIGHT_PT = 140.0
ROOM_BELOW_PT = 72.0
# From far away the stages' names lie on a strip of their own, over what is scrolled under them.
STRIP_PX = 20.0


class View(NamedTuple):
    """Zoom (1 is 100 %) and the map's point at the viewport's top left corner."""

    zoom: float = 1.0
    left: float = 0.0
    top: float = 0.0

    @property
    def is_far(self) -> bool:
        """Whether cards are shown as plain blocks."""
        return self.zoom < FAR_ZOOM

    def to_map(self, position: QPointF) -> QPointF:
        """Return the map's point under a point of the viewport."""
        return QPointF(position.x() / self.zoom + self.left, position.y() / self.zoom + self.top)

    def from_map(self, point: QPointF) -> QPointF:
        """Return the viewport's point over a point of the map."""
        return QPointF((point.x() - self.left) * self.zoom, (point.y() - self.top) * self.zoom)

    def rect_from_map(self, area: QRectF) -> QRectF:
        """Return the viewport's rectangle over a rectangle of the map."""
        corner = self.from_map(area.topLeft())
        return QRectF(corner.x(), corner.y(), area.width() * self.zoom, area.height() * self.zoom)

    def shown(self, width_px: float, height_px: float) -> QRectF:
        """Return the map's rectangle that a viewport of this size shows."""
        return QRectF(self.left, self.top, width_px / self.zoom, height_px / self.zoom)


# How far pinned headings stay away from the viewport's edge, so that their frames are whole.
PIN_MARGIN_PT = 6.0


class Pinned(NamedTuple):
    """How far the headings are moved so that they stay in sight: down for stages, right for lanes."""

    stages_dy: float
    lanes_dx: float


def pinned(root: Box, view: View) -> Pinned:
    """Return how far headings of a map must move to stay in a view; 0 where they are in sight anyway."""
    if view.is_far:
        return Pinned(0, 0)
    heading_y = next((box.y for box in root.children if box.id.startswith("stage:")), 0.0)
    return Pinned(
        max(0.0, view.top + PIN_MARGIN_PT - heading_y), max(0.0, view.left + PIN_MARGIN_PT - MARGIN_PT)
    )


def headings_bottom(root: Box) -> float:
    """Return the y at which the stages' headings end, 0 for a map without stages."""
    return next((box.y + box.height for box in root.children if box.id.startswith("stage:")), 0.0)


def labels_right() -> float:
    """Return the x at which the lanes' labels end."""
    return stage_x_pt(0) - 4


def unpinned(root: Box, view: View, point: QPointF) -> QPointF:
    """Return the point of the map that is seen at a point, with headings where they are pinned."""
    moved = pinned(root, view)
    x, y = point.x(), point.y()
    if moved.stages_dy and y < headings_bottom(root) + moved.stages_dy:
        y -= moved.stages_dy
    if moved.lanes_dx and x < labels_right() - MARGIN_PT + PIN_MARGIN_PT + view.left:
        x -= moved.lanes_dx
    return QPointF(x, y)


def fitted(root: Box, width_px: float, height_px: float) -> View:
    """Return the view that shows the whole map, at 100 % at most."""
    zoom = min(1.0, width_px / (root.width + 8), height_px / (root.height + 8))
    return View(max(TINIEST_ZOOM, zoom))


def kept_in_reach(view: View, root: Box, width_px: float, height_px: float) -> View:
    """Return the view so that it looks at the map, from no farther than is of use."""
    smallest = min(SMALLEST_ZOOM, fitted(root, width_px, height_px).zoom)
    zoom = max(smallest, min(LARGEST_ZOOM, view.zoom))
    rightmost, lowest = extent(root, zoom, width_px, height_px)
    rightmost, lowest = rightmost - width_px / zoom, lowest - height_px / zoom
    return View(zoom, max(0.0, min(view.left, rightmost)), max(0.0, min(view.top, lowest)))


def revealed(view: View, root: Box, area: Area, width_px: float, height_px: float) -> View:
    """Return the view scrolled just as far as an area needs to be in sight, clear of pinned headings."""
    edge = 12 / view.zoom
    shown = view.shown(width_px, height_px)
    head = STRIP_PX / view.zoom if view.is_far else _headings_height(root) + PIN_MARGIN_PT
    side = 0.0 if view.is_far else labels_right()
    left, top = view.left, view.top
    if area.x + area.width + edge > shown.right():
        left = area.x + area.width + edge - shown.width()
    if area.x - edge - side < left:
        left = area.x - edge - side
    if area.y + area.height + edge > shown.bottom():
        top = area.y + area.height + edge - shown.height()
    if area.y - edge - head < top:
        top = area.y - edge - head
    return View(view.zoom, left, top)


def _headings_height(root: Box) -> float:
    return next((box.height for box in root.children if box.id.startswith("stage:")), 0.0)


def extent(root: Box, zoom: float, width_px: float, height_px: float) -> tuple[float, float]:
    """Return how wide and high the scrolled area is: the map, with room beside it where it is scrolled."""
    width = root.width if root.width * zoom <= width_px else root.width + ROOM_RIGHT_PT
    height = root.height if root.height * zoom <= height_px else root.height + ROOM_BELOW_PT
    return width, height


def fitted_to_width(root: Box, width_px: float) -> View:
    """Return the view from the map's top that shows its whole width, at 100 % at most."""
    return View(max(TINIEST_ZOOM, min(1.0, width_px / (root.width + 8))))


def zoomed(view: View, factor: float, anchor: QPointF) -> View:
    """Return the view enlarged by a factor; the map's point under `anchor` stays under it."""
    zoom = max(TINIEST_ZOOM, min(LARGEST_ZOOM, view.zoom * factor))
    point = view.to_map(anchor)
    return View(zoom, point.x() - anchor.x() / zoom, point.y() - anchor.y() / zoom)
