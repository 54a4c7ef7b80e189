"""The page of improvement notes, one or several."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from mapdesigner.edit import change_improvement
from mapdesigner.insight.priority import ranked
from mapdesigner.model import Improvement
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.improvement_editor import ImprovementEditor, remove_notes
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.widgets.field import Field, plain_label
from mapdesigner.qt.widgets.text_fields import TextField
from mapdesigner.qt.widgets.words import count_words
from mapdesigner.session import Edit, Session


class ImprovementPage(Page):
    """Everything about an improvement note that is selected on the board, or what several have in common."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._ids: frozenset[str] = frozenset()
        self._notes: tuple[Improvement, ...] = ()
        self.title = TextField("", "Untitled improvement", name="Improvement title", headline=True)
        self.count = plain_label("", "title")
        self.add_heading("Improvement note", self.title)
        self.add_above_heading(self.count)
        self.form.tie(self.title, self._first_title, self._rename, "Rename improvement note")
        self.editor = ImprovementEditor(session, theme, has_title=False)
        self.editor.serves.went.connect(self.reveal_requested)
        self.editor.remove.clicked.connect(lambda: remove_notes(self.session, self._notes))
        self.column.addWidget(self.editor)
        self.show_on_map = QPushButton("Show on map")
        self.show_on_map.setProperty("quiet", True)
        self.show_on_map.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_on_map.setToolTip("Select the touchpoints that this serves, on the map")
        self.show_on_map.clicked.connect(self._show_on_map)
        self.editor.foot.insertWidget(0, self.show_on_map)
        self.editor.foot.addStretch(1)
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def aim(self, ids: frozenset[str]) -> None:
        self._ids = ids
        self.editor.begin_again()

    def refresh(self) -> None:
        self._notes = tuple(note for note in self.session.map_.improvements if note.id in self._ids)
        if not self._notes:  # they went; the selection follows in a moment
            return
        super().refresh()
        self.editor.show_note(*self._notes)
        is_one = len(self._notes) == 1
        self.title.setVisible(is_one)
        self.count.setVisible(not is_one)
        self.count.setText(count_words(len(self._notes), "improvement note"))
        self.kind_label.setText(self._kind() if is_one else "A change goes to all of them")

    def flush(self) -> None:
        super().flush()
        self.editor.flush()

    def first_field(self) -> Field:
        return self.title if len(self._notes) == 1 else self.editor.note

    def open_improvement(self, note_id: str) -> bool:
        if self._ids != {note_id}:
            return False
        self.title.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _first_title(self) -> str:
        return self._notes[0].title if self._notes else ""

    def _rename(self, title: object) -> Edit:
        (note_id,) = self._ids
        return partial(change_improvement, note_id=note_id, title=title)

    def _kind(self) -> str:
        """Return what the note is, and which of the open notes comes before it."""
        entries = ranked(self.session.map_)
        last = sum(1 for entry in entries if entry.rank is not None)
        rank = next(entry.rank for entry in entries if entry.improvement.id in self._ids)
        return "Improvement note" if rank is None else f"Improvement note · priority {rank} of {last}"

    def _show_on_map(self) -> None:
        cards = tuple(dict.fromkeys(card for note in self._notes for card in note.touchpoints))
        if not cards and self._notes:
            cards = (self._notes[0].stage or self.session.map_.stages[0].id,)
        self.session.select(cards)
        self.reveal_requested.emit()

    def _draw_icons(self) -> None:
        self.show_on_map.setIcon(icon(self.theme, "map-2", "accent", 16))
