"""The first page of the tiles: a drawing of the poster with its pages, and how they are put together."""

from typing import NamedTuple

from mapdesigner.export.papers import POINTS_PER_MM
from mapdesigner.export.poster.tiles import Tile, Tiling
from mapdesigner.export.report.style import MARGIN_PX, POINTS_PER_PX, words
from mapdesigner.export.sheet import Bookmark, Frame, Placed, Sheet
from mapdesigner.layout.block import text_block
from mapdesigner.layout.marks import Box, Mark, Rect, Stroke, Words
from mapdesigner.layout.text import Style, single_line

TITLE = Style(24, "semibold")
LEAD = Style(13)
STEP = Style(12)
NUMBER = Style(12, "semibold")
RULER = Style(10)
# A page with a shorter side is laid out as if it were this long, and made smaller.
LEAST_SIDE_PX = 560.0
TEXT_SHARE = 0.36
GAP_PX = 36.0
RULER_MM = (50, 20, 5)
LARGEST_LABEL_PX = 13.0
SMALLEST_LABEL_PX = 5.0
# With more marks than this the small drawing shows cards and no lines of text.
MOST_MARKS = 30_000


class _Area(NamedTuple):
    x: float
    y: float
    width: float
    height: float


def key_page(
    poster: Sheet, tiling: Tiling, lead: str, steps: tuple[str, ...], left_out: frozenset[str]
) -> Sheet:
    """Return the page: lead, steps in sentences, a ruler to check the printer by, the drawing with labels."""
    width_pt, height_pt = tiling.page
    scale = POINTS_PER_PX * min(1.0, min(tiling.page) / POINTS_PER_PX / LEAST_SIDE_PX)
    width, height = width_pt / scale, height_pt / scale
    margin = min(MARGIN_PX, 0.1 * min(width, height))
    is_wide = width > height
    inner = width - 2 * margin
    text_width = inner * TEXT_SHARE if is_wide else inner
    marks, bottom = _text(lead, steps, margin, margin, text_width)
    ruler, bottom = _ruler(margin, bottom + 18, text_width, scale)
    if is_wide:
        x = margin + text_width + GAP_PX
        room = _Area(x, margin, width - margin - x, height - 2 * margin)
    else:
        room = _Area(margin, bottom + GAP_PX, inner, height - margin - bottom - GAP_PX)
    text = Placed(Box("key", 0, 0, width, height, (*marks, *ruler)), 0, 0, scale)
    drawing = _drawing(poster, tiling, room, left_out, scale) if room.height > 40 else ()
    return Sheet(width_pt, height_pt, (text, *drawing), (Bookmark(0, "Key", 0.0, 0.0),))


def _text(
    lead: str, steps: tuple[str, ...], x: float, top: float, width: float
) -> tuple[tuple[Mark, ...], float]:
    marks, y = text_block("How to put the pages together", x, top - 4, width, TITLE, "text")
    below, y = text_block(lead, x, y + 6, min(width, 520), LEAD, "muted")
    marks += below
    y += 18
    for number, sentence in enumerate(steps, 1):
        marks += (words(str(number), x, y, NUMBER, "accent"),)
        step, y = text_block(sentence, x + 22, y, min(width, 520) - 22, STEP, "text")
        marks += step
        y += 8
    return marks, y


def _ruler(x: float, top: float, width: float, scale: float) -> tuple[tuple[Mark, ...], float]:
    """Return a line with a tick for each centimetre, as long as it says."""
    one_mm = POINTS_PER_MM / scale
    length = next((mm for mm in RULER_MM if mm * one_mm <= width), RULER_MM[-1])
    end = x + length * one_mm
    step = 10 if length > 5 else 5
    ticks = [x + mm * one_mm for mm in range(0, length + 1, step)]
    marks: list[Mark] = [Stroke(((x, top + 8), (end, top + 8)), "text", 1.0)]
    marks += [
        Stroke(((tick, top + (0 if tick in (ticks[0], ticks[-1]) else 4)), (tick, top + 8)), "text", 1.0)
        for tick in ticks
    ]
    marks.append(words(f"{length} mm", x, top + 11, RULER, "muted"))
    return tuple(marks), top + 26


