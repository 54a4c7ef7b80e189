"""Experiments added, changed and removed; their state, rates and doubts; variants pasted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mapdesigner.edit import (
    add_experiment,
    change_experiment,
    experiment_of,
    experiments_on,
    remove_cards,
    remove_experiment,
    remove_lane,
    remove_stage,
)
from mapdesigner.exchange.variants_block import NoCount, NotThisShape, count_from, is_block, variants_from
from mapdesigner.insight.experiment_state import (
    conversion_rate,
    days_trouble,
    experiment_state,
    rate_words,
    variants_trouble,
)
from mapdesigner.model import Experiment, Variant, new_experiment
from small_shop import assert_refused, small_shop

TODAY = date(2026, 11, 15)


@pytest.fixture
def shop():
    return small_shop()


def test_an_experiment_is_added_with_two_variants_to_fill_in(shop):
    test = new_experiment("till", "A shorter queue sells more")
    added = add_experiment(shop, test)
    assert added.experiments[-1] == test
    assert [variant.name for variant in test.variants] == ["A", "B"]
    assert experiments_on(added, ("till",)) == (test,)
    assert experiments_on(added, ("till", "checkout")) == added.experiments


def test_an_experiment_belongs_to_a_touchpoint(shop):
    note = "An experiment belongs to a touchpoint, and that card is a note."
    assert_refused(note, add_experiment, shop, new_experiment("slow", ""))
    assert_refused("That card is no longer in the map.", add_experiment, shop, new_experiment("gone", ""))


def test_every_field_of_an_experiment_changes(shop):
    fields = {
        "hypothesis": "One page sells more",
        "metric": "Conversion",
        "variants": (Variant(name="Three pages", visitors=3332, conversions=932),),
        "started_on": date(2026, 10, 1),
        "ended_on": date(2026, 10, 31),
        "decision": "Keep it",
    }
    changed = experiment_of(change_experiment(shop, "test", **fields), "test")
    assert changed == Experiment(id="test", touchpoint="checkout", **fields)
    assert change_experiment(shop, "test", hypothesis="Shorter is better") is shop


def test_a_count_below_none_is_refused(shop):
    with pytest.raises(ValidationError):
        change_experiment(shop, "test", variants=({"name": "A", "visitors": -1},))


def test_a_removed_experiment_is_gone_and_said_to_be(shop):
    bare = remove_experiment(shop, "test")
    assert bare.experiments == ()
    assert_refused("That experiment is no longer in the map.", remove_experiment, bare, "test")


def test_what_a_touchpoint_lies_in_takes_its_experiments_along(shop):
    assert remove_cards(shop, ("checkout",)).experiments == ()
    assert remove_stage(shop, "buy").experiments == ()
    assert remove_lane(shop, "web").experiments == ()
    assert remove_cards(shop, ("till", "search")).experiments == shop.experiments


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        (None, None, "planned"),
        (date(2026, 11, 16), None, "planned"),
        (date(2026, 11, 15), None, "running"),
        (date(2026, 11, 1), date(2026, 11, 15), "running"),
        (date(2026, 11, 1), date(2026, 11, 14), "ended"),
        (None, date(2026, 11, 14), "ended"),
        (None, date(2026, 12, 14), "planned"),
    ],
)
def test_the_dates_tell_how_an_experiment_stands(start, end, state):
    test = Experiment(id="t", touchpoint="checkout", hypothesis="", started_on=start, ended_on=end)
    assert experiment_state(test, TODAY) == state


@pytest.mark.parametrize(
    ("visitors", "conversions", "words"),
    [
        (3332, 932, "28.0\u202f%"),
        (11840, 391, "3.30\u202f%"),
        (100, 0, "0.00\u202f%"),
        (7, 7, "100.0\u202f%"),
        (0, 0, "–"),
        (100, 120, "–"),
    ],
)
def test_a_rate_is_shown_with_the_figures_that_matter(visitors, conversions, words):
    assert rate_words(Variant(name="A", visitors=visitors, conversions=conversions)) == words


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_rate_is_a_share_or_nothing(visitors, conversions):
    rate = conversion_rate(Variant(name="A", visitors=visitors, conversions=conversions))
    if visitors and conversions <= visitors:
        assert rate == pytest.approx(conversions / visitors)
    else:
        assert rate is None


def test_numbers_and_dates_that_cannot_be_right_get_a_sentence():
    sound, unsound = Variant(name="A", visitors=10, conversions=10), Variant(name="", conversions=1)
    assert variants_trouble((sound,)) == ""
    assert variants_trouble((sound, unsound)) == "Variant 2 has more conversions than visitors."
    assert variants_trouble((unsound.evolve(name="B"),)) == "“B” has more conversions than visitors."
    test = Experiment(id="t", touchpoint="c", hypothesis="", started_on=date(2026, 11, 2))
    assert days_trouble(test) == days_trouble(test.evolve(ended_on=date(2026, 11, 2))) == ""
    assert days_trouble(test.evolve(ended_on=date(2026, 11, 1))) == "It ends before it starts."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("1250", 1250),
        (" 1 250 ", 1250),
        ("1,250", 1250),
        ("1.250.000", 1250000),
        ("1\u202f250", 1250),
    ],
)
def test_counts_are_read_as_people_write_them(text, count):
    assert count_from(text) == count


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("12x", "“12x” is not a number; write it like 1250."),
        ("-5", "“-5” is below 0; a count is 0 or more."),
        ("−1 250", "“−1 250” is below 0; a count is 0 or more."),
        ("12.5", "“12.5” is not a whole number."),
        ("0,125", "“0,125” is not a whole number."),
        ("1,25,0", "“1,25,0” is not a number; write it like 1250."),
        ("9" * 16, "“9999999999999999” is too large a number."),
        ("9" * 5000, f"“{'9' * 20}…” is too large a number."),
    ],
)
def test_what_is_no_count_gets_a_sentence(text, sentence):
    with pytest.raises(NoCount) as wrong:
        count_from(text)
    assert str(wrong.value) == sentence


@given(st.integers(0, 10**15 - 1), st.sampled_from(("", " ", "\u202f", ",", ".", "’")))
def test_any_count_is_read_back_however_its_thousands_stand_apart(count, apart):
    assert count_from(f"{count:,}".replace(",", apart)) == count


@pytest.mark.parametrize(
    "block",
    [
        "Variant\tVisitors\tConversions\tRate\r\nControl\t3,332\t932\t28 %\r\nNew page\t2,996\t928\t31 %\r\n",
        "Control\t3332\t932\nNew page\t2996\t928",
        "Control;3 332;932\n\nNew page;2 996;928\n",
        "Control,3332,932\nNew page,2996,928",
    ],
)
def test_a_block_of_a_spreadsheet_becomes_variants(block):
    assert is_block(block)
    assert variants_from(block) == (
        Variant(name="Control", visitors=3332, conversions=932),
        Variant(name="New page", visitors=2996, conversions=928),
    )


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (" \n", "There is nothing to paste. "),
        ("A\t1\t1\nB\t2", "Line 2 has 2 columns. "),
        ("Just a sentence", "Line 1 has 1 column. "),
        ("A\t1\t1\nB\tmany\t2", "Line 2: “many” is not a number; write it like 1250."),
        ("A\t-1\t1", "Line 1: “-1” is below 0; a count is 0 or more."),
        (
            "\n".join(f"{place}\t1\t1" for place in range(60)),
            "The block has 60 lines; ",
        ),
    ],
)
def test_a_block_of_another_shape_is_refused_with_its_line(block, sentence):
    with pytest.raises(NotThisShape) as wrong:
        variants_from(block)
    assert str(wrong.value).startswith(sentence)


def test_one_word_is_no_block():
    assert not is_block("1250\n")
    assert not is_block("Control")
