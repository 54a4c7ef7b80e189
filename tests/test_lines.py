"""Pasted text as cards: lines, lists and cells of spreadsheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.exchange.lines import cards_from_lines, texts_in
from mapdesigner.exchange.list_marks import without_marks
from mapdesigner.exchange.spreadsheet_block import write_block
from mapdesigner.model import Lane, card_text

TOUCHPOINTS = Lane(id="t", name="Touchpoints", kind="touchpoints")
NOTES = Lane(id="n", name="Notes", kind="notes")
PLAIN = st.text(st.characters(categories=["L", "Nd", "Zs"], include_characters=".,)-–%"), min_size=1)


@pytest.mark.parametrize(
    "line",
    [
        "24. December: delivery",
        "3. Mahnung senden",
        "– 20 % off",
        "- 5 °C outside",
        "* see below",
        "a) or b)",
        "o wonder",
        "i. e. soon",
        "A. Smith",
        "12) is the door",
    ],
)
def test_a_single_line_keeps_its_beginning(line):
    assert texts_in(line) == (line,)


@pytest.mark.parametrize(
    "mark", ["o\t", "\uf0b7\t", "● ", "▪ ", "☐ ", "✓ ", "•", "·\t", "§\t", "- [ ] ", "[x] "]
)
def test_a_mark_of_a_list_is_no_part_of_the_card(mark):
    assert texts_in(f"{mark}Pay\n{mark}Go home") == ("Pay", "Go home")
    assert texts_in(f"{mark}Pay") == ("Pay",)


@pytest.mark.parametrize(
    "marks",
    [
        "1. 2. 3.",
        "1) 2) 3)",
        "(1) (2) (3)",
        "a) b) c)",
        "a. b. c.",
        "A) B) C)",
        "i. ii. iii.",
        "– – –",
        "- - -",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\t"])
def test_marks_go_where_several_lines_count_up_or_begin_alike(marks, gap):
    lines = [f"{mark}{gap}Step" for mark in marks.split()]
    assert texts_in("\n\n".join(lines)) == ("Step", "Step", "Step")


def test_a_list_in_a_list_loses_the_marks_of_both():
    assert texts_in("1. Buy\n  a) look\n  b) pay\n2. Use") == ("Buy", "look", "pay", "Use")


@pytest.mark.parametrize(
    "text", ["24. December\n25. December", "A. Smith\nB. Jones", "3. May\n1. June", "– 20 % off\nToday only"]
)
def test_lines_that_are_no_list_keep_their_beginnings(text):
    assert texts_in(text) == tuple(text.splitlines())


@given(
    st.lists(PLAIN.map(str.strip).filter(bool), min_size=1).map(lambda lines: [f"x{line}" for line in lines])
)
def test_a_text_without_marks_stays_as_it_is(lines):
    assert without_marks(lines) == tuple(line.strip() for line in lines)


@given(st.text())
def test_no_card_has_a_tab_or_is_empty(text):
    for each in texts_in(text):
        assert each.strip()
        assert "\t" not in each


@given(st.lists(st.lists(PLAIN.map(lambda word: f"x{word}"), min_size=1, max_size=4), min_size=1, max_size=4))
def test_each_cell_of_a_block_is_a_text(rows):
    assert texts_in(write_block(rows)) == tuple(" ".join(cell.split()) for row in rows for cell in row)


def test_a_cell_with_line_breaks_is_one_card_as_every_spreadsheet_writes_it():
    cell = '"Search\nthe ""best"" shop\r\nand compare"\r\n'
    (card,) = cards_from_lines(cell, TOUCHPOINTS)
    assert card_text(card) == 'Search the "best" shop and compare'
    (note,) = cards_from_lines(cell, NOTES)
    assert card_text(note) == 'Search\nthe "best" shop\nand compare'


def test_what_somebody_said_keeps_its_quotation_marks():
    assert texts_in('"I love it"\n"I hate it"') == ('"I love it"', '"I hate it"')


def test_a_list_within_a_cell_stays_whole():
    assert texts_in('"- look\n- pay"\tUse\n') == ("- look\n- pay", "Use")
