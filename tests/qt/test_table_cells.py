"""Changing cells of the table: typing, choosing, ticking, copying and pasting blocks."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from table_hands import LEFT, SHIFT, TableHand, open_menu, pick, press, words_of

from mapdesigner.edit import add_persona, change_touchpoints
from mapdesigner.exchange.spreadsheet_block import read_block
from mapdesigner.model import new_persona
from small_shop import small_shop


def shop():
    map_ = change_touchpoints(small_shop(), ["search"], description="Two\nlines", owner="Web team")
    map_ = add_persona(map_, new_persona("Omar, the careful").evolve(id="omar"))
    return change_touchpoints(map_, ["till"], channel="store", personas=("ines",), votes=3)


@pytest.fixture
def table(pilot):
    pilot.session.replace(shop(), None)
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


# Copying


def test_rows_are_copied_as_a_block_with_headings(table, pilot):
    table.click("Search")
    table.click("Review", modifiers=SHIFT)
    pilot.press("Ctrl+C")
    block = read_block(QApplication.clipboard().text())
    assert block[0] == tuple(table.headings())
    assert [row[0] for row in block[1:]] == ["Search", "Review"]
    assert block[1][table.headings().index("Description")] == "Two\nlines"
    assert pilot.message() == "2 touchpoints copied, to paste into a spreadsheet or onto the map."


def test_copied_rows_are_touchpoints_on_the_map(table, pilot):
    table.click("Till")
    pilot.press("Ctrl+C")
    table.click("Search")
    pilot.press("Ctrl+V")
    assert table.titles() == ["Search", "Till", "Review", "Window", "Checkout", "Till"]


def test_one_column_is_copied_without_its_heading(table, pilot):
    table.click("Checkout", "owner")
    pilot.press("Ctrl+A")
    pick(table.context_menu("Search", "owner"), "Copy “Owner” only")
    assert QApplication.clipboard().text() == "Web team\n\n\n\n\n"


def test_cut_rows_are_gone_and_can_be_pasted(table, pilot):
    table.click("Till")
    pilot.press("Ctrl+X")
    assert table.titles() == ["Search", "Review", "Window", "Checkout"]
    table.click("Checkout")
    pilot.press("Ctrl+V")
    assert table.titles()[-1] == "Till"


# Pasting


def paste(table, pilot, title, column, text):
    QApplication.clipboard().setText(text)
    table.click(title, column)
    pilot.press("Ctrl+V")


def test_a_block_goes_into_the_cells_from_the_current_one_as_one_step(table, pilot):
    paste(table, pilot, "Window", "channel", "store\tphysical\t−1\r\nWebsite\t\tvery good\r\n")
    assert table.column("channel") == ["", "", "store", "website", "store"]
    assert table.column("setting") == ["", "", "physical", "", ""]
    assert table.column("sentiment") == ["", "", "bad", "very good", ""]
    assert pilot.message() == "5 cells of 2 touchpoints changed. Ctrl+Z takes them back."
    pilot.press("Ctrl+Z")
    assert table.column("channel") == ["", "", "", "", "store"]


def test_headings_in_the_first_row_tell_the_columns(table, pilot):
    paste(table, pilot, "Search", "title", "Owner\tPersonas\tStage\nAnn\tOmar, the careful, Ines\tBuy\n")
    assert table.cell("Search", "owner") == "Ann"
    assert table.cell("Search", "personas") == "Ines, Omar, the careful"
    assert table.cell("Search", "stage") == "Buy"


def test_one_cell_fills_all_selected_rows(table, pilot):
    QApplication.clipboard().setText("Marketing")
    table.click("Search", "owner")
    table.click("Window", "owner", SHIFT)
    pilot.press("Ctrl+V")
    assert table.column("owner") == ["Marketing"] * 3 + [""] * 2


@pytest.mark.parametrize(
    ("title", "column", "text", "sentence"),
    [
        (
            "Till",
            "owner",
            "a\nb\nc",
            "The block has 3 rows, but from here on the table shows 1. Nothing was changed.",
        ),
        (
            "Till",
            "tags",
            "a\tb\tc\td\te",
            "The block has 5 columns, but from “Tags” on the table shows 2. Nothing was changed.",
        ),
        (
            "Search",
            "evidence",
            "heard\nmaybe\n",
            "Row 2 of the block, “Evidence”: “maybe” is no evidence; there are assumed, heard, observed, "
            "measured. Nothing was changed.",
        ),
        (
            "Search",
            "sentiment",
            "3",
            "“3” is no sentiment; there are very bad, bad, neutral, good, very good, or −2 to 2. "
            "Nothing was changed.",
        ),
        (
            "Search",
            "stage",
            "Use\n",
            "There is no stage “Use”. Nothing was changed.",
        ),
        (
            "Search",
            "lane",
            "Pains",
            "There is no lane of touchpoints “Pains”. Nothing was changed.",
        ),
        ("Search", "personas", "Ines, Kim", "There is no persona “Kim”; add it first. Nothing was changed."),
        ("Search", "moment_of_truth", "perhaps", "“perhaps” is neither yes nor no. Nothing was changed."),
        (
            "Till",
            "metrics",
            "NPS 3",
            "Metrics are changed in the inspector, not in the table. Nothing was changed.",
        ),
        (
            "Till",
            "votes",
            "-1",
            "“-1” is no number of votes; that is a whole number from 0 to a million. Nothing was changed.",
        ),
    ],
)
def test_a_block_that_does_not_fit_changes_nothing_and_says_why(table, pilot, title, column, text, sentence):
    before = pilot.session.map_
    paste(table, pilot, title, column, text)
    assert pilot.message() == sentence
    assert pilot.session.map_ is before


def test_what_says_the_same_already_is_no_step(table, pilot):
    paste(table, pilot, "Till", "channel", "store")
    assert pilot.message() == "The cells say this already."
    assert undo_label(pilot) == ""


def test_an_empty_clipboard_says_so(table, pilot):
    QApplication.clipboard().clear()
    table.click("Till", "owner")
    pilot.press("Ctrl+V")
    assert pilot.message() == "There is nothing on the clipboard that fits into cells."


def test_what_was_copied_into_a_spreadsheet_and_back_is_the_same(table, pilot):
    table.click("Search")
    pilot.press("Ctrl+A")
    pilot.press("Ctrl+C")
    before = pilot.session.map_
    paste(table, pilot, "Search", "title", QApplication.clipboard().text())
    assert pilot.message() == "The cells say this already."
    assert pilot.session.map_ is before
