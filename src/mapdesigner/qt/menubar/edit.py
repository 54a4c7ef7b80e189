"""The Edit menu."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from mapdesigner.qt import clipboard, commands
from mapdesigner.qt.canvas import typing
from mapdesigner.qt.find_opening import find_next, open_find

if TYPE_CHECKING:
    from mapdesigner.qt.actions import Actions

Key = QKeySequence.StandardKey


def make_edit_menu(actions: "Actions") -> None:
    """Make the Edit menu."""
    window, session = actions.window, actions.window.session
    menu = window.menuBar().addMenu("&Edit")
    actions.undo = actions.add(menu, "Undo", window.undo, Key.Undo, "arrow-back-up")
    actions.redo = actions.add(menu, "Redo", window.redo, Key.Redo, "arrow-forward-up")
    menu.addSeparator()
    cut = actions.add(
        menu, "Cu&t", partial(clipboard.cut_cards, session), Key.Cut, "scissors", on_canvas=True
    )
    copy = actions.add(
        menu, "&Copy", partial(clipboard.copy_cards, session), Key.Copy, "copy", on_canvas=True
    )
    paste = actions.add(menu, "&Paste", window.paste, Key.Paste, "clipboard", on_canvas=True)
    duplicate = actions.add(menu, "&Duplicate", partial(commands.duplicate_selection, session), "Ctrl+D")
    actions.delete = actions.add(
        menu, "De&lete", partial(commands.delete_selection, session), "Del", "trash", on_canvas=True
    )
    menu.addSeparator()
    everything = actions.add(
        menu,
        "Select &all cards",
        lambda: commands.select_all_cards(session, window.canvas.shown_map),
        Key.SelectAll,
        on_canvas=True,
    )
    rename = actions.add(
        menu, "&Rename", lambda: typing.rename_selection(window.canvas), "F2", "pencil", on_canvas=True
    )
    menu.addSeparator()
    find = actions.add(menu, "&Find and replace…", partial(open_find, window), Key.Find, "search")
    after = actions.add(menu, "Find &next", partial(find_next, window, 1), "F3")
    before = actions.add(menu, "Find &before", partial(find_next, window, -1), "Shift+F3")
    actions.need_map += [find, after, before]
    actions.need_cards += [cut, copy, duplicate]
    actions.need_map += [paste, everything, rename]
