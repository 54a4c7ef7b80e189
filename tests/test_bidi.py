"""Directions: our levels against another implementation of Unicode's algorithm, and cases to check by eye."""

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.bidi import is_right_to_left, levels, visual_order

LETTERS = 'abAB אבגד ابجد 0129 ٠١٢ +-,./:#$%€!?"&*()[]{}«»\u0301\u05b0'
ISOLATES = "\u2066\u2067\u2068\u2069\u200e\u200f"


def shown(text):
    return "".join(text[place] for place in visual_order(levels(text)))


@given(st.text(LETTERS, max_size=16).map(str.strip))
def test_characters_stand_where_another_implementation_puts_them(text):
    assert shown(text) == get_display(text)


@given(st.text(LETTERS + ISOLATES, max_size=12).map(lambda text: f"a{text}a"))
def test_isolates_and_marks_are_obeyed(text):
    assert shown(text) == get_display(text)


@given(st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=30), st.booleans() | st.none())
def test_any_text_has_a_level_for_each_character(text, right_to_left):
    found = levels(text, right_to_left)
    assert len(found) == len(text)
    assert sorted(visual_order(found)) == list(range(len(text)))


@given(st.text("abc (123)", max_size=20))
def test_text_left_to_right_stays_as_it_is(text):
    assert set(levels(text)) <= {0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Characters keep what they are; the shaper mirrors the brackets.
        ("אבג (CSS) 2", "2 )CSS( גבא"),
        ("abc (אב) def", "abc (בא) def"),
        ("מחיר 45.50", "45.50 ריחמ"),
    ],
)
def test_known_cases(text, expected):
    assert shown(text) == expected


def test_an_override_is_obeyed():
    assert levels("\u202dאב")[1:] == (2, 2)


def test_a_paragraph_runs_as_its_first_letter_does():
    assert is_right_to_left("123 שלום abc")
    assert not is_right_to_left("abc שלום")
    assert not is_right_to_left("\u2067שלום\u2069 abc")


def test_very_deep_embeddings_are_borne():
    text = "\u202b" * 300 + "a" + "\u2067" * 300 + "א"
    assert len(levels(text)) == len(text)
    assert max(levels(text)) <= 126
    assert unicodedata.bidirectional("\u2067") == "RLI"
