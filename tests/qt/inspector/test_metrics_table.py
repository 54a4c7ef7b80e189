"""The table of a metric's observations: typing, pasting, copying, removing."""

import pytest
from hands import LEFT, copy_html, paste_by_menu, select, titled
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner.edit import change_touchpoints
from mapdesigner.model import Metric

SPACE = "\u202f"
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Hand:
    """Types into the table of the first metric of the checkout, as a person would."""

    def __init__(self, inspector, session):
        self.session = session
        select(session, "Checkout")
        self.section = inspector.page.section("Metrics")
        self.heard = []
        session.on_message.append(self.heard.append)

    def put(self, **fields):
        card = titled(self.session, "Checkout")
        metric = Metric(kind=fields.pop("kind", "conversion_rate"), **fields)
        self.session.apply(lambda map_: change_touchpoints(map_, [card.id], metrics=(metric,)), "Put metric")

    def open(self):
        QTest.mouseClick(self.section.entries[0].row, LEFT)
        QApplication.processEvents()
        self.editor = self.section.entries[0].editor.observations
        self.table = self.editor.table
        self.table.start_new_row()
        return self

    def keys(self, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key, modifiers)
            QApplication.processEvents()

    def type(self, text):
        for character in text:
            QTest.keyClicks(QApplication.focusWidget(), character)
        QApplication.processEvents()

    def at(self, row, column):
        """Click a cell."""
        place = self.table.visualRect(self.table.rows.index(row, column)).center()
        QTest.mouseClick(self.table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(place))

    def paste(self, text):
        QApplication.clipboard().setText(text)
        QTest.keyClick(QApplication.focusWidget(), Key.Key_V, CTRL)
        QApplication.processEvents()

    def rows(self):
        """Return what the table shows, without the hints of the empty row."""
        model = self.table.rows
        return [[model.index(row, column).data(Qt.ItemDataRole.EditRole) for column in range(3)]
                for row in range(model.rowCount())]  # fmt: skip

    def seen(self):
        metric = titled(self.session, "Checkout").metrics[0]
        return [(each.on.isoformat(), each.value, each.sample_size) for each in metric.observations]

    def fault(self):
        label = self.editor.fault
        return label.text().replace(SPACE, " ") if label.isVisible() else ""


@pytest.fixture
def hand(inspector, session):
    hand = Hand(inspector, session)
    hand.put()
    return hand.open()


def test_a_row_is_added_by_typing_into_the_empty_one_and_tab(hand):
    hand.type("2026-03-01")
    hand.keys(Key.Key_Tab)
    hand.type("22")
    hand.keys(Key.Key_Tab)
    hand.type("1200")
    hand.keys(Key.Key_Tab)
    hand.type("2026-04-01")
    hand.keys(Key.Key_Tab)
    hand.type("24,5 %")
    hand.keys(Key.Key_Return)
    assert hand.seen() == [("2026-03-01", 0.22, 1200), ("2026-04-01", 0.245, None)]
    assert hand.rows() == [
        ["1 Mar 2026", f"22{SPACE}%", f"1{SPACE}200"],
        ["1 Apr 2026", f"24.5{SPACE}%", ""],
        ["", "", ""],
    ]
    assert (hand.table.currentIndex().row(), hand.table.currentIndex().column()) == (2, 0)


def test_enter_goes_on_through_the_empty_row(hand):
    for text in ("1 Mar 2026", "22"):
        hand.type(text)
        hand.keys(Key.Key_Return)
    assert hand.seen() == [("2026-03-01", 0.22, None)]
    hand.type("1 Feb 2026")
    hand.keys(Key.Key_Return)
    hand.type("20")
    hand.keys(Key.Key_Return)
    assert [day for day, _, _ in hand.seen()] == ["2026-02-01", "2026-03-01"]


