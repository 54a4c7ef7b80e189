"""The map on one sheet: scaled to the paper or folded into bands, with its legend at the foot."""

import math
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from mapdesigner.export.options import ExportOptions, parts_of
from mapdesigner.export.papers import FIT, POINTS_PER_MM, paper_size_pt
from mapdesigner.export.papers import PAPERS_MM as NAMED
from mapdesigner.export.poster.bands import band_counts, folded
from mapdesigner.export.poster.logo import with_logo
from mapdesigner.export.sheet import Bookmark, Placed, Sheet
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.legend import legend_box
from mapdesigner.layout.marks import Box
from mapdesigner.layout.measures import MARGIN_PT
from mapdesigner.model import JourneyMap

Size = tuple[float, float]
Fold = Callable[[int], tuple[Box, Box]]

# Larger on an A3 looks like a children's book; the rest of the sheet stays white. Larger paper hangs further
# away, so there it is as much larger as the paper is.
LARGEST_SCALE = 1.6
LARGEST_SCALE_UP_TO_PT = NAMED["A3"][0] * POINTS_PER_MM
GAP_ABOVE_LEGEND_PT = 20.0
# Kept free at the bottom for title and page number where report pages follow.
FOOT_PT = 18.0
# What a PDF page may have at most, 200 inches.
LARGEST_PAGE_PT = 14_400.0
# One more band must make the map this much larger.
WORTH_A_BAND = 1.03
# The shape of a sheet that a page as large as the map comes nearest to: that of ISO papers.
PLEASANT_SHAPE = math.sqrt(2)


class _Drawing(NamedTuple):
    """Map and legend at 100 %, and the page that they go on."""

    box: Box
    legend: Box
    page: Size
    scale: float


def poster(map_: JourneyMap, options: ExportOptions) -> Sheet:
    """Return the poster on the paper of the options, turned and folded to make the map as large as it can be.

    Raises ExportFailed for what is no paper.
    """
    drawing = _drawing(map_, _folding(map_), options)
    foot = _foot(map_, options)
    fits = options.paper == FIT
    return with_logo(map_, _fitted(map_, drawing, foot) if fits else _on_page(map_, drawing, foot))


def poster_scales(map_: JourneyMap, choices: Iterable[ExportOptions]) -> tuple[float, ...]:
    """Return how large the map would be with each of the choices, 1.0 for 100 %."""
    fold = _folding(map_)
    return tuple(_drawing(map_, fold, options).scale for options in choices)


def margin_pt(page: Size) -> float:
    """Return the margin of a poster: 4 % of the short side, but 10 to 24 mm, and a tenth of a tiny page."""
    usual = min(max(min(page) * 0.04, 10 * POINTS_PER_MM), 24 * POINTS_PER_MM)
    return min(usual, min(page) * 0.1)


def _foot(map_: JourneyMap, options: ExportOptions) -> float:
    return 0.0 if parts_of(map_, options) == ("map",) else FOOT_PT


def _folding(map_: JourneyMap) -> Fold:
    """Return what gives the map in a number of bands, with its legend; each number is folded once."""
    root = lay_out(map_)

    @cache
    def fold(bands: int) -> tuple[Box, Box]:
        box = folded(root, bands)
        return box, legend_box(map_, box.width - 2 * MARGIN_PT)

    return fold


def _drawing(map_: JourneyMap, fold: Fold, options: ExportOptions) -> _Drawing:
    """Return the drawing that is largest on the paper, in the fewest bands with which it is or is at ease."""
    foot = _foot(map_, options)
    counts = (options.bands,) if options.bands else band_counts(len(map_.stages))
    drawings = [_on_its_page(*fold(bands), options, foot) for bands in counts]
    largest = max(drawing.scale for drawing in drawings)
    enough = min(largest, max(_at_ease(drawing.page) for drawing in drawings))
    large = [drawing for drawing in drawings if drawing.scale * WORTH_A_BAND >= enough]
    return min(large, key=_unpleasantness) if options.paper == FIT else large[0]


def _on_its_page(box: Box, legend: Box, options: ExportOptions, foot: float) -> _Drawing:
    if options.paper == FIT:
        wanted = (box.width, _content_height(box, legend) + 2 * MARGIN_PT + foot)
        scale = min(1.0, LARGEST_PAGE_PT / max(wanted))
        return _Drawing(box, legend, (wanted[0] * scale, wanted[1] * scale), scale)
    pages = _pages(options)
    page = max(pages, key=lambda size: _scale(box, legend, size, foot))
    return _Drawing(box, legend, page, _scale(box, legend, page, foot))


def _pages(options: ExportOptions) -> tuple[Size, ...]:
    """Return the paper as it may be turned; one of somebody's own is turned only when told."""
    size = paper_size_pt(options.paper)
    upright, lying = (min(size), max(size)), (max(size), min(size))
    if options.orientation == "auto":
        return (lying, upright) if options.paper in NAMED else (size,)
    return (upright,) if options.orientation == "portrait" else (lying,)


def _content_height(box: Box, legend: Box) -> float:
    """Return the height of map and legend at 100 %, without the map's own margins."""
    below = GAP_ABOVE_LEGEND_PT + legend.height if legend.height else 0.0
    return box.height - 2 * MARGIN_PT + below


def _scale(box: Box, legend: Box, page: Size, foot: float) -> float:
    margin = margin_pt(page)
    across = (page[0] - 2 * margin) / (box.width - 2 * MARGIN_PT)
    down = (page[1] - 2 * margin - _foot_on(page, foot)) / _content_height(box, legend)
    return min(across, down, LARGEST_SCALE * _at_ease(page))


def _at_ease(page: Size) -> float:
    """Return the scale at which a map is read as easily as at 100 % on an A3; no need to fold for more."""
    return max(1.0, min(page) / LARGEST_SCALE_UP_TO_PT)


def _foot_on(page: Size, foot: float) -> float:
    return min(foot, page[1] * 0.1)


def _unpleasantness(drawing: _Drawing) -> float:
    """Return how far a page's shape is from that of ISO papers, lying or upright."""
    width, height = drawing.page
    return abs(abs(math.log(width / height)) - math.log(PLEASANT_SHAPE))


def _fitted(map_: JourneyMap, drawing: _Drawing, foot: float) -> Sheet:
    box, legend, (width, height), scale = drawing
    placed = [Placed(box, 0.0, 0.0, scale)]
    if legend.height:
        placed.append(
            Placed(legend, MARGIN_PT * scale, height - (MARGIN_PT + legend.height + foot) * scale, scale)
        )
    return Sheet(width, height, tuple(placed), _bookmarks(map_, placed[0]), MARGIN_PT * scale)


def _on_page(map_: JourneyMap, drawing: _Drawing, foot: float) -> Sheet:
    box, legend, page, scale = drawing
    margin = margin_pt(page)
    x = (page[0] - (box.width - 2 * MARGIN_PT) * scale) / 2
    placed = [Placed(box, x - MARGIN_PT * scale, margin - MARGIN_PT * scale, scale)]
    if legend.height:
        y = page[1] - margin - _foot_on(page, foot) - legend.height * scale
        placed.append(Placed(legend, x, y, scale))
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
