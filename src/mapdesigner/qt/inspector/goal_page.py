"""The page of one goal."""

from functools import partial

from mapdesigner.edit import change_goal
from mapdesigner.model import Goal
from mapdesigner.qt.inspector.field import Field
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.inspector.text_fields import TextField
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Edit, Session


class GoalPage(Page):
    """Everything about a goal, and what it still lacks to be SMART."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._goal: Goal | None = None
        self.statement = TextField("", "Untitled goal", name="Goal statement", headline=True)
        self.add_heading("Goal", self.statement)
        self._tie(self.statement, "statement", "Rename goal")

    def aim(self, ids: frozenset[str]) -> None:
        (self._goal_id,) = ids

    def refresh(self) -> None:
        found = (each for each in self.session.map_.goals if each.id == self._goal_id)
        self._goal = next(found, None)
        if self._goal is not None:  # else it went; the selection follows in a moment
            super().refresh()

    def first_field(self) -> Field:
        return self.statement

    def _tie(self, field: Field, name: str, label: str) -> None:
        self.form.tie(field, lambda: getattr(self._goal, name), partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        goal_id = self._goal_id
        return lambda map_: change_goal(map_, goal_id, **{name: value})
