"""Text in any script: drawn in fonts that have it, embedded, and found again in the PDF and the SVG."""

import base64
import io
import re
import unicodedata
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from lines_on_paper import page_of, plain, read_by_pdfium, read_by_poppler, read_by_pypdf
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.pictures.svg import export_svg
from mapdesigner.layout.font_files import font_data, font_face
from mapdesigner.layout.fonts import FACE_FILES
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.measures import MARGIN_PT
from mapdesigner.layout.text import STAND_IN, Style, shaped, single_line, uncovered, wrap
from mapdesigner.model import new_map, new_touchpoint

STYLE = Style(14)
SCRIPTS = {
    "Arabic": "مرحبا بالعالم العربي السلام عليكم",
    "Hebrew": "שלום עולם",
    "Devanagari": "नमस्ते दुनिया क्षत्रिय हिन्दी",
    "Thai": "ทดสอบภาษาไทยที่นี่ น้ำ",
    "Chinese": "我们去买东西，价格是100元。（谢谢）",
    "Japanese": "カートに入れる、「購入」ボタン。ちょっと待って！",
    "Korean": "안녕하세요 세계 장바구니",
    "Korean in parts": unicodedata.normalize("NFD", "안녕하세요"),
    "Vietnamese": "Tiếng Việt rất dễ đọc ở Huế",
    "Vietnamese in parts": unicodedata.normalize("NFD", "Tiếng Việt rất dễ đọc ở Huế"),
    "Greek": "Καλημέρα κόσμε ἀρχή",
    "Cyrillic": "Привет, мир! Їжак",
    "emoji": "ok 👩\u200d👩\u200d👧 🇳🇴 👍🏽 1\ufe0f\u20e3 😀",
    "hyphens": "Donau\u00addampf\u00adschiff zero\u200bwidth co-op",
}
scripts = pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)


@scripts
def test_the_bundled_fonts_have_the_script(text):
    assert uncovered(text) == ()
    files = {piece.face_file for _, word in single_line(text, STYLE).words for piece in word.pieces}
    assert files <= set(FACE_FILES["regular"])
    assert all(piece for _, word in single_line(text, STYLE).words for piece in word.pieces)
    assert STAND_IN not in drawn_text(text)


@scripts
@pytest.mark.parametrize("read", [read_by_pypdf, read_by_pdfium, read_by_poppler])
def test_the_text_is_found_in_the_pdf(text, read):
    found = read(page_of([single_line(text, STYLE)]))
    if found is not None:
        assert plain(text) in found


@pytest.mark.parametrize("read", [read_by_pdfium, read_by_poppler])
@pytest.mark.parametrize(
    "text",
    [
        "الطلب رقم 123 بسعر 45.50 ريال",
        "الهاتف ٠١٢٣٤ متاح",
        "לחץ שלום על Checkout עכשיו",
        "שלום עולם, מה שלומך?",
    ],
)
def test_figures_and_latin_words_among_words_right_to_left_are_read_in_order(text, read):
    found = read(page_of([single_line(text, STYLE)]))
    if found is not None:
        assert plain(text) in found


@scripts
def test_every_font_of_the_page_is_embedded(text):
    (page,) = PdfReader(io.BytesIO(page_of([single_line(text, STYLE)]))).pages
    composites = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    ours = [font for font in composites if font["/Subtype"] == "/Type0"]
    assert ours
    for font in ours:
        assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]


@scripts
def test_the_svg_has_the_text_and_the_fonts_for_it(text):
    map_ = new_map("Test map")
    card = new_touchpoint(map_.lanes[0].id, text)
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=(card,)), *map_.stages[1:]))
    root = ElementTree.fromstring(export_svg(map_, ExportOptions(paper="fit")).data)
    style = root.find("{http://www.w3.org/2000/svg}style").text
    covered = set()
    for data in re.findall(r"base64,([^)]+)\)", style):
        covered |= set(TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap())
    shown = "".join(node.text for node in root.iter("{http://www.w3.org/2000/svg}text"))
    assert plain(text) in plain(shown)
    wanted = {sign for sign in plain(text) if unicodedata.category(sign) not in ("Cf", "Mn")}
    assert {ord(sign) for sign in wanted} <= covered
    if "น้ำ" in text:  # browsers draw it as these two
        assert {0x0E4D, 0x0E32} <= covered


def test_a_paragraph_right_to_left_stands_at_the_right_of_its_place():
    for line in wrap("مرحبا بالعالم العربي الكبير", 90, STYLE):
        x, word = line.words[-1]
        assert x + word.width_em * STYLE.size_pt == pytest.approx(90)
    (line,) = wrap("Hello שלום", 200, STYLE)
    assert line.words[0][0] == 0
    assert not line.right_to_left


def test_words_beside_a_title_right_to_left_dont_meet_it():
    map_ = new_map("سفر العميل الكبير في المدينة الجديدة والبعيدة")
    header = next(box for box in lay_out(map_).children if box.id == "header")
    title, meta = header.marks[:2]
    left = title.x + title.line.words[0][0]
    assert left == pytest.approx(MARGIN_PT)
    assert meta.x > left + title.line.width_pt


def test_an_ellipsis_stands_where_the_reading_ends():
    for text in ("שלום עולם מה שלומך", "Search and compare online"):
        line = single_line(text, STYLE, 80)
        first, last = line.words[0][1], line.words[-1][1]
        end = first if line.right_to_left else last
        glyphs = [glyph for piece in end.pieces for glyph in piece.glyphs]
        assert "…" in (glyphs[0] if line.right_to_left else glyphs[-1]).text


def test_brackets_are_mirrored_where_the_text_runs_right_to_left():
    brackets = shaped("(", "regular", True), shaped(")", "regular", False)
    assert brackets[0].pieces[0].glyphs[0].id == brackets[1].pieces[0].glyphs[0].id


def test_a_word_in_two_directions_is_drawn_as_two_that_touch():
    (first, second), line = single_line("ABCשלום", STYLE).words, single_line("ABCשלום", STYLE)
    assert [first[1].text, second[1].text] == ["ABC", "שלום"]
    assert second[0] == pytest.approx(first[1].width_em * STYLE.size_pt)
    assert line.text == "ABCשלום"


def test_a_script_that_is_not_bundled_is_drawn_in_a_font_of_the_computer():
    text = "გამარჯობა"
    files = {piece.face_file for piece in shaped(text, "regular").pieces}
    if uncovered(text):
        pytest.skip("no font of this computer has Georgian letters")
    (name,) = files
    assert name.startswith("system:")
    assert "glyf" in font_face(name).table_tags
    assert TTFont(io.BytesIO(font_data(name))).getBestCmap().keys() >= set(map(ord, text))
    pdf = page_of([single_line(text, STYLE)])
    assert text in read_by_pypdf(pdf)
    assert len(pdf) < 40_000


def drawn_text(text):
    words = [word for _, word in single_line(text, STYLE).words]
    return "".join(glyph.text for word in words for piece in word.pieces for glyph in piece.glyphs)
