"""Help: the keys and gestures on one page, and what this program is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from mapdesigner import __version__
from mapdesigner.qt.widgets import messages

Group = tuple[str, tuple[tuple[str, str], ...]]

COLUMNS: tuple[tuple[Group, ...], ...] = (
    (
        (
            "Cards",
            (
                ("Double-click, or Enter", "type a new card"),
                ("Enter · Ctrl+Enter", "keep it · and type the next"),
                ("F2", "rename"),
                ("Arrows · Shift+arrows", "next card · select more"),
                ("Alt+arrows", "move the card"),
                ("Ctrl+D · Delete", "duplicate · delete"),
                ("Ctrl+A", "select all cards"),
                ("Paste lines of text", "a card for each line"),
            ),
        ),
        (
            "Touchpoints",
            (
                ("Alt+1 … Alt+5 · Alt+0", "very bad … very good · none"),
                ("Ctrl+M", "moment of truth"),
                ("Ctrl+I", "improvement note"),
                ("Ctrl+K", "find a ready touchpoint"),
                ("Ctrl+T · Ctrl+Shift+I", "note to touchpoint · improvement"),
            ),
        ),
        (
            "Personas and goals at the left",
            (
                ("Enter", "attach to what is selected · take off"),
                ("Space · F2", "open · rename"),
                ("Alt+Up · Alt+Down", "move up · down"),
                ("Delete", "delete"),
            ),
        ),
    ),
    (
        (
            "Lists in the inspector",
            (
                ("Enter · Escape", "open · close"),
                ("Up · Down · Delete", "go to the next · remove"),
                ("Alt+Up · Alt+Down", "move a metric"),
                ("Ctrl+V", "paste quotes or rows of figures"),
            ),
        ),
        (
            "Improvements",
            (
                ("N, Insert", "type a new note"),
                ("Enter · Ctrl+D · Delete", "rename · duplicate · remove"),
                ("Alt+arrows", "move · change impact, effort"),
            ),
        ),
        (
            "Table",
            (
                ("Enter, F2 or typing", "change the cell, choose"),
                ("Tab · Enter", "next cell · next row"),
                ("Ctrl+Tab · Ctrl+Enter", "leave it · add the next"),
                ("Insert · Delete", "add · empty, delete"),
                ("Ctrl+C · Ctrl+V", "copy · paste a spreadsheet block"),
            ),
        ),
        (
            "Insight",
            (
                ("Up · Down · Enter", "next finding · go there"),
                ("Space · Delete", "its rule · dismiss it"),
            ),
        ),
    ),
    (
        (
            "Map",
            (
                ("Ctrl+Z · Ctrl+Y, Ctrl+Shift+Z", "undo · redo"),
                ("Ctrl+F, Ctrl+H · F3 · Shift+F3", "find, replace · next · before"),
                ("Escape", "leave it, select nothing"),
                ("Ctrl+S · Ctrl+Shift+S", "save · save as"),
                ("Ctrl+Alt+V", "earlier versions of this map"),
                ("Ctrl+E · Ctrl+Shift+E", "export · export again"),
                ("Ctrl+P · Ctrl+Shift+C", "print · copy as a picture"),
                ("Ctrl+N · Ctrl+O", "new map · open"),
            ),
        ),
        (
            "View",
            (
                ("F5 · F6 · F7", "map · table · improvements"),
                ("F8 · Ctrl+Shift+F", "insight · filter"),
                ("Shift+F5", "map beside them"),
                ("Ctrl+wheel, pinch", "zoom"),
                ("Ctrl++ · Ctrl+-", "zoom in · out"),
                ("Ctrl+0 · Ctrl+2 · Ctrl+1", "whole map · its width · 100\u202f%"),
                ("Space+drag", "move about"),
                ("F9 · F10 · F11", "left panel · inspector · full screen"),
                ("Tab · Shift+Tab", "go through panels and fields"),
                ("F1", "this page"),
            ),
        ),
    ),
)


def show_shortcuts(parent: QWidget) -> None:
    """Show the keys and gestures."""
    dialog = shortcuts_dialog(parent)
    dialog.exec()
    dialog.deleteLater()


def shortcuts_dialog(parent: QWidget | None) -> QDialog:
    """Return the dialog of keys and gestures: in columns, so that it fits a small screen."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Keys and gestures")
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(24, 20, 24, 16)
    outer.setSpacing(18)
    row = QHBoxLayout()
    row.setSpacing(28)
    for groups in COLUMNS:
        column = QVBoxLayout()
        column.setSpacing(8)
        for place, (name, rows) in enumerate(groups):
            if place:
                column.addSpacing(14)
            heading = QLabel(name)
            heading.setProperty("role", "heading")
            column.addWidget(heading)
            column.addLayout(_rows(rows))
        column.addStretch(1)
        row.addLayout(column, 1)
    outer.addLayout(row)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, Qt.Orientation.Horizontal)
    buttons.rejected.connect(dialog.reject)
    for button in buttons.buttons():
        button.setIcon(QIcon())
    outer.addWidget(buttons)
    return dialog


def _rows(rows: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, 140)
    for row, (keys, meaning) in enumerate(rows):
        grid.addWidget(QLabel(keys), row, 0)
        words = QLabel(meaning)
        words.setProperty("role", "muted")
        grid.addWidget(words, row, 1)
    grid.setColumnStretch(1, 1)
    return grid


def show_about(parent: QWidget) -> None:
    """Show the program's name, version and licences."""
    messages.inform(
        parent,
        f"Map Designer {__version__}",
        "Map customer journeys live, in a room, offline.\n\n"
        "Free software under the MIT licence. Fonts: Inter and Noto (SIL Open Font License). "
        "Icons: Tabler (MIT). Built with Qt, pydantic, HarfBuzz, ReportLab and matplotlib.",
    )
