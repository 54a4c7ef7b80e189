"""Answers to dialogs: what a person clicks, types or chooses while the program waits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton

EVERY_MS = 20


@contextmanager
def when_a_dialog_opens(kind: type[QDialog], act: Callable[[QDialog], object]) -> Iterator[None]:
    """Do something once, with the next dialog of a kind that opens meanwhile; fail when none does.

    `act` may return False to say that this was not the dialog it waits for.
    """
    done: list[bool] = []
    timer = QTimer()
    timer.setInterval(EVERY_MS)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        # Stopped while it acts: what it does may open another dialog, which is not for it.
        if isinstance(dialog, kind) and not done:
            timer.stop()
            if act(dialog) is False:
                timer.start()
            else:
                done.append(True)

    timer.timeout.connect(look)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
    assert done, f"no {kind.__name__} opened that could be answered"


@contextmanager
def answering(button: str, kind: type[QDialog] = QMessageBox) -> Iterator[list[str]]:
    """Click a button of the dialog that opens meanwhile; yields what the dialog said."""
    said: list[str] = []

    def click(dialog: QDialog) -> bool:
        for widget in dialog.findChildren(QPushButton):
            if widget.text().replace("&", "") == button:
                said.extend(label.text() for label in dialog.findChildren(QLabel) if label.text())
                widget.click()
                return True
        return False

    with when_a_dialog_opens(kind, click):
        yield said


@contextmanager
def choosing(path: Path) -> Iterator[None]:
    """Type a file's whole path into the file dialog that opens meanwhile, and accept it."""

    def choose(dialog: QDialog) -> None:
        # Not selectFile: Qt ignores it while the name field has the focus, which depends on the machine.
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        dialog.accept()

    with when_a_dialog_opens(QFileDialog, choose):
        yield
