"""The inspector: shows what is selected, and changes it, as a person would."""

import time
from datetime import date

import pytest
from PySide6.QtCore import QElapsedTimer, QLocale, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from mapdesigner.edit import card_of
from mapdesigner.files.codec import write_map
from mapdesigner.files.disk import open_map
from mapdesigner.model import (
    Improvement,
    Note,
    Touchpoint,
    cards_of,
    improvements_of,
    new_map,
    new_touchpoint,
)
from mapdesigner.qt.inspector import Inspector
from mapdesigner.qt.inspector.days import NoDay, day_from, day_text
from mapdesigner.qt.settings import Settings
from mapdesigner.resources import samples_path
from mapdesigner.session import Session

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session():
    return Session(open_map(samples_path() / "online-bookshop.json"))


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path)


@pytest.fixture
def inspector(theme, session, settings):
    panel = Inspector(session, theme, settings)
    panel.resize(316, 900)
    panel.show()
    panel.activateWindow()
    assert QTest.qWaitForWindowActive(panel)
    yield panel
    panel.close()
    panel.deleteLater()


def touchpoints(session):
    return [card for _, card in cards_of(session.map_) if isinstance(card, Touchpoint)]


def titled(session, title):
    return next(card for card in touchpoints(session) if card.title == title)


def select(session, *titles):
    session.select([titled(session, title).id for title in titles])


def now(session, card):
    return card_of(session.map_, card.id)[1]


def type_into(control, text):
    """Replace what is in a text control by typing."""
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)


def leave(inspector):
    inspector.window().focusWidget().clearFocus()


def choose(combo, text):
    combo.setFocus()
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def came_true(is_so, most_ms=5000):
    """Let the event loop run until something is so."""
    timer = QElapsedTimer()
    timer.start()
    while not is_so() and timer.elapsed() < most_ms:
        QTest.qWait(10)
    return is_so()