def test_an_observation_is_one_step_of_undo(hand, session):
    hand.type("2026-03-01")
    hand.keys(Key.Key_Tab)
    hand.type("22")
    hand.keys(Key.Key_Return)
    assert session.history.past[-1].label == "Add observation"
    session.undo()
    assert hand.seen() == []
    assert hand.rows() == [["", "", ""]]
    session.redo()
    assert len(hand.rows()) == 2


@pytest.mark.parametrize(
    ("column", "typed", "sentence"),
    [
        (0, "1880-01-01", "That is too early; it must be 1900-01-01 or later."),
        (0, "whenever", "“whenever” is not a date. Write it as 2027-01-15 or 15 Jan 2027."),
        (1, "220 %", "220 % is too high: conversion rate is at most 100 %."),
        (1, "many", "“many” has letters in it. Write a number alone, such as 12.5."),
        (2, "-4", "“-4” is below 0. A sample size is how many were asked or measured."),
        (2, "12.5", "“12.5” has decimals. A sample size is a whole number, such as 1 200."),
    ],
)
def test_what_cannot_be_kept_stays_in_its_cell_with_a_sentence(hand, session, column, typed, sentence):
    hand.paste("2026-03-01\t22 %\t1200")
    before = session.map_
    hand.at(0, column)
    hand.type(typed)
    hand.keys(Key.Key_Return)
    assert hand.fault() == sentence
    assert hand.rows()[0][column] == typed
    assert session.map_ is before
    hand.at(0, column)
    hand.keys(Key.Key_Return, Key.Key_Home)
    hand.keys(Key.Key_A, modifiers=CTRL)
    hand.type(("2026-05-01", "23", "1300")[column])
    hand.keys(Key.Key_Return)
    assert hand.fault() == ""
    assert hand.seen()[0][column] == ("2026-05-01", 0.23, 1300)[column]


def test_the_first_figure_of_an_input_method_begins_a_cell(hand):
    composed = QInputMethodEvent()
    composed.setCommitString("2")
    QApplication.sendEvent(hand.table, composed)
    hand.type("026-03-01")
    hand.keys(Key.Key_Tab)
    hand.type("22")
    hand.keys(Key.Key_Return)
    assert hand.seen() == [("2026-03-01", 0.22, None)]


def test_a_wrong_cell_of_the_empty_row_waits_for_its_mending(hand):
    hand.type("someday")
    hand.keys(Key.Key_Tab)
    hand.type("22")
    hand.keys(Key.Key_Return)
    assert hand.seen() == []
    assert hand.fault().startswith("“someday” is not a date.")
    assert hand.rows() == [["someday", "22", ""]]
    hand.at(0, 0)
    hand.keys(Key.Key_F2)
    hand.keys(Key.Key_A, modifiers=CTRL)
    hand.type("2026-03-01")
    hand.keys(Key.Key_Return)
    assert hand.seen() == [("2026-03-01", 0.22, None)]
    assert hand.fault() == ""


def test_a_block_from_a_spreadsheet_goes_in_as_one_step(hand, session):
    hand.paste("Date\tRate\tn\n2026-03-01\t22 %\t1 200\n2026-04-01\t24.5 %\t1 350\n")
    assert hand.seen() == [("2026-03-01", 0.22, 1200), ("2026-04-01", 0.245, 1350)]
    assert hand.heard == ["2 observations added."]
    assert not hand.editor.box.isVisible()
    assert session.history.past[-1].label == "Paste observations"
    session.undo()
    assert hand.seen() == []


def test_a_block_that_is_pasted_twice_is_there_once(hand):
    hand.paste("2026-03-01\t22 %\n2026-04-01\t23 %")
    hand.paste("2026-03-01\t22 %\n2026-05-01\t24 %")
    assert len(hand.seen()) == 3
    assert hand.heard[-1] == "1 observation added. 1 other was there already."


