"""Bytes to map and back: what is written is read again, what is not sound is refused with its place."""

import gc
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.files.codec import (
    LARGEST_FILE_BYTES,
    Damaged,
    NotOurFile,
    TooNew,
    UnreadableMap,
    read_map,
    write_map,
)
from mapdesigner.model import new_map, new_touchpoint
from strategies import AWKWARD, maps

SHOP = {
    "format_version": 1,
    "id": "shop",
    "title": "Book shop",
    "lanes": [{"id": "web", "name": "Web"}, {"id": "pains", "name": "Pains", "kind": "notes"}],
    "stages": [
        {
            "id": "buy",
            "name": "Purchase",
            "phase": "purchase",
            "cards": [
                {"kind": "touchpoint", "id": "checkout", "lane": "web", "title": "Checkout"},
                {"kind": "note", "id": "slow", "lane": "pains", "text": "Too slow"},
            ],
        }
    ],
}


def shop(path=(), **changes):
    """Return the shop's content with fields changed (or, where the value is ..., removed) at a path."""
    content = json.loads(json.dumps(SHOP))
    here = content
    for step in path:
        here = here[step]
    for name, value in changes.items():
        here[name] = value
        if value is ...:
            del here[name]
    return json.dumps(content).encode()


STAGE = ("stages", 0)
CARD = (*STAGE, "cards", 0)


def refusal(data, kind=Damaged):
    with pytest.raises(UnreadableMap) as caught:
        read_map(data)
    assert type(caught.value) is kind
    return " ".join(caught.value.faults)


@given(maps())
def test_a_saved_map_opens_as_it_was(map_):
    data = write_map(map_)
    again = read_map(data)
    assert again == map_
    assert write_map(again) == data


@given(maps())
def test_the_file_is_json_for_everybody(map_):
    data = write_map(map_)
    content = json.loads(data.decode("utf-8"))
    assert content["title"] == map_.title
    assert read_map(json.dumps(content).encode()) == map_  # other spacing, other escapes
    assert read_map(json.dumps(content, ensure_ascii=False, separators=(" , ", " : ")).encode()) == map_


@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_is_kept_as_it_was_typed(text):
    map_ = new_map(text).evolve(purpose=text)
    assert read_map(write_map(map_)).title == text


def test_the_file_reads_well_and_leaves_defaults_out():
    map_ = read_map(shop())
    assert write_map(map_).decode() == json.dumps(SHOP, indent=2, ensure_ascii=False) + "\n"


def test_a_byte_order_mark_is_no_fault():
    assert read_map(b"\xef\xbb\xbf" + shop()) == read_map(shop())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "It is empty."),
        (b" \n\t ", "It is empty."),
        (b"\xef\xbb\xbf", "cut off"),
        (b"\x89PNG\r\n\x1a\n\x00", "It is not UTF-8 text (byte 0 is not)."),
        ('{"title": "Café"}'.encode("latin-1"), "It is not UTF-8 text"),
        (json.dumps(SHOP).encode("utf-16"), "It is not UTF-8 text"),
        (b"Dear all,\n", "It is not JSON: expecting value at line 1, column 1."),
        (b'{"title": "Shop",\n  lanes: []}', "at line 2, column 3."),
        (shop()[:200], "It is cut off"),
        (b'{"title": "Sho', "It is cut off"),
        (b"[]", "the outermost value must be an object"),
        (b'"a text"', "the outermost value must be an object"),
        (b"null", "the outermost value must be an object"),
        (b"{}", "it has no format_version"),
        (b'{"name": "left-pad", "version": "1.3.0"}', "it has no format_version"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"a":' * 100_000, "nested too deep"),
        (b'{"format_version": ' + b"9" * 5_000 + b"}", "a number that is too long"),
        (b"{} " + b" " * (LARGEST_FILE_BYTES + 1), "It has 67 MB; a journey map has at most 67 MB."),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else None,
)
def test_a_file_of_another_kind_is_told_apart(data, sentence):
    assert sentence in refusal(data, NotOurFile)


def test_a_file_of_a_newer_version_names_it():
    assert "format version 2" in refusal(shop(format_version=2), TooNew)
    with pytest.raises(TooNew) as caught:
        read_map(shop(format_version=7, something_new=[1]))
    assert caught.value.version == 7


@pytest.mark.parametrize("version", [0, -1, "1", 1.5, True, [], {}])
def test_a_format_version_is_a_whole_number(version):
    assert refusal(shop(format_version=version)).startswith("format_version is ")


