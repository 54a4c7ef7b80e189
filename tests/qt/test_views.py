"""The views of a window together: what is offered in each, and the filter in all of them."""

import pytest
from board_hands import Hands
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from table_hands import FilterHand, TableHand

from mapdesigner.edit import change_touchpoints, future_copy
from mapdesigner.model import Touchpoint, cards_of, new_improvement
from mapdesigner.qt.canvas.view import headings_bottom, pinned
from mapdesigner.qt.compare.dialog import CompareDialog
from mapdesigner.qt.shell.toolbar import Toolbar
from mapdesigner.qt.table.pinned import PinnedTitles
from small_shop import small_shop

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shop(pilot):
    """Two improvement notes that serve a touchpoint each, and one that serves none."""
    shop = change_touchpoints(small_shop(), card_ids=["search"], channel="website")
    notes = (
        new_improvement("Faster search", ("search",)),
        new_improvement("Shorter queue", ("till",)),
        new_improvement("Better music"),
    )
    pilot.session.replace(shop.evolve(improvements=notes), None)
    pilot.settle()
    pilot.activate()
    yield pilot
    pilot.window.keep_typing()


def tool(pilot, tip):
    """Return a button of the toolbar by the beginning of its tooltip."""
    bar = pilot.window.findChild(Toolbar)
    return next(button for button in bar.findChildren(QToolButton) if button.toolTip().startswith(tip))


# What is offered


def test_the_map_is_kept_in_sight_by_a_button_that_is_there_beside_the_other_views(shop):
    beside = tool(shop, "Keep the map in sight")
    assert not beside.isVisible()
    shop.press("F6")
    assert not shop.canvas.isVisible()
    QTest.mouseClick(beside, LEFT)
    assert shop.canvas.isVisible()
    assert beside.isChecked()
    QTest.mouseClick(beside, LEFT)
    assert not shop.canvas.isVisible()


def test_the_zoom_is_shown_only_with_the_map(shop):
    zoom = tool(shop, "Fit the map")
    assert zoom.isVisible()
    shop.press("F7")
    assert not zoom.isVisible()
    shop.press("Shift+F5")
    assert zoom.isVisible()


def test_enter_presses_the_button_of_an_empty_table(pilot):
    hand = TableHand(pilot)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    pilot.press("Return")
    pilot.type("Website")
    pilot.press("Return")
    assert hand.titles() == ["Website"]


def test_enter_presses_the_button_of_an_empty_board(pilot):
    pilot.activate()
    pilot.press("F7")
    pilot.press("Return")
    pilot.type("Better search")
    pilot.press("Return")
    assert [note.title for note in pilot.session.map_.improvements] == ["Better search"]


# The filter on board and matrix


def board_of(pilot, face="board"):
    notes = pilot.session.map_.improvements
    hand = Hands(pilot, face)
    pilot.session.replace(pilot.session.map_.evolve(improvements=notes), None)
    pilot.settle()
    return hand


def shown_on(hand):
    return sorted(hand.area.facts[id_].title for id_ in hand.area.order())


@pytest.mark.parametrize("face", ["board", "matrix"])
def test_notes_of_hidden_touchpoints_are_hidden_and_counted(shop, face):
    hand = board_of(shop, face)
    assert shown_on(hand) == ["Better music", "Faster search", "Shorter queue"]
    FilterHand(shop).tick("channels", "website")
    assert shown_on(hand) == ["Better music", "Faster search"]
    assert hand.view.header.count.text() == "2 of 3 notes"
    FilterHand(shop).bar.clear_button.click()
    assert shown_on(hand) == ["Better music", "Faster search", "Shorter queue"]


def test_a_filter_that_hides_every_note_says_so_and_can_be_cleared_there(shop):
    hand = board_of(shop)
    without = [note for note in shop.session.map_.improvements if note.title == "Shorter queue"]
    shop.session.replace(shop.session.map_.evolve(improvements=tuple(without)), None)
    FilterHand(shop).tick("channels", "website")
    assert hand.view.empty.isVisible()
    assert hand.view.empty.headline.text() == "No note serves what the filter shows"
    QTest.mouseClick(hand.view.empty.button, LEFT)
    assert shown_on(hand) == ["Shorter queue"]
    assert not FilterHand(shop).bar.isVisible()


# What stands over the table


def test_the_pinned_heading_shows_how_titles_are_sorted(shop):
    shop.window.resize(1000, 700)
    hand = TableHand(shop)
    pinned = hand.grid.findChild(PinnedTitles)
    bar = hand.grid.horizontalScrollBar()

    def arrow():
        bar.setValue(bar.maximum())
        shop.settle()
        head = hand.grid.header.height()
        return pinned.grab(QRect(pinned.width() - 30, 0, 28, head - 2)).toImage()

    unsorted = arrow()
    hand.click_heading("title")
    up = arrow()
    hand.click_heading("title")
    down = arrow()
    hand.click_heading("stage")
    assert arrow() == unsorted
    assert up != unsorted
    assert down not in (unsorted, up)


def test_a_click_in_a_comparison_brings_the_map_into_sight(shop):
    other = future_copy(shop.session.map_, "")
    shop.session.replace(change_touchpoints(shop.session.map_, card_ids=["search"], owner="Web team"), None)
    shop.press("F6")
    dialog = CompareDialog(shop.window, other)
    dialog.show()
    dialog.list.setCurrentIndex(dialog.rows.index(1, 0))
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert shop.canvas.isVisible()
    assert shop.selected() == ["Search"]
    dialog.close()
    shop.settle()


def seen_cards(pilot):
    """The cards of which a title's line can be read on the canvas, below the headings of the stages."""
    canvas = pilot.canvas
    moved = pinned(canvas.root, canvas.view).stages_dy
    below = canvas.view.from_map(QPointF(0, headings_bottom(canvas.root) + moved)).y()
    room = QRectF(0, below, canvas.viewport().width(), canvas.viewport().height() - below)
    return [
        box.label
        for box, x, y in pilot.boxes()
        if box.id.startswith("card:") and room.contains(canvas.view.rect_from_map(QRectF(x, y, 100, 26)))
    ]


@pytest.mark.parametrize("view", ["F6", "F7", "F8"])
def test_a_map_kept_in_sight_on_a_projector_shows_cards(pilot, view):
    pilot.window.resize(1280, 720)
    pilot.open_sample("smartphone purchase")
    pilot.session.apply(lambda map_: map_.evolve(purpose="A long purpose of the map. " * 6), "Change purpose")
    pilot.activate()
    pilot.press(view)
    pilot.press("Shift+F5")
    pilot.settle()
    assert seen_cards(pilot)
    pilot.press("F5")
    pilot.settle()
    # The whole room again: with its title.
    assert pilot.canvas.view.top == 0


def test_the_selected_card_is_in_sight_when_the_map_is_kept_in_sight(pilot):
    pilot.window.resize(1280, 720)
    pilot.open_sample("smartphone purchase")
    pilot.activate()
    last = [card for _, card in cards_of(pilot.session.map_) if isinstance(card, Touchpoint)][-1]
    pilot.press("F6")
    pilot.session.select((last.id,))
    pilot.press("Shift+F5")
    pilot.settle()
    assert last.title in seen_cards(pilot)
