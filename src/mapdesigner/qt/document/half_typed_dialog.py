"""HalfTypedDialog: words that were still being typed when the program ended, to be copied to their fields."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from mapdesigner.files.kept import HalfTyped
from mapdesigner.qt.widgets.field import plain_label

WIDTH_PX, HEIGHT_PX = 460, 260


class HalfTypedDialog(QDialog):
    """Lists the words, each under the name of its field; the map can be worked on while it is open."""

    def __init__(self, parent: QWidget, found: Sequence[HalfTyped]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Still being typed")
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.text = QPlainTextEdit("\n\n".join(f"{each.field}:\n{each.words}" for each in found))
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Words that were still being typed")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip("Copy all of it")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(plain_label("This was still being typed", "heading", wraps=True))
        advice = "It is not in the map, as it was no finished value. Type or paste it where it belongs."
        column.addWidget(plain_label(advice, "muted", wraps=True))
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
