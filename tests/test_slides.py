"""The deck as somebody gets it who opens it in PowerPoint or Impress, read back from the file."""

import io
import re
import zipfile
from datetime import date

import pytest
from lxml import etree
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from decks import (
    A,
    deck_of,
    every_shape,
    full,
    groups,
    map_slide,
    map_with,
    opened,
    slide_titled,
    squeezed,
    text_of,
    text_of_deck,
    titles,
)
from mapdesigner.export.formats import format_named
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.slides.deck_of_map import export_slides
from mapdesigner.files.disk import open_map
from mapdesigner.model import (
    Brand,
    Feedback,
    Improvement,
    Lane,
    Metric,
    Observation,
    Persona,
    Touchpoint,
    card_text,
    cards_of,
    new_note,
    picture_from_bytes,
)
from mapdesigner.resources import sample_files


@pytest.fixture(
    scope="module",
    params=[path for path in sample_files() if path.stem in ("bankkonto-norsk", "clinic-visit")],
    ids=lambda path: path.stem,
)
def exported(request):
    map_ = open_map(request.param)
    return map_, export_slides(map_, ExportOptions())


def test_the_slides_are_wide(exported):
    deck = opened(exported[1])
    assert (deck.slide_width, deck.slide_height) == (12_192_000, 6_858_000)


def test_every_title_note_stage_lane_and_quote_worth_showing_is_found_as_text(exported):
    map_, made = exported
    deck = opened(made)
    found = text_of_deck(deck)
    wanted = [card_text(card) for _, card in cards_of(map_)]
    wanted += [stage.name for stage in map_.stages] + [lane.name for lane in map_.lanes]
    wanted += [persona.name for persona in map_.personas] + [note.title for note in map_.improvements]
    wanted += [
        said.quote
        for _, card in cards_of(map_)
        if isinstance(card, Touchpoint)
        for said in card.feedback
        if said.status == "worth showing"
    ]
    assert [text for text in wanted if squeezed(text) not in found] == []


def test_every_card_is_on_the_map_and_on_its_stages_slides(exported):
    map_, made = exported
    deck = opened(made)
    on_map = map_slide(deck)
    others = [slide for slide in list(deck.slides)[1:] if slide.slide_id != on_map.slide_id]
    shown = [squeezed(text_of(on_map)), squeezed("\n".join(text_of(slide) for slide in others))]
    wanted = [squeezed(card_text(card)) for _, card in cards_of(map_)]
    assert [[text for text in wanted if text not in found] for found in shown] == [[], []]


def test_every_slide_has_a_real_title_and_a_number(exported):
    deck = opened(exported[1])
    assert all(title.strip() for title in titles(deck))
    kinds = [
        {place.get("type") for place in slide.element.iter() if place.tag.endswith("}ph")}
        for slide in list(deck.slides)[1:]
    ]
    assert all({"title", "ftr", "sldNum"} <= kind for kind in kinds)


