"""The poster as SVG: real text in our fonts, which travel in the file."""

import dataclasses
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.poster import poster
from mapdesigner.export.sheet import Cancelled, Exported, Progress, Sheet
from mapdesigner.export.svg_fonts import FONT_WEIGHTS, font_families, font_rules
from mapdesigner.layout.icons import ICON_SQUARE, ICON_STROKE, icon_commands, is_filled
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke, Words
from mapdesigner.layout.theme import PAPER, colour_of
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
    return Exported("\n".join(_document(map_, sheet)).encode() + b"\n", missing_glyphs(map_))


def _document(map_: JourneyMap, sheet: Sheet) -> Iterator[str]:
    marks = [mark for placed in sheet.placed for mark in _all_marks(placed.box)]
    lines = [mark.line for mark in marks if isinstance(mark, Words)]
    width, height = f"{sheet.width_pt:.2f}", f"{sheet.height_pt:.2f}"
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" '
        f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" role="img">'
    )
    yield f"<title>{_text(map_.title or 'Untitled journey map')}</title>"
    if map_.purpose:
        yield f"<desc>{_text(map_.purpose)}</desc>"
    yield f"<style>{font_rules(lines)}text{{font-family:{font_families(lines)};white-space:pre}}</style>"
    yield "<defs>"
    for name in sorted({mark.name for mark in marks if isinstance(mark, Icon)}):
        yield f'<path id="icon-{name}" d="{_icon_path(name)}"/>'
    yield "</defs>"
    yield f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>'
    for placed in sheet.placed:
        yield (
            f'<g transform="translate({placed.x_pt:.2f} {placed.y_pt:.2f}) scale({placed.scale:.5g})" '
            'stroke-linecap="round" stroke-linejoin="round">'
        )
        yield from _box(placed.box)
        yield "</g>"
    yield "</svg>"


def _all_marks(box: Box) -> Iterator[Mark]:
    yield from box.marks
    for child in box.children:
        yield from _all_marks(child)


def _box(box: Box) -> Iterator[str]:
    yield f'<g transform="translate({_number(box.x)} {_number(box.y)})">'
    for mark in box.marks:
        yield _mark(mark)
    for child in box.children:
        yield from _box(child)
    yield "</g>"


def _mark(mark: Mark) -> str:
    if isinstance(mark, Words):
        return _words(mark)
    if isinstance(mark, Rect):
        return _rect(mark)
    if isinstance(mark, Icon):
        return _icon(mark)
    return _stroke(mark)


def _words(mark: Words) -> str:
    line = mark.line
    if not line.words:
        return ""
    # The width is layout's, so that another shaper can't change what fits.
    return (
        f'<text x="{_number(mark.x)}" y="{_number(mark.baseline)}" font-size="{line.style.size_pt:g}" '
        f'font-weight="{FONT_WEIGHTS[line.style.weight]}" fill="{_colour(mark.colour)}" '
        f'textLength="{line.width_pt:.2f}" lengthAdjust="spacing">{_text(line.text)}</text>'
    )


def _rect(mark: Rect) -> str:
    parts = [
        f'<rect x="{_number(mark.x)}" y="{_number(mark.y)}" width="{_number(mark.width)}" '
        f'height="{_number(mark.height)}"'
    ]
    if mark.radius:
        parts.append(f'rx="{_number(mark.radius)}"')
    parts.append(f'fill="{_colour(mark.fill) if mark.fill else "none"}"')
    if mark.stroke:
        parts.append(f'stroke="{_colour(mark.stroke)}" stroke-width="{_number(mark.stroke_width)}"')
    return " ".join(parts) + "/>"


def _icon(mark: Icon) -> str:
    painted = (
        f'fill="{_colour(mark.colour)}"'
        if is_filled(mark.name)
        else f'fill="none" stroke="{_colour(mark.colour)}" stroke-width="{ICON_STROKE:g}"'
    )
    scale = mark.size / ICON_SQUARE
    place = f"translate({_number(mark.x)} {_number(mark.y)}) scale({scale:.5g})"
    return f'<use xlink:href="#icon-{mark.name}" transform="{place}" {painted}/>'


def _stroke(mark: Stroke) -> str:
    start, *pieces = mark.points
    path = ["M" + " ".join(_number(value) for value in start)]
    path += [
        ("C" if len(piece) == 6 else "L") + " ".join(_number(value) for value in piece) for piece in pieces
    ]
    dash = f' stroke-dasharray="{" ".join(f"{length:g}" for length in mark.dash)}"' if mark.dash else ""
    line = f'stroke="{_colour(mark.colour)}" stroke-width="{_number(mark.width)}"{dash}'
    return f'<path d="{"".join(path)}" fill="none" {line}/>'


def _icon_path(name: str) -> str:
    return "".join(
        _PATH_LETTERS[operator] + " ".join(f"{number:.5g}" for point in points for number in point)
        for operator, points in icon_commands(name)
        if operator in _PATH_LETTERS
    )


def _colour(colour: str) -> str:
    return colour_of(colour, PAPER)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub(" ", text))
