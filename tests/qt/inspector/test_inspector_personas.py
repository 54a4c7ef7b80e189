"""Personas in the inspector: the page of one, and the section on the page of touchpoints."""

import PySide6
import pytest
from hands import LEFT, labels, leave, now, select, titled, touchpoints, type_into
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mapdesigner.edit import card_of, change_persona, detach_persona, set_persona_sentiment
from mapdesigner.files.codec import read_map, write_map
from mapdesigner.model import persona_colour
from mapdesigner.qt.inspector.persona_page import DRIVES, QUESTIONS, QUOTE

NO_KEYS = Qt.KeyboardModifier.NoModifier


def persona(session, name="Anna"):
    return next(each for each in session.map_.personas if each.name == name)


@pytest.fixture
def page(inspector, session):
    """The page of Anna."""
    session.select([persona(session).id])
    return inspector.page


def section_of(inspector):
    return inspector.page.section("Personas")


def chip_words(section):
    return [chip.accessibleName() for chip in section.chips]


def entry(menu, words):
    return next(action for action in menu.actions() if action.text().replace("&&", "&").startswith(words))


def chip_menu(section, place):
    menu = QMenu(section)
    section.fill_chip_menu(menu, section.chips[place])
    return menu


def picture_file(folder, name="face.png"):
    image = QImage(500, 400, QImage.Format.Format_RGB32)
    image.fill(0x30A060)
    assert image.save(str(folder / name))
    return folder / name


