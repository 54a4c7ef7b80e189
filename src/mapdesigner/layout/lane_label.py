"""The label of a lane: its name and words, and whose curves it shows when they are several."""

from mapdesigner.layout.block import text_block
from mapdesigner.layout.facts import PersonaCurves
from mapdesigner.layout.lanes.persona_curves import sample_line
from mapdesigner.layout.marks import Box, Mark, Rect
from mapdesigner.layout.measures import (
    LANE_LABEL_WIDTH_PT,
    LANE_NAME,
    LANE_PADDING_TOP_PT,
    LANE_WORDS,
    MARGIN_PT,
    line_height_pt,
)
from mapdesigner.layout.memo import Memo
from mapdesigner.model import Lane

SAMPLE_PT = 28.0
SAMPLE_GAP_PT = 4.0
CURVE_ROW_PT = 17.0


def lane_label(lane: Lane, curves_of: PersonaCurves, memo: Memo) -> Box:
    """Return the label, as high as it needs, at the map's left margin."""
    if lane.kind != "emotion" or lane.curves != "personas":
        curves_of = PersonaCurves()

    def draw() -> Box:
        line: tuple[Mark, ...] = (Rect(0, 0, LANE_LABEL_WIDTH_PT, 1, 0, "hairline"),)
        top = LANE_PADDING_TOP_PT - 2
        x = 10.0 if lane.colour else 0.0
        width_pt = LANE_LABEL_WIDTH_PT - x
        name, y = text_block(lane.name or "Untitled lane", x, top, width_pt, LANE_NAME, "text", 4)
        words, y = text_block(lane.description, x, y, width_pt, LANE_WORDS, "muted", 6)
        if lane.colour:
            line += (Rect(0, top + 1, 3, y - top - 2, 1.5, lane.colour),)
        legend, y = _legend(curves_of, x, y, width_pt)
        marks = (*line, *name, *words, *legend)
        return Box(f"lane:{lane.id}", MARGIN_PT, 0, LANE_LABEL_WIDTH_PT, y + 8, marks, label=lane.name)

    return memo.recall(("lane", lane.id), (lane, curves_of), draw)


def _legend(curves_of: PersonaCurves, x: float, y: float, width_pt: float) -> tuple[tuple[Mark, ...], float]:
    """Return a row for each persona with a curve: a sample of its line with its disc, and its name."""
    if not curves_of.signs:
        return (), y
    marks: list[Mark] = []
    y += 5
    for place, sign in enumerate(curves_of.signs):
        marks += sample_line(place, sign, x, y + CURVE_ROW_PT / 2, SAMPLE_PT)
        left, drop = SAMPLE_PT + SAMPLE_GAP_PT, (CURVE_ROW_PT - line_height_pt(LANE_WORDS)) / 2
        words = sign.name or "Unnamed"
        name, y = text_block(words, x + left, y + drop, width_pt - left, LANE_WORDS, "muted", 2)
        marks += name
        y += drop
    if curves_of.more:
        more, y = text_block(f"and {curves_of.more} more", x, y + 1, width_pt, LANE_WORDS, "muted")
        marks += more
    return tuple(marks), y
