"""Room for notes in a cell of a wall sheet: slots as large as sticky notes, or lines to write on."""

from collections.abc import Iterable
from typing import NamedTuple

from mapdesigner.export.papers import POINTS_PER_MM
from mapdesigner.export.sheet import Frame
from mapdesigner.layout.fonts import Weight
from mapdesigner.layout.marks import Words
from mapdesigner.layout.measures import first_baseline_pt, line_height_pt
from mapdesigner.layout.text import Style, single_line, wrap

# Sticky notes as they are sold, 3 × 3 and 2 × 1½ inches, with a little air around them.
NOTES_MM = ((76.0, 76.0), (51.0, 38.0))
# A slot may be this much larger than its note, to fill the cell.
ROOMIEST = 1.3
LINE_STEP_MM = 9.0
# The shape that a slot for text comes nearest to where no note fits.
TEXT_SHAPE = 2.4
# From the wished-for size down to the least, text gets smaller by this factor until it fits.
SMALLER = 0.9
# Under this share of the wished-for size a long word is rather broken than made smaller still.
MAY_BREAK_WORDS = 0.4


class Slots(NamedTuple):
    """The slots of a cell, row by row, and the size in mm of the sticky notes that fit, None for none."""

    note_mm: tuple[float, float] | None
    frames: tuple[Frame, ...]


def slots(cell: Frame, least: int, gap_pt: float) -> Slots:
    """Return slots in a cell: as many as there is room for, of the largest notes of which `least` fit.

    Where not even small notes fit `least` times the slots are for text alone, and are only so many.
    """
    for note in NOTES_MM:
        wide, high = (side * POINTS_PER_MM for side in note)
        columns, rows = _fitting(cell.width_pt, wide, gap_pt), _fitting(cell.height_pt, high, gap_pt)
        if columns * rows >= max(1, least):
            roomy = min(
                (cell.width_pt + gap_pt) / columns / (wide + gap_pt),
                (cell.height_pt + gap_pt) / rows / (high + gap_pt),
                ROOMIEST,
            )
            return Slots(note, _grid(cell, columns, rows, (wide * roomy, high * roomy), gap_pt))
    if least == 0:
        return Slots(None, ())
    shapes = [(columns, -(-least // columns)) for columns in range(1, least + 1)]
    columns, rows = min(shapes, key=lambda shape: _ill_shaped(cell, *shape))
    return Slots(None, _grid(cell, columns, rows, (cell.width_pt, cell.height_pt), gap_pt)[:least])


def writing_lines(cell: Frame) -> tuple[float, ...]:
    """Return the y of lines to write on, as far apart as in an exercise book."""
    step = LINE_STEP_MM * POINTS_PER_MM
    return tuple(cell.y_pt + step * place for place in range(1, int(cell.height_pt / step) + 1))


def fitting_size(texts: Iterable[str], frame: Frame, sizes: tuple[float, float], weight: Weight) -> float:
    """Return the largest size between two at which each text fits into a frame with hardly a broken word."""
    largest, least = sizes
    size = largest
    for text in texts:
        while size * SMALLER >= least and not _fits(
            text, frame, Style(round(size, 1), weight), size < largest * MAY_BREAK_WORDS
        ):
            size *= SMALLER
    return round(size, 1)


def text_at(text: str, frame: Frame, style: Style, colour: str) -> tuple[Words, ...]:
    """Return a text from the top of a frame; what is too long for it ends with …"""
    height = line_height_pt(style)
    lines = wrap(text, frame.width_pt, style, max(1, int(frame.height_pt / height)))
    top = frame.y_pt + first_baseline_pt(style)
    return tuple(Words(frame.x_pt, top + place * height, line, colour) for place, line in enumerate(lines))


def text_in(
    text: str, frame: Frame, sizes: tuple[float, float], colour: str, weight: Weight = "regular"
) -> tuple[Words, ...]:
    """Return a text as large as it fits into a frame, between two sizes."""
    return text_at(text, frame, Style(fitting_size((text,), frame, sizes, weight), weight), colour)


def _fits(text: str, frame: Frame, style: Style, may_break: bool) -> bool:
    if len(wrap(text, frame.width_pt, style)) * line_height_pt(style) > frame.height_pt:
        return False
    words = (single_line(word, style) for word in text.split())
    return may_break or all(word.width_pt <= frame.width_pt for word in words)


def _fitting(room: float, side: float, gap: float) -> int:
    return max(0, int((room + gap) // (side + gap)))


def _ill_shaped(cell: Frame, columns: int, rows: int) -> float:
    shape = (cell.width_pt / columns) / (cell.height_pt / rows)
    return max(shape / TEXT_SHAPE, TEXT_SHAPE / shape)


def _grid(
    cell: Frame, columns: int, rows: int, largest: tuple[float, float], gap: float
) -> tuple[Frame, ...]:
    gap_x = min(gap, cell.width_pt * 0.1 / columns)
    gap_y = min(gap, cell.height_pt * 0.1 / rows)
    width = min((cell.width_pt - (columns - 1) * gap_x) / columns, largest[0])
    height = min((cell.height_pt - (rows - 1) * gap_y) / rows, largest[1])
    return tuple(
        Frame(cell.x_pt + column * (width + gap_x), cell.y_pt + row * (height + gap_y), width, height)
        for row in range(rows)
        for column in range(columns)
    )
