"""The inspector under the hands: what it scrolls, where the keyboard stays, what is seen whole."""

from datetime import date

import pytest
from hands import LEFT, labels, open_first_note, select, titled, type_into
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from waiting import came_true

from mapdesigner.model import CHANNELS
from mapdesigner.qt.widgets.cut_text import cut_text, room_px

# What a window of 1280 by 720 leaves to the panel.
LOW_PX = 580
ALT = Qt.KeyboardModifier.AltModifier


def top_of(widget, inspector):
    return widget.mapTo(inspector.viewport(), QPoint(0, 0)).y()


def is_whole(widget, inspector):
    top = top_of(widget, inspector)
    return top >= 0 and top + widget.height() <= inspector.viewport().height()


def picture(widget):
    return widget.grab().toImage()


def test_several_cards_say_that_their_sentiments_differ(inspector, session):
    select(session, "Checkout", "Shopping cart")
    assert "Sentiment · mixed" in labels(inspector.page)
    select(session, "Checkout")
    assert "Sentiment" in labels(inspector.page)


def test_the_heading_is_the_title_of_one_and_the_count_of_several(inspector, session):
    select(session, "Checkout", "Shopping cart")
    assert "2 touchpoints" in labels(inspector.page)
    assert not inspector.page.title.isVisible()
    inspector.focus_first_field()
    assert inspector.page.sentiment.row.hasFocus()
    select(session, "Checkout")
    assert inspector.page.title.isVisible()
    assert "1 touchpoint" not in labels(inspector.page)


def test_the_sections_stand_in_the_order_in_which_the_keyboard_goes_through_them(inspector, session):
    select(session, "Checkout")
    QApplication.processEvents()
    page = inspector.page
    tops = {section.title: top_of(section, inspector) for section in page.sections.values()}
    tops["Improvements"] = top_of(page.improvements, inspector)
    assert sorted(tops, key=lambda title: tops[title]) == [
        *("Personas", "Goals", "Metrics", "Feedback", "Improvements", "Audit", "Experiments")
    ]
    page.tags.line.setFocus()
    QTest.keyClick(page.tags.line, Qt.Key.Key_Tab)
    assert inspector.focusWidget() is page.section("Personas").header


def test_the_keyboard_rings_the_chosen_face_and_nothing_else(inspector, session):
    select(session, "Checkout")
    QApplication.processEvents()
    row = inspector.page.sentiment.row
    before = {mood: picture(row.button(mood)) for mood in (-2, 0)}
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert picture(row.button(-2)) != before[-2]
    assert picture(row.button(0)) == before[0]
    inspector.page.owner.line.setFocus()
    assert picture(row.button(-2)) == before[-2]


