"""The report's paper, and its pages as sheets: rows of a part, pictures, charts, and a foot on every page."""

from typing import NamedTuple

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.papers import paper_size_pt, report_paper
from mapdesigner.export.report.chart_data import Chart, Radar
from mapdesigner.export.report.flow import Page
from mapdesigner.export.report.metrics import CHART_X
from mapdesigner.export.report.style import FOOT, MARGIN_PX, POINTS_PER_PX, words, words_to
from mapdesigner.export.sheet import Bookmark, Frame, Link, Placed, PlacedPicture, Sheet
from mapdesigner.layout.marks import Box
from mapdesigner.model import UNTITLED, JourneyMap

FOOT_FROM_BOTTOM_PX = 48.0
FOOT_HEIGHT_PX = 14.0
SPACE_ABOVE_FOOT_PX = 20.0
# Where a bookmark leads, the reader sees this much above it.
ABOVE_BOOKMARK_PX = 24.0


class ReportPaper(NamedTuple):
    """The paper of a report's pages: its size in points, and in pixels the size of what stands on it."""

    size_pt: tuple[float, float]
    width: float
    height: float


class ChartPlace(NamedTuple):
    """Where a chart goes: the sheet's index, its lower left corner in points of the page, its data."""

    sheet: int
    x_pt: float
    y_pt: float
    data: Chart


def paper_of(options: ExportOptions) -> ReportPaper:
    """Return the paper that goes with the poster's."""
    size = paper_size_pt(report_paper(options.paper))
    width, height = (length / POINTS_PER_PX for length in size)
    room = height - MARGIN_PX - FOOT_FROM_BOTTOM_PX - SPACE_ABOVE_FOOT_PX
    return ReportPaper(size, width - 2 * MARGIN_PX, room)


def page_sheet(page: Page, paper: ReportPaper) -> Sheet:
    """Return a page of rows as a sheet, without its foot."""
    rows = tuple(
        Box(f"row:{place}", 0, placed.y, paper.width, placed.row.height, placed.row.marks)
        for place, placed in enumerate(page.rows)
    )
    box = Box("page", MARGIN_PX, MARGIN_PX, paper.width, paper.height, (), rows)
    bookmarks = tuple(
        Bookmark(
            level,
            title,
            MARGIN_PX * POINTS_PER_PX,
            max(0.0, (MARGIN_PX + y - ABOVE_BOOKMARK_PX) * POINTS_PER_PX),
        )
        for level, title, y in page.bookmarks
    )
    pictures = tuple(
        PlacedPicture(
            (MARGIN_PX + picture.x) * POINTS_PER_PX,
            (MARGIN_PX + placed.y + picture.y) * POINTS_PER_PX,
            picture.size * POINTS_PER_PX,
            picture.data,
        )
        for placed in page.rows
        if (picture := placed.row.picture) is not None
    )
    links = tuple(
        Link(
            Frame(
                MARGIN_PX * POINTS_PER_PX,
                (MARGIN_PX + placed.y) * POINTS_PER_PX,
                paper.width * POINTS_PER_PX,
                placed.row.height * POINTS_PER_PX,
            ),
            *placed.row.leads_to,
        )
        for placed in page.rows
        if placed.row.leads_to is not None
    )
    return Sheet(
        *paper.size_pt, (Placed(box, 0, 0, POINTS_PER_PX),), bookmarks, pictures=pictures, links=links
    )


def charts_of(page: Page, sheet: int, paper: ReportPaper) -> list[ChartPlace]:
    """Return where the charts of a page go, which is the sheet of that index."""
    return [
        ChartPlace(
            sheet,
            (MARGIN_PX + _left_of(placed.row.chart)) * POINTS_PER_PX,
            paper.size_pt[1] - (MARGIN_PX + placed.y + placed.row.height) * POINTS_PER_PX,
            placed.row.chart,
        )
        for placed in page.rows
        if placed.row.chart is not None
    ]


def with_foot(map_: JourneyMap, sheet: Sheet, place: int, count: int) -> Sheet:
    """Return the sheet with title and state of the map and its number, counted from 0, at its foot."""
    width, height = sheet.width_pt / POINTS_PER_PX, sheet.height_pt / POINTS_PER_PX
    margin = sheet.margin_pt / POINTS_PER_PX or MARGIN_PX
    # On a poster the foot is the last line above the margin, on the report's pages it stands in it.
    y = height - (margin + FOOT_HEIGHT_PX if sheet.margin_pt else FOOT_FROM_BOTTOM_PX)
    inner = width - 2 * margin
    title = f"{map_.title or UNTITLED} · {map_.state} state"
    marks = (
        words(title, margin, 0, FOOT, "faint", inner - 80),
        words_to(f"{place + 1} of {count}", width - margin, 0, FOOT, "faint", 76),
    )
    foot = Box("foot", 0, y, width, FOOT_HEIGHT_PX, marks)
    return sheet._replace(placed=(*sheet.placed, Placed(foot, 0, 0, POINTS_PER_PX)))


def _left_of(chart: Chart) -> float:
    return chart.x if isinstance(chart, Radar) else CHART_X
