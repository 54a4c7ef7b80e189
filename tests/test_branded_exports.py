"""A brand shows in every export: its colour, its font, its logo; one of no use is said and left out."""

import base64
import io
import re
import zipfile
from pathlib import Path

import matplotlib
import pikepdf
import pytest
from PIL import Image

from mapdesigner.edit import change_brand
from mapdesigner.export.formats import FORMATS, format_named
from mapdesigner.export.options import ExportOptions
from mapdesigner.files.disk import open_map
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.marks import Words
from mapdesigner.layout.memo import Memo
from mapdesigner.model import BrandFont, font_from_bytes, picture_from_bytes
from mapdesigner.resources import samples_path

FONT = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf"
ACCENT = "#0B6E4F"
OPTIONS = ExportOptions(attach_map=False, parts=("cover", "map", "improvements"))
PDFS = ("report", "poster", "tiles")


@pytest.fixture(scope="module")
def logo():
    out = io.BytesIO()
    Image.new("RGB", (300, 100), ACCENT).save(out, "PNG")
    return picture_from_bytes(out.getvalue())


@pytest.fixture(scope="module")
def map_(logo):
    bookshop = open_map(samples_path() / "online-bookshop.json")
    font = font_from_bytes("DejaVu Serif", FONT.read_bytes())
    return change_brand(bookshop, accent=ACCENT, logo=logo, font=font)


def exported(map_, key):
    return format_named(key).export(map_, OPTIONS)


@pytest.fixture(scope="module")
def made(map_):
    return {key: exported(map_, key).data for key in (*PDFS, "drawing", "page", "slides", "workbook")}


def fonts_in(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            str(each.BaseFont).partition("+")[2]
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
        }


@pytest.mark.parametrize("key", PDFS)
def test_a_pdf_wears_the_brand(made, key):
    data = made[key]
    assert any(name.startswith("Brand-") for name in fonts_in(data))
    assert not any("Inter" in name for name in fonts_in(data))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        operators = b"".join(
            bytes(page.Contents.read_bytes()) for page in pdf.pages if not isinstance(page.Contents, list)
        )
        assert any(page.get_images() for page in pdf.pages), "no logo"
    red, green, blue = (int(ACCENT[at : at + 2], 16) / 255 for at in (1, 3, 5))
    assert f"{red:.4g} {green:.4g} {blue:.4g}".encode() in operators


def test_a_drawing_and_a_page_wear_the_brand(made):
    for key in ("drawing", "page"):
        text = made[key].decode()
        assert ACCENT in text
        assert 'font-family:"Map Designer Brand"' in text
        assert re.search(r"<(image|img)[^>]*data:image/png", text)


def test_slides_and_a_workbook_wear_the_brand(made):
    for key in ("slides", "workbook"):
        with zipfile.ZipFile(io.BytesIO(made[key])) as package:
            parts = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml"))
        assert ACCENT.lstrip("#").encode() in parts.upper()


def test_the_canvas_is_laid_out_in_the_font_too(map_):
    plain = map_.evolve(brand=None)
    memo = Memo()
    before, branded, after = (lay_out(each, memo) for each in (plain, map_, plain))
    assert branded == lay_out(map_)
    assert before == after
    files = {
        piece.face_file
        for mark in branded.children[0].marks
        if isinstance(mark, Words)
        for _, word in mark.line.words
        for piece in word.pieces
    }
    assert all("brand" in name for name in files)


@pytest.mark.parametrize("key", [row.key for row in FORMATS])
def test_a_damaged_font_and_logo_never_stop_an_export(map_, key):
    damaged = change_brand(
        map_,
        font=BrandFont(name="House Sans", data=base64.b64encode(b"no font at all").decode()),
        logo=picture_from_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR no picture"),
    )
    made = exported(damaged, key)
    assert made.data
    is_drawn = key not in ("workbook", "table", "text", "diagram", "map")
    assert any("“House Sans” isn't used" in warning for warning in made.warnings) == is_drawn