def test_the_file_is_whole(exported):
    made = exported[1]
    with zipfile.ZipFile(io.BytesIO(made.data)) as file:
        assert file.testzip() is None
        names = set(file.namelist())
        assert len(names) == len(file.namelist())
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))
            if name.endswith(".rels"):
                assert_targets_exist(name, file.read(name), names)
        slides = [name for name in names if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        assert len(slides) == made.page_count
        for name in slides:
            ids = [node.get("id") for node in etree.fromstring(file.read(name)).iter() if is_named(node)]
            assert len(ids) == len(set(ids))


def is_named(node):
    return isinstance(node.tag, str) and node.tag.endswith("}cNvPr")


def assert_targets_exist(name, data, names):
    folder = name.replace("_rels/", "").rsplit("/", 1)[0] if "/" in name.replace("_rels/", "") else ""
    for relation in etree.fromstring(data):
        target = relation.get("Target")
        parts = [] if target.startswith("/") else [part for part in folder.split("/") if part]
        for part in target.strip("/").split("/"):
            parts = parts[:-1] if part == ".." else [*parts, part]
        assert "/".join(parts) in names, (name, target)


def test_all_shapes_lie_on_their_slide(exported):
    deck = opened(exported[1])
    for slide in deck.slides:
        for shape in every_shape(slide.shapes):
            if shape.is_placeholder:
                continue
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width + Pt(1), shape.name
            assert shape.top + shape.height <= deck.slide_height, shape.name


def test_equal_maps_give_equal_bytes(exported):
    map_, made = exported
    assert export_slides(map_, ExportOptions()) == made


def test_a_card_is_a_group_whose_title_can_be_typed_over_and_that_moves_as_a_whole():
    deck = deck_of(map_with(full("Checkout", channel="website", sentiment=-2, moment_of_truth=True)))
    for slide in (map_slide(deck), slide_titled(deck, "Pre-purchase")):
        (card,) = groups(slide, "Card: Checkout")
        assert card._element.nvGrpSpPr.cNvPr.get("descr") == "Checkout, website, very bad, moment of truth"
        (box,) = (
            shape for shape in card.shapes if shape.has_text_frame and "Checkout" in shape.text_frame.text
        )
        box.text_frame.paragraphs[0].runs[0].text = "Till"
        card.left += Pt(20)
        assert card.shapes[0].shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE
    saved = io.BytesIO()
    deck.save(saved)
    again = Presentation(io.BytesIO(saved.getvalue()))
    assert "Till" in text_of(map_slide(again))


def test_a_wrapped_title_is_one_text_box_with_one_paragraph():
    title = "Compares the delivery times of three shops before the weekend with the whole family"
    deck = deck_of(map_with(title))
    (card,) = groups(map_slide(deck), "Card: Compares")
    (box,) = (shape for shape in card.shapes if shape.has_text_frame and shape.text_frame.text)
    assert [paragraph.text for paragraph in box.text_frame.paragraphs] == [title]


def test_the_emotion_curve_is_one_free_form():
    map_ = map_with(full("Low", sentiment=-2), full("High", sentiment=2))
    stages = (map_.stages[0], map_.stages[1].evolve(cards=(full("So", sentiment=0)(map_),)), *map_.stages[2:])
    slide = map_slide(deck_of(map_.evolve(stages=stages)))
    (curve,) = (shape for shape in every_shape(slide.shapes) if shape.name.startswith("Emotion curve"))
    assert curve.shape_type == MSO_SHAPE_TYPE.FREEFORM
    assert len(list(curve._element.iter(f"{A}cubicBezTo"))) >= 3


def test_a_stage_that_does_not_fit_goes_on_over_more_slides():
    cards = [full(f"Contact {number}", description="Something was said. " * 8) for number in range(30)]
    deck = deck_of(map_with(*cards))
    parts = [title for title in titles(deck) if title.startswith("Pre-purchase (")]
    assert parts == [f"Pre-purchase ({number} of {len(parts)})" for number in range(1, len(parts) + 1)]
    assert len(parts) > 1
    shown = squeezed("\n".join(text_of(slide_titled(deck, part)) for part in parts))
    assert all(f"Contact{number}" in shown for number in range(30))


def test_a_touchpoints_slide_tells_channel_owner_metric_and_quote_worth_showing():
    metric = Metric(
        kind="csat", target=0.9, baseline=0.5, observations=(Observation(on=date(2026, 1, 1), value=0.8),)
    )
    said = (Feedback(quote="Quick and kind", who="Ada", status="worth showing"), Feedback(quote="Meh"))
    card = full(
        "Help desk", description="By phone", channel="phone", owner="Ines", metrics=(metric,), feedback=said
    )
    text = text_of(slide_titled(deck_of(map_with(card)), "Pre-purchase"))
    for words in ("By phone", "phone · Ines", "80\u202f%", "“Quick and kind”", "Ada"):
        assert words in text
    assert "Meh" not in text


def test_rates_before_and_after_are_a_native_chart_with_its_figures():
    metric = Metric(
        kind="conversion_rate",
        name="=1+1",
        baseline=0.1,
        target=0.3,
        observations=(Observation(on=date(2026, 1, 1), value=0.22),),
    )
    deck = deck_of(map_with(full("Checkout", metrics=(metric,))))
    slide = slide_titled(deck, "Rates before and after")
    (frame,) = (shape for shape in slide.shapes if shape.has_chart)
    series = {each.name: tuple(each.values) for each in frame.chart.plots[0].series}
    assert series == {"Baseline": (0.1,), "Latest": (0.22,), "Target": (0.3,)}
    assert list(frame.chart.plots[0].categories) == ["=1+1 · Checkout"]
    book = load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob))
    cell = book.active["A2"]
    book.close()
    assert (cell.value, cell.data_type) == ("=1+1 · Checkout", "s")


