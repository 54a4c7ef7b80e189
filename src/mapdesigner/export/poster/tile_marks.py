"""What stands on a tile's page beside its part of the poster: its label, cut marks, where to put the glue."""

from mapdesigner.export.poster.tiles import Tile, Tiling
from mapdesigner.export.report.style import words
from mapdesigner.export.sheet import Frame, Placed
from mapdesigner.layout.marks import Box, Mark, Rect, Stroke, Words
from mapdesigner.layout.text import Style, single_line

LABEL = Style(9, "semibold")
ABOUT = Style(7)
GLUE = Style(7, "semibold")
# In the four millimetres between what printers leave white and the picture.
CUT_MARK_PT = 9.0
CUT_GAP_PT = 1.5
CUT_LINE_PT = 0.4
INK = "#000000"
HATCH = "#C3C8EF"
HATCH_STEP_PT = 8.0
LEAST_STRIP_WITH_WORDS_PT = 9.0


def tile_marks(tiling: Tiling, tile: Tile, left_out: frozenset[str], about: str) -> tuple[Placed, ...]:
    """Return what is painted over a tile's picture: hatching where a neighbour is glued on, marks, a label.

    There is no glue towards pages that are left out. `about` stands beside the label: title, page number.
    """
    picture = tiling.picture
    placed = []
    for strip, neighbour in _glued(tiling, tile):
        if neighbour not in left_out:
            placed.append(_hatched(strip))
            placed.append(_glue_words(strip, neighbour))
    marks = _cut_marks(tiling, tile) if min(picture.x_pt, picture.y_pt) > CUT_MARK_PT + CUT_GAP_PT else ()
    placed.append(_placed("cut-marks", marks))
    label = words(tile.label, picture.x_pt + 8, picture.y_pt - 14, LABEL, "accent")
    x = label.x + label.line.width_pt + 8
    width = picture.x_pt + picture.width_pt - x - 8
    beside = words(about, x, picture.y_pt - 12.5, ABOUT, "muted", width)
    placed.append(_placed(f"page-label:{tile.label}", (label, beside)))
    return tuple(placed)


def _glued(tiling: Tiling, tile: Tile) -> list[tuple[Frame, str]]:
    """Return the strips at the right and at the bottom that neighbours are glued onto, with their labels."""
    left, top, width, height = tiling.picture
    overlap = tiling.overlap_pt
    strips = []
    if overlap and tile.column < tiling.columns - 1:
        right = Frame(left + width - overlap, top, overlap, height)
        strips.append((right, tile._replace(column=tile.column + 1).label))
    if overlap and tile.row < tiling.rows - 1:
        below = Frame(left, top + height - overlap, width, overlap)
        strips.append((below, tile._replace(row=tile.row + 1).label))
    return strips


def _hatched(strip: Frame) -> Placed:
    """Return diagonal lines; counted from the page's corner, so that those of two strips meet."""
    left, top, width, height = strip
    first = int((left + top) // HATCH_STEP_PT)
    last = int((left + width + top + height) // HATCH_STEP_PT) + 1
    lines = tuple(
        Stroke(_slope(step * HATCH_STEP_PT, strip), HATCH, 0.6)
        for step in range(first + 1, last)
        if left + top < step * HATCH_STEP_PT < left + width + top + height
    )
    return Placed(Box("glue-hatching", 0, 0, 0, 0, lines), 0, 0, 1.0, strip)


def _slope(total: float, strip: Frame) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the line on which x + y is `total`, within the strip."""
    left, top, width, height = strip
    start = max(left, total - top - height)
    end = min(left + width, total - top)
    return (start, total - start), (end, total - end)


def _glue_words(strip: Frame, neighbour: str) -> Placed:
    is_upright = strip.height_pt > strip.width_pt
    texts = (f"Glue {neighbour}", "here") if is_upright else (f"Glue {neighbour} here",)
    lines = [single_line(text, GLUE) for text in texts]
    width, height = max(line.width_pt for line in lines) + 6, len(lines) * 9 + 4
    if min(strip.width_pt, strip.height_pt) < LEAST_STRIP_WITH_WORDS_PT:
        return _placed(f"glue:{neighbour}", ())
    x = strip.x_pt + strip.width_pt / 2
    y = strip.y_pt + strip.height_pt / 2 - height / 2
    marks: tuple[Mark, ...] = (Rect(x - width / 2, y, width, height, 2, "#FFFFFF"),)
    marks += tuple(
        Words(x - line.width_pt / 2, y + 8.5 + 9 * place, line, "accent") for place, line in enumerate(lines)
    )
    return Placed(Box(f"glue:{neighbour}", 0, 0, 0, 0, marks), 0, 0, 1.0, strip)


def _cut_marks(tiling: Tiling, tile: Tile) -> tuple[Mark, ...]:
    """Return a pair of ticks for each edge that is cut: left and top, and where the poster ends."""
    left, top, width, height = tiling.picture
    right, bottom = left + width, top + height
    is_last = (tile.column == tiling.columns - 1, tile.row == tiling.rows - 1)
    upright = (left, right) if is_last[0] else (left,)
    level = (top, bottom) if is_last[1] else (top,)
    near, far = CUT_GAP_PT, CUT_GAP_PT + CUT_MARK_PT
    ticks = [
        ((x, y + way * near), (x, y + way * far)) for x in upright for y, way in ((top, -1), (bottom, 1))
    ]
    ticks += [((x + way * near, y), (x + way * far, y)) for y in level for x, way in ((left, -1), (right, 1))]
    return tuple(Stroke(tick, INK, CUT_LINE_PT) for tick in ticks)


def _placed(id_: str, marks: tuple[Mark, ...]) -> Placed:
    return Placed(Box(id_, 0, 0, 0, 0, marks), 0, 0, 1.0)
