"""FeedbackEntry: a quote as a row, and its editor while it is open."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mapdesigner.model import Feedback
from mapdesigner.qt.inspector.feedback_editor import FeedbackEditor
from mapdesigner.qt.inspector.feedback_row import FeedbackRow
from mapdesigner.qt.inspector.revealing import reveal
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session


class FeedbackEntry(QWidget):
    """The editor is made when it is first needed. `shut` tells that the row was closed."""

    shut = Signal()
    remove_asked = Signal()
    many_pasted = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self.card_id = ""
        self.index = 0
        self.said = Feedback(quote="")
        self.is_new = False
        self.editor: FeedbackEditor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.row = FeedbackRow(theme)
        self.row.toggled.connect(self._toggled)
        # The fields have their places only after the layouts have had their turn.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(lambda: reveal(self))
        self._column.addWidget(self.row)

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return self.row.isChecked()

    def show_quote(self, card_id: str, index: int, said: Feedback, is_new: bool = False) -> None:
        """Show the `index`-th quote of a touchpoint as it is now; a new one is not in the map yet."""
        self.card_id, self.index, self.said, self.is_new = card_id, index, said, is_new
        self.row.setVisible(not is_new)
        self.row.show_quote(said)
        if self.editor is not None:
            self.editor.show_quote(card_id, index, said, is_new)

    def flush(self) -> None:
        """Hand over what was typed so far."""
        if self.editor is not None:
            self.editor.flush()

    def forget(self) -> None:
        """Forget what was typed: the quote is gone."""
        if self.editor is not None:
            self.editor.forget()

    def open(self) -> None:
        """Show the fields."""
        self.row.setChecked(True)

    def _toggled(self, is_open: bool) -> None:
        if is_open and self.editor is None:
            self.editor = FeedbackEditor(self._session, self._theme)
            self.editor.remove.clicked.connect(self.remove_asked)
            self.editor.many_pasted.connect(self.many_pasted)
            self.editor.show_quote(self.card_id, self.index, self.said, self.is_new)
            self._column.addWidget(self.editor)
        if self.editor is not None:
            self.editor.setVisible(is_open)
        if is_open:
            self._soon.start()
        else:
            self.flush()
            self.shut.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The fields get their places one after the other; whenever the quote grew it is revealed again.
        grew = event.size().height() > event.oldSize().height()
        typed_in = QApplication.focusWidget()
        if grew and self.is_open and typed_in is not None and self.isAncestorOf(typed_in):
            self._soon.start()
