"""PasteBox: a place for a block of observations, where lines that can't be read wait to be mended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.exchange.observations import Block, Fault
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.growing_text import GrowingText
from mapdesigner.qt.widgets.words import count_words

MOST_SENTENCES = 3


class PasteBox(QWidget):
    """`entered` brings the text to be read; what is left of it comes back through `show_rest`."""

    entered = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text_edit = GrowingText(least_lines=3)
        self.text_edit.setAccessibleName("Rows of date, value and sample size")
        self.text_edit.setPlaceholderText("2026-03-01; 22 %; 1 200\n2026-04-01; 24 %; 1 350")
        self.hint = plain_label(
            "A line for each observation: date, value and, where you know it, sample size.",
            "small",
            wraps=True,
        )
        self.fault = plain_label("", "fault", wraps=True)
        self.fault.hide()
        self.add = QPushButton("Add rows")
        self.cancel = QPushButton("Cancel")
        for button in (self.add, self.cancel):
            button.setProperty("quiet", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.setToolTip("Add rows (Ctrl+Enter)")
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.add)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.hint, self.text_edit, self.fault):
            column.addWidget(widget)
        column.addLayout(foot)
        self.add.clicked.connect(self._enter)
        self.cancel.clicked.connect(self.close_box)
        self.hide()

    def open_box(self) -> None:
        """Show the box with the keyboard in it."""
        self.show()
        self.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rest(self, block: Block) -> None:
        """Show what could not be taken and why; close when all was taken."""
        if not block.faults:
            self.close_box()
            return
        self.text_edit.set_text(block.left)
        self.text_edit.document().setModified(True)  # it is nowhere else
        self.fault.setText(fault_words(block.faults))
        self.fault.show()
        self._mark(True)
        self.open_box()

    def close_box(self) -> None:
        """Forget the text and hide."""
        typed_in = QApplication.focusWidget()
        had_keyboard = typed_in is not None and self.isAncestorOf(typed_in)
        self.text_edit.set_text("")
        self.fault.hide()
        self._mark(False)
        self.hide()
        if had_keyboard:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and not self.text_edit.raw_text().strip():
            self.close_box()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.text_edit.raw_text().strip():
            self.entered.emit(self.text_edit.raw_text())
        else:
            self.close_box()

    def _mark(self, is_faulty: bool) -> None:
        self.text_edit.setProperty("fault", is_faulty)
        self.text_edit.style().unpolish(self.text_edit)
        self.text_edit.style().polish(self.text_edit)


def fault_words(faults: tuple[Fault, ...]) -> str:
    """Return why lines were not taken, a sentence each for the first three."""
    said = [f"Line {line}: {sentence}" if line else sentence for line, sentence in faults[:MOST_SENTENCES]]
    more = len(faults) - len(said)
    if more:
        verb = "has" if more == 1 else "have"
        said.append(f"{count_words(more, 'more line')} {verb} to be mended too.")
    return "\n".join(said)