def test_lines_of_the_wrong_shape_wait_in_a_box_to_be_mended(hand, session):
    hand.paste("2026-03-01\t22 %\nsoon\t23 %\n2026-05-01\t240 %")
    box = hand.editor.box
    assert hand.seen() == [("2026-03-01", 0.22, None)]
    assert box.isVisible()
    assert box.text_edit.hasFocus()
    assert box.text_edit.toPlainText() == "soon\t23 %\n2026-05-01\t240 %"
    said = box.fault.text().replace(SPACE, " ")
    assert "Line 1: “soon” is not a date." in said
    assert "Line 2: 240 % is too high: conversion rate is at most 100 %." in said
    box.text_edit.setPlainText("2026-04-01\t23 %\n2026-05-01\t24 %")
    QTest.keyClick(box.text_edit, Key.Key_Return, CTRL)
    assert len(hand.seen()) == 3
    assert not box.isVisible()
    assert hand.table.hasFocus()


def test_a_block_of_no_shape_at_all_is_not_lost(hand, session):
    before = session.map_
    hand.editor.paste.click()
    hand.editor.box.text_edit.setPlainText("we measured a lot\nthis year")
    hand.editor.box.add.click()
    assert session.map_ is before
    assert hand.editor.box.text_edit.toPlainText() == "we measured a lot\nthis year"
    assert "Line 1: There is only one column." in hand.editor.box.fault.text()


def test_a_block_pasted_while_typing_in_a_cell_becomes_rows(hand):
    hand.keys(Key.Key_F2)
    hand.paste("2026-03-01\t22 %\n2026-04-01\t23 %")
    assert len(hand.seen()) == 2


def test_a_word_is_pasted_into_its_cell(hand):
    hand.paste("2026-03-01\t22 %")
    hand.at(0, 1)
    hand.paste("25 %")
    assert hand.seen() == [("2026-03-01", 0.25, None)]


def test_rows_are_copied_for_a_spreadsheet(hand):
    hand.paste("2026-03-01\t22 %\t1200\n2026-04-01\t23 %")
    hand.table.selectAll()
    hand.keys(Key.Key_C, modifiers=CTRL)
    assert QApplication.clipboard().text() == f"2026-03-01\t22{SPACE}%\t1200\n2026-04-01\t23{SPACE}%"


def test_rows_are_removed_by_key_and_by_button(hand, session):
    hand.paste("2026-03-01\t22 %\n2026-04-01\t23 %\n2026-05-01\t24 %")
    hand.at(1, 0)
    hand.keys(Key.Key_Delete)
    assert [value for _, value, _ in hand.seen()] == [0.22, 0.24]
    hand.at(0, 1)
    hand.editor.remove.click()
    assert [value for _, value, _ in hand.seen()] == [0.24]
    hand.at(1, 0)
    assert not hand.editor.remove.isEnabled()
    hand.keys(Key.Key_Delete)
    assert len(hand.seen()) == 1
    session.undo()
    session.undo()
    assert len(hand.seen()) == 3


def test_a_cell_cannot_be_emptied_but_a_sample_size_can(hand):
    hand.paste("2026-03-01\t22 %\t1200")
    hand.at(0, 2)
    hand.keys(Key.Key_F2, Key.Key_Backspace, Key.Key_Return)
    assert hand.seen() == [("2026-03-01", 0.22, None)]
    hand.at(0, 1)
    hand.keys(Key.Key_F2, Key.Key_Backspace, Key.Key_Return)
    assert hand.fault() == "A row needs a value. Delete removes the row."
    assert hand.seen() == [("2026-03-01", 0.22, None)]


def test_tab_leaves_the_table_after_its_last_cell(hand):
    hand.at(0, 2)
    hand.keys(Key.Key_F2)
    hand.keys(Key.Key_Tab)
    assert not hand.table.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget() is not hand.table


