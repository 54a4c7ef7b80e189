"""The pages after the poster: each part on pages of its own, with a foot that says where one is."""

from collections.abc import Callable
from typing import NamedTuple

from mapdesigner.export.chart_data import Chart, Radar
from mapdesigner.export.flow import Group, Page, flowed
from mapdesigner.export.options import ExportOptions, paper_size_pt, parts_of, report_paper
from mapdesigner.export.page_style import FOOT, MARGIN_PX, POINTS_PER_PX, words, words_to
from mapdesigner.export.part_audit import audit_groups
from mapdesigner.export.part_consistency import consistency_groups
from mapdesigner.export.part_experiments import experiment_groups
from mapdesigner.export.part_feedback import feedback_groups
from mapdesigner.export.part_findings import finding_groups
from mapdesigner.export.part_goals import goal_groups
from mapdesigner.export.part_health import health_groups
from mapdesigner.export.part_improvements import improvement_groups
from mapdesigner.export.part_metrics import CHART_X, metric_groups
from mapdesigner.export.part_personas import persona_groups
from mapdesigner.export.part_tests import result_groups
from mapdesigner.export.sheet import Bookmark, Placed, PlacedPicture, Sheet
from mapdesigner.layout.marks import Box
from mapdesigner.model import JourneyMap, ReportPart

# A new part is one file and one row here.
PARTS: dict[ReportPart, Callable[[JourneyMap, float], tuple[Group, ...]]] = {
    "findings": finding_groups,
    "health": health_groups,
    "improvements": improvement_groups,
    "personas": persona_groups,
    "goals": goal_groups,
    "metrics": metric_groups,
    "feedback": feedback_groups,
    "audit": audit_groups,
    "consistency": consistency_groups,
    "experiments": experiment_groups,
    "tests": result_groups,
}
FOOT_FROM_BOTTOM_PX = 48.0
FOOT_HEIGHT_PX = 14.0
SPACE_ABOVE_FOOT_PX = 20.0


class ChartPlace(NamedTuple):
    """Where a chart goes: the sheet's index, its lower left corner in points of the page, its data."""

    sheet: int
    x_pt: float
    y_pt: float
    data: Chart


def report(
    map_: JourneyMap, options: ExportOptions, before: list[Sheet]
) -> tuple[list[Sheet], tuple[ChartPlace, ...]]:
    """Return the sheets `before` and those of the report, numbered together, and where charts go."""
    size = paper_size_pt(report_paper(options.paper))
    width_px, height_px = (length / POINTS_PER_PX for length in size)
    content_width = width_px - 2 * MARGIN_PX
    content_height = height_px - MARGIN_PX - FOOT_FROM_BOTTOM_PX - SPACE_ABOVE_FOOT_PX
    sheets = list(before)
    charts: list[ChartPlace] = []
    for part in parts_of(map_, options):
        groups = PARTS[part](map_, content_width) if part in PARTS else ()
        if not groups:
            continue
        # The title brings its own space below.
        groups = (groups[0], groups[1]._replace(gap=0.0), *groups[2:])
        for page in flowed(groups, content_height):
            charts += _charts(page, len(sheets), size[1])
            sheets.append(_sheet(page, size, content_width, content_height))
    if not sheets:
        # Only empty parts were asked for; a PDF must have a page.
        sheets.append(Sheet(*size, ()))
    return [_with_foot(map_, sheet, place, len(sheets)) for place, sheet in enumerate(sheets)], tuple(charts)


def _sheet(page: Page, size: tuple[float, float], width: float, height: float) -> Sheet:
    rows = tuple(
        Box(f"row:{place}", 0, placed.y, width, placed.row.height, placed.row.marks)
        for place, placed in enumerate(page.rows)
    )
    box = Box("page", MARGIN_PX, MARGIN_PX, width, height, (), rows)
    bookmarks = tuple(
        Bookmark(level, title, MARGIN_PX * POINTS_PER_PX, max(0.0, (MARGIN_PX + y - 24) * POINTS_PER_PX))
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
    return Sheet(*size, (Placed(box, 0, 0, POINTS_PER_PX),), bookmarks, pictures=pictures)


def _charts(page: Page, sheet: int, height_pt: float) -> list[ChartPlace]:
    return [
        ChartPlace(
            sheet,
            (MARGIN_PX + _left_of(placed.row.chart)) * POINTS_PER_PX,
            height_pt - (MARGIN_PX + placed.y + placed.row.height) * POINTS_PER_PX,
            placed.row.chart,
        )
        for placed in page.rows
        if placed.row.chart is not None
    ]


def _left_of(chart: Chart) -> float:
    return chart.x if isinstance(chart, Radar) else CHART_X


def _with_foot(map_: JourneyMap, sheet: Sheet, place: int, count: int) -> Sheet:
    """Return the sheet with title and state and its number at its foot; one alone has no foot."""
    if count == 1:
        return sheet
    width, height = sheet.width_pt / POINTS_PER_PX, sheet.height_pt / POINTS_PER_PX
    margin = sheet.margin_pt / POINTS_PER_PX or MARGIN_PX
    # On a poster the foot is the last line above the margin, on the report's pages it stands in it.
    y = height - (margin + FOOT_HEIGHT_PX if sheet.margin_pt else FOOT_FROM_BOTTOM_PX)
    inner = width - 2 * margin
    title = f"{map_.title or 'Untitled journey map'} · {map_.state} state"
    marks = (
        words(title, margin, 0, FOOT, "faint", inner - 80),
        words_to(f"{place + 1} of {count}", width - margin, 0, FOOT, "faint", 76),
    )
    foot = Box("foot", 0, y, width, FOOT_HEIGHT_PX, marks)
    return sheet._replace(placed=(*sheet.placed, Placed(foot, 0, 0, POINTS_PER_PX)))
