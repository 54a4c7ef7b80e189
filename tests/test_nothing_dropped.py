"""Exports drop no words in silence: every text of a map is found in the file, or the export tells of it."""

import csv
import io
import re
from dataclasses import replace

import openpyxl
import pptx
import pypdfium2
import pytest

from mapdesigner.exchange.csv_names import TABLE_NAMES
from mapdesigner.export.formats import FORMATS, format_named
from mapdesigner.export.left_out import left_out, missing_texts
from mapdesigner.export.report.comparison import export_comparison
from mapdesigner.export.report.comparison_texts import compared_texts
from mapdesigner.export.report.persona_sheet import export_persona_sheet
from mapdesigner.export.usual import usual_options
from mapdesigner.insight.comparison import compare
from mapdesigner.insight.texts import MapText, texts
from mapdesigner.model import Goal, new_map
from wordy_map import word, wordy_map

LONG, SHORT = 200, 3
# What counts for a sentence: “24 quotes”, “1 tag”.
COUNT = re.compile(r"([\d,]+) [a-z]")


@pytest.fixture(scope="module")
def long_map():
    return wordy_map(LONG)


@pytest.fixture(scope="module")
def short_map():
    return wordy_map(SHORT)


def usual(key):
    """Return what a format begins with, the wall sheet with the map's cards, a picture quickly made."""
    return replace(usual_options(format_named(key)), wall="filled", scale=0.2)


def words_in(data, key):
    """Return every word of ours in a file, as another program reads it."""
    return frozenset(re.findall("qx[a-zåæø]{8}", READERS[format_named(key).ending](data).lower()))


def text_of_pdf(data):
    document = pypdfium2.PdfDocument(data)
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return "\n".join(pages)


def text_of_slides(data):
    deck = pptx.Presentation(io.BytesIO(data))
    shown = [text for slide in deck.slides for shape in slide.shapes for text in texts_of_shape(shape)]
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide]
    return "\n".join((*shown, *notes))


def texts_of_shape(shape):
    if shape.has_text_frame:
        yield shape.text_frame.text
    if getattr(shape, "has_table", False):
        yield from (cell.text for row in shape.table.rows for cell in row.cells)
    for inner in getattr(shape, "shapes", ()):
        yield from texts_of_shape(inner)


