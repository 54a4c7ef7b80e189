"""The Touchpoint menu: what is said of the selected touchpoints."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from mapdesigner.qt.editing import commands
from mapdesigner.qt.editing.conversion_menu import add_conversions
from mapdesigner.qt.goals.menu import make_goals_menu
from mapdesigner.qt.personas import commands as personas

if TYPE_CHECKING:
    from mapdesigner.qt.shell.actions import Actions
    from mapdesigner.qt.shell.window import Window


def make_touchpoint_menu(actions: "Actions") -> None:
    """Make the Touchpoint menu."""
    window, session = actions.window, actions.window.session
    menu = window.menuBar().addMenu("&Touchpoint")
    moods = (("Very good", 2), ("Good", 1), ("Neutral", 0), ("Bad", -1), ("Very bad", -2))
    for number, (word, mood) in zip("54321", moods, strict=True):
        set_mood = partial(commands.set_sentiment, session, mood)
        action = actions.add(menu, f"Sentiment: {word.lower()}", set_mood, f"Alt+{number}")
        actions.show_face(action, mood)
        actions.need_touchpoints.append(action)
    none = actions.add(menu, "No sentiment", partial(commands.set_sentiment, session, None), "Alt+0")
    menu.addSeparator()
    moment = actions.add(
        menu, "&Moment of truth", partial(commands.toggle_moment_of_truth, session), "Ctrl+M", "star"
    )
    note = actions.add(menu, "Add &improvement note", window.add_improvement, "Ctrl+I", "bulb")
    attached = menu.addMenu("&Personas")
    attached.aboutToShow.connect(lambda: _fill_personas(attached, window))
    goals = menu.addMenu("&Goals")
    make_goals_menu(goals, session)
    actions.need_map += [note, goals.menuAction()]
    actions.need_touchpoints += [none, moment, attached.menuAction()]
    add_conversions(actions, menu)
    actions.change_map += menu.actions()


def _fill_personas(menu: QMenu, window: "Window") -> None:
    from mapdesigner.qt.personas.menus import fill_personas

    session = window.session
    cards = personas.aimed_touchpoints(session)
    fill_personas(menu, session, cards, lambda: window.name_added(personas.add(session, "", cards)))
