"""Text broken into lines: nothing wider than its place, nothing lost, nothing torn."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.measures import CARD_TITLE, NOTE_TEXT
from mapdesigner.layout.text import (
    ELLIPSIS,
    STAND_IN,
    Style,
    shaped,
    single_line,
    space_em,
    uncovered,
    wrap,
)
from strategies import AWKWARD, texts

SMALL = Style(12)
NO_BREAK = "\u00a0\u2007\u202f"
FAMILY = "👩\u200d👩\u200d👧"
# None of these may be torn: each is one sign to its reader.
WHOLE = (FAMILY, "🇳🇴", "👍🏽", "1\ufe0f\u20e3", "e\u0301", "❤\ufe0f\u200d🔥", "நி", "กำ")
widths = st.floats(60, 400)
most_lines = st.none() | st.integers(1, 4)


def drawn(text, width_pt=10_000.0, style=SMALL, most=None):
    return [line.text for line in wrap(text, width_pt, style, most)]


def words_of(text):
    """The words of a text as a person sees them: control characters are spaces, some spaces hold together."""
    plain = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return [word for word in re.split(f"[^\\S{NO_BREAK}]+", plain) if word]


@given(texts, widths, most_lines)
def test_no_line_is_wider_than_its_place(text, width_pt, most):
    for line in wrap(text, width_pt, CARD_TITLE, most):
        assert line.width_pt <= width_pt + 1e-6


@given(texts, widths)
def test_no_word_is_lost_and_none_is_added(text, width_pt):
    shown = " ".join(drawn(text, width_pt))
    assert shown.replace(" ", "") == "".join(words_of(text))


@given(texts)
def test_words_that_fit_stay_whole_and_in_their_order(text):
    assert [word for line in drawn(text) for word in words_of(line)] == words_of(text)


@given(texts, widths, most_lines)
def test_the_places_of_the_words_make_up_the_line(text, width_pt, most):
    for line in wrap(text, width_pt, NOTE_TEXT, most):
        space_pt = space_em(NOTE_TEXT.weight) * NOTE_TEXT.size_pt
        left = x = line.words[0][0] if line.words else 0.0
        spaces = 0
        for place, (start, word) in enumerate(line.words):
            if place and start > x + space_pt / 2:
                x += space_pt
                spaces += 1
            assert start == pytest.approx(x)
            x += word.width_em * NOTE_TEXT.size_pt
        assert line.width_pt == pytest.approx(x - left)
        assert left == pytest.approx(max(0, width_pt - line.width_pt) if line.right_to_left else 0)
        assert spaces == max(0, len(words_of(line.text)) - 1)
        assert sorted("".join(word.text for _, word in line.words)) == sorted("".join(words_of(line.text)))


def test_every_space_of_unicode_parts_words_but_those_that_hold_them_together():
    for number in range(0x110000):
        sign = chr(number)
        if sign.isspace() or unicodedata.category(sign) == "Cc":
            kept = sign in NO_BREAK or sign == " "
            assert drawn(f"a{sign}b") in ([[f"a{sign}b"]] if kept else [["a b"], ["a", "b"]])


def test_a_line_break_is_kept_and_so_is_an_empty_line():
    assert drawn("one\ntwo\r\n\nthree") == ["one", "two", "", "three"]
    assert drawn("") == []
    assert drawn("\n") == [""]
    assert drawn("  ") == [""]


def test_spaces_are_drawn_as_one_and_not_at_the_ends():
    assert drawn("  one \t two\x07three  ") == ["one two three"]


def test_values_are_held_together_with_their_units():
    narrow = single_line("22\u202f%", SMALL).width_pt + 1
    assert drawn("now 22\u202f% more", narrow) == ["now", "22\u202f%", "more"]


def test_a_long_word_is_broken():
    lines = wrap("Donaudampfschifffahrtsgesellschaftskapitän", 100, SMALL)
    assert len(lines) > 1
    assert "".join(line.text for line in lines) == "Donaudampfschifffahrtsgesellschaftskapitän"
    assert max(line.width_pt for line in lines) <= 100


@given(st.text("ab", min_size=1, max_size=40), st.floats(-5, 5))
def test_where_not_even_a_letter_fits_each_letter_has_a_line(word, width_pt):
    assert drawn(word, width_pt) == list(word)


@given(st.lists(st.sampled_from(WHOLE), min_size=1, max_size=30), st.floats(0, 60))
def test_a_sign_of_several_characters_is_not_torn_by_a_break(signs, width_pt):
    lines = drawn("".join(signs), width_pt)
    assert "".join(lines) == "".join(signs)
    for line in lines:
        assert re.fullmatch("|".join([f"(?:{'|'.join(map(re.escape, WHOLE))})+"]), line)


@given(st.lists(st.sampled_from(WHOLE), min_size=3, max_size=30), st.floats(20, 100))
def test_a_sign_of_several_characters_is_not_torn_by_an_ellipsis(signs, width_pt):
    text = single_line("".join(signs), SMALL, width_pt).text
    assert re.fullmatch(f"(?:{'|'.join(map(re.escape, WHOLE))})*{ELLIPSIS}?", text)


@given(texts.filter(str.strip), widths, st.integers(1, 3))
def test_what_is_cut_short_says_so(text, width_pt, most):
    whole, cut = drawn(text, width_pt), drawn(text, width_pt, most=most)
    if len(whole) <= most:
        assert cut == whole
    else:
        assert len(cut) == most
        assert cut[:-1] == whole[: most - 1]
        assert cut[-1].endswith(ELLIPSIS)


def test_an_ellipsis_stands_at_the_last_word_without_a_comma_or_space():
    width_pt = single_line("Search, compare…", SMALL).width_pt
    assert single_line("Search, compare, buy", SMALL, width_pt + 1).text == "Search, compare…"
    assert (
        single_line("Search, compare, buy", SMALL, single_line("Search…", SMALL).width_pt + 1).text
        == "Search…"
    )


@pytest.mark.parametrize("width_pt", [-10, 0, 0.1, 3])
def test_an_ellipsis_ends_also_where_nothing_fits(width_pt):
    assert single_line("Search online", SMALL, width_pt).text == ELLIPSIS
    assert drawn("Search online", width_pt, most=1) == [ELLIPSIS]


@given(texts)
def test_a_single_line_is_the_text_without_its_breaks(text):
    assert words_of(single_line(text, SMALL).text) == words_of(text)
    assert single_line(text, SMALL, 80).width_pt <= 80


def test_ten_thousand_characters_are_wrapped():
    long = "x" * 10_000
    assert "".join(drawn(long, 150)) == long
    assert len(drawn(long, 150, most=12)) == 12


def test_right_to_left_words_stand_in_their_own_order_from_right_to_left():
    (line,) = wrap("שלום עולם", 500, SMALL)
    assert line.text == "שלום עולם"
    assert [word.text for _, word in line.words] == ["עולם", "שלום"]


def test_right_to_left_words_among_others_turn_among_themselves():
    (line,) = wrap("say שלום עולם twice", 500, SMALL)
    assert [word.text for _, word in line.words] == ["say", "עולם", "שלום", "twice"]


def test_right_to_left_letters_are_drawn_from_right_to_left():
    word = shaped("שלום", "regular")
    assert word.right_to_left
    drawn_text = "".join(glyph.text for piece in word.pieces for glyph in piece.glyphs)
    assert drawn_text == "שלום"[::-1]


@pytest.mark.parametrize("word", ["Checkout", "Škoda", "e\u0301", "नमस्ते", "ทดสอบ", "مرحبا", FAMILY, "a😀b"])
def test_a_words_glyphs_stand_for_all_of_its_text(word):
    glyphs = [glyph for piece in shaped(word, "regular").pieces for glyph in piece.glyphs]
    assert sorted("".join(glyph.text for glyph in glyphs)) == sorted(word)
    assert shaped(word, "regular").width_em == pytest.approx(sum(glyph.advance_em for glyph in glyphs))


@given(st.text("aAgV.é", min_size=1, max_size=12))
def test_glyphs_follow_each_other(word):
    x = 0.0
    for glyph in shaped(word, "regular").pieces[0].glyphs:
        assert glyph.x_em == pytest.approx(x, abs=0.2)
        x += glyph.advance_em


@pytest.mark.parametrize("text", [text for text in AWKWARD if text.strip()])
def test_the_bundled_fonts_have_what_people_write(text):
    assert uncovered(text) == ()


def test_a_sign_that_no_font_has_is_named_and_drawn_as_a_stand_in():
    # Characters for private use: not even a font of the computer is asked.
    assert uncovered("Go \ue0f0 to \ue0f0\ue0f1\n") == ("\ue0f0", "\ue0f1")
    glyphs = [glyph.text for piece in shaped("a\ue0f0", "regular").pieces for glyph in piece.glyphs]
    assert "".join(glyphs) == f"a{STAND_IN}"


def test_semibold_is_wider_than_regular():
    assert shaped("Checkout", "semibold").width_em > shaped("Checkout", "regular").width_em


@pytest.mark.parametrize("width_pt", range(48, 160, 7))
def test_no_line_of_facts_ends_or_begins_with_the_dot_between_them(width_pt):
    facts = "impact 5 · effort 3 · Web team · by 15 Jan 2027 · idea"
    lines = [line.text for line in wrap(facts, width_pt, Style(11), is_facts=True)]
    assert all(line.strip("\u00a0· ") == line for line in lines)
    words = " ".join(lines).replace("\u00a0", " ").replace(" ·", "")
    assert words.split() == facts.replace(" ·", "").split()
