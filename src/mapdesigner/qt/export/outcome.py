"""The foot of the export window: progress, how it went, the buttons; and its words."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from mapdesigner.export.formats import Format
from mapdesigner.export.sheet import Exported
from mapdesigner.files.disk import FileTrouble
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words

PROGRESS_PX = 180


class ExportFoot(QWidget):
    """What happens with the file at the left, the buttons at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._path: Path | None = None
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(PROGRESS_PX)
        self.doing = plain_label("", "small")
        self.outcome = plain_label("", "hint", wraps=True)
        self.outcome.setAccessibleName("How the export went")
        self.open = _button("&Open", is_quiet=True)
        self.folder = _button("Show in &folder", is_quiet=True)
        self.close_ = _button("Close")
        self.export = _button("Export…")
        self.export.setProperty("primary", True)
        self.export.setAutoDefault(True)
        self.export.setDefault(True)
        self.export.setMinimumWidth(150)
        self.open.clicked.connect(lambda: self._open_outside(self._path))
        self.folder.clicked.connect(lambda: self._open_outside(self._path.parent if self._path else None))
        waiting = QVBoxLayout()
        waiting.setSpacing(4)
        waiting.addStretch(1)
        waiting.addWidget(self.doing)
        waiting.addWidget(self.progress)
        waiting.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 12)
        row.setSpacing(8)
        row.addLayout(waiting)
        row.addWidget(self.outcome, 1)
        for button in (self.open, self.folder):
            row.addWidget(button)
        row.addSpacing(8)
        ends = QDialogButtonBox()
        ends.addButton(self.close_, QDialogButtonBox.ButtonRole.RejectRole)
        ends.addButton(self.export, QDialogButtonBox.ButtonRole.AcceptRole)
        row.addWidget(ends)
        self.show_idle()
        self.say("")

    def show_progress(self, share: float, doing: str) -> None:
        """Show how far it is, 0 … 1, and what is being done."""
        self.progress.setValue(round(1000 * share))
        self.progress.show()
        self.doing.setText(doing)
        self.doing.setVisible(bool(doing))

    def show_idle(self) -> None:
        """Show that nothing is under way."""
        self.progress.hide()
        self.doing.hide()

    def show_exporting(self, is_exporting: bool) -> None:
        """Offer Cancel while a file is made."""
        self.export.setEnabled(not is_exporting)
        self.close_.setText("Cancel" if is_exporting else "Close")
        self.progress.setVisible(is_exporting)

    def say(self, sentence: str, role: str = "hint") -> None:
        """Say how it went, or nothing any more."""
        self.outcome.setProperty("role", role)
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
        self.outcome.setText(sentence)
        self._path = None
        self.open.hide()
        self.folder.hide()

    def say_saved(self, sentence: str, path: Path) -> None:
        """Say that a file was written and offer to open it."""
        self.say(sentence, "good")
        self._path = path
        self.open.show()
        self.folder.show()

    def _open_outside(self, path: Path | None) -> None:
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.say(f"{path} can't be opened from here; no program is set for it.", "fault")


def facts_of(format_: Format, exported: Exported) -> str:
    """Return in a line how long and how large the file is, and what else is to be known of it."""
    pages = "slide" if format_.ending == ".pptx" else "page"
    has_pages = format_.ending in (".pdf", ".pptx")
    facts = [count_words(exported.page_count, pages)] if has_pages else []
    return " · ".join(
        [*facts, size_words(len(exported.data)), *(note.rstrip(".") for note in exported.notes)]
    )


def saved_words(path: Path, exported: Exported) -> str:
    """Return a sentence about a file that was written."""
    pages = f"{count_words(exported.page_count, 'page')}, " if exported.page_count > 1 else ""
    return f"{path.name} saved: {pages}{size_words(len(exported.data))}."


def size_words(size_bytes: int) -> str:
    """Return a file's size: 124 KB, 1.2 MB."""
    if size_bytes >= 1_000_000:
        return f"{size_bytes / 1e6:.1f}\u202fMB"
    return f"{max(1, round(size_bytes / 1e3))}\u202fKB"


def is_sentence(trouble: object) -> bool:
    """Tell whether an error's message is made for the user."""
    return isinstance(trouble, FileTrouble) or bool(getattr(trouble, "is_sentence", False))


def _button(words: str, is_quiet: bool = False) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    if is_quiet:
        button.setProperty("quiet", True)
    return button
