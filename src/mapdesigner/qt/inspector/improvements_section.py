"""The section of improvement notes: closed rows, one click from being changed; add and remove."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from mapdesigner.edit import add_improvement
from mapdesigner.model import Improvement, new_improvement
from mapdesigner.qt.icons import icon
from mapdesigner.qt.inspector.field import plain_label
from mapdesigner.qt.inspector.improvement_editor import ImprovementEditor
from mapdesigner.qt.inspector.note_row import NoteRow
from mapdesigner.qt.inspector.revealing import reveal
from mapdesigner.qt.inspector.section import Section
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session

ROWS_AT_A_TIME = 40


class ImprovementEntry(QWidget):
    """A note as a row, and its editor while it is open; the editor is made when it is first needed."""

    def __init__(self, session: Session, theme: Theme, note: Improvement) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._note = note
        self.editor: ImprovementEditor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.row = NoteRow(theme)
        self.row.toggled.connect(self._toggled)
        # The fields have their places only after the layouts have had their turn.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(lambda: reveal(self))
        self._column.addWidget(self.row)

    def show_note(self, note: Improvement, where: str) -> None:
        """Show the note as it is now."""
        self._note = note
        self.row.show_note(note, where)
        if self.editor is not None:
            self.editor.show_note(note)

    def flush(self) -> None:
        """Hand over what was typed so far."""
        if self.editor is not None:
            self.editor.flush()

    def open(self) -> None:
        """Show the fields."""
        self.row.setChecked(True)

    def _toggled(self, is_open: bool) -> None:
        if is_open and self.editor is None:
            self.editor = ImprovementEditor(self._session, self._theme, self._note)
            self.editor.show_note(self._note)
            self._column.addWidget(self.editor)
        if self.editor is not None:
            self.editor.setVisible(is_open)
        if is_open:
            self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The fields get their places one after the other; whenever the note grew it is revealed again.
        grew = event.size().height() > event.oldSize().height()
        typed_in = QApplication.focusWidget()
        if grew and self.row.isChecked() and typed_in is not None and self.isAncestorOf(typed_in):
            self._soon.start()


class ImprovementsSection(Section):
    """Improvement notes, those of a touchpoint or of the whole map."""

    def __init__(
        self, session: Session, theme: Theme, settings: Settings | None, hint_when_empty: str = ""
    ) -> None:
        super().__init__("Improvements", theme, settings)
        self._session = session
        self._theme = theme
        self._touchpoints: tuple[str, ...] = ()
        self._entries: dict[str, ImprovementEntry] = {}
        self._notes: Sequence[Improvement] = ()
        self._where: Callable[[Improvement], str] = lambda note: ""
        self._most_shown = ROWS_AT_A_TIME
        self._hint = plain_label(hint_when_empty, "hint", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._more = QPushButton()
        self.add = QPushButton("Add improvement note")
        for button in (self._more, self.add):
            button.setProperty("quiet", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.content.addWidget(self._hint)
        self.content.addLayout(self._list)
        self.content.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._show_more)
        self.add.clicked.connect(self._add)
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def show_notes(
        self,
        notes: Sequence[Improvement],
        touchpoints: tuple[str, ...],
        where: Callable[[Improvement], str] | None = None,
    ) -> None:
        """Show notes; one that is added serves `touchpoints`. `where` says of a note what it belongs to."""
        self._touchpoints = touchpoints
        self._notes = notes
        self._where = where or self._where
        self.set_count(len(notes))
        shown = notes[: self._most_shown]
        kept = {note.id for note in shown}
        for gone in [note_id for note_id in self._entries if note_id not in kept]:
            self._drop(self._entries.pop(gone))
        for place, note in enumerate(shown):
            entry = self._entries.get(note.id)
            if entry is None:
                entry = self._entries[note.id] = ImprovementEntry(self._session, self._theme, note)
            if self._list.indexOf(entry) != place:
                self._list.insertWidget(place, entry)
            entry.show_note(note, self._where(note))
        rest = len(notes) - len(shown)
        self._more.setVisible(rest > 0)
        self._more.setText(f"Show {min(rest, ROWS_AT_A_TIME)} more")
        self._hint.setVisible(not notes and bool(self._hint.text()))

    def flush(self) -> None:
        """Hand over what was typed so far."""
        for entry in tuple(self._entries.values()):
            entry.flush()

    def begin_again(self) -> None:
        """Forget which notes were open: the section is about something else now."""
        self._most_shown = ROWS_AT_A_TIME
        for entry in self._entries.values():
            self._drop(entry)
        self._entries.clear()

    def open_note(self, note_id: str) -> bool:
        """Open a note with the keyboard in its title; False when it is not here."""
        place = next((at for at, note in enumerate(self._notes) if note.id == note_id), None)
        if place is None:
            return False
        self.unfold()
        if place >= self._most_shown:
            self._most_shown = place + 1
            self.show_notes(self._notes, self._touchpoints)
        entry = self._entries[note_id]
        entry.open()
        if entry.editor is not None:
            entry.editor.title.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def entry(self, note_id: str) -> ImprovementEntry:
        """Return the row of a note; raises KeyError when it is not shown."""
        return self._entries[note_id]

    def _add(self) -> None:
        note = new_improvement("", self._touchpoints)
        if self._session.apply(partial(add_improvement, note=note), "Add improvement note"):
            self.open_note(note.id)

    def _show_more(self) -> None:
        self._most_shown += ROWS_AT_A_TIME
        self.show_notes(self._notes, self._touchpoints)

    def _drop(self, entry: ImprovementEntry) -> None:
        self._list.removeWidget(entry)
        entry.hide()
        entry.deleteLater()

    def _draw_icons(self) -> None:
        self.add.setIcon(icon(self._theme, "plus", "accent", 16))
