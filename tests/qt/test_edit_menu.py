"""The Edit menu by mouse: it does what its keys do where the keyboard is, and offers just that."""

import pytest
from board_hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid
from table_hands import TableHand

from small_shop import small_shop

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shop(pilot):
    pilot.session.replace(small_shop(), None)
    pilot.settle()
    pilot.activate()
    return pilot


class Menu:
    """A menu of the menu bar, open."""

    def __init__(self, pilot, title):
        self.pilot = pilot
        bar = pilot.window.menuBar()
        self.menu = next(action.menu() for action in bar.actions() if action.text().replace("&", "") == title)
        self.menu.popup(pilot.window.mapToGlobal(QPoint(40, 40)))
        pilot.settle()

    def offered(self):
        actions = [action for action in self.menu.actions() if action.isEnabled()]
        return [action.text().replace("&", "") for action in actions if not action.isSeparator()]

    def choose(self, words):
        action = next(one for one in self.menu.actions() if one.text().replace("&", "") == words)
        QTest.mouseClick(self.menu, LEFT, pos=self.menu.actionGeometry(action).center())
        assert not self.menu.isVisible()
        self.pilot.settle()

    def close(self):
        self.menu.close()
        self.pilot.settle()


def choose(pilot, words):
    Menu(pilot, "Edit").choose(words)


def test_on_the_map_it_copies_pastes_and_deletes_cards(shop):
    shop.click("Search")
    choose(shop, "Copy")
    choose(shop, "Paste")
    assert shop.cards("Compare").count("Search") == 2
    choose(shop, "Delete")
    assert shop.cards("Compare").count("Search") == 1
    choose(shop, "Undo delete touchpoint")
    assert shop.cards("Compare").count("Search") == 2


def test_in_the_table_copy_puts_a_block_on_the_clipboard(shop):
    hand = TableHand(shop)
    hand.click("Search")
    choose(shop, "Copy")
    assert QApplication.clipboard().text().startswith("Touchpoint\t")
    assert "Search" in QApplication.clipboard().text()


def test_in_the_table_paste_fills_cells(shop):
    hand = TableHand(shop)
    QApplication.clipboard().setText("Web team")
    hand.click("Search", "owner")
    choose(shop, "Paste")
    assert hand.cell("Search", "owner") == "Web team"


def test_in_the_table_all_rows_are_selected_and_deleted(shop):
    hand = TableHand(shop)
    titles = hand.titles()
    hand.click(titles[0])
    choose(shop, "Select all")
    assert hand.selected() == titles
    choose(shop, "Delete")
    assert hand.titles() == []


def test_in_the_table_cut_and_duplicate_are_about_its_rows(shop):
    hand = TableHand(shop)
    hand.click("Search")
    choose(shop, "Duplicate")
    assert hand.titles().count("Search") == 2
    choose(shop, "Cut")
    assert hand.titles().count("Search") == 1
    choose(shop, "Paste")
    assert hand.titles().count("Search") == 2


def test_in_the_table_rename_types_into_the_cell(shop):
    hand = TableHand(shop)
    hand.click("Search")
    choose(shop, "Rename")
    shop.type("Message board")
    shop.press("Return")
    assert "Message board" in hand.titles()
    assert shop.canvas.editor is None


def test_on_the_board_it_renames_duplicates_and_removes_notes(shop):
    hand = Hands(shop, "board", "One page", "Guest order")
    hand.click("One page")
    choose(shop, "Rename")
    shop.type("Two pages")
    shop.press("Return")
    assert hand.columns() == {"idea": ["Two pages", "Guest order"]}
    choose(shop, "Duplicate")
    assert hand.columns() == {"idea": ["Two pages", "Two pages", "Guest order"]}
    choose(shop, "Delete")
    assert hand.columns() == {"idea": ["Two pages", "Guest order"]}
    choose(shop, "Select all")
    assert hand.selected() == ["Two pages", "Guest order"]


