"""The lists of personas and of goals at the left answer alike."""

import pytest
from goal_hands import GIFT, LEFT, go_to, panel, serving, told
from PySide6.QtTest import QTest


@pytest.fixture
def shop(pilot):
    pilot.open_sample("online bookshop")
    return pilot


def test_the_button_below_the_goals_attaches_and_takes_off(shop):
    shop.click("Shopping cart")
    go_to(shop, GIFT)
    button = panel(shop).attach_button
    assert button.text() == "Attach to 1 touchpoint"
    QTest.mouseClick(button, LEFT)
    assert "Shopping cart" in serving(shop, GIFT)
    assert button.text() == "Take off 1 touchpoint"
    assert "On the selection." in told(shop, GIFT)
    QTest.mouseClick(button, LEFT)
    assert "Shopping cart" not in serving(shop, GIFT)
    assert "On the selection." not in told(shop, GIFT)


def test_a_goal_that_some_of_the_selected_serve_says_how_many(shop):
    served = serving(shop, GIFT)[0]
    shop.session.select([card.id for card in _cards(shop) if card.title in (served, "Shopping cart")])
    go_to(shop, GIFT)
    assert "On 1 of the 2 selected." in told(shop, GIFT)


def test_without_touchpoints_selected_nothing_is_offered_to_attach_to(shop):
    shop.session.select(())
    go_to(shop, GIFT)
    assert not panel(shop).attach_button.isVisible()


def test_f2_puts_the_keyboard_into_the_statement(shop):
    go_to(shop, GIFT)
    shop.press("F2")
    assert shop.window.focusWidget() is shop.window.inspector.page.statement.text_edit


def test_a_persona_is_deleted_on_its_page_and_comes_back(shop):
    anna = shop.session.map_.personas[0]
    shop.session.select([anna.id])
    QTest.mouseClick(shop.window.inspector.page.delete_button, LEFT)
    assert anna not in shop.session.map_.personas
    assert "lost its chip" in shop.message()
    shop.window.undo()
    assert anna in shop.session.map_.personas


def _cards(shop):
    return [card for stage in shop.session.map_.stages for card in stage.cards if hasattr(card, "title")]
