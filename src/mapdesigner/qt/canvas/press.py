"""Which gesture a press on the canvas begins."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

from mapdesigner.layout.entries import ENTRIES
from mapdesigner.layout.places import Found
from mapdesigner.qt.canvas.dragging import DragCards, DragHeading
from mapdesigner.qt.canvas.gestures import Gesture, Pan, PressEntry, PressSpot, RubberBand
from mapdesigner.qt.canvas.hotspots import hotspot_at

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def begin_gesture(canvas: "Canvas", event: QMouseEvent, may_add: bool = True) -> Gesture | None:
    """Return the gesture that a press begins, None for a button that begins none.

    With `may_add` false the places that add something are pressed like the empty place they are on.
    """
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
    if may_add and not keep and hotspot_at(canvas, position) is not None:
        return PressSpot(canvas, position)
    if found is not None and found.kind in ("stage", "lane"):
        return DragHeading(canvas, position, found)
    return RubberBand(canvas, position, found, keep)


def _select_for_menu(canvas: "Canvas", found: Found | None) -> None:
    if found is None or found.kind == "header":
        canvas.session.select(())
    elif found.kind in ("card", "cell", "stage", "lane") and found.id not in canvas.session.selection:
        canvas.session.select((found.id,))
