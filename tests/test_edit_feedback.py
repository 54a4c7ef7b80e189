"""Edits of a touchpoint's quotes."""

from datetime import date
from functools import partial

import pytest
from pydantic import ValidationError

from mapdesigner.edit import (
    add_feedback,
    card_of,
    change_feedback,
    change_or_add_feedback,
    remove_feedback,
)
from mapdesigner.model import Feedback
from mapdesigner.session import Session
from small_shop import assert_refused, small_shop

SLOW, FINE, LOUD = (Feedback(quote=quote) for quote in ("Slow", "Fine", "Loud"))


def shop_with(*quotes):
    return add_feedback(small_shop(), "till", quotes)


def said(map_):
    return card_of(map_, "till")[1].feedback


def test_quotes_are_added_after_those_there_are():
    assert said(add_feedback(shop_with(SLOW), "till", (FINE, LOUD))) == (SLOW, FINE, LOUD)


def test_a_field_of_one_quote_is_changed_and_the_others_stay_the_same_objects():
    map_ = shop_with(SLOW, FINE)
    changed = said(change_feedback(map_, "till", 1, who="Anna", received_on=date(2026, 10, 12)))
    assert changed[1] == FINE.evolve(who="Anna", received_on=date(2026, 10, 12))
    assert changed[0] is said(map_)[0]


def test_a_change_that_changes_nothing_gives_the_same_map():
    map_ = shop_with(SLOW)
    assert change_feedback(map_, "till", 0, quote="Slow") is map_


def test_a_quote_after_the_last_one_is_added_with_its_first_field():
    map_ = change_or_add_feedback(shop_with(SLOW), "till", 1, quote="Fine")
    assert said(map_) == (SLOW, FINE)
    assert said(change_or_add_feedback(map_, "till", 1, who="Bob")) == (SLOW, FINE.evolve(who="Bob"))


def test_one_quote_is_removed():
    assert said(remove_feedback(shop_with(SLOW, FINE, LOUD), "till", 1)) == (SLOW, LOUD)


@pytest.mark.parametrize("index", [-1, 2])
@pytest.mark.parametrize("edit", [remove_feedback, partial(change_feedback, who="Anna")])
def test_a_quote_that_is_not_there_is_refused(edit, index):
    assert_refused("That quote is no longer on the card.", edit, shop_with(SLOW, FINE), "till", index)


def test_a_quote_beyond_the_next_one_is_refused():
    sentence = "That quote is no longer on the card."
    assert_refused(sentence, change_or_add_feedback, shop_with(SLOW), "till", 2, who="Anna")


def test_a_note_takes_no_quotes():
    sentence = "“Slow” is a note; it has none of these."
    assert_refused(sentence, add_feedback, small_shop(), "slow", (SLOW,))


def test_a_date_before_1900_is_unsound():
    with pytest.raises(ValidationError):
        change_feedback(shop_with(SLOW), "till", 0, received_on=date(1850, 1, 1))


def test_many_quotes_come_and_go_in_one_step():
    session = Session(small_shop())
    session.apply(partial(add_feedback, card_id="till", feedback=(SLOW, FINE, LOUD)), "Paste 3 quotes")
    session.undo()
    assert said(session.map_) == ()
    session.redo()
    assert said(session.map_) == (SLOW, FINE, LOUD)
