"""Every list of the inspector answers the same keys, and what is typed in it is not lost."""

from datetime import date

import pytest
from hands import LEFT, select, titled, touchpoints, type_into
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner.edit import experiments_on
from mapdesigner.model import improvements_of
from mapdesigner.qt.widgets.days import NoDay, day_or_month_end_from

DELETE, DOWN, ESCAPE, RETURN = (
    Qt.Key.Key_Delete,
    Qt.Key.Key_Down,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
)


def experiment_entry(inspector, session):
    test = session.map_.experiments[0]
    session.select([test.touchpoint])
    return inspector.page.section("Experiments").entry(test.id)


def test_enter_opens_an_improvement_note_and_escape_closes_it(inspector, session):
    select(session, "Checkout")
    note = improvements_of(session.map_, titled(session, "Checkout").id)[0]
    entry = inspector.page.improvements.entry(note.id)
    entry.row.setFocus()
    QTest.keyClick(entry.row, RETURN)
    assert entry.is_open
    entry.first_field().setFocus()
    QTest.keyClick(QApplication.focusWidget(), ESCAPE)
    assert not entry.is_open
    assert entry.row.hasFocus()


def test_arrows_go_from_note_to_note_and_delete_removes_one(inspector, session):
    card = titled(session, "Checkout")
    select(session, "Checkout")
    first, second, *_ = improvements_of(session.map_, card.id)
    rows = inspector.page.improvements
    rows.entry(first.id).row.setFocus()
    QTest.keyClick(rows.entry(first.id).row, DOWN)
    assert rows.entry(second.id).row.hasFocus()
    QTest.keyClick(rows.entry(second.id).row, Qt.Key.Key_Up)
    QTest.keyClick(rows.entry(first.id).row, DELETE)
    assert first.id not in {note.id for note in session.map_.improvements}
    assert rows.entry(second.id).row.hasFocus()
    session.undo()
    assert first.id in {note.id for note in session.map_.improvements}


def test_delete_after_a_click_on_a_note_means_the_note_and_not_the_card(inspector, session):
    card = titled(session, "Checkout")
    select(session, "Checkout")
    note = improvements_of(session.map_, card.id)[0]
    QTest.mouseClick(inspector.page.improvements.entry(note.id).row, LEFT)
    QTest.keyClick(QApplication.focusWidget(), DELETE)
    assert note.id not in {other.id for other in session.map_.improvements}
    assert card.id in {other.id for other in touchpoints(session)}


def test_delete_removes_an_experiment(inspector, session):
    entry = experiment_entry(inspector, session)
    count = len(session.map_.experiments)
    entry.row.setFocus()
    QTest.keyClick(entry.row, DELETE)
    assert len(session.map_.experiments) == count - 1
    session.undo()
    assert len(session.map_.experiments) == count


def test_delete_on_a_goal_takes_it_off(inspector, session):
    card = titled(session, "Checkout")
    select(session, "Checkout")
    section = inspector.page.section("Goals")
    row = section.goals.line(card.goals[0]).row
    row.setFocus()
    QTest.keyClick(row, DELETE)
    assert titled(session, "Checkout").goals == card.goals[1:]


def test_fields_stand_in_alike_from_rows_of_every_kind(inspector, session):
    test = session.map_.experiments[0]
    session.select([titled(session, "Checkout").id])
    page = inspector.page
    note = improvements_of(session.map_, titled(session, "Checkout").id)[0]
    entries = [page.section("Metrics").entries[0], page.section("Feedback").entry(0)]
    entries.append(page.improvements.entry(note.id))
    margins = set()
    for entry in entries:
        entry.open()
        margins.add(entry.editor.layout().getContentsMargins())
    session.select([test.touchpoint])
    entry = inspector.page.section("Experiments").entry(test.id)
    entry.open()
    margins.add(entry.editor.layout().getContentsMargins())
    assert len(margins) == 1


def test_a_line_of_facts_never_begins_with_the_dot_between_them(inspector, session):
    for card in touchpoints(session):
        session.select([card.id])
        for note in improvements_of(session.map_, card.id):
            row = inspector.page.improvements.entry(note.id).row
            for width in (180, 220, 260, 284):
                _, facts = row._lines(width)
                assert facts
                assert not any(line.startswith("·") for line in facts)


