"""Banner: a sentence that stays above the views until it no longer holds, with what can be done about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from mapdesigner.qt.widgets.field import plain_label


class Banner(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", True)
        self._words = plain_label("", wraps=True)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 12, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, empty while it is hidden."""
        return self._words.text() if self.isVisible() else ""

    def say(self, words: str, *choices: tuple[str, Callable[[], object]]) -> None:
        """Show a sentence and a button for each choice."""
        self._clear()
        self._words.setText(words)
        self.setAccessibleName(words)
        for text, do in choices:
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, do=do: do())
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()

    def be_quiet(self) -> None:
        """Hide: what was said no longer holds."""
        self._clear()
        self.hide()

    def _clear(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
