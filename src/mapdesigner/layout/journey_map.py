"""The whole map laid out: a header, stages as columns, lanes as rows, a cell where they cross."""

from functools import partial
from itertools import accumulate

from mapdesigner.layout.block import text_block
from mapdesigner.layout.facts import PersonaCurves, StageFacts, stage_facts
from mapdesigner.layout.lane_label import lane_label
from mapdesigner.layout.lanes import CELL_DRAWERS
from mapdesigner.layout.lanes.cell import Cell
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.layout.marks import Box, Rect, Words
from mapdesigner.layout.measures import (
    GAP_BETWEEN_STAGES_PT,
    HEADER_WORDS_WIDTH_PT,
    LANE_PADDING_BOTTOM_PT,
    LANE_PADDING_TOP_PT,
    LEAST_LANE_HEIGHT_PT,
    MAP_META,
    MAP_PURPOSE,
    MAP_TITLE,
    MARGIN_PT,
    STAGE_BAND_PT,
    STAGE_GOAL,
    STAGE_NAME,
    STAGE_WIDTH_PT,
    first_baseline_pt,
    line_height_pt,
    stage_x_pt,
)
from mapdesigner.layout.memo import Memo
from mapdesigner.layout.text import single_line
from mapdesigner.layout.typeface import typeface, typeface_of
from mapdesigner.model import JourneyMap, Lane, Stage, stage_colour


def lay_out(map_: JourneyMap, memo: Memo | None = None) -> Box:
    """Return the map as a tree of boxes; the root is as large as the map with its margins.

    Its children are "header", "stage:ID" and "lane:ID" for the headings and "cell:STAGE/LANE". With a memo
    kept from edit to edit only what changed is laid out again, and what did not change is the same object.
    A font of the map's brand is used for all of its text.
    """
    memo = memo or Memo()
    font = typeface_of(map_.brand)
    memo.keep_for(font)
    with typeface(font):
        return _laid_out(map_, memo)


def _laid_out(map_: JourneyMap, memo: Memo) -> Box:
    width = stage_x_pt(len(map_.stages)) - GAP_BETWEEN_STAGES_PT + MARGIN_PT
    header = memo.recall("header", _header_inputs(map_, width), lambda: _header(map_, width))
    facts = stage_facts(map_, memo)
    headings = [_stage_heading(stage, memo) for stage in map_.stages]
    heading_height = max((box.height for box in headings), default=0.0)
    top = header.height
    curves_of = facts[0].curves_of if facts else PersonaCurves()
    labels = [lane_label(lane, curves_of, memo) for lane in map_.lanes]
    columns = [
        _column(stage, known, map_.lanes, memo) for stage, known in zip(map_.stages, facts, strict=True)
    ]
    heights = tuple(
        _row_height(label, [column[row] for column in columns]) for row, label in enumerate(labels)
    )
    tops = tuple(accumulate(heights, initial=top + heading_height))
    boxes = [
        _column_boxes(stage, map_.lanes, columns[index], index, tops, heights, memo)
        for index, stage in enumerate(map_.stages)
    ]
    children = [header]
    children += [
        _placed(box, stage_x_pt(index), top, heading_height, memo) for index, box in enumerate(headings)
    ]
    for row, label in enumerate(labels):
        children.append(_placed(label, label.x, tops[row], heights[row], memo))
        children += [column[row] for column in boxes]
    memo.turn()
    return Box("map", 0, 0, width, tops[-1] + MARGIN_PT, (), tuple(children), label=map_.title)


def map_meta(map_: JourneyMap) -> str:
    """Return what stands beside the title: organisation, state, date of review."""
    words = [
        map_.organisation,
        f"{map_.state} state",
        "" if map_.review_on is None else f"review on {short_day(map_.review_on)}",
    ]
    return " · ".join(word for word in words if word)


def _header_inputs(map_: JourneyMap, width: float) -> tuple[object, ...]:
    return (map_.title, map_.purpose, map_.scenario, map_meta(map_), width)


