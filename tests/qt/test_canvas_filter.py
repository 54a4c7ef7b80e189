"""The canvas while a filter hides cards: what is dropped, typed and moved lands right among all of them."""

import json

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from mapdesigner.edit import change_touchpoints, rename_card
from mapdesigner.insight.filtering import Filter
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.model import card_text
from mapdesigner.qt.editing.drag_formats import TOUCHPOINT_MIME


@pytest.fixture
def shop(pilot):
    """A window on four cards of a cell; those in the store are hidden."""
    pilot.type_cards("Purchase", "Touchpoints", "Till", "Search", "Queue", "Pay")
    pilot.press("Escape")
    cards = {card.title: card.id for card in pilot.session.map_.stages[1].cards}
    for title, channel in (("Till", "store"), ("Search", "website"), ("Queue", "store"), ("Pay", "website")):
        pilot.session.apply(
            lambda map_, id_=cards[title], channel=channel: change_touchpoints(map_, [id_], channel=channel),
            "Set channel",
        )
    pilot.window.filtering.show_only(Filter(channels=frozenset(("website",))))
    pilot.settle()
    return pilot


def everything(pilot, stage=1):
    return [card_text(card) for card in pilot.session.map_.stages[stage].cards]


def test_only_what_the_filter_shows_is_on_the_canvas(shop):
    assert shop.cards("Purchase") == ["Search", "Pay"]
    shop.window.filtering.clear()
    shop.settle()
    assert shop.cards("Purchase") == ["Till", "Search", "Queue", "Pay"]


def test_a_dragged_card_lands_right_before_the_shown_one_below_it(shop):
    shop.drag("Pay", onto="Purchase", lane="Touchpoints", at=0)
    assert shop.cards("Purchase") == ["Pay", "Search"]
    assert everything(shop) == ["Till", "Pay", "Search", "Queue"]


def test_a_ready_touchpoint_dropped_in_lands_where_it_was_dropped(shop):
    data = QMimeData()
    data.setData(TOUCHPOINT_MIME, json.dumps({"title": "Cart", "channel": "website"}).encode())
    shop.drop_in(data, "Purchase", "Touchpoints", at=0)
    assert shop.cards("Purchase") == ["Cart", "Search", "Pay"]
    assert everything(shop) == ["Till", "Cart", "Search", "Queue", "Pay"]


def test_a_card_typed_below_another_stands_right_below_it_and_says_that_it_is_hidden(shop):
    shop.click("Search")
    shop.press("Return")
    editor = shop.canvas.editor
    assert editor.geometry().top() > shop.seen_rect("Search").top()
    assert editor.geometry().top() < shop.seen_rect("Pay").bottom()
    shop.type("Compare")
    shop.press("Return")
    assert everything(shop) == ["Till", "Search", "Compare", "Queue", "Pay"]
    assert shop.cards("Purchase") == ["Search", "Pay"]
    assert shop.message() == "“Compare” is hidden by the filter."


def test_a_card_changed_so_that_the_filter_hides_it_says_so(shop):
    shop.click("Pay")
    (pay,) = shop.session.selection
    shop.session.apply(lambda map_: change_touchpoints(map_, [pay], channel="store"), "Set channel")
    assert shop.cards("Purchase") == ["Search"]
    assert shop.message() == "“Pay” is hidden by the filter."


def test_several_cards_pasted_out_of_sight_are_counted(shop):
    QApplication.clipboard().setText("One\nTwo\nThree")
    shop.click("Search")
    shop.press("Ctrl+V")
    assert everything(shop) == ["Till", "Search", "One", "Two", "Three", "Queue", "Pay"]
    assert shop.message() == "3 cards are hidden by the filter."


def test_an_edit_of_what_is_hidden_already_says_nothing(shop):
    shop.window.statusBar().clearMessage()
    till = shop.session.map_.stages[1].cards[0].id
    shop.session.apply(lambda map_: change_touchpoints(map_, [till], owner="Mia"), "Set owner")
    assert shop.message() == ""


def test_arrows_go_from_shown_card_to_shown_card(shop):
    shop.click("Search")
    shop.press("Down")
    assert shop.selected() == ["Pay"]
    shop.press("Up")
    assert shop.selected() == ["Search"]


def test_a_card_moved_by_key_goes_past_the_hidden_ones(shop):
    shop.click("Search")
    shop.press("Alt+Down")
    assert shop.cards("Purchase") == ["Pay", "Search"]
    assert everything(shop) == ["Till", "Queue", "Pay", "Search"]


def test_select_all_and_delete_leave_what_is_hidden(shop):
    shop.click("Search")
    shop.press("Ctrl+A")
    shop.press("Delete")
    assert everything(shop) == ["Till", "Queue"]
    shop.press("Ctrl+Z")
    assert everything(shop) == ["Till", "Search", "Queue", "Pay"]


def test_what_was_hidden_comes_back_as_it_was_and_what_was_changed_meanwhile_as_it_is(shop):
    till = next(card for card in shop.session.map_.stages[1].cards if card.title == "Till")
    pay = next(card for card in shop.session.map_.stages[1].cards if card.title == "Pay")
    shop.session.apply(lambda map_: rename_card(map_, pay.id, "Pay by phone"), "Rename")
    shop.session.apply(lambda map_: rename_card(map_, till.id, "Self-service till"), "Rename")
    shop.window.filtering.show_only(Filter(channels=frozenset(("store",))))
    shop.settle()
    assert shop.cards("Purchase") == ["Self-service till", "Queue"]
    shop.window.filtering.clear()
    shop.settle()
    assert shop.cards("Purchase") == ["Self-service till", "Search", "Queue", "Pay by phone"]
    assert shop.canvas.root == lay_out(shop.session.map_)
