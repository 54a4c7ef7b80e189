"""Spread the notes of one field of the matrix so that none covers another, or fold those beyond its room."""

from typing import NamedTuple

GAP_PX = 4
LINE_PX = 22
TWO_LINES_PX = 36
LEAST_CHIP_PX = 84
MOST_CHIP_PX = 220


class Chip(NamedTuple):
    """A rectangle in the field, from its upper left corner; how many lines of text it has room for."""

    left: int
    top: int
    width: int
    height: int
    lines: int


class Spread(NamedTuple):
    """A chip for each note that is shown, then one for the `hidden` others if there are any."""

    chips: tuple[Chip, ...]
    hidden: int


def spread(count: int, width: int, height: int) -> Spread:
    """Return chips for `count` notes in a field of that size in pixels, from top to bottom, row by row.

    Chips are as large as all of them can be: of two lines in one column, then of one line, then in more
    columns. When not even the smallest fit, the last chip stands for all notes beyond the others. A field
    that is too small for a chip gets one all the same, as large as the field.
    """
    if count <= 0:
        return Spread((), 0)
    most_columns = max(1, (width + GAP_PX) // (LEAST_CHIP_PX + GAP_PX))
    for lines, line_height in ((2, TWO_LINES_PX), (1, LINE_PX)):
        rows = _fitting(height, line_height)
        for columns in range(1, most_columns + 1):
            if rows * columns >= count:
                return Spread(_grid(count, columns, width, line_height, lines), 0)
    rows = max(1, _fitting(height, LINE_PX))
    room = rows * most_columns
    hidden = 0 if count <= room else count - (room - 1)
    return Spread(_grid(min(count, room), most_columns, width, min(LINE_PX, height), 1), hidden)


def shown_of(count: int, found: Spread, must_show: int | None) -> tuple[int, ...]:
    """Return which of the notes 0 … count-1 have a chip of their own, one of them for certain."""
    if not found.hidden:
        return tuple(range(count))
    shown = list(range(count - found.hidden))
    if must_show is not None and must_show >= len(shown):
        if not shown:
            return ()
        shown[-1] = must_show
    return tuple(shown)


def _fitting(room: int, size: int) -> int:
    return (room + GAP_PX) // (size + GAP_PX)


def _grid(count: int, columns: int, width: int, chip_height: int, lines: int) -> tuple[Chip, ...]:
    chip_width = min(MOST_CHIP_PX, (width - (columns - 1) * GAP_PX) // columns)
    return tuple(
        Chip(
            place % columns * (chip_width + GAP_PX),
            place // columns * (chip_height + GAP_PX),
            chip_width,
            chip_height,
            lines,
        )
        for place in range(count)
    )
