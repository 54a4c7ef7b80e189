"""Rows of the table to the clipboard and blocks of cells back from it."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication

from mapdesigner.edit import in_reading_order
from mapdesigner.exchange.spreadsheet_block import Block, read_block, write_block
from mapdesigner.files.fragment import FRAGMENT_MIME, write_fragment
from mapdesigner.model import JourneyMap
from mapdesigner.qt.table.columns import Column
from mapdesigner.qt.table.rows import Around, Row
from mapdesigner.qt.widgets.clipboard_data import put_on_clipboard
from mapdesigner.qt.widgets.pasted import words_in


def copy_rows(rows: Sequence[Row], columns: Sequence[Column], around: Around, map_: JourneyMap) -> None:
    """Put whole rows on the clipboard: a block with headings for spreadsheets, touchpoints for the map."""
    lines = [[column.text(row, around) for column in columns] for row in rows]
    cards = in_reading_order(map_, [row.card.id for row in rows])
    text = write_block([[column.title for column in columns], *lines])
    put_on_clipboard(text, formats={FRAGMENT_MIME: write_fragment(cards)})


def copy_cells(rows: Sequence[Row], column: Column, around: Around) -> None:
    """Put one column of some rows on the clipboard, without its heading."""
    QGuiApplication.clipboard().setText(write_block([[column.text(row, around)] for row in rows]))


def copied_block() -> Block:
    """Return the block of cells on the clipboard, an empty one when there is no text on it."""
    data = QGuiApplication.clipboard().mimeData()
    return read_block(words_in(data))


def holds_touchpoints() -> bool:
    """Tell whether whole cards are on the clipboard."""
    data = QGuiApplication.clipboard().mimeData()
    return data is not None and data.hasFormat(FRAGMENT_MIME)
