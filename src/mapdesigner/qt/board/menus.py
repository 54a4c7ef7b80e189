"""The context menu of improvement notes, and the list of those that have no room in a field."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mapdesigner.model import IMPROVEMENT_STATUSES, ImprovementId, shortened
from mapdesigner.qt.board import deeds
from mapdesigner.qt.drawing.icons import icon

if TYPE_CHECKING:
    from mapdesigner.qt.board.notes_area import NotesArea

STEPS = range(5, 0, -1)


def fill_menu(area: "NotesArea", menu: QMenu, show_on_map: Callable[[], None]) -> None:
    """Fill a menu with what can be done to the selected notes, or to none."""
    ids = area.selected()
    if not ids:
        _add(area, menu, "Add improvement note", "plus", partial(area.type_new, "idea"))
        _add(area, menu, "Select all notes", None, area.select_all).setEnabled(bool(area.shown))
        return
    current = area.current if area.current in ids else ids[0]
    _add(area, menu, "Rename", "pencil", partial(area.rename, current)).setShortcut("F2")
    _add(area, menu, "Show on map", "map-2", show_on_map)
    menu.addSeparator()
    _fill_statuses(area, menu.addMenu("Move to"), ids)
    _fill_weights(area, menu.addMenu("Impact"), ids, "impact")
    _fill_weights(area, menu.addMenu("Effort"), ids, "effort")
    menu.addSeparator()
    _add(area, menu, "Duplicate", "copy", area.duplicate_selected).setShortcut("Ctrl+D")
    _add(area, menu, "Remove", "trash", area.remove_selected).setShortcut("Del")


def fill_hidden(area: "NotesArea", menu: QMenu, ids: Sequence[ImprovementId]) -> None:
    """Fill a menu with notes that have no room in their field; one that is chosen gets a chip."""
    for id_ in ids:
        facts = area.facts[id_]
        rank = "" if facts.rank is None else f"{facts.rank}  "
        _add(area, menu, f"{rank}{shortened(facts.title, 60)}", None, partial(area.select_one, id_))


def _fill_statuses(area: "NotesArea", menu: QMenu, ids: Sequence[ImprovementId]) -> None:
    now = {area.facts[id_].note.status for id_ in ids}
    for status in IMPROVEMENT_STATUSES:
        action = _add(area, menu, status.capitalize(), None, partial(deeds.move, area.session, ids, status))
        action.setCheckable(True)
        action.setChecked(now == {status})


def _fill_weights(area: "NotesArea", menu: QMenu, ids: Sequence[ImprovementId], name: str) -> None:
    now = {getattr(area.facts[id_].note, name) for id_ in ids}
    for value in (*STEPS, None):
        words = "Not set" if value is None else str(value)
        action = _add(area, menu, words, None, partial(deeds.set_one, area.session, ids, name, value))
        action.setCheckable(True)
        action.setChecked(now == {value})


def _add(area: "NotesArea", menu: QMenu, text: str, icon_name: str | None, do: Callable[[], None]) -> QAction:
    action = QAction(text.replace("&", "&&"), menu)
    if icon_name is not None:
        action.setIcon(icon(area.theme, icon_name))
    action.triggered.connect(lambda: do())
    menu.addAction(action)
    return action
