"""The findings of the insight view: read them, go there, put them aside, switch rules off."""

import pytest
from insight_hands import InsightHands, let_rules_look
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from mapdesigner.edit import dismiss_finding
from mapdesigner.insight.rules import RULES
from mapdesigner.model import Goal, Stage, Touchpoint
from mapdesigner.qt.insight.arranging import MOST_OF_A_RULE
from small_shop import small_shop


def shop_with_stages(count):
    """Return a small shop with so many stages in which there is nothing."""
    shop = small_shop()
    empty = tuple(
        Stage(id=f"empty{place}", name=f"Empty {place}", phase="purchase") for place in range(count)
    )
    return shop.evolve(stages=(*shop.stages, *empty))


@pytest.fixture
def hands(pilot):
    return InsightHands(pilot, shop_with_stages(2))


def test_each_finding_says_its_severity_in_a_word_and_why_it_matters(hands):
    row = hands.row("Empty 0")
    assert row.accessibleName().startswith("Warning: ")
    assert row.why.isVisible()
    assert row.why.text() == next(rule.why for rule in RULES if rule.name == "empty-stage")


def test_findings_of_one_rule_say_once_why_it_matters(hands):
    first, second = hands.row("Empty 0"), hands.row("Empty 1")
    assert first.why.isVisible()
    assert not second.why.isVisible()
    second.unfold(True)
    assert second.why.isVisible()


def test_rule_and_source_unfold_on_demand(hands):
    hands.focus("Empty 0")
    rule = next(rule for rule in RULES if rule.name == "empty-stage")
    assert not any(rule.source in words for words in hands.labels())
    hands.pilot.press("Space")
    assert any(rule.source in words for words in hands.labels())
    assert any("empty-stage" in words for words in hands.labels())
    hands.pilot.press("Left")
    assert not any(rule.source in words for words in hands.labels())


def test_by_stage_the_sections_are_the_stages(hands):
    assert [words for words, _ in hands.headings()] == ["Warnings", "Hints"]
    hands.click("By stage")
    names = [words for words, _ in hands.headings()]
    assert "Empty 0" in names
    assert "Empty 1" in names
    assert "Warnings" not in names


def test_a_link_goes_to_the_stage_on_the_map(hands):
    hands.click("Go to Empty 1")
    assert hands.pilot.window.views.name == "map"
    assert hands.pilot.selected() == ["Empty 1"]


def test_with_the_map_in_sight_a_link_only_reveals(hands):
    hands.pilot.press("Shift+F5")
    hands.click("Go to Empty 1")
    assert hands.pilot.window.views.name == "insight"
    assert hands.pilot.selected() == ["Empty 1"]


def test_enter_goes_there_and_the_arrows_walk(hands):
    first = hands.rows()[0]
    hands.pilot.activate()
    first.setFocus()
    hands.pilot.press("Down")
    assert hands.rows()[1].hasFocus()
    hands.pilot.press("Up")
    assert first.hasFocus()
    hands.focus("Empty 0")
    hands.pilot.press("Return")
    assert hands.pilot.selected() == ["Empty 0"]


def test_a_double_click_goes_there(hands):
    QTest.mouseDClick(hands.row("Empty 0"), *_left(), QPoint(300, 12))
    hands.pilot.settle()
    assert hands.pilot.selected() == ["Empty 0"]


def test_a_dismissed_finding_goes_below_with_its_reason(hands):
    hands.dismiss("Empty 0", "It comes next year")
    assert not any("Empty 0" in sentence for sentence in hands.sentences())
    (kept,) = hands.pilot.session.map_.dismissed
    assert (kept.rule, kept.about, kept.reason) == ("empty-stage", "empty0", "It comes next year")
    hands.click("1 dismissed · Show")
    assert "Dismissed: It comes next year" in hands.labels()
    hands.click("Restore")
    let_rules_look(hands.pilot)
    assert hands.row("Empty 0").isVisible()
    assert hands.pilot.session.map_.dismissed == ()


def test_undo_brings_a_dismissed_finding_back(hands):
    hands.dismiss("Empty 0", "It comes next year")
    hands.pilot.press("Ctrl+Z")
    let_rules_look(hands.pilot)
    assert hands.row("Empty 0").isVisible()


def test_after_a_dismissal_the_keyboard_is_on_the_next_finding(hands):
    below = hands.row("Empty 1")
    hands.dismiss("Empty 0", "It comes next year")
    assert below.hasFocus()


def test_without_a_reason_nothing_is_dismissed_and_the_field_says_so(hands):
    row = hands.focus("Empty 0")
    hands.pilot.press("Del")
    hands.pilot.type("  ")
    hands.pilot.press("Return")
    assert "A finding is dismissed with a reason; write a word or two." in hands.labels()
    assert hands.pilot.session.map_.dismissed == ()
    hands.pilot.press("Escape")
    assert row.hasFocus()
    assert not row.form.isVisible()


