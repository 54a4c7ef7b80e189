"""Tiles as they lie on the floor before they are glued: nothing missing, everything at its place and size."""

import ctypes
import io
import math
from itertools import pairwise

import pikepdf
import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.poster.pdf import export_poster
from mapdesigner.export.poster.poster import poster
from mapdesigner.export.poster.tiles import column_letters, tiled
from mapdesigner.export.poster.tiles_pdf import export_tiles
from mapdesigner.export.sheet import ExportCancelled, ExportFailed
from mapdesigner.files.disk import open_map
from mapdesigner.model import card_text, cards_of, new_map, new_touchpoint
from mapdesigner.resources import sample_files

MM = 72 / 25.4
SAMPLES = sample_files()
OPTIONS = ExportOptions(paper="A1", tile_paper="A4", tile_overlap_mm=12)


@pytest.fixture(scope="module")
def bookshop():
    return open_map(next(path for path in SAMPLES if path.stem == "online-bookshop"))


@pytest.fixture(scope="module")
def tiles(bookshop):
    return export_tiles(bookshop, OPTIONS)


@pytest.fixture(scope="module")
def texts(tiles):
    """The words on each page of the tiles."""
    return [words_on(page) for page in reader(tiles).pages]


def tiling_of(map_, options):
    sheet = poster(map_, ExportOptions(**{**vars(options), "parts": ("map",)}))
    return tiled((sheet.width_pt, sheet.height_pt), options.tile_paper, options.tile_overlap_mm)


def reader(exported):
    return pypdf.PdfReader(io.BytesIO(exported.data))


def words_on(page):
    return " ".join(page.extract_text().split())


def places_of(data, page_number, word):
    """Return where a word begins on a page, each time: x and y from the page's top left, in points."""
    page = pypdfium2.PdfDocument(data)[page_number]
    height = page.get_height()
    text = page.get_textpage()
    whole = "".join(chr(pypdfium2.raw.FPDFText_GetUnicode(text, i)) for i in range(text.count_chars()))
    found = []
    at = whole.find(word)
    while at >= 0:
        x, y = ctypes.c_double(), ctypes.c_double()
        assert pypdfium2.raw.FPDFText_GetCharOrigin(text, at, x, y)
        found.append((x.value, height - y.value))
        at = whole.find(word, at + 1)
    return found


def test_every_page_has_the_office_papers_size(tiles):
    pages = reader(tiles).pages
    assert len(pages) == tiles.page_count > 10
    for page in pages:
        size = sorted((float(page.mediabox.width) / MM, float(page.mediabox.height) / MM))
        assert size == pytest.approx([210, 297], abs=0.1)


def test_the_key_page_tells_how_many_pages_and_in_which_order(bookshop, texts):
    key = texts[0]
    tiling = tiling_of(bookshop, OPTIONS)
    assert "594 × 841 mm" in key and "A4" in key and "100 %" in key and "50 mm" in key
    labels = [tile.label for tile in tiling.tiles]
    drawn = [word for word in key.split() if word in labels]
    assert set(drawn) == set(labels)


