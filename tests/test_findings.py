"""All rules together: robust, quick after an edit, and what people dismiss or switch off stays so."""

import inspect
import re
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.edit import (
    change_improvement,
    dismiss_finding,
    move_stage,
    remove_cards,
    remove_experiment,
    remove_goal,
    remove_improvement,
    remove_lane,
    remove_persona,
    remove_stage,
    rename_card,
    restore_finding,
    switch_rule,
)
from mapdesigner.files.codec import read_map, write_map
from mapdesigner.files.relations import mended_relations
from mapdesigner.insight.findings import evaluate
from mapdesigner.insight.rule import Rule, rule
from mapdesigner.insight.rules import RULES
from mapdesigner.model import JourneyMap, new_map, new_touchpoint, problems
from mapdesigner.resources import sample_files, template_files
from rule_maps import TODAY, a_map, card, cards, stage
from small_shop import assert_refused, small_shop
from strategies import maps

PAIN = a_map(stage("Buy", card("Till", sentiment=-2), card("Cart", sentiment=-2)))
PAINS = "pain-without-improvement"


def told(map_):
    return [finding.sentence for finding in evaluate(map_, TODAY).shown]


def pains(map_):
    return [finding.subject for finding in evaluate(map_, TODAY).shown if finding.rule == PAINS]


# The rules


def test_there_are_rules_enough_and_each_has_a_name_of_its_own():
    names = [each.name for each in RULES]
    assert len(names) >= 22
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", name) for name in names)


@pytest.mark.parametrize("each", RULES, ids=[each.name for each in RULES])
def test_a_rule_tells_its_reason_and_where_it_comes_from(each: Rule):
    assert each.title.endswith(".") and each.why.endswith(".") and each.source.endswith(".")
    known = {"stage", "today", *JourneyMap.model_fields}
    assert set(each.reads) <= known


def test_no_rule_asks_for_the_day_itself():
    assert [each.name for each in RULES if "date.today" in inspect.getsource(each.check)] == []


def test_a_rule_without_a_source_is_refused():
    def sourceless(stages):
        """Something is missing.

        It is missed.
        """

    with pytest.raises(ValueError, match="needs a title, a reason and a source"):
        rule("sourceless", "hint", sourceless)


# Whatever the map


@given(maps(), st.dates(min_value=date(1900, 1, 1)))
def test_every_sound_map_gives_sentences_about_things_that_are_there(map_, today):
    groups = (map_.stages, map_.lanes, map_.personas, map_.goals, map_.improvements, map_.experiments)
    ids = {each.id for group in groups for each in group}
    ids |= {card.id for stage in map_.stages for card in stage.cards}
    findings = evaluate(map_, today)
    assert not set(findings.rules_off) & {finding.rule for finding in findings.shown}
    for finding in (*findings.shown, *(each.finding for each in findings.dismissed)):
        assert re.fullmatch(r"[“A-Z0-9].*[.!?]", finding.sentence, re.DOTALL), finding.sentence
        assert ids.issuperset(finding.about)
        assert finding.subject in ids | {""}
        assert finding.stage is None or finding.stage in ids


@given(maps())
def test_no_two_findings_of_a_rule_have_one_subject(map_):
    findings = evaluate(map_.evolve(dismissed=(), rules_off=()), TODAY)
    keys = [(finding.rule, finding.subject) for finding in findings.shown]
    assert len(set(keys)) == len(keys)


def test_a_map_that_was_just_begun_is_not_scolded():
    for path in template_files():
        findings = evaluate(read_map(path.read_bytes()), TODAY)
        assert findings.count("warning") == 0, path.name
    assert told(a_map(stage("Only"))) == [
        "The map has no touchpoints yet: begin with the places where customers meet you."
    ]


def test_a_map_without_a_lane_of_touchpoints_gives_a_sentence():
    bare = small_shop()
    for lane in ("web", "store"):
        bare = remove_lane(bare, lane)
    assert "The map has no touchpoints yet: begin with the places where customers meet you." in told(bare)


