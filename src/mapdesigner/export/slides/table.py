"""Native tables on slides: hairlines between rows, a head on every slide, as many slides as the rows take."""

from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from mapdesigner.export.slides.deck import (
    CONTENT_BOTTOM_PT,
    CONTENT_TOP_PT,
    CONTENT_WIDTH_PT,
    MARGIN_PT,
    Deck,
)
from mapdesigner.export.slides.shapes import EMU_PER_PT
from mapdesigner.export.slides.text import Align, Paragraph, body, fill, height_of, paragraph
from mapdesigner.insight.texts import Thing
from mapdesigner.layout.theme import Palette

HEAD_PT = 11.0
CELL_X_PT = 6.0
# Above and below the words of a cell; the narrower where it saves a slide.
CELL_Y_PT, NARROW_CELL_Y_PT = 5.0, 2.5
LEAD_PT = 14.0


class Column(NamedTuple):
    """A column: its name, its share of the width, to which side its words go, how far in they begin."""

    name: str
    share: float
    align: Align = "l"
    left_pt: float = CELL_X_PT


Cell = tuple[Paragraph, ...]


def table_slides(
    deck: Deck,
    title: str,
    lead: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    things: Sequence[Thing] = (),
) -> None:
    """Add as many slides as the rows take, each with the title, the table's head and its part of the rows.

    `things` are what the rows are about, one a row.
    """
    whole = sum(column.share for column in columns)
    widths = [CONTENT_WIDTH_PT * column.share / whole for column in columns]
    opening = (paragraph(lead, LEAD_PT, "muted"),) if lead else ()
    below_lead = CONTENT_TOP_PT + (height_of(opening, CONTENT_WIDTH_PT) + 12 if lead else 0)
    room = CONTENT_BOTTOM_PT - below_lead
    parts, inset = _parts(rows, widths, room, CELL_Y_PT), CELL_Y_PT
    narrow = _parts(rows, widths, room, NARROW_CELL_Y_PT)
    if len(narrow) < len(parts):
        parts, inset = narrow, NARROW_CELL_Y_PT
    about = iter(things)
    for number, part in enumerate(parts, 1):
        name = title if len(parts) == 1 else f"{title} ({number} of {len(parts)})"
        with deck.page(name) as page:
            page.things += islice(about, len(part))
            if lead:
                height = below_lead - CONTENT_TOP_PT - 12
                page.words(MARGIN_PT, CONTENT_TOP_PT - 4, CONTENT_WIDTH_PT, height, opening, name="Lead")
            heights = [_head_height(inset), *(_height(row, widths, inset) for row in part)]
            head = [
                (paragraph(column.name, HEAD_PT, "muted", "semibold", align=column.align),)
                for column in columns
            ]
            xml = _table(page.palette, page.language, columns, widths, heights, [head, *part], inset)
            place = (MARGIN_PT, below_lead, CONTENT_WIDTH_PT, sum(heights))
            page.frame(f"Table: {title}", f"{title}, a table with {len(part)} rows", place, xml)


def _parts(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], room: float, inset: float
) -> list[list[Sequence[Cell]]]:
    """Return the rows of each slide: as few slides as they take, about as full as each other."""
    heights = [_height(row, widths, inset) for row in rows]
    room -= _head_height(inset)
    fewest = len(_ends(heights, room))
    ends = _ends(heights, room)
    for step in range(1, 16):
        evened = _ends(heights, room * step / 16)
        if len(evened) <= fewest and all(
            sum(heights[start:end]) <= room for start, end in pairwise([0, *evened])
        ):
            ends = evened
            break
    return [list(rows[start:end]) for start, end in pairwise([0, *ends])]


def _ends(heights: Sequence[float], room: float) -> list[int]:
    """Return after which rows a slide ends when it has this room; a row higher than that has its own."""
    ends: list[int] = []
    y = 0.0
    for place, height in enumerate(heights):
        if y and y + height > room:
            ends.append(place)
            y = 0.0
        y += height
    return [*ends, len(heights)]


def _head_height(inset: float) -> float:
    return HEAD_PT * 1.35 + 2 * inset


def _height(row: Sequence[Cell], widths: Sequence[float], inset: float) -> float:
    inner = (
        height_of(cell, width - 2 * CELL_X_PT) if cell else 0.0
        for cell, width in zip(row, widths, strict=True)
    )
    return max(inner) + 2 * inset


def _table(
    palette: Palette,
    language: str,
    columns: Sequence[Column],
    widths: Sequence[float],
    heights: Sequence[float],
    rows: Sequence[Sequence[Cell]],
    inset: float,
) -> str:
    grid = "".join(f'<a:gridCol w="{round(width * EMU_PER_PT)}"/>' for width in widths)
    lines = "".join(
        f'<a:tr h="{round(height * EMU_PER_PT)}">'
        + "".join(
            _cell(cell, palette, language, (column.left_pt, inset), place == 0)
            for cell, column in zip(row, columns, strict=True)
        )
        + "</a:tr>"
        for place, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    return f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl>'


def _cell(cell: Cell, palette: Palette, language: str, insets: tuple[float, float], is_head: bool) -> str:
    left, x, y = (round(length * EMU_PER_PT) for length in (insets[0], CELL_X_PT, insets[1]))
    text = body(cell, palette, language, tag="a:txBody")
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    colour, width = ("faint", 12_700) if is_head else ("hairline", 9_525)
    under = f'<a:lnB w="{width}">{fill(colour, palette)}</a:lnB>'
    return (
        f'<a:tc>{text}<a:tcPr marL="{left}" marR="{x}" marT="{y}" marB="{y}">{none}{under}<a:noFill/>'
        "</a:tcPr></a:tc>"
    )
