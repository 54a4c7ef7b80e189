"""The page of one persona."""

from functools import partial

from mapdesigner.edit import change_persona
from mapdesigner.model import Persona
from mapdesigner.qt.inspector.field import Field
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.inspector.text_fields import TextField
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Edit, Session


class PersonaPage(Page):
    """Everything about a persona."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._persona: Persona | None = None
        self.name = TextField("", "Untitled persona", name="Persona name", headline=True)
        self.add_heading("Persona", self.name)
        self._tie(self.name, "name", "Rename persona")

    def aim(self, ids: frozenset[str]) -> None:
        (self._persona_id,) = ids

    def refresh(self) -> None:
        found = (each for each in self.session.map_.personas if each.id == self._persona_id)
        self._persona = next(found, None)
        if self._persona is not None:  # else it went; the selection follows in a moment
            super().refresh()

    def first_field(self) -> Field:
        return self.name

    def _tie(self, field: Field, name: str, label: str) -> None:
        self.form.tie(field, lambda: getattr(self._persona, name), partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        persona_id = self._persona_id
        return lambda map_: change_persona(map_, persona_id, **{name: value})
