"""NotesArea: what board and matrix share, a painted area of notes to select, drag and type into."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip

from mapdesigner.model import ImprovementId, ImprovementStatus
from mapdesigner.qt.board import deeds, hand
from mapdesigner.qt.board.dragging import Drag, edge_step
from mapdesigner.qt.board.facts import Facts, NoteFacts, spoken
from mapdesigner.qt.board.shown_notes import ShownNotes
from mapdesigner.qt.board.title_editor import Keep, TitleEditor
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.letting_go import LETTING_GO
from mapdesigner.session import Edit, Session

SCROLL_EVERY_MS = 16
BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class NotesArea(ShownNotes):
    """Notes to work with by hand and keys; a drag previews, and its drop is one edit."""

    menu_wanted = Signal(QPoint)
    typing_ended = Signal()
    typed = Signal()

    def __init__(self, session: Session, theme: Theme, name: str) -> None:
        super().__init__(session, theme, name)
        self.drag: Drag | None = None
        self.editor: TitleEditor | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_EVERY_MS)
        self._scrolling.timeout.connect(self._scroll_at_edge)

    def nudge(self, ids: Sequence[ImprovementId], step_x: int, step_y: int) -> None:
        """Move notes a step in a direction."""
        raise NotImplementedError

    def drop(self, ids: Sequence[ImprovementId], point: QPointF) -> None:
        """Put dragged notes where they were dropped."""
        raise NotImplementedError

    def press_elsewhere(self, point: QPointF) -> bool:
        """Answer a press beside the notes and tell whether it meant something."""
        return False

    def hover(self, point: QPointF) -> None:
        """Take note of what is under the pointer."""

    def show_notes(self, facts: Facts, shown: Sequence[NoteFacts]) -> None:
        if self.drag is not None and not facts.keys() >= set(self.drag.ids):
            self.cancel_drag()
        super().show_notes(facts, shown)

    def refresh(self) -> None:
        super().refresh()
        if self.editor is not None:
            self.editor.follow()

    # Doing

    def remove_selected(self) -> None:
        """Remove the selected notes and go on to the one below them."""
        ids = self.selected()
        if ids:
            order = list(self.order())
            after = order.index(ids[-1]) + 1
            rest = [id_ for id_ in (*order[after:], *reversed(order[:after])) if id_ not in ids]
            deeds.remove(self.session, ids)
            if rest and self.facts.keys().isdisjoint(ids):
                self.select_one(rest[0])

    def duplicate_selected(self) -> None:
        """Put a copy after each selected note."""
        deeds.duplicate(self.session, self.selected())

    def possible_edits(self) -> frozenset[str]:
        """Return which commands of the Edit menu do something now."""
        possible = {"all"} if self.shown else set()
        if self.current is not None:
            possible.add("rename")
        if self.selected():
            possible |= {"duplicate", "delete"}
        return frozenset(possible)

    # Typing

    def rename(self, note_id: ImprovementId) -> None:
        """Type a note's title where it stands."""
        self.flush()
        if not self.session.may_edit():
            return
        self.select_one(note_id)
        title = self.facts[note_id].note.title

        def keep(text: str, goes_on: bool) -> None:
            if text:
                deeds.rename(self.session, note_id, text)
            if goes_on and note_id in self.facts:
                self.type_new(self.facts[note_id].note.status)

        self._open_editor(title, keep, partial(deeds.renaming, note_id))

    def type_new(self, status: ImprovementStatus) -> None:
        """Type the title of a new note."""
        self.flush()
        if not self.session.may_edit():
            return
        self.typed_status = status
        self.refresh()

        def keep(text: str, goes_on: bool) -> None:
            if text:
                deeds.add(self.session, text, status)
                if goes_on:
                    self.type_new(status)

        self._open_editor("", keep, lambda text: deeds.adding(self.session, text, status))

    def flush(self) -> None:
        """Keep the title that is being typed."""
        if self.editor is not None:
            self.editor.commit()

    def draft(self) -> Edit | None:
        """Return the edit that would keep the title typed so far, None when there is none."""
        title = self.editor.title() if self.editor is not None else ""
        return self._edit_for(title) if title else None

    def _open_editor(self, text: str, keep: Keep, edit_for: Callable[[str], Edit]) -> None:
        self.cancel_drag()
        place = self.title_place()
        if place is not None:
            self.bring_into_sight(place)
        font = interface_font(13, semibold=True)
        self.editor = TitleEditor(self.viewport(), self.title_place, text, font, keep, self._editor_gone)
        self._edit_for = edit_for
        self.editor.textChanged.connect(self.typed)

    def _editor_gone(self) -> None:
        had_keyboard = self.editor is not None and self.editor.hasFocus()
        self.editor = None
        if self.typed_status is not None:
            self.typed_status = None
            self.refresh()
        if had_keyboard:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typing_ended.emit()

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.flush()
        self.cancel_drag()
        hand.press(self, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            # The release went elsewhere, to a menu or a question.
            self.cancel_drag()
        if self.drag is None:
            self._hover(event.position())
            return
        self.drag.follow(event.position())
        if self.drag.is_moving:
            if edge_step(self.viewport().size(), event.position()).isNull():
                self._scrolling.stop()
            elif not self._scrolling.isActive():
                self._scrolling.start()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self.drag = self.drag, None
        self._end_drag()
        if drag is not None and event.button() == Qt.MouseButton.LeftButton:
            hand.release(self, drag, event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.cancel_drag()
        hand.double_click(self, event)

    def cancel_drag(self) -> bool:
        """Forget the drag that is under way; tell whether there was one."""
        had_any = self.drag is not None
        self.drag = None
        self._end_drag()
        return had_any

    def is_over(self) -> bool:
        """Tell whether a drag is under way and the hand is over the notes, where a drop means something."""
        drag = self.drag
        return drag is not None and drag.is_moving and self.viewport().rect().contains(drag.now.toPoint())

    def _end_drag(self) -> None:
        self._scrolling.stop()
        self.viewport().unsetCursor()
        self.viewport().update()

    def _scroll_at_edge(self) -> None:
        if self.drag is None:
            self._scrolling.stop()
            return
        step = edge_step(self.viewport().size(), self.drag.now)
        for bar, by in ((self.horizontalScrollBar(), step.x()), (self.verticalScrollBar(), step.y())):
            bar.setValue(bar.value() + round(by))
        self.viewport().update()

    def _hover(self, point: QPointF) -> None:
        found = self.note_at(point)
        if found != self.hovered:
            self.hovered = found
            self.viewport().update()
        self.hover(point)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.flush()
        self.cancel_drag()
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.rect_of(self.current) if self.current is not None else None
            point = self.viewport().mapToGlobal(place.center() if place is not None else QPoint(40, 40))
        self.menu_wanted.emit(point)

    # Qt's

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and self.drag is None:
            self._hover(QPointF(-1, -1))
        if event.type() in LETTING_GO:
            self.cancel_drag()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            note_id = self.note_at(QPointF(event.pos()))
            if note_id is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), plain_tip(spoken(self.facts[note_id])), self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self.theme.colour("canvas"))
        self.paint(painter, event.rect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self.editor is not None:
            self.editor.follow()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None and event.reason() in BY_KEYS:
            # So that it is seen where the keyboard is.
            self.current = next(iter(self.selected() or self.order()), None)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