def _drawing(
    poster: Sheet, tiling: Tiling, room: _Area, left_out: frozenset[str], page_scale: float
) -> tuple[Placed, ...]:
    """Return the poster made small, without letters, and over it the edges of the pages with their labels."""
    small = min(room.width / poster.width_pt, room.height / poster.height_pt)
    width, height = poster.width_pt * small, poster.height_pt * small
    x, y = room.x + (room.width - width) / 2, room.y
    clip = Frame(x * page_scale, y * page_scale, width * page_scale, height * page_scale)
    with_lines = sum(_count(placed.box) for placed in poster.placed) <= MOST_MARKS
    factor = small * page_scale
    placed = [
        Placed(
            _without_letters(each.box, with_lines),
            clip.x_pt + each.x_pt * factor,
            clip.y_pt + each.y_pt * factor,
            each.scale * factor,
            clip,
        )
        for each in poster.placed
    ]
    marks: list[Mark] = []
    size = _label_size(tiling, small)
    for tile in tiling.tiles:
        marks += _page(tile, tiling, small, size, tile.label in left_out)
    marks.append(Rect(0, 0, width, height, 0, None, "accent", 1.0))
    return (*placed, Placed(Box("pages", x, y, width, height, tuple(marks)), 0, 0, page_scale))


def _page(tile: Tile, tiling: Tiling, small: float, size: float, is_left_out: bool) -> tuple[Mark, ...]:
    """Return a page's edges, where it lies on its neighbours, and its label in the middle."""
    x, y, width, height = (value * small for value in tile.area)
    overlap = tiling.overlap_pt * small
    right = x + width - (overlap if tile.column < tiling.columns - 1 else 0)
    bottom = y + height - (overlap if tile.row < tiling.rows - 1 else 0)
    line = single_line(tile.label, Style(size, "semibold"))
    wide, high = line.width_pt + size * 0.8, size * 1.6
    middle_x, middle_y = (x + right) / 2, (y + bottom) / 2
    marks: tuple[Mark, ...] = (Rect(x, y, right - x, bottom - y, 0, "chip"),) if is_left_out else ()
    if tile.column:
        marks += (Stroke(((x, y), (x, bottom)), "accent", 0.75),)
    if tile.row:
        marks += (Stroke(((x, y), (right, y)), "accent", 0.75),)
    if not is_left_out:
        marks += (
            Rect(middle_x - wide / 2, middle_y - high / 2, wide, high, size * 0.4, "#FFFFFF", "accent", 0.5),
        )
    colour = "muted" if is_left_out else "accent"
    return (*marks, Words(middle_x - line.width_pt / 2, middle_y + size * 0.36, line, colour))


def _label_size(tiling: Tiling, small: float) -> float:
    """Return a size at which the longest label fits on the drawing of a page."""
    side = min(tiling.picture.width_pt * small / 3, tiling.picture.height_pt * small / 1.8)
    return min(max(side, SMALLEST_LABEL_PX), LARGEST_LABEL_PX)


def _count(box: Box) -> int:
    return len(box.marks) + sum(map(_count, box.children))


def _without_letters(box: Box, with_lines: bool) -> Box:
    """Return a box whose lines of text are grey bars, and which has no icons."""
    marks = [
        _bar(mark) if isinstance(mark, Words) else mark for mark in box.marks if _is_shown(mark, with_lines)
    ]
    children = tuple(_without_letters(child, with_lines) for child in box.children)
    return Box(f"small:{box.id}", box.x, box.y, box.width, box.height, tuple(marks), children)


def _is_shown(mark: Mark, with_lines: bool) -> bool:
    return isinstance(mark, Rect | Stroke) or (isinstance(mark, Words) and with_lines)


def _bar(mark: Words) -> Rect:
    size = mark.line.style.size_pt
    colour = "faint" if mark.line.style.weight == "semibold" else "hairline"
    return Rect(mark.x, mark.baseline - size * 0.55, mark.line.width_pt, size * 0.5, 0, colour)
