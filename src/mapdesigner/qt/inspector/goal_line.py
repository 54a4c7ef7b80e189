"""GoalLine: a goal among those that something serves, in the inspector."""

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mapdesigner.edit import change_goal
from mapdesigner.model import Goal, GoalKind, JourneyMap
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.goals import commands as goals
from mapdesigner.qt.widgets.form import Form
from mapdesigner.qt.widgets.text_fields import TextField
from mapdesigner.qt.widgets.two_line_row import TwoLineRow
from mapdesigner.session import Edit, Session

BUTTON_PX = 22
ASKED: dict[GoalKind, str] = {
    "customer": "What does the customer want to reach?",
    "business": "What does the business want from it?",
}


class Served(NamedTuple):
    """A goal, and how many of the selected things serve it, of how many."""

    goal: Goal
    serving: int
    of: int


class GoalLine(QWidget):
    """The statement, its facts in small, a cross, and a plus where only some of several cards serve it.

    While the statement of a new goal is typed, a field stands in the statement's place.
    """

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._served: Served | None = None
        self._aim = goals.Aim()
        self._form = Form(session)
        self.field: TextField | None = None
        self.row = TwoLineRow(theme)
        self.give_all = self._button("Attach to all that are selected")
        self.take_off = self._button("Take off (Del)")
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.row, 1)
        line.addWidget(self.give_all, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.take_off, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._line)
        self.row.clicked.connect(self._open)
        self.row.asked.connect(lambda wish: self._toggle(attach=False) if wish == "remove" else None)
        self.give_all.clicked.connect(lambda: self._toggle(attach=True))
        self.take_off.clicked.connect(lambda: self._toggle(attach=False))
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def show_goal(self, served: Served, aim: goals.Aim) -> None:
        """Show a goal and how much of what is aimed at serves it."""
        self._served, self._aim = served, aim
        goal = served.goal
        is_mixed = served.serving < served.of
        share = f"mixed: {served.serving} of {served.of}" if is_mixed else ""
        meta = " · ".join(
            word for word in (share, goals.KIND_WORDS[goal.kind], goals.goal_facts(goal)) if word
        )
        self.row.show_words(goal.statement, meta, goals.UNTITLED, "Goal")
        self.give_all.setVisible(is_mixed)
        name = goals.goal_name(goal)
        self.give_all.setAccessibleName(f"Attach {name} to all that are selected")
        self.take_off.setAccessibleName(f"Take off {name}")
        self._form.refresh()

    def type(self) -> None:
        """Let the statement be typed in place of the row."""
        if self._served is None:
            return
        if self.field is None:
            kind = self._served.goal.kind
            self.field = TextField("", ASKED[kind], name="Goal statement", enter_ends=True)
            self._form.tie(self.field, self._statement, self._rename, "Rename goal")
            self.field.left.connect(self._leave)
            self._column.insertWidget(0, self.field)
        self.field.show_value(self._statement())
        self._line.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Hand over what was typed so far."""
        self._form.flush()

    def _statement(self) -> str:
        return "" if self._served is None else self._served.goal.statement

    def _rename(self, value: object) -> Edit:
        goal_id = "" if self._served is None else self._served.goal.id

        def edit(map_: JourneyMap) -> JourneyMap:
            return change_goal(map_, goal_id, statement=value)

        return edit

    def _leave(self) -> None:
        if self.field is not None and not self.field.fault:
            self.field.hide()
            self._line.show()

    def _open(self) -> None:
        if self._served is not None:
            self._session.select((self._served.goal.id,))

    def _toggle(self, attach: bool) -> None:
        if self._served is not None:
            change = goals.attach if attach else goals.detach
            change(self._session, self._served.goal.id, self._aim)

    def _button(self, tip: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        button.setFixedSize(BUTTON_PX, BUTTON_PX)
        button.setIconSize(QSize(14, 14))
        button.setStyleSheet("padding: 0; min-height: 0;")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _draw_icons(self) -> None:
        self.give_all.setIcon(icon(self._theme, "plus", "accent", 14))
        self.take_off.setIcon(icon(self._theme, "x", "muted", 14))
