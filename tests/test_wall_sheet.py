"""The wall sheet as it hangs in the room: numbered cells, room for notes, what is known printed lightly."""

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapdesigner.export.formats import format_named
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.poster.wall_pdf import export_wall_sheet
from mapdesigner.export.poster.wall_sheet import wall_sheet
from mapdesigner.export.poster.wall_slots import slots
from mapdesigner.export.sheet import ExportFailed, Frame
from mapdesigner.files.disk import open_map
from mapdesigner.layout.marks import Rect, Stroke, Words
from mapdesigner.model import card_text, cards_of, new_map, new_note, new_stage
from mapdesigner.resources import sample_files

MM = 72 / 25.4
SAMPLES = sample_files()


def reader(exported):
    return pypdf.PdfReader(io.BytesIO(exported.data))


def text_of(exported):
    return " ".join(" ".join(page.extract_text().split()) for page in reader(exported).pages)


def cells_of(sheet):
    return [box for box in sheet.placed[0].box.children if box.id.startswith("cell:")]


def marks_of(box):
    """Return the marks of a box and of all in it."""
    return [*box.marks, *(mark for child in box.children for mark in marks_of(child))]


def free_slots(cell):
    """Return the sizes in mm of a cell's dashed slots."""
    closed = [
        mark for mark in marks_of(cell) if isinstance(mark, Stroke) and len(mark.points) == 5 and mark.dash
    ]
    return [
        ((mark.points[2][0] - mark.points[0][0]) / MM, (mark.points[2][1] - mark.points[0][1]) / MM)
        for mark in closed
    ]


@pytest.mark.parametrize(
    ("paper", "wanted"), [("A0", (1189, 841)), ("A3", (420, 297)), ("700x500", (700, 500))]
)
def test_the_sheet_has_exactly_the_papers_size(paper, wanted):
    page = reader(export_wall_sheet(new_map("Workshop"), ExportOptions(paper=paper))).pages[0]
    size = (float(page.mediabox.width) / MM, float(page.mediabox.height) / MM)
    assert size == pytest.approx(wanted, abs=0.1)


def test_an_empty_sheet_has_stages_lanes_numbers_and_lines_for_who_and_when():
    words = text_of(format_named("wall-sheet").export(new_map("Workshop"), ExportOptions(paper="A1")))
    for expected in ("Workshop", "Persona", "Date", "Pre-purchase", "Retention", "Touchpoints", "Pains"):
        assert expected in words
    for number in ("A1", "D1", "A4", "D4"):
        assert number in words.split()
    for mood in ("+2", "+1", "0", "−1", "−2"):
        assert mood in words.split()


def test_the_line_of_neither_good_nor_bad_is_dashed_through_every_stage():
    sheet = wall_sheet(new_map("Workshop"), ExportOptions(paper="A1"))
    emotion = cells_of(sheet)[4:8]
    for cell in emotion:
        dashed = [mark for mark in marks_of(cell) if isinstance(mark, Stroke) and mark.dash]
        level = [mark for mark in marks_of(cell) if isinstance(mark, Stroke) and not mark.dash]
        assert len(dashed) == 1 and len(level) == 4


def test_a_stage_without_a_name_has_a_line_to_write_it_on():
    map_ = new_map()
    map_ = map_.evolve(stages=tuple(stage.evolve(name="") for stage in map_.stages))
    words = text_of(export_wall_sheet(map_, ExportOptions(paper="A2"))).split()
    assert words.count("Stage") == 4 and words.count("Goal") == 4 and words.count("Title") == 1


def test_slots_on_an_a0_hold_square_sticky_notes():
    sheet = wall_sheet(new_map("Workshop"), ExportOptions(paper="A0"))
    for cell in (*cells_of(sheet)[:4], *cells_of(sheet)[8:]):
        sizes = free_slots(cell)
        assert sizes
        for width, height in sizes:
            assert width >= 76 and height >= 76
            assert width / height == pytest.approx(1, abs=0.1)
    exported = export_wall_sheet(new_map("Workshop"), ExportOptions(paper="A0"))
    assert exported.warnings == () and "76 × 76 mm" in text_of(exported)


