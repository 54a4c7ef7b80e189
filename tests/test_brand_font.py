"""A brand's font: refused with a sentence when it can't be used, else asked first for every text."""

import io
import re
from pathlib import Path
from threading import Thread

import matplotlib
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from lines_on_paper import page_of, read_by_pypdf
from mapdesigner.export.pictures.svg_fonts import font_families, font_rules
from mapdesigner.layout.font_check import UnusableFont, check_font
from mapdesigner.layout.font_files import font_data
from mapdesigner.layout.text import Style, shaped, single_line, wrap
from mapdesigner.layout.typeface import Typeface, font_trouble, typeface, typeface_of
from mapdesigner.model.brand import MOST_FONT_CHARACTERS, Brand, font_from_bytes
from mapdesigner.resources import resource_path

FOLDER = Path(matplotlib.get_data_path(), "fonts", "ttf")
DEJAVU = (FOLDER / "DejaVuSans.ttf").read_bytes()
DEJAVU_BOLD = (FOLDER / "DejaVuSans-Bold.ttf").read_bytes()
BOTH = Brand(font=font_from_bytes("DejaVu", DEJAVU), font_semibold=font_from_bytes("Bold", DEJAVU_BOLD))
STYLE = Style(12)


def changed(change, data=DEJAVU):
    font = TTFont(io.BytesIO(data))
    change(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def allowing(value):
    def change(font):
        font["OS/2"].fsType = value

    return changed(change)


def without_letters(font):
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if code > 0x400}


def files_of(text, style=STYLE):
    return {piece.face_file for _, word in single_line(text, style).words for piece in word.pieces}


def test_a_font_tells_the_name_of_its_family():
    assert check_font(DEJAVU) == "DejaVu Sans"
    assert check_font(resource_path("fonts", "Inter-SemiBold.ttf").read_bytes()) == "Inter"
    assert check_font(allowing(8)) == "DejaVu Sans"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a font"),
        (b"%PDF-1.7 and so on", "not a font"),
        (b"OTTO" + bytes(100), "PostScript outlines"),
        (b"ttcf" + bytes(100), "collection"),
        (b"wOF2" + bytes(100), "web pages"),
        (DEJAVU[:300], "damaged"),
        (DEJAVU[:5_000], "damaged"),
        (b"\x00\x01\x00\x00" + b"\xff" * 4_000, "damaged"),
        (bytes(MOST_FONT_CHARACTERS), "MB"),
        (allowing(2), "doesn't allow"),
        (allowing(0x100), "doesn't allow"),
        (changed(without_letters), "lacks Latin"),
    ],
    # By name: the bytes themselves would be names of a megabyte, and others in each process.
    ids=[
        *("empty", "no font", "postscript", "collection", "for the web", "cut short", "cut later", "spoilt"),
        *("too large", "restricted", "no parts", "no latin"),
    ],
)
def test_what_can_not_be_used_is_refused_with_a_sentence(data, words):
    with pytest.raises(UnusableFont, match=words) as refused:
        check_font(data)
    assert re.fullmatch(r"[A-Z].+\.", str(refused.value))


@given(
    st.lists(st.tuples(st.integers(0, 20_000), st.binary(min_size=1, max_size=8)), min_size=1, max_size=12)
)
def test_a_font_with_wrong_bytes_is_used_or_refused_and_never_worse(patches):
    data = bytearray(SMALL)
    for place, patch in patches:
        place %= len(data)
        data[place : place + len(patch)] = patch
    try:
        assert check_font(bytes(data))
    except UnusableFont as refused:
        assert str(refused).endswith(".")


def test_a_file_that_is_no_font_leaves_our_own_and_is_told():
    brand = Brand(font=font_from_bytes("Corporate", b"not a font at all"))
    assert typeface_of(brand) is None
    (sentence,) = font_trouble(brand)
    assert sentence.startswith("The font “Corporate” isn't used: ")
    assert typeface_of(None) is None
    assert font_trouble(BOTH) == ()


def test_text_is_laid_out_in_the_brands_font_within_the_context_only():
    before = single_line("Checkout", STYLE)
    with typeface(typeface_of(BOTH)):
        branded = single_line("Checkout", STYLE)
        (name,) = files_of("Checkout")
        assert font_data(name) == DEJAVU
        assert {font_data(other) for other in files_of("Checkout", Style(12, "semibold"))} == {DEJAVU_BOLD}
        assert wrap("Checkout", 400, STYLE) == (branded,)
    assert branded.width_pt != before.width_pt
    assert single_line("Checkout", STYLE) == before
    assert files_of("Checkout") == {"Inter-Regular.ttf"}


def test_one_font_is_used_for_both_weights():
    found = typeface_of(Brand(font=font_from_bytes("DejaVu", DEJAVU)))
    assert found == Typeface(found.regular, found.regular)
    assert font_data(found.semibold) == DEJAVU


def test_what_the_brands_font_lacks_comes_from_ours():
    with typeface(typeface_of(BOTH)):
        assert files_of("漢字") == {"DroidSansFallback-Regular.ttf"}
        assert len({piece.face_file for piece in shaped("นี่", "regular").pieces}) == 1


def test_another_thread_is_not_in_the_context():
    found = []
    with typeface(typeface_of(BOTH)):
        other = Thread(target=lambda: found.append(files_of("Checkout")))
        other.start()
        other.join()
    assert found == [{"Inter-Regular.ttf"}]


def test_the_brands_font_is_embedded_in_the_pdf_and_its_text_found():
    with typeface(typeface_of(BOTH)):
        pdf = page_of([single_line("Checkout online Ж", STYLE), single_line("Heavy", Style(12, "semibold"))])
    assert "CheckoutonlineЖ" in read_by_pypdf(pdf)
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    ours = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts if "/DescendantFonts" in font]
    assert len(ours) == 2
    for descriptor in ours:
        assert re.fullmatch(r"/[A-Z]{6}\+Brand-[0-9a-f]{6}", descriptor["/FontName"])
        assert "glyf" in TTFont(io.BytesIO(descriptor["/FontFile2"].get_data()))
    assert len(pdf) < 30_000


def test_the_brands_font_travels_in_the_svg_before_ours():
    with typeface(typeface_of(BOTH)):
        lines = [single_line("Checkout 漢", STYLE), single_line("Heavy", Style(12, "semibold"))]
    rules = font_rules(lines)
    assert re.findall(r'font-family:"([^"]+)";font-weight:(\d+)', rules) == [
        ("Map Designer DroidSansFallback", "400"),
        *sorted(
            (("Map Designer Brand", "400"), ("Map Designer Brand", "600")),
            key=lambda pair: rules.find(pair[1]),
        ),
    ]
    assert font_families(lines).startswith('"Map Designer Brand",')


def _small():
    """A font of a few glyphs, so that wrong bytes hit something."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(range(0x20, 0x7F))
    return bytes(hb.subset(hb.Face(hb.Blob(DEJAVU)), wanted).blob.data)


SMALL = _small()
