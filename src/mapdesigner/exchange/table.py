"""Table: named columns and rows of plain values, before any kind of file has seen them."""

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

# Hears how far a writer is, 0 … 1, and may raise to stop it.
Heed = Callable[[float], None]
ColumnKind = Literal["text", "number", "score", "sentiment", "change", "date"]
# After so many rows the writers tell how far they are.
ROWS_BETWEEN = 200


class Share(NamedTuple):
    """A rate in a cell: a fraction, shown as per cent."""

    fraction: float


Cell = str | int | float | date | Share | None
TableRow = tuple[Cell, ...]


class Column(NamedTuple):
    """A column: its head, how wide it is in characters, what its values are.

    Numbers are always numbers and dates dates, in a column of text too; the kind says how they are shown.
    """

    head: str
    width: float = 14.0
    kind: ColumnKind = "text"


class Table(NamedTuple):
    """A table with a name of at most 28 characters; each row has a cell for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


def unheeded(share: float) -> None:
    """Take no notice."""