def labels(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


# What is shown


def test_with_nothing_selected_it_shows_the_map_and_all_its_notes(inspector, session):
    page = inspector.page
    assert page.title.text_edit.toPlainText() == "Buying a book online"
    assert "Map · 31 touchpoints · 4 stages · 5 lanes" in labels(page)
    assert page.improvements.header.count == str(len(session.map_.improvements))


def test_a_touchpoint_shows_all_that_it_has(inspector, session):
    select(session, "Checkout")
    page = inspector.page
    assert "Purchase · Online" in labels(page)
    assert page.channel.combo.currentText() == "website"
    assert page.setting.combo.currentText() == "digital"
    assert page.owner.line.text() == "Web team"
    assert page.sentiment.row.button(-2).isChecked()
    assert page.star.box.isChecked()
    headings = {title for title, section in page.shown.sections.items() if section.isVisible()}
    assert headings == {"Personas", "Goals", "Metrics", "Feedback", "Audit"}
    assert "26\u202f%" in labels(page)
    assert any(words.startswith("“I gave up at the third form.”") for words in labels(page))


def test_what_comes_later_is_not_there_when_a_card_has_none_of_it(theme):
    session = Session(new_map())
    card = new_touchpoint(session.map_.lanes[0].id, "Bare")
    stages = session.map_.stages
    map_ = session.map_.evolve(stages=(stages[0].evolve(cards=(card,)), *stages[1:]))
    session.replace(map_, None)
    panel = Inspector(session, theme)
    panel.show()
    session.select([card.id])
    assert not panel.page.shown.isVisible()
    panel.deleteLater()


def test_shown_things_cannot_be_typed_into(inspector, session):
    select(session, "Checkout")
    assert not inspector.page.shown.findChildren(QLineEdit)
    assert not inspector.page.shown.findChildren(QPlainTextEdit)


def test_a_cell_says_what_it_is_and_how_to_fill_it(inspector, session):
    stage, lane = session.map_.stages[0], session.map_.lanes[0]
    session.select([f"{stage.id}/{lane.id}"])
    words = labels(inspector.page)
    assert "Pre-purchase · Online" in words
    assert "Cell · 5 touchpoints" in words
    assert "Type to add a touchpoint here, or press Enter." in words


def test_a_cell_of_an_emotion_lane_says_what_it_draws(inspector, session):
    lane = next(lane for lane in session.map_.lanes if lane.kind == "emotion")
    session.select([f"{session.map_.stages[0].id}/{lane.id}"])
    assert any("curve" in words for words in labels(inspector.page))


def test_user_text_is_never_markup(inspector, session):
    card = titled(session, "Checkout")
    type_into_title(inspector, session, card, "<b>bold</b>")
    lane = session.map_.lanes[0]
    session.select([lane.id])
    type_into(inspector.page.name.text_edit, "<img src=x>")
    leave(inspector)
    session.select([card.id])
    assert "Purchase · <img src=x>" in labels(inspector.page)
    for label in inspector.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def type_into_title(inspector, session, card, text):
    session.select([card.id])
    type_into(inspector.page.title.text_edit, text)
    QTest.keyClick(inspector.page.title.text_edit, Qt.Key.Key_Return)


def test_it_never_scrolls_sideways_however_long_a_word_is(inspector, session):
    card = titled(session, "Checkout")
    type_into_title(inspector, session, card, "W" * 400)
    session.select([])
    session.select([card.id])
    QApplication.processEvents()
    assert inspector.horizontalScrollBar().maximum() == 0
    assert inspector.widget().width() <= inspector.viewport().width()


# Changing a touchpoint


def test_a_title_typed_and_ended_with_enter_is_one_step(inspector, session):
    card = titled(session, "Checkout")
    type_into_title(inspector, session, card, "Pay here")
    assert now(session, card).title == "Pay here"
    assert session.history.past[-1].label == "Rename touchpoint"
    session.undo()
    assert now(session, card).title == "Checkout"
    assert inspector.page.title.text_edit.toPlainText() == "Checkout"


def test_what_is_typed_goes_into_the_map_when_the_focus_goes(inspector, session):
    select(session, "Checkout")
    type_into(inspector.page.owner.line, "Payments")
    leave(inspector)
    assert titled(session, "Checkout").owner == "Payments"


def test_the_map_follows_while_one_types_and_it_stays_one_step(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    steps = len(session.history.past)
    field = inspector.page.description.text_edit
    type_into(field, "First")
    assert came_true(lambda: now(session, card).description == "First")
    QTest.keyClicks(field, " and more")
    leave(inspector)
    assert now(session, card).description == "First and more"
    assert len(session.history.past) == steps + 1
    field.setFocus()
    QTest.keyClicks(field, "Later: ")
    leave(inspector)
    assert len(session.history.past) == steps + 2


def test_undo_in_a_text_field_is_the_fields_own(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    line = inspector.page.owner.line
    line.setFocus()
    line.end(False)
    QTest.keyClicks(line, "s")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == "Web team"
    leave(inspector)
    assert now(session, card).owner == "Web team"


def test_escape_takes_back_what_was_typed_in_this_visit(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    line = inspector.page.owner.line
    type_into(line, "Nobody")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Web team"
    leave(inspector)
    assert now(session, card).owner == "Web team"


def test_another_selection_hands_over_to_the_card_that_was_typed_for(inspector, session):
    first, second = titled(session, "Checkout"), titled(session, "Shopping cart")
    session.select([first.id])
    type_into(inspector.page.owner.line, "Payments")
    session.select([second.id])
    assert now(session, first).owner == "Payments"
    assert now(session, second).owner == second.owner
    assert inspector.page.owner.line.text() == second.owner


def test_an_edit_from_elsewhere_shows_without_disturbing_what_is_typed(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    line = inspector.page.owner.line
    type_into(line, "Half a na")
    session.apply(lambda map_: map_.evolve(author="Somebody"), "Change author")
    assert line.text() == "Half a na"
    assert line.hasFocus()


def test_faces_are_chosen_and_taken_back_with_the_mouse(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    row = inspector.page.sentiment.row
    QTest.mouseClick(row.button(1), LEFT)
    assert now(session, card).sentiment == 1
    assert row.button(1).isChecked() and not row.button(-2).isChecked()
    QTest.mouseClick(row.button(1), LEFT)
    assert now(session, card).sentiment is None
    assert not any(row.button(mood).isChecked() for mood in range(-2, 3))


def test_faces_are_chosen_with_the_arrow_keys(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    row = inspector.page.sentiment.row
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert now(session, card).sentiment == -1
    QTest.keyClick(row, Qt.Key.Key_End)
    assert now(session, card).sentiment == 2
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert now(session, card).sentiment == 2
    QTest.keyClick(row, Qt.Key.Key_Delete)
    assert now(session, card).sentiment is None
    assert row.accessibleName() == "Sentiment: not set"


def test_channel_setting_evidence_and_star(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    page = inspector.page
    choose(page.channel.combo, "phone")
    choose(page.setting.combo, "human")
    choose(page.evidence.combo, "–")
    QTest.mouseClick(page.star.box, LEFT, pos=QPoint(12, page.star.box.height() // 2))
    changed = now(session, card)
    assert (changed.channel, changed.setting, changed.evidence) == ("phone", "human", None)
    assert changed.moment_of_truth is False


def test_tags_are_typed_with_commas(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    type_into(inspector.page.tags.line, " mobile ,, gift,mobile ")
    leave(inspector)
    assert now(session, card).tags == ("mobile", "gift")


def test_owners_of_the_map_are_offered(inspector, session):
    select(session, "Checkout")
    line = inspector.page.owner.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "supp")
    model = line.completer().completionModel()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Support"]


def test_half_an_emoji_never_reaches_the_map(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    line = inspector.page.owner.line
    line.setFocus()
    line.selectAll()
    line.insert("broken \ud83d emoji")
    line.textEdited.emit(line.text())
    leave(inspector)
    assert now(session, card).owner.startswith("broken ")
    assert b"broken" in write_map(session.map_)


def test_rich_text_is_pasted_as_plain_text_with_every_character(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    field = inspector.page.description.text_edit
    field.setFocus()
    field.selectAll()
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("30\u00a0% <b>\nsecond line ‏עברית")
    field.insertFromMimeData(data)
    leave(inspector)
    assert now(session, card).description == "30\u00a0% <b>\nsecond line ‏עברית"
    QGuiApplication.clipboard().clear()


def test_a_long_description_grows_up_to_a_limit(inspector, session):
    select(session, "Checkout")
    field = inspector.page.description.text_edit
    before = field.height()
    type_into(field, "word " * 60)
    QApplication.processEvents()
    assert before < field.height() < 300
    data = QMimeData()
    data.setText("word " * 2000)
    field.insertFromMimeData(data)
    QApplication.processEvents()
    assert field.height() <= 260


# Several


def test_several_cards_show_mixed_and_take_one_value(inspector, session):
    select(session, "Checkout", "Shopping cart", "Order by phone")
    page = inspector.page
    assert any(words.startswith("3 touchpoints") for words in labels(page))
    assert page.title.text_edit.placeholderText() == "mixed"
    assert page.channel.combo.currentIndex() == -1
    assert page.channel.combo.placeholderText() == "mixed"
    assert page.star.box.checkState() == Qt.CheckState.PartiallyChecked
    choose(page.channel.combo, "chat")
    type_into(page.owner.line, "All of us")
    leave(inspector)
    for title in ("Checkout", "Shopping cart", "Order by phone"):
        assert titled(session, title).channel == "chat"
        assert titled(session, title).owner == "All of us"
    session.undo()
    assert titled(session, "Checkout").owner == "Web team"


def test_from_mixed_the_star_first_marks_all(inspector, session):
    select(session, "Checkout", "Shopping cart")
    box = inspector.page.star.box
    QTest.mouseClick(box, LEFT, pos=QPoint(12, box.height() // 2))
    assert titled(session, "Checkout").moment_of_truth
    assert titled(session, "Shopping cart").moment_of_truth


def test_a_field_that_was_only_visited_leaves_mixed_values_alone(inspector, session):
    select(session, "Checkout", "Shopping cart")
    before = session.map_
    inspector.page.owner.line.setFocus()
    leave(inspector)
    assert session.map_ is before


def test_notes_in_the_selection_are_counted_and_left_alone(inspector, session):
    note = next(card for _, card in cards_of(session.map_) if isinstance(card, Note))
    session.select([titled(session, "Checkout").id, note.id])
    assert any("1 note in the selection stays as it is" in words for words in labels(inspector.page))
    type_into(inspector.page.owner.line, "Me")
    leave(inspector)
    assert now(session, note) == note


def test_a_thousand_selected_cards_refresh_at_once(inspector, session):
    lane = session.map_.lanes[0].id
    many = tuple(new_touchpoint(lane, f"Touchpoint {n}") for n in range(1000))
    stage = session.map_.stages[0]
    map_ = session.map_.evolve(stages=(stage.evolve(cards=(*stage.cards, *many)), *session.map_.stages[1:]))
    session.replace(map_, None)
    session.select([card.id for card in many])
    took = []
    for _ in range(5):
        start = time.perf_counter()
        inspector.page.refresh()
        took.append(time.perf_counter() - start)
    assert inspector.page.title.text_edit.placeholderText() == "mixed"
    assert min(took) < 0.05


# A stage, a lane, a note, the map


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


@pytest.mark.parametrize(
    ("typed", "locale", "day"),
    [
        ("2027-01-15", "nb_NO", date(2027, 1, 15)),
        ("15.01.2027", "nb_NO", date(2027, 1, 15)),
        ("15.1.27", "en_US", date(2027, 1, 15)),
        ("3/4/2027", "en_US", date(2027, 3, 4)),
        ("3/4/2027", "en_GB", date(2027, 4, 3)),
        ("15 January 2027", "en_GB", date(2027, 1, 15)),
        ("Jan 15, 2027", "en_US", date(2027, 1, 15)),
        ("15. mai 2027", "nb_NO", date(2027, 5, 15)),
        ("  ", "en_GB", None),
    ],
)
def test_days_are_read_as_people_write_them(typed, locale, day):
    assert day_from(typed, QLocale(locale)) == day


@pytest.mark.parametrize("typed", ["soon", "31.02.2027", "2027-13-01", "15 Foo 2027", "12", "1.2.345"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(NoDay):
        day_from(typed, QLocale("en_GB"))


def test_a_day_is_shown_in_a_form_that_is_read_again():
    for day in (date(1999, 12, 31), date(2027, 5, 1)):
        assert day_from(day_text(day), QLocale("vi_VN")) == day


# Improvement notes


def open_first_note(inspector, session, title="Checkout"):
    card = titled(session, title)
    session.select([card.id])
    note = improvements_of(session.map_, card.id)[0]
    entry = inspector.page.improvements.entry(note.id)
    QTest.mouseClick(entry.row, LEFT)
    return note, entry.editor


def note_now(session, note) -> Improvement:
    return next(other for other in session.map_.improvements if other.id == note.id)


def test_a_note_is_added_with_the_keyboard_in_its_title(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    before = len(improvements_of(session.map_, card.id))
    QTest.mouseClick(inspector.page.improvements.add, LEFT)
    QTest.keyClicks(inspector.window().focusWidget(), "Fewer fields")
    QTest.keyClick(inspector.window().focusWidget(), Qt.Key.Key_Return)
    added = improvements_of(session.map_, card.id)[-1]
    assert added.title == "Fewer fields"
    assert inspector.page.improvements.header.count == str(before + 1)
    assert inspector.page.improvements.entry(added.id).row.words().startswith("Fewer fields\n")


def test_a_note_of_the_map_needs_no_touchpoint(inspector, session):
    QTest.mouseClick(inspector.page.improvements.add, LEFT)
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
    QTest.mouseClick(inspector.page.improvements.add, LEFT)
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


# Sections


def test_a_folded_section_stays_folded(inspector, session, theme, settings):
    select(session, "Checkout")
    section = inspector.page.shown.sections["Metrics"]
    QTest.mouseClick(section.header, LEFT)
    assert not section.body.isVisible()
    other = Inspector(session, theme, settings)
    other.show()
    assert not other.page.shown.sections["Metrics"].body.isVisible()
    assert other.page.shown.sections["Personas"].body.isVisible()
    other.deleteLater()


def test_every_field_has_a_name_for_a_screen_reader(inspector, session):
    select(session, "Checkout")
    open_first_note(inspector, session)
    for kind in (QLineEdit, QPlainTextEdit):
        for control in inspector.findChildren(kind):
            assert control.accessibleName(), control
    focusable = [
        widget
        for widget in inspector.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    assert focusable
    assert all(widget.accessibleName() or getattr(widget, "text", lambda: "")() for widget in focusable)


def test_the_selection_of_a_deleted_card_leads_back_to_the_map(inspector, session):
    from mapdesigner.edit import remove_cards

    card = titled(session, "Checkout")
    session.select([card.id])
    session.apply(lambda map_: remove_cards(map_, [card.id]), "Delete touchpoint")
    assert inspector.page.title.text_edit.toPlainText() == "Buying a book online"
