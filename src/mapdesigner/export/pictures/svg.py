"""The poster as SVG: real text in our fonts, which travel in the file."""

import dataclasses
import re
from base64 import b64encode
from collections.abc import Iterator
from xml.sax.saxutils import escape

from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.pictures.svg_fonts import FONT_WEIGHTS, font_families, font_rules
from mapdesigner.export.poster.poster import poster
from mapdesigner.export.sheet import Cancelled, Exported, PlacedPicture, Progress, Sheet
from mapdesigner.layout.brand import paper_palette
from mapdesigner.layout.breaking import SOFT_HYPHEN
from mapdesigner.layout.icons import ICON_SQUARE, ICON_STROKE, icon_commands, is_filled
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke, Words
from mapdesigner.layout.theme import Palette, colour_of
from mapdesigner.model import JourneyMap

# What XML 1.0 can't hold, not even escaped.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PATH_LETTERS = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z"}


def export_svg(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the poster as SVG 1.1: a text element for each line, as wide as layout made it."""
    sheet = poster(map_, dataclasses.replace(options, parts=("map",)))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *svg_lines(map_, sheet, options.transparent)]
    return Exported("\n".join(lines).encode() + b"\n", missing_glyphs(map_))


def svg_lines(
    map_: JourneyMap, sheet: Sheet, transparent: bool = False, with_fonts: bool = True
) -> Iterator[str]:
    """Yield the lines of an svg element with the sheet on it, on white unless `transparent`.

    Without its fonts it is for a page that has them.
    """
    marks = list(sheet_marks(sheet))
    palette = paper_palette(map_.brand)
    width, height = f"{sheet.width_pt:.2f}", f"{sheet.height_pt:.2f}"
    yield (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" '
        f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" role="img">'
    )
    yield f"<title>{_text(map_.title or 'Untitled journey map')}</title>"
    if map_.purpose:
        yield f"<desc>{_text(map_.purpose)}</desc>"
    if with_fonts:
        lines = [mark.line for mark in marks if isinstance(mark, Words)]
        rules = f"text{{font-family:{font_families(lines)};white-space:pre;font-synthesis:none}}"
        yield f"<style>{font_rules(lines)}{rules}</style>"
    yield "<defs>"
    for name in sorted({mark.name for mark in marks if isinstance(mark, Icon)}):
        yield f'<path id="icon-{name}" d="{_icon_path(name)}"/>'
    yield "</defs>"
    if not transparent:
        yield f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>'
    for placed in sheet.placed:
        yield (
            f'<g transform="translate({placed.x_pt:.2f} {placed.y_pt:.2f}) scale({placed.scale:.5g})" '
            'stroke-linecap="round" stroke-linejoin="round">'
        )
        yield from _box(placed.box, palette)
        yield "</g>"
    for picture in sheet.pictures:
        yield _picture(picture)
    yield "</svg>"


def sheet_marks(sheet: Sheet) -> Iterator[Mark]:
    """Yield all marks on a sheet."""
    for placed in sheet.placed:
        yield from _all_marks(placed.box)


def _all_marks(box: Box) -> Iterator[Mark]:
    yield from box.marks
    for child in box.children:
        yield from _all_marks(child)


def _box(box: Box, palette: Palette) -> Iterator[str]:
    yield f'<g transform="translate({_number(box.x)} {_number(box.y)})">'
    for mark in box.marks:
        yield _mark(mark, palette)
    for child in box.children:
        yield from _box(child, palette)
    yield "</g>"


def _mark(mark: Mark, palette: Palette) -> str:
    if isinstance(mark, Words):
        return _words(mark, palette)
    if isinstance(mark, Rect):
        return _rect(mark, palette)
    if isinstance(mark, Icon):
        return _icon(mark, palette)
    return _stroke(mark, palette)


def _picture(picture: PlacedPicture) -> str:
    kind = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
    height = picture.size_pt if picture.height_pt is None else picture.height_pt
    return (
        f'<image x="{picture.x_pt:.2f}" y="{picture.y_pt:.2f}" width="{picture.size_pt:.2f}" '
        f'height="{height:.2f}" xlink:href="data:image/{kind};base64,{b64encode(picture.data).decode()}">'
        "<title>Logo</title></image>"
    )


def _words(mark: Words, palette: Palette) -> str:
    line = mark.line
    if not line.words:
        return ""
    x = mark.x + line.words[0][0]
    # A line right to left is hung up at its left end all the same, which is its end.
    turned = ' direction="rtl" text-anchor="end"' if line.right_to_left else ""
    # The width is layout's, so that another shaper can't change what fits.
    return (
        f'<text x="{_number(x)}"{turned} y="{_number(mark.baseline)}" font-size="{line.style.size_pt:g}" '
        f'font-weight="{FONT_WEIGHTS[line.style.weight]}" fill="{colour_of(mark.colour, palette)}" '
        f'textLength="{line.width_pt:.2f}" lengthAdjust="spacing">{_text(_hyphened(line.text))}</text>'
    )


def _hyphened(text: str) -> str:
    """Return the text of a line that was broken at a soft hyphen with one that can be seen."""
    return text[:-1] + "-" if text.endswith(SOFT_HYPHEN) else text


def _rect(mark: Rect, palette: Palette) -> str:
    parts = [
        f'<rect x="{_number(mark.x)}" y="{_number(mark.y)}" width="{_number(mark.width)}" '
        f'height="{_number(mark.height)}"'
    ]
    if mark.radius:
        parts.append(f'rx="{_number(mark.radius)}"')
    parts.append(f'fill="{colour_of(mark.fill, palette) if mark.fill else "none"}"')
    if mark.stroke:
        parts.append(
            f'stroke="{colour_of(mark.stroke, palette)}" stroke-width="{_number(mark.stroke_width)}"'
        )
    return " ".join(parts) + "/>"


def _icon(mark: Icon, palette: Palette) -> str:
    painted = (
        f'fill="{colour_of(mark.colour, palette)}"'
        if is_filled(mark.name)
        else f'fill="none" stroke="{colour_of(mark.colour, palette)}" stroke-width="{ICON_STROKE:g}"'
    )
    scale = mark.size / ICON_SQUARE
    place = f"translate({_number(mark.x)} {_number(mark.y)}) scale({scale:.5g})"
    return f'<use xlink:href="#icon-{mark.name}" transform="{place}" {painted}/>'


def _stroke(mark: Stroke, palette: Palette) -> str:
    start, *pieces = mark.points
    path = ["M" + " ".join(_number(value) for value in start)]
    path += [
        ("C" if len(piece) == 6 else "L") + " ".join(_number(value) for value in piece) for piece in pieces
    ]
    dash = f' stroke-dasharray="{" ".join(f"{length:g}" for length in mark.dash)}"' if mark.dash else ""
    line = f'stroke="{colour_of(mark.colour, palette)}" stroke-width="{_number(mark.width)}"{dash}'
    return f'<path d="{"".join(path)}" fill="none" {line}/>'


def _icon_path(name: str) -> str:
    return "".join(
        _PATH_LETTERS[operator] + " ".join(f"{number:.5g}" for point in points for number in point)
        for operator, points in icon_commands(name)
        if operator in _PATH_LETTERS
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub(" ", text))
