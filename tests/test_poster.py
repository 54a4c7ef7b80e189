"""The poster as it comes from the printer: its size, its smallest type, bands, crop marks."""

import io
import math
import re

import pikepdf
import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapdesigner.export.formats import format_named, format_of
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.papers import PAPERS_MM, paper_named
from mapdesigner.export.poster.bands import band_counts, folded
from mapdesigner.export.poster.pdf import export_poster
from mapdesigner.export.poster.poster import poster
from mapdesigner.export.sheet import ExportCancelled, ExportFailed
from mapdesigner.files.disk import open_map
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.model import card_text, cards_of, new_map, new_stage, new_touchpoint
from mapdesigner.resources import sample_files

MM = 72 / 25.4
SAMPLES = sample_files()


def wide_map(stages=30, cards=3):
    """A map of many stages, in each some touchpoints whose titles tell where they are."""
    map_ = new_map("A very wide map")
    lane = map_.lanes[0].id
    return map_.evolve(
        stages=tuple(
            new_stage(f"Stage-{place}", "purchase").evolve(
                cards=tuple(new_touchpoint(lane, f"Card-{place}-{card}") for card in range(cards))
            )
            for place in range(stages)
        )
    )


def pages(exported):
    return pypdf.PdfReader(io.BytesIO(exported.data)).pages


def text_of(exported):
    return " ".join(" ".join(page.extract_text().split()) for page in pages(exported))


def box_mm(box):
    return float(box.width) / MM, float(box.height) / MM


def smallest_letters_pt(exported):
    """Return the size of the smallest letters as another library reads it from the file."""
    sizes = []
    for page in pypdfium2.PdfDocument(exported.data):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            size = pypdfium2.raw.FPDFText_GetFontSize(text, index)
            if chr(pypdfium2.raw.FPDFText_GetUnicode(text, index)).strip():
                sizes.append(size)
    return min(sizes)


def test_a_pdf_without_more_words_is_a_report_and_a_poster_has_its_own(tmp_path):
    assert format_of(tmp_path / "map.pdf").key == "report"
    exported = format_named("poster").export(new_map("Shop"), ExportOptions(paper="A2"))
    assert len(pages(exported)) == 1


@pytest.mark.parametrize("paper", PAPERS_MM)
def test_a_poster_has_exactly_the_papers_size(paper):
    page = pages(export_poster(new_map("Shop"), ExportOptions(paper=paper, orientation="portrait")))[0]
    assert box_mm(page.mediabox) == pytest.approx(PAPERS_MM[paper], abs=0.1)


@pytest.mark.parametrize(
    ("written", "orientation", "wanted"),
    [
        ("600x900", "auto", (600, 900)),
        ("900 × 600 mm", "auto", (900, 600)),
        ("900x600", "portrait", (600, 900)),
        ("600X900", "landscape", (900, 600)),
        ("123.4x567,8", "auto", (123.4, 567.8)),
        ("5080x300", "auto", (5080, 300)),
    ],
)
def test_a_size_of_ones_own_is_kept_as_it_was_written_unless_turned(written, orientation, wanted):
    page = pages(export_poster(new_map("Shop"), ExportOptions(paper=written, orientation=orientation)))[0]
    assert box_mm(page.mediabox) == pytest.approx(wanted, abs=0.1)


@pytest.mark.parametrize(("written", "name"), [("a0", "A0"), (" arch e1 ", "Arch E1"), ("FIT", "fit")])
def test_papers_are_known_however_they_are_capitalised(written, name):
    assert paper_named(written) == name


def test_a_size_of_ones_own_is_kept_in_one_way_of_writing():
    assert paper_named("600 × 900 mm") == paper_named("600x900") == "600x900"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("A11", "no paper “A11”"),
        ("", "no paper “”"),
        ("12x", "no paper"),
        ("-5x100", "no paper"),
        ("infxnan", "no paper"),
        ("9x100", "10 to 5,080 mm"),
        ("100x5081", "10 to 5,080 mm"),
        ("0x0", "10 to 5,080 mm"),
        ("9" * 400 + "x10", "no paper"),
    ],
)
def test_what_is_no_paper_is_said_in_a_sentence(written, said):
    for use in (paper_named, lambda paper: export_poster(new_map("Shop"), ExportOptions(paper=paper))):
        with pytest.raises(ExportFailed) as caught:
            use(written)
        assert said in str(caught.value) and str(caught.value).endswith(".")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("paper", ["A3", "A1"])
def test_the_smallest_type_that_is_told_is_the_smallest_in_the_file(path, paper):
    exported = export_poster(open_map(path), ExportOptions(paper=paper))
    told = float(re.match(r"Smallest type ([\d.]+) pt", exported.notes[0]).group(1))
    assert told == pytest.approx(smallest_letters_pt(exported), abs=0.11)
    assert bool(exported.warnings) == (smallest_letters_pt(exported) < 5.995)


