"""Places among the cards that a filter shows, as places among all cards of a cell."""

from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.places import place_among_all


def test_a_card_lands_right_before_the_shown_one_that_it_was_dropped_before():
    assert place_among_all("abcd", "bd", 0) == 1
    assert place_among_all("abcd", "bd", 1) == 3


def test_a_card_dropped_after_the_last_shown_one_lands_right_after_it():
    assert place_among_all("abcd", "ab", 2) == 2
    assert place_among_all("abcd", "bd", 9) == 4


def test_a_cell_whose_cards_are_all_hidden_takes_a_card_at_its_end():
    assert place_among_all("abc", "", 0) == 3
    assert place_among_all("", "", 0) == 0


@given(st.lists(st.booleans(), max_size=8), st.integers(0, 9))
def test_what_is_shown_after_a_drop_is_what_a_drop_among_the_shown_ones_gives(shown, place):
    everything = [str(at) for at in range(len(shown))]
    seen = [id_ for id_, is_shown in zip(everything, shown, strict=True) if is_shown]
    at = place_among_all(everything, seen, place)
    dropped = [*everything[:at], "new", *everything[at:]]
    assert [id_ for id_ in dropped if id_ in seen or id_ == "new"] == [*seen[:place], "new", *seen[place:]]


@given(st.integers(0, 8), st.integers(0, 8))
def test_nothing_moves_where_nothing_is_hidden(count, place):
    ids = [str(at) for at in range(count)]
    assert place_among_all(ids, ids, place) == min(place, count)
