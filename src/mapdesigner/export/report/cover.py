"""The cover: title, purpose and scenario, who made it, and the journey's own curve over its stages."""

from collections.abc import Iterator

from mapdesigner.export.images import picture_size, readable_picture
from mapdesigner.export.report.pages import ReportPaper
from mapdesigner.export.report.sections import stage_name
from mapdesigner.export.report.style import BODY, MARGIN_PX, POINTS_PER_PX, SMALL, words
from mapdesigner.export.sheet import Bookmark, Placed, PlacedPicture, Sheet
from mapdesigner.insight.whole_journey import mood_points
from mapdesigner.layout.block import text_block
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.layout.marks import Box, Mark, Rect, Stroke
from mapdesigner.layout.text import Style, wrap
from mapdesigner.model import UNTITLED, JourneyMap, stage_colour

LOGO_WIDTH_PX, LOGO_HEIGHT_PX = 230.0, 76.0
# From the top of the page, as shares of its height.
TITLE_TOP, CURVE_TOP, FACTS_TOP = 0.2, 0.555, 0.755
# As large as the title fits in so many lines.
TITLES = ((40.0, 3), (34.0, 4), (28.0, 5), (22.0, 6))
KIND = Style(14, "semibold")
HOUSE = Style(15, "semibold")
PURPOSE = Style(17)
TEXT_WIDTH = 600.0
MOST_PURPOSE_LINES, MOST_SCENARIO_LINES, MOST_FACT_LINES = 4, 8, 3
CURVE_HEIGHT = 120.0
CURVE_WIDTH_PX = 3.0
DOT_PX = 11.0
MOST_DOTS = 60
BAND_PX = 8.0
LEAST_NAME_PX = 44.0
SCENARIO_WIDTH = 300.0
FACTS_X = 358.0


def cover_sheet(map_: JourneyMap, paper: ReportPaper) -> Sheet:
    """Return the cover; texts that are too long for it are cut, the method part has them whole."""
    width, height = (length / POINTS_PER_PX for length in paper.size_pt)
    logo = _logo(map_)
    marks = [*_head(map_, paper.width, height, bool(logo)), *_facts(map_, paper.width, height)]
    ornament = Box("journey", 0, height * CURVE_TOP, width, CURVE_HEIGHT, tuple(_journey(map_, width)))
    text = Box("cover", MARGIN_PX, 0, paper.width, height, tuple(marks))
    box = Box("page", 0, 0, width, height, (), (text, ornament))
    return Sheet(
        *paper.size_pt,
        (Placed(box, 0, 0, POINTS_PER_PX),),
        (Bookmark(0, "Cover", 0.0, 0.0),),
        pictures=logo,
    )


def _logo(map_: JourneyMap) -> tuple[PlacedPicture, ...]:
    """Return the brand's logo in the upper left corner, as large as it fits into its place."""
    data = readable_picture(map_.brand.logo) if map_.brand is not None else None
    size = picture_size(data) if data is not None else None
    if data is None or size is None:
        return ()
    scale = min(LOGO_WIDTH_PX / size[0], LOGO_HEIGHT_PX / size[1]) * POINTS_PER_PX
    corner = MARGIN_PX * POINTS_PER_PX
    return (PlacedPicture(corner, corner, size[0] * scale, data, size[1] * scale),)


def _head(map_: JourneyMap, width: float, height: float, has_logo: bool) -> Iterator[Mark]:
    if map_.organisation.strip() and not has_logo:
        yield words(map_.organisation, 0, MARGIN_PX, HOUSE, "text", width)
    top = height * TITLE_TOP
    yield words(f"Customer journey map · {map_.state} state", 0, top, KIND, "accent", width)
    title = " ".join(map_.title.split()) or UNTITLED
    size, most = next(
        ((size, most) for size, most in TITLES if len(wrap(title, width, Style(size, "semibold"))) <= most),
        TITLES[-1],
    )
    marks, y = text_block(title, 0, top + 28, width, Style(size, "semibold"), "text", most)
    yield from marks
    marks, _ = text_block(
        map_.purpose.strip(), 0, y + 18, min(width, TEXT_WIDTH), PURPOSE, "muted", MOST_PURPOSE_LINES
    )
    yield from marks


def _journey(map_: JourneyMap, width: float) -> Iterator[Mark]:
    """Yield the curve of the whole journey from edge to edge of the page, over the bands of its stages."""
    if not map_.stages:
        return
    column = width / len(map_.stages)
    points = [
        ((place + share) * column, CURVE_HEIGHT * (2 - mood) / 4, mood)
        for place, share, mood in mood_points(map_)
    ]
    if len(points) > 1:
        yield Stroke(tuple(_curve([(x, y) for x, y, _ in points], width)), "accent", CURVE_WIDTH_PX)
    if len(points) <= MOST_DOTS:
        for x, y, mood in points:
            half = DOT_PX / 2
            yield Rect(x - half, y - half, DOT_PX, DOT_PX, half, f"sentiment {mood}", "surface", 2.0)
    top = CURVE_HEIGHT + 26
    for place, stage in enumerate(map_.stages):
        yield Rect(place * column, top, column, BAND_PX, 0, stage_colour(stage))
        # In line with what stands above and below.
        left = max(place * column + 8, MARGIN_PX if place == 0 else 0.0)
        room = min((place + 1) * column, width - 8) - left - 8
        if column >= LEAST_NAME_PX and room > LEAST_NAME_PX / 2:
            yield words(stage_name(stage), left, top + BAND_PX + 7, SMALL, "muted", room)


def _curve(points: list[tuple[float, float]], width: float) -> Iterator[tuple[float, ...]]:
    """Yield a smooth path through the points that begins and ends at the edges of the page."""
    points = [(0.0, points[0][1]), *points, (width, points[-1][1])]
    x, y = points[0]
    yield (x, y)
    for right, end in points[1:]:
        half = (right - x) / 2
        yield (x + half, y, right - half, end, right, end)
        x, y = right, end


def _facts(map_: JourneyMap, width: float, height: float) -> Iterator[Mark]:
    """Yield the scenario at the left, who made the map and when it is due for review at the right."""
    top = height * FACTS_TOP
    has_scenario = bool(map_.scenario.strip())
    if has_scenario:
        yield words("Scenario", 0, top, SMALL, "muted", SCENARIO_WIDTH)
        marks, _ = text_block(
            map_.scenario.strip(), 0, top + 18, SCENARIO_WIDTH, BODY, "text", MOST_SCENARIO_LINES
        )
        yield from marks
    x = FACTS_X if has_scenario else 0.0
    y = top
    review = short_day(map_.review_on) if map_.review_on is not None else ""
    for label, text in (
        ("Organisation", map_.organisation),
        ("Made by", map_.author),
        ("To be reviewed on", review),
    ):
        if text.strip():
            yield words(label, x, y, SMALL, "muted", width - x)
            marks, y = text_block(text.strip(), x, y + 18, width - x, BODY, "text", MOST_FACT_LINES)
            yield from marks
            y += 12
