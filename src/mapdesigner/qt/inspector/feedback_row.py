"""FeedbackRow: a quote with its face, under it who, source, date and status; a click opens or shuts it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from mapdesigner.layout.icons import FACES
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.layout.text import Style, wrap
from mapdesigner.model import SENTIMENT_WORDS, Feedback
from mapdesigner.qt.icons import paint_icon
from mapdesigner.qt.inspector.cut_text import plain_tip
from mapdesigner.qt.theme import Theme, interface_font

FACE_PX = 16
CHEVRON_PX = 14
LEFT_PX, SIDE_PX = 2, FACE_PX + 8
PADDING_PX = 3
QUOTE_PX, FACTS_PX = 12, 11
QUOTE_LINE_PX, FACTS_LINE_PX = 16, 15
MOST_LINES = 4
MOST_CHARACTERS = 400
LEAST_FOR_TIP, MOST_IN_TIP = 150, 2_000
WITHOUT_WORDS = "Empty quote"
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class FeedbackRow(QAbstractButton):
    """The closed face of a quote, painted, so that a long list of them is quick.

    `asked` brings what a key asks for: "remove", "copy", "up", "down" or "shut".
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = self._meta = ""
        self._mood: int | None = None
        # By width: layouts ask for the height many times over, at changing widths.
        self._wrapped: dict[int, tuple[list[str], list[str]]] = {}
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A clicked quote has the keyboard, so that Delete and Ctrl+C mean it and not the card.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def show_quote(self, said: Feedback) -> None:
        """Show a quote; a long one is cut, and whole in the tooltip."""
        whole = " ".join(said.quote.split())
        cut = whole if len(whole) <= MOST_CHARACTERS else whole[: MOST_CHARACTERS - 1].rstrip() + "…"
        words, meta = f"“{cut}”" if cut else "", quote_facts(said)
        self.setToolTip(plain_tip(whole[:MOST_IN_TIP]) if len(whole) > LEAST_FOR_TIP else "")
        if (words, meta, said.sentiment) == (self._words, self._meta, self._mood):
            return
        self._words, self._meta, self._mood = words, meta, said.sentiment
        self._wrapped = {}
        self.setAccessibleName(f"Quote: {words or WITHOUT_WORDS}")
        mood = "" if said.sentiment is None else f", {SENTIMENT_WORDS[said.sentiment]}"
        self.setAccessibleDescription(meta + mood)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return what the row shows, a line each."""
        return f"{self._words or WITHOUT_WORDS}\n{self._meta}"

    def heightForWidth(self, width: int) -> int:
        quote, facts = self._lines(width)
        return 2 * PADDING_PX + len(quote) * QUOTE_LINE_PX + len(facts) * FACTS_LINE_PX

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = _KEYS.get(Qt.Key(event.key()), "") if event.modifiers() in _PLAIN else ""
        if event.matches(QKeySequence.StandardKey.Copy):
            wish = "copy"
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif wish and (wish != "shut" or self.isChecked()):
            self.asked.emit(wish)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            edge = QPen(self._theme.colour("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(self._theme.derived("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        quote, facts = self._lines(self.width())
        painter.setFont(interface_font(QUOTE_PX))
        painter.setPen(self._theme.colour("text" if self._words else "muted"))
        top = self._paint_lines(painter, quote, PADDING_PX, QUOTE_LINE_PX)
        painter.setFont(interface_font(FACTS_PX))
        painter.setPen(self._theme.colour("muted"))
        self._paint_lines(painter, facts, top, FACTS_LINE_PX)
        right = self.width() - FACE_PX - 2
        if self._mood is not None:
            token = f"sentiment {self._mood}"
            paint_icon(painter, self._theme, FACES[self._mood], right, PADDING_PX, FACE_PX, token)
        if self.underMouse() or self.hasFocus() or self.isChecked():
            name = "chevron-down" if self.isChecked() else "chevron-right"
            paint_icon(painter, self._theme, name, right + 1, top, CHEVRON_PX)

    def _paint_lines(self, painter: QPainter, lines: list[str], top: int, height: int) -> int:
        for text in lines:
            place = QRectF(LEFT_PX, top, self.width() - LEFT_PX, height)
            painter.drawText(place, _LINE, text)
            top += height
        return top

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        """Return the lines of the quote and of its facts at a width."""
        if width not in self._wrapped:
            room = max(60, width - LEFT_PX - SIDE_PX)
            quote = wrap(self._words or WITHOUT_WORDS, room, Style(QUOTE_PX), MOST_LINES)
            facts = wrap(self._meta, room, Style(FACTS_PX), 2)
            self._wrapped[width] = ([line.text for line in quote], [line.text for line in facts])
        return self._wrapped[width]


def quote_facts(said: Feedback) -> str:
    """Return who, source, date and status of a quote in one line."""
    day = "" if said.received_on is None else short_day(said.received_on)
    who, source = (" ".join(text.split()) for text in (said.who, said.source))
    return " · ".join(word for word in (who, source, day, said.status) if word)


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_KEYS = {
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Backspace: "remove",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Escape: "shut",
}
