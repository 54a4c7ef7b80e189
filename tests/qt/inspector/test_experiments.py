"""Experiments on the touchpoint page: rows that open, variants to type and paste, what can't be right."""

from datetime import date

import pytest
from hands import (
    CTRL,
    LEFT,
    copy_html,
    labels,
    leave,
    now,
    paste_by_menu,
    select,
    titled,
    type_into,
    type_letters,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner.edit import experiment_of, experiments_on
from mapdesigner.files.codec import read_map, write_map
from mapdesigner.model import Variant

BLOCK = "Variant\tVisitors\tConversions\tRate\nControl\t3,332\t932\t28 %\nNew page\t2,996\t928\t31 %\n"


def open_test(inspector, session, title="Product page"):
    """Open the first experiment on a touchpoint; return its id and its editor."""
    card = titled(session, title)
    session.select([card.id])
    (test,) = experiments_on(session.map_, (card.id,))
    entry = inspector.page.section("Experiments").entry(test.id)
    QTest.mouseClick(entry.row, LEFT)
    return test.id, entry.editor


def variants(session, test_id):
    return [
        (variant.name, variant.visitors, variant.conversions)
        for variant in experiment_of(session.map_, test_id).variants
    ]


def said_under(editor):
    return editor.variants.fault


def texts(editor):
    return [[cell.text() for cell in row.cells] for row in editor.variants.rows]


def test_a_row_says_hypothesis_state_and_decision(inspector, session):
    select(session, "Product page")
    section = inspector.page.section("Experiments")
    assert section.header.count == "1"
    (test,) = experiments_on(session.map_, (titled(session, "Product page").id,))
    hypothesis, state = section.entry(test.id).row.words().split("\n")
    assert hypothesis == test.hypothesis
    ended = f"{test.ended_on.day} {test.ended_on:%b %Y}"
    assert state == f"ended {ended} · Keep: rolled out to all."


def test_an_experiment_is_added_and_all_of_it_typed(inspector, session):
    card = titled(session, "Shopping cart")
    session.select([card.id])
    section = inspector.page.section("Experiments")
    QTest.mouseClick(section.add_button, LEFT)
    (test,) = experiments_on(session.map_, (card.id,))
    editor = section.entry(test.id).editor
    assert editor.hypothesis.text_edit.hasFocus()
    assert texts(editor) == [["A", "0", "0"], ["B", "0", "0"]]
    type_into(editor.hypothesis.text_edit, "A total in the cart sells more")
    type_into(editor.measured.line, "Orders")
    first, second = editor.variants.rows
    for row, (visitors, conversions) in zip(
        (first, second), (("3332", "932"), ("2 996", "928")), strict=True
    ):
        type_into(row.cells[1], visitors)
        type_into(row.cells[2], conversions)
    type_into(second.cells[0], "With total")
    type_into(editor.started.line, "1.10.2026")
    type_into(editor.ended.line, "31 Oct 2026")
    type_into(editor.decision.text_edit, "Keep it")
    leave(inspector)
    kept = experiment_of(session.map_, test.id)
    assert (kept.hypothesis, kept.metric, kept.decision) == (
        "A total in the cart sells more",
        "Orders",
        "Keep it",
    )
    assert variants(session, test.id) == [("A", 3332, 932), ("With total", 2996, 928)]
    assert (kept.started_on, kept.ended_on) == (date(2026, 10, 1), date(2026, 10, 31))
    assert [row.rate.text() for row in editor.variants.rows] == ["28.0\u202f%", "31.0\u202f%"]
    assert texts(editor)[0] == ["A", "3\u202f332", "932"]
    assert read_map(write_map(session.map_)).experiments[-1] == kept


def test_the_metrics_of_the_touchpoint_are_offered_by_name(inspector, session):
    _, editor = open_test(inspector, session, "Checkout")
    editor.measured.line.setFocus()
    QTest.keyClick(editor.measured.line, Qt.Key.Key_Down)
    popup = editor.measured.line.completer().popup()
    assert popup.isVisible()
    offered = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert offered == ["Conversion rate", "Load time", "Customer effort score"]
    popup.hide()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("12x", "“12x” is not a number; write it like 1250."),
        ("-5", "“-5” is below 0; a count is 0 or more."),
        ("12.5", "“12.5” is not a whole number."),
    ],
)
def test_a_broken_number_gets_a_sentence_and_stays(inspector, session, typed, sentence):
    test_id, editor = open_test(inspector, session)
    before = variants(session, test_id)
    cell = editor.variants.rows[1].cells[1]
    type_into(cell, typed)
    type_into(editor.variants.rows[0].cells[0], "As it was")
    leave(inspector)
    assert said_under(editor) == sentence
    assert sentence in labels(editor)
    assert cell.text() == typed
    assert variants(session, test_id) == [("As it was", *before[0][1:]), before[1]]
    type_into(cell, "5 000")
    leave(inspector)
    assert said_under(editor) == ""
    assert variants(session, test_id)[1][1] == 5000


