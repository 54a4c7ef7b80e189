"""Questions and bad news, as plain text: a user's words never become markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from mapdesigner.files.disk import FileTrouble, UnreadableFile


def tell(parent: QWidget, headline: str, sentence: str, details: str = "") -> None:
    """Show bad news and wait until it was read."""
    box = _box(parent, QMessageBox.Icon.Warning, headline, sentence)
    if details:
        box.setDetailedText(details)
    box.exec()
    box.deleteLater()


def tell_trouble(parent: QWidget, headline: str, trouble: FileTrouble) -> None:
    """Show what is wrong with a file; each fault of an unreadable one is among the details."""
    faults = trouble.faults if isinstance(trouble, UnreadableFile) else ()
    tell(parent, headline, str(trouble), "\n".join(faults) if len(faults) > 1 else "")


def inform(parent: QWidget, headline: str, words: str) -> None:
    """Show news that is neither good nor bad."""
    box = _box(parent, QMessageBox.Icon.NoIcon, headline, words)
    box.exec()
    box.deleteLater()


def ask_to_save(parent: QWidget, title: str) -> QMessageBox.StandardButton:
    """Ask what to do with an unsaved map: Save, Discard or Cancel."""
    box = _box(
        parent,
        QMessageBox.Icon.Question,
        f"Save the changes to “{title}”?",
        "They are lost if you don't save them.",
    )
    box.setStandardButtons(
        QMessageBox.StandardButton.Save
        | QMessageBox.StandardButton.Discard
        | QMessageBox.StandardButton.Cancel
    )
    box.setDefaultButton(QMessageBox.StandardButton.Save)
    box.button(QMessageBox.StandardButton.Save).setProperty("primary", True)
    box.button(QMessageBox.StandardButton.Discard).setText("Don't save")
    answer = QMessageBox.StandardButton(box.exec())
    box.deleteLater()
    return answer


def _box(parent: QWidget, icon: QMessageBox.Icon, headline: str, sentence: str) -> QMessageBox:
    box = QMessageBox(icon, "Map Designer", headline, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(sentence)
    # The informative text guesses its format by itself; a file name like <b>x is still a file name.
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box
