"""The View menu: which view, how large, which panels, which theme."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup, QKeySequence

from mapdesigner.qt.drawing.theme import MODES
from mapdesigner.qt.filter.wiring import open_filter
from mapdesigner.qt.shell.views import VIEWS

if TYPE_CHECKING:
    from mapdesigner.qt.shell.actions import Actions

Key = QKeySequence.StandardKey


def make_view_menu(actions: "Actions") -> None:
    """Make the View menu."""
    window = actions.window
    menu = window.menuBar().addMenu("&View")
    group = QActionGroup(window)
    for view in VIEWS:
        action = actions.add(
            menu, view.words, partial(window.views.show_view, view.name), view.key, view.icon
        )
        action.setCheckable(True)
        group.addAction(action)
        actions.views[view.name] = action
    actions.beside = actions.add(
        menu, "&Keep the map in sight", window.toggle_beside, "Shift+F5", "layout-rows"
    )
    actions.beside.setCheckable(True)
    filter_ = actions.add(menu, "Filter touc&hpoints…", lambda: open_filter(window), "Ctrl+Shift+F", "filter")
    menu.addSeparator()
    zoom_in = actions.add(menu, "Zoom i&n", lambda: window.canvas.zoom_by(1.25), Key.ZoomIn, "zoom-in")
    zoom_out = actions.add(menu, "Zoom &out", lambda: window.canvas.zoom_by(0.8), Key.ZoomOut, "zoom-out")
    fit = actions.add(menu, "&Fit the map", lambda: window.canvas.fit(), "Ctrl+0", "maximize")
    width = actions.add(menu, "Fit the &width", lambda: window.canvas.fit_width(), "Ctrl+2")
    whole = actions.add(menu, "&100 %", lambda: window.canvas.zoom_to(1.0), "Ctrl+1")
    menu.addSeparator()
    actions.side_panel = actions.add(menu, "&Left panel", window.toggle_side_panel, "F9", "layout-sidebar")
    actions.inspector = actions.add(
        menu, "Inspecto&r", window.toggle_inspector, "F10", "layout-sidebar-right"
    )
    actions.full_screen = actions.add(menu, "F&ull screen", window.toggle_full_screen, "F11")
    for action in (actions.side_panel, actions.inspector, actions.full_screen, actions.beside):
        action.setCheckable(True)
        # A tick says more here than the picture, which is on the toolbar.
        action.setIconVisibleInMenu(False)
    menu.addSeparator()
    themes = menu.addMenu("Th&eme")
    modes = QActionGroup(window)
    for mode, words in zip(MODES, ("Same as &system", "&Light", "&Dark"), strict=True):
        action = actions.add(themes, words, partial(window.set_theme_mode, mode), None)
        action.setCheckable(True)
        action.setChecked(window.theme.mode == mode)
        modes.addAction(action)
    actions.need_map += [
        *actions.views.values(),
        filter_,
        actions.side_panel,
        actions.inspector,
    ]
    actions.need_canvas += [zoom_in, zoom_out, fit, width, whole]
