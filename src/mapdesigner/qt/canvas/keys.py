"""Keys on the canvas that are not in a menu: arrows, Enter, Escape, Space, typing straight away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from mapdesigner.edit import in_reading_order
from mapdesigner.qt.canvas import typing
from mapdesigner.qt.editing.navigation import Direction, neighbour
from mapdesigner.qt.widgets.typed_letters import typed_letter

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


def press(canvas: "Canvas", event: QKeyEvent) -> bool:
    """Answer a key and tell whether it meant something here."""
    key, modifiers = event.key(), event.modifiers()
    if key == Qt.Key.Key_Escape:
        return canvas.cancel_gesture() or _clear_selection(canvas)
    if key == Qt.Key.Key_Space and not event.isAutoRepeat():
        canvas.space_held = True
        canvas.update_cursor()
        return True
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        typing.type_below_selection(canvas)
        return True
    letter = typed_letter(event)
    if letter:
        # What the room says is written at once: the first letter opens the next card.
        if not typing.type_below_selection(canvas, letter):
            typing.say_why_nothing_is_typed(canvas)
        return True
    if key in ARROWS and not modifiers & (
        Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
    ):
        go(canvas, ARROWS[key], bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        return True
    return False


def _clear_selection(canvas: "Canvas") -> bool:
    had_any = bool(canvas.session.selection)
    canvas.session.select(())
    return had_any


def go(canvas: "Canvas", direction: Direction, extend: bool) -> None:
    """Select the card or empty cell next to the selection; with `extend` keep what is selected."""
    session = canvas.session
    cards = in_reading_order(session.map_, session.selection)
    backwards = direction in ("left", "up")
    here = cards[0 if backwards else -1].id if cards else next(iter(session.selection), None)
    target = neighbour(canvas.shown_map, here, direction)
    if target is None:
        return
    if extend and cards and "/" not in target:
        session.select((*session.selection, target))
    else:
        session.select((target,))
    canvas.reveal_selection()
