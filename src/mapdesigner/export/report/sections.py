"""Sections of a part: a heading in a colour with its entries under it, one for each stage that has any."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.style import running_head, section_head
from mapdesigner.layout.marks import Mark, Rect
from mapdesigner.model import JourneyMap, Stage, stage_colour

T = TypeVar("T")
# Makes a section's entries when it is told what heads a page on which they go on.
Entries = Callable[[Row], Iterable[Group]]


def stage_name(stage: Stage) -> str:
    """Return what a stage is called on paper."""
    return stage.name or "Untitled stage"


def section(
    title: str, colour: str, width: float, entries: Entries, columns: Iterable[Mark] = ()
) -> list[Group]:
    """Return a section with its entries; `columns` are the names of columns on the line of its heading."""
    names = tuple(columns)
    head = section_head(title, colour, width)
    running = running_head(title, colour, width)
    if names:
        head = head._replace(rows=(with_columns(head.rows[0], names),))
        running = with_columns(running, names)
    return [head, *entries(running)]


def stage_sections(
    map_: JourneyMap,
    width: float,
    things: Callable[[Stage], Sequence[T]],
    entries: Callable[[Sequence[T], Row], Iterable[Group]],
    columns: Iterable[Mark] = (),
) -> list[Group]:
    """Return a section for each stage that has things to show, in the order of the map."""
    names = tuple(columns)
    groups: list[Group] = []
    for stage in map_.stages:
        found = things(stage)
        if found:
            made = _bound(entries, found)
            groups += section(stage_name(stage), stage_colour(stage), width, made, names)
    return groups


def with_columns(row: Row, names: Iterable[Mark]) -> Row:
    """Return a heading with the names of columns in the place of the remark at its right."""
    marks = [mark for mark in row.marks if isinstance(mark, Rect) or getattr(mark, "colour", "") != "muted"]
    return row._replace(marks=(*marks, *names))


def _bound(entries: Callable[[Sequence[T], Row], Iterable[Group]], found: Sequence[T]) -> Entries:
    return lambda running: entries(found, running)
