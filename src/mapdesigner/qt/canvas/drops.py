"""Things dragged onto the canvas from elsewhere: ready touchpoints, personas, goals, lines of text, files."""

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter

from mapdesigner.edit import add_card, check_lane_takes, lane_of, summary_lane_sentence
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.exchange.lines import cards_from_lines
from mapdesigner.layout.places import Landing
from mapdesigner.model import Touchpoint, holds_cards, new_touchpoint
from mapdesigner.qt.canvas import attaching, overlay
from mapdesigner.qt.canvas.gestures import SCROLL_EVERY_MS, edge_step
from mapdesigner.qt.editing import clipboard
from mapdesigner.qt.editing.drag_formats import GOAL_MIME, PERSONA_MIME, TOUCHPOINT_MIME
from mapdesigner.qt.widgets.pasted import files_in, words_in
from mapdesigner.qt.widgets.taking import take_copy
from mapdesigner.qt.widgets.text_cleaning import clean_text

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

ATTACHED: dict[str, attaching.Thing] = {PERSONA_MIME: "persona", GOAL_MIME: "goal"}
TOUCHPOINT_LANES = frozenset(("touchpoints",))
CARD_LANES = frozenset(("touchpoints", "notes"))


class DropIn:
    """Follows something dragged over the canvas and turns its drop into an edit."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._at: QPointF | None = None
        self._kinds = CARD_LANES
        self._is_attaching = False
        self._timer = QTimer(canvas)
        self._timer.setInterval(SCROLL_EVERY_MS)
        self._timer.timeout.connect(self._scroll)

    def enter(self, event: QDragEnterEvent) -> None:
        """Take what can become a card, be attached or be opened."""
        if _is_welcome(event.mimeData()):
            take_copy(event)

    def move(self, event: QDragMoveEvent) -> None:
        """Show where it would land; scroll near the edges."""
        take_copy(event)
        data = event.mimeData()
        self._is_attaching = _attached(data) is not None
        self._kinds = TOUCHPOINT_LANES if data.hasFormat(TOUCHPOINT_MIME) else CARD_LANES
        self._at = None if files_in(data) else event.position()
        near_edge = self._at is not None and not edge_step(self._canvas, self._at).isNull()
        if near_edge and not self._timer.isActive():
            self._timer.start()
        elif not near_edge:
            self._timer.stop()
        self._canvas.viewport().update()

    def leave(self) -> None:
        """Forget the drag."""
        self._at = None
        self._timer.stop()
        self._canvas.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """Add the cards where they were dropped, attach what can be attached, or hand on files."""
        data, position = event.mimeData(), event.position()
        self.leave()
        files = files_in(data)
        if files:
            take_copy(event)
            self._canvas.files_dropped.emit(files)
            return
        mime = _attached(data)
        if mime is not None:
            id_ = bytes(data.data(mime).data()).decode("utf-8", "replace")
            attaching.attach(self._canvas, ATTACHED[mime], id_, attaching.target_at(self._canvas, position))
            take_copy(event)
            self._canvas.setFocus()
            return
        point = self._canvas.on_map(position)
        landing = self._canvas.landing(point)
        if landing is None:
            self._canvas.session.say("Drop it onto a lane of cards to add it to the map.")
        elif data.hasFormat(TOUCHPOINT_MIME):
            self._add_touchpoint(bytes(data.data(TOUCHPOINT_MIME).data()), landing)
            take_copy(event)
        elif words_in(data):
            self._add_lines(words_in(data), landing)
            take_copy(event)
        self._canvas.setFocus()

    def paint(self, painter: QPainter) -> None:
        """Paint the line where it would land, or light up what it would be attached to."""
        if self._at is None:
            return
        if self._is_attaching:
            target = attaching.target_at(self._canvas, self._at)
            if target is not None:
                attaching.paint_target(self._canvas, painter, target, self._at)
        else:
            overlay.paint_landing(self._canvas, painter, self._canvas.on_map(self._at), self._kinds)

    def _add_touchpoint(self, data: bytes, landing: Landing) -> None:
        session = self._canvas.session
        try:
            dragged = json.loads(data)
            card: Touchpoint = new_touchpoint(
                landing.lane_id, clean_text(dragged["title"]), dragged.get("channel"), dragged.get("setting")
            )
        except (ValueError, LookupError, TypeError):  # of another version of the program, or of nobody
            session.say("What was dropped can't be read as a touchpoint.")
            return
        try:
            check_lane_takes(lane_of(session.map_, landing.lane_id), card)
        except EditRejected as refused:
            session.say(str(refused))
            return
        edit = partial(add_card, card=card, stage_id=landing.stage_id, index=landing.place)
        if session.apply(edit, "Add touchpoint"):
            session.select((card.id,))

    def _add_lines(self, text: str, landing: Landing) -> None:
        session = self._canvas.session
        lane = lane_of(session.map_, landing.lane_id)
        cards = cards_from_lines(text, lane)
        if not holds_cards(lane):
            session.say(summary_lane_sentence(lane))
        elif cards:
            clipboard.paste(session, cards, landing.stage_id, lane, landing.place)

    def _scroll(self) -> None:
        if self._at is not None:
            step = edge_step(self._canvas, self._at)
            self._canvas.scroll_by(step.x(), step.y())


def _is_welcome(data: QMimeData) -> bool:
    known = data.hasFormat(TOUCHPOINT_MIME) or _attached(data) is not None
    return known or data.hasUrls() or data.hasText() or data.hasHtml()


def _attached(data: QMimeData) -> str | None:
    """Return the format of something that is attached and not added, None for anything else."""
    return next((mime for mime in ATTACHED if data.hasFormat(mime)), None)
