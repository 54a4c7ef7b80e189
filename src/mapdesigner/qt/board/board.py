"""Board: improvement notes as cards in a column for each status, to drag between and within."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from mapdesigner.model import ImprovementId, ImprovementStatus
from mapdesigner.qt.board import columns as places
from mapdesigner.qt.board import deeds, keys
from mapdesigner.qt.board.choosing import Order
from mapdesigner.qt.board.columns import Column
from mapdesigner.qt.board.drag_painting import paint_dragged
from mapdesigner.qt.board.facts import NoteFacts
from mapdesigner.qt.board.look import State, card_height, paint_card, title_rect
from mapdesigner.qt.board.notes_area import NotesArea
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.words import number_words
from mapdesigner.session import Session

PLUS_PX = 24
PLUS_ICON_PX = 16
NEW_CARD_PX = 40
WASHED_OUT = 0.35
NEW = ""


class Board(NotesArea):
    """Columns with pinned headings; a heading's plus adds a note of its status."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme, "Board of improvement notes")
        self.columns: tuple[Column, ...] = ()
        self.order_by: Order = "own"
        self._order: list[ImprovementId] = []
        self._hovered_plus: ImprovementStatus | None = None
        # Each card's height with what it was measured for, for measuring text takes most of the time.
        self._measured: dict[ImprovementId, tuple[NoteFacts, int]] = {}
        self._measured_width = 0

    def sizeHint(self) -> QSize:
        return QSize(1000, 600)

    def sort_by(self, order: Order) -> None:
        """Say in which order the notes come; only in their own can they be moved within a column."""
        self.order_by = order

    # Where things are

    def lay_out(self) -> None:
        width = places.column_width(self.viewport().width())
        cards: dict[ImprovementStatus, list[tuple[ImprovementId, int]]] = {}
        heights = self._heights_at(width)
        for one in self.shown:
            cards.setdefault(one.note.status, []).append((one.note.id, heights[one.note.id]))
        if self.typed_status is not None:
            cards.setdefault(self.typed_status, []).append((NEW, NEW_CARD_PX))
        self.columns = places.lay_out(cards, width)
        self._order = [slot.id for column in self.columns for slot in column.slots if slot.id != NEW]
        wide, high = places.total_size(self.columns)
        for bar, size, room in (
            (self.horizontalScrollBar(), wide, self.viewport().width()),
            (self.verticalScrollBar(), high, self.viewport().height()),
        ):
            bar.setRange(0, max(0, size - room))
            bar.setPageStep(room)
            bar.setSingleStep(40)

    def _heights_at(self, width: int) -> dict[ImprovementId, int]:
        known = self._measured if width == self._measured_width else {}
        measured = {}
        for one in self.shown:
            was = known.get(one.note.id)
            if was is None or was[0] is not one:
                was = (one, card_height(one, width))
            measured[one.note.id] = was
        self._measured, self._measured_width = {**known, **measured}, width
        return {id_: height for id_, (_, height) in measured.items()}

    def order(self) -> Sequence[ImprovementId]:
        return self._order

    def note_at(self, point: QPointF) -> ImprovementId | None:
        if point.y() < places.HEADING_PX:
            return None
        slot = places.slot_at(self.columns, point.x() + self._left, point.y() + self._top)
        return slot.id if slot is not None and slot.id != NEW else None

    def rect_of(self, note_id: ImprovementId) -> QRect | None:
        for column in self.columns:
            for slot in column.slots:
                if slot.id == note_id:
                    return self._rect(column, slot)
        return None

    def title_place(self) -> QRect | None:
        if self.typed_status is not None:
            card = self.rect_of(NEW)
            return title_rect(card, None) if card is not None else None
        card = self.rect_of(self.current) if self.current is not None else None
        return title_rect(card, self.facts.get(self.current or "")) if card is not None else None

    def plus_rect(self, status: ImprovementStatus) -> QRect:
        """Return where a column's heading has its plus on the viewport."""
        column = next(one for one in self.columns if one.status == status)
        return QRect(column.left - self._left + column.width - PLUS_PX, 6, PLUS_PX, PLUS_PX)

    def bring_into_sight(self, place: QRect) -> None:
        room = self.viewport().size()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + needed(place.left() - 8, place.right() + 8, 0, room.width()))
        bar = self.verticalScrollBar()
        bar.setValue(
            bar.value() + needed(place.top() - 8, place.bottom() + 8, places.HEADING_PX, room.height())
        )

    # Doing

    def beside(self, note_id: ImprovementId | None, step_x: int, step_y: int) -> ImprovementId | None:
        return places.neighbour(self.columns, note_id, step_x, step_y)

    def nudge(self, ids: Sequence[ImprovementId], step_x: int, step_y: int) -> None:
        if step_x:
            deeds.move_beside(self.session, ids, step_x)
        elif self.order_by != "own":
            self.session.say("Sort by “Own order” to move notes up and down.")
        else:
            self._shift(ids, step_y)

    def drop(self, ids: Sequence[ImprovementId], point: QPointF) -> None:
        landing = places.landing_at(self.columns, *self._on_board(point))
        before = landing.before if self.order_by == "own" else None
        deeds.move(self.session, ids, landing.column.status, before)

    def press_elsewhere(self, point: QPointF) -> bool:
        status = self._plus_at(point)
        if status is not None:
            self.type_new(status)
        return status is not None

    def hover(self, point: QPointF) -> None:
        status = self._plus_at(point)
        if status != self._hovered_plus:
            self._hovered_plus = status
            shape = Qt.CursorShape.ArrowCursor if status is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)
            self.viewport().setToolTip("" if status is None else f"Add a note that is {status}")
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def _shift(self, ids: Sequence[ImprovementId], step: int) -> None:
        """Move notes past their neighbour in the column of the first one."""
        column = next(one for one in self.columns if any(slot.id == ids[0] for slot in one.slots))
        order = [slot.id for slot in column.slots]
        moved = [id_ for id_ in order if id_ in ids]
        first, last = order.index(moved[0]), order.index(moved[-1])
        if step < 0 and first > 0:
            deeds.move(self.session, moved, column.status, order[first - 1])
        elif step > 0 and last + 1 < len(order):
            after = order[last + 2] if last + 2 < len(order) else None
            deeds.move(self.session, moved, column.status, after)

    # Painting

    def paint(self, painter: QPainter, seen: QRect) -> None:
        dragged = self.drag if self.drag is not None and self.drag.is_moving else None
        for column in self.columns:
            self._paint_cards(painter, column, seen, dragged.ids if dragged else ())
        if dragged is not None and self.is_over():
            self._paint_landing(painter, dragged.now)
        self._paint_headings(painter)
        if dragged is not None:
            self._paint_dragged(painter)

    def _paint_cards(
        self, painter: QPainter, column: Column, seen: QRect, dragged: Sequence[ImprovementId]
    ) -> None:
        left = column.left - self._left
        if left > seen.right() or left + column.width < seen.left():
            return
        top = self._top
        for slot in places.slots_between(column, seen.top() + top - 4, seen.bottom() + top + 4):
            if slot.id == NEW:
                continue
            painter.setOpacity(WASHED_OUT if slot.id in dragged else 1)
            area = self._rect(column, slot)
            paint_card(painter, self.theme, area, self.facts[slot.id], self.state_of(slot.id))
        painter.setOpacity(1)
        if not column.slots:
            painter.setFont(interface_font(12))
            painter.setPen(self.theme.colour("faint"))
            place = QRect(left, places.HEADING_PX - top + 6, column.width, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, "Drop notes here")

    def _paint_landing(self, painter: QPainter, point: QPointF) -> None:
        landing = places.landing_at(self.columns, *self._on_board(point))
        left, width = landing.column.left - self._left, landing.column.width
        if self.order_by != "own":
            tint = self.theme.colour("accent")
            tint.setAlpha(28)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            area = QRectF(left - 4, 0, width + 8, self.viewport().height())
            painter.drawRoundedRect(area, 8, 8)
            return
        y = max(places.HEADING_PX + 1, landing.y - self._top)
        painter.setPen(QPen(self.theme.colour("accent"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(left + 2, y), QPointF(left + width - 2, y))

    def _paint_dragged(self, painter: QPainter) -> None:
        def paint(area: QRect, facts: NoteFacts) -> None:
            paint_card(painter, self.theme, area, facts, State(is_selected=True))

        paint_dragged(painter, self.theme, self.drag, self.facts, paint)

    def _paint_headings(self, painter: QPainter) -> None:
        room = self.viewport().width()
        painter.fillRect(0, 0, room, places.HEADING_PX - 4, self.theme.colour("canvas"))
        for column in self.columns:
            left = column.left - self._left
            count = sum(1 for slot in column.slots if slot.id != NEW)
            painter.setFont(interface_font(13, semibold=True))
            painter.setPen(self.theme.colour("text"))
            word = column.status.capitalize()
            area = QRect(left, 6, column.width - PLUS_PX, PLUS_PX)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, word)
            area.setLeft(left + painter.fontMetrics().horizontalAdvance(word) + 8)
            painter.setFont(interface_font(12))
            painter.setPen(self.theme.colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, number_words(count))
            plus = self.plus_rect(column.status)
            if column.status == self._hovered_plus:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.theme.derived("hover"))
                painter.drawRoundedRect(plus, 6, 6)
            inset = (PLUS_PX - PLUS_ICON_PX) / 2
            paint_icon(
                painter, self.theme, "plus", plus.left() + inset, plus.top() + inset, PLUS_ICON_PX, "muted"
            )
            painter.fillRect(left, places.HEADING_PX - 5, column.width, 1, self.theme.colour("hairline"))

    # Coordinates

    @property
    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _on_board(self, point: QPointF) -> tuple[float, float]:
        return point.x() + self._left, point.y() + self._top

    def _rect(self, column: Column, slot: places.Slot) -> QRect:
        return QRect(column.left - self._left, slot.top - self._top, column.width, slot.height)

    def _plus_at(self, point: QPointF) -> ImprovementStatus | None:
        place = point.toPoint()
        found = (column.status for column in self.columns if self.plus_rect(column.status).contains(place))
        return next(found, None)


def needed(first: int, last: int, low: int, high: int) -> int:
    """Return by how much to scroll until first … last is between low and high; first counts more."""
    if first < low:
        return first - low
    return max(0, min(last - high, first - low))