def text_of_workbook(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return "\n".join(str(value) for sheet in book for row in sheet.values for value in row if value)


def text_of_table(data):
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return "\n".join(cell for row in rows for cell in row)


READERS = {
    ".pdf": text_of_pdf,
    ".pptx": text_of_slides,
    ".xlsx": text_of_workbook,
    ".csv": text_of_table,
    **dict.fromkeys((".svg", ".html", ".md", ".mmd", ".json"), bytes.decode),
}


def lost_in(map_, key, data):
    """Return the texts of which a word is not in the file."""
    found = words_in(data, key)
    return [each for each in texts(map_) if not found.issuperset(each.text.split())]


def told_in(exported):
    """Return how many texts the export says are not in the file."""
    said = [sentence for sentence in exported.warnings if sentence.startswith("Not in this file")]
    assert len(said) <= 1
    listed = said[0].partition(": ")[2].partition(". ")[0] if said else ""
    return sum(int(count.replace(",", "")) for count in COUNT.findall(listed))


@pytest.mark.parametrize("key", [row.key for row in FORMATS if row.ending != ".png"])
@pytest.mark.parametrize("size", ["short_map", "long_map"])
def test_each_text_of_a_map_is_in_the_file_or_the_export_tells_of_it(key, size, request):
    map_ = request.getfixturevalue(size)
    exported = format_named(key).export(map_, usual(key))
    lost = lost_in(map_, key, exported.data)
    assert len(lost) <= told_in(exported), lost[:5]
    assert bool(lost) == bool(told_in(exported))


def test_a_picture_tells_what_the_drawing_of_the_same_layout_tells(long_map):
    picture, drawing = (
        format_named(key).export(long_map.evolve(purpose="", title="Map"), usual(key))
        for key in ("picture", "drawing")
    )
    assert told_in(picture) == told_in(drawing) > 0


@pytest.mark.parametrize("size", ["short_map", "long_map"])
@pytest.mark.parametrize("key", ["workbook", "map", "slides"])
def test_what_is_named_as_the_way_holds_every_word_and_so_do_slides_with_their_notes(size, key, request):
    map_ = request.getfixturevalue(size)
    exported = format_named(key).export(map_, usual(key))
    assert lost_in(map_, key, exported.data) == []
    assert exported.warnings == ()


def test_all_tables_together_hold_what_the_workbook_does(short_map):
    about = ("title", "purpose", "scenario", "organisation", "author", "based_on")
    found = set()
    for name in TABLE_NAMES:
        found |= words_in(
            format_named("table").export(short_map, replace(usual("table"), table=name)).data, "table"
        )
    lost = [each for each in texts(short_map) if not found.issuperset(each.text.split())]
    assert {each.path[0] for each in lost} == set(about)


def test_fewer_parts_are_told_with_the_way_to_have_more(short_map):
    options = replace(usual("text"), parts=("goals",))
    (said,) = format_named("text").export(short_map, options).warnings
    assert "24 quotes" in said and "Choose more parts to include them." in said


LARGE = ("poster", "tiles", "wall-sheet")


@pytest.mark.parametrize("key", LARGE)
def test_a_large_sheet_goes_on_with_the_notes_quotes_and_titles_that_are_cut_on_it(key, long_map):
    options = usual(key)
    exported = format_named(key).export(long_map, options)
    alone = format_named(key).export(long_map, replace(options, continued=False))
    shown = {"title", "text", "name", "customer_goal", "quote"}
    # Of these a large sheet shows figures and faces only, or nothing.
    others = {"metrics", "experiments", "personas", "based_on"}
    lost = [each for each in lost_in(long_map, key, exported.data) if each.path[-1] in shown]
    assert [each.path for each in lost if others.isdisjoint(each.path)] == []
    assert exported.page_count > alone.page_count
    assert any(note.startswith("Continued on ") for note in exported.notes)
    assert told_in(exported) < told_in(alone)


@pytest.mark.parametrize("key", LARGE)
def test_the_first_page_of_a_large_sheet_is_the_same_with_and_without_what_is_cut(key, long_map):
    with_more, alone = (
        format_named(key).export(long_map, replace(usual(key), continued=wanted)) for wanted in (True, False)
    )
    assert first_page(with_more.data) == first_page(alone.data)


def first_page(data):
    document = pypdfium2.PdfDocument(data)
    page = document[0].get_size(), document[0].get_textpage().get_text_range()
    document.close()
    return page


@pytest.mark.parametrize("key", LARGE)
def test_nothing_follows_a_large_sheet_on_which_nothing_is_cut(key):
    exported = format_named(key).export(new_map(), replace(usual(key), paper="A0"))
    assert not any(note.startswith("Continued") for note in exported.notes)


def test_a_print_shop_gets_the_poster_alone_and_is_told_what_is_cut(long_map):
    exported = format_named("poster").export(long_map, replace(usual("poster"), crop_marks=True))
    assert exported.page_count == 1
    assert "notes" in exported.warnings[0]


def test_cells_of_a_wall_sheet_are_named_where_it_goes_on(long_map):
    text = text_of_pdf(format_named("wall-sheet").export(long_map, usual("wall-sheet")).data)
    assert "B3 · qx" in text


@pytest.mark.parametrize("size", ["short_map", "long_map"])
def test_what_is_too_long_for_a_persona_sheet_is_told(size, request):
    map_ = request.getfixturevalue(size)
    exported = export_persona_sheet(map_, "ines")
    lost = [each for each in lost_in(map_, "report", exported.data) if each.path[:2] == ("personas", 0)]
    assert len(lost) <= told_in(exported)
    assert bool(lost) == (size == "long_map")


def test_the_goals_that_a_persona_sheet_has_no_line_for_are_told(short_map):
    goals = tuple(Goal(id=f"goal-{place}", statement=f"{word(place)} {word(place)}") for place in range(47))
    stage, *others = short_map.stages
    served = tuple(card.evolve(goals=tuple(goal.id for goal in goals)) for card in stage.cards[:1])
    map_ = short_map.evolve(goals=goals, stages=(stage.evolve(cards=(*served, *stage.cards[1:])), *others))
    (said,) = export_persona_sheet(map_, "ines").warnings
    assert re.search(r"\d\d texts of goals", said)


@pytest.mark.parametrize("words", [SHORT, LONG])
def test_a_comparison_has_what_differs_or_tells_of_it(words):
    first, second = wordy_map(words), wordy_map(words)
    stage, *others = second.stages
    renamed, changed, *cards = stage.cards
    other = " ".join(word(at) for at in range(400_000, 400_000 + words))
    changed = changed.evolve(title=other, description=other, feedback=())
    second = second.evolve(
        state="future",
        stages=(stage.evolve(cards=(renamed.evolve(id="new", title=other), changed, *cards)), *others),
    )
    comparison = compare(first, second)
    exported = export_comparison(comparison)
    found = words_in(exported.data, "report")
    wanted = [text for texts in compared_texts(comparison) for text in texts]
    lost = [text for text in wanted if not found.issuperset(text.text.split())]
    assert 0 < len(lost) <= told_in(exported)
    assert not [text for text in lost if text.path[4:] == ("title",)]
    assert not [
        text for text in lost if text.path[:4] == ("stages", 0, "cards", 1) and text.path[4] != "feedback"
    ]


def test_a_word_elsewhere_is_no_text():
    map_ = new_map("It was slow").evolve(purpose="slow it was")
    assert [each.text for each in missing_texts(texts(map_), "It was\nslow and Pre-purchase")][:1] == [
        "slow it was"
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("One two three four", "One two\nfoot of the page 3 of 9\nthree four"),
        ("One two three four", "One two three\n–\nno deadline\nfour"),
        ("Straße & Söhne", "STRASSE\n&\nSÖHNE"),
        ("注文を確認する", "注文を\n確認する"),
        ("an_extraordinarily-longwordthatisbroken", "an_extraordinarily-longword\nthatisbroken"),
        ("👍", "👍"),
        ("cafe\u0301", "café"),
    ],
)
def test_lines_pages_and_marks_between_words_take_nothing_away(text, written):
    assert missing_texts([MapText(("title",), text)], written) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("One two three", "One two …"),
        ("👍", "OK"),
        ("Slow", ""),
        ("so slow so slow so slow", "so slow so slow …"),
    ],
)
def test_what_is_cut_is_missing(text, written):
    assert missing_texts([MapText(("title",), text)], written)


def test_one_sentence_names_kinds_and_counts():
    map_ = new_map("Shop").evolve(purpose="Sell", stages=(), lanes=new_map().lanes[:1])
    assert left_out(map_, "nothing", "Do this.") == (
        "Not in this file, or not in full: 2 facts about the map, 1 lane’s name and 1 lane’s description. "
        "Do this.",
    )
