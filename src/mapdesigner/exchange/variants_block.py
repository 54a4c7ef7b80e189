"""Variants of an experiment from a block of a spreadsheet: name, visitors, conversions."""

import re
from collections.abc import Sequence

from mapdesigner.exchange.figures import DECIMAL_SIGN, as_figures
from mapdesigner.exchange.spreadsheet_block import read_block
from mapdesigner.model import Variant

MOST_VARIANTS = 50
MOST_DIGITS = 15

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([ .,'’\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*")
_SEPARATORS = ";；؛,，،"
_SHAPE = "A block of variants has three columns: name, visitors and conversions."


class NotThisShape(ValueError):
    """The text is no block of variants; the message is a sentence that names the line and what to do."""


class NoCount(ValueError):
    """The text is no whole number from 0 on; the message is a sentence."""


def count_from(text: str) -> int:
    """Return a count as people type it: 1250, 1 250, 1,250 or 1.250; 0 for no text. Raises NoCount."""
    typed = as_figures(text).strip()
    if not typed:
        return 0
    shown = text.strip()[:20] + ("…" if len(text.strip()) > 20 else "")
    if _GROUPED.fullmatch(typed):
        typed = "".join(character for character in typed if character.isdigit())
    if typed.isdecimal():
        if len(typed) > MOST_DIGITS:
            raise NoCount(f"“{shown}” is too large a number.")
        return int(typed)
    if re.fullmatch(r"[-−–]\s*\d[\d.,\s]*", typed):
        raise NoCount(f"“{shown}” is below 0; a count is 0 or more.")
    if re.fullmatch(rf"\d+[.,{DECIMAL_SIGN}]\d+", typed):
        raise NoCount(f"“{shown}” is not a whole number.")
    raise NoCount(f"“{shown}” is not a number; write it like 1250.")


def is_block(text: str) -> bool:
    """Tell whether a text has more than one line or column, as what a spreadsheet copies."""
    return "\t" in text.strip("\r\n") or "\n" in text.strip()


def variants_from(text: str) -> tuple[Variant, ...]:
    """Return the variants of a block, a line each: name, visitors, conversions.

    Columns stand apart by tabs, else by semicolons or commas; columns after the third, such as a rate, and a
    line of headings are left out. Raises NotThisShape.
    """
    rows = [(number, cells) for number, cells in enumerate(_rows(text), 1) if any(cells)]
    if not rows:
        raise NotThisShape(f"There is nothing to paste. {_SHAPE}")
    if len(rows) > MOST_VARIANTS + 1:
        raise NotThisShape(f"The block has {len(rows)} lines; an experiment takes {MOST_VARIANTS} variants.")
    if len(rows) > 1 and _is_heading(rows[0][1]):
        rows = rows[1:]
    return tuple(_variant(number, cells) for number, cells in rows)


def _rows(text: str) -> list[list[str]]:
    """Return the cells of each line, without the empty ones at its end."""
    if "\t" in text:
        rows = [[cell.strip() for cell in row] for row in read_block(text)]
    else:
        separator = next((mark for mark in _SEPARATORS if mark in text), ",")
        rows = [[cell.strip() for cell in line.split(separator)] for line in text.splitlines()]
    for cells in rows:
        while cells and not cells[-1]:
            cells.pop()
    return rows


def _is_heading(cells: Sequence[str]) -> bool:
    return not any(character.isdigit() for cell in cells[1:] for character in cell)


def _variant(number: int, cells: Sequence[str]) -> Variant:
    if len(cells) < 3:
        columns = "1 column" if len(cells) == 1 else f"{len(cells)} columns"
        raise NotThisShape(f"Line {number} has {columns}. {_SHAPE}")
    try:
        return Variant(name=cells[0], visitors=count_from(cells[1]), conversions=count_from(cells[2]))
    except NoCount as wrong:
        raise NotThisShape(f"Line {number}: {wrong}") from wrong
