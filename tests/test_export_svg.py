"""The SVG as a drawing program gets it."""

import io
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.pictures.svg import export_svg
from mapdesigner.files.disk import open_map
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.marks import Words
from mapdesigner.model import new_map, new_touchpoint
from mapdesigner.resources import sample_files

SVG = "{http://www.w3.org/2000/svg}"
FIT = ExportOptions(paper="fit")


def drawn(map_):
    return ElementTree.fromstring(export_svg(map_, FIT).data)


def map_with(*titles):
    map_ = new_map("Test map")
    cards = tuple(new_touchpoint(map_.lanes[0].id, title) for title in titles)
    return map_.evolve(stages=(map_.stages[0].evolve(cards=cards), *map_.stages[1:]))


def lines_in(box):
    for mark in box.marks:
        if isinstance(mark, Words) and mark.line.words:
            yield mark.line
    for child in box.children:
        yield from lines_in(child)


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_every_line_of_the_map_is_a_text_as_wide_as_layout_made_it(path):
    map_ = open_map(path)
    found = {(node.text, node.get("textLength")) for node in drawn(map_).iter(f"{SVG}text")}
    assert {(line.text, f"{line.width_pt:.2f}") for line in lines_in(lay_out(map_))} <= found


def test_the_fonts_travel_in_the_file_cut_to_what_is_used():
    import base64
    import re

    style = drawn(map_with("Checkout 😀")).find(f"{SVG}style").text
    families = dict(
        re.findall(r'font-family:"([^"]+)";font-weight:400;src:url\(data:font/ttf;base64,([^)]+)', style)
    )
    assert set(families) == {"Map Designer Inter", "Map Designer NotoEmoji"}
    font = TTFont(io.BytesIO(base64.b64decode(families["Map Designer NotoEmoji"])))
    assert set(font.getBestCmap()) == {0x20, 0x1F600}


def test_size_is_the_papers():
    root = ElementTree.fromstring(
        export_svg(map_with("a"), ExportOptions(paper="A4", orientation="portrait")).data
    )
    assert float(root.get("width").removesuffix("pt")) == pytest.approx(210 * 72 / 25.4, abs=0.01)
    assert float(root.get("height").removesuffix("pt")) == pytest.approx(297 * 72 / 25.4, abs=0.01)


@pytest.mark.parametrize(
    "text", ["<b>&amp;</b> ]]>", "bell\x07 nul\x00 esc\x1b", "\ufffe\uffff", "\"quotes' --"]
)
def test_any_text_gives_sound_xml(text):
    shown = " ".join(node.text for node in drawn(map_with(f"a{text}z")).iter(f"{SVG}text"))
    assert all(
        part in shown for part in (word for word in text.split() if word.isascii() and word.isprintable())
    )


def test_a_missing_glyph_is_told():
    assert "\ue0f0" in export_svg(map_with("\ue0f0"), FIT).warnings[0]


def test_equal_maps_give_equal_bytes():
    map_ = open_map(sample_files()[0])
    assert export_svg(map_, FIT) == export_svg(map_, FIT)
