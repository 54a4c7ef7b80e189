"""Stages, lanes, notes and the map itself are changed in the inspector."""

from datetime import date

from hands import LEFT, choose, labels, leave, now, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mapdesigner.model import Note, cards_of


def test_a_stage_is_renamed_coloured_and_given_its_phases_colour_again(inspector, session):
    stage = session.map_.stages[1]
    session.select([stage.id])
    page = inspector.page
    type_into(page.name.text_edit, "Buying")
    QTest.keyClick(page.name.text_edit, Qt.Key.Key_Return)
    choose(page.phase.combo, "Retention")
    row = page.colour.row
    QTest.mouseClick(row, LEFT, pos=row.place_of(3).center().toPoint())
    changed = session.map_.stages[1]
    assert (changed.name, changed.phase, changed.colour) == ("Buying", "retention", "#B8650F")
    QTest.mouseClick(row, LEFT, pos=row.place_of(0).center().toPoint())
    assert session.map_.stages[1].colour is None
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert session.map_.stages[1].colour == "#2F6FD0"
    assert row.accessibleName() == "Colour: Blue"


def test_a_lane_with_cards_keeps_its_kind_an_empty_one_can_change_it(inspector, session):
    full, empty = session.map_.lanes[0], session.map_.lanes[-1]
    session.select([full.id])
    assert not inspector.page.kind.combo.isEnabled()
    assert any("its kind stays" in words for words in labels(inspector.page))
    session.select([empty.id])
    assert inspector.page.kind.combo.isEnabled()
    choose(inspector.page.kind.combo, "Metrics")
    assert session.map_.lanes[-1].kind == "metrics"
    assert any("figures" in words for words in labels(inspector.page))


def test_a_notes_text_is_changed_with_line_breaks(inspector, session):
    note = next(card for _, card in cards_of(session.map_) if isinstance(card, Note))
    session.select([note.id])
    field = inspector.page.text.text_edit
    type_into(field, "One")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "Two")
    leave(inspector)
    assert now(session, note).text == "One\nTwo"


def test_the_maps_own_fields(inspector, session):
    page = inspector.page
    type_into(page.purpose.text_edit, "See it all")
    type_into(page.author.line, "Kim")
    choose(page.state.combo, "Future")
    leave(inspector)
    assert (session.map_.purpose, session.map_.author, session.map_.state) == ("See it all", "Kim", "future")


def test_a_wrong_date_gets_a_sentence_and_stays_as_typed(inspector, session):
    page = inspector.page
    before = session.map_.review_on
    type_into(page.review.line, "next week")
    QTest.keyClick(page.review.line, Qt.Key.Key_Return)
    assert session.map_.review_on == before
    assert page.review.line.text() == "next week"
    assert page.review.fault == "“next week” is not a date. Write it as 2027-01-15 or 15 Jan 2027."
    type_into(page.review.line, "2027-03-01")
    QTest.keyClick(page.review.line, Qt.Key.Key_Return)
    assert session.map_.review_on == date(2027, 3, 1)
    assert page.review.line.text() == "1 Mar 2027"
    assert page.review.fault == ""
    type_into(page.review.line, " ")
    QTest.keyClick(page.review.line, Qt.Key.Key_Return)
    assert session.map_.review_on is None


def test_a_date_that_the_model_refuses_gets_a_sentence_too(inspector, session):
    page = inspector.page
    before = session.map_.review_on
    type_into(page.review.line, "1850-01-01")
    QTest.keyClick(page.review.line, Qt.Key.Key_Return)
    assert session.map_.review_on == before
    assert page.review.fault == "That is too early; it must be 1900-01-01 or later."
    assert page.review.line.text().startswith("1")
