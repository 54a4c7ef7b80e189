"""Touchpoints are changed in the inspector, one or several."""

from hands import (
    CTRL,
    LEFT,
    choose,
    labels,
    leave,
    now,
    select,
    titled,
    type_into,
    type_into_title,
)
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from waiting import came_true

from mapdesigner.files.codec import write_map
from mapdesigner.model import Note, cards_of, new_touchpoint


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
    QTest.keyClick(line.completer().popup(), Qt.Key.Key_Down)
    QTest.keyClick(line.completer().popup(), Qt.Key.Key_Return)
    assert line.text() == "Support"
    assert came_true(lambda: titled(session, "Checkout").owner == "Support")


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


def test_several_cards_show_mixed_and_take_one_value(inspector, session):
    select(session, "Checkout", "Shopping cart", "Order by phone")
    page = inspector.page
    assert "3 touchpoints" in labels(page)
    assert not page.title.isVisible()
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
    assert "1 note is selected too and stays as it is" in "\n".join(labels(inspector.page)).splitlines()
    type_into(inspector.page.owner.line, "Me")
    leave(inspector)
    assert now(session, note) == note


def test_a_thousand_selected_cards_take_one_value(inspector, session):
    lane = session.map_.lanes[0].id
    many = tuple(new_touchpoint(lane, f"Touchpoint {n}") for n in range(1000))
    stage = session.map_.stages[0]
    map_ = session.map_.evolve(stages=(stage.evolve(cards=(*stage.cards, *many)), *session.map_.stages[1:]))
    session.replace(map_, None)
    session.select([card.id for card in many])
    assert "1\u202f000 touchpoints" in labels(inspector.page)
    choose(inspector.page.setting.combo, "human")
    assert {now(session, card).setting for card in many[::100]} == {"human"}