def test_the_action_list_is_a_table_by_rank_whose_head_stands_on_every_slide():
    notes = tuple(
        Improvement(id=f"n{number}", title=f"Note {number}", impact=1 + number % 5, effort=2, owner="Ines")
        for number in range(25)
    )
    deck = deck_of(map_with("Checkout", improvements=notes))
    tables = [
        shape.table
        for slide in deck.slides
        if slide.shapes.title.text_frame.text.startswith("Action list (")
        for shape in slide.shapes
        if shape.has_table
    ]
    assert len(tables) > 1
    assert all(table.cell(0, 1).text_frame.text == "What" for table in tables)
    ranks = [row.cells[0].text_frame.text for table in tables for row in list(table.rows)[1:]]
    assert ranks == [str(rank) for rank in range(1, 26)]
    assert tables[0].cell(1, 1).text_frame.text == "Note 4"


def test_a_persona_has_a_slide_with_needs_quote_and_initials():
    persona = Persona(id="a", name="Anna Berg", needs="To be quick", quote="Not today", occupation="Nurse")
    slide = slide_titled(deck_of(map_with("Checkout", personas=(persona,))), "Anna Berg")
    text = text_of(slide)
    assert all(words in text for words in ("AB", "To be quick", "“Not today”", "Nurse"))


def test_pictures_have_alternative_text():
    image = io.BytesIO()
    Image.new("RGB", (40, 20), "#336699").save(image, "PNG")
    picture = picture_from_bytes(image.getvalue())
    persona = Persona(id="a", name="Anna", picture=picture)
    map_ = map_with(
        "Checkout", personas=(persona,), organisation="Tidewater", brand=Brand(logo=picture, accent="#AA2200")
    )
    deck = deck_of(map_)
    told = [
        shape._element.nvPicPr.cNvPr.get("descr")
        for slide in deck.slides
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE
    ]
    assert told == ["Logo of Tidewater", "Picture of Anna"]


def theme_of(map_):
    deck = deck_of(map_)
    part = next(
        each.target_part for each in deck.slide_master.part.rels.values() if each.reltype.endswith("/theme")
    )
    return etree.fromstring(part.blob)


def test_the_theme_has_the_brands_accent_and_the_font():
    theme = theme_of(map_with("Checkout", brand=Brand(accent="#AA2200")))
    assert theme.find(f".//{A}accent1/{A}srgbClr").get("val") == "AA2200"
    # It, or a font of the same widths, is on every computer; ours is on none, and others are wider.
    assert {node.get("typeface") for node in theme.iter(f"{A}latin")} == {"Arial"}
    assert theme_of(map_with("Checkout")).find(f".//{A}accent1/{A}srgbClr").get("val") == "4652C9"


def test_only_the_parts_asked_for_are_made():
    map_ = map_with("Checkout", personas=(Persona(id="a", name="Anna"),))
    assert titles(deck_of(map_, parts=("map",))) == ["Test map", "Test map"]
    assert titles(deck_of(map_, parts=("personas",))) == ["Test map", "Anna"]
    assert titles(deck_of(map_, parts=("findings",))) == ["Test map"]


