"""Improvement notes are added, changed and removed in the inspector."""

from datetime import date

import pytest
from hands import LEFT, choose, leave, open_first_note, select, titled, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner.model import Improvement, improvements_of


def note_now(session, note) -> Improvement:
    return next(other for other in session.map_.improvements if other.id == note.id)


def test_a_note_is_added_with_the_keyboard_in_its_title(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    before = len(improvements_of(session.map_, card.id))
    QTest.mouseClick(inspector.page.improvements.add_button, LEFT)
    QTest.keyClicks(inspector.window().focusWidget(), "Fewer fields")
    QTest.keyClick(inspector.window().focusWidget(), Qt.Key.Key_Return)
    added = improvements_of(session.map_, card.id)[-1]
    assert added.title == "Fewer fields"
    assert inspector.page.improvements.header.count == str(before + 1)
    assert inspector.page.improvements.entry(added.id).row.words().startswith("Fewer fields\n")


def test_a_note_of_the_map_needs_no_touchpoint(inspector, session):
    QTest.mouseClick(inspector.page.improvements.add_button, LEFT)
    assert session.map_.improvements[-1].touchpoints == ()


def test_every_field_of_a_note(inspector, session):
    note, editor = open_first_note(inspector, session)
    type_into(editor.title.text_edit, "One page")
    type_into(editor.note.text_edit, "Ask less")
    choose(editor.lever.combo, "personalisation")
    choose(editor.status.combo, "done")
    QTest.mouseClick(editor.impact.row, LEFT, pos=editor.impact.row.place_of(2).center().toPoint())
    editor.effort.row.setFocus()
    QTest.keyClick(editor.effort.row, Qt.Key.Key_4)
    type_into(editor.owner.line, "Ola")
    type_into(editor.due.line, "1.12.2027")
    type_into(editor.expected.text_edit, "30 %")
    leave(inspector)
    changed = note_now(session, note)
    assert (changed.title, changed.note, changed.lever, changed.status) == (
        "One page",
        "Ask less",
        "personalisation",
        "done",
    )
    assert (changed.impact, changed.effort, changed.owner) == (2, 4, "Ola")
    assert (changed.due, changed.expected) == (date(2027, 12, 1), "30 %")


def test_the_chosen_dot_again_means_none(inspector, session):
    note, editor = open_first_note(inspector, session)
    dot = editor.impact.row.place_of(note.impact).center().toPoint()
    QTest.mouseClick(editor.impact.row, LEFT, pos=dot)
    assert note_now(session, note).impact is None
    QTest.mouseClick(editor.impact.row, LEFT, pos=dot)
    assert note_now(session, note).impact == note.impact


def test_a_note_is_removed_and_undo_brings_it_back(inspector, session):
    said = []
    session.on_message.append(said.append)
    note, editor = open_first_note(inspector, session)
    QTest.mouseClick(editor.remove, LEFT)
    assert note.id not in {other.id for other in session.map_.improvements}
    assert said == [f"“{note.title}” removed. Ctrl+Z brings it back."]
    session.undo()
    QApplication.processEvents()
    assert inspector.page.improvements.entry(note.id).row.isVisible()


def test_an_open_note_stays_open_while_the_map_changes(inspector, session):
    note, editor = open_first_note(inspector, session)
    type_into(editor.owner.line, "Ola")
    session.apply(lambda map_: map_.evolve(author="Somebody"), "Change author")
    assert editor.isVisible()
    assert editor.owner.line.hasFocus()
    assert editor.owner.line.text() == "Ola"
    QTest.mouseClick(inspector.page.improvements.entry(note.id).row, LEFT)
    assert not editor.isVisible()


def test_a_note_added_for_several_touchpoints_serves_all_of_them(inspector, session):
    select(session, "Checkout", "Shopping cart")
    QTest.mouseClick(inspector.page.improvements.add_button, LEFT)
    wanted = {titled(session, "Checkout").id, titled(session, "Shopping cart").id}
    assert set(session.map_.improvements[-1].touchpoints) == wanted


def test_hundreds_of_notes_come_in_helpings(inspector, session):
    notes = tuple(Improvement(id=f"n{n}", title=f"Note {n}") for n in range(300))
    session.replace(session.map_.evolve(improvements=notes), None)
    section = inspector.page.improvements
    assert section.header.count == "300"
    with pytest.raises(KeyError):
        section.entry("n299")
    assert inspector.open_improvement("n299")
    assert section.entry("n299").editor.title.text_edit.hasFocus()
