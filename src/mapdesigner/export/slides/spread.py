"""A tall map made as wide as a slide: the boxes of each cell stand in several columns."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mapdesigner.layout.lanes.curve import EDGE_PT
from mapdesigner.layout.marks import Box, Mark, Rect, Stroke, Words
from mapdesigner.layout.measures import (
    GAP_BETWEEN_CARDS_PT,
    GAP_BETWEEN_STAGES_PT,
    LANE_PADDING_BOTTOM_PT,
    LANE_PADDING_TOP_PT,
    LEAST_LANE_HEIGHT_PT,
    STAGE_BAND_PT,
    STAGE_WIDTH_PT,
    stage_x_pt,
)
from mapdesigner.model import JourneyMap, Lane

MOST_COLUMNS = 6
GAP_BETWEEN_COLUMNS_PT = 10.0


class Row(NamedTuple):
    """A lane on the slide: its label, and each stage's cell with its content, placed on the map."""

    lane: Lane
    label: Box
    cells: tuple[Box, ...]


class Spread(NamedTuple):
    """The parts of the map with their places, from the top left of the first heading's row."""

    headings: tuple[Box, ...]
    rows: tuple[Row, ...]
    width: float
    height: float


def best_spread(map_: JourneyMap, box: Box, width_pt: float, height_pt: float) -> Spread:
    """Return the map with as many columns in each cell as show it largest in a space of this size."""
    spreads = (_spread(map_, box, columns) for columns in range(1, MOST_COLUMNS + 1))
    return max(spreads, key=lambda one: min(width_pt / one.width, height_pt / one.height))


def column_places(heights: Sequence[float], columns: int, gap: float) -> list[tuple[int, float]]:
    """Return for each of some heights its column and y: in order, the columns as equal as they can be."""
    limit = max(heights, default=0.0)
    total = sum(heights) + gap * max(0, len(heights) - 1)
    step = max(1.0, total / 60)
    while True:
        places: list[tuple[int, float]] = []
        column, y = 0, 0.0
        for height in heights:
            if y and y + height > limit:
                column, y = column + 1, 0.0
            places.append((column, y))
            y += height + gap
        if column < columns:
            return places
        limit += step


def _spread(map_: JourneyMap, box: Box, columns: int) -> Spread:
    children = {child.id: child for child in box.children}
    stage_width = columns * STAGE_WIDTH_PT + (columns - 1) * GAP_BETWEEN_COLUMNS_PT
    lefts = [
        stage_x_pt(0) + place * (stage_width + GAP_BETWEEN_STAGES_PT) for place in range(len(map_.stages))
    ]
    headings = [
        _heading(children[f"stage:{stage.id}"], left, stage_width)
        for stage, left in zip(map_.stages, lefts, strict=True)
    ]
    y = max((heading.height for heading in headings), default=0.0)
    rows = []
    for lane in map_.lanes:
        label = children[f"lane:{lane.id}"]
        cells = [
            _cell(children[f"cell:{stage.id}/{lane.id}"], lane, left, columns, stage_width)
            for stage, left in zip(map_.stages, lefts, strict=True)
        ]
        least = min(label.height, _label_bottom(label) + 8)
        content = max((cell.height for cell in cells), default=0.0)
        height = max(least, content + LANE_PADDING_TOP_PT + LANE_PADDING_BOTTOM_PT, LEAST_LANE_HEIGHT_PT)
        placed = tuple(cell.moved_to(cell.x, y + LANE_PADDING_TOP_PT) for cell in cells)
        rows.append(Row(lane, label._replace(y=y, height=height), placed))
        y += height
    left = min((row.label.x for row in rows), default=0.0)
    right = lefts[-1] + stage_width if lefts else left + STAGE_WIDTH_PT
    return Spread(tuple(headings), tuple(rows), right - left, y)