def test_on_the_board_nothing_is_pasted_onto_the_map_behind_it(shop):
    hand = Hands(shop, "board", "One page")
    QApplication.clipboard().setText("A line\nAnother line")
    hand.click("One page")
    menu = Menu(shop, "Edit")
    assert not {"Cut", "Copy", "Paste"} & set(menu.offered())
    menu.close()
    before = shop.session.map_
    shop.press("Ctrl+V")
    assert shop.session.map_ is before


def test_in_a_field_of_the_inspector_it_is_about_the_text(shop):
    shop.click("Search")
    owner = next(
        field
        for field in shop.window.inspector.findChildren(QLineEdit)
        if field.isVisible() and field.accessibleName() == "Owner"
    )
    owner.setFocus()
    shop.type("Web team")
    choose(shop, "Select all")
    assert owner.selectedText() == "Web team"
    choose(shop, "Cut")
    assert owner.text() == ""
    assert QApplication.clipboard().text() == "Web team"
    choose(shop, "Paste")
    assert owner.text() == "Web team"
    shop.press("Return")
    assert shop.window.actions_.undo.text() == "Undo change owner"
    assert "Search" in shop.cards("Compare")


EDITS = ("Cut", "Copy", "Paste", "Duplicate", "Delete", "Select all", "Rename")


@pytest.mark.parametrize("view", ["F5", "F6", "F7", "F8"])
def test_wherever_the_keyboard_is_each_command_is_done_once_at_the_most(shop, view):
    QApplication.clipboard().setText("One\nTwo")
    shop.press(view)
    menu = next(action.menu() for action in shop.window.menuBar().actions() if "Edit" in action.text())
    for part in [shop.window.menuBar(), *shop.window.findChildren(QWidget)]:
        for words in EDITS:
            if isValid(part) and part.isVisible() and part.isEnabled():
                part.setFocus()
                action = next(one for one in menu.actions() if one.text().replace("&", "") == words)
                steps = len(shop.session.history.past)
                action.trigger()
                assert len(shop.session.history.past) <= steps + 1
                shop.window.keep_typing()
        shop.settle()


def test_what_was_off_in_a_field_is_on_again_by_its_key_on_the_map(shop):
    shop.click("Search")
    shop.window.catalogue.focus_search()
    menu = Menu(shop, "Edit")
    assert "Copy" not in menu.offered()
    menu.close()
    shop.canvas.setFocus()
    shop.press("Ctrl+C")
    assert "Search" in QApplication.clipboard().text()


def test_with_the_map_in_sight_the_view_that_has_the_keyboard_counts(shop):
    hand = TableHand(shop)
    shop.press("Shift+F5")
    shop.click("Search")
    choose(shop, "Copy")
    assert QApplication.clipboard().text().strip() == "Search"
    hand.click("Search")
    choose(shop, "Copy")
    assert QApplication.clipboard().text().startswith("Touchpoint\t")


# What is typed on the map comes to the map


@pytest.mark.parametrize("key", ["F6", "F7"])
def test_a_new_card_and_a_new_stage_are_typed_where_they_are_seen(shop, key):
    shop.press(key)
    Menu(shop, "Map").choose("New card")
    assert shop.canvas.isVisible()
    shop.type("Newsletter")
    shop.press("Return")
    assert any("Newsletter" in shop.cards(stage) for stage in shop.stages())
    shop.press(key)
    Menu(shop, "Map").choose("Add stage")
    shop.type("Retention")
    shop.press("Return")
    assert "Retention" in shop.stages()


def test_nothing_zooms_a_map_that_is_out_of_sight(shop):
    menu = Menu(shop, "View")
    assert {"Zoom in", "Fit the map"} <= set(menu.offered())
    menu.close()
    shop.press("F6")
    menu = Menu(shop, "View")
    assert not {"Zoom in", "Fit the map"} & set(menu.offered())
    menu.close()
    shop.press("Shift+F5")
    menu = Menu(shop, "View")
    assert {"Zoom in", "Fit the map"} <= set(menu.offered())
    menu.close()
