"""Drag: notes under the hand from press to release; nothing in the map changes before the drop."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtWidgets import QApplication

from mapdesigner.model import ImprovementId

EDGE_PX = 36
FASTEST_SCROLL_PX = 22


class Drag:
    """The notes `ids` with the pressed one, whose card lay at `place` when it was pressed."""

    def __init__(
        self,
        pressed: ImprovementId,
        ids: Sequence[ImprovementId],
        start: QPointF,
        place: QRect,
        was_selected: bool,
    ) -> None:
        self.pressed = pressed
        self.ids = ids
        self.start = start
        self.now = start
        self.place = place
        self.was_selected = was_selected
        self.is_moving = False

    def follow(self, point: QPointF) -> None:
        """Follow the hand; a drag begins when it went further than a shaky click."""
        self.now = point
        if not self.is_moving:
            far = (point - self.start).manhattanLength() >= QApplication.startDragDistance()
            self.is_moving = far

    def shown_at(self) -> QRect:
        """Return where the pressed card is shown now."""
        return self.place.translated((self.now - self.start).toPoint())


def edge_step(size: QSize, point: QPointF) -> QPointF:
    """Return by how many pixels to scroll now: more the nearer the hand is to the edge of the view."""
    return QPointF(_step(point.x(), size.width()), _step(point.y(), size.height()))


def _step(at: float, length: float) -> float:
    if at < EDGE_PX:
        return -FASTEST_SCROLL_PX * min(1.0, (EDGE_PX - at) / EDGE_PX)
    if at > length - EDGE_PX:
        return FASTEST_SCROLL_PX * min(1.0, (at - length + EDGE_PX) / EDGE_PX)
    return 0.0
