"""Decks of maps that are hostile, empty or huge, and exports that are called off."""

import base64

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from decks import (
    A,
    deck_of,
    every_shape,
    full,
    map_slide,
    map_with,
    opened,
    slide_titled,
    squeezed,
    text_of,
    text_of_deck,
    titles,
)
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import ExportCancelled
from mapdesigner.export.slides.deck_of_map import export_slides
from mapdesigner.export.slides.map import MOST_FULL_CARDS, MOST_SIMPLE_CARDS
from mapdesigner.model import Feedback, Goal, Improvement, Persona, new_map, new_note

LONG = " ".join(f"word{number}" for number in range(2000))[:10_000].rsplit(" ", 1)[0]
HOSTILE = "<b>&amp;</b> ]]> \x07 \x00 \x1b \ufffe =cmd|'/c calc'!A1 \"quoted\" '"


def test_a_picture_that_cannot_be_read_gives_way_to_the_initials():
    broken = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 40).decode()
    persona = Persona(id="a", name="Anna Berg", picture=broken)
    assert "AB" in text_of(slide_titled(deck_of(map_with("Checkout", personas=(persona,))), "Anna Berg"))


def test_hostile_text_gives_a_sound_file_that_holds_its_words():
    persona = Persona(id="a", name=HOSTILE, quote=LONG, needs=LONG, frustrations="x" * 5000)
    map_ = map_with(
        full(HOSTILE, description=HOSTILE, owner=LONG),
        full(LONG, description=LONG, feedback=(Feedback(quote=LONG, who=LONG, status="worth showing"),)),
        "x" * 5000,
        "مرحبا بكم في المتجر",
        "one\ntwo\r\nthree\u2028four\x0bfive",
        "",
        lambda made: new_note(made.lanes[2].id, LONG),
        purpose=LONG,
        organisation=HOSTILE,
        personas=(persona,),
        goals=(Goal(id="g", statement=LONG, target=HOSTILE),),
        improvements=(Improvement(id="i", title=HOSTILE, owner="y" * 3000, expected=LONG),),
    )
    map_ = map_.evolve(title=HOSTILE, stages=(map_.stages[0].evolve(name=LONG), *map_.stages[1:]))
    made = export_slides(map_, ExportOptions())
    deck = opened(made)
    found = text_of_deck(deck)
    assert squeezed("<b>&amp;</b> ]]> =cmd|'/c calc'!A1 \"quoted\"") in found
    assert "مرحبابكم" in found
    for slide in deck.slides:
        for shape in every_shape(slide.shapes):
            if not shape.is_placeholder:
                assert shape.top + shape.height <= deck.slide_height, shape.name
    assert (
        LONG.split()[-1] in map_slide(deck).notes_slide.notes_text_frame.text
    )  # what was cut is in the notes


def test_text_from_right_to_left_says_so():
    deck = deck_of(map_with("مرحبا بكم"))
    runs = [node for node in map_slide(deck).element.iter(f"{A}p") if "مرحبا" in "".join(node.itertext())]
    assert runs and all(node.find(f"{A}pPr").get("rtl") == "1" for node in runs)


def test_an_empty_map_is_a_title_and_a_map_that_says_so():
    deck = deck_of(new_map())
    assert titles(deck) == ["Untitled journey map"] * 2
    assert "Nothing is on the map yet" in text_of(map_slide(deck))


def test_an_empty_stage_says_so():
    assert "Nothing is mapped" in text_of(slide_titled(deck_of(map_with("Checkout")), "Retention"))


def test_a_large_map_has_one_shape_a_card_and_says_so():
    map_ = map_with(*(f"Contact {number}" for number in range(MOST_FULL_CARDS + 1)))
    made = export_slides(map_, ExportOptions(parts=("map",)))
    slide = map_slide(opened(made))
    cards = [shape for shape in slide.shapes if shape.name.startswith("Card: Contact")]
    assert len(cards) == MOST_FULL_CARDS + 1
    assert all(shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE for shape in cards)
    assert "401 cards" in made.warnings[0]


def test_a_huge_map_has_a_table_of_its_stages_and_a_deck_that_ends():
    map_ = map_with(*(f"Contact {number}" for number in range(MOST_SIMPLE_CARDS + 1500)))
    made = export_slides(map_, ExportOptions())
    table = next(shape.table for shape in map_slide(opened(made)).shapes if shape.has_table)
    assert [cell.text_frame.text for cell in table.rows[1].cells][2] == "2,500"
    assert made.page_count < 60
    assert "too large for one slide" in made.warnings[0]
    assert "not on the slides of their stages" in made.warnings[1]


def test_progress_runs_to_the_end_and_never_back():
    heard = []
    export_slides(map_with("Checkout"), ExportOptions(), lambda share, doing: heard.append((share, doing)))
    shares = [share for share, _ in heard]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert all(doing for _, doing in heard)


def test_it_stops_when_it_is_called_off():
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 5

    with pytest.raises(ExportCancelled):
        export_slides(map_with(*"abcdef"), ExportOptions(), None, cancelled)
    assert len(asked) == 6
