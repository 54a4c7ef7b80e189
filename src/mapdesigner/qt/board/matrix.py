"""Matrix: improvement notes by impact and effort, to drag in; those that lack one of them wait in a tray."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from mapdesigner.model import ImprovementId
from mapdesigner.qt.board import deeds, keys, matrix_painting
from mapdesigner.qt.board.board import needed
from mapdesigner.qt.board.drag_painting import paint_dragged
from mapdesigner.qt.board.facts import NoteFacts
from mapdesigner.qt.board.grid import SIDE_PX, TRAY_HEAD_PX, Field, Grid, grid_for
from mapdesigner.qt.board.look import State, paint_chip, paint_more
from mapdesigner.qt.board.matrix_layout import MatrixLayout, More, Placed, lay_out
from mapdesigner.qt.board.notes_area import NotesArea
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.session import Session

NEW_CHIP_PX = 44
WASHED_OUT = 0.35


class Matrix(NotesArea):
    """The plot fills the room, the tray at its right scrolls. Dragging sets impact and effort in one edit."""

    more_wanted = Signal(tuple, QPoint)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme, "Matrix of improvement notes by impact and effort")
        self.grid: Grid = grid_for(800, 600)
        self.layout_: MatrixLayout = lay_out((), self.grid, None)
        self._hovered_more: Field | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        return QSize(1000, 600)

    # Where things are

    def lay_out(self) -> None:
        room = self.viewport().size()
        self.grid = grid_for(room.width(), room.height())
        must_show = self.current if self.current in self.session.selection else None
        spare = NEW_CHIP_PX if self.typed_status is not None else 0
        self.layout_ = lay_out(self.shown, self.grid, must_show, spare)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.layout_.tray_height - room.height()))
        bar.setPageStep(room.height())
        bar.setSingleStep(40)

    def order(self) -> Sequence[ImprovementId]:
        hidden = {more.field: more.ids for more in self.layout_.more}
        ids = [one.id for one in self.layout_.placed]
        ids += [id_ for field in hidden for id_ in hidden[field]]
        return [*ids, *(one.id for one in self.layout_.tray)]

    def note_at(self, point: QPointF) -> ImprovementId | None:
        x, y = point.x(), point.y()
        if self.grid.tray.holds(x, y):
            if y < TRAY_HEAD_PX:
                return None
            y += self._top
            return next((one.id for one in self.layout_.tray if one.rect.holds(x, y)), None)
        return next((one.id for one in self.layout_.placed if one.rect.holds(x, y)), None)

    def rect_of(self, note_id: ImprovementId) -> QRect | None:
        for one in self.layout_.placed:
            if one.id == note_id:
                return QRect(*one.rect)
        for one in self.layout_.tray:
            if one.id == note_id:
                return QRect(*one.rect).translated(0, -self._top)
        return next((QRect(*more.rect) for more in self.layout_.more if note_id in more.ids), None)

    def title_place(self) -> QRect | None:
        if self.typed_status is not None:
            tray = self.grid.tray
            return QRect(tray.left + SIDE_PX, TRAY_HEAD_PX - self._top, tray.width - 2 * SIDE_PX, 30)
        return self.rect_of(self.current) if self.current is not None else None

    def bring_into_sight(self, place: QRect) -> None:
        if place.left() >= self.grid.tray.left:
            bar = self.verticalScrollBar()
            room = self.viewport().height()
            bar.setValue(bar.value() + needed(place.top() - 8, place.bottom() + 8, TRAY_HEAD_PX, room))

    def target(self) -> Field | None:
        """Return the field under the drag, None over the tray or without a drag."""
        if self.drag is None or not self.is_over():
            return None
        return self.grid.field_at(self.drag.now.x(), self.drag.now.y())

    # Doing

    def select_one(self, note_id: ImprovementId) -> None:
        super().select_one(note_id)
        self.refresh()

    def beside(self, note_id: ImprovementId | None, step_x: int, step_y: int) -> ImprovementId | None:
        start = self.rect_of(note_id) if note_id is not None else None
        order = self.order()
        if start is None:
            return order[0] if order else None
        best = None
        for one in (*self.layout_.placed, *self.layout_.tray):
            there = self.rect_of_placed(one)
            way = there.center() - start.center()
            ahead, aside = (way.x() * step_x, abs(way.y())) if step_x else (way.y() * step_y, abs(way.x()))
            if one.id != note_id and ahead > 0:
                far = ahead + 2 * aside
                if best is None or far < best[0]:
                    best = (far, one.id)
        return best[1] if best is not None else None

    def rect_of_placed(self, one: Placed) -> QRect:
        """Return where a chip is on the viewport."""
        in_tray = one.rect.left >= self.grid.tray.left
        return QRect(*one.rect).translated(0, -self._top if in_tray else 0)

    def nudge(self, ids: Sequence[ImprovementId], step_x: int, step_y: int) -> None:
        deeds.weigh_by(self.session, ids, -step_y, step_x)

    def drop(self, ids: Sequence[ImprovementId], point: QPointF) -> None:
        field = self.grid.field_at(point.x(), point.y())
        if field is None:
            # One that lacks only one of them and is dropped where it was keeps the other.
            ids = [id_ for id_ in ids if self.facts[id_].is_placed]
            if ids:
                deeds.weigh(self.session, ids, None, None)
        else:
            deeds.weigh(self.session, ids, field.impact, field.effort)

    def press_elsewhere(self, point: QPointF) -> bool:
        more = self._more_at(point)
        if more is not None:
            self.more_wanted.emit(more.ids, self.viewport().mapToGlobal(QRect(*more.rect).bottomLeft()))
        return more is not None

    def hover(self, point: QPointF) -> None:
        more = self._more_at(point)
        field = more.field if more is not None else None
        if field != self._hovered_more:
            self._hovered_more = field
            shape = Qt.CursorShape.ArrowCursor if field is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            super().keyPressEvent(event)

    # Painting

    def paint(self, painter: QPainter, seen: QRect) -> None:
        dragged = self.drag if self.drag is not None and self.drag.is_moving else None
        matrix_painting.paint_plot(painter, self.theme, self.grid)
        target = self.target()
        if target is not None:
            matrix_painting.paint_target(painter, self.theme, self.grid, target)
        for one in self.layout_.placed:
            self._paint_note(painter, one, QRect(*one.rect))
        for more in self.layout_.more:
            hovered = more.field == self._hovered_more
            paint_more(painter, self.theme, QRect(*more.rect), len(more.ids), hovered)
        self._paint_tray(painter, self.is_over() and target is None)
        if dragged is not None:
            self._paint_dragged(painter, target)

    def _paint_note(self, painter: QPainter, one: Placed, area: QRect) -> None:
        is_dragged = self.drag is not None and self.drag.is_moving and one.id in self.drag.ids
        painter.setOpacity(WASHED_OUT if is_dragged else 1)
        paint_chip(painter, self.theme, area, self.facts[one.id], self.state_of(one.id), one.lines)
        painter.setOpacity(1)

    def _paint_tray(self, painter: QPainter, is_target: bool) -> None:
        tray = QRect(*self.grid.tray)
        painter.fillRect(tray, self.theme.colour("canvas"))
        for one in self.layout_.tray:
            area = QRect(*one.rect).translated(0, -self._top)
            if area.bottom() >= TRAY_HEAD_PX and area.top() <= tray.bottom():
                self._paint_note(painter, one, area)
        is_empty = not self.layout_.tray and self.typed_status is None
        matrix_painting.paint_tray_head(
            painter, self.theme, tray, len(self.layout_.tray), is_empty, is_target
        )

    def _paint_dragged(self, painter: QPainter, target: Field | None) -> None:
        def paint(area: QRect, facts: NoteFacts) -> None:
            lines = 2 if area.height() > 30 else 1
            paint_chip(painter, self.theme, area, facts, State(is_selected=True), lines)

        is_dragged = paint_dragged(painter, self.theme, self.drag, self.facts, paint)
        if is_dragged and target is not None:
            matrix_painting.paint_target_words(painter, self.theme, self.grid, target)

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _more_at(self, point: QPointF) -> More | None:
        x, y = point.x(), point.y()
        return next((more for more in self.layout_.more if more.rect.holds(x, y)), None)
