"""Type, columns and small drawings of the report's pages, in pixels of 96 to the inch."""

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.layout.block import text_block
from mapdesigner.layout.marks import Mark, Rect, Words
from mapdesigner.layout.measures import first_baseline_pt, line_height_pt
from mapdesigner.layout.text import Style, single_line, wrap

# Pages are drawn in pixels and painted at this scale: 68 px of margin are 18 mm.
POINTS_PER_PX = 0.75
MARGIN_PX = 68.0
INDENT_PX = 34.0

PART_TITLE = Style(24, "semibold")
LEAD = Style(13)
SECTION = Style(13, "semibold")
ENTRY = Style(12, "semibold")
BODY = Style(12)
SMALL = Style(11)
LABEL = Style(10.5)
FOOT = Style(10)
RANK = Style(14, "semibold")

BAND_PX = 3.0
GAP_BEFORE_SECTION_PX = 30.0
GAP_UNDER_ENTRY_PX = 10.0
# As a share of the other lines.
SHORTEST_LAST_LINE = 0.35


def line_rows(
    text: str, x: float, width: float, style: Style, colour: str, most_lines: int | None = None
) -> tuple[Row, ...]:
    """Return the text's lines as rows, so that a long text can go on over pages."""
    return tuple(
        Row((Words(x, first_baseline_pt(style), line, colour),), line_height_pt(style))
        for line in wrap(text, width, style, most_lines)
    )


def balanced_width(text: str, width: float, style: Style) -> float:
    """Return the width in which a text takes as many lines as in `width`, but ends with no lone word."""
    lines = wrap(text, width, style)
    if len(lines) < 2 or lines[-1].width_pt > SHORTEST_LAST_LINE * width:
        return width
    for narrower in range(int(width / 2), int(width), 10):
        if len(wrap(text, narrower, style)) <= len(lines):
            return float(narrower)
    return width


def words(text: str, x: float, top: float, style: Style, colour: str, width: float | None = None) -> Words:
    """Return one line whose box has its top at `top`."""
    return Words(x, top + first_baseline_pt(style), single_line(text, style, width), colour)


def words_to(text: str, right: float, top: float, style: Style, colour: str, width: float) -> Words:
    """Return one line that ends at `right`."""
    line = single_line(text, style, width)
    return Words(right - line.width_pt, top + first_baseline_pt(style), line, colour)


def part_title(title: str, lead: str, width: float) -> Group:
    """Return the title of a part with a sentence or two about it, and its entry in the outline."""
    marks, y = text_block(title, 0, -4, width, PART_TITLE, "text")
    below, y = text_block(lead, 0, y + 6, balanced_width(lead, min(width, 520), LEAD), LEAD, "muted")
    return Group((Row((*marks, *below), y + 22),), with_next=True, bookmark=(0, title))


def section_head(title: str, colour: str, width: float, bookmark: bool = True) -> Group:
    """Return a band in a colour with a section's name under it."""
    return Group(
        (_band_row(title, colour, width, ""),),
        gap=GAP_BEFORE_SECTION_PX,
        with_next=True,
        bookmark=(1, title) if bookmark else None,
    )


def running_head(title: str, colour: str, width: float) -> Row:
    """Return what heads a page on which a section goes on."""
    return _band_row(title, colour, width, "continued")


def separator(width: float) -> Row:
    """Return the hairline between two entries."""
    return Row((Rect(0, 0, width, 1, 0, "hairline"),), GAP_UNDER_ENTRY_PX + 1)


def space(height: float) -> Row:
    """Return a row with nothing on it."""
    return Row((), height)


def dots(count: int, x: float, top: float, colour: str) -> tuple[Mark, ...]:
    """Return five dots of which `count` are in the colour."""
    return tuple(
        Rect(x + 8 * place, top, 6, 6, 3, colour if place < count else "hairline") for place in range(5)
    )


def with_side(
    rows: tuple[Row, ...], side: tuple[Mark, ...], side_height: float
) -> tuple[tuple[Row, ...], int]:
    """Return rows with marks beside them, and how many rows stand beside the marks and must not part."""
    if not rows:
        rows = (space(0),)
    rows = (rows[0]._replace(marks=rows[0].marks + side), *rows[1:])
    height = 0.0
    for index, row in enumerate(rows):
        height += row.height
        if height >= side_height:
            return rows, index + 1
    return (*rows, space(side_height - height)), len(rows) + 1


def label_rows(label: str, text: str, x: float, text_x: float, width: float) -> tuple[Row, ...]:
    """Return a text with its label at the left of its first line; nothing for an empty text."""
    rows = line_rows(text, text_x, width - text_x, BODY, "text")
    if not rows:
        return ()
    named = words(label, x, 0.5, SMALL, "muted", text_x - x - 12)
    return (rows[0]._replace(marks=(named, *rows[0].marks)), *rows[1:], space(4))


def _band_row(title: str, colour: str, width: float, remark: str) -> Row:
    name, y = text_block(title, 0, 12, width - 80, SECTION, "text", 3)
    marks: tuple[Mark, ...] = (Rect(0, 0, width, BAND_PX, 0, colour), *name)
    if remark:
        marks += (words_to(remark, width, 12, SMALL, "muted", 80),)
    return Row(marks, y + 13)