def _heading(box: Box, left: float, width: float) -> Box:
    """Return a stage's heading with its band over all of its columns."""
    marks = tuple(
        mark._replace(width=width) if isinstance(mark, Rect) and mark.height == STAGE_BAND_PT else mark
        for mark in box.marks
    )
    return box._replace(x=left, y=0.0, width=width, marks=marks)


def _label_bottom(label: Box) -> float:
    ends = [mark.baseline + 4 for mark in label.marks if isinstance(mark, Words)]
    return max(ends, default=0.0)


def _cell(cell: Box, lane: Lane, left: float, columns: int, width: float) -> Box:
    """Return a cell's content, as wide as its stage and as high as it is."""
    (content,) = cell.children
    if lane.kind == "emotion":
        return _stretched(content, width)._replace(x=left)
    if columns == 1 or not content.children:
        return content._replace(x=left)
    first = content.children[0].y
    bottom = max(box.y + box.height for box in content.children)
    pairs = zip(content.children, content.children[1:], strict=False)
    gap = max((b.y - a.y - a.height for a, b in pairs), default=GAP_BETWEEN_CARDS_PT)
    places = column_places([box.height for box in content.children], columns, gap)
    boxes = tuple(
        box.moved_to(box.x + column * (STAGE_WIDTH_PT + GAP_BETWEEN_COLUMNS_PT), first + y)
        for box, (column, y) in zip(content.children, places, strict=True)
    )
    lowest = max(box.y + box.height for box in boxes)
    # What stands under the boxes, “and 3 more”, stays under them.
    marks = tuple(_lifted(mark, bottom - lowest) if _y(mark) > bottom else mark for mark in content.marks)
    height = max(lowest, content.height - (bottom - lowest))
    return content._replace(x=left, width=width, height=height, marks=marks, children=boxes)


def _stretched(content: Box, width: float) -> Box:
    """Return a piece of the emotion curves drawn out to a wider stage; faces and dots stay round.

    Pieces still meet their neighbours in the middle of the gap between two stages.
    """
    share = (width + 2 * EDGE_PT) / (STAGE_WIDTH_PT + 2 * EDGE_PT)

    def moved_x(x: float) -> float:
        return (x + EDGE_PT) * share - EDGE_PT

    children = []
    for box in content.children:
        if box.id.startswith("curve:"):  # it begins at the edge
            marks = _stretched_marks(box.marks, lambda x: x * share)
            children.append(box._replace(width=box.width * share, marks=marks))
        else:
            middle = moved_x(box.x + box.width / 2)
            children.append(box.moved_to(middle - box.width / 2, box.y))
    marks = _stretched_marks(content.marks, moved_x)
    return content._replace(width=width, marks=marks, children=tuple(children))


def _stretched_marks(marks: tuple[Mark, ...], moved_x: Callable[[float], float]) -> tuple[Mark, ...]:
    """Return strokes drawn out, and discs with the letters on them moved."""
    done: list[Mark] = []
    by = 0.0
    for mark in marks:
        if isinstance(mark, Stroke):
            points = tuple(
                tuple(value if at % 2 else moved_x(value) for at, value in enumerate(point))
                for point in mark.points
            )
            mark = mark._replace(points=points)
        elif isinstance(mark, Rect):
            by = moved_x(mark.x) - mark.x
            mark = mark._replace(x=mark.x + by)
        elif isinstance(mark, Words):
            mark = mark._replace(x=mark.x + by)
        done.append(mark)
    return tuple(done)


def _y(mark: Mark) -> float:
    if isinstance(mark, Words):
        return mark.baseline
    return mark.points[0][1] if isinstance(mark, Stroke) else mark.y


def _lifted(mark: Mark, by: float) -> Mark:
    if isinstance(mark, Words):
        return mark._replace(baseline=mark.baseline - by)
    if isinstance(mark, Stroke):
        points = tuple(
            tuple(value - by if at % 2 else value for at, value in enumerate(point)) for point in mark.points
        )
        return mark._replace(points=points)
    return mark._replace(y=mark.y - by)
