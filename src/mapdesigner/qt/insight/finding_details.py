"""What unfolds below a finding: its rule and where that comes from; the field for why it is put aside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.insight.finding import Finding
from mapdesigner.insight.rules import RULES
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.line_edit import LineEdit

MOST_LETTERS = 500
FIELD_PX = 420
_TITLES = {rule.name: rule.title for rule in RULES}


class FindingDetails(QWidget):
    """The rule and its source; `switch_off_wanted` asks that it looks at this map no longer."""

    switch_off_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rule = plain_label("", "hint", wraps=True)
        self.source = plain_label("", "hint", wraps=True)
        self.switch_off = QPushButton("Switch off this rule")
        self.switch_off.setProperty("quiet", True)
        self.switch_off.setToolTip("Look for this on this map no longer; “Rules” switches it on again")
        self.switch_off.clicked.connect(self.switch_off_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.rule)
        column.addWidget(self.source)
        column.addWidget(self.switch_off, 0, Qt.AlignmentFlag.AlignLeft)

    def show_finding(self, finding: Finding) -> None:
        """Show the rule of a finding."""
        title = _TITLES.get(finding.rule, "").rstrip(".")
        self.rule.setText(f"Rule: {title} ({finding.rule})" if title else f"Rule: {finding.rule}")
        self.source.setText(f"Source: {finding.source}")


class DismissForm(QWidget):
    """`given` brings a reason, `left` tells that there is none, `grown` that its height is another."""

    given = Signal(str)
    left = Signal()
    grown = Signal()

    def __init__(self, covers: str = "") -> None:
        """`covers` says what is put aside, where that is more than the sentence tells."""
        super().__init__()
        self.field = LineEdit()
        self.field.setPlaceholderText("Why can this be put aside?")
        self.field.setAccessibleName("Reason to dismiss the finding")
        self.field.setMaxLength(MOST_LETTERS)
        self.field.setMaximumWidth(FIELD_PX)
        self.field.textEdited.connect(lambda: self._show_fault(""))
        self.button = QPushButton("Dismiss")
        self.button.setProperty("primary", True)
        self.button.clicked.connect(self._give)
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(self.close_form)
        self.covers = plain_label(covers, "hint", wraps=True)
        self.covers.setVisible(bool(covers))
        self.fault = plain_label("", "fault", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        row.addWidget(self.cancel)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 2)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.covers)
        column.addWidget(self.fault)
        self.fault.hide()

    def open(self) -> None:
        """Show the field with the keyboard in it."""
        self.show()
        self.grown.emit()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Forget what was typed."""
        self.left.emit()
        self.field.clear()
        self._show_fault("")
        self.hide()
        self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._give()
        elif event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # The arrows would go to another finding while somebody types.
            super().keyPressEvent(event)

    def _give(self) -> None:
        reason = self.field.text().strip()
        if reason:
            self.given.emit(reason)
        else:
            self._show_fault("A finding is dismissed with a reason; write a word or two.")
            self.field.setFocus()

    def _show_fault(self, sentence: str) -> None:
        if sentence == self.fault.text():
            return
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.field.setProperty("fault", bool(sentence))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        self.grown.emit()
