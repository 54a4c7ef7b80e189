"""What a lane kind gives for one cell."""

from typing import NamedTuple

from mapdesigner.layout.block import text_block
from mapdesigner.layout.marks import Box, Mark, Rect
from mapdesigner.layout.measures import (
    LANE_WORDS,
    MOST_NOTE_LINES,
    NOTE_BAR_PT,
    NOTE_INDENT_PT,
    NOTE_TEXT,
    STAGE_WIDTH_PT,
)


class Cell(NamedTuple):
    """A cell's marks and boxes, placed from the top left of its content, and the content's height."""

    height: float
    marks: tuple[Mark, ...] = ()
    children: tuple[Box, ...] = ()


def stacked(boxes: list[Box], gap_pt: float) -> Cell:
    """Return boxes under each other, `gap_pt` apart."""
    y = 0.0
    placed: list[Box] = []
    for box in boxes:
        placed.append(box.moved_to(box.x, y))
        y += box.height + gap_pt
    return Cell(max(0.0, y - gap_pt), children=tuple(placed))


def entry_box(id_: str, text: str, small: str, colour: str, small_colour: str = "muted") -> Box:
    """Return a line of a summary lane: text over a smaller line, with a bar at the left."""
    width_pt = STAGE_WIDTH_PT - NOTE_INDENT_PT
    marks, y = text_block(text, NOTE_INDENT_PT, 1, width_pt, NOTE_TEXT, "text", MOST_NOTE_LINES)
    if small:
        below, y = text_block(small, NOTE_INDENT_PT, y, width_pt, LANE_WORDS, small_colour, 3)
        marks += below
    bar = Rect(0, 0, NOTE_BAR_PT, y + 1, 0, colour)
    return Box(id_, 0, 0, STAGE_WIDTH_PT, y + 1, (bar, *marks), label=text)
