"""Replacing texts anywhere in a map: all of them or none, and never into something unsound."""

import pytest
from hypothesis import given

from mapdesigner.edit import replace_texts
from mapdesigner.edit.replace import STALE
from mapdesigner.insight.search import Query, find_all, with_replaced
from mapdesigner.model import Feedback, Metric, problems
from small_shop import assert_refused, cell, small_shop, touchpoint
from strategies import maps, texts


def replaced(map_, words, by, **how):
    """The map with every hit replaced."""
    return replace_texts(map_, with_replaced(find_all(map_, Query(words, **how)), by))


def card(map_):
    return map_.stages[1].cards[0]


def with_card(**fields):
    map_ = small_shop()
    first, second = map_.stages
    return map_.evolve(
        stages=(first, second.evolve(cards=(touchpoint("Checkout", **fields), *second.cards[1:])))
    )


def test_every_hit_is_replaced_wherever_it_is():
    map_ = with_card(feedback=(Feedback(quote="The check out, the check-in, the CHECK"),))
    new = replaced(map_, "check", "pay")
    assert cell(new, "buy", "web") == ["payout"]
    assert card(new).feedback[0].quote == "The pay out, the pay-in, the pay"
    assert new.stages[0] is map_.stages[0]


def test_a_tag_left_empty_or_twice_goes():
    map_ = with_card(tags=("mobile", "mobil", "app"))
    assert card(replaced(map_, "mobile", "app")).tags == ("app", "mobil")
    assert card(replaced(map_, "mobil", "", whole_words=True)).tags == ("mobile", "app")


def test_the_unit_by_which_values_are_kept_stays():
    map_ = with_card(metrics=(Metric(kind="custom", name="Share", unit="%", baseline=0.2),))
    sentence = "The unit “%” of “Share” says how its values are kept; change it at the metric itself."
    assert_refused(sentence, replaced, map_, "%", "per cent")
    days = with_card(metrics=(Metric(kind="custom", name="Share", unit="days", baseline=0.2),))
    assert_refused(sentence, replaced, days, "days", "%")
    assert card(replaced(days, "days", "weeks")).metrics[0].unit == "weeks"


def test_a_text_too_long_to_keep_is_refused():
    map_ = with_card(description="a" * 2_000)
    with_long = with_replaced(find_all(map_, Query("a" * 1_000)), "b" * 6_000_000)
    assert_refused(
        "A text would become too long to be kept; nothing was replaced.", replace_texts, map_, with_long
    )


@pytest.mark.parametrize(
    "path", [("title",), ("stages", 9, "name"), ("stages", 0, "cards", 0, "nothing"), ("based_on", "title")]
)
def test_what_changed_since_it_was_found_stays(path):
    assert_refused(STALE, replace_texts, small_shop(), [(path, "Gone", "New")])


@given(maps(), texts)
def test_replacing_keeps_the_map_sound_and_words_by_themselves_change_nothing(map_, by):
    def is_free(hit):
        return hit.where.text != "%" and "unit" not in hit.where.path

    hits = [hit for hit in find_all(map_, Query("e")) if is_free(hit)]
    assert problems(replace_texts(map_, with_replaced(hits, by))) == ()
    same = replace_texts(map_, with_replaced(find_all(map_, Query("e", match_case=True)), "e"))
    # Only tags may differ: of two equal ones the second goes.
    assert _without_tags(same) == _without_tags(map_)


def _without_tags(map_):
    def bare(each):
        return each.evolve(tags=())

    return map_.evolve(
        stages=tuple(stage.evolve(cards=tuple(map(bare, stage.cards))) for stage in map_.stages)
    )


def test_hits_of_one_text_are_replaced_together():
    map_ = with_card(description="a-b-a-b")
    (change,) = with_replaced(find_all(map_, Query("-b")), "-cc")
    assert (change.old, change.new) == ("a-b-a-b", "a-cc-a-cc")