def test_a_thousand_cards_do_not_give_a_thousand_findings_about_owners():
    map_ = a_map(stage("Buy", *cards(1000)))
    assert [each for each in told(map_) if "owner" in each] == ["None of the 1,000 touchpoints has an owner."]


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_the_samples_have_things_to_tell_and_not_too_many(path):
    findings = evaluate(read_map(path.read_bytes()), TODAY)
    assert 1 <= len(findings.shown) <= 40
    severities = [finding.severity for finding in findings.shown]
    assert severities == sorted(severities, reverse=True)


# Quick after an edit


EDITS = (
    partial(rename_card, card_id="search", text="Find"),
    partial(move_stage, stage_id="buy", to_index=0),
    partial(change_improvement, note_id="faster", status="done"),
    partial(remove_cards, card_ids=("checkout",)),
    partial(switch_rule, rule="improvement-incomplete", on=False),
    partial(dismiss_finding, rule="goal-unserved", about="book", reason="Later"),
)


def test_a_look_after_each_edit_finds_what_a_fresh_look_finds():
    map_ = small_shop()
    findings = evaluate(map_, TODAY)
    for edit in EDITS:
        map_ = edit(map_)
        findings, fresh = evaluate(map_, TODAY, findings), evaluate(map_, TODAY)
        assert (findings.shown, findings.dismissed) == (fresh.shown, fresh.dismissed)


def test_only_rules_that_read_what_changed_are_run_again():
    runs = []

    def look(stage):
        """A stage is looked at.

        To see how often.

        Source: this test.
        """
        runs.append(stage.id)
        return iter(())

    rules = (rule("look-at-stage", "hint", look),)
    map_ = small_shop()
    before = evaluate(map_, TODAY, rules=rules)
    assert runs == ["compare", "buy"]
    runs.clear()
    before = evaluate(rename_card(map_, "checkout", "Pay"), TODAY, before, rules)
    assert runs == ["buy"]
    evaluate(change_improvement(map_, "faster", status="done"), date(2027, 1, 1), before, rules)
    assert runs == ["buy", "buy"]  # the title is as it was, in another object


def test_an_edit_elsewhere_leaves_what_reads_the_improvements_alone():
    map_ = small_shop()
    before = evaluate(map_, TODAY)
    after = evaluate(rename_card(map_, "checkout", "Pay"), TODAY, before)
    for rule_name, stage_id in (("improvement-incomplete", ""), (PAINS, "compare")):
        assert after.results[rule_name, stage_id] is before.results[rule_name, stage_id]
    assert after.results[PAINS, "buy"] is not before.results[PAINS, "buy"]


def test_another_day_is_another_look():
    map_ = small_shop().evolve(review_on=TODAY)
    before = evaluate(map_, TODAY)
    after = evaluate(map_, date(2026, 11, 23), before)
    assert {finding.rule for finding in after.shown} - {finding.rule for finding in before.shown} == {
        "review-overdue"
    }


# Dismissed and switched off


def test_a_dismissed_finding_is_counted_and_not_told_until_it_is_restored():
    assert pains(PAIN) == ["till", "cart"]
    dismissed = dismiss_finding(PAIN, PAINS, "till", " The till goes in May. ")
    findings = evaluate(dismissed, TODAY)
    assert pains(dismissed) == ["cart"]
    ((finding, reason),) = findings.dismissed
    assert (finding.subject, reason) == ("till", "The till goes in May.")
    assert read_map(write_map(dismissed)) == dismissed
    assert restore_finding(dismissed, PAINS, "till") == PAIN


def test_dismissing_again_gives_another_reason():
    once = dismiss_finding(PAIN, PAINS, "till", "Later")
    twice = dismiss_finding(dismiss_finding(once, PAINS, "cart", "Never"), PAINS, "till", "In May")
    assert [(each.about, each.reason) for each in twice.dismissed] == [("till", "In May"), ("cart", "Never")]
    assert dismiss_finding(once, PAINS, "till", "Later") is once


