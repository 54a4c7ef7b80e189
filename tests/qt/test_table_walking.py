"""Filling the table by the keyboard alone: Tab along the row, letters that choose, Enter to the next row."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from table_hands import TableHand, press

from mapdesigner.edit import add_persona
from mapdesigner.model import new_persona


@pytest.fixture
def table(pilot):
    """A table of three touchpoints and two personas."""
    pilot.type_cards("Pre-purchase", "Touchpoints", "Search", "Review")
    pilot.type_cards("Retention", "Touchpoints", "Newsletter")
    for name in ("Anna", "Ben"):
        pilot.session.apply(lambda map_, name=name: add_persona(map_, new_persona(name, "#1F6F5C")), "Add")
    pilot.press("Escape")
    return TableHand(pilot)


def at(table):
    """The title of the row and the name of the column where the keyboard is."""
    index = table.grid.currentIndex()
    return table.titles()[index.row()], table.grid.current_column.name


def test_insert_title_tab_stage_by_letters_and_the_words_go_nowhere_else(table, pilot):
    table.click("Search")
    pilot.press("Insert")
    pilot.type("Checkout")
    pilot.press("Tab")
    pilot.type("ret")
    pilot.press("Tab")
    pilot.press("Tab")
    pilot.type("webs")
    pilot.press("Tab")
    pilot.type("dig")
    pilot.press("Return")
    assert at(table) == ("New touchpoint", "title")
    pilot.press("Escape")
    assert table.cell("Checkout", "stage") == "Retention"
    assert table.cell("Checkout", "channel") == "website"
    assert table.cell("Checkout", "setting") == "digital"
    assert pilot.title() == "Untitled journey map"


def test_enter_in_a_new_row_that_was_filled_begins_another_one_below(table, pilot):
    table.click("Newsletter")
    pilot.press("Insert")
    for title in ("One", "Two", "Three"):
        pilot.type(title)
        pilot.press("Tab")
        pilot.type("pur")
        pilot.press("Return")
    pilot.press("Return")
    pilot.press("Delete")
    assert table.titles() == ["Search", "Review", "One", "Two", "Three", "Newsletter"]


def test_ctrl_enter_keeps_a_cell_and_adds_the_next_touchpoint(table, pilot):
    table.click("Newsletter")
    pilot.press("Insert")
    for title in ("One", "Two"):
        pilot.type(title)
        pilot.press("Ctrl+Return")
    pilot.type("Three")
    pilot.press("Return")
    assert table.titles() == ["Search", "Review", "Newsletter", "One", "Two", "Three"]
    assert at(table) == ("Three", "title")


def test_tab_walks_every_cell_that_can_be_changed_and_on_to_the_next_row(table, pilot):
    table.click("Search")
    shown = [column.name for column in table.grid.header.visible_columns() if column.kind != "read"]
    walked = [at(table)]
    for _ in range(len(shown)):
        pilot.press("Tab")
        walked.append(at(table))
    assert walked == [*(("Search", name) for name in shown), ("Review", "title")]
    for _ in range(len(shown)):
        pilot.press("Shift+Tab")
    assert at(table) == ("Search", "title")


def test_tab_stays_in_the_table_at_its_ends_and_says_how_to_leave(table, pilot):
    table.click("Newsletter", "tags")
    pilot.press("Tab")
    assert at(table) == ("Newsletter", "tags")
    assert "Ctrl+Tab leaves the table" in pilot.message()
    assert table.grid.hasFocus()
    pilot.press("Ctrl+Tab")
    assert not table.grid.hasFocus()
    table.click("Search")
    pilot.press("Shift+Tab")
    assert table.grid.hasFocus()
    pilot.press("Ctrl+Shift+Tab")
    assert not table.grid.hasFocus()


def test_ctrl_tab_leaves_the_table_from_a_cell_that_is_typed_into(table, pilot):
    table.begin("Search", "title")
    pilot.type("Seek")
    pilot.press("Ctrl+Tab")
    assert not table.grid.hasFocus()
    assert not table.grid.delegate.is_typing
    assert "Seek" in table.titles()


def test_enter_goes_down_to_where_the_walk_along_the_row_began(table, pilot):
    table.click("Search", "channel")
    pilot.type("webs")
    pilot.press("Tab")
    pilot.type("dig")
    pilot.press("Return")
    assert at(table) == ("Review", "channel")
    pilot.type("soc")
    pilot.press("Return")
    assert table.cell("Search", "setting") == "digital"
    assert table.cell("Review", "channel") == "social media"


def test_enter_in_the_last_row_stays(table, pilot):
    table.edit("Newsletter", "owner", "Kim")
    assert at(table) == ("Newsletter", "owner")
    assert table.cell("Newsletter", "owner") == "Kim"


@pytest.mark.parametrize(
    ("column", "letters", "says"),
    [
        ("stage", "po", "Post-purchase"),
        ("stage", "purchase", "Purchase"),
        ("lane", "to", "Touchpoints"),
        ("channel", "soc", "social media"),
        ("setting", "ph", "physical"),
        ("sentiment", "very b", "very bad"),
        ("sentiment", "2", "very good"),
        ("evidence", "a", "assumed"),
    ],
)
def test_letters_choose(table, pilot, column, letters, says):
    table.click("Search", column)
    pilot.type(letters)
    pilot.press("Return")
    assert table.cell("Search", column) == says


def test_the_first_letters_show_what_they_choose_and_escape_forgets_it(table, pilot):
    table.click("Search", "stage")
    pilot.type("ret")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text().casefold() == "retention"
    pilot.press("Escape")
    assert table.cell("Search", "stage") == "Pre-purchase"


def test_letters_that_choose_nothing_stay_with_a_sentence(table, pilot):
    table.click("Search", "stage")
    pilot.type("xyz")
    pilot.press("Return")
    assert pilot.message() == "There is no stage “xyz”."
    assert table.grid.delegate.is_typing
    pilot.press("Escape")
    assert table.cell("Search", "stage") == "Pre-purchase"


def test_letters_choose_for_all_selected_rows(table, pilot):
    table.click("Search", "channel")
    table.click("Review", "channel", Qt.KeyboardModifier.ShiftModifier)
    pilot.type("soc")
    pilot.press("Return")
    assert table.cell("Search", "channel") == table.cell("Review", "channel") == "social media"


def test_a_composed_letter_chooses_too(table, pilot):
    pilot.window.keep_typing()
    stage = pilot.session.map_.stages[-1]
    from mapdesigner.edit import change_stage

    pilot.session.apply(lambda map_: change_stage(map_, stage.id, name="Été"), "Rename")
    table.click("Search", "stage")
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(table.grid, event)
    pilot.press("Return")
    assert table.cell("Search", "stage") == "Été"


def test_letters_look_for_a_persona_and_enter_takes_it(table, pilot):
    table.click("Search", "personas")
    pilot.type("b")
    popup = QApplication.activePopupWidget()
    press(popup.list, Qt.Key.Key_Return)
    assert table.cell("Search", "personas") == "Ben"
    pilot.type("a")
    popup = QApplication.activePopupWidget()
    press(popup.list, Qt.Key.Key_Tab)
    assert table.cell("Search", "personas") == "Anna, Ben"
    assert at(table) == ("Search", "owner")


def test_no_letter_is_swallowed_without_a_word(table, pilot):
    table.click("Search", "moment_of_truth")
    pilot.type("k")
    assert pilot.message() == "Space marks a moment of truth, or unmarks it."
    table.click("Search", "metrics")
    pilot.type("k")
    assert pilot.message() == "Metrics are changed in the inspector, at the right."
    assert not isinstance(QApplication.activePopupWidget(), QMenu)


def test_enter_and_space_still_open_the_menu_of_choices(table, pilot):
    menu = table.menu("Search", "stage")
    assert isinstance(menu, QMenu)
    menu.close()
