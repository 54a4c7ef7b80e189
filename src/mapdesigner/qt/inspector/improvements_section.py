"""The section of improvement notes: closed rows, one click from being changed; add and remove."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from mapdesigner.edit import add_improvement
from mapdesigner.layout.lanes.improvements import improvement_summary
from mapdesigner.model import Improvement, new_improvement, shortened
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.entry import Entry, take_out
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.section import Section
from mapdesigner.qt.widgets.two_line_row import TwoLineRow
from mapdesigner.session import Session

if TYPE_CHECKING:
    from mapdesigner.qt.inspector.improvement_editor import ImprovementEditor

ROWS_AT_A_TIME = 40
MOST_TITLE_CHARACTERS = 160
UNTITLED = "Untitled improvement"


class ImprovementEntry(Entry):
    """A note as a row, and its editor while it is open; `went` comes when it led to a touchpoint."""

    row: TwoLineRow
    went = Signal()

    def __init__(self, session: Session, theme: Theme, note: Improvement) -> None:
        super().__init__(TwoLineRow(theme, opens=True, bar=True))
        self._session = session
        self._theme = theme
        self._note = note
        self.editor: ImprovementEditor | None = None
        self.asked.connect(self._answer)

    def show_note(self, note: Improvement, where: str) -> None:
        """Show the note as it is now, and where it belongs."""
        self._note = note
        facts = " · ".join(word for word in (where, improvement_summary(note)) if word)
        title = shortened(note.title, MOST_TITLE_CHARACTERS) if note.title else ""
        self.row.show_words(title, facts, UNTITLED, "Improvement note")
        if self.editor is not None:
            self.editor.show_note(note)

    def make_editor(self) -> QWidget:
        from mapdesigner.qt.inspector.improvement_editor import ImprovementEditor

        editor = ImprovementEditor(self._session, self._theme, self._note)
        editor.show_note(self._note)
        editor.serves.went.connect(self.went)
        editor.remove.clicked.connect(lambda: self._answer("remove"))
        return editor

    def first_field(self) -> QWidget | None:
        return None if self.editor is None else self.editor.title

    def fill_menu(self, menu: QMenu) -> None:
        menu.addAction("Remove note\tDel").triggered.connect(lambda: self._answer("remove"))

    def _answer(self, wish: str) -> None:
        if wish == "remove":
            from mapdesigner.qt.inspector.improvement_editor import remove_notes

            self.flush()
            self.remove_by(lambda: remove_notes(self._session, (self._note,)))


class ImprovementsSection(Section):
    """Improvement notes, those of a touchpoint or of the whole map.

    `went` comes when a note led to a touchpoint, to be seen on the map.
    """

    went = Signal()

    def __init__(
        self, session: Session, theme: Theme, settings: Settings | None, hint_when_empty: str = ""
    ) -> None:
        super().__init__("Improvements", theme, settings, "Add improvement note")
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
        self._more.setProperty("quiet", True)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.content.addWidget(self._hint)
        self.content.addLayout(self._list)
        self.content.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._show_more)
        self.add_requested.connect(self._add)

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
            take_out(self._list, self._entries.pop(gone))
        for place, note in enumerate(shown):
            entry = self._entries.get(note.id)
            if entry is None:
                entry = self._entries[note.id] = ImprovementEntry(self._session, self._theme, note)
                entry.went.connect(self.went)
            if self._list.indexOf(entry) != place:
                self._list.insertWidget(place, entry)
            entry.show_note(note, self._where(note))
        rest = len(notes) - len(shown)
        self._more.setVisible(rest > 0)
        self._more.setText(f"Show {min(rest, ROWS_AT_A_TIME)} more")
        self._hint.setVisible(not notes)
        self.set_empty(not notes and not self._hint.text())

    def flush(self) -> None:
        """Hand over what was typed so far."""
        for entry in tuple(self._entries.values()):
            entry.flush()

    def begin_again(self) -> None:
        """Forget which notes were open: the section is about something else now."""
        self._most_shown = ROWS_AT_A_TIME
        for entry in self._entries.values():
            take_out(self._list, entry)
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
        self._entries[note_id].open()
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
