"""A wide map folded into bands under each other, instead of shrunk to the paper's width."""

from collections.abc import Iterator
from itertools import pairwise

from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke, Words
from mapdesigner.layout.measures import (
    GAP_BETWEEN_STAGES_PT,
    LANE_PADDING_BOTTOM_PT,
    LANE_PADDING_TOP_PT,
    LEAST_LANE_HEIGHT_PT,
    MARGIN_PT,
    first_baseline_pt,
    line_height_pt,
    stage_x_pt,
)

GAP_BETWEEN_BANDS_PT = 44.0
SPACE_UNDER_LANE_LABEL_PT = 8.0


def folded(root: Box, bands: int) -> Box:
    """Return a laid-out map with its stages in bands under each other; the same box for one band.

    Each band repeats the lanes' labels; its rows are as high as it needs. There are never more bands than
    stages. The boxes are those of the map, band by band, so a lane's label is there once for each.
    """
    stages = [box for box in root.children if box.id.startswith("stage:")]
    bands = max(1, min(bands, len(stages)))
    if bands == 1:
        return root
    header = next(box for box in root.children if box.id == "header")
    rows = list(_rows(root))
    edges = [round(band * len(stages) / bands) for band in range(bands + 1)]
    columns = max(last - first for first, last in pairwise(edges))
    width = stage_x_pt(columns) - GAP_BETWEEN_STAGES_PT + MARGIN_PT
    header_right = max(
        (mark.x + mark.line.width_pt for mark in header.marks if isinstance(mark, Words)), default=0.0
    )
    width = max(width, header_right + MARGIN_PT)
    header = header._replace(width=width)
    children = [header]
    y = header.height
    for first, last in pairwise(edges):
        headings = stages[first:last]
        children += [box.moved_to(stage_x_pt(place), y) for place, box in enumerate(headings)]
        y += max(box.height for box in headings)
        for label, cells in rows:
            shown = cells[first:last]
            height = _row_height(label, shown)
            children.append(label._replace(y=y, height=height))
            children += [
                cell._replace(x=stage_x_pt(place), y=y, height=height) for place, cell in enumerate(shown)
            ]
            y += height
        y += GAP_BETWEEN_BANDS_PT
    return root._replace(width=width, height=y - GAP_BETWEEN_BANDS_PT + MARGIN_PT, children=tuple(children))


def band_counts(stages: int) -> tuple[int, ...]:
    """Return the numbers of bands worth trying: for each width in stages the fewest, from one to `stages`."""
    fewest: dict[int, int] = {}
    for bands in range(1, stages + 1):
        fewest.setdefault(-(-stages // bands), bands)
    return tuple(fewest.values()) or (1,)


def _rows(root: Box) -> Iterator[tuple[Box, list[Box]]]:
    """Yield each lane's label with its cells, stage by stage; they follow each other on the map."""
    label: Box | None = None
    cells: list[Box] = []
    for box in root.children:
        if box.id.startswith("lane:"):
            if label is not None:
                yield label, cells
            label, cells = box, []
        elif box.id.startswith("cell:"):
            cells.append(box)
    if label is not None:
        yield label, cells


def _row_height(label: Box, cells: list[Box]) -> float:
    content = max((box.height for cell in cells for box in cell.children), default=0.0)
    label_height = max(map(_bottom, label.marks), default=0.0) + SPACE_UNDER_LANE_LABEL_PT
    return max(label_height, content + LANE_PADDING_TOP_PT + LANE_PADDING_BOTTOM_PT, LEAST_LANE_HEIGHT_PT)


def _bottom(mark: Mark) -> float:
    """Return how far down a mark reaches in its box."""
    if isinstance(mark, Words):
        style = mark.line.style
        return mark.baseline + line_height_pt(style) - first_baseline_pt(style)
    if isinstance(mark, Rect):
        return mark.y + mark.height
    if isinstance(mark, Icon):
        return mark.y + mark.size
    if isinstance(mark, Stroke):
        return max(point[-1] for point in mark.points)
    raise TypeError(type(mark).__name__)