def test_a_sheet_too_small_for_notes_has_lines_and_says_which_paper_is_large_enough():
    exported = export_wall_sheet(new_map("Workshop"), ExportOptions(paper="A4"))
    (said,) = exported.warnings
    assert "On A3 they hold notes of 51 × 38 mm" in said
    assert export_wall_sheet(new_map("Workshop"), ExportOptions(paper="A3")).warnings == ()
    for cell in cells_of(wall_sheet(new_map("Workshop"), ExportOptions(paper="A4")))[-4:]:
        assert free_slots(cell) == []
        assert any(isinstance(mark, Stroke) for mark in marks_of(cell))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_half_filled_sheet_prints_what_is_known_and_leaves_a_free_slot(path):
    map_ = open_map(path)
    words = "".join(text_of(export_wall_sheet(map_, ExportOptions(paper="A0", wall="filled"))).split())
    for stage, card in cards_of(map_):
        assert "".join(card_text(card).split()) in words, stage.name
    kinds = {lane.id: lane.kind for lane in map_.lanes}
    for cell in cells_of(wall_sheet(map_, ExportOptions(paper="A0", wall="filled"))):
        if kinds[cell.id.split("/")[1]] != "emotion":
            assert free_slots(cell)


def test_an_empty_sheet_prints_no_cards():
    map_ = open_map(SAMPLES[0])
    words = text_of(export_wall_sheet(map_, ExportOptions(paper="A0", wall="empty")))
    titles = [card_text(card) for _, card in cards_of(map_) if len(card_text(card)) > 12]
    assert titles and not any(title in words for title in titles)


def test_what_is_known_is_printed_lightly():
    sheet = wall_sheet(open_map(SAMPLES[0]), ExportOptions(paper="A0", wall="filled"))
    for cell in cells_of(sheet):
        colours = {mark.colour for mark in marks_of(cell) if isinstance(mark, Words | Stroke)}
        assert colours <= {"muted", "faint", "hairline"}


def test_the_sheet_is_cut_into_tiles_when_told():
    options = ExportOptions(paper="A1", tiled=True, tile_paper="A4")
    exported = export_wall_sheet(new_map("Workshop"), options)
    pages = reader(exported).pages
    assert len(pages) == exported.page_count > 8
    assert "How to put the pages together" in pages[0].extract_text()
    for page in pages:
        size = sorted((float(page.mediabox.width) / MM, float(page.mediabox.height) / MM))
        assert size == pytest.approx([210, 297], abs=0.1)


@pytest.mark.parametrize(
    ("paper", "said"),
    [("30x30", "too small for a wall sheet of 4 stages and 4 lanes"), ("board", "no paper “board”")],
)
def test_paper_on_which_nothing_can_be_written_is_refused_in_a_sentence(paper, said):
    with pytest.raises(ExportFailed) as caught:
        export_wall_sheet(new_map("Workshop"), ExportOptions(paper=paper))
    assert said in str(caught.value) and str(caught.value).endswith(".")


def test_fit_makes_a_sheet_as_large_as_the_notes_need():
    map_ = new_map("Workshop")
    map_ = map_.evolve(stages=tuple(new_stage(f"Stage {n}", "purchase") for n in range(9)))
    exported = export_wall_sheet(map_, ExportOptions(paper="fit"))
    assert exported.warnings == ()
    cells = cells_of(wall_sheet(map_, ExportOptions(paper="fit")))
    assert all(len(free_slots(cell)) >= 2 for cell in cells[:9])


def test_a_long_note_keeps_to_its_slot():
    map_ = new_map("Workshop")
    note = new_note(map_.lanes[2].id, "word " * 800)
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=(note,)), *map_.stages[1:]))
    sheet = wall_sheet(map_, ExportOptions(paper="A2", wall="filled"))
    (cell,) = [box for box in cells_of(sheet) if box.label == "A3"]
    frame = next(mark for mark in marks_of(cell) if isinstance(mark, Rect) and mark.stroke)
    lines = [mark for mark in marks_of(cell) if isinstance(mark, Words)][1:]
    assert lines
    for mark in lines:
        assert frame.x <= mark.x and mark.x + mark.line.width_pt <= frame.x + frame.width
        assert frame.y <= mark.baseline <= frame.y + frame.height


@settings(max_examples=60, deadline=None)
@given(
    width=st.floats(20, 4000),
    height=st.floats(5, 2000),
    least=st.integers(0, 60),
    gap=st.floats(0, 20),
)
def test_slots_lie_in_their_cell_and_on_no_other(width, height, least, gap):
    found = slots(Frame(100, 50, width, height), least, gap)
    assert len(found.frames) >= least
    for place, one in enumerate(found.frames):
        assert one.width_pt > 0 and one.height_pt > 0
        assert one.x_pt >= 99.99 and one.x_pt + one.width_pt <= 100 + width + 0.01
        assert one.y_pt >= 49.99 and one.y_pt + one.height_pt <= 50 + height + 0.01
        if found.note_mm:
            assert one.width_pt >= found.note_mm[0] * MM - 0.01
            assert one.height_pt >= found.note_mm[1] * MM - 0.01
        for other in found.frames[place + 1 : place + 3]:
            assert (
                one.x_pt + one.width_pt <= other.x_pt + 0.01 or one.y_pt + one.height_pt <= other.y_pt + 0.01
            )