def test_the_ruler_on_the_key_page_is_fifty_millimetres_long(tiles):
    page = pypdfium2.PdfDocument(tiles.data)[0]
    bounds = [path.get_bounds() for path in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    long_ticks = sorted(
        (left + right) / 2
        for left, bottom, right, top in bounds
        if right - left < 2 and top - bottom == pytest.approx(7.5, abs=0.1)
    )
    assert long_ticks[-1] - long_ticks[0] == pytest.approx(50 * MM, abs=0.05)


def test_pages_are_labelled_row_by_row_and_found_in_the_outline(bookshop, tiles, texts):
    document = reader(tiles)
    labels = [tile.label for tile in tiling_of(bookshop, OPTIONS).tiles]
    kept = [entry.title for entry in document.outline]
    assert kept[0] == "Key" and kept[1] == "A1"
    assert kept[1:] == [label for label in labels if label in kept]
    for number, text in enumerate(texts[1:], 2):
        assert kept[number - 1] in text.split()
        assert f"page {number} of {len(texts)}" in text


def test_every_card_is_whole_on_the_pages_together(bookshop, texts):
    words = {word for text in texts[1:] for word in text.split()}
    for _, card in cards_of(bookshop):
        assert set(card_text(card).split()) <= words


@pytest.mark.parametrize("word", ["Checkout", "Invoice", "Improvements", "Friend"])
def test_what_is_on_tiles_is_at_its_place_on_the_poster_at_full_size(bookshop, tiles, word):
    on_poster = places_of(export_poster(bookshop, OPTIONS).data, 0, word)
    tiling = tiling_of(bookshop, OPTIONS)
    labels = [entry.title for entry in reader(tiles).outline]
    found = 0
    for tile in tiling.tiles:
        if tile.label not in labels:
            continue
        for x, y in places_of(tiles.data, labels.index(tile.label), word):
            there = (x - tiling.picture.x_pt + tile.area.x_pt, y - tiling.picture.y_pt + tile.area.y_pt)
            assert min(math.dist(there, place) for place in on_poster) < 0.05
            found += 1
    assert found >= len(on_poster) > 0


def test_neighbours_show_the_same_in_their_overlap():
    map_ = new_map("Shop").evolve()
    map_ = map_.evolve(
        stages=tuple(
            stage.evolve(cards=tuple(new_touchpoint(map_.lanes[0].id, f"Abc {n}") for n in range(6)))
            for stage in map_.stages
        )
    )
    options = ExportOptions(paper="A2", tile_paper="A4", tile_overlap_mm=50)
    exported = export_tiles(map_, options)
    tiling = tiling_of(map_, options)
    by_label = {entry.title: number for number, entry in enumerate(reader(exported).outline)}
    seen = []
    for tile in tiling.tiles:
        if tile.label in by_label:
            for x, y in places_of(exported.data, by_label[tile.label], "Abc"):
                left, top, width, height = tile.area
                place = (x - tiling.picture.x_pt + left, y - tiling.picture.y_pt + top)
                if left <= place[0] <= left + width - 20 and top + 20 <= place[1] <= top + height:
                    seen.append((tile.label, place))
    shared = [
        (one, other)
        for at, (label, one) in enumerate(seen)
        for other_label, other in seen[at + 1 :]
        if label != other_label and math.dist(one, other) < 10
    ]
    assert shared
    for one, other in shared:
        assert math.dist(one, other) < 0.05


@settings(max_examples=60, deadline=None)
@given(
    width=st.floats(10, 5080),
    height=st.floats(10, 5080),
    paper=st.sampled_from(["A5", "A4", "A3", "Letter", "Legal", "150x100", "90x90", "1000x300"]),
    overlap=st.floats(0, 50),
)
def test_tiles_cover_the_whole_poster_without_a_gap(width, height, paper, overlap):
    size = (width * MM, height * MM)
    try:
        tiling = tiled(size, paper, overlap)
    except ExportFailed as failed:
        assert str(failed).endswith(".")
        return
    page_width, page_height = tiling.page
    left, top, shown_width, shown_height = tiling.picture
    assert len(tiling.tiles) == tiling.columns * tiling.rows <= 400
    least_edge = 6 * MM if len(tiling.tiles) > 1 else -0.01
    assert left >= least_edge and top >= least_edge
    assert left + shown_width <= page_width - least_edge and top + shown_height <= page_height - least_edge
    for axis, count, side in ((0, tiling.columns, size[0]), (1, tiling.rows, size[1])):
        starts = sorted({round(tile.area[axis], 6) for tile in tiling.tiles})
        length = tiling.picture[axis + 2]
        assert len(starts) == count and starts[0] == 0
        assert starts[-1] + length == pytest.approx(side, abs=0.01)
        for one, following in pairwise(starts):
            assert one + length - following == pytest.approx(overlap * MM, abs=0.01)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 5000))
def test_columns_have_letters_as_in_a_spreadsheet(column):
    letters = column_letters(column)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    assert number == column + 1


def test_the_paper_is_turned_so_that_it_takes_the_fewest_pages():
    wide = tiled((1180 * MM, 180 * MM), "A4", 10)
    high = tiled((180 * MM, 1180 * MM), "A4", 10)
    assert wide.page[0] > wide.page[1] and high.page[0] < high.page[1]
    assert len(wide.tiles) == len(high.tiles) == 5