def test_slides_follow_the_order_of_the_parts():
    map_ = map_with("Checkout", personas=(Persona(id="a", name="Anna"),))
    wanted = ("personas", "stages", "cover", "map", "summary")
    stages = [stage.name for stage in map_.stages]
    assert titles(deck_of(map_, parts=wanted)) == ["Test map", "Anna", *stages, "Test map", "Summary"]


def test_the_summary_says_what_the_map_tells_and_what_to_do_first():
    card = full("Checkout", sentiment=-2)
    note = Improvement(id="n", title="One page instead of three", impact=5, effort=1)
    deck = deck_of(map_with(card, improvements=(note,)))
    words = text_of(slide_titled(deck, "Summary"))
    assert "1 touchpoint" in words or "One touchpoint" in words
    assert "“Checkout”" in words
    assert "What to do first" in words and "One page instead of three" in words and "impact 5" in words
    assert "Summary" not in titles(deck_of(map_with()))


def test_a_long_summary_stays_on_its_slide():
    cards = [full("Very long title of a touchpoint " * 12, sentiment=-2, moment_of_truth=True)] * 1
    notes = [Improvement(id=f"n{at}", title="Do it " * 80, impact=5, effort=1) for at in range(5)]
    deck = deck_of(map_with(*cards, improvements=tuple(notes)))
    slide = slide_titled(deck, "Summary")
    assert max(shape.top + shape.height for shape in every_shape(slide.shapes)) <= deck.slide_height


def test_words_beside_a_small_chart_end_before_it():
    name = "First-contact resolution"
    seen = tuple(Observation(on=date(2026, month, 1), value=month) for month in range(1, 6))
    map_ = map_with(
        full("Checkout", metrics=(Metric(kind="custom", name=name, unit="points", observations=seen),))
    )
    lanes = (*map_.lanes, Lane(id="measured", name="Metrics", kind="metrics"))
    slide = map_slide(deck_of(map_.evolve(lanes=lanes)))
    (group,) = groups(slide, f"Metric: {name}")
    (words,) = (each for each in group.shapes if each.has_text_frame and name in each.text_frame.text)
    beside = [each for each in group.shapes if each.left > words.left and each.height > Pt(3)]
    assert beside and all(words.left + words.width <= each.left for each in beside)


def test_slides_are_one_of_the_formats():
    made = format_named("slides")
    assert made.ending == ".pptx"
    assert (
        titles(opened(made.export(map_with("Checkout"), ExportOptions(parts=("map",))))) == ["Test map"] * 2
    )


def test_a_lanes_name_stands_over_its_card_also_where_it_is_the_only_one():
    map_ = map_with("Pay by card on the site or at the door")
    slide = slide_titled(deck_of(map_), map_.stages[0].name)
    heading, card = (
        next(each for each in slide.shapes if each.name.startswith(word)) for word in ("Lane", "Card")
    )
    assert heading.left == card.left
    assert heading.top < card.top


def test_a_long_note_goes_on_in_the_next_column_instead_of_being_cut():
    words = [f"word{number}" for number in range(200)]
    map_ = map_with(lambda made: new_note(made.lanes[2].id, " ".join(words)))
    slide = slide_titled(deck_of(map_), map_.stages[0].name)
    notes = [each for each in every_shape(slide.shapes) if each.name.startswith("Note")]
    assert len({note.left for note in notes}) > 1
    assert text_of(slide).split() and set(words) <= set(text_of(slide).split())


def test_what_a_slide_has_no_room_for_is_in_its_speaker_notes():
    said = tuple(Feedback(quote=f"Quote {number}", status="worth showing") for number in range(9))
    text = " ".join(f"So slow {number}." for number in range(90))
    card = full("Checkout", description=text, feedback=said, tags=("mobile",))
    map_ = map_with(card)
    notes = slide_titled(deck_of(map_), map_.stages[0].name).notes_slide.notes_text_frame.text
    assert f"Checkout — description: {text}" in notes
    assert "quote 9: Quote 8" in notes and "tag: mobile" in notes
    assert "Quote 0" not in notes
