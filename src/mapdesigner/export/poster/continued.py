"""Pages that go on with what a large sheet shows only in part: long notes, quotes and titles, each whole."""

from collections.abc import Sequence
from itertools import groupby

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.papers import report_paper
from mapdesigner.export.poster.cut_texts import CutText
from mapdesigner.export.report.flow import Group, flowed
from mapdesigner.export.report.pages import page_sheet, paper_of, with_foot
from mapdesigner.export.report.style import (
    BODY,
    GAP_UNDER_ENTRY_PX,
    SMALL,
    line_rows,
    part_title,
    running_head,
    section_head,
    separator,
    space,
)
from mapdesigner.export.sheet import Sheet
from mapdesigner.insight.counting import counted
from mapdesigner.model import JourneyMap

TITLE = "Continued"


def continued(
    map_: JourneyMap, options: ExportOptions, cut: Sequence[CutText], pages_before: int = 1, noun: str = "map"
) -> list[Sheet]:
    """Return the pages on A4 or Letter that have the texts whole; none where nothing is cut.

    Nor when they are not wanted, or the sheet is for a print shop, which prints every page that it gets.
    """
    if not cut or not options.continued or options.crop_marks:
        return []
    paper = paper_of(options)
    pages = flowed(_groups(cut, paper.width, noun), paper.height)
    count = pages_before + len(pages)
    return [
        with_foot(map_, page_sheet(page, paper), pages_before + place, count)
        for place, page in enumerate(pages)
    ]


def continued_note(options: ExportOptions, pages: Sequence[Sheet]) -> tuple[str, ...]:
    """Return the fact for whoever prints it: "Continued on 2 pages of A4"."""
    if not pages:
        return ()
    return (f"Continued on {counted(len(pages), 'page')} of {report_paper(options.paper)}",)


def _groups(cut: Sequence[CutText], width: float, noun: str) -> list[Group]:
    groups = [part_title(TITLE, f"What has no room on the {noun} is here whole.", width)]
    for (section, colour), entries in groupby(cut, key=lambda each: each[:2]):
        running = running_head(section, colour, width)
        groups.append(section_head(section, colour, width))
        groups += [_entry(each, width)._replace(running=running) for each in entries]
    return groups


def _entry(cut: CutText, width: float) -> Group:
    place = line_rows(cut.place, 0, width, SMALL, "muted")
    rows = (*place, *line_rows(cut.text.strip(), 0, width, BODY, "text"), space(GAP_UNDER_ENTRY_PX))
    return Group(rows, kept=len(place) + 1, separator=separator(width))