def test_a_map_as_large_as_it_is_readable_needs_no_warning():
    for map_ in (wide_map(), new_map("Shop")):
        exported = export_poster(map_, ExportOptions(paper="fit", bands=0))
        assert exported.warnings == ()
        assert smallest_letters_pt(exported) >= 6
        width, height = box_mm(pages(exported)[0].mediabox)
        assert exported.notes[-1] == f"{width:,.0f} × {height:,.0f} mm"


def test_a_warning_names_a_paper_on_which_it_is_readable():
    map_ = open_map(SAMPLES[0])
    (said,) = export_poster(map_, ExportOptions(paper="A3")).warnings
    paper, size = re.search(r"On (A\d) it is ([\d.]+) pt", said).groups()
    better = export_poster(map_, ExportOptions(paper=paper))
    assert better.warnings == ()
    assert smallest_letters_pt(better) == pytest.approx(float(size), abs=0.11)


def test_a_warning_on_american_paper_names_american_paper():
    (said,) = export_poster(open_map(SAMPLES[0]), ExportOptions(paper="Tabloid")).warnings
    assert "On ANSI" in said


def test_a_warning_says_that_bands_help_and_they_do():
    (said,) = export_poster(wide_map(), ExportOptions(paper="A3")).warnings
    size = float(re.search(r"folded into bands, ([\d.]+) pt", said).group(1))
    folded_poster = export_poster(wide_map(), ExportOptions(paper="A3", bands=0))
    assert smallest_letters_pt(folded_poster) == pytest.approx(size, abs=0.11)
    assert "folded" not in " ".join(folded_poster.warnings)


def test_paper_too_small_for_the_map_is_said_with_what_is_large_enough():
    with pytest.raises(ExportFailed) as caught:
        export_poster(wide_map(), ExportOptions(paper="20x20"))
    said = str(caught.value)
    assert said.startswith("20 × 20 mm is too small for this map") and "on A" in said.replace("On A", "on A")


@settings(max_examples=60, deadline=None)
@given(
    width=st.floats(10, 5080),
    height=st.floats(10, 5080),
    bands=st.integers(0, 5),
    parts=st.sampled_from([("map",), ("map", "goals")]),
)
def test_on_paper_of_any_size_all_of_the_map_lies_on_the_page(width, height, bands, parts):
    sheet = poster(SMALL, ExportOptions(paper=f"{width:.1f}x{height:.1f}", bands=bands, parts=parts))
    assert sheet.placed and sheet.margin_pt > 0
    for placed in sheet.placed:
        assert placed.scale > 0
        # The header's box reaches into the map's own margins, its words don't.
        for box in placed.box.children[1:] or [placed.box]:
            left, top = placed.x_pt + box.x * placed.scale, placed.y_pt + box.y * placed.scale
            assert left >= -0.01 and top >= -0.01
            assert left + box.width * placed.scale <= sheet.width_pt + 0.01
            assert top + box.height * placed.scale <= sheet.height_pt + 0.01


SMALL = wide_map(stages=6, cards=1)


def test_a_large_sheet_is_filled_as_a_small_one_is():
    map_ = new_map("Shop")
    small = poster(map_, ExportOptions(paper="A3", parts=("map",)))
    large = poster(map_, ExportOptions(paper="A0", parts=("map",)))
    assert large.placed[0].scale / small.placed[0].scale == pytest.approx(math.sqrt(8), rel=0.03)


