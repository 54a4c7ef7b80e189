"""TroubleDialog: says that something went wrong, that the map is still there, and what to do about it."""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.files.codec import write_map
from mapdesigner.files.disk import FileTrouble, save_bytes
from mapdesigner.files.names import file_stem
from mapdesigner.files.paths import real_path
from mapdesigner.qt.document.document import FILTER
from mapdesigner.qt.document.log_folder import show_log_folder
from mapdesigner.qt.widgets.field import plain_label

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window

MOST_TRACES = 20
CRASHED = "Maps that were not saved then are offered for recovery; what was saved is as you saved it."
PRIVACY = (
    "This report holds none of your map's content beyond the error's own words. It is sent nowhere; "
    "copy it to whoever helps you."
)
Role = QDialogButtonBox.ButtonRole


class TroubleDialog(QDialog):
    """Shows what went wrong, each error once with how many times it came; leaves the map as it is.

    With a `window` its map can be saved as a copy; without one it tells of a crash of the last run.
    """

    def __init__(self, parent: QWidget, state: Path, words: str, window: "Window | None" = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._state = state
        self._window = window
        # Each trace and how many times it came, in the order of the first times.
        self._counts: dict[str, int] = {}
        headline = "Something went wrong" if window else "The program ended unexpectedly last time"
        self.setWindowTitle("Map Designer")
        self.setMinimumSize(600, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(headline, "title", wraps=True))
        self.words = plain_label(words, wraps=True)
        column.addWidget(self.words)
        column.addSpacing(4)
        label = plain_label("What happened", "label")
        column.addWidget(label)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        # Tab leads on to the buttons, as it does everywhere else.
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName("What happened")
        label.setBuddy(self.details)
        column.addWidget(self.details, 1)
        self.outcome = plain_label(PRIVACY, "small", wraps=True)
        column.addWidget(self.outcome)
        column.addSpacing(4)
        column.addWidget(self._buttons())
        self.go_on.setFocus()

    def add(self, trace: str, count: int) -> None:
        """Show an error, or that the same came again."""
        if trace not in self._counts and len(self._counts) >= MOST_TRACES:
            return
        self._counts[trace] = count
        place = self.details.verticalScrollBar().value()
        self.details.setPlainText(self.report())
        self.details.verticalScrollBar().setValue(place)

    def report(self) -> str:
        """Return what can be copied and sent: versions, and each error."""
        from mapdesigner.log import start_line
        from mapdesigner.qt.document.trouble_keeper import libraries

        parts = [start_line(*libraries())]
        for trace, count in self._counts.items():
            times = f"This came {count} times:\n" if count > 1 else ""
            parts.append(f"{times}{trace}")
        return "\n\n".join(parts)

    def _buttons(self) -> QDialogButtonBox:
        row = QDialogButtonBox()
        copying = _button(row, Role.ResetRole, "Copy report", "Copy all this to the clipboard", self._copy)
        _button(row, Role.ResetRole, "Show log file", "Open the folder of the log file", self._show_log)
        if self._window is not None:
            tip = "Save the map as it is now to another file"
            _button(row, Role.ActionRole, "Save a copy…", tip, self._save_copy)
        go_on = _button(row, Role.AcceptRole, "Go on" if self._window else "Close", "", self.accept)
        go_on.setProperty("primary", True)
        go_on.setDefault(True)
        copying.setAutoDefault(False)
        self.go_on = go_on
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self._say("The report is copied.")

    def _show_log(self) -> None:
        self._say(show_log_folder(self._state))

    def _save_copy(self) -> None:
        assert self._window is not None
        saved = save_copy(self._window, self)
        if saved:
            self._say(saved)

    def _say(self, sentence: str) -> None:
        self.outcome.setText(sentence)


def kept_words(windows: Sequence["Window"]) -> str:
    """Keep the map of each window for recovery at once, and return in words how they stand."""
    reasons = [reason for window in windows if (reason := _kept(window))]
    window = windows[-1]
    start = "The last step may not have been carried out."
    if reasons:
        trouble = f"Your map is open, but it can't be kept for recovery ({reasons[0]})."
        return f"{start} {trouble} Save a copy of it now."
    if not window.shows_map:
        return f"{start} You can go on."
    if window.session.is_unsaved:
        return f"{start} Your map is open and kept; you can go on, or save it."
    return f"{start} Your map is open and saved as it is; you can go on."


def save_copy(window: "Window", parent: QWidget) -> str:
    """Let the user choose a file and save the present map there; return how that went, empty if not wanted.

    The window's map stays what it is, with the file it has.
    """
    # What is being typed belongs to it; where just that is broken, the rest is saved without it.
    with contextlib.suppress(Exception):
        window.keep_typing()
    session = window.session
    folder = window.settings.last_folder if session.path is None else session.path.parent
    name = f"{file_stem(session.map_.title)}-copy.json"
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save a copy of the map", str(folder / name), FILTER)
    if not chosen:
        return ""
    path = Path(chosen)
    path = path if path.suffix else path.with_suffix(".json")
    if real_path(path) == session.path:
        return "Choose another name: that is the map's own file."
    try:
        save_bytes(path, write_map(session.map_))
    except FileTrouble as trouble:
        return str(trouble)
    return f"A copy is saved as {path.name}."


def _kept(window: "Window") -> str:
    """Keep a window's map for recovery; return why it can't be, empty when it is."""
    try:
        return window.document.recovery.keep_now()
    except Exception as error:  # whatever is broken now, the window must come up
        return type(error).__name__


def _button(
    row: QDialogButtonBox, role: QDialogButtonBox.ButtonRole, text: str, tip: str, do: Callable[[], object]
) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(lambda: do())
    row.addButton(button, role)
    return button