def drop_file(widget, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action = Qt.DropAction.CopyAction
    # From 6.12 on this takes a QPointF as well, and warns of a QPoint.
    at = QPointF(20, 20) if PySide6.__version_info__ >= (6, 12) else QPoint(20, 20)
    QApplication.sendEvent(widget, QDragEnterEvent(at, action, data, LEFT, NO_KEYS))
    QApplication.sendEvent(widget, QDropEvent(QPointF(20, 20), action, data, LEFT, NO_KEYS))


# The page


@pytest.mark.parametrize("name", [name for name, *_ in (*QUESTIONS, *DRIVES, QUOTE)])
def test_every_answer_is_shown_changed_and_undone(inspector, session, page, name):
    before = session.map_
    field = page.fields[name]
    assert field.text_edit.toPlainText() == getattr(persona(session), name)
    type_into(field.text_edit, "something else")
    leave(inspector)
    assert getattr(persona(session), name) == "something else"
    assert read_map(write_map(session.map_)) == session.map_
    session.undo()
    assert session.map_ == before
    assert field.text_edit.toPlainText() == getattr(persona(session), name)


def test_sections_fold_and_say_how_much_is_answered(inspector, session, page):
    assert page.questions.header.count == "7 of 7"
    type_into(page.fields["income"].text_edit, " ")
    leave(inspector)
    assert page.questions.header.count == "6 of 7"
    QTest.mouseClick(page.questions.header, LEFT)
    assert not page.fields["income"].isVisible()
    assert page.fields["needs"].isVisible()


def test_a_colour_of_its_own_is_taken_back_to_the_one_of_its_place(inspector, session, page):
    QTest.mouseClick(page.colour.row, LEFT, NO_KEYS, page.colour.row.place_of(2).center().toPoint())
    assert persona(session).colour == "#11856F"
    QTest.mouseClick(page.colour.row, LEFT, NO_KEYS, page.colour.row.place_of(0).center().toPoint())
    assert persona(session).colour is None
    assert persona_colour(persona(session), 0) == "#2F6FD0"


def test_its_touchpoints_are_listed_with_what_it_feels_and_lead_there(inspector, session, page):
    rows = page.moments.rows
    assert page.moments.header.count == "22"
    assert len(rows) == 12
    assert rows[0].accessibleName().startswith("Search ad for “crime novels”, Pre-purchase, as the card says")
    page.moments.more.click()
    assert len(page.moments.rows) == 22
    QTest.mouseClick(page.moments.rows[0], LEFT)
    assert session.selection == {titled(session, "Search ad for “crime novels”").id}


def test_a_persona_on_no_touchpoint_says_how_to_attach_it(inspector, session, page):
    everywhere = [card.id for card in touchpoints(session)]
    session.apply(lambda map_: detach_persona(map_, persona(session).id, everywhere), "Take off")
    assert page.kind_label.text() == "Persona · on no touchpoint yet"
    assert any(words.startswith("On no touchpoint yet. Drag the persona") for words in labels(page))


# The picture


def test_a_dropped_picture_is_kept_in_the_map_and_undone(inspector, session, page, tmp_path):
    before = page.picture.disc.grab().toImage()
    drop_file(page.picture, picture_file(tmp_path))
    assert persona(session).picture.startswith("/9j/")
    assert read_map(write_map(session.map_)) == session.map_
    assert page.picture.disc.grab().toImage() != before
    page.picture.remove_button.click()
    assert persona(session).picture is None
    session.undo()
    session.undo()
    assert page.picture.disc.grab().toImage() == before


@pytest.mark.parametrize("size", [9, 100_000_000])
def test_a_picture_of_no_use_gets_a_sentence_and_the_one_before_stays(
    inspector, session, page, tmp_path, size
):
    drop_file(page.picture, picture_file(tmp_path))
    kept = persona(session).picture
    type_into(page.fields["needs"].text_edit, "half a sen")
    path = tmp_path / "other.jpg"
    with path.open("wb") as file:
        file.write(b"not a JPEG")
        file.truncate(size)
    drop_file(page.picture, path)
    assert page.picture.fault.startswith("“other.jpg” ")
    assert page.picture.fault in labels(page)
    assert persona(session).picture == kept
    assert page.fields["needs"].text_edit.toPlainText() == "half a sen"
    drop_file(page.picture, picture_file(tmp_path, "good.png"))
    assert page.picture.fault == ""


def test_the_sentence_about_a_picture_is_not_shown_for_the_next_persona(inspector, session, page, tmp_path):
    drop_file(page.picture, tmp_path / "gone.png")
    assert page.picture.fault
    session.select([persona(session, "Ola").id])
    assert page.picture.fault == ""


def test_a_picture_that_cannot_be_shown_gives_way_to_the_initials(inspector, session, page):
    portrait = page.picture.disc.grab().toImage()
    session.apply(lambda map_: change_persona(map_, persona(session).id, picture=None), "Remove picture")
    initials = page.picture.disc.grab().toImage()
    assert initials != portrait
    broken = "iVBORw0KGgoAAAA="
    session.apply(lambda map_: change_persona(map_, persona(session).id, picture=broken), "Change picture")
    assert page.picture.disc.grab().toImage() == initials


# The section on the page of touchpoints


def test_chips_say_who_and_how_each_feels(inspector, session):
    select(session, "Checkout")
    section = section_of(inspector)
    assert chip_words(section) == ["Anna: feels as the card says (very bad)", "Ola: feels bad"]
    assert section.words.text() == "Ola feels bad; Anna as the card says"
    assert section.header.count == "2"


def test_a_feeling_of_its_own_is_said_and_taken_back_in_the_chips_menu(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    section = section_of(inspector)
    menu = chip_menu(section, 0)
    assert entry(menu, "Feels as the card says").isChecked()
    entry(menu, "Feels good").trigger()
    assert [(felt.persona, felt.sentiment) for felt in now(session, card).sentiments][-1] == (
        persona(session).id,
        1,
    )
    assert chip_words(section)[0] == "Anna: feels good"
    menu = chip_menu(section, 0)
    assert entry(menu, "Feels good").isChecked()
    entry(menu, "Feels as the card says").trigger()
    assert now(session, card) == card


def test_the_cross_and_delete_take_a_persona_off(inspector, session):
    card = titled(session, "Checkout")
    session.select([card.id])
    section = section_of(inspector)
    chip = section.chips[0]
    QTest.mouseClick(chip, LEFT, NO_KEYS, chip.cross_place().center())
    assert now(session, card).personas == (persona(session, "Ola").id,)
    section.chips[0].setFocus()
    QTest.keyClick(section.chips[0], Qt.Key.Key_Delete)
    assert now(session, card).personas == ()
    assert section.header.count == ""
    session.undo()
    session.undo()
    assert now(session, card) == card


def test_arrows_go_from_chip_to_chip(inspector, session):
    select(session, "Checkout")
    section = section_of(inspector)
    section.chips[0].setFocus()
    QTest.keyClick(section.chips[0], Qt.Key.Key_Right)
    assert section.chips[1].hasFocus()
    QTest.keyClick(section.chips[1], Qt.Key.Key_Left)
    assert section.chips[0].hasFocus()


def test_the_plus_offers_the_maps_personas(inspector, session):
    card = titled(session, "Invoice")
    session.select([card.id])
    menu = QMenu(inspector)
    section_of(inspector).fill_add_menu(menu)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Anna, 34",
        "Ola, 61",
        "New persona…",
    ]
    entry(menu, "Anna").trigger()
    assert now(session, card).personas == (persona(session).id, persona(session, "Ola").id)


def test_a_new_persona_is_named_where_it_is_attached(inspector, session):
    card = titled(session, "Invoice")
    session.select([card.id])
    section = section_of(inspector)
    menu = QMenu(inspector)
    section.fill_add_menu(menu)
    entry(menu, "New persona").trigger()
    QTest.keyClicks(section.new_name, "Kim <b>")
    QTest.keyClick(section.new_name, Qt.Key.Key_Return)
    kim = persona(session, "Kim <b>")
    assert now(session, card).personas[-1] == kim.id
    assert session.selection == {card.id}
    session.undo()
    assert "Kim <b>" not in [each.name for each in session.map_.personas]


def test_escape_forgets_the_new_persona(inspector, session):
    select(session, "Invoice")
    section = section_of(inspector)
    before = session.map_
    section.name_new()
    QTest.keyClicks(section.new_name, "Kim")
    QTest.keyClick(section.new_name, Qt.Key.Key_Escape)
    assert not section.new_name.isVisible()
    assert session.map_ is before


def test_several_touchpoints_say_who_is_only_on_some_and_what_differs(inspector, session):
    ola = persona(session, "Ola").id
    invoice = titled(session, "Invoice").id
    session.apply(lambda map_: set_persona_sentiment(map_, ola, [invoice], 2), "Feel")
    select(session, "Checkout", "Invoice")
    section = section_of(inspector)
    assert chip_words(section) == [
        "Anna: feels as the card says (very bad); on 1 of 2 touchpoints",
        "Ola: feels different things",
    ]
    entry(chip_menu(section, 0), "Attach to all 2").trigger()
    assert card_of(session.map_, invoice)[1].personas == (persona(session).id, ola)
    entry(chip_menu(section, 1), "Feels neutral").trigger()
    assert chip_words(section)[1] == "Ola: feels neutral"


def test_a_chip_opens_its_persona(inspector, session):
    select(session, "Checkout")
    entry(chip_menu(section_of(inspector), 0), "Open Anna").trigger()
    assert session.selection == {persona(session).id}


def test_a_click_on_a_chip_opens_its_menu(inspector, session):
    select(session, "Checkout")
    chip = section_of(inspector).chips[0]
    QTest.mouseClick(chip, LEFT, NO_KEYS, QPoint(12, 12))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert entry(menu, "Take off")
    menu.close()
