"""A block of cells as spreadsheets put it on the clipboard: tabs between cells, a line each row."""

import re
from collections.abc import Iterable, Sequence

Block = tuple[tuple[str, ...], ...]

_CELL_END = re.compile(r"[\t\n\r]|\Z")
_NEEDS_QUOTES = re.compile(r'[\t\n\r"]')


def write_block(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as text that spreadsheets paste into as many cells.

    A cell with a tab or a line break in it, or a quotation mark, stands in quotation marks, with those inside
    it doubled, as spreadsheets themselves write it.
    """
    return "".join("\t".join(_quoted(cell) for cell in row) + "\n" for row in rows)


def read_block(text: str, keep_needless_marks: bool = False) -> Block:
    """Return the rows of cells in a text from a spreadsheet, all as long as the longest.

    A quotation mark that does not stand at a cell's beginning is text, and so is one that nothing closes.
    With `keep_needless_marks` so are those around a cell that could stand without them, as a quote can.
    """
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    at = 0
    while at < len(text):
        cell, at = _cell(text, at, keep_needless_marks)
        cells.append(cell)
        separator = text[at : at + 1]
        at += 2 if text[at : at + 2] == "\r\n" else 1
        if separator != "\t":
            rows.append(tuple(cells))
            cells = []
        elif at == len(text):
            rows.append((*cells, ""))
    width = max(map(len, rows), default=0)
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def _quoted(cell: str) -> str:
    if _NEEDS_QUOTES.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _cell(text: str, start: int, keep_needless_marks: bool) -> tuple[str, int]:
    """Return the cell that begins at `start`, and where it ends."""
    if text.startswith('"', start):
        end = _closing_mark(text, start + 1)
        is_needless = end is not None and not _NEEDS_QUOTES.search(text, start + 1, end)
        if end is not None and not (is_needless and keep_needless_marks):
            return text[start + 1 : end].replace('""', '"'), end + 1
    found = _CELL_END.search(text, start)
    end = len(text) if found is None else found.start()
    return text[start:end], end


def _closing_mark(text: str, at: int) -> int | None:
    """Return where a quoted cell ends: at a single mark with nothing more of the cell behind it."""
    while (at := text.find('"', at)) >= 0:
        if text.startswith('""', at):
            at += 2
        elif text[at + 1 : at + 2] in ("", "\t", "\n", "\r"):
            return at
        else:
            return None
    return None
