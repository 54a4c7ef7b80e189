"""VersionPane: one version with its picture, what changed since, and what can be done with it."""

from datetime import date
from typing import NamedTuple, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from mapdesigner.files.versions import Version, read_version
from mapdesigner.insight.change_words import change_lines
from mapdesigner.layout.marks import Box
from mapdesigner.model import JourneyMap
from mapdesigner.qt.document.version_name_dialog import NAMED_LAST
from mapdesigner.qt.document.version_picture import VersionPicture, picture_box
from mapdesigner.qt.document.version_words import heading_words, lines_words, moment_words, reason_words
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.worker import Worker
from mapdesigner.session import Session

CHANGES_PX = 112


class Shown(NamedTuple):
    """A version that was read: its map, what changed since, and its picture laid out."""

    version: Version
    map_: JourneyMap
    lines: tuple[str, ...]
    box: Box


class VersionPane(QWidget):
    """Reads and lays out a version on another thread; `unreadable` brings one that can't be read.

    `version` is the chosen one, `shown` the same once it was read.
    """

    unreadable = Signal(object)

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._session = session
        self._worker = Worker(self)
        self._worker.done.connect(self._show)
        self._worker.failed.connect(self._show_trouble)
        self.version: Version | None = None
        self.shown: Shown | None = None
        self._make_widgets(theme)
        self._lay_out()
        self._enable()

    def show_version(self, version: Version | None) -> None:
        """Show another version, or none."""
        self.version, self.shown = version, None
        self._worker.cancel()
        self.heading.setText("" if version is None else _heading(version))
        self.sentence.setText("" if version is None else version.about.words)
        self.changes.setPlainText("")
        self.picture.show_sentence("")
        self._enable()
        if version is not None:
            now = self._session.map_
            self._worker.start(lambda _, __: _read(version, now))

    def shut_down(self) -> None:
        """Stop reading; call it before the pane goes."""
        self._worker.shut_down()

    def _show(self, outcome: object) -> None:
        self.shown = shown = cast(Shown, outcome)
        self.changes.setPlainText(lines_words(shown.lines))
        self.picture.show_box(shown.box)
        self._enable()

    def _show_trouble(self, error: object) -> None:
        if self.version is not None:
            self.sentence.setText("This version can't be read.")
            self.picture.show_sentence(f"{reason_words(error)} Delete this version, or leave it.")
            self.unreadable.emit(self.version)

    def _enable(self) -> None:
        shown, version = self.shown, self.version
        differs = shown is None or bool(shown.lines)
        self.restore_button.setEnabled(shown is not None and differs)
        self.restore_button.setToolTip(
            "Make it the present state; undo brings back what was"
            if differs
            else "It is the map as it is now"
        )
        self.copy_button.setEnabled(shown is not None)
        self.rename_button.setEnabled(shown is not None)
        self.rename_button.setText("Rename…" if version is not None and version.about.name else "Name…")
        self.delete_button.setEnabled(version is not None)

    def _make_widgets(self, theme: Theme) -> None:
        self.heading = plain_label("", "heading", wraps=True)
        self.sentence = plain_label("", "muted", wraps=True)
        self.picture = VersionPicture(theme)
        self.changes = QPlainTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)
        self.changes.setFixedHeight(CHANGES_PX)
        self.changes.setAccessibleName("What changed since then")
        self.restore_button = QPushButton("Restore")
        self.restore_button.setProperty("primary", True)
        self.copy_button = QPushButton("Open as a copy")
        self.copy_button.setToolTip("Open it as an unsaved map of its own")
        self.rename_button = QPushButton("Name…")
        self.rename_button.setToolTip(NAMED_LAST)
        self.delete_button = QPushButton("Delete")
        self.delete_button.setToolTip("Remove this version for good (Delete)")
        self.delete_button.setProperty("danger", True)
        for button in self._buttons():
            button.setAutoDefault(False)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.restore_button, self.copy_button, self.rename_button, self.delete_button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.sentence)
        column.addSpacing(4)
        column.addWidget(self.picture, 1)
        column.addSpacing(6)
        column.addWidget(plain_label("What changed since then", "label"))
        column.addWidget(self.changes)
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        *others, delete = self._buttons()
        for button in others:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(delete)
        column.addLayout(row)


def _read(version: Version, now: JourneyMap) -> Shown:
    """Read a version and lay it out. Raises OSError or UnreadableMap when it can't be read."""
    map_ = read_version(version.path)
    return Shown(version, map_, change_lines(map_, now), picture_box(map_))


def _heading(version: Version) -> str:
    return f"{moment_words(version.about, date.today())} · {heading_words(version.about)}"
