"""What a goal lacks to be SMART, in words, and what serves it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.edit import attach_goal, attach_goal_to_stage, remove_goal
from mapdesigner.insight.serving import (
    ServingCount,
    count_serving,
    goals_in,
    is_served,
    serving,
    summed,
    unserved_goals,
)
from mapdesigner.insight.smart import SMART_WORDS, gap_sentences, gaps_of, letters_met, smart_gaps
from mapdesigner.model import Goal
from small_shop import small_shop
from strategies import maps, texts

TODAY = date(2026, 11, 1)
COMPLETE = Goal(
    id="g",
    statement="Have the gift in hand by Christmas",
    measure="Orders delivered by the promised day",
    target="97 %",
    deadline=date(2026, 12, 22),
    owner="Warehouse",
)


def lacking(served=True, **changes):
    """The sentences of a goal that has everything, but for some changes."""
    return gap_sentences(gaps_of(COMPLETE.evolve(**changes), served, TODAY))


def test_a_goal_that_has_everything_lacks_nothing():
    gaps = gaps_of(COMPLETE, True, TODAY)
    assert (gaps, letters_met(gaps)) == ((), 5)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"statement": " "}, "The statement is empty."),
        ({"statement": "…!"}, "The statement is empty."),
        ({"statement": "Be better"}, "The statement is too short to be specific."),
        ({"statement": "Make everything much better"}, "The statement has only general words."),
        ({"statement": "Forbedre kundeopplevelsen for alle kunder"}, "The statement has only general words."),
        ({"statement": "Die Qualität verbessern!"}, "The statement has only general words."),
        ({"measure": "  "}, "No measure."),
        ({"target": ""}, "No target."),
        ({"target": "as many as we can"}, "The target has no number."),
        ({"measure": "", "target": "more"}, "No measure. The target has no number."),
        ({"owner": ""}, "No owner who takes it on."),
        ({"deadline": None}, "No deadline."),
        ({"deadline": date(2026, 10, 31)}, "The deadline has gone by."),
    ],
)
def test_what_is_missing_is_named(changes, sentence):
    assert lacking(**changes) == sentence


def test_a_goal_that_nothing_serves_says_so():
    assert lacking(served=False) == "Nothing on the map serves it."


def test_the_last_day_is_still_in_time():
    assert lacking(deadline=TODAY) == ""


@pytest.mark.parametrize(
    "statement",
    [
        "Få boka før fredag",
        "Das Buch vor Freitag haben",
        "更快地收到我订购的书",
        "金曜日までに本を受け取りたい",
        "ได้รับหนังสือก่อนวันศุกร์นี้",
        "पुस्तक शुक्रवार तक मिले",
        "استلام الكتاب قبل يوم الجمعة",
        "책을 금요일 전에 받기",
    ],
)
def test_statements_of_other_languages_are_as_specific_as_english_ones(statement):
    assert lacking(statement=statement) == ""


@pytest.mark.parametrize("target", ["97 %", "٩٧ ٪", "९७ प्रतिशत", "under 2 min", "½ hour"])
def test_any_number_of_any_script_is_a_number(target):
    assert lacking(target=target) == ""


@given(texts, texts, texts, texts, st.booleans())
def test_any_text_gets_sentences_for_known_letters_in_their_order(statement, measure, target, owner, served):
    goal = Goal(id="g", statement=statement, measure=measure, target=target, owner=owner)
    letters = [gap.letter for gap in gaps_of(goal, served, TODAY)]
    assert letters == sorted(letters, key=list(SMART_WORDS).index)
    assert "T" in letters
    assert ("R" in letters) is not served
    assert letters_met(gaps_of(goal, served, TODAY)) == 5 - len(set(letters))


def test_a_stage_or_a_touchpoint_makes_a_goal_relevant():
    shop = small_shop()
    (goal,) = shop.goals
    assert "R" in [gap.letter for gap in smart_gaps(shop, goal, TODAY)]
    for served in (attach_goal(shop, "book", ("checkout",)), attach_goal_to_stage(shop, "book", "buy")):
        assert "R" not in [gap.letter for gap in smart_gaps(served, goal, TODAY)]


def test_what_serves_a_goal_is_told_stage_by_stage():
    shop = attach_goal(small_shop(), "book", ("search", "review", "till"))
    shop = attach_goal_to_stage(shop, "book", "buy")
    told = [
        (each.stage.name, each.as_a_whole, [card.title for card in each.touchpoints])
        for each in serving(shop, "book")
    ]
    assert told == [("Compare", False, ["Search", "Review"]), ("Buy", True, ["Till"])]
    assert count_serving(shop, "book") == ServingCount(stages=1, touchpoints=3)
    assert unserved_goals(shop) == ()
    assert [goal.id for goal in unserved_goals(small_shop())] == ["book"]


@given(maps())
def test_all_ways_to_ask_what_serves_a_goal_agree(map_):
    for goal in map_.goals:
        told = serving(map_, goal.id)
        count = ServingCount(
            sum(each.as_a_whole for each in told), sum(len(each.touchpoints) for each in told)
        )
        assert count == count_serving(map_, goal.id)
        assert count == summed(goals_in(stage).get(goal.id, ServingCount()) for stage in map_.stages)
        assert is_served(map_, goal.id) == bool(told) == (goal not in unserved_goals(map_))
        assert not is_served(remove_goal(map_, goal.id), goal.id)