PLACE = "stage 1 “Purchase”, card 1 “Checkout”"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (shop(CARD, title=3), "stage 1 “Purchase”, card 1, title: is 3; it must be text in quotes."),
        (shop(CARD, title=...), "title: is missing."),
        (shop(CARD, emotoin=1), f"{PLACE}, emotoin: is not a key of this format."),
        (shop(CARD, sentiment=3), f"{PLACE}, sentiment: is 3; it must be 2 or less."),
        (shop(CARD, sentiment="1"), f'{PLACE}, sentiment: is "1"; it must be a whole number.'),
        (shop(CARD, sentiment=1.5), f"{PLACE}, sentiment: is 1.5; it must be a whole number."),
        (shop(CARD, channel="fax"), f'{PLACE}, channel: is "fax"; it must be '),
        (shop(CARD, moment_of_truth="yes"), f'{PLACE}, moment_of_truth: is "yes"; it must be true or false.'),
        (shop(CARD, tags="new"), f'{PLACE}, tags: is "new"; it must be a list.'),
        (shop(CARD, tags=["a", 1]), f"{PLACE}, tag 2: is 1; it must be text in quotes."),
        (shop(CARD, audit=[]), f"{PLACE}, audit: is []; it must be an object."),
        (shop(CARD, id="no good"), f'{PLACE}, id: is "no good", which is not of the right form'),
        (shop(CARD, kind="sticker"), 'has the kind "sticker"; it must be “touchpoint” or “note”.'),
        (shop(CARD, kind=...), f"{PLACE}: has no kind; it must be “touchpoint” or “note”."),
        (
            shop(CARD, metrics=[{"kind": "nps", "target": 400}]),
            f"{PLACE}, metric 1: 400 is outside the range of net promoter score, -100 to 100.",
        ),
        (shop(STAGE, phase="later"), 'stage 1 “Purchase”, phase: is "later"; it must be '),
        (shop(STAGE, colour="red"), "a colour is written #1A2B3C"),
        (shop(review_on="30.11.2026"), "it must be a date from 1900 on, written 2026-11-30."),
        (shop(review_on="1815-06-18"), "it must be a date from 1900 on, written 2026-11-30."),
        (shop(lanes={}), "lanes: is {}; it must be a list."),
        (shop(title=None), "title: is null; it must be text in quotes."),
        (shop(stages=...), "stages: is missing."),
        (shop(stages=[]), "stages: a map needs at least one stage."),
        (shop(CARD, lane="gone"), "stage “Purchase”, card “Checkout”: its lane gone is not in the map."),
        (shop(CARD, lane="pains"), "a touchpoint can't be in the lane “Pains”, which holds notes."),
        (shop(CARD, personas=["ines"]), "card “Checkout”: its persona ines is not in the map."),
        (shop(CARD, id="slow"), "card “Too slow”: the id slow is used 2 times; each id may be used once."),
        (shop(title="\ud83d"), "something that JSON does not allow (unexpected end of hex escape at line 1"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value[-30:],
)
def test_a_fault_in_a_map_is_told_with_its_place(data, sentence):
    assert sentence in refusal(data)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_value_must_be_a_number(number):
    data = shop(CARD, metrics=[{"kind": "custom", "target": "HERE"}]).replace(b'"HERE"', number.encode())
    assert "metric 1" in refusal(data) or "JSON does not allow" in refusal(data)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            b'"title": "Checkout"',
            b'"title": "Checkout", "title": "Pay"',
            "The key “title” of “Pay” stands twice",
        ),
        (b'"title": "Checkout"', b'"title": "Checkout", "t\\u0069tle": "Pay"', "The key “title” of “Pay”"),
        (b'"id": "shop"', b'"id": "shop", "id" : "shop"', "The key “id” of “Book shop” stands twice"),
        (b'"lanes": [', b'"stages": [], "lanes": [', "The key “stages” of “Book shop” stands twice"),
        (b'"title": "Checkout"', b'"title": "a\\":", "title":"b"', "The key “title” of “b” stands twice"),
    ],
)
def test_a_key_that_stands_twice_is_named(old, new, sentence):
    data = shop()
    assert data.count(old) == 1
    assert sentence in refusal(data.replace(old, new))


def test_many_faults_are_told_up_to_a_number():
    cards = [{"kind": "note", "id": f"n{place}", "lane": "pains", "text": place} for place in range(50)]
    with pytest.raises(Damaged) as caught:
        read_map(shop(STAGE, cards=cards))
    assert len(caught.value.faults) == 21
    assert caught.value.faults[-1] == "And 30 more faults like these."


def test_a_file_of_hundreds_of_digits_or_levels_inside_a_map_is_refused():
    assert refusal(shop(CARD, votes="HERE").replace(b'"HERE"', b"9" * 6_000), NotOurFile)
    deep = b"[" * 3_000 + b"]" * 3_000
    with pytest.raises(UnreadableMap):
        read_map(shop(CARD, tags="HERE").replace(b'"HERE"', deep))


@given(maps(), st.data())
def test_a_spoilt_file_is_refused_or_read_but_never_breaks_anything(map_, data):
    good = write_map(map_)
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 40)))
    put_in = data.draw(st.binary(max_size=6) | st.sampled_from((b'"', b"}", b"[", b"null", b"\\", b"\xff")))
    try:
        read = read_map(good[:start] + put_in + good[end:])
    except UnreadableMap as error:
        assert error.faults
        assert all(fault.strip() for fault in error.faults)
    else:
        assert read_map(write_map(read)) == read


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_raise_anything_but_our_own_errors(data):
    assert refusal(data, NotOurFile)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(), st.lists))
def test_any_json_in_a_field_is_refused_with_a_sentence_that_names_the_field(value):
    if not isinstance(value, str):
        assert "scenario" in refusal(shop(scenario=value))


def test_reading_leaves_the_garbage_collector_as_it_was():
    read_map(shop())
    assert gc.isenabled()
    refusal(b"{", NotOurFile)
    assert gc.isenabled()
    gc.disable()
    try:
        read_map(shop())
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_cards_of_ten_thousand_characters_are_kept():
    map_ = new_map()
    cards = tuple(new_touchpoint(map_.lanes[0].id, "wörd " * 2_000) for _ in range(10))
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=cards),))
    assert read_map(write_map(map_)) == map_
