"""Find and replace: what a person types, sees in the list, and finds selected on the map."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner.insight.filtering import Filter
from mapdesigner.model import Feedback, Metric, new_goal, new_map, new_persona, new_touchpoint
from mapdesigner.qt.find.bar import MOST_ROWS, FindBar
from mapdesigner.qt.find.hits import ROW_HEIGHT_PX

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def shop(pilot):
    """The pilot on a small map with a few texts."""
    map_ = new_map("Shop")
    lane = map_.lanes[0].id
    checkout = new_touchpoint(lane, "Checkout", "website").evolve(
        id="checkout", feedback=(Feedback(quote="Fine"), Feedback(quote="The cart was lost"))
    )
    cart = new_touchpoint(lane, "Shopping cart", "mobile app").evolve(
        id="cart", description="A cart is a cart"
    )
    stage = map_.stages[1].evolve(cards=(checkout, cart))
    map_ = map_.evolve(
        purpose="Sell more carts",
        stages=(map_.stages[0], stage, *map_.stages[2:]),
        personas=(new_persona("Ines").evolve(id="ines", needs="a light cart"),),
        goals=(new_goal("Full carts").evolve(id="full"),),
    )
    pilot.session.replace(map_, None)
    pilot.settle()
    return pilot


def open_find(pilot, words=""):
    """Open the bar as a person does, and type."""
    pilot.canvas.setFocus()
    pilot.press("Ctrl+F")
    bar = pilot.window.findChild(FindBar)
    pilot.type(words)
    return bar


def rows(bar):
    """What the list says, row by row."""
    return [bar.hits.index(row, 0).data() for row in range(bar.hits.rowCount())]


@pytest.mark.skipif(sys.platform == "darwin", reason="hides the program there")
def test_ctrl_h_finds_and_replaces_as_in_word_processors(shop):
    shop.canvas.setFocus()
    shop.press("Ctrl+H")
    shop.type("cart")
    bar = shop.window.findChild(FindBar)
    assert bar.isVisible()
    assert bar.count.text() == "7 hits"


def test_every_text_is_listed_with_the_words_around_it_and_its_place(shop):
    bar = open_find(shop, "cart")
    assert bar.isVisible()
    assert bar.count.text() == "7 hits"
    said = rows(bar)
    assert said[0] == "Sell more carts, Shop — purpose"
    assert "The cart was lost, Purchase · Touchpoints · Checkout — feedback, quote 2" in said
    assert "a light cart, Ines — persona, needs" in said
    assert bar.list.height() == MOST_ROWS * ROW_HEIGHT_PX + 6


def test_typing_goes_nowhere_and_enter_goes_from_hit_to_hit_while_the_keyboard_stays(shop):
    bar = open_find(shop, "checkout")
    assert shop.session.selection == frozenset()
    shop.press("Return")
    assert (bar.count.text(), shop.selected()) == ("1 of 1", ["Checkout"])
    assert bar.field.hasFocus()
    bar.field.selectAll()
    shop.type("cart")
    shop.press("Return")
    shop.press("Return")
    assert (bar.count.text(), shop.selected()) == ("2 of 7", ["Checkout"])
    shop.press("F3")
    assert shop.selected() == ["Shopping cart"]
    shop.press("Shift+Return")
    shop.press("Shift+F3")
    assert bar.count.text() == "1 of 7"
    shop.press("Shift+Return")
    assert bar.count.text() == "7 of 7"
    assert bar.field.hasFocus()


def test_a_hit_out_of_sight_comes_into_sight(pilot):
    pilot.open_sample("online bookshop")
    pilot.window.resize(1000, 700)
    open_find(pilot, "Author evening")
    pilot.press("Return")
    (card,) = pilot.selected()
    assert pilot.canvas.viewport().rect().contains(pilot.seen_rect(card))


def test_a_persona_a_goal_and_the_map_open_their_pages_in_the_inspector(shop):
    shop.window.inspector.hide()
    bar = open_find(shop, "light cart")
    shop.press("Return")
    assert shop.session.selection == {"ines"}
    assert shop.window.inspector.isVisible()
    bar.field.setText("full carts")
    shop.press("Return")
    assert shop.session.selection == {"full"}
    bar.field.setText("sell more")
    shop.press("Return")
    assert shop.session.selection == frozenset()
    assert bar.field.hasFocus()


def test_a_click_on_a_row_goes_there(shop):
    bar = open_find(shop, "cart")
    place = bar.list.visualRect(bar.hits.index(1, 0)).center()
    QTest.mouseClick(bar.list.viewport(), LEFT, NO_KEYS, place)
    assert (bar.count.text(), shop.selected()) == ("2 of 7", ["Checkout"])


def test_the_list_is_walked_by_the_arrow_keys(shop):
    bar = open_find(shop, "cart")
    shop.press("Down")
    assert bar.list.hasFocus()
    shop.press("Down")
    shop.press("Return")
    assert shop.selected() == ["Checkout"]
    shop.press("Up")
    shop.press("Up")
    assert bar.field.hasFocus()


def test_escape_closes_and_puts_the_keyboard_on_the_hit(shop):
    bar = open_find(shop, "cart")
    shop.press("Return")
    shop.press("Return")
    shop.press("Escape")
    assert bar.isHidden()
    assert shop.canvas.hasFocus()
    assert shop.selected() == ["Checkout"]
    open_find(shop, "light cart")
    shop.press("Return")
    shop.press("Escape")
    assert shop.window.inspector.isAncestorOf(QApplication.focusWidget())


def test_escape_without_a_hit_leads_back_to_the_map(shop):
    bar = open_find(shop)
    shop.press("Escape")
    assert bar.isHidden()
    assert shop.canvas.hasFocus()


def test_match_case_and_whole_words(shop):
    bar = open_find(shop, "Cart")
    QTest.mouseClick(bar.match_case, LEFT)
    assert (bar.hits.rowCount(), bar.hint.text()) == (0, "No text of the map holds “Cart” in this spelling.")
    assert bar.hint.isVisible()
    QTest.mouseClick(bar.match_case, LEFT)
    QTest.mouseClick(bar.whole_words, LEFT)
    assert bar.count.text() == "5 hits"
    assert not any("carts" in said for said in rows(bar))


def test_nothing_found_is_said_and_nothing_typed_says_what_to_do(shop):
    bar = open_find(shop)
    assert bar.hint.text().startswith("Searches all text")
    assert not bar.replace_all_button.isEnabled()
    shop.type("zebra <b>")
    assert bar.hint.text() == "No text of the map holds “zebra <b>”."
    assert bar.count.text() == "No hits"
    assert bar.list.isHidden()


def test_words_selected_in_a_field_are_searched_for(shop):
    shop.click("Checkout")
    field = shop.window.inspector.page.first_field()
    field.setFocus()
    shop.press("Ctrl+A")
    shop.press("Ctrl+F")
    bar = shop.window.findChild(FindBar)
    assert bar.field.text() == "Checkout"
    assert bar.count.text() == "1 hit"


def test_what_is_still_being_typed_is_found(shop):
    shop.double_click("Checkout")
    shop.press("Ctrl+A")
    shop.type("Pay here")
    shop.press("Ctrl+F")
    bar = shop.window.findChild(FindBar)
    bar.field.setText("pay here")
    assert bar.count.text() == "1 hit"


# Replacing


def test_one_hit_after_the_other_is_replaced(shop):
    bar = open_find(shop, "cart")
    bar.by.setText("carting")
    bar.replace_button.click()
    assert bar.count.text() == "1 of 7"
    bar.replace_button.click()
    # Not into the “cart” of the new word: the next one stands in another text.
    assert shop.session.map_.purpose == "Sell more cartings"
    assert (bar.count.text(), shop.selected()) == ("2 of 7", ["Checkout"])
    bar.replace_button.click()
    assert shop.session.map_.stages[1].cards[0].feedback[1].quote == "The carting was lost"
    assert shop.selected() == ["Shopping cart"]


def test_replace_all_is_one_step_and_says_how_many(shop):
    before = shop.session.map_
    bar = open_find(shop, "cart")
    bar.by.setText("basket")
    bar.replace_all_button.click()
    assert shop.message() == "Replaced 7 × “cart” with “basket”. Ctrl+Z takes it back."
    assert shop.cards("Purchase") == ["Checkout", "Shopping basket"]
    assert shop.window.actions_.undo.text() == "Undo replace 7 × “cart”"
    assert bar.count.text() == "No hits"
    # The keyboard is in the field, which has nothing to take back itself.
    bar.field.setFocus()
    shop.press("Ctrl+Z")
    assert shop.session.map_ == before
    assert bar.count.text() == "7 hits"


def test_undo_in_a_field_that_was_typed_in_is_the_field_s(shop):
    shop.double_click_cell("Retention", "Touchpoints")
    shop.type("Letter")
    shop.press("Return")
    bar = open_find(shop, "lett")
    shop.press("Ctrl+Z")
    assert bar.field.text() != "lett"
    assert shop.cards("Retention") == ["Letter"]


def test_words_are_found_whichever_way_their_accents_quotes_and_hyphens_were_typed(shop):
    shop.session.apply(lambda map_: map_.evolve(purpose="Don’t e\u2011mail İzmir’s cafe\u0301"), "Words")
    for words in ("don't", "E-MAIL", "izmir's", "cafe", "CAFÉ"):
        bar = open_find(shop, words)
        assert bar.count.text() == "1 hit", words
        shop.press("Escape")


def test_replace_all_leaves_words_with_other_accents_and_says_so(shop):
    shop.session.apply(lambda map_: map_.evolve(purpose="Schon schön, scho\u0308n, schon"), "Words")
    bar = open_find(shop, "schon")
    assert bar.count.text() == "4 hits"
    bar.by.setText("bereits")
    bar.replace_all_button.click()
    assert shop.session.map_.purpose == "bereits schön, scho\u0308n, bereits"
    assert "2 hits with other accents are left; Replace does them one by one." in shop.message()
    bar.replace_all_button.click()
    assert shop.session.map_.purpose == "bereits schön, scho\u0308n, bereits"
    bar.step(1)
    bar.replace_button.click()
    assert shop.session.map_.purpose == "bereits bereits, scho\u0308n, bereits"


def test_a_replacement_that_would_be_unsound_is_refused_with_a_sentence(shop):
    stage = shop.session.map_.stages[1]
    card = stage.cards[0].evolve(metrics=(Metric(kind="custom", name="Share", unit="%"),))
    map_ = shop.session.map_
    stages = (map_.stages[0], stage.evolve(cards=(card, stage.cards[1])), *map_.stages[2:])
    shop.session.replace(map_.evolve(stages=stages), None)
    bar = open_find(shop, "%")
    bar.by.setText("per cent")
    bar.replace_all_button.click()
    assert shop.message().startswith("The unit “%” of “Share” says how its values are kept")
    assert not shop.session.history.past


def test_the_name_of_the_map_it_is_based_on_is_found_and_stays(shop):
    from mapdesigner.edit import future_copy

    shop.session.replace(future_copy(shop.session.map_, "zebra.json"), None)
    bar = open_find(shop, "zebra")
    assert bar.count.text() == "1 hit"
    bar.replace_all_button.click()
    assert "not replaced" in shop.message()
    assert shop.session.map_.based_on.file == "zebra.json"


# Following the map


def test_the_list_follows_the_map_and_keeps_its_place(shop):
    bar = open_find(shop, "cart")
    for _ in range(3):
        shop.press("Return")
    assert bar.count.text() == "3 of 7"
    shop.session.apply(lambda map_: map_.evolve(purpose="Sell more"), "Change purpose")
    assert bar.count.text() == "2 of 6"
    assert rows(bar)[1].startswith("Shopping cart")
    shop.session.replace(new_map(), None)
    assert bar.count.text() == "No hits"


def test_a_hit_that_the_filter_hides_clears_the_filter_and_says_so(shop):
    shop.window.filtering.show_only(Filter(channels=frozenset(("website",))))
    open_find(shop, "shopping")
    shop.press("Return")
    assert not shop.window.filtering.is_on
    assert shop.message() == "The filter is cleared: it hid “Shopping cart”."
    assert shop.selected() == ["Shopping cart"]


def test_a_hit_that_the_filter_shows_leaves_it_on(shop):
    shop.window.filtering.show_only(Filter(channels=frozenset(("website",))))
    open_find(shop, "checkout")
    shop.press("Return")
    assert shop.window.filtering.is_on


def test_typing_does_not_wait_for_ten_thousand_cards(pilot):
    map_ = new_map("Large")
    lane = map_.lanes[0].id
    stages = tuple(
        stage.evolve(
            cards=tuple(
                new_touchpoint(lane, f"Card {number}").evolve(description="what customers meet")
                for number in range(2_500)
            )
        )
        for stage in map_.stages
    )
    pilot.session.replace(map_.evolve(stages=stages), None)
    bar = open_find(pilot)
    bar.field.setText("c")
    # A slice of the map was looked through, and the rest waits for the event loop.
    assert 0 < len(bar.hits.hits) < 20_000
    bar.field.setText("card 77")
    pilot.wait_until(lambda: not bar._search.is_under_way, 20_000)
    assert bar.count.text() == "44 hits"


def test_the_list_has_as_many_rows_as_were_scrolled_to(pilot):
    map_ = new_map("Many")
    cards = tuple(new_touchpoint(map_.lanes[0].id, f"Card {number}") for number in range(900))
    stages = (map_.stages[0].evolve(cards=cards), *map_.stages[1:])
    pilot.session.replace(map_.evolve(stages=stages), None)
    bar = open_find(pilot, "card ")
    pilot.wait_until(lambda: bar.count.text() == "900 hits")
    assert bar.hits.rowCount() < 900
    pilot.press("Shift+Return")
    assert (bar.count.text(), pilot.selected()) == ("900 of 900", ["Card 899"])
    assert rows(bar)[-1].startswith("Card 899")


def test_a_narrow_bar_has_short_words_and_a_dark_one_its_own_icons(shop):
    bar = open_find(shop)
    shop.window.resize(1400, 900)
    shop.settle()
    assert bar.match_case.text() == "Match case"
    shop.window.resize(900, 700)
    shop.settle()
    assert bar.match_case.text() == "Aa"
    assert bar.match_case.accessibleName() == "Match case"
