"""The inspector shows what is selected, as text and in its width."""

from hands import LEFT, labels, leave, open_first_note, select, titled, type_into, type_into_title
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from mapdesigner.model import new_map, new_touchpoint
from mapdesigner.qt.inspector import Inspector
from mapdesigner.session import Session


def test_with_nothing_selected_it_shows_the_map_and_all_its_notes(inspector, session):
    page = inspector.page
    assert page.title.text_edit.toPlainText() == "Buying a book online"
    assert "Map · 31 touchpoints · 4 stages · 8 lanes" in labels(page)
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
    headings = {section.title for section in page.sections.values() if section.isVisible()}
    assert headings == {"Personas", "Goals", "Metrics", "Feedback", "Audit", "Experiments"}
    assert "26\u202f%" in labels(page)
    assert page.section("Feedback").entry(0).row.words().startswith("“I gave up at the third form.”\n")


def test_a_card_that_has_none_of_it_shows_headings_that_count_nothing(theme):
    session = Session(new_map())
    card = new_touchpoint(session.map_.lanes[0].id, "Bare")
    stages = session.map_.stages
    map_ = session.map_.evolve(stages=(stages[0].evolve(cards=(card,)), *stages[1:]))
    session.replace(map_, None)
    panel = Inspector(session, theme)
    panel.show()
    session.select([card.id])
    assert [section.title for section in panel.page.sections.values() if section.header.count] == []
    assert not panel.page.section("Goals").body.isVisible()
    assert not panel.page.section("Experiments").body.isVisible()
    panel.deleteLater()


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


def test_it_never_scrolls_sideways_however_long_a_word_is(inspector, session):
    card = titled(session, "Checkout")
    type_into_title(inspector, session, card, "W" * 400)
    session.select([])
    session.select([card.id])
    QApplication.processEvents()
    assert inspector.horizontalScrollBar().maximum() == 0
    assert inspector.widget().width() <= inspector.viewport().width()


def test_a_folded_section_stays_folded(inspector, session, theme, settings):
    select(session, "Checkout")
    section = inspector.page.section("Metrics")
    QTest.mouseClick(section.header, LEFT)
    assert not section.body.isVisible()
    other = Inspector(session, theme, settings)
    other.show()
    assert not other.page.section("Metrics").body.isVisible()
    assert other.page.section("Personas").body.isVisible()
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
