"""Rows and blocks of the table by the clipboard: copied, cut, pasted."""

import pytest
from PySide6.QtWidgets import QApplication
from table_hands import SHIFT, TableHand, pick, shop_with_words

from mapdesigner.exchange.spreadsheet_block import read_block


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
