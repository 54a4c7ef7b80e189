"""One layout, many painters: poster, picture and drawing show the lines of the canvas, each at its place."""

import ctypes
import io
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from typing import NamedTuple

import pypdfium2.raw as pdfium
import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from mapdesigner.export.formats import format_named
from mapdesigner.export.options import ExportOptions
from mapdesigner.files.disk import open_map
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.marks import Words
from mapdesigner.resources import samples_path

SAMPLES = [samples_path() / f"{name}.json" for name in ("bankkonto-norsk", "clinic-visit")]
FIT = ExportOptions(paper="fit", attach_map=False)
SVG = "{http://www.w3.org/2000/svg}"
NEAR_PT = 0.05


class Line(NamedTuple):
    """A line of text, where its baseline starts from the map's top left, and how wide it is."""

    text: str
    x: float
    y: float
    width: float


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def map_(request):
    return open_map(request.param)


def canvas_lines(map_):
    """The lines as the canvas has them at 100 %."""

    def walk(box, x, y):
        x, y = x + box.x, y + box.y
        for mark in box.marks:
            if isinstance(mark, Words) and mark.line.words:
                yield Line(mark.line.text, x + mark.x, y + mark.baseline, mark.line.width_pt)
        for child in box.children:
            yield from walk(child, x, y)

    return list(walk(lay_out(map_), 0.0, 0.0))


def svg_lines(data):
    """The lines of a drawing, after all transformations."""

    def walk(element, x, y, scale):
        moved = element.get("transform", "")
        if found := re.match(r"translate\((\S+) (\S+)\)", moved):
            x, y = x + float(found[1]) * scale, y + float(found[2]) * scale
        if found := re.search(r"scale\((\S+)\)", moved):
            scale *= float(found[1])
        if element.tag == f"{SVG}text":
            width = float(element.get("textLength")) * scale
            place = x + float(element.get("x")) * scale, y + float(element.get("y")) * scale
            yield Line(element.text, *place, width)
        for child in element:
            yield from walk(child, x, y, scale)

    return list(walk(ET.fromstring(data), 0.0, 0.0, 1.0))


def poster_characters(data):
    """The characters of a page by their baseline, counted from the top, and where each one starts."""
    document = PdfDocument(data)
    try:
        page = document[0]
        height = page.get_height()
        text = page.get_textpage()
        found = defaultdict(list)
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(text.count_chars()):
            character = chr(pdfium.FPDFText_GetUnicode(text, index))
            if not character.isspace() and not pdfium.FPDFText_IsGenerated(text, index):
                pdfium.FPDFText_GetCharOrigin(text, index, x, y)
                found[round(height - y.value, 1)].append((x.value, character))
        text.close()
        page.close()
        return found
    finally:
        document.close()


def test_a_drawing_has_the_lines_of_the_canvas(map_):
    drawn = svg_lines(format_named("drawing").export(map_, FIT).data)
    on_canvas = canvas_lines(map_)
    # The legend comes after the map.
    for expected, line in zip(on_canvas, drawn[: len(on_canvas)], strict=True):
        assert line.text == expected.text
        assert (line.x, line.y, line.width) == pytest.approx(expected[1:], abs=NEAR_PT)


def test_a_poster_has_the_lines_of_the_canvas(map_):
    characters = poster_characters(format_named("poster").export(map_, FIT).data)
    for line in canvas_lines(map_):
        near = [round(line.y + step / 10, 1) for step in (-1, 0, 1)]
        on_line = sorted(place for y in near for place in characters[y])
        ends = line.x - 1, line.x + line.width
        read = "".join(character for x, character in on_line if ends[0] <= x <= ends[1])
        assert "".join(line.text.split()) == read


def test_a_picture_has_ink_where_the_canvas_has_lines(map_):
    data = format_named("picture").export(map_, FIT).data
    picture = Image.open(io.BytesIO(data)).convert("L")
    scale = FIT.scale
    for line in canvas_lines(map_):
        place = (line.x, line.y - 8, line.x + line.width, line.y + 1)
        darkest, _ = picture.crop(tuple(round(length * scale) for length in place)).getextrema()
        assert darkest < 200, line.text
