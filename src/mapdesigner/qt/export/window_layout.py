"""How the export window is laid out: formats, choices and preview side by side, the foot below."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from mapdesigner.qt.export.dialog import ExportDialog

CHOICES_PX = 306
MARGIN_PX = 20
HEAD_PX = 32


def lay_out_window(dialog: "ExportDialog") -> None:
    """Put the parts of the export window in their places, in the order of the Tab key."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    row = QHBoxLayout()
    row.setSpacing(0)
    column.addLayout(row, 1)
    left = QVBoxLayout()
    left.setContentsMargins(4, 8, 0, 8)
    left.addWidget(dialog.formats)
    row.addLayout(left)
    row.addWidget(_choices(dialog))
    shown = QVBoxLayout()
    shown.setSpacing(0)
    shown.addWidget(dialog.preview, 1)
    shown.addWidget(_words(dialog))
    row.addLayout(shown, 1)
    column.addWidget(_hairline())
    column.addWidget(dialog.foot)


def _choices(dialog: "ExportDialog") -> QWidget:
    side = QWidget()
    side.setFixedWidth(CHOICES_PX)
    column = QVBoxLayout(side)
    column.setContentsMargins(MARGIN_PX, 10, 4, 8)
    column.setSpacing(0)
    head = QHBoxLayout()
    # Level with the scroll bar's room of the choices below, and as high with the button as without it.
    head.setContentsMargins(0, 0, 14, 0)
    head.addWidget(dialog.heading, 1)
    head.addWidget(dialog.brand)
    head.addStrut(HEAD_PX)
    column.addLayout(head)
    column.addWidget(dialog.about)
    column.addSpacing(10)
    column.addWidget(dialog.choices_area, 1)
    return side


def _words(dialog: "ExportDialog") -> QWidget:
    """What is to be known of the file, under its preview."""
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(MARGIN_PX, 6, MARGIN_PX, 8)
    column.setSpacing(3)
    column.addWidget(dialog.facts)
    column.addWidget(dialog.warnings)
    return words


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("line", True)
    return line
