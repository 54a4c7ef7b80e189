"""The page of one improvement."""

from functools import partial

from mapdesigner.edit import change_improvement
from mapdesigner.model import Improvement
from mapdesigner.qt.inspector.field import Field
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.inspector.text_fields import TextField
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Edit, Session


class ImprovementPage(Page):
    """Everything about an improvement note, when it is selected by itself on the board."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._improvement: Improvement | None = None
        self.title = TextField("", "Untitled improvement", name="Improvement title", headline=True)
        self.add_heading("Improvement", self.title)
        self._tie(self.title, "title", "Rename improvement")

    def aim(self, ids: frozenset[str]) -> None:
        (self._improvement_id,) = ids

    def refresh(self) -> None:
        found = (each for each in self.session.map_.improvements if each.id == self._improvement_id)
        self._improvement = next(found, None)
        if self._improvement is not None:  # else it went; the selection follows in a moment
            super().refresh()

    def first_field(self) -> Field:
        return self.title

    def _tie(self, field: Field, name: str, label: str) -> None:
        self.form.tie(field, lambda: getattr(self._improvement, name), partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        improvement_id = self._improvement_id
        return lambda map_: change_improvement(map_, improvement_id, **{name: value})
