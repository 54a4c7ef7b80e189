"""The map on one sheet: scaled to the paper, with its legend at the foot."""

from mapdesigner.export.options import FIT, POINTS_PER_MM, ExportOptions, paper_size_pt, parts_of
from mapdesigner.export.sheet import Bookmark, Placed, Sheet
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.legend import legend_box
from mapdesigner.layout.marks import Box
from mapdesigner.layout.measures import MARGIN_PT
from mapdesigner.model import JourneyMap

# Larger looks like a children's book; the rest of a large sheet stays white.
LARGEST_SCALE = 1.6
GAP_ABOVE_LEGEND_PT = 20.0
# Kept free at the bottom for title and page number where report pages follow.
FOOT_PT = 18.0
# What a PDF page may have at most, 200 inches.
LARGEST_PAGE_PT = 14_400.0


def poster(map_: JourneyMap, options: ExportOptions) -> Sheet:
    """Return the poster on the paper of the options, turned so that the map is as large as it can be."""
    box = lay_out(map_)
    inner_width = box.width - 2 * MARGIN_PT
    legend = legend_box(map_, inner_width)
    foot = 0.0 if parts_of(map_, options) == ("map",) else FOOT_PT
    if options.paper == FIT:
        return _fitted(map_, box, legend, foot)
    width, height = paper_size_pt(options.paper)
    upright, lying = (width, height), (height, width)
    if options.orientation == "auto":
        page = max((lying, upright), key=lambda size: _scale(box, legend, size, foot))
    else:
        page = upright if options.orientation == "portrait" else lying
    return _on_page(map_, box, legend, page, foot)


def margin_pt(page: tuple[float, float]) -> float:
    """Return the margin of a poster: 4 % of the short side, but 10 to 24 mm."""
    return min(max(min(page) * 0.04, 10 * POINTS_PER_MM), 24 * POINTS_PER_MM)


def _content_height(box: Box, legend: Box) -> float:
    """Return the height of map and legend at 100 %, without the map's own margins."""
    below = GAP_ABOVE_LEGEND_PT + legend.height if legend.height else 0.0
    return box.height - 2 * MARGIN_PT + below


def _scale(box: Box, legend: Box, page: tuple[float, float], foot: float) -> float:
    margin = margin_pt(page)
    across = (page[0] - 2 * margin) / (box.width - 2 * MARGIN_PT)
    down = (page[1] - 2 * margin - foot) / _content_height(box, legend)
    return min(across, down, LARGEST_SCALE)


def _fitted(map_: JourneyMap, box: Box, legend: Box, foot: float) -> Sheet:
    wanted = (box.width, _content_height(box, legend) + 2 * MARGIN_PT + foot)
    scale = min(1.0, LARGEST_PAGE_PT / max(wanted))
    width, height = wanted[0] * scale, wanted[1] * scale
    placed = [Placed(box, 0.0, 0.0, scale)]
    if legend.height:
        placed.append(
            Placed(legend, MARGIN_PT * scale, height - (MARGIN_PT + legend.height + foot) * scale, scale)
        )
    return Sheet(width, height, tuple(placed), _bookmarks(map_, placed[0]), MARGIN_PT * scale)


def _on_page(map_: JourneyMap, box: Box, legend: Box, page: tuple[float, float], foot: float) -> Sheet:
    margin = margin_pt(page)
    scale = _scale(box, legend, page, foot)
    x = (page[0] - (box.width - 2 * MARGIN_PT) * scale) / 2
    placed = [Placed(box, x - MARGIN_PT * scale, margin - MARGIN_PT * scale, scale)]
    if legend.height:
        placed.append(Placed(legend, x, page[1] - margin - foot - legend.height * scale, scale))
    return Sheet(*page, tuple(placed), _bookmarks(map_, placed[0]), margin)


def _bookmarks(map_: JourneyMap, placed: Placed) -> tuple[Bookmark, ...]:
    boxes = {box.id: box for box in placed.box.children}
    stages = tuple(
        Bookmark(
            1,
            stage.name or "Untitled stage",
            placed.x_pt + boxes[f"stage:{stage.id}"].x * placed.scale,
            placed.y_pt + boxes[f"stage:{stage.id}"].y * placed.scale,
        )
        for stage in map_.stages
    )
    return (Bookmark(0, "Map", 0.0, 0.0), *stages)
