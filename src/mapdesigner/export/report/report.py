"""The report: its parts in the order that was chosen, numbered together, with a table of contents."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mapdesigner.export.libraries import Loading
from mapdesigner.export.options import PART_NAMES, ExportOptions, parts_of
from mapdesigner.export.poster.poster import poster
from mapdesigner.export.report.audit import audit_groups
from mapdesigner.export.report.consistency import consistency_groups
from mapdesigner.export.report.contents import Entry, contents_groups
from mapdesigner.export.report.cover import cover_sheet
from mapdesigner.export.report.experiments import experiment_groups
from mapdesigner.export.report.feedback import feedback_groups
from mapdesigner.export.report.findings import finding_groups
from mapdesigner.export.report.flow import Flow, Group, Page, Row
from mapdesigner.export.report.goals import goal_groups
from mapdesigner.export.report.health import health_groups
from mapdesigner.export.report.improvements import improvement_groups
from mapdesigner.export.report.method import method_groups
from mapdesigner.export.report.metrics import metric_groups
from mapdesigner.export.report.pages import (
    ChartPlace,
    ReportPaper,
    charts_of,
    page_sheet,
    paper_of,
    with_foot,
)
from mapdesigner.export.report.personas import persona_pieces
from mapdesigner.export.report.stages import stage_groups
from mapdesigner.export.report.style import part_title
from mapdesigner.export.report.summary import summary_groups
from mapdesigner.export.report.tests import result_groups
from mapdesigner.export.sheet import Progress, Sheet
from mapdesigner.insight.statistics_library import load_statistics
from mapdesigner.model import UNTITLED, JourneyMap, ReportPart

# A new part is one file and one row here.
PARTS: dict[ReportPart, Callable[[JourneyMap, float], tuple[Group, ...]]] = {
    "summary": summary_groups,
    "findings": finding_groups,
    "health": health_groups,
    "improvements": improvement_groups,
    "goals": goal_groups,
    "stages": stage_groups,
    "metrics": metric_groups,
    "feedback": feedback_groups,
    "audit": audit_groups,
    "consistency": consistency_groups,
    "experiments": experiment_groups,
    "tests": result_groups,
    "method": method_groups,
}
# What needs a library is laid out early when it can load meanwhile, late when it has to wait for it.
FIRST: tuple[ReportPart, ...] = ("metrics", "audit")
LAST: tuple[ReportPart, ...] = ("tests",)
# Under these parts the contents name what is in them.
NAMED_IN_CONTENTS = (PART_NAMES["personas"], PART_NAMES["stages"])
FEWEST_LISTED = 2

# What a part is made of: groups that flow over pages, and whole sheets.
Piece = Sheet | tuple[Group, ...]
# The parts that have something to show, in their order; the contents come when all others are laid out.
Pieces = dict[ReportPart, tuple[Piece, ...]]


class Report(NamedTuple):
    """The sheets of a report, numbered, and where charts go on them."""

    sheets: list[Sheet]
    charts: tuple[ChartPlace, ...]


class _Numbered(NamedTuple):
    """A page in its place, and whether a number stands at its foot."""

    page: Sheet | Page
    has_number: bool


def report(map_: JourneyMap, options: ExportOptions, step: Progress, loading: Loading) -> Report:
    """Return the report with the parts that the map has something for; one with nothing says so.

    `step` hears how far it is, 0 … 1, and may raise to call it off. Libraries are loaded by the way.
    """
    paper = paper_of(options)
    pieces = _laid_out(map_, options, paper, step, loading)
    if not pieces.keys() - {"contents"}:
        pieces = {"summary": (_nothing(map_, options, paper),)}
    pages = list(_arranged(pieces, _entries(pieces, paper), paper))
    sheets: list[Sheet] = []
    charts: list[ChartPlace] = []
    for number, (page, has_number) in enumerate(pages):
        if isinstance(page, Page):
            charts += charts_of(page, number, paper)
        sheet = page if isinstance(page, Sheet) else page_sheet(page, paper)
        sheets.append(with_foot(map_, sheet, number, len(pages)) if has_number and len(pages) > 1 else sheet)
    return Report(sheets, tuple(charts))


def _laid_out(
    map_: JourneyMap, options: ExportOptions, paper: ReportPaper, step: Progress, loading: Loading
) -> Pieces:
    parts = parts_of(map_, options)
    if map_.experiments and not {"tests", "method"}.isdisjoint(parts):
        loading.start(load_statistics)
    done: Pieces = {}
    for place, part in enumerate(sorted(parts, key=_turn)):
        doing = f"Laying out {PART_NAMES[part].lower()}"
        share = place / len(parts)
        step(share, doing)
        if part in LAST and map_.experiments:
            loading.wait_for(load_statistics, lambda: step(share, doing))  # noqa: B023
        done[part] = _pieces(map_, options, part, paper)
        if any(row.chart for piece in done[part] if not isinstance(piece, Sheet) for row in _rows(piece)):
            loading.start(load_charts)
    return {part: done[part] for part in parts if done[part] or part == "contents"}


def load_charts() -> None:
    """Import what draws charts."""
    from mapdesigner.charts.pages import load_for_pages

    load_for_pages()


def _turn(part: ReportPart) -> int:
    return -1 if part in FIRST else int(part in LAST)


def _pieces(
    map_: JourneyMap, options: ExportOptions, part: ReportPart, paper: ReportPaper
) -> tuple[Piece, ...]:
    if part == "cover":
        return (cover_sheet(map_, paper),)
    if part == "map":
        return (poster(map_, options),)
    if part == "personas":
        return persona_pieces(map_, paper)
    groups = PARTS[part](map_, paper.width) if part in PARTS else ()
    # The title brings its own space below.
    return ((groups[0], groups[1]._replace(gap=0.0), *groups[2:]),) if groups else ()


def _nothing(map_: JourneyMap, options: ExportOptions, paper: ReportPaper) -> tuple[Group, ...]:
    """Return the one page of a report for whose parts the map has nothing."""
    names = ", ".join(PART_NAMES[part].lower() for part in parts_of(map_, options) if part != "contents")
    sentence = f"The map has nothing yet for what was chosen: {names}." if names else "No part was chosen."
    return (part_title(map_.title or UNTITLED, sentence, paper.width),)


def _entries(pieces: Pieces, paper: ReportPaper) -> tuple[Entry, ...]:
    """Return what follows the contents, with the pages where it begins; nothing without contents.

    Once to learn what there is, then with lines for that, for they move what follows.
    """
    if "contents" not in pieces:
        return ()
    entries = tuple(_followers(_arranged(pieces, (), paper), pieces))
    return tuple(_followers(_arranged(pieces, entries, paper), pieces))


def _followers(pages: Iterator[_Numbered], pieces: Pieces) -> Iterator[Entry]:
    parts = list(pieces)
    follow = {PART_NAMES[part] for part in parts[parts.index("contents") + 1 :]}
    part = ""
    for number, (page, _) in enumerate(pages):
        for level, title, *_ in page.bookmarks:
            if level == 0:
                part = title
            if part in follow and (level == 0 or part in NAMED_IN_CONTENTS):
                yield Entry(level, title, number)


def _arranged(pieces: Pieces, entries: Sequence[Entry], paper: ReportPaper) -> Iterator[_Numbered]:
    """Yield the pages in their order; contents of less than two parts are left out."""
    flow = Flow(paper.height)
    listed = sum(1 for entry in entries if entry.level == 0)
    contents = contents_groups(entries, paper.width) if listed >= FEWEST_LISTED else ()
    for part, made in pieces.items():
        for piece in (contents,) if part == "contents" else made:
            if not isinstance(piece, Sheet):
                if piece:
                    flow.add_part(piece)
                continue
            for page in flow.finished():
                yield _Numbered(page, True)
            # A cover has no number.
            yield _Numbered(piece, part != "cover")
    for page in flow.finished():
        yield _Numbered(page, True)


def _rows(groups: tuple[Group, ...]) -> Iterator[Row]:
    return (row for group in groups for row in group.rows)
