"""ImprovementEditor: all of an improvement note, to be changed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.edit import change_improvement, remove_improvement
from mapdesigner.model import IMPROVEMENT_STATUSES, LEVERS, Improvement, shortened
from mapdesigner.qt.inspector.choice_field import ChoiceField, Option
from mapdesigner.qt.inspector.day_field import DayField
from mapdesigner.qt.inspector.field import Field, columns
from mapdesigner.qt.inspector.form import Form
from mapdesigner.qt.inspector.owners import owners_of
from mapdesigner.qt.inspector.step_fields import DotRow, StepField
from mapdesigner.qt.inspector.text_fields import LineField, TextField
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Edit, Session

NOTE_LINES = 2


class ImprovementEditor(QWidget):
    """The fields of one improvement note."""

    def __init__(self, session: Session, theme: Theme, note: Improvement) -> None:
        super().__init__()
        self._session = session
        self._note = note
        self._form = Form(session)
        self.title = TextField("", "What is to be better?", name="Improvement title", enter_ends=True)
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
        self.remove = QPushButton("Remove note")
        self.remove.setProperty("quiet", True)
        self.remove.setProperty("danger", True)
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove.clicked.connect(self._remove)
        self._lay_out()
        self._tie_all()

    def show_note(self, note: Improvement) -> None:
        """Show the note as it is now."""
        self._note = note
        self._form.refresh()

    def flush(self) -> None:
        """Hand over what was typed so far."""
        self._form.flush()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 0, 8)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addLayout(columns(self.impact, self.effort))
        column.addLayout(columns(self.lever, self.status))
        column.addLayout(columns(self.owner, self.due))
        column.addWidget(self.expected)
        foot = QHBoxLayout()
        foot.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)

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
        read: Callable[[], object] = lambda: getattr(self._note, name)  # noqa: E731
        self._form.tie(field, read, partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        note_id = self._note.id
        return lambda map_: change_improvement(map_, note_id, **{name: value})

    def _remove(self) -> None:
        title = shortened(self._note.title) if self._note.title else "Untitled improvement"
        edit = partial(remove_improvement, note_id=self._note.id)
        if self._session.apply(edit, "Remove improvement note"):
            self._session.say(f"“{title}” removed. Ctrl+Z brings it back.")


def _options(words: tuple[str, ...]) -> list[Option]:
    return [Option(word, word) for word in words]