def test_more_conversions_than_visitors_are_kept_and_said(inspector, session):
    test_id, editor = open_test(inspector, session)
    type_into(editor.variants.rows[0].cells[2], "20 000")
    leave(inspector)
    assert variants(session, test_id)[0][2] == 20_000
    assert said_under(editor) == "“Without” has more conversions than visitors."
    assert editor.variants.rows[0].rate.text() == "–"
    session.select([])
    _, editor = open_test(inspector, session)
    assert said_under(editor) == "“Without” has more conversions than visitors."
    type_into(editor.variants.rows[0].cells[1], "40 000")
    leave(inspector)
    assert said_under(editor) == ""


def test_an_end_before_the_start_is_kept_and_said_until_one_of_them_is_mended(inspector, session):
    test_id, editor = open_test(inspector, session)
    type_into(editor.ended.line, "2026-10-01")
    leave(inspector)
    assert experiment_of(session.map_, test_id).ended_on == date(2026, 10, 1)
    assert editor.ended.fault == "It ends before it starts."
    assert "Before the start" in labels(editor)
    type_into(editor.started.line, "2026-09-01")
    leave(inspector)
    assert editor.ended.fault == ""


def test_a_date_that_is_none_stays_with_a_sentence(inspector, session):
    test_id, editor = open_test(inspector, session)
    before = experiment_of(session.map_, test_id).ended_on
    type_into(editor.ended.line, "soon")
    leave(inspector)
    assert editor.ended.line.text() == "soon"
    assert editor.ended.fault.startswith("“soon” is not a date.")
    assert experiment_of(session.map_, test_id).ended_on == before


def test_variants_are_added_and_removed(inspector, session):
    test_id, editor = open_test(inspector, session)
    QTest.mouseClick(editor.variants.add, LEFT)
    assert editor.variants.rows[2].cells[0].hasFocus()
    assert variants(session, test_id)[2] == ("A", 0, 0)
    QTest.mouseClick(editor.variants.rows[0].remove, LEFT)
    QTest.mouseClick(editor.variants.rows[1].remove, LEFT)
    assert variants(session, test_id) == [("Cost and day under the price", 11_910, 498)]
    assert editor.variants.few.isVisible()
    assert not editor.variants.rows[0].remove.isEnabled()
    for _ in range(3):
        session.undo()
    assert [name for name, *_ in variants(session, test_id)] == ["Without", "Cost and day under the price"]
    assert not editor.variants.few.isVisible()


def test_a_block_from_a_spreadsheet_takes_the_place_of_the_variants(inspector, session):
    test_id, editor = open_test(inspector, session)
    QApplication.clipboard().setText(BLOCK)
    QTest.mouseClick(editor.variants.paste, LEFT)
    assert variants(session, test_id) == [("Control", 3332, 932), ("New page", 2996, 928)]
    assert [row.rate.text() for row in editor.variants.rows] == ["28.0\u202f%", "31.0\u202f%"]
    session.undo()
    assert variants(session, test_id)[0][0] == "Without"


def test_a_block_pasted_into_a_cell_goes_on_from_its_row(inspector, session):
    test_id, editor = open_test(inspector, session)
    QApplication.clipboard().setText(BLOCK)
    cell = editor.variants.rows[1].cells[0]
    cell.setFocus()
    QTest.keyClick(cell, Qt.Key.Key_V, CTRL)
    assert [name for name, *_ in variants(session, test_id)] == ["Without", "Control", "New page"]


def test_a_block_of_another_shape_changes_nothing(inspector, session):
    test_id, editor = open_test(inspector, session)
    before = variants(session, test_id)
    QApplication.clipboard().setText("Control\t3332\nNew page\t2996\n")
    QTest.mouseClick(editor.variants.paste, LEFT)
    assert variants(session, test_id) == before
    assert said_under(editor).startswith("Line 1 has 2 columns. A block of variants has three columns")
    type_into(editor.variants.rows[0].cells[0], "Before")
    leave(inspector)
    assert said_under(editor) == ""


def test_a_number_being_typed_is_not_rewritten_under_the_hand(inspector, session):
    test_id, editor = open_test(inspector, session)
    cell = editor.variants.rows[0].cells[1]
    type_into(cell, "12000")
    editor.flush()
    assert variants(session, test_id)[0][1] == 12_000
    assert cell.text() == "12000"
    QTest.keyClick(cell, Qt.Key.Key_Return)
    assert editor.variants.rows[1].cells[1].hasFocus()
    assert cell.text() == "12\u202f000"


