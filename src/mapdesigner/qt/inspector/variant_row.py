"""VariantRow: one variant of an experiment, name, visitors and conversions to type, and its rate."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mapdesigner.exchange.variants_block import is_block
from mapdesigner.insight.experiment_state import rate_words
from mapdesigner.model import Variant
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.half_typed import TYPED
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.qt.widgets.pasted import words_on_clipboard
from mapdesigner.qt.widgets.text_fields import MOST_CHARACTERS
from mapdesigner.qt.widgets.words import number_words

COLUMNS = ("name", "visitors", "conversions")
REMOVE_PX = 22
RATE_PX = 46


class VariantCell(LineEdit):
    """A cell. `left` comes when the keyboard goes, `went` with −1 or 1 when it goes up or down by a key,
    `block_pasted` with a text of more than one cell."""

    left = Signal()
    went = Signal(object, int)
    block_pasted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty(TYPED, False)
        self.fault = ""
        self._shown = ""
        self.setMaxLength(MOST_CHARACTERS)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._typed)

    @property
    def is_typed(self) -> bool:
        """Whether it holds what was typed and is not in the map yet."""
        return bool(self.property(TYPED))

    def show_text(self, text: str) -> None:
        """Show what the map has; what is being typed stays."""
        # While the keyboard is here, only what came from elsewhere changes the text: a number that was just
        # typed is put in order later.
        is_news = text != self._shown or not self.hasFocus()
        if not self.is_typed and not self.fault and is_news and text != self.text():
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)
        self._shown = text

    def accept_typed(self, text: str) -> None:
        """Be done with what was typed: it can be kept."""
        self.setProperty(TYPED, False)
        self._set_fault("")
        self._shown = text
        if not self.hasFocus() and text != self.text():
            self.setText(text)

    def refuse(self, sentence: str) -> None:
        """Keep what was typed, marked: it can't be put into the map."""
        self._set_fault(sentence)

    def forget(self) -> None:
        """Show what the map has again."""
        self.setProperty(TYPED, False)
        self._set_fault("")
        if self.text() != self._shown:
            self.setText(self._shown)

    def paste(self) -> None:
        text = words_on_clipboard()
        if is_block(text):
            self.block_pasted.emit(text)
        else:
            super().paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.went.emit(self, 1)
        elif key == Qt.Key.Key_Up:
            self.went.emit(self, -1)
        elif key == Qt.Key.Key_Escape and self.text() != self._shown:
            self.forget()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
            if not self.is_typed:
                self.show_text(self._shown)

    def _typed(self) -> None:
        self.setProperty(TYPED, True)

    def _set_fault(self, sentence: str) -> None:
        if sentence == self.fault:
            return
        self.fault = sentence
        self.setToolTip(plain_tip(sentence) if sentence else "")
        self.setProperty("fault", bool(sentence))
        self.style().unpolish(self)
        self.style().polish(self)


class VariantRow(QWidget):
    """A variant on two lines: its name with its rate and a cross, and under it the counts."""

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__()
        self._theme = theme
        self.cells = tuple(VariantCell(f"Variant {place + 1}, {name}") for name in COLUMNS)
        self.cells[0].setPlaceholderText("Name of the variant")
        self.rate = plain_label("–")
        self.rate.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.rate.setMinimumWidth(RATE_PX)
        self.remove = QToolButton()
        self.remove.setFixedSize(REMOVE_PX, REMOVE_PX)
        self.remove.setIconSize(QSize(14, 14))
        self.remove.setStyleSheet("padding: 0; min-height: 0;")
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove.setToolTip("Remove variant")
        self.remove.setAccessibleName(f"Remove variant {place + 1}")
        self._lay_out()
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def show_variant(self, variant: Variant) -> None:
        """Show a variant, except in cells that are being typed into."""
        for name, cell in zip(COLUMNS, self.cells, strict=True):
            cell.show_text(cell_text(variant, name))
        self.rate.setText(rate_words(variant))

    def forget(self) -> None:
        """Show what the map has again."""
        for cell in self.cells:
            cell.forget()

    def _lay_out(self) -> None:
        name, visitors, conversions = self.cells
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(5)
        first.addWidget(name, 1)
        first.addWidget(self.rate)
        first.addWidget(self.remove)
        for cell, word in ((visitors, "visitors"), (conversions, "conversions")):
            cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            second.addWidget(cell, 1)
            second.addWidget(plain_label(word, "small"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(first)
        column.addLayout(second)

    def _draw_icon(self) -> None:
        self.remove.setIcon(icon(self._theme, "x", "muted", 14))


def cell_text(variant: Variant, name: str) -> str:
    """Return what a cell shows of a variant; a count of 0 is 0, thousands are apart."""
    value = getattr(variant, name)
    return value if isinstance(value, str) else number_words(value)
