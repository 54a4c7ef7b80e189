"""DismissedFoot: how many findings were put aside, and which for what reason, below those that were not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.insight.finding import DismissedFinding
from mapdesigner.qt.widgets.field import plain_label

SIDE_PX = 16


class DismissedFoot(QWidget):
    """`restore_wanted` brings a finding that is to be told again."""

    restore_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._dismissed: tuple[DismissedFinding, ...] = ()
        self._is_open = False
        self.line = plain_label("", "muted", wraps=True)
        self.line.setContentsMargins(0, 16, 0, 0)
        self.line.hide()
        self.button = QPushButton()
        self.button.setProperty("quiet", True)
        self.button.clicked.connect(self._toggle)
        self.rows: list[DismissedRow] = []
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE_PX, 12, SIDE_PX, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)

    def show_dismissed(self, dismissed: tuple[DismissedFinding, ...]) -> None:
        """Show how many there are, and which while the list is open."""
        if dismissed != self._dismissed:
            self._dismissed = dismissed
            self._fill()
        self._show_words()

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._fill()
        self._show_words()

    def _show_words(self) -> None:
        count = len(self._dismissed)
        self.button.setText(f"{count:,} dismissed · {'Hide' if self._is_open else 'Show'}")
        self.button.setVisible(bool(count))
        self._list.setVisible(self._is_open and bool(count))

    def _fill(self) -> None:
        had_keyboard = any(row.button.hasFocus() for row in self.rows)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [DismissedRow(each) for each in self._dismissed] if self._is_open else []
        for row in self.rows:
            row.button.clicked.connect(
                lambda _=False, one=row.dismissed.finding: self.restore_wanted.emit(one)
            )
            self._column.addWidget(row)
        if had_keyboard:
            (self.rows[0].button if self.rows else self.button).setFocus()


class DismissedRow(QWidget):
    """A finding that was put aside, its reason, and the button that brings it back."""

    def __init__(self, dismissed: DismissedFinding) -> None:
        super().__init__()
        self.dismissed = dismissed
        self.sentence = plain_label(dismissed.finding.sentence, "muted", wraps=True)
        self.reason = plain_label(f"Dismissed: {dismissed.reason}", "hint", wraps=True)
        self.button = QPushButton("Restore")
        self.button.setAccessibleName(f"Restore: {dismissed.finding.sentence}")
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self.sentence)
        text.addWidget(self.reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(text, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
