"""What a press, a drop and a double click mean on the board and in the matrix."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent

from mapdesigner.qt.board.dragging import Drag

if TYPE_CHECKING:
    from mapdesigner.qt.board.notes_area import NotesArea

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(area: "NotesArea", event: QMouseEvent) -> None:
    """Select what is pressed: alone, with Ctrl besides the others, with Shift all up to it; begin a drag."""
    point, note_id = event.position(), area.note_at(event.position())
    if event.button() == RIGHT:
        if note_id is None:
            area.session.select(())
        elif note_id not in area.session.selection:
            area.select_one(note_id)
    elif event.button() != LEFT:
        return
    elif note_id is None:
        if not area.press_elsewhere(point) and not event.modifiers() & (CTRL | SHIFT):
            area.session.select(())
    elif event.modifiers() & SHIFT:
        area.extend_to(note_id)
    elif event.modifiers() & CTRL:
        area.toggle(note_id)
    else:
        _press_note(area, note_id, point)


def release(area: "NotesArea", drag: Drag, point: QPointF) -> None:
    """Drop what was dragged, or select the pressed note alone after a mere click.

    A drop beside the notes is forgotten.
    """
    if drag.is_moving:
        if area.viewport().rect().contains(point.toPoint()):
            area.drop(drag.ids, point)
            area.reveal(drag.pressed)
    elif drag.was_selected:
        area.select_one(drag.pressed)


def double_click(area: "NotesArea", event: QMouseEvent) -> None:
    """Type the title of what was clicked."""
    note_id = area.note_at(event.position())
    if event.button() == LEFT and note_id is not None:
        area.rename(note_id)
    elif event.button() == LEFT:
        area.press_elsewhere(event.position())


def _press_note(area: "NotesArea", note_id: str, point: QPointF) -> None:
    was_selected = note_id in area.session.selection
    # Where it lies before it is selected: a note that is selected may get another place in the matrix.
    place = area.rect_of(note_id)
    area.current = area.anchor = note_id
    if not was_selected:
        area.session.select((note_id,))
    area.drag = Drag(note_id, tuple(area.selected()), point, place or QRect(), was_selected)
