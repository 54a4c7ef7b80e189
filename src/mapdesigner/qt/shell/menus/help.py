"""The Help menu."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from mapdesigner.qt.shell.actions import Actions
    from mapdesigner.qt.shell.window import Window


def make_help_menu(actions: "Actions") -> None:
    """Make the Help menu."""
    window = actions.window
    menu = window.menuBar().addMenu("&Help")
    actions.add(menu, "&Keys and gestures", partial(_show_shortcuts, window), "F1", "info-circle")
    log = "Open the folder of the file in which the program writes what went wrong"
    actions.add(menu, "Show the &log file", lambda: _show_log(actions), None, tip=log)
    about = actions.add(menu, "&About Map Designer", partial(_show_about, window), None)
    about.setMenuRole(QAction.MenuRole.AboutRole)


def _show_shortcuts(window: "Window") -> None:
    # Here and not at the top: a window starts without its help.
    from mapdesigner.qt.shell.help_pages import show_shortcuts

    show_shortcuts(window)


def _show_about(window: "Window") -> None:
    from mapdesigner.qt.shell.help_pages import show_about

    show_about(window)


def _show_log(actions: "Actions") -> None:
    from mapdesigner.qt.document.log_folder import show_log_folder

    window = actions.window
    window.session.say(show_log_folder(window.settings.state_folder))
