"""Where everything is on a wall sheet: heading, columns of stages, rows of lanes."""

from typing import NamedTuple

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.papers import (
    FIT,
    LONGEST_MM,
    PAPERS_MM,
    POINTS_PER_MM,
    family,
    paper_size_pt,
    paper_words,
)
from mapdesigner.export.poster.poster import margin_pt
from mapdesigner.export.sheet import ExportFailed, Frame
from mapdesigner.model import JourneyMap, LaneKind

# Type and gaps are made for an A0, and get smaller with the paper's short side.
MADE_FOR_MM = 841.0
LABEL_SHARE = 0.1
HEADING_PT = 190.0
STAGE_PT = 130.0
FOOT_PT = 40.0
# How high a row is beside others.
ROW_SHARES: dict[LaneKind, float] = {"touchpoints": 3.0, "emotion": 1.8}
USUAL_ROW_SHARE = 2.0
# With "fit" a cell has room for two notes beside each other, and for one for each share of its row.
FIT_COLUMN_MM = 175.0
FIT_ROW_SHARE_MM = 60.0
FIT_BESIDE_MM = 170.0
LEAST_CELL_MM = (12.0, 8.0)


class WallGrid(NamedTuple):
    """The parts of a wall sheet in points; `unit` is 1.0 on an A0 and makes type and gaps smaller on less."""

    page: tuple[float, float]
    margin: float
    unit: float
    heading: Frame
    label_width: float
    columns: tuple[float, ...]
    column_width: float
    stage_top: float
    rows: tuple[Frame, ...]
    foot_y: float


def wall_grid(map_: JourneyMap, options: ExportOptions) -> WallGrid:
    """Return the grid of a map's stages and lanes on the paper of the options, lying unless told otherwise.

    Raises ExportFailed for what is no paper, and for one on which a cell would be under 12 × 8 mm.
    """
    grid = _grid(map_, _page(map_, options))
    least_height = min((row.height_pt for row in grid.rows), default=0.0)
    cell_mm = grid.column_width / POINTS_PER_MM, least_height / POINTS_PER_MM
    if grid.rows and grid.columns and (cell_mm[0] < LEAST_CELL_MM[0] or cell_mm[1] < LEAST_CELL_MM[1]):
        paper = "A page of 5 metres" if options.paper == FIT else paper_words(options.paper)
        raise ExportFailed(
            f"{paper} is too small for a wall sheet of {len(map_.stages):,} stages and {len(map_.lanes):,} "
            "lanes; choose larger paper, or “fit” for a sheet as large as the notes need."
        )
    return grid


def larger_papers(paper: str) -> tuple[str, ...]:
    """Return the papers of the same family that are larger, from small to large."""
    if paper == FIT:
        return ()
    width, height = paper_size_pt(paper)
    area = width * height / POINTS_PER_MM**2
    return tuple(name for name in family(paper) if PAPERS_MM[name][0] * PAPERS_MM[name][1] > area * 1.01)


def _page(map_: JourneyMap, options: ExportOptions) -> tuple[float, float]:
    if options.paper == FIT:
        shares = sum(_share(lane.kind) for lane in map_.lanes)
        wanted = (
            FIT_BESIDE_MM + len(map_.stages) * FIT_COLUMN_MM,
            FIT_BESIDE_MM + shares * FIT_ROW_SHARE_MM,
        )
        return min(wanted[0], LONGEST_MM) * POINTS_PER_MM, min(wanted[1], LONGEST_MM) * POINTS_PER_MM
    size = paper_size_pt(options.paper)
    if options.orientation == "auto" and options.paper not in PAPERS_MM:
        return size
    upright = options.orientation == "portrait"
    return (min(size), max(size)) if upright else (max(size), min(size))


def _grid(map_: JourneyMap, page: tuple[float, float]) -> WallGrid:
    unit = min(page) / (MADE_FOR_MM * POINTS_PER_MM)
    margin = margin_pt(page)
    inner = page[0] - 2 * margin
    label_width = inner * LABEL_SHARE
    column_width = (inner - label_width) / max(1, len(map_.stages))
    columns = tuple(margin + label_width + place * column_width for place in range(len(map_.stages)))
    heading = Frame(margin, margin, inner, HEADING_PT * unit)
    stage_top = margin + heading.height_pt
    top = stage_top + STAGE_PT * unit
    foot_y = page[1] - margin - FOOT_PT * unit
    share = (foot_y - top) / max(1.0, sum(_share(lane.kind) for lane in map_.lanes))
    rows = []
    for lane in map_.lanes:
        rows.append(Frame(margin, top, inner, _share(lane.kind) * share))
        top += rows[-1].height_pt
    return WallGrid(
        page, margin, unit, heading, label_width, columns, column_width, stage_top, tuple(rows), foot_y
    )


def _share(kind: LaneKind) -> float:
    return ROW_SHARES.get(kind, USUAL_ROW_SHARE)
