"""A poster cut into tiles for an office printer: which part of it lies on which page."""

from collections.abc import Iterator
from typing import NamedTuple

from mapdesigner.export.papers import FIT, POINTS_PER_MM, paper_size_pt, paper_words
from mapdesigner.export.sheet import ExportFailed, Frame, Placed, Sheet
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Words

# Printers leave 5 to 6 mm white; beyond that stand the cut marks and the page's label.
EDGE_MM = 10.0
MOST_OVERLAP_MM = 50.0
MOST_TILES = 400
# A part of the poster narrower than this is more glue than picture.
LEAST_STEP_MM = 20.0
# Lengths that differ less are equal: a thousandth of a point.
ALMOST = 1e-3
# Lines are as wide as their strokes, and accents reach out of their line.
AROUND_MARKS_PT = 2.0


class Tile(NamedTuple):
    """A page's part of the poster: its place in the grid, and the area that it shows, in points."""

    column: int
    row: int
    area: Frame

    @property
    def label(self) -> str:
        """What the page is called: column as letters, row as number, B3."""
        return f"{column_letters(self.column)}{self.row + 1}"


class Tiling(NamedTuple):
    """How a poster is cut: the pages' size, where the picture stands on each, the grid, the overlap."""

    page: tuple[float, float]
    picture: Frame
    columns: int
    rows: int
    overlap_pt: float
    tiles: tuple[Tile, ...]


def tiled(poster: tuple[float, float], tile_paper: str, overlap_mm: float) -> Tiling:
    """Return how a poster of a size in points is cut, row by row, with the tile's paper turned so that it
    takes the fewest pages.

    All tiles are equally large, so that none is a sliver; neighbours share `overlap_mm`. A poster that fits
    on one page is one tile. Raises ExportFailed, a sentence, for what is no paper, an overlap under 0 or over
    50 mm, paper too small for the overlap, and more than 400 pages.
    """
    if not 0 <= overlap_mm <= MOST_OVERLAP_MM:
        raise ExportFailed(f"Tiles can't overlap by {overlap_mm:g} mm; choose 0 to {MOST_OVERLAP_MM:g} mm.")
    if tile_paper == FIT:
        raise ExportFailed("Tiles need the paper that is in the printer: choose A4, A3 or Letter, say.")
    width, height = paper_size_pt(tile_paper)
    overlap = overlap_mm * POINTS_PER_MM
    turned = [page for page in ((width, height), (height, width)) if _step(page, overlap) > 0]
    if not turned:
        raise ExportFailed(
            f"Tiles on {paper_words(tile_paper)} have no room for an overlap of {overlap_mm:g} mm; "
            "choose larger paper for the tiles or a smaller overlap."
        )
    pages = {page: _grid(poster, page, overlap) for page in turned}
    page, (columns, rows) = min(pages.items(), key=lambda choice: choice[1][0] * choice[1][1])
    if columns * rows > MOST_TILES:
        raise ExportFailed(
            f"The poster would take {columns * rows:,} pages of {paper_words(tile_paper)}, more than anybody "
            f"glues together; choose larger paper for the tiles, or a smaller poster. At most {MOST_TILES} "
            "are made."
        )
    shown = _shown(poster[0], columns, overlap), _shown(poster[1], rows, overlap)
    picture = Frame((page[0] - shown[0]) / 2, (page[1] - shown[1]) / 2, *shown)
    return Tiling(page, picture, columns, rows, overlap, tuple(_tiles(columns, rows, shown, overlap)))


def cut(sheet: Sheet, tiling: Tiling) -> tuple[tuple[Placed, ...], ...]:
    """Return for each tile what is painted on its page; nothing for a tile on which nothing is."""
    known = [(placed, _Bounds.of(placed.box)) for placed in sheet.placed]
    return tuple(_on_tile(known, tile.area, tiling.picture) for tile in tiling.tiles)


def column_letters(column: int) -> str:
    """Return a column, counted from 0, in letters as a spreadsheet has them: A … Z, AA …"""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def _step(page: tuple[float, float], overlap: float) -> float:
    """Return how far the poster gets with each page at least, none where there is too little room."""
    step = min(page) - 2 * EDGE_MM * POINTS_PER_MM - overlap
    return step if step >= LEAST_STEP_MM * POINTS_PER_MM - ALMOST else 0.0


