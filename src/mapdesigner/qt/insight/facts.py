"""Facts: what a table of the insight pages shows, as values: columns, rows and the cells in them."""

from collections.abc import Hashable
from typing import NamedTuple


class Column(NamedTuple):
    """A column: its heading, whether figures stand at its right, whether it takes the room that is left.

    `least` is the least width in pixels; a column is as wide as its widest cell, up to `most`.
    """

    name: str
    right: bool = False
    stretches: bool = False
    least: int = 0
    most: int = 260
    tip: str = ""


class Cell(NamedTuple):
    """A cell: its text in a token's colour, a smaller line under it, and what may be painted with it.

    `bar` is a share 0 … 1 that is painted as a bar beside the text. `shade` is a token and a strength 0 … 1
    that the cell is filled with. `said` is what a screen reader says when the text alone is not enough.
    """

    text: str
    token: str = "text"
    strong: bool = False
    under: str = ""
    bar: float | None = None
    shade: tuple[str, float] | None = None
    tip: str = ""
    said: str = ""


class Fact(NamedTuple):
    """A row of a table; `key` names it, `ids` are the things of the map that it is about.

    A heading spans the table, with a band in its colour, and can't be chosen.
    """

    cells: tuple[Cell, ...]
    key: Hashable = None
    ids: tuple[str, ...] = ()
    is_heading: bool = False
    colour: str = ""


def heading(text: str, colour: str = "") -> Fact:
    """Return a row that heads those below it; the colour of its band is #RRGGBB or a token."""
    return Fact((Cell(text, strong=True),), is_heading=True, colour=colour)
