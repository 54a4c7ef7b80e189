"""What a lane kind gives for one cell."""

from typing import NamedTuple

from mapdesigner.layout.block import text_block
from mapdesigner.layout.marks import Box, Icon, Mark, Rect
from mapdesigner.layout.measures import (
    LANE_WORDS,
    MOST_NOTE_LINES,
    NOTE_BAR_PT,
    NOTE_INDENT_PT,
    NOTE_TEXT,
    STAGE_WIDTH_PT,
    line_height_pt,
)

ENTRY_ICON_PT = 12.0


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


def entry_box(
    id_: str,
    text: str,
    small: str,
    colour: str,
    *,
    most_lines: int = MOST_NOTE_LINES,
    icon: tuple[str, str] | None = None,
    beside: tuple[Mark, ...] = (),
    beside_pt: float = 0.0,
) -> Box:
    """Return a line of a summary lane: text over a smaller line, with a bar at the left.

    `icon` (a name and its colour) stands before the smaller line; `beside` is drawn from the top of what is
    kept free at the right, `beside_pt` wide.
    """
    width_pt = STAGE_WIDTH_PT - NOTE_INDENT_PT - beside_pt
    marks, y = text_block(text, NOTE_INDENT_PT, 1, width_pt, NOTE_TEXT, "text", most_lines)
    left = NOTE_INDENT_PT
    bottom = y
    if icon is not None:
        marks += (Icon(icon[0], left, y + 1, ENTRY_ICON_PT, icon[1]),)
        left += ENTRY_ICON_PT + 4
        bottom = y + line_height_pt(LANE_WORDS)
    if small:
        room_pt = STAGE_WIDTH_PT - beside_pt - left
        below, bottom = text_block(small, left, y, room_pt, LANE_WORDS, "muted", 3, is_facts=True)
        marks += below
    bar = Rect(0, 0, NOTE_BAR_PT, bottom + 1, 0, colour)
    return Box(id_, 0, 0, STAGE_WIDTH_PT, bottom + 1, (bar, *marks, *beside), label=text)