def test_clicks_on_faces_swatches_dots_and_the_star_leave_the_keyboard_where_it_was(inspector, session):
    _, editor = open_first_note(inspector, session)
    page = inspector.page
    line = page.owner.line
    line.setFocus()
    QTest.mouseClick(page.sentiment.row.button(1), LEFT)
    QTest.mouseClick(page.star.box, LEFT, pos=QPoint(12, page.star.box.height() // 2))
    QTest.mouseClick(editor.impact.row, LEFT, pos=editor.impact.row.place_of(2).center().toPoint())
    assert titled(session, "Checkout").sentiment == 1
    assert line.hasFocus()
    session.select([session.map_.stages[0].id])
    text = inspector.page.goal.text_edit
    text.setFocus()
    row = inspector.page.colour.row
    QTest.mouseClick(row, LEFT, pos=row.place_of(3).center().toPoint())
    assert session.map_.stages[0].colour == row.colours()[3]
    assert text.hasFocus()


def test_an_opened_note_is_seen_whole_on_a_low_screen(inspector, session):
    inspector.resize(316, LOW_PX)
    note, editor = open_first_note(inspector, session)
    entry = inspector.page.improvements.entry(note.id)
    assert came_true(lambda: is_whole(entry, inspector))
    assert is_whole(editor.expected, inspector) and is_whole(editor.remove, inspector)


def test_tab_scrolls_only_to_what_is_out_of_sight(inspector, session):
    inspector.resize(316, LOW_PX)
    note, editor = open_first_note(inspector, session)
    entry = inspector.page.improvements.entry(note.id)
    assert came_true(lambda: is_whole(entry, inspector))
    bar = inspector.verticalScrollBar()
    before = bar.value()
    editor.title.setFocus()
    for _ in range(8):
        QTest.keyClick(inspector.focusWidget(), Qt.Key.Key_Tab)
    assert inspector.focusWidget() is editor.expected.text_edit
    assert bar.value() == before
    for _ in range(10):
        QTest.keyClick(inspector.focusWidget(), Qt.Key.Key_Tab)
    assert bar.value() != before
    assert is_whole(inspector.focusWidget(), inspector)


def test_a_list_that_opens_shows_every_word_in_rows_of_its_own_look(inspector, session):
    select(session, "Checkout")
    combo = inspector.page.channel.combo
    combo.showPopup()
    view = combo.view()
    assert came_true(view.isVisible)
    widest = max(view.fontMetrics().horizontalAdvance(channel) for channel in CHANNELS)
    assert view.viewport().width() >= widest + combo.iconSize().width() + 12
    assert view.sizeHintForRow(1) >= 28
    assert not combo.style().styleHint(combo.style().StyleHint.SH_ComboBox_Popup, None, combo)
    combo.hidePopup()


@pytest.mark.parametrize("channel", ["social media", "word of mouth", "mobile app"])
def test_a_channel_is_read_whole_or_told_by_the_pointer(inspector, session, channel):
    select(session, "Checkout")
    combo = inspector.page.channel.combo
    combo.setCurrentText(channel)
    QApplication.processEvents()
    assert cut_text(combo) in ("", channel)
    if channel != "word of mouth":
        assert cut_text(combo) == ""


def test_a_cut_text_is_known_as_cut(inspector, session):
    line = inspector.page.author.line
    line.setText("A name that is a good deal longer than half of the panel")
    assert cut_text(line) == line.text()
    line.setText("Ida")
    assert cut_text(line) == ""
    combo = QComboBox()
    assert cut_text(combo) == ""


# The calendar


def test_a_day_is_picked_from_the_calendar_with_the_keyboard(inspector, session):
    field = inspector.page.review
    type_into(field.line, "14.12.2026")
    QTest.keyClick(field.line, Qt.Key.Key_Down, ALT)
    assert field.popup is not None
    view = field.popup.calendar.focusProxy() or field.popup.calendar
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert field.popup is None
    assert session.map_.review_on == date(2026, 12, 15)
    assert field.line.text() == "15 Dec 2026"


def test_escape_shuts_the_calendar_and_changes_nothing(inspector, session):
    field = inspector.page.review
    before = session.map_
    QTest.mouseClick(field.button, LEFT)
    assert field.popup is not None
    view = field.popup.calendar.focusProxy() or field.popup.calendar
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert field.popup is None
    assert session.map_ is before


def test_an_empty_date_shows_how_to_write_one_and_no_date(inspector, session):
    review = inspector.page.review.line
    _, editor = open_first_note(inspector, session)
    for line in (review, editor.due.line):
        assert line.placeholderText() == "day month year"
        assert line.fontMetrics().horizontalAdvance(line.placeholderText()) <= room_px(line)


def test_what_is_said_of_a_wrong_date_takes_one_line(inspector):
    field = inspector.page.review
    before = field.height()
    type_into(field.line, "one of these days")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert "Write like 15 Jan 2027" in labels(inspector.page)
    assert field.fault.startswith("“one of these days” is not a date.")
    assert came_true(lambda: before < field.height() <= before + 2 * field.fontMetrics().lineSpacing())
