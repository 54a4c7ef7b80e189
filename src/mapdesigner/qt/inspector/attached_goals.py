"""AttachedGoals: the goals that touchpoints or a stage serve, with what attaches, adds and takes off."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from mapdesigner.model import GOAL_KINDS, GoalId, GoalKind
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.goals import commands as goals
from mapdesigner.qt.goals.menu import add_heading
from mapdesigner.qt.inspector.goal_line import GoalLine, Served
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.session import Session

MOST_CHARACTERS = 60


class AttachedGoals(QWidget):
    """A line a goal: a click opens its page, a cross takes it off; one that only some serve says so."""

    def __init__(self, session: Session, theme: Theme, hint: str) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._aim = goals.Aim()
        self._lines: dict[GoalId, GoalLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hint = plain_label(hint, "hint", wraps=True)
        self._column.addWidget(self.hint)

    def show_goals(self, aim: goals.Aim, served: Sequence[Served]) -> None:
        """Show the goals that something of `aim` serves, in the map's order."""
        self._aim = aim
        kept = {each.goal.id for each in served}
        for gone in [id_ for id_ in self._lines if id_ not in kept]:
            self._drop(self._lines.pop(gone))
        for place, each in enumerate(served):
            line = self._lines.get(each.goal.id)
            if line is None:
                line = self._lines[each.goal.id] = GoalLine(self._session, self._theme)
            if self._column.indexOf(line) != place:
                self._column.insertWidget(place, line)
            line.show_goal(each, aim)
        self.hint.setVisible(not served and bool(self.hint.text()))

    def line(self, goal_id: GoalId) -> GoalLine:
        """Return the line of a goal; raises KeyError when it is not shown."""
        return self._lines[goal_id]

    def open_menu(self, button: QWidget) -> None:
        """Offer goals under a button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 2)))

    def fill_menu(self, menu: QMenu) -> None:
        """Fill a menu with the goals that can still be attached, and ways to add one."""
        map_ = self._session.map_
        for kind in GOAL_KINDS:
            of_kind = (goal for goal in map_.goals if goal.kind == kind)
            free = [goal for goal in of_kind if not goals.is_served_by(map_, goal.id, self._aim)]
            if free:
                add_heading(menu, kind)
            for goal in free:
                action = menu.addAction(goals.goal_name(goal, MOST_CHARACTERS).replace("&", "&&"))
                action.triggered.connect(lambda _=False, goal_id=goal.id: self._attach(goal_id))
        if menu.actions():
            menu.addSeparator()
        for kind in GOAL_KINDS:
            action = menu.addAction(f"New {goals.KIND_WORDS[kind].lower()}")
            action.triggered.connect(lambda _=False, kind=kind: self.add(kind))

    def add(self, kind: GoalKind) -> None:
        """Add a goal that is served here, and let its statement be typed."""
        self.type(goals.add(self._session, kind, "", self._aim))

    def type(self, goal_id: GoalId) -> bool:
        """Let the statement of a goal be typed in its line; False when it has none here."""
        if goal_id not in self._lines:
            return False
        self._lines[goal_id].type()
        return True

    def flush(self) -> None:
        """Hand over what was typed so far."""
        for line in tuple(self._lines.values()):
            line.flush()

    def begin_again(self) -> None:
        """Forget what was being typed: other things are selected."""
        for line in self._lines.values():
            self._drop(line)
        self._lines.clear()

    def _attach(self, goal_id: GoalId) -> None:
        goals.attach(self._session, goal_id, self._aim)

    def _drop(self, line: GoalLine) -> None:
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
