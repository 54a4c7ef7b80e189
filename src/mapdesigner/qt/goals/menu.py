"""The submenu of goals: each can be attached to what is selected, or taken off it."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mapdesigner.model import GOAL_KINDS, GoalKind
from mapdesigner.qt.goals import commands as goals
from mapdesigner.session import Session

MOST_CHARACTERS = 60


def make_goals_menu(menu: QMenu, session: Session) -> None:
    """Fill a submenu with the goals whenever it is about to be seen."""
    menu.aboutToShow.connect(partial(fill_goals_menu, menu, session))


def fill_goals_menu(menu: QMenu, session: Session) -> None:
    """Show the map's goals, checked where all that is selected serves them, and a way to add one."""
    menu.clear()
    aim = goals.aim_of(session)
    for kind in GOAL_KINDS:
        of_kind = [goal for goal in session.map_.goals if goal.kind == kind]
        if of_kind:
            add_heading(menu, kind)
        for goal in of_kind:
            action = _add(menu, goals.goal_name(goal, MOST_CHARACTERS))
            action.setCheckable(True)
            action.setChecked(goals.is_served_by(session.map_, goal.id, aim))
            action.setEnabled(aim.is_there)
            action.triggered.connect(partial(_toggle, session, goal.id, aim))
    if menu.actions():
        menu.addSeparator()
    for kind in GOAL_KINDS:
        action = _add(menu, f"New {goals.KIND_WORDS[kind].lower()}")
        action.triggered.connect(partial(_add_goal, session, kind, aim))


def add_heading(menu: QMenu, kind: GoalKind) -> None:
    """Add the heading of a group of goals; the section of a menu would show no text here."""
    if menu.actions():
        menu.addSeparator()
    menu.addAction(f"{goals.KIND_WORDS[kind]}s").setEnabled(False)


def _toggle(session: Session, goal_id: str, aim: goals.Aim, _checked: bool = False) -> None:
    goals.toggle(session, goal_id, aim)


def _add_goal(session: Session, kind: GoalKind, aim: goals.Aim, _checked: bool = False) -> None:
    added = goals.add(session, kind, "", aim)
    session.select((added,))


def _add(menu: QMenu, text: str) -> QAction:
    return menu.addAction(text.replace("&", "&&"))
