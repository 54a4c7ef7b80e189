"""The table of contents: the parts that follow and their pages; a click on a line leads there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.style import BODY, PART_TITLE, words, words_to
from mapdesigner.layout.block import text_block
from mapdesigner.layout.marks import Mark, Rect
from mapdesigner.layout.text import Style

PART_PX, THING_PX = 34.0, 21.0
PART = Style(13, "semibold")
INDENT_PX = 16.0
NUMBER_WIDTH = 60.0


class Entry(NamedTuple):
    """A line of the contents: 0 for a part and 1 for what is in it, its title, the index of its sheet."""

    level: int
    title: str
    sheet: int


def contents_groups(entries: Sequence[Entry], width: float) -> tuple[Group, ...]:
    """Return the contents, as many lines as there are entries."""
    title, y = text_block("Contents", 0, -4, width, PART_TITLE, "text")
    head = Group((Row(title, y + 18),), with_next=True, bookmark=(0, "Contents"))
    return (head, *_lines(entries, width))


def _lines(entries: Sequence[Entry], width: float) -> Iterator[Group]:
    """Yield a group for each part, so that its name and what is in it stay together where they can."""
    rows: list[Row] = []
    for entry in entries:
        if entry.level == 0 and rows:
            yield Group(tuple(rows), kept=min(2, len(rows)))
            rows = []
        rows.append(_line(entry, width))
    if rows:
        yield Group(tuple(rows), kept=min(2, len(rows)))


def _line(entry: Entry, width: float) -> Row:
    number = str(entry.sheet + 1)
    leads_to = (entry.sheet, entry.title)
    if entry.level == 0:
        marks: tuple[Mark, ...] = (
            Rect(0, 0, width, 1, 0, "hairline"),
            words(entry.title, 0, 9, PART, "text", width - NUMBER_WIDTH),
            words_to(number, width, 9, PART, "text", NUMBER_WIDTH),
        )
        return Row(marks, PART_PX, leads_to=leads_to)
    inner = width - INDENT_PX - NUMBER_WIDTH
    marks = (
        words(entry.title, INDENT_PX, 0, BODY, "muted", inner),
        words_to(number, width, 0, BODY, "muted", NUMBER_WIDTH),
    )
    return Row(marks, THING_PX, leads_to=leads_to)
