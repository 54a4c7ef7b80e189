"""What was found in a damaged file: asks whether what is sound of it shall be opened."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from mapdesigner.files.repair import Repaired
from mapdesigner.model import touchpoint_count
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words


class RepairDialog(QDialog):
    """Lists what was mended and what is set aside; accepted when the user wants what is sound."""

    def __init__(self, parent: QWidget, path: Path, result: Repaired) -> None:
        super().__init__(parent)
        self.setWindowTitle("Damaged map")
        self.setMinimumSize(560, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(f"{path.name} is damaged", "title", wraps=True))
        words = count_words(touchpoint_count(result.map_), "touchpoint")
        stages = count_words(len(result.map_.stages), "stage")
        sentence = (
            f"What is sound of it can be opened as an unsaved map: {stages} with {words}. "
            "The file itself stays as it is, with all that could not be read."
        )
        column.addWidget(plain_label(sentence, wraps=True))
        column.addWidget(plain_label("What was mended or left out", "label"))
        self.list = QPlainTextEdit(report(result))
        self.list.setReadOnly(True)
        self.list.setAccessibleName("What was mended or left out")
        column.addWidget(self.list, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = buttons.addButton("Open the readable part", QDialogButtonBox.ButtonRole.AcceptRole)
        self.open_button.setProperty("primary", True)
        self.open_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def wants_repaired(parent: QWidget, path: Path, result: Repaired) -> bool:
    """Show what is wrong with a file and return whether what is sound of it shall be opened."""
    dialog = RepairDialog(parent, path, result)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


def report(result: Repaired) -> str:
    """Return the repairs, a line each, and the parts that were set aside as they stood in the file."""
    lines = [f"• {sentence}" for sentence in result.repairs]
    if result.set_aside:
        lines += ["", "Set aside, as it stands in the file:"]
        lines += [f"\n{part.place}\n{part.json}" for part in result.set_aside]
    return "\n".join(lines)
