"""The Help menu."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from mapdesigner.qt.actions import Actions


def make_help_menu(actions: "Actions") -> None:
    """Make the Help menu."""
    window = actions.window
    menu = window.menuBar().addMenu("&Help")
    actions.add(menu, "&Keys and gestures", window.show_shortcuts, "F1", "info-circle")
    log = "Open the folder of the file in which the program writes what went wrong"
    actions.add(menu, "Show the &log file", lambda: _show_log(actions), None, tip=log)
    about = actions.add(menu, "&About Map Designer", window.show_about, None)
    about.setMenuRole(QAction.MenuRole.AboutRole)


def _show_log(actions: "Actions") -> None:
    from mapdesigner.qt.log_folder import show_log_folder

    window = actions.window
    window.session.say(show_log_folder(window.settings.state_folder))
