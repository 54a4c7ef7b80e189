"""What the hand does on the canvas from press to release. A gesture previews; only its end is an edit."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from mapdesigner.edit import in_reading_order, move_cards, move_lane, move_stage
from mapdesigner.layout.measures import GAP_BETWEEN_STAGES_PT
from mapdesigner.layout.places import Area, Found, cards_in, find, landing_at
from mapdesigner.model import JourneyMap, Touchpoint, cards_of
from mapdesigner.qt.canvas import overlay, typing
from mapdesigner.qt.canvas.hotspots import hotspot_at
from mapdesigner.qt.wording import counted

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

EDGE_PX = 36
SCROLL_EVERY_MS = 16
FASTEST_SCROLL_PX = 22
ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
MOST_PREVIEWED = 40
ENTRIES = ("felt", "metric", "goal", "improvement")


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

    def map_changed(self) -> None:
        """Take note that the map changed under the hand."""

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
        self._timer.stop()

    def cancel(self) -> None:
        """Stop scrolling."""
        self._timer.stop()

    def _scroll(self) -> None:
        step = edge_step(self.canvas, self.now)
        self.canvas.scroll_by(step.x(), step.y())


class DragCards(EdgeScrolling):
    """Moves the selected cards to where they are dropped."""

    def __init__(self, canvas: "Canvas", start: QPointF, pressed: Found, keep_selection: bool) -> None:
        super().__init__(canvas, start)
        self._pressed = pressed
        self._was_selected = pressed.id in canvas.session.selection
        self._keep_selection = keep_selection
        self._grip = canvas.on_map(start)
        if not self._was_selected:
            chosen = _cards_selected(canvas) if keep_selection else frozenset()
            canvas.session.select((*chosen, pressed.id))

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
        landing = landing_at(self.canvas.root, point.x(), point.y())
        cards = in_reading_order(session.map_, session.selection)
        if landing is not None and cards:
            edit = partial(
                move_cards,
                card_ids=[card.id for card in cards],
                to_stage=landing.stage_id,
                to_lane=landing.lane_id,
                index=landing.place,
            )
            session.apply(edit, f"Move {counted(cards).lower()}")

    def paint(self, painter: QPainter) -> None:
        """Paint the landing line and the cards at the hand."""
        if not self.is_moving:
            return
        point = self.canvas.on_map(self.now)
        offset = point - self._grip
        overlay.paint_landing(self.canvas, painter, point)
        painter.setOpacity(0.85)
        for card in in_reading_order(self.canvas.session.map_, self.canvas.session.selection)[
            :MOST_PREVIEWED
        ]:
            found = find(self.canvas.root, "card", card.id)
            if found is not None:
                _paint_card_at(self.canvas, painter, found, offset)
        painter.setOpacity(1)

    def paint_under(self, painter: QPainter) -> None:
        """Wash out the cards where they still lie."""
        if self.is_moving:
            wash = QColor(self.canvas.theme.colour("canvas"))
            wash.setAlpha(170)
            for card in in_reading_order(self.canvas.session.map_, self.canvas.session.selection):
                found = find(self.canvas.root, "card", card.id)
                if found is not None:
                    painter.fillRect(QRectF(*found.area), wash)


class DragHeading(EdgeScrolling):
    """Moves a stage among the stages, or a lane among the lanes."""

    def __init__(self, canvas: "Canvas", start: QPointF, pressed: Found) -> None:
        super().__init__(canvas, start)
        self._pressed = pressed
        canvas.session.select((pressed.id,))

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


class RubberBand(EdgeScrolling):
    """Selects the cards that a rectangle touches; a mere click selects the cell under the hand."""

    def __init__(self, canvas: "Canvas", start: QPointF, pressed: Found | None, keep_selection: bool) -> None:
        super().__init__(canvas, start)
        self._pressed = pressed
        self._before = _cards_selected(canvas) if keep_selection else frozenset()
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
    """Selects the touchpoints that an entry of a summary lane stands for."""

    def __init__(self, canvas: "Canvas", start: QPointF, pressed: Found) -> None:
        super().__init__(canvas, start)
        self._pressed = pressed

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Select the touchpoints."""
        self.canvas.session.select(cards_behind(self.canvas.session.map_, self._pressed))


class PressSpot(Gesture):
    """Adds what the pressed place adds."""

    def release(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Add it if the hand is still there."""
        spot = hotspot_at(self.canvas, position)
        if spot is not None and not self.is_moving:
            typing.add_at(self.canvas, spot, position)


def begin_gesture(canvas: "Canvas", event: QMouseEvent) -> Gesture | None:
    """Return the gesture that a press begins, None for a button that begins none."""
    position, button = event.position(), event.button()
    if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and canvas.space_held):
        return Pan(canvas, position)
    keep = bool(event.modifiers() & ADDING)
    found = canvas.found_at(position)
    if button == Qt.MouseButton.RightButton:
        _select_for_menu(canvas, found)
        return None
    if button != Qt.MouseButton.LeftButton:
        return None
    if found is not None and found.kind == "card":
        return DragCards(canvas, position, found, keep)
    if found is not None and found.kind in ENTRIES:
        return PressEntry(canvas, position, found)
    if hotspot_at(canvas, position) is not None and not keep:
        return PressSpot(canvas, position)
    if found is not None and found.kind in ("stage", "lane"):
        return DragHeading(canvas, position, found)
    return RubberBand(canvas, position, found, keep)


def cards_behind(map_: JourneyMap, entry: Found) -> tuple[str, ...]:
    """Return the touchpoints that a face, a metric, a goal or an improvement note on the map belongs to."""
    id_ = entry.id.partition("@")[0]
    if entry.kind == "improvement":
        return tuple(card for note in map_.improvements if note.id == id_ for card in note.touchpoints)
    if entry.kind == "goal":
        cards = (card for _, card in cards_of(map_) if isinstance(card, Touchpoint))
        return tuple(card.id for card in cards if id_ in card.goals)
    return (id_.partition("/")[0],)


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


def _select_for_menu(canvas: "Canvas", found: Found | None) -> None:
    if found is None or found.kind == "header":
        canvas.session.select(())
    elif found.kind in ("card", "cell", "stage", "lane") and found.id not in canvas.session.selection:
        canvas.session.select((found.id,))


def _cards_selected(canvas: "Canvas") -> frozenset[str]:
    return frozenset(card.id for card in in_reading_order(canvas.session.map_, canvas.session.selection))


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
