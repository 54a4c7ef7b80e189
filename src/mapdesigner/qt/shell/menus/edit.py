"""The Edit menu."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from mapdesigner.qt.canvas import typing
from mapdesigner.qt.editing import clipboard, commands
from mapdesigner.qt.find.opening import find_next, open_find
from mapdesigner.qt.shell.edit_routing import Routing, follow_focus
from mapdesigner.qt.widgets.focus_keys import find_keys, redo_keys

if TYPE_CHECKING:
    from mapdesigner.qt.shell.actions import Actions
    from mapdesigner.qt.shell.window import Window
    from mapdesigner.session import Session

Key = QKeySequence.StandardKey
Do = Callable[[], object]


def make_edit_menu(actions: "Actions") -> None:
    """Make the Edit menu."""
    window, session = actions.window, actions.window.session
    menu = window.menuBar().addMenu("&Edit")
    actions.undo = actions.add(menu, "Undo", window.undo, Key.Undo, "arrow-back-up")
    actions.redo = actions.add(menu, "Redo", window.redo, Key.Redo, "arrow-forward-up")
    actions.redo.setShortcuts(redo_keys())
    menu.addSeparator()

    routing = Routing(window)

    def add(words: str, on_map: Do, keys: Key | str, icon_name: str | None) -> QAction:
        action = actions.add(menu, words, lambda: do(), keys, icon_name, on_canvas=True)
        do = routing.deed(action, on_map)
        return action

    cut = add("Cu&t", partial(clipboard.cut_cards, session), Key.Cut, "scissors")
    copy = add("&Copy", partial(clipboard.copy_cards, session), Key.Copy, "copy")
    paste = add("&Paste", window.paste, Key.Paste, "clipboard")
    duplicate = add("&Duplicate", partial(commands.duplicate_selection, session), "Ctrl+D", None)
    actions.delete = add("De&lete", partial(commands.delete_selection, session), "Del", "trash")
    pictured = actions.add(
        menu, "Cop&y selection as picture", partial(_copy_picture, session, True), "Ctrl+Shift+C", None,
        "Put the selected cards, or else the whole map, onto the clipboard as a picture",
    )  # fmt: skip
    whole = actions.add(menu, "Copy &map as picture", partial(_copy_picture, session, False))
    menu.addSeparator()
    select_all = partial(_select_all, window)
    everything = add("Select &all", select_all, Key.SelectAll, None)
    rename = add("&Rename", partial(typing.rename_selection, window.canvas), "F2", "pencil")
    menu.addSeparator()
    follow_focus(
        window,
        menu,
        {
            "cut": cut,
            "copy": copy,
            "paste": paste,
            "duplicate": duplicate,
            "delete": actions.delete,
            "all": everything,
            "rename": rename,
        },
    )
    find = actions.add(menu, "&Find and replace…", partial(open_find, window), Key.Find, "search")
    find.setShortcuts(find_keys())
    after = actions.add(menu, "Find &next", partial(find_next, window, 1), "F3")
    before = actions.add(menu, "Find pre&vious", partial(find_next, window, -1), "Shift+F3")
    actions.need_map += [find, after, before]
    actions.need_cards += [cut, copy, duplicate]
    actions.change_map += [actions.undo, actions.redo, cut, paste, duplicate, actions.delete, rename]
    actions.need_map += [paste, everything, rename, pictured, whole]


def _copy_picture(session: "Session", only_selection: bool) -> None:
    # Here and not at the top: few sessions copy a picture.
    from mapdesigner.qt.editing.copy_picture import copy_map, copy_selection

    (copy_selection if only_selection else copy_map)(session)


def _select_all(window: "Window") -> None:
    commands.select_all_cards(window.session, window.canvas.shown_map)
