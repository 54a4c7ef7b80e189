"""Questions and bad news, as plain text: a user's words never become markup."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from mapdesigner.files.disk import FileTrouble, UnreadableFile
from mapdesigner.files.recovery import DISCARDED_DAYS
from mapdesigner.model import shortened
from mapdesigner.qt.widgets.letting_go import close_menus
from mapdesigner.qt.widgets.wrapped_text import wrapped

HEADLINE_SIZE_PX, HEADLINE_PX, MOST_LINES = 15, 380, 6
MOST_OF_A_TITLE = 160


def tell(parent: QWidget, headline: str, sentence: str, details: str = "") -> None:
    """Show bad news and wait until it was read."""
    box = _box(parent, headline, sentence)
    if details:
        box.setDetailedText(details)
    box.exec()
    box.deleteLater()


def tell_trouble(parent: QWidget, headline: str, trouble: FileTrouble) -> None:
    """Show what is wrong with a file; each fault of an unreadable one is among the details."""
    faults = trouble.faults if isinstance(trouble, UnreadableFile) else ()
    # The headline says already that the file can't be opened.
    name, split, fault = str(trouble).partition(" can't be opened. ")
    sentence = f"{name}: {fault[:1].lower()}{fault[1:]}" if faults and split else str(trouble)
    tell(parent, headline, sentence, "\n".join(faults) if len(faults) > 1 else "")


def ask(
    parent: QWidget, headline: str, sentence: str, choices: Sequence[str], details: str = ""
) -> int | None:
    """Ask with a button for each choice, the first of them the usual one; None when none was chosen."""
    return Question(parent, headline, sentence, choices, details).answer()


class Question:
    """A question with a button for each choice, which can end without an answer when it no longer matters.

    Enter takes the first choice; when nobody asked for the question, Enter only puts it off.
    """

    def __init__(
        self,
        parent: QWidget,
        headline: str,
        sentence: str,
        choices: Sequence[str],
        details: str = "",
        comes_by_itself: bool = False,
    ) -> None:
        self.is_ended = False
        self._box = box = _box(parent, headline, sentence)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        self._buttons = [box.addButton(choice, QMessageBox.ButtonRole.AcceptRole) for choice in choices]
        if comes_by_itself:
            box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        else:
            box.setDefaultButton(self._buttons[0])
        box.setEscapeButton(QMessageBox.StandardButton.Cancel)
        _dress_default(box)
        if details:
            box.setDetailedText(details)

    def answer(self) -> int | None:
        """Ask, and return which choice was taken; None when none was."""
        self._box.exec()
        chosen = self._box.clickedButton()
        self._box.deleteLater()
        return next((at for at, button in enumerate(self._buttons) if button is chosen), None)

    def end(self) -> None:
        """Close it, as if nothing had been chosen."""
        self.is_ended = True
        self._box.done(0)


def inform(parent: QWidget, headline: str, words: str) -> None:
    """Show news that is neither good nor bad."""
    box = _box(parent, headline, words)
    box.exec()
    box.deleteLater()


def ask_to_save(parent: QWidget, title: str) -> QMessageBox.StandardButton:
    """Ask what to do with an unsaved map: Save, Discard or Cancel."""
    box = _box(
        parent,
        f"Save the changes to “{shortened(title, MOST_OF_A_TITLE)}”?",
        f"If you don't save them, they are kept for {DISCARDED_DAYS} days under File ▸ Discarded maps.",
    )
    box.setStandardButtons(
        QMessageBox.StandardButton.Save
        | QMessageBox.StandardButton.Discard
        | QMessageBox.StandardButton.Cancel
    )
    box.setDefaultButton(QMessageBox.StandardButton.Save)
    _dress_default(box)
    box.button(QMessageBox.StandardButton.Discard).setText("Don't save")
    answer = QMessageBox.StandardButton(box.exec())
    box.deleteLater()
    return answer


def _box(parent: QWidget, headline: str, sentence: str) -> QMessageBox:
    # Over an open menu nobody could answer.
    close_menus(parent)
    # A headline is no sentence; and the words say what the matter is, a stock picture would only shout.
    box = QMessageBox(parent)
    box.setWindowTitle("Map Designer")
    # Over an informative text Qt neither breaks the headline nor makes room for it.
    box.setText(
        "\n".join(wrapped(headline.removesuffix("."), HEADLINE_SIZE_PX, True, HEADLINE_PX, MOST_LINES))
    )
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.setDefaultButton(QMessageBox.StandardButton.Ok)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(sentence)
    # The informative text guesses its format by itself; a file name like <b>x is still a file name.
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    _dress_default(box)
    return box


def _dress_default(box: QMessageBox) -> None:
    for button in box.buttons():
        is_default = button is box.defaultButton()
        button.setProperty("primary", is_default)
        button.style().unpolish(button)
        button.style().polish(button)
        button.setIcon(QIcon())
