"""Filters: what they show, how their criteria combine, and how much they count."""

from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.edit import change_touchpoints, remove_persona, rename_card
from mapdesigner.insight.filtering import (
    CRITERIA,
    NO_FILTER,
    Filter,
    Shown,
    Sieve,
    count_shown,
    shown_map,
    shows,
    value_counts,
    without_gone,
)
from mapdesigner.model import Touchpoint, card_text, cards_of
from small_shop import small_shop
from strategies import maps


def shop():
    """The small shop, with something to ask for."""
    map_ = small_shop()
    map_ = change_touchpoints(
        map_, ["search", "review"], channel="website", setting="digital", owner="Web team", tags=("mobile",)
    )
    map_ = change_touchpoints(
        map_, ["till"], channel="store", setting="human", sentiment=-1, evidence="heard"
    )
    return change_touchpoints(map_, ["review", "till"], personas=("ines",))


def seen(map_, **asked):
    """The words of the cards that a filter shows."""
    filter_ = Filter(**{name: frozenset(values) for name, values in asked.items()})
    return [card_text(card) for _, card in cards_of(shown_map(map_, filter_))]


def test_no_filter_gives_the_map_itself():
    map_ = shop()
    assert shown_map(map_, NO_FILTER) is map_


def test_values_of_one_criterion_are_alternatives():
    assert seen(shop(), channels=["website", "store"]) == ["Search", "Slow", "Review", "Till"]


def test_criteria_must_all_match():
    assert seen(shop(), channels=["website", "store"], personas=["ines"]) == ["Slow", "Review", "Till"]
    assert seen(shop(), channels=["website"], settings=["human"]) == ["Slow"]


def test_not_set_can_be_asked_for():
    assert seen(shop(), owners=[""]) == ["Window", "Slow", "Checkout", "Till"]
    assert seen(shop(), personas=[None], channels=[None]) == ["Window", "Slow", "Checkout"]
    assert seen(shop(), sentiments=[None, -1], evidence=["heard"]) == ["Slow", "Till"]


def test_an_owner_with_spaces_around_is_the_same_owner():
    map_ = change_touchpoints(shop(), ["till"], owner=" Web team ")
    assert seen(map_, owners=["Web team"]) == ["Search", "Slow", "Review", "Till"]


def test_only_a_tag_hides_a_note():
    assert seen(shop(), tags=["mobile"]) == ["Search", "Review"]
    assert seen(shop(), tags=[""]) == ["Window", "Slow", "Checkout", "Till"]


def test_touchpoints_are_counted_and_notes_are_not():
    assert count_shown(shop(), NO_FILTER) == Shown(5, 5)
    assert count_shown(shop(), Filter(channels=frozenset(["website"]))) == Shown(2, 5)


def test_each_value_tells_how_many_it_would_show_with_the_other_criteria():
    counts = value_counts(shop(), Filter(channels=frozenset(["website"]), personas=frozenset(["ines"])))
    assert counts["channels"] == {"website": 1, "store": 1, None: 0}
    assert counts["personas"] == {"ines": 1, None: 1}
    assert counts["owners"] == {"Web team": 1, "": 0}


def test_a_persona_that_is_deleted_leaves_the_filter():
    filter_ = Filter(personas=frozenset(["ines", None]), channels=frozenset(["store"]))
    assert without_gone(filter_, shop()) is filter_
    kept = without_gone(filter_, remove_persona(shop(), "ines"))
    assert kept == Filter(personas=frozenset([None]), channels=frozenset(["store"]))


def test_a_stage_that_stays_is_not_filtered_again():
    sieve, filter_, map_ = Sieve(), Filter(channels=frozenset(["website"])), shop()
    before = sieve.shown_map(map_, filter_)
    after = sieve.shown_map(rename_card(map_, "search", "Look around"), filter_)
    assert after.stages[1] is before.stages[1]
    assert [card_text(card) for card in after.stages[0].cards] == ["Look around", "Slow", "Review"]


@st.composite
def filters(draw, map_):
    """A filter that asks for values of the map's touchpoints."""
    counts = value_counts(map_, NO_FILTER)
    return Filter(
        *(
            frozenset(draw(st.lists(st.sampled_from(list(counts[name])), max_size=2)))
            if counts[name]
            else frozenset()
            for name in CRITERIA
        )
    )


@given(st.data())
def test_a_sieve_that_followed_edits_shows_what_a_fresh_one_shows(data):
    map_ = data.draw(maps())
    filter_ = data.draw(filters(map_))
    sieve = Sieve()
    sieve.shown_map(map_, filter_)
    cards = [card for _, card in cards_of(map_)]
    if cards:
        map_ = rename_card(map_, data.draw(st.sampled_from(cards)).id, "Renamed")
    assert sieve.shown_map(map_, filter_) == shown_map(map_, filter_)
    expected = [card for _, card in cards_of(map_) if isinstance(card, Touchpoint) and shows(card, filter_)]
    assert sieve.count(map_, filter_).shown == len(expected)


@given(st.data())
def test_a_value_shows_as_many_as_it_promised(data):
    map_ = data.draw(maps())
    filter_ = data.draw(filters(map_))
    name = data.draw(st.sampled_from(CRITERIA))
    for value, promised in value_counts(map_, filter_)[name].items():
        assert count_shown(map_, filter_._replace(**{name: frozenset([value])})).shown == promised
