"""SmartCheck: what a goal has and lacks to be SMART, a line a letter, in plain words."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from mapdesigner.insight.smart import SMART_WORDS, Gap, SmartLetter
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.goals.smart_sign import LETTER_PX, paint_letter
from mapdesigner.qt.widgets.field import plain_label

# What is seen of a letter that is met; honest about what no program can judge.
MET: Mapping[SmartLetter, str] = {
    "S": "Says something particular.",
    "M": "Measure and target with a number.",
    "A": "Somebody takes it on.",
    "R": "Served on the map.",
    "T": "Has a deadline.",
}


class SmartCheck(QWidget):
    """Five lines: letter, word, and what is missing; met ones say in muted type what was found."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        self.signs = {letter: LetterSign(theme, letter) for letter in SMART_WORDS}
        self.sentences = {letter: plain_label("", "hint", wraps=True) for letter in SMART_WORDS}
        top = Qt.AlignmentFlag.AlignTop
        for row, (letter, word) in enumerate(SMART_WORDS.items()):
            name = plain_label(word)
            name.setStyleSheet("font-size: 12px;")
            grid.addWidget(self.signs[letter], row, 0, top)
            grid.addWidget(name, row, 1, top)
            grid.addWidget(self.sentences[letter], row, 2, top)

    def show_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """Show what is missing."""
        for letter, label in self.sentences.items():
            missing = " ".join(gap.sentence for gap in gaps if gap.letter == letter)
            self.signs[letter].show_missing(bool(missing))
            label.setText(missing or MET[letter])
            # What is missing is what is to be read.
            label.setStyleSheet("")
            label.setProperty("role", "plain" if missing else "hint")
            label.style().unpolish(label)
            label.style().polish(label)
            if missing:
                label.setStyleSheet("font-size: 12px;")


class LetterSign(QWidget):
    """One letter of the sign."""

    def __init__(self, theme: Theme, letter: SmartLetter) -> None:
        super().__init__()
        self._theme = theme
        self._letter = letter
        self._is_missing = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_missing(False)
        theme.changed.connect(self.update)

    def show_missing(self, is_missing: bool) -> None:
        """Show the letter missing, or met."""
        self._is_missing = is_missing
        self.setAccessibleName(f"{SMART_WORDS[self._letter]}: {'missing' if is_missing else 'met'}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(LETTER_PX, LETTER_PX + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_letter(painter, self._theme, 0, 1, self._letter, self._is_missing)
