"""The brand: what is kept in the map, which colours paper gets, what is said about contrast."""

import pytest
from pydantic import ValidationError

from mapdesigner.edit import change_brand, remove_brand
from mapdesigner.layout.brand import contrast_troubles, paper_palette
from mapdesigner.layout.theme import PAPER, contrast
from mapdesigner.model import Brand, font_bytes, font_from_bytes, new_map


def test_a_brand_is_kept_and_goes_when_nothing_of_it_is_left():
    map_ = change_brand(new_map(), accent="#AA0000")
    assert map_.brand == Brand(accent="#AA0000")
    assert change_brand(map_, accent=None).brand is None
    assert remove_brand(map_).brand is None


def test_the_same_brand_is_no_change():
    map_ = change_brand(new_map(), accent="#AA0000")
    assert change_brand(map_, accent="#AA0000") is map_
    assert remove_brand(new_map("x")).brand is None


def test_what_is_no_brand_is_refused():
    with pytest.raises(ValidationError):
        change_brand(new_map(), accent="red")
    with pytest.raises(ValidationError):
        change_brand(new_map(), colour="#AA0000")


def test_a_font_comes_out_as_it_went_in():
    assert font_bytes(font_from_bytes("House", b"\0\1\2font")) == b"\0\1\2font"


def test_paper_takes_the_colours_of_the_brand():
    palette = paper_palette(Brand(accent="#ffdd00", text="#102030"))
    assert (palette["accent"], palette["text"]) == ("#FFDD00", "#102030")
    assert palette["on accent"] == PAPER["text"], "white words can't be read on yellow"
    assert palette["muted"] == PAPER["muted"]
    assert paper_palette(None) is PAPER
    assert paper_palette(Brand()) is PAPER


def test_the_tint_of_an_accent_can_carry_words():
    for accent in ("#FFDD00", "#AA0000", "#00FF00", "#000000"):
        palette = paper_palette(Brand(accent=accent))
        assert contrast(palette["text"], palette["accent tint"]) > 10


def test_colours_that_are_hard_to_see_are_said():
    (sentence,) = contrast_troubles(Brand(accent="#FFEE88"))
    assert "accent colour #FFEE88 has a contrast of 1.2 : 1 to white" in sentence
    (sentence,) = contrast_troubles(Brand(text="#999999"))
    assert "text colour #999999 has a contrast of 2.8 : 1 to white" in sentence
    assert contrast_troubles(Brand(accent="#AA0000", text="#222222")) == ()
    assert contrast_troubles(None) == ()
