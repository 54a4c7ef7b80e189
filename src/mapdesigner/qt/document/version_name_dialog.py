"""A small dialog for the name of a version."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.qt.widgets.text_cleaning import clean_text

MOST_CHARACTERS = 80
EXAMPLE = "After exercise 2"
WIDTH_PX = 380
NAMED_LAST = "When there are too many versions, those with a name are let go last."


class VersionNameDialog(QDialog):
    """Asks for a name; `name` is what was typed, on one line. A name that is there can be taken away."""

    def __init__(self, parent: QWidget, present: str = "", words: str = "") -> None:
        super().__init__(parent)
        self._may_be_empty = bool(present)
        self.setWindowTitle("Rename this version" if present else "Name this version")
        self.setMinimumWidth(WIDTH_PX)
        self.field = LineEdit(present)
        self.field.setMaxLength(MOST_CHARACTERS)
        self.field.setPlaceholderText(EXAMPLE)
        self.field.setAccessibleName("Name of the version")
        self.field.selectAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton(
            "Rename" if present else "Name", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        label = plain_label("Name", "label")
        label.setBuddy(self.field)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addWidget(plain_label(words, "hint", wraps=True))
        column.addSpacing(8)
        column.addStretch(1)
        column.addWidget(buttons)
        self.field.textChanged.connect(self._check)
        self._check()

    @property
    def name(self) -> str:
        """The name, without line breaks and spaces at its ends."""
        return " ".join(clean_text(self.field.text()).split())

    def _check(self) -> None:
        self.accept_button.setEnabled(self._may_be_empty or bool(self.name))


def asked_name(parent: QWidget, present: str = "", words: str = "") -> str | None:
    """Return the name that the user gives, None when they would rather not."""
    dialog = VersionNameDialog(parent, present, words)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    name = dialog.name
    dialog.deleteLater()
    return name if accepted else None
