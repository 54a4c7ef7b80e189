"""Answers to dialogs: what a person clicks or chooses while the program waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMessageBox, QPushButton

EVERY_MS = 20


@contextmanager
def answering(button: str) -> Iterator[list[str]]:
    """Click a button of the dialog that opens meanwhile; yields what the dialog said."""
    said: list[str] = []

    def click(dialog: QDialog) -> bool:
        for widget in dialog.findChildren(QPushButton):
            if widget.text().replace("&", "") == button:
                said.extend(label.text() for label in dialog.findChildren(QLabel) if label.text())
                widget.click()
                return True
        return False

    with _when_a_dialog_opens(click, QMessageBox):
        yield said
    assert said, f"no dialog with a button “{button}” opened"


@contextmanager
def choosing(path: Path) -> Iterator[None]:
    """Choose a file in the file dialog that opens meanwhile."""
    chosen: list[Path] = []

    def choose(dialog: QDialog) -> bool:
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.accept()
        chosen.append(path)
        return True

    with _when_a_dialog_opens(choose, QFileDialog):
        yield
    assert chosen, "no file dialog opened"


@contextmanager
def _when_a_dialog_opens(act, kind: type[QDialog]) -> Iterator[None]:
    timer = QTimer()
    timer.setInterval(EVERY_MS)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and act(dialog):
            timer.stop()

    timer.timeout.connect(look)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