def test_delete_on_a_finding_deletes_nothing_of_the_map(hands):
    hands.pilot.session.select(("empty0",))
    before = hands.pilot.session.map_
    hands.focus("Empty 0")
    hands.pilot.press("Del")
    assert hands.pilot.session.map_ is before


def test_a_rule_is_switched_off_and_on_again(hands):
    row = hands.focus("Empty 0")
    row.unfold(True)
    hands.click("Switch off this rule")
    let_rules_look(hands.pilot)
    assert hands.pilot.session.map_.rules_off == ("empty-stage",)
    assert not any("Empty" in sentence for sentence in hands.sentences())
    hands.click("Rules")
    box = hands.page.rules.boxes["empty-stage"]
    assert not box.isChecked()
    box.click()
    let_rules_look(hands.pilot)
    hands.click("Rules")
    assert hands.row("Empty 0").isVisible()


def test_what_stays_keeps_its_widget_its_focus_and_what_is_unfolded(hands):
    row = hands.focus("Empty 1")
    row.unfold(True)
    hands.pilot.session.apply(lambda map_: map_.evolve(stages=map_.stages[:-2] + map_.stages[-1:]), "Remove")
    let_rules_look(hands.pilot)
    assert hands.row("Empty 1") is row
    assert row.hasFocus()
    assert row.is_unfolded


def test_a_reason_being_typed_outlives_a_look_at_the_map(hands):
    row = hands.focus("Empty 1")
    hands.pilot.press("Del")
    hands.pilot.type("Because")
    hands.pilot.session.apply(lambda map_: map_.evolve(title="Another"), "Rename")
    let_rules_look(hands.pilot)
    assert row.form.field.hasFocus()
    assert row.form.field.text() == "Because"


def test_more_than_ten_of_a_rule_are_held_back_until_asked_for(pilot):
    hands = InsightHands(pilot, shop_with_stages(52))
    assert sum("Empty" in sentence for sentence in hands.sentences()) == MOST_OF_A_RULE
    hands.click("and 42 more · Show")
    for _ in range(60):
        pilot.press("Down")
    assert sum("Empty" in sentence for sentence in hands.sentences()) == 52


def test_a_thousand_cards_of_findings_make_few_widgets(pilot):
    shop = small_shop()
    lane = shop.lanes[0].id
    stages = tuple(
        Stage(
            id=f"s{place}",
            name=f"Step {place}",
            phase="purchase",
            cards=tuple(
                Touchpoint(kind="touchpoint", id=f"c{place}x{row}", lane=lane, title=f"Card {row}")
                for row in range(20)
            ),
        )
        for place in range(50)
    )
    hands = InsightHands(pilot, shop.evolve(stages=stages, improvements=(), experiments=()))
    hands.click("By stage")
    assert 0 < len(hands.rows()) < 60


def test_nothing_found_says_how_many_rules_looked(pilot):
    off = tuple(rule.name for rule in RULES if rule.name != "empty-stage")
    hands = InsightHands(pilot, small_shop().evolve(rules_off=off))
    if hands.rows():
        pytest.fail(f"the small shop has an empty stage: {hands.sentences()}")
    assert "Nothing found" in hands.labels()
    assert any(words.startswith("1 rule looked at this map") for words in hands.labels())


def test_when_all_was_dismissed_the_foot_is_still_there(pilot):
    off = tuple(rule.name for rule in RULES if rule.name != "empty-stage")
    map_ = dismiss_finding(shop_with_stages(1).evolve(rules_off=off), "empty-stage", "empty0", "Later")
    hands = InsightHands(pilot, map_)
    assert any("found nothing to tell" in words for words in hands.labels())
    hands.click("1 dismissed · Show")
    assert "Dismissed: Later" in hands.labels()


def test_a_goal_goes_to_the_goals_with_its_page(pilot):
    goal = Goal(id="g1", statement="Be <b>quick</b> & done")
    hands = InsightHands(pilot, small_shop().evolve(goals=(goal,)))
    hands.click("Go to Be <b>quick</b> & done")
    assert pilot.session.selection == {"g1"}
    assert pilot.window.inspector.isVisible()


def test_a_link_to_what_was_just_deleted_says_so(hands):
    row = hands.row("Empty 0")
    hands.pilot.session.apply(lambda map_: map_.evolve(stages=map_.stages[:-2]), "Remove")
    row.links.buttons[0].click()
    assert hands.pilot.message() == "That is no longer in the map."


def _left():
    from pilot import LEFT, NO_KEYS

    return LEFT, NO_KEYS
