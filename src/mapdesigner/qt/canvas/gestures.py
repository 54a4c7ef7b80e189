"""What the hand does on the canvas from press to release. A gesture previews; only its end is an edit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication

from mapdesigner.edit import in_reading_order
from mapdesigner.layout.entries import ALONE, cards_behind
from mapdesigner.layout.places import Area, Found, cards_in, find
from mapdesigner.qt.canvas import typing
from mapdesigner.qt.canvas.hotspots import hotspot_at

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

EDGE_PX = 36
SCROLL_EVERY_MS = 16
FASTEST_SCROLL_PX = 22


class Gesture:
    """A press with what follows until the release; this one does nothing."""

    def __init__(self, canvas: "Canvas", start: QPointF) -> None:
        self.canvas = canvas
        self.start = start
        self.now = start
        self.is_moving = False

    def move(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the hand to a point of the viewport."""
        self.now = position
        if not self.is_moving:
            far = (position - self.start).manhattanLength() >= QApplication.startDragDistance()
            self.is_moving = far
        if self.is_moving:
            self.canvas.viewport().update()

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """End with the edit, if there is one."""

    def cancel(self) -> None:
        """End without an edit."""

    def follow_map(self) -> bool:
        """Take note that the map is another one; tell whether what the hand holds is still on the canvas."""
        return True

    def paint(self, painter: QPainter) -> None:
        """Paint the preview, in the map's coordinates."""

    def paint_under(self, painter: QPainter) -> None:
        """Paint what lies on the map but under its headings and the preview."""


class Pan(Gesture):
    """Moves the view with the hand."""

    def move(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Scroll by as much as the hand moved."""
        step = self.now - position
        super().move(position, modifiers)
        self.canvas.scroll_by(step.x(), step.y())


class EdgeScrolling(Gesture):
    """A gesture during which the view scrolls while the hand is near its edge."""

    def __init__(self, canvas: "Canvas", start: QPointF) -> None:
        super().__init__(canvas, start)
        self._timer = QTimer(canvas)
        self._timer.setInterval(SCROLL_EVERY_MS)
        self._timer.timeout.connect(self._scroll)

    def move(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the hand, and scroll while it is near an edge."""
        super().move(position, modifiers)
        if not self.is_moving or edge_step(self.canvas, position).isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Stop scrolling."""
        self._end_scrolling()

    def cancel(self) -> None:
        """Stop scrolling."""
        self._end_scrolling()

    def _end_scrolling(self) -> None:
        self._timer.stop()
        self._timer.deleteLater()

    def _scroll(self) -> None:
        step = edge_step(self.canvas, self.now)
        self.canvas.scroll_by(step.x(), step.y())


class RubberBand(EdgeScrolling):
    """Selects the cards that a rectangle touches; a mere click selects the cell under the hand."""

    def __init__(self, canvas: "Canvas", start: QPointF, pressed: Found | None, keep_selection: bool) -> None:
        super().__init__(canvas, start)
        self._pressed = pressed
        self._before = cards_selected(canvas) if keep_selection else frozenset()
        self._anchor = canvas.view.to_map(start)
        if not keep_selection:
            canvas.session.select(())

    def move(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Stretch the rectangle."""
        super().move(position, modifiers)
        if self.is_moving:
            self.canvas.session.select((*self._before, *cards_in(self.canvas.root, _area(self._band()))))

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Keep the selection, or select a cell after a mere click."""
        super().release(position, modifiers)
        if not self.is_moving and self._pressed is not None and self._pressed.kind == "cell":
            self.canvas.session.select((self._pressed.id,))

    def follow_map(self) -> bool:
        """Forget what is no longer there; the rectangle goes on."""
        canvas = self.canvas
        self._before = frozenset(card.id for card in in_reading_order(canvas.session.map_, self._before))
        if self._pressed is not None:
            self._pressed = find(canvas.root, self._pressed.kind, self._pressed.id)
        return True

    def paint(self, painter: QPainter) -> None:
        """Paint the rectangle."""
        if self.is_moving:
            tint = QColor(self.canvas.theme.colour("accent"))
            painter.setPen(QPen(tint, 1 / self.canvas.view.zoom))
            tint.setAlpha(28)
            painter.setBrush(tint)
            painter.drawRect(self._band())

    def _band(self) -> QRectF:
        return QRectF(self._anchor, self.canvas.view.to_map(self.now)).normalized()


class PressEntry(Gesture):
    """Selects what an entry of a summary lane stands for: a goal, an improvement note, a touchpoint."""

    def __init__(self, canvas: "Canvas", start: QPointF, pressed: Found) -> None:
        super().__init__(canvas, start)
        self._pressed = pressed

    def follow_map(self) -> bool:
        """Tell whether the entry still lies where it was pressed."""
        found = self.canvas.found_at(self.start)
        return found is not None and found.id == self._pressed.id

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Select it."""
        if self._pressed.kind in ALONE:
            self.canvas.session.select((self._pressed.id.partition("@")[0],))
        else:
            self.canvas.session.select(cards_behind(self.canvas.session.map_, self._pressed))


class PressSpot(Gesture):
    """Adds what the pressed place adds."""

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Add it if the hand is still there."""
        spot = hotspot_at(self.canvas, position)
        if spot is not None and not self.is_moving:
            typing.add_at(self.canvas, spot, position)


def edge_step(canvas: "Canvas", position: QPointF) -> QPointF:
    """Return by how many pixels to scroll now: more the nearer the hand is to the viewport's edge."""
    size = canvas.viewport().size()
    return QPointF(_step(position.x(), size.width()), _step(position.y(), size.height()))


def _step(at: float, length: float) -> float:
    if at < EDGE_PX:
        return -FASTEST_SCROLL_PX * min(1.0, (EDGE_PX - at) / EDGE_PX)
    if at > length - EDGE_PX:
        return FASTEST_SCROLL_PX * min(1.0, (at - length + EDGE_PX) / EDGE_PX)
    return 0.0


def _area(rect: QRectF) -> Area:
    return Area(rect.x(), rect.y(), rect.width(), rect.height())


def cards_selected(canvas: "Canvas") -> frozenset[str]:
    """Return the ids of the selected cards."""
    return frozenset(card.id for card in in_reading_order(canvas.session.map_, canvas.session.selection))
