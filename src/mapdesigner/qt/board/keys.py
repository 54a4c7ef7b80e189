"""Keys on the board and in the matrix."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from mapdesigner.qt.board.notes_area import NotesArea

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def is_ours(event: QKeyEvent) -> bool:
    """Tell whether keys that are the window's otherwise mean something else while this view has them."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return (event.key() in (Qt.Key.Key_D, Qt.Key.Key_I) and modifiers == CTRL) or (
        event.key() in ARROWS and modifiers == ALT
    )


def press(area: "NotesArea", event: QKeyEvent) -> bool:
    """Answer a key and tell whether it meant something here."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Escape:
        return area.cancel_drag() or _clear_selection(area)
    if area.drag is not None and area.drag.is_moving:
        return True
    if key in ARROWS and modifiers in (NONE, SHIFT, ALT):
        _arrow(area, ARROWS[key], modifiers)
        return True
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and modifiers in (NONE, SHIFT):
        order = area.order()
        if order:
            _go_to(area, order[0 if key == Qt.Key.Key_Home else -1], bool(modifiers & SHIFT))
        return True
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and modifiers == NONE:
        if area.current is not None:
            area.rename(area.current)
        return True
    if key == Qt.Key.Key_Space and area.current is not None:
        area.toggle(area.current)
        return True
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and modifiers == NONE:
        area.remove_selected()
        return True
    if key == Qt.Key.Key_D and modifiers == CTRL:
        area.duplicate_selected()
        return True
    if key == Qt.Key.Key_A and modifiers == CTRL:
        area.select_all()
        return True
    # Insert too: not every keyboard has an N.
    if key in (Qt.Key.Key_N, Qt.Key.Key_Insert) and modifiers in (NONE, SHIFT):
        area.type_new("idea")
        return True
    return False


def _arrow(area: "NotesArea", step: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
    if modifiers == ALT:
        ids = area.selected()
        if ids:
            area.nudge(ids, *step)
            area.reveal(area.current or ids[0])
        return
    target = area.beside(area.current, *step)
    if target is None and area.current is not None:
        target = area.current
    if target is not None:
        _go_to(area, target, modifiers == SHIFT)


def _go_to(area: "NotesArea", note_id: str, extends: bool) -> None:
    if extends:
        area.extend_to(note_id)
    else:
        area.select_one(note_id)


def _clear_selection(area: "NotesArea") -> bool:
    had_any = bool(area.session.selection)
    area.session.select(())
    return had_any
