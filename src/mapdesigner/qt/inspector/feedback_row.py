"""FeedbackRow: a quote with its face, under it who, source, date and status; a click opens or shuts it."""

from PySide6.QtGui import QPainter

from mapdesigner.layout.icons import FACES
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.model import SENTIMENT_WORDS, Feedback
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.two_line_row import PADDING_PX, TwoLineRow

FACE_PX = 16
MOST_CHARACTERS = 400
LEAST_FOR_TIP, MOST_IN_TIP = 150, 2_000
WITHOUT_WORDS = "Empty quote"


class FeedbackRow(TwoLineRow):
    """The closed face of a quote."""

    most_lines = 4
    right_px = FACE_PX + 8

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, opens=True)
        self._mood: int | None = None

    def show_quote(self, said: Feedback) -> None:
        """Show a quote; a long one is cut, and whole in the tooltip."""
        whole = " ".join(said.quote.split())
        cut = whole if len(whole) <= MOST_CHARACTERS else whole[: MOST_CHARACTERS - 1].rstrip() + "…"
        meta = quote_facts(said)
        self.show_words(f"“{cut}”" if cut else "", meta, WITHOUT_WORDS, "Quote")
        mood = "" if said.sentiment is None else f", {SENTIMENT_WORDS[said.sentiment]}"
        self.setAccessibleDescription(meta + mood)
        self.setToolTip(plain_tip(whole[:MOST_IN_TIP]) if len(whole) > LEAST_FOR_TIP else "")
        if said.sentiment != self._mood:
            self._mood = said.sentiment
            self.update()

    def paint_right(self, painter: QPainter, middle: int) -> None:
        right = self.width() - FACE_PX - 2
        if self._mood is not None:
            token = f"sentiment {self._mood}"
            paint_icon(painter, self._theme, FACES[self._mood], right, PADDING_PX, FACE_PX, token)
        self.paint_chevron(painter, right + 1, middle)


def quote_facts(said: Feedback) -> str:
    """Return who, source, date and status of a quote in one line."""
    day = "" if said.received_on is None else short_day(said.received_on)
    who, source = (" ".join(text.split()) for text in (said.who, said.source))
    return " · ".join(word for word in (who, source, day, said.status) if word)
