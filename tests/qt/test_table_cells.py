"""Changing cells of the table: typing, choosing, ticking."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from table_hands import LEFT, SHIFT, TableHand, open_menu, pick, press, shop_with_words, words_of

from mapdesigner.edit import change_touchpoints


@pytest.fixture
def table(pilot):
    pilot.session.replace(shop_with_words(), None)
    table = TableHand(pilot)
    for name in ("description", "votes", "goals"):
        table.grid.header.show_column(name, True)
    yield table
    QApplication.clipboard().clear()


def undo_label(pilot):
    past = pilot.session.history.past
    return past[-1].label if past else ""


# Typing


def test_a_title_is_typed_in_its_cell_and_undone_as_one_step(table, pilot):
    table.edit("Review", "title", "Read reviews")
    assert table.titles()[1] == "Read reviews"
    assert table.selected() == [table.titles()[2]]
    assert undo_label(pilot) == "Rename touchpoint"
    pilot.press("Ctrl+Z")
    assert table.titles()[1] == "Review"


@pytest.mark.parametrize(
    ("column", "typed", "shown", "label"),
    [
        ("owner", "Shop floor", "Shop floor", "Change owner"),
        ("tags", "mobile, , slow,mobile", "mobile, slow", "Change tags"),
        ("votes", "12", "12", "Change votes"),
        ("votes", "", "", "Change votes"),
        ("description", "<b>bold</b> & more", "<b>bold</b> & more", "Change description"),
    ],
)
def test_every_typed_column_takes_what_is_typed(table, pilot, column, typed, shown, label):
    if typed:
        table.edit("Till", column, typed)
    else:
        table.begin("Till", column)
        pilot.press("Ctrl+A")
        pilot.press("Delete")
        pilot.press("Return")
    assert table.cell("Till", column) == shown
    assert undo_label(pilot) == label


@pytest.mark.parametrize("typed", ["１，２００", "١٬٢٠٠", "१२००", "๑ ๒๐๐"])
def test_votes_are_typed_and_pasted_in_the_figures_of_any_script(table, pilot, typed):
    table.begin("Till", "votes")
    pilot.press("Ctrl+A")
    for letter in typed:
        press = QKeyEvent(QEvent.Type.KeyPress, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(QApplication.focusWidget(), press)
    pilot.press("Return")
    assert table.cell("Till", "votes") == "1200"
    table.click("Review", "votes")
    QApplication.clipboard().setText(typed)
    pilot.press("Ctrl+V")
    assert table.cell("Review", "votes") == "1200"


def test_sentiments_and_ticks_are_pasted_in_full_width_figures(table, pilot):
    table.click("Till", "sentiment")
    QApplication.clipboard().setText("－２")
    pilot.press("Ctrl+V")
    table.click("Till", "moment_of_truth")
    QApplication.clipboard().setText("１")
    pilot.press("Ctrl+V")
    till = next(card for stage in pilot.session.map_.stages for card in stage.cards if card.id == "till")
    assert (till.sentiment, till.moment_of_truth) == (-2, True)


def test_escape_leaves_a_cell_as_it_was(table, pilot):
    editor = table.begin("Review", "title")
    assert isinstance(editor, QPlainTextEdit)
    pilot.type("Never mind")
    pilot.press("Escape")
    assert table.titles()[1] == "Review"
    assert undo_label(pilot) == ""


def test_typing_on_a_cell_replaces_what_it_says(table, pilot):
    table.click("Till", "owner")
    pilot.type("Shop")
    pilot.press("Return")
    assert table.cell("Till", "owner") == "Shop"


def test_tab_goes_on_typing_in_the_next_cell(table, pilot):
    table.grid.header.show_column("evidence", False)
    table.begin("Till", "tags")
    pilot.type("queue")
    table.grid.header.moveSection(table.grid.header.visualIndex(8), table.grid.header.visualIndex(15))
    pilot.press("Tab")
    assert table.cell("Till", "tags") == "queue"
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_lines_of_a_description_are_kept_and_more_can_be_typed(table, pilot):
    editor = table.begin("Search", "description")
    assert editor.toPlainText() == "Two\nlines"
    pilot.press("Ctrl+End")
    pilot.press("Shift+Return")
    pilot.type("three")
    pilot.press("Return")
    assert table.cell("Search", "description") == "Two\nlines\nthree"


def test_a_number_of_votes_that_is_none_stays_in_the_cell_with_a_sentence(table, pilot):
    editor = table.begin("Till", "votes")
    pilot.press("Ctrl+A")
    pilot.type("many")
    pilot.press("Return")
    sentence = "“many” is no number of votes; that is a whole number from 0 to a million."
    assert pilot.message() == sentence
    assert editor.isVisible() and editor.text() == "many" and editor.property("fault")
    assert "many" in editor.toolTip()
    table.click("Review", "votes")
    assert editor.isVisible() and editor.text() == "many"
    editor.setFocus()
    pilot.press("Ctrl+A")
    pilot.type("7")
    pilot.press("Return")
    assert table.cell("Till", "votes") == "7"


def test_what_is_being_typed_counts_when_the_map_is_left_for_undo_or_saving(table, pilot):
    table.begin("Review", "title")
    pilot.press("Ctrl+A")
    pilot.type("Read")
    pilot.window.keep_typing()
    assert table.titles()[1] == "Read"


def test_the_map_may_change_under_an_open_editor(table, pilot):
    editor = table.begin("Till", "owner")
    pilot.type("Someone")
    pilot.session.apply(lambda map_: change_touchpoints(map_, ["till"], channel="phone"), "Change channel")
    assert editor.text() == "Someone"
    pilot.press("Return")
    assert table.cell("Till", "owner") == "Someone"


# Choosing


def test_a_channel_is_chosen_from_its_list(table, pilot):
    pick(table.menu("Checkout", "channel"), "mobile app")
    assert table.cell("Checkout", "channel") == "mobile app"
    assert undo_label(pilot) == "Change channel"
    pick(table.menu("Checkout", "channel"), "Not set")
    assert table.cell("Checkout", "channel") == ""


def test_a_double_click_opens_the_list_too(table):
    table.double_click("Checkout", "sentiment")
    assert words_of(open_menu()) == ["Very good", "Good", "Neutral", "Bad", "Very bad", "Not set"]
    pick(open_menu(), "Very bad")
    assert table.cell("Checkout", "sentiment") == "very bad"


def test_another_stage_or_lane_moves_the_card(table, pilot):
    pick(table.menu("Till", "stage"), "Compare")
    assert table.titles() == ["Search", "Review", "Window", "Till", "Checkout"]
    assert undo_label(pilot) == "Move touchpoint"
    menu = table.menu("Till", "lane")
    assert words_of(menu) == ["Web", "Store"]
    pick(menu, "Web")
    assert table.titles() == ["Search", "Review", "Till", "Window", "Checkout"]
    pilot.press("F5")
    assert pilot.cards("Compare", "Web") == ["Search", "Review", "Till"]


def test_the_stage_it_is_in_already_changes_nothing(table, pilot):
    pick(table.menu("Search", "stage"), "Compare")
    assert table.titles()[:2] == ["Search", "Review"]
    assert undo_label(pilot) == ""


def test_space_marks_the_moment_of_truth_of_all_selected_rows(table, pilot):
    table.click("Search", "moment_of_truth")
    table.click("Window", "moment_of_truth", SHIFT)
    pilot.press("Space")
    assert table.column("moment_of_truth") == ["yes", "yes", "yes", "", ""]
    pilot.press("Space")
    assert table.column("moment_of_truth") == [""] * 5


def test_personas_are_ticked_and_become_one_step(table, pilot):
    table.click("Till", "personas")
    pilot.press("Return")
    popup = QApplication.activePopupWidget()
    press(popup.list, Qt.Key.Key_Space)
    press(popup.list, Qt.Key.Key_Down)
    press(popup.list, Qt.Key.Key_Space)
    press(popup.list, Qt.Key.Key_Return)
    assert table.cell("Till", "personas") == "Omar, the careful"
    assert undo_label(pilot) == "Change personas"
    pilot.press("Ctrl+Z")
    assert table.cell("Till", "personas") == "Ines"


def test_escape_forgets_the_ticks(table, pilot):
    table.click("Till", "personas")
    pilot.press("Return")
    popup = QApplication.activePopupWidget()
    QTest.mouseClick(
        popup.list.viewport(), LEFT, pos=popup.list.visualRect(popup.list.model().index(1, 0)).center()
    )
    press(popup, Qt.Key.Key_Escape)
    assert table.cell("Till", "personas") == "Ines"
    assert undo_label(pilot) == ""


def test_what_has_an_editor_of_its_own_elsewhere_says_where(table, pilot):
    table.click("Till", "metrics")
    pilot.press("Return")
    assert pilot.message() == "Metrics are changed in the inspector, at the right."


# Delete


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("Search", "owner"),
        ("Search", "description"),
        ("Till", "channel"),
        ("Till", "votes"),
        ("Till", "personas"),
    ],
)
def test_delete_in_a_cell_empties_it_and_leaves_the_touchpoint(table, pilot, title, column):
    titles = table.titles()
    assert table.cell(title, column)
    table.click(title, column)
    pilot.press("Delete")
    assert table.cell(title, column) == ""
    assert table.titles() == titles
    assert "Ctrl+Z brings it back" in pilot.message()
    pilot.press("Ctrl+Z")
    assert table.cell(title, column)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("stage", "A touchpoint needs a stage."),
        ("lane", "A touchpoint needs a lane."),
        ("metrics", "Metrics are changed in the inspector, at the right."),
        ("tags", "“Tags” is empty here."),
    ],
)
def test_delete_in_a_cell_that_can_not_be_emptied_deletes_nothing_and_says_how_to(table, pilot, column, said):
    titles = table.titles()
    table.click("Till", column)
    pilot.press("Delete")
    assert table.titles() == titles
    assert pilot.message() == f"{said} To delete touchpoints, press Delete in the column “Touchpoint”."
