"""Fields of five steps: a sentiment as faces, a size as dots."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from mapdesigner.exchange.figures import as_figures
from mapdesigner.layout.icons import FACES
from mapdesigner.model import SENTIMENT_WORDS
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.field import Field
from mapdesigner.qt.widgets.mixed import MIXED, MIXED_WORD

FACE_PX = 18
DOT_PX = 12
DOT_GAP_PX = 6


def stepped(value: int | None, key: int, low: int, high: int, start: int) -> int | None:
    """Return the value after a key: an arrow goes a step, Home and End to the ends, Delete to none.

    The same value comes back for any other key; from none an arrow goes to `start`.
    """
    steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
    if key in steps:
        return start if value is None else max(low, min(high, value + steps[Qt.Key(key)]))
    if key == Qt.Key.Key_Home:
        return low
    if key == Qt.Key.Key_End:
        return high
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        return None
    return value


class StepRow(QWidget):
    """What faces and dots share: one stop of the Tab key, keys that go from step to step."""

    chosen = Signal(object)

    def __init__(self, low: int, high: int, start: int) -> None:
        super().__init__()
        self.value: object = None
        self._low, self._high, self._start = low, high, start
        # A click leaves the keyboard where it was, so that Delete still means the card on the canvas.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = self.value if isinstance(self.value, int) else None
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        new = stepped(now, event.key(), self._low, self._high, self._start) if plain else now
        handled = plain and event.key() in _STEP_KEYS
        if not handled:
            super().keyPressEvent(event)
        elif new != now or self.value is MIXED:
            self.chosen.emit(new)

    def pick(self, value: int) -> None:
        """Choose a step; the one that is chosen already is taken back."""
        self.chosen.emit(None if value == self.value else value)


class FaceRow(StepRow):
    """Five faces side by side."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(-2, 2, 0)
        self._theme = theme
        self._buttons: dict[int, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for mood, word in SENTIMENT_WORDS.items():
            button = QToolButton()
            button.setCheckable(True)
            button.setProperty("face", True)
            button.setProperty("mood", str(mood))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setIconSize(QSize(FACE_PX, FACE_PX))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setToolTip(word.capitalize())
            button.setAccessibleName(word.capitalize())
            button.clicked.connect(lambda _checked, mood=mood: self._clicked(mood))
            row.addWidget(button)
            self._buttons[mood] = button
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def show_value(self, value: object) -> None:
        """Check the face of a value, none for None and MIXED."""
        self.value = value
        for mood, button in self._buttons.items():
            button.setChecked(mood == value)
        self._draw_ring()

    def button(self, mood: int) -> QToolButton:
        """Return the button of a sentiment."""
        return self._buttons[mood]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._draw_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._draw_ring()

    def sizeHint(self) -> QSize:
        return QSize(200, 38)

    def _clicked(self, mood: int) -> None:
        self.pick(mood)
        self.show_value(self.value)

    def _draw_ring(self) -> None:
        """Ring the face that the keys are at: the chosen one, or the one that an arrow would choose."""
        at = self.value if isinstance(self.value, int) else self._start
        for mood, button in self._buttons.items():
            is_ringed = self.hasFocus() and mood == at
            if bool(button.property("ringed")) != is_ringed:
                button.setProperty("ringed", is_ringed)
                button.style().unpolish(button)
                button.style().polish(button)

    def _draw_icons(self) -> None:
        for mood, button in self._buttons.items():
            button.setIcon(icon(self._theme, FACES[mood], f"sentiment {mood}", FACE_PX))


class DotRow(StepRow):
    """Five dots, filled up to the value."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(1, 5, 3)
        self._theme = theme
        self._pointed = 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_value(self, value: object) -> None:
        """Fill the dots up to a value, none for None and MIXED."""
        if value != self.value:
            self.value = value
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(5 * (DOT_PX + DOT_GAP_PX) + 30, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(5 * (DOT_PX + DOT_GAP_PX), 30)

    def place_of(self, step: int) -> QRectF:
        """Return the square of a dot, 1 … 5."""
        left = 4 + (step - 1) * (DOT_PX + DOT_GAP_PX)
        return QRectF(left, (self.height() - DOT_PX) / 2, DOT_PX, DOT_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and step:
            self.pick(step)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointed = self._step_at(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        figure = as_figures(event.text())
        if figure in ("1", "2", "3", "4", "5"):
            self.chosen.emit(int(figure))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = self.value if isinstance(self.value, int) else 0
        for step in range(1, 6):
            is_on = step <= filled
            edge = self._theme.colour("accent" if is_on or step <= self._pointed else "faint")
            painter.setPen(QPen(edge, 1.5))
            painter.setBrush(edge if is_on else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.place_of(step).adjusted(1, 1, -1, -1))
        painter.setPen(self._theme.colour("muted"))
        words = MIXED_WORD if self.value is MIXED else str(filled or "")
        painter.drawText(
            self.rect().adjusted(round(self.place_of(5).right()) + 8, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            words,
        )
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _step_at(self, x: float) -> int:
        step = int((x - 4 + DOT_GAP_PX / 2) // (DOT_PX + DOT_GAP_PX)) + 1
        return step if 1 <= step <= 5 else 0


class StepField(Field):
    """A value of five steps, or none, shown by a row of faces or dots."""

    def __init__(self, label: str, row: FaceRow | DotRow) -> None:
        super().__init__(label)
        self.row = row
        self._name = label
        self.set_control(row, label)
        row.chosen.connect(self.changed.emit)

    def show_value(self, value: object) -> None:
        self.row.show_value(value)
        # Dots say it themselves; faces have no place for the word.
        is_mixed = value is MIXED and isinstance(self.row, FaceRow)
        self.label.setText(f"{self._name} · {MIXED_WORD}" if is_mixed else self._name)
        self.row.setAccessibleName(f"{self._name}: {self._words(value)}")

    def _words(self, value: object) -> str:
        if value is MIXED or not isinstance(value, int):
            return MIXED_WORD if value is MIXED else "not set"
        return SENTIMENT_WORDS[value] if isinstance(self.row, FaceRow) else f"{value} of 5"


_STEP_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
)
