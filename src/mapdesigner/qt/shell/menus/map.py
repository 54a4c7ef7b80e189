"""The Map menu: what can be added, the selected stage and lane, moving by keys."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from mapdesigner.qt.brand.row import TIP
from mapdesigner.qt.editing import commands
from mapdesigner.qt.editing.navigation import Direction

if TYPE_CHECKING:
    from mapdesigner.qt.shell.actions import Actions
    from mapdesigner.qt.shell.window import Window

ARROWS: tuple[tuple[Direction, str], ...] = (
    ("left", "Left"),
    ("right", "Right"),
    ("up", "Up"),
    ("down", "Down"),
)


def make_map_menu(actions: "Actions") -> None:
    """Make the Map menu."""
    window = actions.window
    menu = window.menuBar().addMenu("&Map")
    find = actions.add(menu, "&Find a ready touchpoint", window.search_catalogue, "Ctrl+K", "search")
    card = actions.add(menu, "New &card", window.type_new_card, "Ctrl+Return", "plus", on_canvas=True)
    stage = actions.add(menu, "Add &stage", window.add_stage, "Ctrl+Shift+T", "column-insert-right")
    lanes = menu.addMenu("Add &lane")
    lanes.aboutToShow.connect(lambda: _fill_lanes(actions, lanes))
    menu.addSeparator()
    actions.stage_menu = menu.addMenu("Selected s&tage")
    actions.stage_menu.aboutToShow.connect(lambda: _fill_stage(actions))
    actions.lane_menu = menu.addMenu("Selected la&ne")
    actions.lane_menu.aboutToShow.connect(lambda: _fill_lane(actions))
    menu.addSeparator()
    for direction, arrow in ARROWS:
        words = f"Move the selection {direction}"
        move = actions.add(
            menu,
            words,
            partial(window.shift_selection, direction),
            f"Alt+{arrow}",
            on_canvas=True,
        )
        actions.need_selection.append(move)
        actions.change_map.append(move)
    menu.addSeparator()
    brand = actions.add(menu, "&Brand…", partial(_choose_brand, window), None, "palette", TIP)
    actions.need_map += [find, card, stage, brand]
    menus = (lanes, actions.stage_menu, actions.lane_menu)
    actions.change_map += [card, stage, brand, *(menu.menuAction() for menu in menus)]
    actions.need_canvas.append(lanes.menuAction())


def _choose_brand(window: "Window") -> None:
    from mapdesigner.qt.brand.dialog import choose_brand

    window.keep_typing()
    choose_brand(window.session, window.theme, window)


def _fill_lanes(actions: "Actions", menu: QMenu) -> None:
    from mapdesigner.qt.canvas import menus

    menu.clear()
    lane = commands.selected_lane(actions.window.session)
    menus.add_lane_kinds(actions.window.canvas, menu, lane.id if lane else None)


def _fill_stage(actions: "Actions") -> None:
    from mapdesigner.qt.canvas import menus

    actions.stage_menu.clear()
    stage = commands.selected_stage(actions.window.session)
    if stage is not None:
        menus.fill_for_stage(actions.window.canvas, actions.stage_menu, stage.id)


def _fill_lane(actions: "Actions") -> None:
    from mapdesigner.qt.canvas import menus

    actions.lane_menu.clear()
    lane = commands.selected_lane(actions.window.session)
    if lane is not None:
        menus.fill_for_lane(actions.window.canvas, actions.lane_menu, lane.id)
