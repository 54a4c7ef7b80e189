"""Dragging what is on the canvas: cards to another place, stages and lanes among each other."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mapdesigner.edit import in_reading_order, move_lane, move_stage
from mapdesigner.layout.measures import GAP_BETWEEN_STAGES_PT
from mapdesigner.layout.places import Area, Found, find
from mapdesigner.model import Card, JourneyMap
from mapdesigner.qt.canvas import overlay
from mapdesigner.qt.canvas.gestures import EdgeScrolling, cards_selected
from mapdesigner.qt.editing.conversions import drop_cards, landing_kinds

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas


class DragCards(EdgeScrolling):
    """Moves the selected cards to where they are dropped."""

    def __init__(self, canvas: "Canvas", start: QPointF, pressed: Found, keep_selection: bool) -> None:
        super().__init__(canvas, start)
        self._pressed = pressed
        self._was_selected = pressed.id in canvas.session.selection
        self._keep_selection = keep_selection
        self._grip = canvas.on_map(start)
        self._dragged: tuple[JourneyMap, frozenset[str], tuple[Card, ...]] | None = None
        if not self._was_selected:
            chosen = cards_selected(canvas) if keep_selection else frozenset()
            canvas.session.select((*chosen, pressed.id))

    def follow_map(self) -> bool:
        """Tell whether the pressed card is still on the canvas."""
        return self.canvas.card_place(self._pressed.id) is not None

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Move the cards to the landing, or select the pressed one after a mere click."""
        super().release(position, modifiers)
        session = self.canvas.session
        if not self.is_moving:
            if self._keep_selection and self._was_selected:
                session.select(session.selection - {self._pressed.id})
            elif not self._keep_selection:
                session.select((self._pressed.id,))
            return
        point = self.canvas.on_map(position)
        landing = self.canvas.landing(point)
        cards = self._cards()
        if landing is None:
            session.say("Drop cards onto a lane of the map.")
        elif cards:
            drop_cards(session, cards, landing.stage_id, landing.lane_id, landing.place)

    def paint(self, painter: QPainter) -> None:
        """Paint the pressed card at the hand, how many there are, and the landing line."""
        if not self.is_moving:
            return
        point = self.canvas.on_map(self.now)
        offset = point - self._grip
        cards = self._cards()
        leader = self.canvas.card_place(self._pressed.id)
        if leader is not None:
            painter.setOpacity(0.8)
            _paint_card_at(self.canvas, painter, leader, offset)
            painter.setOpacity(1)
            if len(cards) > 1:
                corner = QPointF(leader.area.x + leader.area.width, leader.area.y) + offset
                overlay.paint_count(self.canvas, painter, corner, len(cards))
        kinds = landing_kinds(cards)
        overlay.paint_landing(self.canvas, painter, point, kinds)

    def paint_under(self, painter: QPainter) -> None:
        """Wash out the cards where they still lie."""
        if self.is_moving:
            wash = QColor(self.canvas.theme.colour("canvas"))
            wash.setAlpha(170)
            for card in self._cards():
                found = self.canvas.card_place(card.id)
                if found is not None:
                    painter.fillRect(QRectF(*found.area), wash)

    def _cards(self) -> tuple[Card, ...]:
        """Return the cards that are dragged; they are looked for again only when something changed."""
        session = self.canvas.session
        known = self._dragged
        if known is None or known[0] is not session.map_ or known[1] is not session.selection:
            cards = in_reading_order(session.map_, session.selection)
            known = self._dragged = session.map_, session.selection, cards
        return known[2]


class DragHeading(EdgeScrolling):
    """Moves a stage among the stages, or a lane among the lanes."""

    def __init__(self, canvas: "Canvas", start: QPointF, pressed: Found) -> None:
        super().__init__(canvas, start)
        self._pressed = pressed
        canvas.session.select((pressed.id,))

    def follow_map(self) -> bool:
        """Take note of where the heading is now; tell whether it is still there."""
        found = find(self.canvas.root, self._pressed.kind, self._pressed.id)
        self._pressed = found or self._pressed
        return found is not None

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Move the stage or lane to the gap that is nearest to the hand."""
        super().release(position, modifiers)
        if not self.is_moving:
            return
        gap = self._gap(self.canvas.on_map(position))
        session = self.canvas.session
        if self._pressed.kind == "stage":
            order = [stage.id for stage in session.map_.stages]
            to_index = gap - (order.index(self._pressed.id) < gap)
            session.apply(partial(move_stage, stage_id=self._pressed.id, to_index=to_index), "Move stage")
        else:
            order = [lane.id for lane in session.map_.lanes]
            to_index = gap - (order.index(self._pressed.id) < gap)
            session.apply(partial(move_lane, lane_id=self._pressed.id, to_index=to_index), "Move lane")

    def paint(self, painter: QPainter) -> None:
        """Paint the heading at the hand and a line in the gap where it would go."""
        if not self.is_moving:
            return
        root, moved = self.canvas.root, self.canvas.on_map(self.now) - self.canvas.on_map(self.start)
        area = self._pressed.area
        gap = self._gap(self.canvas.on_map(self.now))
        painter.setPen(QPen(self.canvas.theme.colour("accent"), 3))
        if self._pressed.kind == "stage":
            painter.drawLine(QPointF(self._gap_x(gap), area.y), QPointF(self._gap_x(gap), root.height))
            offset = QPointF(moved.x(), 0)
        else:
            painter.drawLine(QPointF(area.x, self._gap_y(gap)), QPointF(root.width, self._gap_y(gap)))
            offset = QPointF(0, moved.y())
        painter.setOpacity(0.85)
        _paint_heading_at(self.canvas, painter, self._pressed, offset)
        painter.setOpacity(1)

    def _boxes(self) -> list[Area]:
        kind = f"{self._pressed.kind}:"
        return [Area(*box[1:5]) for box in self.canvas.root.children if box.id.startswith(kind)]

    def _gap(self, point: QPointF) -> int:
        if self._pressed.kind == "stage":
            return sum(1 for area in self._boxes() if point.x() > area.x + area.width / 2)
        return sum(1 for area in self._boxes() if point.y() > area.y + area.height / 2)

    def _gap_x(self, gap: int) -> float:
        boxes = self._boxes()
        half = GAP_BETWEEN_STAGES_PT / 2
        return boxes[gap].x - half if gap < len(boxes) else boxes[-1].x + boxes[-1].width + half

    def _gap_y(self, gap: int) -> float:
        boxes = self._boxes()
        return boxes[gap].y if gap < len(boxes) else boxes[-1].y + boxes[-1].height


def _paint_card_at(canvas: "Canvas", painter: QPainter, found: Found, offset: QPointF) -> None:
    area = found.area
    painter.save()
    painter.translate(offset)
    canvas.box_painter.paint_only(painter, canvas.root, f"card:{found.id}")
    painter.restore()
    overlay.paint_outline(canvas, painter, area._replace(x=area.x + offset.x(), y=area.y + offset.y()))


def _paint_heading_at(canvas: "Canvas", painter: QPainter, found: Found, offset: QPointF) -> None:
    area = found.area
    painter.fillRect(QRectF(*area).translated(offset), canvas.theme.colour("accent tint"))
    painter.save()
    painter.translate(offset)
    canvas.box_painter.paint_only(painter, canvas.root, f"{found.kind}:{found.id}")
    painter.restore()