def test_a_poster_that_fits_on_one_page_is_one_page_and_says_so():
    exported = export_tiles(new_map("Shop"), ExportOptions(paper="A4", tile_paper="A4"))
    assert len(reader(exported).pages) == 1
    assert "The poster fits on one page of A4; there is nothing to cut or to glue." in exported.warnings
    page = reader(exported).pages[0]
    assert "Purchase" in words_on(page)


def test_pages_with_nothing_on_them_are_left_out_and_named():
    exported = export_tiles(new_map("Shop"), ExportOptions(paper="A1", orientation="portrait"))
    key = words_on(reader(exported).pages[0])
    kept = {entry.title for entry in reader(exported).outline}
    tiling = tiling_of(new_map("Shop"), ExportOptions(paper="A1", orientation="portrait"))
    left_out = [tile.label for tile in tiling.tiles if tile.label not in kept]
    assert left_out
    named = f"{', '.join(left_out[:-1])} and {left_out[-1]} have nothing on them and are left out"
    assert named in key
    assert exported.page_count == 1 + len(tiling.tiles) - len(left_out)
    for page in reader(exported).pages[1:]:
        assert not any(f"Glue {label}" in words_on(page) for label in left_out)


def test_glue_strips_bear_the_label_of_the_page_that_goes_on_them(bookshop, tiles, texts):
    document = reader(tiles)
    kept = [entry.title for entry in document.outline]
    first = texts[1]
    assert "Glue B1 here" in first and "Glue A2 here" in first
    assert "Glue" not in texts[-1]
    assert kept[-1] == tiling_of(bookshop, OPTIONS).tiles[-1].label


def test_pages_without_overlap_are_taped_and_have_no_glue(bookshop):
    exported = export_tiles(bookshop, ExportOptions(paper="A3", tile_paper="A4", tile_overlap_mm=0))
    texts = [words_on(page) for page in reader(exported).pages]
    assert "tape them" in texts[0]
    assert not any("Glue" in text for text in texts)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (ExportOptions(paper="fit", tile_paper="fit"), "Tiles need the paper"),
        (ExportOptions(tile_paper="napkin"), "no paper “napkin”"),
        (ExportOptions(tile_overlap_mm=-1), "can't overlap by -1 mm"),
        (ExportOptions(tile_overlap_mm=51), "can't overlap by 51 mm"),
        (ExportOptions(tile_overlap_mm=math.nan), "can't overlap"),
        (ExportOptions(tile_paper="60x60", tile_overlap_mm=40), "no room for an overlap of 40 mm"),
        (ExportOptions(paper="5000x5000", tile_paper="A5"), "more than anybody glues together"),
    ],
)
def test_what_can_t_be_cut_is_said_in_a_sentence(bookshop, options, said):
    with pytest.raises(ExportFailed) as caught:
        export_tiles(bookshop, options)
    assert said in str(caught.value) and str(caught.value).endswith(".")


def test_the_file_is_sound_and_the_same_each_time(bookshop, tiles):
    with pikepdf.open(io.BytesIO(tiles.data)) as document:
        assert document.check_pdf_syntax() == []
    assert export_tiles(bookshop, OPTIONS).data == tiles.data


def test_progress_is_told_and_cancel_ends_it(bookshop):
    heard = []
    export_tiles(bookshop, OPTIONS, progress=lambda share, doing: heard.append((share, doing)))
    shares = [share for share, _ in heard]
    assert shares == sorted(shares) and shares[0] == 0.0 and shares[-1] == 1.0
    asked = []

    def after_three_steps():
        asked.append(True)
        return len(asked) > 3

    with pytest.raises(ExportCancelled):
        export_tiles(bookshop, OPTIONS, cancelled=after_three_steps)


def test_tiles_of_a_large_map_hold_only_what_shows_on_them():
    map_ = new_map("Large")
    lane = map_.lanes[0].id
    map_ = map_.evolve(
        stages=tuple(
            stage.evolve(cards=tuple(new_touchpoint(lane, f"Card {place}-{n}") for n in range(150)))
            for place, stage in enumerate(map_.stages)
        )
    )
    options = ExportOptions(paper="A0", orientation="portrait", tile_paper="A4")
    poster_size, exported = len(export_poster(map_, options).data), export_tiles(map_, options)
    assert exported.page_count > 8
    assert len(exported.data) < 4 * poster_size
