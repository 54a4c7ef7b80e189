"""What a reader of an exported file should know: the first sentences, and all of them on request."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mapdesigner.qt.widgets.field import plain_label

MOST_WARNINGS = 4


class ExportWarnings(QWidget):
    """Sentences under the preview; nothing is shown while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._warnings: tuple[str, ...] = ()
        self._words = plain_label("", "hint", wraps=True)
        self._words.setAccessibleName("What a reader should know")
        self.more = QPushButton()
        self.more.setAutoDefault(False)
        self.more.setProperty("quiet", True)
        self.more.clicked.connect(lambda: self._show(len(self._warnings)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._words)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_warnings(())

    def text(self) -> str:
        """Return the sentences that are shown, each on a line."""
        return self._words.text()

    def show_warnings(self, warnings: tuple[str, ...]) -> None:
        """Show other sentences, the first of many."""
        if warnings != self._warnings or not warnings:
            self._warnings = warnings
            self._show(MOST_WARNINGS)

    def _show(self, most: int) -> None:
        more = len(self._warnings) - most
        self._words.setText("\n".join(self._warnings[:most]))
        self.more.setText(f"Show {more:,} more")
        self.more.setVisible(more > 0)
        self.setVisible(bool(self._warnings))
