"""Menu entries that turn cards into something else: in the menu bar and in the canvas's context menu."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mapdesigner.qt.editing import conversions

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas
    from mapdesigner.qt.shell.actions import Actions

Add = Callable[[str, str | None, Callable[[], None]], QAction]


def add_conversions(actions: "Actions", menu: QMenu) -> None:
    """Add the entries to the menu bar's menu; each is on while there is something of its kind."""
    canvas, session = actions.window.canvas, actions.window.session
    rows = (
        ("Turn note into a &touchpoint", conversions.turn_into_touchpoints, "Ctrl+T"),
        ("Turn note into an imp&rovement note", conversions.turn_into_improvements, "Ctrl+Shift+I"),
        ("Turn touchpoint into a &note", conversions.turn_into_notes, "Ctrl+Shift+U"),
    )
    menu.addSeparator()
    made = [actions.add(menu, text, partial(_convert, canvas, convert), keys) for text, convert, keys in rows]

    def follow() -> None:
        shown = actions.window.shows_map and not session.read_only_because
        notes = bool(conversions.selected_notes(session)) if session.selection else False
        made[0].setEnabled(shown and notes)
        made[1].setEnabled(shown and notes)

    # The last one stays on: why a touchpoint can't become a note is worth a sentence.
    actions.need_touchpoints.append(made[2])
    session.on_selection.append(follow)
    session.on_map.append(follow)
    session.on_file.append(follow)
    follow()


def fill_conversions(canvas: "Canvas", add: Add) -> None:
    """Add the entries that make sense for the selected cards to a context menu."""
    session = canvas.session
    notes = conversions.selected_notes(session)
    if notes:
        several = len(notes) > 1
        words = f"Turn into {len(notes)} touchpoints" if several else "Turn into a touchpoint"
        add(words, "map-pin", partial(_convert, canvas, conversions.turn_into_touchpoints))
        words = f"Turn into {len(notes)} improvement notes" if several else "Turn into an improvement note"
        add(words, "bulb", partial(_convert, canvas, conversions.turn_into_improvements))
    if conversions.convertible_touchpoints(session):
        several = len(conversions.convertible_touchpoints(session)) > 1
        words = "Turn into notes" if several else "Turn into a note"
        add(words, "notebook", partial(_convert, canvas, conversions.turn_into_notes))


def _convert(canvas: "Canvas", convert: Callable) -> None:
    canvas.close_editor()
    convert(canvas.session)
    canvas.reveal_selection()
