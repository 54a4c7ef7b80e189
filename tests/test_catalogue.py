"""The catalogue: every ready touchpoint is found by its words, and own entries are kept."""

import json

import pytest

from mapdesigner.files.catalogue import (
    CatalogueError,
    new_entry,
    read_catalogue,
    read_own_entries,
    search,
    write_own_entries,
)
from mapdesigner.model import PHASES
from mapdesigner.resources import resource_path

# The field's own list of touchpoints, phase by phase.
PHRASES = {
    "pre-purchase": (
        "display ad · video ad · native ad · search ad (pay per click) · search result (SEO) · "
        "social media post · social ad · community discussion · influencer · blog article · video · "
        "infographic · webinar · podcast · e-mail campaign · newsletter sign-up · website visit · "
        "landing page · product page · price comparison · review site · forum thread · "
        "referral by a friend (word of mouth) · TV, radio, print ad · event or fair booth · seminar · "
        "brochure · store window"
    ),
    "purchase": (
        "online shop · product page · product comparison · shopping cart · checkout · payment · "
        "mobile app · in-app payment · push offer · marketplace listing · seller rating · "
        "physical store · point of sale · sales consultation · phone order · live chat advice · "
        "promotion or coupon · contract or sign-up"
    ),
    "post-purchase": (
        "order confirmation · invoice · delivery update · unboxing · onboarding or set-up · "
        "instructions · help centre · live chat · chatbot · support e-mail · support call (hotline) · "
        "return or repair · follow-up e-mail · satisfaction survey · review request · "
        "thank-you note (message, e-mail, card, letter) · user-generated content"
    ),
    "retention": (
        "loyalty programme · personalised recommendation · re-engagement campaign · newsletter · "
        "birthday or anniversary offer · community · repeat-purchase reminder · referral programme · "
        "account review call · renewal"
    ),
}
PHRASES_BY_PHASE = [(phase, phrase) for phase, line in PHRASES.items() for phrase in line.split(" · ")]


def titles(text: str) -> list[str]:
    return [entry.title for entry in search(read_catalogue(), text)]


@pytest.mark.parametrize(("phase", "phrase"), PHRASES_BY_PHASE)
def test_every_phrase_of_the_field_is_found_in_its_phase(phase, phrase):
    found = search(read_catalogue(), phrase)
    assert phase in {entry.phase for entry in found}
    name = phrase.partition(" (")[0].casefold()
    if "," not in name:
        assert name in {entry.title.casefold() for entry in found if entry.phase == phase}


def test_every_entry_can_be_shown_and_explained():
    for entry in read_catalogue():
        assert resource_path("icons", f"{entry.icon}.svg").is_file()
        assert entry.channel is not None
        assert entry.setting is not None
        assert entry.title[0].isupper()
        assert entry.keywords
        assert entry.hint.endswith((".", "?"))
        assert len(entry.hint) <= 100


def test_no_title_stands_twice_in_a_phase_and_phases_come_in_order():
    entries = read_catalogue()
    places = [(entry.phase, entry.title) for entry in entries]
    assert len(set(places)) == len(places)
    order = [PHASES.index(entry.phase) for entry in entries]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("SEO", "Search result"),
        ("ppc", "Search ad"),
        ("hotline", "Support call"),
        ("word of mouth", "Referral by a friend"),
        ("BIRTHDAY", "Birthday or anniversary offer"),
        ("wèbinár", "Webinar"),
        ("setup", "Onboarding or set-up"),
        ("thank you", "Thank-you note"),
        ("voucher", "Promotion or coupon"),
    ],
)
def test_a_word_people_use_leads_to_the_touchpoint(typed, first):
    assert titles(typed)[0] == first


def test_the_best_hit_stands_first():
    own = tuple(
        new_entry("purchase", title, channel)
        for title, channel in (
            ("Reordering", None),
            ("Letter", "post"),
            ("Phone order", "phone"),
            ("Order", None),
        )
    )
    written = tuple(
        entry.evolve(keywords=("order form",)) if entry.title == "Letter" else entry for entry in own
    )
    assert [entry.title for entry in search(written, "order")] == [
        "Order",
        "Phone order",
        "Letter",
        "Reordering",
    ]


def test_a_channel_finds_its_touchpoints():
    assert set(titles("marketplace")) >= {"Marketplace listing", "Seller rating"}


def test_without_words_everything_is_shown_and_nonsense_finds_nothing():
    assert search(read_catalogue(), "  ") == read_catalogue()
    assert titles("xyzzy") == []
    assert titles("checkout xyzzy") == []


def test_norwegian_letters_can_be_typed_plainly():
    own = (new_entry("purchase", "Kjøp på døra", "store", "human"),)
    assert search(own, "kjop pa dora") == own
    assert search(own, "KJØP") == own


def test_own_entries_are_kept_and_come_back(tmp_path):
    path = tmp_path / "config" / "touchpoints.json"
    assert read_own_entries(path) == ()
    entries = (
        new_entry("purchase", "Gift wrapping 🎁", "store", "human"),
        new_entry("retention", "=2+2 <b>تجربة</b>"),
    )
    write_own_entries(path, entries)
    assert read_own_entries(path) == entries
    assert entries[0].icon == "building-store"
    write_own_entries(path, entries[:1])
    assert read_own_entries(path) == entries[:1]
    assert [kept.name for kept in path.parent.iterdir()] == ["touchpoints.json"]


DAMAGED = {
    "nothing": b"",
    "cut off": b'{"format_version": 1, "entries": [{"phase": "purch',
    "not UTF-8": b"\xff\xfe{}",
    "a list": b"[]",
    "an unknown phase": json.dumps(
        {"format_version": 1, "entries": [{"phase": "later", "title": "Gift"}]}
    ).encode(),
    "no title": b'{"format_version": 1, "entries": [{"phase": "purchase", "title": ""}]}',
    "a path for an icon": (
        b'{"format_version": 1, "entries": [{"phase": "purchase", "title": "Gift", "icon": "../x"}]}'
    ),
    "a newer version": b'{"format_version": 2, "entries": []}',
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_of_own_entries_is_named_and_left_as_it_is(tmp_path, data):
    path = tmp_path / "touchpoints.json"
    path.write_bytes(data)
    with pytest.raises(CatalogueError, match=r"touchpoints\.json can't be used: .+\.$"):
        read_own_entries(path)
    assert path.read_bytes() == data


def test_a_fault_in_one_own_entry_is_told_with_its_name(tmp_path):
    path = tmp_path / "touchpoints.json"
    path.write_bytes(DAMAGED["an unknown phase"])
    with pytest.raises(CatalogueError, match="“Gift”, phase: is \"later\"; it must be 'pre-purchase'"):
        read_own_entries(path)


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path):
    file = tmp_path / "a file, not a folder"
    file.write_bytes(b"")
    with pytest.raises(CatalogueError, match=r"can't be kept in .+touchpoints\.json: .+\.$"):
        write_own_entries(file / "touchpoints.json", ())
    with pytest.raises(CatalogueError, match=r"can't be read: .+\.$"):
        read_own_entries(tmp_path)
