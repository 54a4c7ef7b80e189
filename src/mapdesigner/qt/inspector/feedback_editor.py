"""FeedbackEditor: all of a quote, to be changed; a new one comes into the map with its first word."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mapdesigner.edit import change_feedback, change_or_add_feedback
from mapdesigner.model import FEEDBACK_STATUSES, Feedback, JourneyMap, Touchpoint, cards_of
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing.clipboard import holds_many, on_clipboard
from mapdesigner.qt.inspector.entry import EDITOR_MARGINS_PX
from mapdesigner.qt.widgets.choice_field import ChoiceField, Option
from mapdesigner.qt.widgets.day_field import DayField
from mapdesigner.qt.widgets.field import Field, columns
from mapdesigner.qt.widgets.form import Form, Tie
from mapdesigner.qt.widgets.pasted import words_in
from mapdesigner.qt.widgets.step_fields import FaceRow, StepField
from mapdesigner.qt.widgets.text_fields import LineField, TextField
from mapdesigner.session import Edit, Session

NO_WORDS = "A quote needs words. “Remove quote” takes it away."


class QuoteForm(Form):
    """A form whose first change adds the quote."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.is_new = False

    def _hand_over(self, tie: Tie, value: object) -> None:
        super()._hand_over(replace(tie, label="Add quote") if self.is_new else tie, value)


class QuoteField(TextField):
    """The words of a quote. One that is in the map keeps its words when they are deleted here: a sentence
    says what takes the whole quote away."""

    needs_words = False

    def flush(self) -> None:
        if not self.needs_words or self.text_edit.raw_text().strip():
            super().flush()
        elif not self.text_edit.hasFocus():
            self.keep_typed(NO_WORDS)


class FeedbackEditor(QWidget):
    """The fields of one quote; `many_pasted` tells that a list was pasted into an empty one."""

    many_pasted = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._card_id = ""
        self._index = 0
        self._said = Feedback(quote="")
        self._form = QuoteForm(session)
        self.quote = QuoteField("", "What they said, word for word", name="Quote", enter_ends=True)
        self.who = LineField("Who", "Name, or who they are", choices=lambda: used_words(session.map_, "who"))
        self.source = LineField(
            "Source", "Survey, review …", choices=lambda: used_words(session.map_, "source")
        )
        self.day = DayField("Date", theme)
        self.status = ChoiceField(
            "Status",
            [Option(status, status) for status in FEEDBACK_STATUSES],
            theme,
            optional=False,
            name="Status of the quote",
        )
        self.sentiment = StepField("Sentiment", FaceRow(theme))
        self.remove = QPushButton("Remove quote")
        self.remove.setProperty("quiet", True)
        self.remove.setProperty("danger", True)
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self._tie(self.quote, "quote", "Change quote")
        self._tie(self.who, "who", "Change who said it")
        self._tie(self.source, "source", "Change source of quote")
        self._tie(self.day, "received_on", "Change date of quote")
        self._tie(self.status, "status", "Change status of quote")
        self._tie(self.sentiment, "sentiment", "Set sentiment of quote")
        self.quote.text_edit.installEventFilter(self)

    def show_quote(self, card_id: str, index: int, said: Feedback, is_new: bool) -> None:
        """Show the `index`-th quote of a touchpoint as it is now; a new one is not in the map yet."""
        self._card_id, self._index, self._said = card_id, index, said
        self._form.is_new = is_new
        self.quote.needs_words = bool(said.quote.strip())
        self.remove.setText("Cancel" if is_new else "Remove quote")
        self._form.refresh()

    def flush(self) -> None:
        """Hand over what was typed so far."""
        self._form.flush()

    def forget(self) -> None:
        """Forget what was typed and can't be kept."""
        self._form.reset()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._pastes_many(event):
            self.many_pasted.emit()
            return True
        return super().eventFilter(watched, event)

    def _pastes_many(self, event: QKeyEvent) -> bool:
        """Tell whether a key pastes more than one quote, or a row, where nothing is typed yet."""
        if self.quote.text_edit.raw_text() or not event.matches(QKeySequence.StandardKey.Paste):
            return False
        data = on_clipboard()
        return data is not None and (holds_many(data) or "\t" in words_in(data).strip())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*EDITOR_MARGINS_PX)
        column.setSpacing(8)
        column.addWidget(self.quote)
        column.addLayout(columns(self.who, self.source))
        column.addLayout(columns(self.day, self.status))
        column.addWidget(self.sentiment)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _tie(self, field: Field, name: str, label: str) -> None:
        read: Callable[[], object] = lambda: getattr(self._said, name)  # noqa: E731
        self._form.tie(field, read, partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        card_id, index = self._card_id, self._index
        put = change_or_add_feedback if self._form.is_new else change_feedback
        return lambda map_: put(map_, card_id, index, **{name: value})


def used_words(map_: JourneyMap, name: str) -> list[str]:
    """Return what quotes of the map have in a field ("who", "source"), each once, by alphabet."""
    words = {
        getattr(said, name)
        for _, card in cards_of(map_)
        if isinstance(card, Touchpoint)
        for said in card.feedback
    }
    return sorted(words - {""}, key=str.casefold)
