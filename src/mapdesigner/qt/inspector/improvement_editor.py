"""ImprovementEditor: all of an improvement note, or what several have in common, to be changed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.edit import change_improvement, change_improvements, remove_improvements
from mapdesigner.model import IMPROVEMENT_STATUSES, LEVERS, Improvement, shortened
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.entry import EDITOR_MARGINS_PX
from mapdesigner.qt.inspector.owners import owners_of
from mapdesigner.qt.inspector.serves_field import ServesField
from mapdesigner.qt.widgets.choice_field import ChoiceField, Option
from mapdesigner.qt.widgets.day_field import DayField
from mapdesigner.qt.widgets.field import Field, columns
from mapdesigner.qt.widgets.form import Form
from mapdesigner.qt.widgets.mixed import common
from mapdesigner.qt.widgets.step_fields import DotRow, StepField
from mapdesigner.qt.widgets.text_fields import LineField, TextField
from mapdesigner.session import Edit, Session

NOTE_LINES = 2


class ImprovementEditor(QWidget):
    """The fields of improvement notes; a change goes to all. What a note serves is shown for one alone."""

    def __init__(self, session: Session, theme: Theme, *notes: Improvement, has_title: bool = True) -> None:
        """`has_title` is whether the title is among the fields, and not above them."""
        super().__init__()
        self._session = session
        self._notes = notes
        self._form = Form(session)
        self.title = TextField("", "What should improve?", name="Improvement title", enter_ends=True)
        self.note = TextField(
            "", "How, and why it will help", name="Improvement note", least_lines=NOTE_LINES
        )
        self.lever = ChoiceField("Lever", _options(LEVERS), theme)
        self.status = ChoiceField("Status", _options(IMPROVEMENT_STATUSES), theme, optional=False)
        self.impact = StepField("Impact", DotRow(theme))
        self.effort = StepField("Effort", DotRow(theme))
        self.owner = LineField("Owner", name="Improvement owner", choices=lambda: owners_of(session.map_))
        self.due = DayField("Due", theme)
        self.expected = TextField("Expected", "What will be different, in numbers if you can")
        self.serves = ServesField(session, theme)
        self.remove = QPushButton("Remove note")
        self.remove.setProperty("quiet", True)
        self.remove.setProperty("danger", True)
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out(has_title)
        self._tie_all()

    def show_note(self, *notes: Improvement) -> None:
        """Show the notes as they are now."""
        self._notes = notes
        self._form.refresh()
        self.serves.setVisible(len(notes) == 1)
        if len(notes) == 1:
            self.serves.show_note(notes[0])
        self.remove.setText("Remove note" if len(notes) == 1 else f"Remove {len(notes)} notes")

    def begin_again(self) -> None:
        """Forget what was typed: the fields are about other notes from here on."""
        self._form.reset()

    def flush(self) -> None:
        """Hand over what was typed so far."""
        self._form.flush()

    def _lay_out(self, has_title: bool) -> None:
        column = QVBoxLayout(self)
        # Among rows of notes the fields stand in from them; on a page of their own they don't.
        column.setContentsMargins(*(EDITOR_MARGINS_PX if has_title else (0, 0, 0, 0)))
        column.setSpacing(8)
        column.addWidget(self.title)
        self.title.setVisible(has_title)
        column.addWidget(self.note)
        column.addLayout(columns(self.impact, self.effort))
        column.addLayout(columns(self.lever, self.status))
        column.addLayout(columns(self.owner, self.due))
        column.addWidget(self.expected)
        column.addWidget(self.serves)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self.foot)

    def _tie_all(self) -> None:
        self._tie(self.title, "title", "Rename improvement note")
        self._tie(self.note, "note", "Change improvement note")
        self._tie(self.lever, "lever", "Change lever")
        self._tie(self.status, "status", "Change status")
        self._tie(self.impact, "impact", "Change impact")
        self._tie(self.effort, "effort", "Change effort")
        self._tie(self.owner, "owner", "Change owner of improvement note")
        self._tie(self.due, "due", "Change due date")
        self._tie(self.expected, "expected", "Change expected effect")

    def _tie(self, field: Field, name: str, label: str) -> None:
        read: Callable[[], object] = lambda: common(getattr(note, name) for note in self._notes)  # noqa: E731
        self._form.tie(field, read, partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        if len(self._notes) == 1:
            note_id = self._notes[0].id
            return lambda map_: change_improvement(map_, note_id, **{name: value})
        ids = tuple(note.id for note in self._notes)
        return lambda map_: change_improvements(map_, ids, **{name: value})


def remove_notes(session: Session, notes: Sequence[Improvement]) -> None:
    """Remove improvement notes and say so."""
    ids, count = tuple(note.id for note in notes), len(notes)
    if not ids:
        return
    title = shortened(notes[0].title) or "Untitled improvement"
    label = "Remove improvement note" if count == 1 else f"Remove {count} improvement notes"
    if session.apply(partial(remove_improvements, note_ids=ids), label):
        session.say(
            f"“{title}” removed. Ctrl+Z brings it back."
            if count == 1
            else f"{count} improvement notes removed. Ctrl+Z brings them back."
        )


def _options(words: tuple[str, ...]) -> list[Option]:
    return [Option(word, word) for word in words]