def _header(map_: JourneyMap, width: float) -> Box:
    """Return title, what stands beside it (or under it, when both are long), purpose and scenario."""
    words_pt = min(width - 2 * MARGIN_PT, HEADER_WORDS_WIDTH_PT)
    title = map_.title or "Untitled journey map"
    marks, y = text_block(title, MARGIN_PT, 20, words_pt, MAP_TITLE, "text", 3, hung_left=True)
    meta = single_line(map_meta(map_), MAP_META, words_pt)
    title_pt = max((mark.line.width_pt for mark in marks if isinstance(mark, Words)), default=0.0)
    meta_x = MARGIN_PT + title_pt + 14
    if len(marks) == 1 and meta_x + meta.width_pt <= MARGIN_PT + words_pt:
        marks += (Words(meta_x, 20 + first_baseline_pt(MAP_TITLE), meta, "muted"),)
    else:
        marks += (Words(MARGIN_PT, y + first_baseline_pt(MAP_META), meta, "muted"),)
        y += line_height_pt(MAP_META)
    for text in (map_.purpose, map_.scenario):
        below, y = text_block(text, MARGIN_PT, y + 4 if text else y, words_pt, MAP_PURPOSE, "muted", 6)
        marks += below
    return Box("header", 0, 0, width, y + 16, marks, label=map_.title)


def _stage_heading(stage: Stage, memo: Memo) -> Box:
    def draw() -> Box:
        band = Rect(0, 0, STAGE_WIDTH_PT, STAGE_BAND_PT, 0, stage_colour(stage))
        width_pt = STAGE_WIDTH_PT - 4
        name, y = text_block(stage.name or "Untitled stage", 2, 12, width_pt, STAGE_NAME, "text", 3)
        goal, y = text_block(stage.customer_goal, 2, y + 1, width_pt, STAGE_GOAL, "muted", 6)
        return Box(f"stage:{stage.id}", 0, 0, STAGE_WIDTH_PT, y + 12, (band, *name, *goal), label=stage.name)

    inputs = (stage.name, stage.customer_goal, stage_colour(stage))
    return memo.recall(("stage", stage.id), inputs, draw)


def _column(stage: Stage, facts: StageFacts, lanes: tuple[Lane, ...], memo: Memo) -> tuple[Cell, ...]:
    """Return the stage's cells, lane by lane."""

    def draw(parts: Memo) -> tuple[Cell, ...]:
        return tuple(CELL_DRAWERS[lane.kind](stage, lane, facts, parts) for lane in lanes)

    return memo.recall_with_parts(("column", stage.id), (stage.cards, stage.goals, facts, lanes), draw)


def _column_boxes(
    stage: Stage,
    lanes: tuple[Lane, ...],
    cells: tuple[Cell, ...],
    index: int,
    tops: tuple[float, ...],
    heights: tuple[float, ...],
    memo: Memo,
) -> tuple[Box, ...]:
    """Return the boxes of the stage's cells at their places on the map."""

    def place(parts: Memo) -> tuple[Box, ...]:
        boxes = []
        for lane, cell, y, height in zip(lanes, cells, tops, heights, strict=False):
            inputs = (f"{stage.id}/{lane.id}", cell, index, y, height)
            boxes.append(parts.recall(lane.id, inputs, partial(_cell_box, *inputs)))
        return tuple(boxes)

    return memo.recall_with_parts(("boxes", stage.id), (lanes, cells, index, tops, heights), place)


def _placed(box: Box, x: float, y: float, height: float, memo: Memo) -> Box:
    return memo.recall(box.id, (box, x, y, height), lambda: box._replace(x=x, y=y, height=height))


def _row_height(label: Box, row: list[Cell]) -> float:
    content = max((cell.height for cell in row), default=0.0)
    return max(label.height, content + LANE_PADDING_TOP_PT + LANE_PADDING_BOTTOM_PT, LEAST_LANE_HEIGHT_PT)


def _cell_box(id_: str, cell: Cell, index: int, y: float, height: float) -> Box:
    """Return the cell, as high as its row, with its content as a box of its own."""
    content = Box(
        f"content:{id_}", 0, LANE_PADDING_TOP_PT, STAGE_WIDTH_PT, cell.height, cell.marks, cell.children
    )
    line = Rect(0, 0, STAGE_WIDTH_PT, 1, 0, "hairline")
    return Box(f"cell:{id_}", stage_x_pt(index), y, STAGE_WIDTH_PT, height, (line,), (content,))
