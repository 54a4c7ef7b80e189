"""Help: the keys and gestures on one page, and what this program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from mapdesigner import __version__
from mapdesigner.qt import messages

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Cards",
        (
            ("Double-click, or Enter", "type a new card"),
            ("Enter · Ctrl+Enter", "keep it · keep it and type the next"),
            ("F2", "rename"),
            ("Arrows · Shift+arrows", "go to the next card · select more"),
            ("Alt+arrows", "move the card"),
            ("Ctrl+D · Delete", "duplicate · delete"),
            ("Paste lines of text", "a card for each line"),
        ),
    ),
    (
        "Touchpoints",
        (
            ("Alt+1 … Alt+5", "sentiment, very bad … very good"),
            ("Ctrl+M", "moment of truth"),
            ("Ctrl+I", "improvement note"),
            ("Ctrl+K", "find a ready touchpoint"),
        ),
    ),
    (
        "View",
        (
            ("Ctrl+wheel, pinch", "zoom"),
            ("Ctrl+0 · Ctrl+1", "whole map · 100 %"),
            ("Space+drag, middle button", "move about"),
            ("F9 · F10 · F11", "catalogue · inspector · full screen"),
        ),
    ),
)


def show_shortcuts(parent: QWidget) -> None:
    """Show the keys and gestures."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Keys and gestures")
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(16)
    for name, rows in GROUPS:
        heading = QLabel(name)
        font = heading.font()
        font.setWeight(font.Weight.DemiBold)
        heading.setFont(font)
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 200)
        for row, (keys, meaning) in enumerate(rows):
            grid.addWidget(QLabel(keys), row, 0)
            words = QLabel(meaning)
            words.setProperty("muted", True)
            grid.addWidget(words, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, Qt.Orientation.Horizontal)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.exec()
    dialog.deleteLater()


def show_about(parent: QWidget) -> None:
    """Show the program's name, version and licences."""
    messages.inform(
        parent,
        f"Map Designer {__version__}",
        "Map customer journeys live, in a room, offline.\n\n"
        "Free software under the MIT licence. Fonts: Inter and Noto (SIL Open Font License). "
        "Icons: Tabler (MIT). Built with Qt, pydantic, HarfBuzz, ReportLab and matplotlib.",
    )
