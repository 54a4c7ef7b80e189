"""The pages of the insight view that tell what to fix first and what experiments prove."""

from datetime import date
from functools import partial

import pytest
from fact_hands import LEFT, click, has_keyboard, open_page, row_of, rows
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner.edit import add_experiment, change_experiment
from mapdesigner.model import (
    Experiment,
    PriorityWeights,
    Variant,
    cards_of,
    new_experiment,
    new_improvement,
    new_map,
)

SLOW_MS = 60_000
FIRST = [
    "Offer gift wrapping on the phone too",
    "Ring back within the hour",
    "Rewrite the delivery help page",
    "Remember the address",
    "One-page checkout with guest option",
]


@pytest.fixture
def bookshop(pilot):
    pilot.open_sample("online bookshop")
    return pilot


def note_of(pilot, title):
    return next(note for note in pilot.session.map_.improvements if note.title == title)


def first_titles(page):
    return [row[1] for row in rows(page.first)]


def card_of(pilot, title):
    return next(card for _, card in cards_of(pilot.session.map_) if getattr(card, "title", "") == title)


def block_of(pilot, *variants, **more):
    """Open a page on the bookshop with one experiment alone, on its checkout."""
    pilot.open_sample("online bookshop")
    test = new_experiment(card_of(pilot, "Checkout").id, "Fewer fields, more orders").evolve(
        variants=tuple(Variant(name=name, visitors=all_, conversions=hits) for name, all_, hits in variants),
        **more,
    )
    pilot.session.replace(pilot.session.map_.evolve(experiments=(test,)), None)
    page = open_page(pilot, "tests")
    assert len(page.blocks) == 1
    pilot.wait_until(lambda: page.blocks[0].sentence.text() != "Working out …", SLOW_MS)
    return page.blocks[0]


# Priorities


def test_the_top_five_come_first_with_reasons_and_the_others_by_rank(bookshop):
    page = open_page(bookshop, "priorities")
    assert page.title.text() == "What should we fix first?"
    assert first_titles(page) == FIRST
    assert [row[0] for row in rows(page.first)] == ["1", "2", "3", "4", "5"]
    row_of(page.first, FIRST[4], "Impact 5 for effort 3; answers “Checkout”, which feels very bad; 6 votes")
    rest = rows(page.rest)
    assert [row[0] for row in rest] == ["6", "7", "8", "9", "10", "11", "12", "–", "–", "–"]
    assert rest[0][1:] == ["Leave out bought titles", "3", "2", "3", "2.7", "planned"]
    assert page.formula.text().startswith("Priority = (impact + ½ × pain + ½ × votes) ÷ effort.")


def test_a_click_selects_the_note_in_one_table_and_leaves_the_other(bookshop):
    page = open_page(bookshop, "priorities")
    click(page.first, "Remember the address")
    assert bookshop.session.selection == {note_of(bookshop, "Remember the address").id}
    assert page.first.current is not None
    click(page.rest, "Stamps at the till")
    assert bookshop.session.selection == {note_of(bookshop, "Stamps at the till").id}
    assert page.first.current is None
    assert bookshop.window.views.name == "insight"


def test_weights_reorder_the_notes_and_are_undone(bookshop):
    page = open_page(bookshop, "priorities")
    assert not page.weights.reset.isEnabled()
    field = page.weights.fields["effort"]
    field.selectAll()
    QTest.keyClicks(field, "0")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert bookshop.session.map_.priority_weights == PriorityWeights(effort=0.0)
    assert first_titles(page)[0] == "One-page checkout with guest option"
    assert "÷ effort" not in page.formula.text()
    assert page.weights.sliders["effort"].value() == 0
    bookshop.window.undo()
    bookshop.wait_until(lambda: first_titles(page) == FIRST)
    assert field.value() == 1.0


@pytest.mark.parametrize(("typed", "weight"), [("２．５", 2.5), ("٢٫٥", 2.5), ("३", 3.0)])
def test_a_weight_is_typed_in_the_figures_of_any_script(bookshop, typed, weight):
    field = open_page(bookshop, "priorities").weights.fields["effort"]
    field.selectAll()
    for letter in typed:
        press = QKeyEvent(QEvent.Type.KeyPress, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, press)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert bookshop.session.map_.priority_weights == PriorityWeights(effort=weight)


def test_one_drag_of_a_slider_is_one_step_of_undo(bookshop):
    page = open_page(bookshop, "priorities")
    slider = page.weights.sliders["votes"]
    slider.setSliderDown(True)
    for step in (5, 9, 14, 20):
        slider.setSliderPosition(step)
    slider.setSliderDown(False)
    assert bookshop.session.map_.priority_weights == PriorityWeights(votes=5.0)
    assert page.weights.fields["votes"].value() == 5.0
    bookshop.window.undo()
    assert bookshop.session.map_.priority_weights is None


def test_the_usual_weights_come_back_at_a_click(bookshop):
    page = open_page(bookshop, "priorities")
    slider = page.weights.sliders["pain"]
    assert has_keyboard(bookshop, slider)
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert bookshop.session.map_.priority_weights == PriorityWeights(pain=5.0)
    QTest.mouseClick(page.weights.reset, LEFT)
    assert bookshop.session.map_.priority_weights is None
    assert slider.value() == 2
    assert first_titles(page) == FIRST
    bookshop.window.undo()
    assert bookshop.session.map_.priority_weights == PriorityWeights(pain=5.0)


