"""Where lines end: rules of scripts without spaces, hyphens seen and unseen."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.breaking import break_places
from mapdesigner.layout.text import Style, single_line, wrap

STYLE = Style(12)
NOT_AT_START = "、。，）」』】！？：；ーぁっゃ々…"
NOT_AT_END = "（「『【"


def lines_of(text, width_pt):
    return [line.text for line in wrap(text, width_pt, STYLE)]


def parts(word):
    places = [0, *break_places(word), len(word)]
    return [word[start:end] for start, end in pairwise(places)]


def test_chinese_breaks_between_characters_and_fills_its_lines():
    text = "我们去买东西然后回家吃饭睡觉"
    lines = lines_of(text, 61)
    assert "".join(lines) == text
    assert [len(line) for line in lines] == [5, 5, 4]


@given(st.text("我们去买東京カート" + NOT_AT_START + NOT_AT_END, min_size=1, max_size=30), st.floats(60, 120))
def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(text, width_pt):
    lines = wrap(text, width_pt, STYLE)
    assert "".join(line.text for line in lines) == text
    assert all(line.width_pt <= width_pt for line in lines)
    for before, after in pairwise(parts(text)):
        assert before[-1] not in NOT_AT_END
        assert after[0] not in NOT_AT_START


def test_latin_words_among_ideographs_stay_whole():
    assert parts("购买iPhone手机") == ["购", "买", "iPhone", "手", "机"]
    assert parts("価格は￥1,200です。") == ["価", "格", "は", "￥1,200", "で", "す。"]


def test_korean_keeps_its_words_whole():
    assert lines_of("장바구니에 담기", 60) == ["장바구니에", "담기"]


def test_thai_breaks_where_a_syllable_surely_begins_and_never_under_a_mark():
    assert parts("ประเทศไทยและเธอ") == ["ประ", "เทศ", "ไทย", "และ", "เธอ"]
    for line in lines_of("ทดสอบภาษาไทยที่นี่น้ำใจเป็นเรื่องแรก" * 3, 50):
        assert line[0] not in "ะาำิีึืฺุู็่้๊๋์ๆ"
        assert line[-1] not in "เแโใไ"


def test_a_soft_hyphen_is_seen_only_where_the_line_ends():
    text = "Donau\u00addampf\u00adschiff"
    whole = single_line(text, STYLE)
    assert whole.width_pt == pytest.approx(
        sum(single_line(part, STYLE).width_pt for part in ["Donaudampfschiff"]), abs=1
    )
    lines = wrap(text, single_line("Donaudampf-", STYLE).width_pt + 1, STYLE)
    assert [line.text for line in lines] == ["Donau\u00addampf\u00ad", "schiff"]
    assert lines[0].width_pt == pytest.approx(single_line("Donaudampf-", STYLE).width_pt, abs=1)


def test_a_zero_width_space_is_a_place_to_break_and_takes_none():
    assert lines_of("foo\u200bbar", single_line("foob", STYLE).width_pt) == ["foo\u200b", "bar"]
    assert single_line("foo\u200bbar", STYLE).width_pt == pytest.approx(single_line("foobar", STYLE).width_pt)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("customer-relationship-management", "customer-"),
        ("products/accessories/chargers", "products/"),
        ("Hauptbahnhof–Flughafen–Messe", "Hauptbahnhof–"),
    ],
)
def test_a_long_word_is_broken_after_a_hyphen_before_it_is_torn(word, first):
    lines = lines_of(word, single_line(first, STYLE).width_pt + 12)
    assert lines[0] == first
    assert "".join(lines) == word


def test_a_hyphen_doesnt_break_a_word_that_fits_a_line():
    width_pt = single_line("pay-per-click", STYLE).width_pt + 1
    assert lines_of("very pay-per-click", width_pt) == ["very", "pay-per-click"]


@given(st.text("漢字かな、。「」 ไทยเป็น עברית عربي ab-c\u00ad\u200b12(3)", max_size=40), st.floats(30, 150))
def test_whatever_is_mixed_nothing_is_lost_and_no_line_is_too_wide(text, width_pt):
    lines = wrap(text, width_pt, STYLE)
    assert "".join(line.text for line in lines).replace(" ", "") == "".join(text.split())
    assert all(line.width_pt <= width_pt + 1e-6 for line in lines)
