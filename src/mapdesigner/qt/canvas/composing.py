"""Composing on the canvas: what an input method makes of keys begins a card, as a letter does.

The keyboard stays with the canvas until the first composition has ended: an input method gives up what it
composes when the keyboard goes elsewhere. Until then the canvas passes everything on to the card's editor.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent

from mapdesigner.layout.places import find
from mapdesigner.qt.canvas import typing
from mapdesigner.qt.widgets.typed_letters import begins_text

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

Query = Qt.InputMethodQuery
PLACES = (Query.ImCursorRectangle, Query.ImAnchorRectangle)


def compose(canvas: "Canvas", event: QInputMethodEvent) -> bool:
    """Pass on to a card what is composed, begin one if need be; False for what begins nothing."""
    if canvas.editor is None:
        if not begins_text(event):
            return False
        canvas.is_composing = True
        typing.type_below_selection(canvas)
    editor = canvas.editor
    if editor is None:
        canvas.is_composing = False
        typing.say_why_nothing_is_typed(canvas)
        return True
    QCoreApplication.sendEvent(editor, event)
    canvas.is_composing = bool(event.preeditString())
    if not canvas.is_composing and canvas.editor is editor:
        editor.setFocus()
    return True


def answer(canvas: "Canvas", query: Qt.InputMethodQuery) -> object | None:
    """Return what an input method wants to know, None for what any widget would say."""
    editor = canvas.editor
    if query in PLACES:
        place = _selected_place(canvas) if editor is None else editor.inputMethodQuery(query)
        inner = canvas.viewport() if editor is None else editor
        return _moved(place, inner.mapTo(canvas, QPoint(0, 0)))
    if editor is not None and query != Query.ImEnabled:
        return editor.inputMethodQuery(query)
    return None


def _selected_place(canvas: "Canvas") -> QRectF:
    """Return where on the viewport the selected card or cell is, else the middle."""
    for id_ in canvas.session.selection:
        found = canvas.card_place(id_) or find(canvas.root, "cell", id_)
        if found is not None:
            return canvas.viewport_rect(found)
    return QRectF(QPointF(canvas.viewport().rect().center()), QPointF(canvas.viewport().rect().center()))


def _moved(place: object, by: QPoint) -> object:
    return place.translated(by) if isinstance(place, QRect | QRectF) else place
