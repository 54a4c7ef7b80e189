"""A damaged file opens with what is sound in it, and says what was mended or set aside."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import SAMPLES
from mapdesigner.files.codec import NotOurFile, TooNew, read_map, write_map
from mapdesigner.files.repair import repaired
from mapdesigner.model import cards_of, problems
from small_shop import small_shop
from strategies import maps


@pytest.fixture
def shop():
    """Return the content of a small, sound file."""
    return json.loads(write_map(small_shop()))


def mended(content):
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    result = repaired(data)
    assert not problems(result.map_)
    assert read_map(write_map(result.map_)) == result.map_
    return result


def titles(map_):
    return [getattr(card, "title", None) or card.text for _, card in cards_of(map_)]


@given(maps())
def test_a_sound_file_needs_no_repair(map_):
    assert repaired(write_map(map_)) == (map_, (), ())


def test_a_bad_value_costs_its_field_and_nothing_more(shop):
    card = next(card for card in shop["stages"][0]["cards"] if card["kind"] == "touchpoint")
    card["sentiment"] = 9
    result = mended(shop)
    assert titles(result.map_) == titles(small_shop())
    assert "sentiment: is 9; it must be 2 or less." in result.repairs[0]
    assert [part.json for part in result.set_aside] == ["9"]


def test_a_card_without_a_title_costs_one_card_which_is_handed_over(shop):
    gone = shop["stages"][0]["cards"][0].pop("title")
    result = mended(shop)
    assert titles(result.map_) == [title for title in titles(small_shop()) if title != gone]
    assert "title: is missing." in result.repairs[0]
    assert json.loads(result.set_aside[0].json) == shop["stages"][0]["cards"][0]


def test_an_unknown_key_is_set_aside_with_what_it_held(shop):
    shop["stages"][0]["weather"] = {"sky": "grey"}
    result = mended(shop)
    assert result.map_ == small_shop()
    assert "weather: is not a key of this format." in result.repairs[0]
    assert json.loads(result.set_aside[0].json) == {"sky": "grey"}


def test_a_file_that_breaks_off_opens_as_far_as_it_goes(shop):
    data = json.dumps(shop, indent=2).encode()
    cut = data[: data.index(b'"Review"')]
    result = mended(cut)
    assert titles(result.map_)[0] == titles(small_shop())[0]
    assert any("breaks off" in sentence for sentence in result.repairs)


def test_bytes_that_are_no_text_cost_a_letter(shop):
    data = json.dumps(shop, ensure_ascii=False).encode().replace(b"Review", b"Rev\xffew")
    result = mended(data)
    assert "Rev\ufffdew" in titles(result.map_)
    assert "no text" in result.repairs[0]


def test_an_id_used_twice_gets_another_one(shop):
    cards = shop["stages"][0]["cards"]
    cards[1]["id"] = cards[0]["id"]
    result = mended(shop)
    assert titles(result.map_) == titles(small_shop())
    assert any("its id was used before" in sentence for sentence in result.repairs)


def test_cards_of_a_lane_that_is_gone_lie_in_another_one(shop):
    gone = shop["lanes"].pop(0)
    result = mended(shop)
    assert sorted(titles(result.map_)) == sorted(titles(small_shop()))
    assert any("its lane was gone" in sentence for sentence in result.repairs)
    assert gone["id"] not in {lane.id for lane in result.map_.lanes}


def test_a_reference_to_nothing_is_taken_off(shop):
    card = next(card for card in shop["stages"][0]["cards"] if card["kind"] == "touchpoint")
    card["goals"] = ["nowhere"]
    result = mended(shop)
    assert any("its goal nowhere is not in the map" in sentence for sentence in result.repairs)


def test_a_key_that_stands_twice_keeps_the_first_and_tells_the_other(shop):
    data = json.dumps(shop).encode()
    data = data.replace(b'"format_version": 1,', b'"format_version": 1, "author": "Ada", "author": "Bob",')
    result = mended(data)
    assert result.map_.author == "Ada"
    assert any("“author” stood twice" in sentence and "Bob" in sentence for sentence in result.repairs)


def test_a_map_without_stages_gets_the_usual_ones(shop):
    del shop["stages"]
    result = mended(shop)
    assert len(result.map_.stages) == 4
    assert any("had no stage" in sentence for sentence in result.repairs)


@pytest.mark.parametrize("data", [b"", b"hello", b"[]", b"{}", b'{"type":"excalidraw"}', b"%PDF-1.7"])
def test_what_is_no_journey_map_is_not_made_into_one(data):
    with pytest.raises(NotOurFile):
        repaired(data)


def test_a_map_of_a_newer_version_is_left_alone():
    with pytest.raises(TooNew):
        repaired(b'{"format_version": 99, "stages": []}')


@given(st.sampled_from(SAMPLES), st.data())
def test_wherever_a_sample_is_cut_what_came_before_is_there(data, draw):
    length = draw.draw(st.integers(len(data) // 2, len(data) - 3))
    try:
        result = repaired(data[:length])
    except NotOurFile:
        pytest.fail("half a journey map is still one")
    assert result.repairs
    whole = [card.id for _, card in cards_of(read_map(data))]
    kept = [card.id for _, card in cards_of(result.map_)]
    # Cut inside a card, it is gone or shorter; all cards before it are there.
    assert kept == whole[: len(kept)]
