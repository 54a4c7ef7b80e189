"""Sizes of the map's parts in points, on the grid of eight (four inside cards), and its text styles."""

from functools import cache

from mapdesigner.layout.text import Style

MARGIN_PT = 20.0
LANE_LABEL_WIDTH_PT = 88.0
STAGE_WIDTH_PT = 224.0
GAP_BETWEEN_STAGES_PT = 10.0
GAP_BETWEEN_CARDS_PT = 8.0
LANE_PADDING_TOP_PT = 12.0
LANE_PADDING_BOTTOM_PT = 20.0
LEAST_LANE_HEIGHT_PT = 56.0
STAGE_BAND_PT = 4.0
# Purpose and scenario stay within a projector of 1280 pixels with both panels open.
HEADER_WORDS_WIDTH_PT = 700.0

CARD_RADIUS_PT = 8.0
CARD_PADDING_X_PT = 10.0
CARD_PADDING_Y_PT = 8.0
NOTE_BAR_PT = 3.0
NOTE_INDENT_PT = 12.0

MAP_TITLE = Style(21, "semibold")
MAP_META = Style(13)
MAP_PURPOSE = Style(13)
STAGE_NAME = Style(13, "semibold")
STAGE_GOAL = Style(12)
LANE_NAME = Style(12, "semibold")
LANE_WORDS = Style(11)
CARD_TITLE = Style(13, "semibold")
CARD_SMALL = Style(11.5)
CHIP = Style(11)
NOTE_TEXT = Style(12)

# More than this and a card says the rest in the inspector, so that one card can't push the map apart.
MOST_TITLE_LINES = 12
MOST_NOTE_LINES = 30


@cache
def line_height_pt(style: Style) -> float:
    """Return the distance between baselines, 1.35 times the size and on whole points."""
    return float(round(style.size_pt * 1.35))


@cache
def first_baseline_pt(style: Style) -> float:
    """Return the distance from the top of a line's box to its baseline (Inter's ascent, centred)."""
    return round((line_height_pt(style) + style.size_pt * 0.727) / 2, 1)


def stage_x_pt(index: int) -> float:
    """Return the left edge of a stage's column, from the map's own left edge."""
    first = MARGIN_PT + LANE_LABEL_WIDTH_PT + GAP_BETWEEN_STAGES_PT
    return first + index * (STAGE_WIDTH_PT + GAP_BETWEEN_STAGES_PT)