def test_what_is_typed_in_one_visit_is_one_step_of_undo(inspector, session):
    test_id, editor = open_test(inspector, session)
    cell = editor.variants.rows[0].cells[1]
    type_into(cell, "12")
    editor.flush()
    QTest.keyClicks(cell, "000")
    leave(inspector)
    assert variants(session, test_id)[0][1] == 12_000
    session.undo()
    assert variants(session, test_id)[0][1] == 11_840
    assert cell.text() == "11\u202f840"


def test_an_experiment_is_removed_and_undo_brings_it_back(inspector, session):
    said = []
    session.on_message.append(said.append)
    test_id, editor = open_test(inspector, session)
    QTest.mouseClick(editor.remove, LEFT)
    assert test_id not in {test.id for test in session.map_.experiments}
    assert said == ["Experiment “If shipping cost and delivery day stand…” removed. Ctrl+Z brings it back."]
    session.undo()
    assert inspector.page.section("Experiments").entry(test_id).row.isVisible()


def test_several_touchpoints_show_their_experiments_by_name_and_add_none(inspector, session):
    select(session, "Product page", "Checkout")
    section = inspector.page.section("Experiments")
    assert section.header.count == "2"
    assert not section.add_button.isVisible()
    rows = [section.entry(test.id).row.words().split("\n")[1] for test in session.map_.experiments]
    assert [words.split(" · ")[0] for words in rows] == ["Product page", "Checkout"]


def test_a_metric_that_is_renamed_is_offered_by_its_new_name(inspector, session):
    card = titled(session, "Checkout")
    _, editor = open_test(inspector, session, "Checkout")
    metric = now(session, card).metrics[0]
    from mapdesigner.edit import change_metric

    session.apply(lambda map_: change_metric(map_, card.id, 0, name="Orders"), "Rename metric")
    assert metric.name != "Orders"
    editor.measured.show_names()
    popup = editor.measured.line.completer().popup()
    assert popup.model().index(0, 0).data() == "Orders"
    popup.hide()


def test_variants_of_any_text_are_shown_as_they_are(inspector, session):
    test_id, editor = open_test(inspector, session)
    strange = (Variant(name="<b>bold</b>\t\n", visitors=1), Variant(name="👩‍👩‍👧 שלום", conversions=1))
    session.apply(
        lambda map_: map_.evolve(
            experiments=tuple(
                test.evolve(variants=strange) if test.id == test_id else test for test in map_.experiments
            )
        ),
        "Change variants",
    )
    assert [row.cells[0].text().strip() for row in editor.variants.rows] == ["<b>bold</b>", "👩‍👩‍👧 שלום"]


@pytest.mark.parametrize("typed", ["１，２５０", "١٬٢٥٠", "१२५०", "๑๒๕๐"])
def test_visitors_and_conversions_are_typed_in_the_figures_of_any_script(inspector, session, typed):
    test_id, editor = open_test(inspector, session)
    for cell in editor.variants.rows[0].cells[1:]:
        type_letters(cell, typed)
    leave(inspector)
    assert said_under(editor) == ""
    assert variants(session, test_id)[0][1:] == (1250, 1250)


@pytest.mark.parametrize("typed", ["２０２６－０３－０５", "٢٠٢٦-٠٣-٠٥", "2026年3月5日"])
def test_the_day_it_started_is_typed_in_the_figures_of_any_script(inspector, session, typed):
    test_id, editor = open_test(inspector, session)
    type_letters(editor.started.line, typed)
    leave(inspector)
    assert experiment_of(session.map_, test_id).started_on == date(2026, 3, 5)


@pytest.mark.parametrize("by", ["button", "key"])
def test_a_table_copied_from_a_web_page_becomes_variants(inspector, session, by):
    test_id, editor = open_test(inspector, session)
    copy_html(
        "<table><tr><th>Variant</th><th>Visitors</th><th>Conversions</th></tr>"
        "<tr><td>Old</td><td>1,250</td><td>12</td></tr><tr><td>New</td><td>1,300</td><td>30</td></tr></table>"
    )
    if by == "button":
        QTest.mouseClick(editor.variants.paste, LEFT)
    else:
        cell = editor.variants.rows[0].cells[0]
        cell.setFocus()
        QTest.keyClick(cell, Qt.Key.Key_V, CTRL)
    assert variants(session, test_id) == [("Old", 1250, 12), ("New", 1300, 30)]


def test_a_block_pasted_by_the_menu_of_a_cell_becomes_variants(inspector, session):
    test_id, editor = open_test(inspector, session)
    QApplication.clipboard().setText(BLOCK)
    cell = editor.variants.rows[0].cells[0]
    cell.setFocus()
    paste_by_menu(cell)
    assert [name for name, *_ in variants(session, test_id)] == ["Control", "New page"]