def test_a_count_that_is_none_waits_while_another_card_is_selected(inspector, session):
    entry = experiment_entry(inspector, session)
    entry.open()
    cell = entry.editor.variants.rows[0].cells[1]
    type_into(cell, "12x")
    QTest.keyClick(cell, RETURN)
    before = session.map_
    select(session, "Invoice")
    again = experiment_entry(inspector, session)
    shown = again.editor.variants.rows[0].cells[1]
    assert again.is_open
    assert shown.text() == "12x"
    assert again.editor.variants.fault
    assert session.map_ == before
    type_into(shown, "12")
    QTest.keyClick(shown, RETURN)
    test = experiments_on(session.map_, [session.map_.experiments[0].touchpoint])[0]
    assert test.variants[0].visitors == 12


def test_a_quote_without_words_keeps_those_it_had_and_says_why(inspector, session):
    select(session, "Checkout")
    entry = inspector.page.section("Feedback").entry(0)
    entry.open()
    had = titled(session, "Checkout").feedback[0].quote
    quote = entry.editor.quote
    type_into(quote.text_edit, "x")
    QTest.keyClick(quote.text_edit, Qt.Key.Key_Backspace)
    entry.editor.who.line.setFocus()
    assert quote.fault == "A quote needs words. “Remove quote” takes it away."
    assert titled(session, "Checkout").feedback[0].quote in (had, "x")
    assert titled(session, "Checkout").feedback[0].quote


def test_a_touchpoint_that_a_note_serves_is_to_be_seen_on_the_map(inspector, session):
    seen = []
    inspector.reveal_requested.connect(lambda: seen.append(session.selection))
    note = session.map_.improvements[0]
    entry = inspector.page.improvements.entry(note.id)
    entry.open()
    served = note.touchpoints[0]
    QTest.mouseClick(entry.editor.serves.links[served], LEFT)
    assert seen == [frozenset([served])]


def test_the_details_fold_and_stay_folded(inspector, session):
    select(session, "Checkout")
    assert inspector.page.channel.isVisible()
    QTest.mouseClick(inspector.page.details.header, LEFT)
    select(session, "Invoice")
    assert not inspector.page.channel.isVisible()
    assert inspector.page.sentiment.isVisible()


def test_the_panel_scrolls_no_farther_than_what_it_shows(inspector, session):
    for ids in ([titled(session, "Checkout").id], []):
        session.select(ids)
        QApplication.processEvents()
        column = inspector.page.column
        items = [column.itemAt(at) for at in range(column.count())]
        end = max(item.geometry().bottom() for item in items if not item.isEmpty())
        assert end > inspector.viewport().height()
        assert inspector.widget().height() - end < 40


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Oct 2026", date(2026, 10, 31)),
        ("october 2026", date(2026, 10, 31)),
        ("2026-02", date(2026, 2, 28)),
        ("2/2028", date(2028, 2, 29)),
        ("Oct-26", date(2026, 10, 31)),
        ("15 Oct 2026", date(2026, 10, 15)),
    ],
)
def test_a_month_alone_is_its_last_day(typed, day):
    assert day_or_month_end_from(typed, QLocale.c()) == day


@pytest.mark.parametrize("typed", ["Oct 26", "2026", "13/2026", "Octember 2026", "0000-10"])
def test_what_is_neither_day_nor_month_gets_a_sentence(typed):
    with pytest.raises(NoDay, match="is not a date"):
        day_or_month_end_from(typed, QLocale.c())


def test_a_month_is_typed_into_the_table_of_a_metric(inspector, session):
    select(session, "Checkout")
    entry = inspector.page.section("Metrics").entries[0]
    entry.open()
    entry.editor.observations.take("Nov 2096\t21 %\n2096-12\t20 %")
    days = [seen.on for seen in titled(session, "Checkout").metrics[0].observations]
    assert days[-2:] == [date(2096, 11, 30), date(2096, 12, 31)]