def test_what_is_true_of_the_whole_map_can_be_dismissed_too():
    map_ = dismiss_finding(a_map(stage("Only")), "empty-map", "", "We begin tomorrow")
    assert told(map_) == []


def test_a_finding_is_dismissed_with_a_reason_and_about_what_is_there():
    reasonless = "A finding is dismissed with a reason; write a word or two."
    assert_refused(reasonless, dismiss_finding, PAIN, PAINS, "till", " ")
    gone = "What that finding is about is no longer in the map."
    assert_refused(gone, dismiss_finding, PAIN, PAINS, "gone", "Why")
    assert_refused("That finding is not dismissed.", restore_finding, PAIN, PAINS, "till")


def test_a_rule_that_is_switched_off_does_not_run_and_what_was_dismissed_stays_so():
    dismissed = dismiss_finding(PAIN, PAINS, "till", "Later")
    off = switch_rule(dismissed, PAINS, on=False)
    findings = evaluate(off, TODAY)
    assert (pains(off), findings.dismissed, findings.rules_off) == ([], (), (PAINS,))
    assert switch_rule(off, PAINS, on=False) is off
    assert switch_rule(off, PAINS, on=True) == dismissed


def test_names_of_rules_that_are_not_known_here_are_kept():
    map_ = switch_rule(dismiss_finding(PAIN, "rule-of-2030", "till", "Why"), "other-of-2030", on=False)
    assert pains(read_map(write_map(map_))) == ["till", "cart"]
    assert evaluate(map_, TODAY).rules_off == ()


@pytest.mark.parametrize(
    ("about", "remove"),
    [
        ("checkout", partial(remove_cards, card_ids=("checkout",))),
        ("test", partial(remove_cards, card_ids=("checkout",))),
        ("buy", partial(remove_stage, stage_id="buy")),
        ("till", partial(remove_stage, stage_id="buy")),
        ("store", partial(remove_lane, lane_id="store")),
        ("ines", partial(remove_persona, persona_id="ines")),
        ("book", partial(remove_goal, goal_id="book")),
        ("faster", partial(remove_improvement, note_id="faster")),
        ("test", partial(remove_experiment, experiment_id="test")),
    ],
)
def test_what_was_dismissed_goes_with_what_it_was_about(about, remove):
    map_ = dismiss_finding(small_shop(), "any-rule", about, "Why")
    map_ = dismiss_finding(map_, "any-rule", "search", "Why not")
    left = remove(map_)
    assert [each.about for each in left.dismissed] == ["search"]
    assert problems(left) == ()


def test_a_dismissal_that_leads_nowhere_is_unsound_and_is_mended():
    once = dismiss_finding(PAIN, PAINS, "till", "Later").dismissed[0]
    map_ = PAIN.evolve(dismissed=(once, once, once.evolve(about="gone")))
    assert [problem.sentence() for problem in problems(map_)] == [
        f"dismissed finding of “{PAINS}”: it is dismissed twice; keep one.",
        f"dismissed finding of “{PAINS}”: what it is about, gone, is not in the map.",
    ]
    repairs: list[str] = []
    assert mended_relations(map_, repairs).dismissed == (once,)
    assert repairs == ["Dismissed findings about what is not in the map, or said twice, were taken off."]


def test_a_card_without_two_usual_companions_is_one_finding():
    map_ = new_map()
    cards = (new_touchpoint(map_.lanes[0].id, "Checkout"),)
    stages = tuple(stage.evolve(cards=cards if stage.phase == "purchase" else ()) for stage in map_.stages)
    found = evaluate(map_.evolve(stages=stages), date(2026, 11, 22)).shown
    shown = [each for each in found if "maps with the one" in each.sentence]
    assert len(shown) == 1
    assert " or " in shown[0].sentence
    assert shown[0].sentence.endswith("usually have the others.")