def test_a_folded_map_has_every_card_in_the_order_of_the_journey():
    map_ = wide_map()
    exported = export_poster(map_, ExportOptions(paper="A1", bands=4))
    text = text_of(exported)
    lines = iter(text.split())
    found = [word for word in lines if word.startswith("Card-")]
    assert sorted(found) == sorted(card_text(card) for _, card in cards_of(map_))
    stages = [int(word.removeprefix("Stage-")) for word in text.split() if word.startswith("Stage-")]
    assert stages == list(range(30))
    # A band is read to its end before the next begins.
    bands = [int(word.split("-")[1]) * 4 // 30 for word in found]
    assert bands == sorted(bands)


def test_each_band_repeats_the_lanes():
    exported = export_poster(wide_map(), ExportOptions(paper="A1", bands=3))
    assert text_of(exported).count("Touchpoints") == 3
    assert text_of(exported).count("Improvements") == 3


def test_bands_of_ones_choice_give_larger_type_than_one():
    one, best = (
        smallest_letters_pt(export_poster(wide_map(), ExportOptions(paper="A3", bands=bands)))
        for bands in (1, 0)
    )
    assert best > 1.4 * one
    for bands in (2, 4):
        assert best > 0.96 * smallest_letters_pt(
            export_poster(wide_map(), ExportOptions(paper="A3", bands=bands))
        )


def test_a_map_that_fits_is_not_folded():
    map_ = new_map("Shop")
    sheet = poster(map_, ExportOptions(paper="A3", bands=0, parts=("map",)))
    assert sheet.placed[0].box == lay_out(map_)


def test_a_wide_map_as_large_as_it_is_gets_a_page_of_a_pleasant_shape():
    flat = pages(export_poster(wide_map(), ExportOptions(paper="fit")))[0].mediabox
    page = pages(export_poster(wide_map(), ExportOptions(paper="fit", bands=0)))[0].mediabox
    assert flat.width / flat.height > 5
    assert 0.5 < page.width / page.height < 2.0


@settings(max_examples=40, deadline=None)
@given(stages=st.integers(1, 12), bands=st.integers(1, 15))
def test_folding_loses_nothing_and_lays_nothing_over_another(stages, bands):
    root = lay_out(wide_map(stages=stages, cards=2))
    box = folded(root, bands)
    kinds = ("stage:", "cell:")
    assert sorted(child.id for child in box.children if child.id.startswith(kinds)) == sorted(
        child.id for child in root.children if child.id.startswith(kinds)
    )
    used = min(bands, stages)
    assert len([child for child in box.children if child.id.startswith("lane:")]) == 4 * used
    rectangles = [(c.x, c.y, c.x + c.width, c.y + c.height) for c in box.children]
    for place, one in enumerate(rectangles):
        assert one[0] >= 0 and one[2] <= box.width and one[3] <= box.height
        for other in rectangles[place + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for cell in box.children:
        for content in cell.children:
            assert content.y + content.height <= cell.height


@given(st.integers(1, 200))
def test_numbers_of_bands_worth_trying_give_each_width_once(stages):
    counts = band_counts(stages)
    widths = [-(-stages // bands) for bands in counts]
    assert counts[0] == 1 and len(set(widths)) == len(widths) and widths[-1] == 1


def test_crop_marks_leave_the_poster_its_size():
    page = pages(export_poster(new_map("Shop"), ExportOptions(paper="A2", crop_marks=True, bleed_mm=3)))[0]
    assert box_mm(page.trimbox) == pytest.approx((594, 420), abs=0.1)
    assert box_mm(page.bleedbox) == pytest.approx((600, 426), abs=0.1)
    trim, bleed, media = page.trimbox, page.bleedbox, page.mediabox
    for inner, outer, apart in ((trim, bleed, 3 * MM), (bleed, media, 6 * MM)):
        assert float(inner.left) - float(outer.left) == pytest.approx(apart, abs=0.1)
        assert float(outer.top) - float(inner.top) == pytest.approx(apart, abs=0.1)


def test_crop_marks_stand_outside_the_bleed_in_line_with_the_trim():
    exported = export_poster(new_map("Shop"), ExportOptions(paper="A3", crop_marks=True, bleed_mm=4))
    page = pypdfium2.PdfDocument(exported.data)[0]
    left, bottom, right, top = page.get_trimbox()
    bleed = page.get_bleedbox()
    marks = [
        found
        for found in (path.get_bounds() for path in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH]))
        if found[2] < bleed[0] + 1
        or found[0] > bleed[2] - 1
        or found[3] < bleed[1] + 1
        or found[1] > bleed[3] - 1
    ]
    assert len(marks) == 8
    for x1, y1, x2, y2 in marks:
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        near_x = min(abs(middle[0] - left), abs(middle[0] - right))
        near_y = min(abs(middle[1] - bottom), abs(middle[1] - top))
        assert min(near_x, near_y) < 0.1
        assert max(x2 - x1, y2 - y1) == pytest.approx(5 * MM, abs=0.6)


def test_without_crop_marks_the_page_is_the_poster():
    page = pages(export_poster(new_map("Shop"), ExportOptions(paper="A3")))[0]
    assert page.trimbox == page.mediabox


@pytest.mark.parametrize("bleed", [-1, 26, math.nan, math.inf])
def test_a_bleed_that_no_print_shop_has_is_refused(bleed):
    with pytest.raises(ExportFailed, match="bleed"):
        export_poster(new_map("Shop"), ExportOptions(crop_marks=True, bleed_mm=bleed))


def test_crop_marks_that_would_make_the_page_too_long_are_refused():
    with pytest.raises(ExportFailed, match="5,080 mm"):
        export_poster(new_map("Shop"), ExportOptions(paper="5080x300", crop_marks=True))


def test_the_file_is_sound_and_the_same_each_time():
    options = ExportOptions(paper="B1", bands=0, crop_marks=True)
    map_ = wide_map()
    exported = export_poster(map_, options)
    with pikepdf.open(io.BytesIO(exported.data)) as document:
        assert document.check_pdf_syntax() == []
    assert export_poster(map_, options).data == exported.data


def test_progress_is_told_and_cancel_ends_it():
    heard = []
    export_poster(new_map("Shop"), ExportOptions(), progress=lambda share, doing: heard.append(share))
    assert heard[0] == 0.0 and heard[-1] == 1.0 and heard == sorted(heard)
    with pytest.raises(ExportCancelled):
        export_poster(new_map("Shop"), ExportOptions(), cancelled=lambda: True)
