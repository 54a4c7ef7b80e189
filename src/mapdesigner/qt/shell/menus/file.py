"""The File menu."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from mapdesigner.files.paths import is_there
from mapdesigner.qt.compare.opening import compare_with_file, make_future_copy
from mapdesigner.qt.document.discarded import show_discarded
from mapdesigner.qt.document.version_menu import browse_versions, name_version
from mapdesigner.qt.export.opening import EXPORT_AGAIN, export_again, open_export, open_print

if TYPE_CHECKING:
    from mapdesigner.qt.shell.actions import Actions

Key = QKeySequence.StandardKey


def make_file_menu(actions: "Actions") -> None:
    """Make the File menu."""
    window, document = actions.window, actions.window.document
    menu = window.menuBar().addMenu("&File")
    actions.new = actions.add(menu, "&New map", document.new, Key.New, "file-plus", "Begin an empty map")
    actions.add(menu, "New &window", window.open_window, "Ctrl+Shift+N")
    actions.add(menu, "&Open…", document.open, Key.Open, "folder-open", "Open a journey map")
    actions.recent = recent = menu.addMenu("Open &recent")
    recent.aboutToShow.connect(lambda: _fill_recent(actions, recent))
    actions.add(menu, "S&tart page", window.show_start_page, None, None)
    menu.addSeparator()
    actions.save = actions.add(menu, "&Save", document.save, Key.Save, "device-floppy", "Save the map")
    actions.save_as = actions.add(menu, "Save &as…", document.save_as, "Ctrl+Shift+S")
    actions.export = actions.add(
        menu, "&Export…", partial(open_export, window), "Ctrl+E", "file-export",
        "Make a PDF, slides, a workbook or a picture of the map",
    )  # fmt: skip
    actions.export_again = actions.add(
        menu, EXPORT_AGAIN, partial(export_again, window), "Ctrl+Shift+E", None,
        "Write the map once more as it was exported last",
    )  # fmt: skip
    printing = actions.add(menu, "&Print…", partial(open_print, window), Key.Print, None, "Print the map")
    menu.addSeparator()
    browse = actions.add(
        menu, "Browse &versions…", partial(browse_versions, window), "Ctrl+Alt+V", None,
        "Earlier states of this map, to look at and to restore",
    )  # fmt: skip
    naming = actions.add(
        menu, "Name this vers&ion…", partial(name_version, window), None, None,
        "Keep the map as it is now under a name",
    )  # fmt: skip
    actions.add(menu, "&Discarded maps…", partial(show_discarded, window), tip="Recently discarded maps")
    menu.addSeparator()
    future = actions.add(
        menu, "Make a &future-state copy", partial(make_future_copy, window), None, "copy",
        "Open a copy for the future state in a window of its own",
    )  # fmt: skip
    comparing = actions.add(menu, "Compare with another &map…", partial(compare_with_file, window))
    menu.addSeparator()
    actions.add(menu, "&Close", window.close, Key.Close)
    quit_ = actions.add(menu, "&Quit", window.quit, Key.Quit)
    quit_.setMenuRole(QAction.MenuRole.QuitRole)
    actions.need_map += [future, comparing, browse, naming]
    actions.need_map += [actions.save, actions.save_as, actions.export, printing]


def _fill_recent(actions: "Actions", menu: QMenu) -> None:
    menu.clear()
    files = actions.window.settings.recent_files()
    for file in files:
        action = menu.addAction(str(file.path).replace("&", "&&"))
        action.setEnabled(is_there(file.path))
        action.triggered.connect(partial(actions.window.document.open_file, file.path))
    if files:
        menu.addSeparator()
        menu.addAction("Clear the list").triggered.connect(actions.window.clear_recent_files)
    else:
        menu.addAction("No maps opened yet").setEnabled(False)
