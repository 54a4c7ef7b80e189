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
    about = actions.add(menu, "&About Map Designer", window.show_about, None)
    about.setMenuRole(QAction.MenuRole.AboutRole)