def _grid(poster: tuple[float, float], page: tuple[float, float], overlap: float) -> tuple[int, int]:
    if all(side <= there + ALMOST for side, there in zip(poster, page, strict=True)):
        return 1, 1
    columns, rows = (_count(side, there, overlap) for side, there in zip(poster, page, strict=True))
    return columns, rows


def _count(side: float, page_side: float, overlap: float) -> int:
    room = page_side - 2 * EDGE_MM * POINTS_PER_MM
    if side <= room + ALMOST:
        return 1
    return int(-(-(side - overlap - ALMOST) // (room - overlap)))


def _shown(side: float, count: int, overlap: float) -> float:
    """Return how much of a side each of `count` equal tiles shows."""
    return (side + (count - 1) * overlap) / count


def _tiles(columns: int, rows: int, shown: tuple[float, float], overlap: float) -> Iterator[Tile]:
    width, height = shown
    for row in range(rows):
        for column in range(columns):
            x, y = column * (width - overlap), row * (height - overlap)
            yield Tile(column, row, Frame(x, y, width, height))


class _Bounds(NamedTuple):
    """How far a box's marks and children reach, from its parent's corner: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float
    marks: tuple[tuple[float, float, float, float], ...]
    children: tuple["_Bounds", ...]

    @classmethod
    def of(cls, box: Box) -> "_Bounds":
        marks = tuple(_reach(mark) for mark in box.marks)
        children = tuple(cls.of(child) for child in box.children)
        edges = [*marks, *(child[:4] for child in children if child.right >= child.left)]
        if not edges:
            return cls(0.0, 0.0, -1.0, -1.0, (), children)
        return cls(
            box.x + min(edge[0] for edge in edges),
            box.y + min(edge[1] for edge in edges),
            box.x + max(edge[2] for edge in edges),
            box.y + max(edge[3] for edge in edges),
            marks,
            children,
        )


def _reach(mark: Mark) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a mark in its box, with what its stroke adds."""
    around = AROUND_MARKS_PT
    if isinstance(mark, Words):
        size = mark.line.style.size_pt
        return (
            mark.x - around,
            mark.baseline - 1.2 * size,
            mark.x + mark.line.width_pt + around,
            mark.baseline + size / 2,
        )
    if isinstance(mark, Rect):
        around = mark.stroke_width / 2 if mark.stroke else 0.0
        return mark.x - around, mark.y - around, mark.x + mark.width + around, mark.y + mark.height + around
    if isinstance(mark, Icon):
        return mark.x, mark.y, mark.x + mark.size, mark.y + mark.size
    across = [value for point in mark.points for value in point[::2]]
    down = [value for point in mark.points for value in point[1::2]]
    around = mark.width
    return min(across) - around, min(down) - around, max(across) + around, max(down) + around


def _on_tile(known: list[tuple[Placed, _Bounds]], area: Frame, picture: Frame) -> tuple[Placed, ...]:
    found = []
    for placed, bounds in known:
        scale = placed.scale
        left, top = (area.x_pt - placed.x_pt) / scale, (area.y_pt - placed.y_pt) / scale
        window = (left, top, left + area.width_pt / scale, top + area.height_pt / scale)
        box = _within(placed.box, bounds, window)
        if box is not None:
            x = placed.x_pt - area.x_pt + picture.x_pt
            y = placed.y_pt - area.y_pt + picture.y_pt
            found.append(Placed(box, x, y, scale, picture))
    return tuple(found)


def _within(box: Box, bounds: _Bounds, window: tuple[float, float, float, float]) -> Box | None:
    """Return what of a box shows in a window of its parent, None for nothing."""
    left, top, right, bottom = window
    if bounds.right < bounds.left:
        return None
    if bounds.right <= left or bounds.left >= right or bounds.bottom <= top or bounds.top >= bottom:
        return None
    if left <= bounds.left and top <= bounds.top and bounds.right <= right and bounds.bottom <= bottom:
        return box
    inner = (left - box.x, top - box.y, right - box.x, bottom - box.y)
    marks = tuple(mark for mark, reach in zip(box.marks, bounds.marks, strict=True) if _touches(reach, inner))
    children = tuple(
        shown
        for child, reach in zip(box.children, bounds.children, strict=True)
        if (shown := _within(child, reach, inner)) is not None
    )
    return box._replace(marks=marks, children=children) if marks or children else None


def _touches(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
