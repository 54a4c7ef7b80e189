"""Goals in the inspector: the page of one, those of touchpoints and stages; what goes with a card."""

from datetime import date
from functools import partial

import pytest
from goal_hands import (
    CARTS,
    GIFT,
    LEFT,
    LOVED,
    by_day,
    choose,
    click,
    entries,
    go_to,
    goal_id,
    page,
    rows,
    serving,
    type_at,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mapdesigner.edit import change_stage, goal_of, stages_with_goal


@pytest.fixture
def shop(pilot):
    """The sample of the online bookshop with the page of goals at the left."""
    pilot.open_sample("online bookshop")
    pilot.window.show_side_page("goals")
    pilot.settle()
    return pilot


# The goal's page


def test_every_field_of_a_goal_is_typed(shop):
    click(shop, LOVED)
    fields = page(shop)
    type_at(shop, fields.statement.text_edit, "Choose a book in ten minutes")
    type_at(shop, fields.measure.text_edit, "Minutes from start to cart")
    type_at(shop, fields.target.line, "10 min")
    type_at(shop, fields.deadline.line, "31.12.2099")
    type_at(shop, fields.owner.line, "Web team")
    fields.kind.combo.setCurrentIndex(1)
    fields.kind.combo.activated.emit(1)
    goal = goal_of(shop.session.map_, next(iter(shop.session.selection)))
    assert (goal.statement, goal.measure) == ("Choose a book in ten minutes", "Minutes from start to cart")
    assert (goal.target, goal.owner, goal.kind) == ("10 min", "Web team", "business")
    assert goal.deadline == date(2099, 12, 31)


def test_the_smart_check_follows_the_typing(shop):
    click(shop, LOVED)
    fields = page(shop)
    sentences = {letter: label.text() for letter, label in fields.check.sentences.items()}
    assert sentences == {
        "S": "Says something particular.",
        "M": "No measure. No target.",
        "A": "No owner who takes it on.",
        "R": "Served on the map.",
        "T": "No deadline.",
    }
    assert fields.smart.header.count == "2 of 5"
    fields.target.line.setFocus()
    QTest.keyClicks(fields.target.line, "many")
    shop.wait_until(lambda: fields.check.sentences["M"].text() == "No measure. The target has no number.")
    type_at(shop, fields.owner.line, "Ola")
    assert fields.smart.header.count == "3 of 5"
    assert fields.check.sentences["A"].text() == "Somebody takes it on."


def test_a_deadline_that_is_none_stays_with_a_sentence(shop):
    click(shop, LOVED)
    type_at(shop, page(shop).deadline.line, "soon")
    assert page(shop).deadline.fault.startswith("“soon” is not a date.")
    assert page(shop).deadline.line.text() == "soon"
    type_at(shop, page(shop).deadline.line, "1.1.1850")
    assert page(shop).deadline.fault == "That is too early; it must be 1900-01-01 or later."
    assert page(shop).deadline.line.text() == "1.1.1850"


def test_what_serves_a_goal_leads_to_the_card(shop):
    shop.session.select([shop.session.map_.stages[2].id])
    go_to(shop, GIFT)
    shop.press("Return")
    click(shop, GIFT)
    links = [row for row in page(shop).served_by.rows if row.isVisible()]
    assert [row.words().split("\n")[0] for row in links][4:6] == ["Post-purchase", "Order confirmation"]
    assert page(shop).kind_label.text() == "Customer goal · served by 1 stage and 7 touchpoints"
    last = next(row for row in links if row.words().startswith("Support call"))
    QTest.mouseClick(last, LEFT)
    shop.settle()
    assert shop.selected() == ["Support call about a late parcel"]
    assert shop.canvas.viewport().rect().intersects(shop.seen_rect("Support call about a late parcel"))


def test_a_goal_is_removed_from_its_page(shop):
    click(shop, GIFT)
    QTest.mouseClick(page(shop).remove, LEFT)
    shop.settle()
    assert GIFT not in rows(shop)
    assert shop.session.selection == frozenset()


# Touchpoints and stages


def section(pilot):
    return page(pilot).section("Goals")


def test_a_touchpoint_shows_its_goals_and_lets_go_of_one(shop):
    shop.click("Checkout")
    line = section(shop).goals.line(goal_id(shop, GIFT))
    assert line.row.words() == f"{GIFT}\nCustomer goal · 97 % · {by_day(shop, GIFT)} · Warehouse"
    assert section(shop).header.count == "2"
    QTest.mouseClick(line.take_off, LEFT)
    assert "Checkout" not in serving(shop, GIFT)
    assert shop.message() == f"“{GIFT}” taken off “Checkout”. Ctrl+Z brings it back."
    assert section(shop).header.count == "1"


def test_a_click_on_a_goal_of_a_touchpoint_opens_it(shop):
    shop.click("Checkout")
    QTest.mouseClick(section(shop).goals.line(goal_id(shop, GIFT)).row, LEFT)
    shop.settle()
    assert page(shop).statement.text_edit.toPlainText() == GIFT


def test_several_cards_show_what_is_common_and_what_is_mixed(shop):
    shop.click("Checkout")
    shop.click("Shopping cart", Qt.KeyboardModifier.ControlModifier)
    lines = section(shop).goals
    assert lines.line(goal_id(shop, CARTS)).row.words().split("\n")[1].startswith("Business goal")
    assert not lines.line(goal_id(shop, CARTS)).give_all.isVisible()
    mixed = lines.line(goal_id(shop, GIFT))
    assert mixed.row.words().split("\n")[1].startswith("mixed: 1 of 2 · Customer goal")
    QTest.mouseClick(mixed.give_all, LEFT)
    assert {"Checkout", "Shopping cart"} <= set(serving(shop, GIFT))
    QTest.mouseClick(mixed.take_off, LEFT)
    assert not {"Checkout", "Shopping cart"} & set(serving(shop, GIFT))


def test_the_plus_offers_the_goals_that_are_not_attached_yet(shop):
    shop.click("Checkout")
    menu = QMenu()
    section(shop).goals.fill_menu(menu)
    offered = entries(menu)
    assert LOVED in offered
    assert GIFT not in offered
    choose(menu, LOVED)
    assert "Checkout" in serving(shop, LOVED)
    menu.deleteLater()


def test_a_new_goal_is_typed_where_it_is_attached(shop):
    shop.click("Checkout")
    menu = QMenu()
    section(shop).goals.fill_menu(menu)
    choose(menu, "New customer goal")
    shop.settle()
    goal = shop.session.map_.goals[-1]
    line = section(shop).goals.line(goal.id)
    assert line.field.text_edit.hasFocus()
    QTest.keyClicks(line.field.text_edit, "Pay in one go")
    QTest.keyClick(line.field.text_edit, Qt.Key.Key_Return)
    shop.settle()
    assert line.row.isVisible()
    assert not line.field.isVisible()
    assert serving(shop, "Pay in one go") == ["Checkout"]
    assert shop.selected() == ["Checkout"]
    menu.deleteLater()


def test_the_plus_button_opens_the_menu(shop):
    shop.click("Checkout")
    QTest.mouseClick(section(shop).add_button, LEFT)
    shop.settle()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert "New business goal" in entries(popup)
    popup.close()


def test_a_stage_has_goals_of_its_own_beside_the_line_under_its_name(shop):
    stage = shop.session.map_.stages[1]
    shop.session.apply(partial(change_stage, stage_id=stage.id, goals=()), "Take goals off")
    shop.session.select([stage.id])
    fields = page(shop)
    assert fields.goals.hint.isVisible()
    assert "whole stage serves" in fields.goals.hint.text()
    assert fields.goal.text_edit.toPlainText() == stage.customer_goal
    menu = QMenu()
    fields.goals.fill_menu(menu)
    choose(menu, GIFT)
    assert stages_with_goal(shop.session.map_, goal_id(shop, GIFT)) == (stage.id,)
    assert fields.goals_section.header.count == "1"
    QTest.mouseClick(fields.goals.line(goal_id(shop, GIFT)).take_off, LEFT)
    assert stages_with_goal(shop.session.map_, goal_id(shop, GIFT)) == ()
    menu.deleteLater()


# What goes along when cards are deleted


def test_deleting_a_card_says_that_its_experiment_goes_along(shop):
    shop.click("Checkout")
    shop.press("Del")
    assert shop.message() == "“Checkout” deleted with its experiment. Ctrl+Z brings all back."
    shop.window.undo()
    shop.click("Checkout")
    shop.press("Ctrl+X")
    assert shop.message() == (
        "Touchpoint cut. Its experiment does not come along to a paste; Ctrl+Z brings all back."
    )
    shop.window.undo()
    shop.click("Checkout")
    shop.click("Product page", Qt.KeyboardModifier.ControlModifier)
    shop.press("Del")
    assert shop.message() == "2 touchpoints deleted with 2 experiments. Ctrl+Z brings all back."


def test_deleting_a_card_without_experiments_says_nothing_of_them(shop):
    shop.click("Shopping cart")
    shop.press("Del")
    assert shop.message() == "“Shopping cart” deleted. Ctrl+Z brings it back."


def test_deleting_a_stage_counts_its_experiments(shop):
    shop.session.select([shop.session.map_.stages[1].id])
    shop.canvas.setFocus()
    shop.press("Del")
    assert shop.message() == (
        "Stage “Purchase” deleted with its 11 cards and 1 experiment. Ctrl+Z brings it back."
    )
