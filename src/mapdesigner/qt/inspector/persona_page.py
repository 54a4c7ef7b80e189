"""The page of one persona: whom the journey is about, as the facilitator's questions and their answers."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from mapdesigner.edit import change_persona
from mapdesigner.model import Persona, persona_colour
from mapdesigner.model.persona import PERSONA_COLOURS
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing.removals import delete_persona
from mapdesigner.qt.inspector.moments_section import MomentsSection
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.inspector.picture_field import PictureField
from mapdesigner.qt.personas.commands import touchpoints_words
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.colour_field import ColourField
from mapdesigner.qt.widgets.field import Field
from mapdesigner.qt.widgets.section import Section
from mapdesigner.qt.widgets.text_fields import TextField
from mapdesigner.session import Edit, Session

# Field of the model, the question, an example of an answer, the step's name.
QUESTIONS = (
    ("age_range", "How old are they?", "34, or 30 to 40", "Change age"),
    ("interests", "What interests them?", "Crime novels, running, cooking", "Change interests"),
    ("occupation", "What do they do?", "Nurse on shifts at a hospital", "Change occupation"),
    ("location", "Where do they live?", "Flat in the suburbs, 25 minutes by bus", "Change where they live"),
    ("income", "What can they afford?", "Average; counts what Christmas costs", "Change income"),
    ("buying_habits", "How do they buy?", "On the phone, late, in three minutes", "Change buying habits"),
    (
        "preferences",
        "What do they prefer, what are their habits?",
        "Pays by phone; parcel to a locker",
        "Change preferences",
    ),
)
DRIVES = (
    ("needs", "What do they need?", "The total price before the address", "Change needs"),
    ("frustrations", "What frustrates them?", "Forms that forget what was typed", "Change frustrations"),
)
QUOTE = ("quote", "What would they say?", "It must be done before my stop.", "Change quote")


class PersonaPage(Page):
    """Everything about a persona, in sections that fold and say how much is answered."""

    def __init__(self, session: Session, theme: Theme, settings: Settings | None = None) -> None:
        super().__init__(session, theme)
        self._settings = settings
        self._persona: Persona | None = None
        self._persona_id = ""
        self._colour = PERSONA_COLOURS[0]
        self.fields: dict[str, TextField] = {}
        self.name = TextField("", "Name this persona", name="Persona name", headline=True)
        self.add_heading("Persona", self.name)
        self.picture = PictureField(theme)
        self.colour = ColourField(theme, "The colour of its place", self._colour_of_place)
        self.questions = Section("Who they are", theme, settings)
        self.drives = Section("Needs and frustrations", theme, settings)
        self.quote = Section("In their words", theme, settings)
        self.moments = MomentsSection(theme, settings)
        self.sheet_button = QPushButton("Export one-page sheet…")
        self.delete_button = QPushButton("Delete persona")
        self._lay_out()
        self._tie(self.name, "name", "Rename persona")
        self._tie(self.picture, "picture", "Change picture")
        self._tie(self.colour, "colour", "Colour persona")
        self.moments.chosen.connect(self._go_to)
        self.sheet_button.clicked.connect(self._export)
        self.delete_button.clicked.connect(lambda: delete_persona(self.session, self._persona_id))
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def aim(self, ids: frozenset[str]) -> None:
        (self._persona_id,) = ids
        self.moments.begin_again()

    def refresh(self) -> None:
        personas = self.session.map_.personas
        place = next((at for at, each in enumerate(personas) if each.id == self._persona_id), None)
        if place is None:  # it went; the selection follows in a moment
            return
        self._persona = personas[place]
        self._colour = persona_colour(self._persona.evolve(colour=None), place)
        super().refresh()
        self.picture.show_persona(self._persona, persona_colour(self._persona, place))
        self.colour.row.update()
        count = self.moments.show_persona(self.session.map_, self._persona_id)
        self.kind_label.setText(f"Persona · on {touchpoints_words(count) if count else 'no touchpoint yet'}")
        self.questions.set_count(self._answered(QUESTIONS))
        self.drives.set_count(self._answered(DRIVES))

    def first_field(self) -> Field:
        return self.name

    def _lay_out(self) -> None:
        self.column.addWidget(self.picture)
        self.column.addWidget(self.colour)
        for section, rows in (
            (self.questions, QUESTIONS),
            (self.drives, DRIVES),
            (self.quote, (QUOTE,)),
        ):
            fields = QVBoxLayout()
            fields.setSpacing(10)
            for name, question, example, label in rows:
                field = self.fields[name] = TextField(question, example)
                fields.addWidget(field)
                self._tie(field, name, label)
            section.content.addLayout(fields)
            self.column.addWidget(section)
        self.column.addWidget(self.moments)
        self.sheet_button.setProperty("quiet", True)
        self.sheet_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sheet_button.setToolTip("All of this on one page to print")
        self.column.addWidget(self.sheet_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.delete_button.setProperty("quiet", True)
        self.delete_button.setProperty("danger", True)
        self.delete_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.column.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _tie(self, field: Field, name: str, label: str) -> None:
        self.form.tie(field, lambda: getattr(self._persona, name), partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        persona_id = self._persona_id
        return lambda map_: change_persona(map_, persona_id, **{name: value})

    def _answered(self, rows: tuple[tuple[str, str, str, str], ...]) -> str:
        answered = sum(1 for name, *_ in rows if getattr(self._persona, name).strip())
        return f"{answered} of {len(rows)}"

    def _colour_of_place(self) -> str:
        return self._colour

    def _go_to(self, card_id: str) -> None:
        self.session.select((card_id,))
        self.reveal_requested.emit()

    def _export(self) -> None:
        # Here and not at the top: what makes PDFs is slow to import and seldom needed.
        from mapdesigner.qt.export.persona import export_sheet

        self.flush()
        export_sheet(self.window(), self.session, self._settings, self._persona_id)

    def _draw_icons(self) -> None:
        self.sheet_button.setIcon(icon(self.theme, "file-export", "accent", 16))
