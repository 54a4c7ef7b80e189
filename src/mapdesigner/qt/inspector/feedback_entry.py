"""FeedbackEntry: a quote as a row, and its editor while it is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mapdesigner.model import Feedback
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.entry import Entry
from mapdesigner.qt.inspector.feedback_editor import FeedbackEditor
from mapdesigner.qt.inspector.feedback_row import FeedbackRow
from mapdesigner.session import Session


class FeedbackEntry(Entry):
    """The `index`-th quote of a touchpoint; one that is new has no row, for it is not in the map yet."""

    row: FeedbackRow
    left = Signal()
    many_pasted = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(FeedbackRow(theme))
        self._session = session
        self._theme = theme
        self.card_id = ""
        self.index = 0
        self.said = Feedback(quote="")
        self.is_new = False
        self.editor: FeedbackEditor | None = None

    def show_quote(self, card_id: str, index: int, said: Feedback, is_new: bool = False) -> None:
        """Show the `index`-th quote of a touchpoint as it is now; a new one is not in the map yet."""
        self.card_id, self.index, self.said, self.is_new = card_id, index, said, is_new
        self.row.setVisible(not is_new)
        self.row.show_quote(said)
        if self.editor is not None:
            self.editor.show_quote(card_id, index, said, is_new)

    def make_editor(self) -> QWidget:
        editor = FeedbackEditor(self._session, self._theme)
        editor.remove.clicked.connect(lambda: self.asked.emit("remove"))
        editor.many_pasted.connect(self.many_pasted)
        editor.show_quote(self.card_id, self.index, self.said, self.is_new)
        return editor

    def first_field(self) -> QWidget | None:
        return None if self.editor is None else self.editor.quote

    def leave(self) -> None:
        """Hide the fields, the keyboard on the row; one that is new goes, which `left` tells."""
        if self.is_new:
            self.left.emit()
        else:
            super().leave()

    def forget(self) -> None:
        """Forget what was typed and can't be kept."""
        if self.editor is not None:
            self.editor.forget()