def test_the_matrix_is_a_click_away(bookshop):
    page = open_page(bookshop, "priorities")
    click(page.first, "Remember the address")
    QTest.mouseClick(page.matrix, LEFT)
    view = bookshop.window.views.shown
    assert bookshop.window.views.name == "improvements"
    assert view.area is view.matrix
    assert [
        one.note.title for one in view.matrix.facts.values() if one.note.id in bookshop.session.selection
    ] == ["Remember the address"]


def test_notes_without_figures_are_named_and_none_goes_first(pilot):
    map_ = new_map().evolve(improvements=(new_improvement("Ask less"),))
    pilot.session.replace(map_, None)
    page = open_page(pilot, "priorities")
    assert page.lead.text().startswith("No open note has both impact and effort yet")
    assert not page.first.isVisible()
    assert rows(page.rest) == [["1", "Ask less", "–", "–", "–", "–", "idea"]]


# Tests


def test_an_experiment_is_told_in_a_sentence_then_in_figures(bookshop):
    page = open_page(bookshop, "tests")
    assert [block.hypothesis.text()[:12] for block in page.blocks] == ["If shipping ", "If a guest c"]
    first = page.blocks[0]
    bookshop.wait_until(lambda: first.sentence.text() != "Working out …", SLOW_MS)
    assert first.sentence.text() == (
        "“Cost and day under the price” converts 0.9\u202fpoints better than “Without” "
        "(+0.4 to +1.4\u202fpoints); chance alone would hardly do that (p < 0.001)."
    )
    without, shown = rows(first.table)
    assert without[:4] == ["Without", "11\u202f840", "391", "3.30\u202f% (3.0–3.6\u202f%)"]
    assert without[4:] == ["–", "–", "–"]
    assert shown[4:] == ["+0.9 (+0.4 to +1.4\u202fpoints)", "+27\u202f%", "< 0.001"]
    assert "about 7\u202f400 visitors per variant" in first.notes.text()
    assert "Decision: Keep" in first.notes.text()
    QTest.mouseClick(page.blocks[1].button, LEFT)
    assert bookshop.window.views.shows_canvas
    assert bookshop.selected() == ["Checkout"]


def test_several_variants_are_corrected_by_holm(pilot):
    block = block_of(pilot, ("A", 1000, 100), ("B", 1000, 150), ("C", 1000, 105))
    heads = [block.table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(8)]
    assert heads[4:] == ["difference", "lift", "p-value", "Holm"]
    _, second, third = rows(block.table)
    assert second[6:] == ["< 0.001", "0.001"]
    assert third[6:] == ["0.71", "0.71"]
    assert "(C)" in block.notes.text()


def test_an_uneven_split_is_warned_of(pilot):
    block = block_of(pilot, ("A", 5000, 500), ("B", 4000, 430))
    assert block.warnings.isVisible()
    assert "Beware: The visitors are split 5\u202f000 to 4\u202f000." in block.warnings.text()


@pytest.mark.parametrize(
    ("variants", "sentence", "columns"),
    [
        ((("A", 100, 120), ("B", 100, 10)), "“A” has more conversions than visitors.", [4, 4]),
        ((("A", 0, 0), ("B", 0, 0)), "No visitors yet: there is nothing to compare.", [4, 4]),
        ((("A", 100, 10),), "One variant alone proves nothing: a test compares two or more.", [4]),
        ((), "There is no variant yet: a test compares two or more.", []),
        ((("A", 100, 0), ("B", 100, 0)), "Nobody has converted yet", [7, 7]),
    ],
)
def test_numbers_that_prove_nothing_are_said_to(pilot, variants, sentence, columns):
    block = block_of(pilot, *variants)
    assert block.sentence.text().startswith(sentence)
    assert [len(row) for row in rows(block.table)] == columns


def test_dates_in_the_wrong_order_are_warned_of(pilot):
    days = {"started_on": date(2026, 10, 2), "ended_on": date(2026, 10, 1)}
    block = block_of(pilot, ("A", 900, 90), ("B", 900, 99), **days)
    assert "Beware: It ends before it starts." in block.warnings.text()


def test_what_is_changed_is_worked_out_again(pilot):
    block = block_of(pilot, ("A", 1000, 100), ("B", 1000, 100))
    assert block.sentence.text().startswith("Both variants convert the same")
    (test,) = pilot.session.map_.experiments
    variants = (
        Variant(name="A", visitors=1000, conversions=100),
        Variant(name="B", visitors=1000, conversions=200),
    )
    edit = partial(change_experiment, experiment_id=test.id, variants=variants)
    pilot.session.apply(edit, "Change variants")
    pilot.wait_until(lambda: block.sentence.text().startswith("B converts 10.0\u202fpoints better"), SLOW_MS)
    page = pilot.window.views.shown.page
    more = Experiment(id="another-test", touchpoint=test.touchpoint, hypothesis="Shorter form")
    pilot.session.apply(partial(add_experiment, experiment=more), "Add experiment")
    pilot.wait_until(lambda: len(page.blocks) == 2)
    pilot.session.undo()
    pilot.wait_until(lambda: len(page.blocks) == 1)