def test_shift_tab_leaves_the_table_before_its_first_cell(hand):
    hand.at(0, 0)
    hand.keys(Key.Key_F2)
    hand.keys(Key.Key_Backtab, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is hand.section.entries[0].editor.target.line


def test_tab_passes_the_table_when_nothing_is_typed(hand):
    hand.keys(Key.Key_Tab)
    assert QApplication.focusWidget() is not hand.table


def test_what_is_in_an_open_cell_is_handed_over_before_saving(hand, inspector):
    hand.paste("2026-03-01\t22 %")
    hand.at(0, 1)
    hand.keys(Key.Key_F2)
    hand.keys(Key.Key_A, modifiers=CTRL)
    hand.type("31")
    inspector.flush()
    assert hand.seen() == [("2026-03-01", 0.31, None)]


def test_a_click_and_a_key_change_a_cell(hand):
    hand.paste("2026-03-01\t22 %\n2026-04-01\t23 %")
    place = hand.table.visualRect(hand.table.rows.index(1, 1)).center()
    QTest.mouseClick(hand.table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(place))
    hand.type("40")
    hand.keys(Key.Key_Return)
    assert [value for _, value, _ in hand.seen()] == [0.22, 0.4]


def test_the_table_shows_values_in_the_metrics_unit(hand):
    hand.put(kind="nps")
    hand.paste("2026-03-01\t-35\t1200")
    assert hand.rows()[0] == ["1 Mar 2026", "−35", f"1{SPACE}200"]


def test_a_year_of_days_scrolls_in_the_table(hand):
    hand.paste("\n".join(f"{1 + at % 28}.{1 + at // 28}.2026\t{at % 100} %" for at in range(330)))
    assert len(hand.seen()) == 330
    assert hand.table.height() < 300
    assert hand.section.entries[0].editor.curve.isVisible()


@pytest.mark.parametrize(
    ("day", "value", "sample"),
    [
        ("２０２６－０３－０５", "１２％", "１，２００"),
        ("٢٠٢٦-٠٣-٠٥", "١٢٪", "١٬٢٠٠"),
        ("2026年3月5日", "１２．０", "１２００"),
        ("५/३/२०२६", "१२ %", "१२००"),
    ],
)
def test_an_observation_is_typed_in_the_figures_of_any_script(hand, day, value, sample):
    for column, text in enumerate((day, value, sample)):
        hand.at(0, column)
        for letter in text:
            press = QKeyEvent(QEvent.Type.KeyPress, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), press)
        hand.keys(Key.Key_Return)
    assert hand.fault() == ""
    assert hand.seen() == [("2026-03-05", 0.12, 1200)]


def test_a_table_copied_from_a_web_page_becomes_observations(hand):
    copy_html(
        "<table><tr><th>Date</th><th>Rate</th><th>n</th></tr>"
        "<tr><td>2026-03-01</td><td>22 %</td><td>1&nbsp;200</td></tr></table>"
    )
    hand.keys(Key.Key_V, modifiers=CTRL)
    assert hand.seen() == [("2026-03-01", 0.22, 1200)]
    copy_html("<table><tr><td>2026-04-01</td><td>23 %</td></tr></table>")
    hand.type("1")
    hand.keys(Key.Key_V, modifiers=CTRL)
    assert hand.seen() == [("2026-03-01", 0.22, 1200), ("2026-04-01", 0.23, None)]


def test_a_word_copied_from_a_web_page_goes_into_its_cell(hand):
    hand.paste("2026-03-01\t22 %")
    hand.at(0, 1)
    copy_html("<b>25 %</b>")
    hand.keys(Key.Key_V, modifiers=CTRL)
    assert hand.seen() == [("2026-03-01", 0.25, None)]
    copy_html("<b>%</b>")
    hand.type("8")
    paste_by_menu(QApplication.focusWidget())
    hand.keys(Key.Key_Return)
    assert hand.seen() == [("2026-03-01", 0.08, None)]


def test_a_block_pasted_by_the_menu_of_a_cell_becomes_rows(hand):
    hand.type("2")
    QApplication.clipboard().setText("2026-03-01\t22 %\n2026-04-01\t23 %")
    cell = QApplication.focusWidget()
    paste_by_menu(cell)
    assert [value for _, value, _ in hand.seen()] == [0.22, 0.23]
