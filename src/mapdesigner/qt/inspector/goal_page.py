"""The page of one goal."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from mapdesigner.edit import change_goal
from mapdesigner.insight.serving import ServingCount, serving
from mapdesigner.insight.smart import SMART_WORDS, gaps_of, letters_met
from mapdesigner.model import GOAL_KINDS, Goal
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing.removals import delete_goal
from mapdesigner.qt.goals import commands as goals
from mapdesigner.qt.inspector.owners import owners_of
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.inspector.served_by_section import ServedBySection
from mapdesigner.qt.inspector.smart_check import SmartCheck
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.choice_field import ChoiceField, Option
from mapdesigner.qt.widgets.day_field import DayField
from mapdesigner.qt.widgets.field import Field, columns
from mapdesigner.qt.widgets.section import Section
from mapdesigner.qt.widgets.text_fields import LineField, TextField
from mapdesigner.session import Edit, Session

WHOSE = {"customer": "the customer’s", "business": "the business’s"}


class GoalPage(Page):
    """Everything about a goal, what it still lacks to be SMART, and what serves it."""

    def __init__(self, session: Session, theme: Theme, settings: Settings | None = None) -> None:
        super().__init__(session, theme)
        self._goal: Goal | None = None
        self._goal_id = ""
        self.statement = TextField("", "Who wants what?", name="Goal statement", headline=True)
        self.add_heading("Goal", self.statement)
        kinds = [Option(kind, WHOSE[kind]) for kind in GOAL_KINDS]
        self.kind = ChoiceField("Whose goal", kinds, theme, optional=False)
        self.owner = LineField("Owner", "Who takes it on", choices=lambda: owners_of(session.map_))
        self.measure = TextField("Measure", "How will you see that it is reached?", enter_ends=True)
        self.target = LineField("Target", "A number: 97 %")
        self.deadline = DayField("Deadline", theme)
        self.smart = Section("SMART", theme, settings)
        self.check = SmartCheck(theme)
        self.smart.content.addWidget(self.check)
        self.served_by = ServedBySection(theme, settings)
        self.remove = QPushButton("Delete goal")
        self._lay_out()
        self._tie(self.statement, "statement", "Rename goal")
        self._tie(self.kind, "kind", "Change kind of goal")
        self._tie(self.owner, "owner", "Change owner of goal")
        self._tie(self.measure, "measure", "Change measure")
        self._tie(self.target, "target", "Change target of goal")
        self._tie(self.deadline, "deadline", "Change deadline")
        self.served_by.chosen.connect(self._go_to)
        self.remove.clicked.connect(lambda: delete_goal(self.session, self._goal_id))

    def aim(self, ids: frozenset[str]) -> None:
        (self._goal_id,) = ids
        self.served_by.begin_again()

    def refresh(self) -> None:
        found = (each for each in self.session.map_.goals if each.id == self._goal_id)
        self._goal = next(found, None)
        if self._goal is None:  # it went; the selection follows in a moment
            return
        super().refresh()
        served = serving(self.session.map_, self._goal_id)
        count = ServingCount(
            sum(1 for each in served if each.as_a_whole), sum(len(each.touchpoints) for each in served)
        )
        words = f"served by {goals.serving_words(count)}"
        self.kind_label.setText(f"{goals.KIND_WORDS[self._goal.kind]} · {words}")
        gaps = gaps_of(self._goal, bool(served), date.today())
        self.check.show_gaps(gaps)
        self.smart.set_count(f"{letters_met(gaps)} of {len(SMART_WORDS)}")
        self.served_by.show_serving(served)

    def first_field(self) -> Field:
        return self.statement

    def _lay_out(self) -> None:
        self.remove.setProperty("quiet", True)
        self.remove.setProperty("danger", True)
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.column.addWidget(self.measure)
        self.column.addLayout(columns(self.target, self.deadline))
        self.column.addLayout(columns(self.owner, self.kind))
        self.column.addWidget(self.smart)
        self.column.addWidget(self.served_by)
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _tie(self, field: Field, name: str, label: str) -> None:
        self.form.tie(field, lambda: getattr(self._goal, name), partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        goal_id = self._goal_id
        return lambda map_: change_goal(map_, goal_id, **{name: value})

    def _go_to(self, id_: str) -> None:
        self.session.select((id_,))
        self.reveal_requested.emit()
