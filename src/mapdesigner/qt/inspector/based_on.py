"""BasedOn: the map that a future-state map was made from, with what can be done about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.model import UNTITLED, MapLink, shortened
from mapdesigner.qt.widgets.field import plain_label

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window


class BasedOn(QWidget):
    """Hidden for a map that stands for itself."""

    def __init__(self) -> None:
        super().__init__()
        self.words = plain_label("", "hint", wraps=True)
        self.compare = self._button("Compare…", "List what differs, with both emotion curves")
        self.open = self._button("Open it", "Open that map in a window of its own")
        self.compare.clicked.connect(self._compare)
        self.open.clicked.connect(self._open)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.compare)
        row.addWidget(self.open)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

    def show_link(self, link: MapLink | None) -> None:
        """Show which map it is, or nothing."""
        self.setVisible(link is not None)
        if link is not None:
            file = f" ({link.file})" if link.file else ""
            self.words.setText(f"Based on “{shortened(link.title) or UNTITLED}”{file}")

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        return button

    def _compare(self) -> None:
        from mapdesigner.qt.compare.opening import compare_with_base

        self._in_window(compare_with_base)

    def _open(self) -> None:
        from mapdesigner.qt.compare.opening import open_base

        self._in_window(open_base)

    def _in_window(self, do: "Callable[[Window], None]") -> None:
        do(cast("Window", self.window()))
