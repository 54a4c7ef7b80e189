"""Personas in the window: the gallery, dragging onto the map, menus, deleting and getting back."""

import PySide6
import pytest
from answers import choosing
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from waiting import came_true

from mapdesigner.insight.filtering import Filter
from mapdesigner.qt.canvas import menus
from mapdesigner.qt.editing.drag_formats import GOAL_MIME, PERSONA_MIME
from mapdesigner.qt.personas.row import dragged

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def shop(pilot):
    """The bookshop with the gallery open."""
    pilot.open_sample("online bookshop")
    pilot.window.show_side_page("personas")
    pilot.settle()
    return pilot


def gallery(pilot):
    return pilot.window.show_side_page("personas")


def rows(pilot):
    """What each row of the gallery says to a screen reader."""
    model = gallery(pilot).view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(row, 0), role) for row in range(model.rowCount())]


def names(pilot):
    return [words.split(",")[0] for words in rows(pilot)]


def persona(pilot, name):
    return next(each for each in pilot.session.map_.personas if each.name == name)


def row_point(pilot, name):
    view = gallery(pilot).view
    return view.visualRect(view.model().index(names(pilot).index(name), 0)).center()


def click_row(pilot, name):
    pilot.activate()
    QTest.mouseClick(gallery(pilot).view.viewport(), LEFT, NO_KEYS, row_point(pilot, name))
    pilot.settle()


def go_to_row(pilot, name):
    """Put the keyboard onto a row, as Tab and the arrows do."""
    view = gallery(pilot).view
    pilot.activate()
    view.setFocus()
    view.setCurrentIndex(view.model().index(names(pilot).index(name), 0))


def over(point):
    # From 6.12 on drag events take a QPointF as well, and warn of a QPoint.
    return QPointF(point) if PySide6.__version_info__ >= (6, 12) else point


def drag_over(widget, data, point, drop=True):
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(widget, QDragEnterEvent(over(point), action, data, LEFT, NO_KEYS))
    QApplication.sendEvent(widget, QDragMoveEvent(over(point), action, data, LEFT, NO_KEYS))
    if drop:
        QApplication.sendEvent(widget, QDropEvent(QPointF(point), action, data, LEFT, NO_KEYS))
    QApplication.processEvents()


def carry(pilot, name, onto, drop=True):
    """Drag a persona of the gallery onto a card's or a stage's heading."""
    data = dragged(persona(pilot, name))
    drag_over(pilot.canvas.viewport(), data, pilot.point(onto), drop)


def chips(pilot, card):
    """The letters of the persona chips on a card."""
    return [words for words in pilot.words_on(card) if len(words) == 1 and words.isalpha()]


def entry(menu, words):
    """The action whose words begin so; fails when there is none."""
    return next(action for action in menu.actions() if action.text().replace("&&", "&").startswith(words))


def row_menu(pilot, name):
    menu = QMenu(pilot.window)
    gallery(pilot).fill_menu(menu, persona(pilot, name).id)
    return menu


# The gallery


def test_rows_tell_name_age_occupation_and_how_many_touchpoints(shop):
    assert rows(shop) == [
        "Anna, 34 · Nurse on shifts at a hospital, on 22 touchpoints",
        "Ola, 61 · Teacher of history, works four days a week, on 26 touchpoints",
    ]


def test_a_new_map_says_what_personas_are_for_until_there_is_one(pilot):
    panel = gallery(pilot)
    pilot.settle()
    assert not panel.view.isVisible()
    panel.add_button.click()
    pilot.settle()
    assert panel.view.isVisible()
    assert rows(pilot) == ["Unnamed persona, on no touchpoint"]


def test_a_new_persona_is_named_straight_away(pilot):
    gallery(pilot).add_button.click()
    pilot.settle()
    pilot.type("Kim")
    pilot.press("Return")
    assert names(pilot) == ["Kim"]
    assert pilot.window.inspector.page.kind_label.text() == "Persona · on no touchpoint yet"
    pilot.canvas.setFocus()
    pilot.press("Ctrl+Z")
    pilot.press("Ctrl+Z")
    assert names(pilot) == []


def test_new_personas_get_colours_that_nobody_has_yet(pilot):
    for _ in range(3):
        gallery(pilot).add_button.click()
    colours = [each.colour for each in pilot.session.map_.personas]
    assert len(set(colours)) == 3


def test_a_click_shows_the_persona_in_the_inspector(shop):
    click_row(shop, "Ola")
    assert shop.window.inspector.page.name.text_edit.toPlainText() == "Ola"
    assert shop.window.inspector.page.kind_label.text() == "Persona · on 26 touchpoints"


def test_the_arrows_go_from_persona_to_persona(shop):
    click_row(shop, "Anna")
    go_to_row(shop, "Anna")
    shop.press("Down")
    assert shop.session.selection == {persona(shop, "Ola").id}


def test_alt_and_an_arrow_moves_a_persona_and_the_keyboard_stays_on_it(shop):
    go_to_row(shop, "Ola")
    shop.press("Alt+Up")
    assert names(shop) == ["Ola", "Anna"]
    assert gallery(shop).view.current().persona.name == "Ola"
    shop.press("Alt+Up")
    assert names(shop) == ["Ola", "Anna"]
    shop.press("Ctrl+Z")
    assert names(shop) == ["Anna", "Ola"]


def test_a_row_dragged_below_another_changes_places_with_it(shop):
    view = gallery(shop).view
    below = row_point(shop, "Ola") + QPoint(0, 15)
    drag_over(view.viewport(), dragged(persona(shop, "Anna")), below)
    assert names(shop) == ["Ola", "Anna"]


def test_a_row_dropped_where_it_was_stays(shop):
    before = shop.session.map_
    view = gallery(shop).view
    drag_over(view.viewport(), dragged(persona(shop, "Anna")), row_point(shop, "Anna") + QPoint(0, 10))
    assert shop.session.map_ is before


def test_a_copy_has_the_answers_and_hangs_on_nothing(shop):
    entry(row_menu(shop, "Anna"), "Duplicate").trigger()
    assert rows(shop)[1] == "Anna (copy), 34 · Nurse on shifts at a hospital, on no touchpoint"
    assert names(shop) == ["Anna", "Anna (copy)", "Ola"]


def test_show_only_this_persona_filters_the_map(shop):
    entry(row_menu(shop, "Anna"), "Show only").trigger()
    assert shop.window.filtering.filter == Filter(personas=frozenset((persona(shop, "Anna").id,)))


# Onto the map


def test_dropped_on_a_card_it_gets_a_chip(shop):
    assert chips(shop, "Invoice") == ["O"]
    carry(shop, "Anna", "Invoice")
    assert chips(shop, "Invoice") == ["A", "O"]
    assert shop.message() == "“Anna” attached to 1 touchpoint."
    shop.press("Ctrl+Z")
    assert chips(shop, "Invoice") == ["O"]


def test_dropped_on_a_stages_heading_all_touchpoints_of_the_stage_get_it(shop):
    carry(shop, "Anna", "Retention")
    stage = next(stage for stage in shop.session.map_.stages if stage.name == "Retention")
    titles = [card.title for card in stage.cards if card.kind == "touchpoint"]
    assert len(titles) > 3
    assert [title for title in titles if "A" not in chips(shop, title)] == []


def test_dropped_on_one_of_the_selected_cards_all_of_them_get_it(shop):
    shop.click("Invoice")
    shop.click("Click and collect", Qt.KeyboardModifier.ControlModifier)
    carry(shop, "Anna", "Invoice")
    assert chips(shop, "Invoice") == ["A", "O"]
    assert "A" in chips(shop, "Click and collect")
    assert shop.message() == "“Anna” attached to 2 touchpoints."
    assert sorted(shop.selected()) == ["Click and collect", "Invoice"]


def test_dropped_on_a_card_beside_the_selection_only_that_one_gets_it(shop):
    shop.click("Click and collect")
    before = chips(shop, "Click and collect")
    carry(shop, "Anna", "Invoice")
    assert chips(shop, "Invoice") == ["A", "O"]
    assert chips(shop, "Click and collect") == before


def test_what_would_get_it_lights_up_while_it_is_over(shop):
    plain = shop.picture()
    carry(shop, "Anna", "Checkout", drop=False)
    over_card = shop.picture()
    carry(shop, "Anna", "Purchase", drop=False)
    over_stage = shop.picture()
    assert over_card != plain
    assert over_stage != over_card
    shop.canvas.drop_in.leave()
    assert shop.picture() == plain


@pytest.mark.parametrize("words", ["Online", "Same book, three prices on the way"])
def test_a_drop_on_nothing_that_takes_it_says_where_to_drop(shop, words):
    before = shop.session.map_
    carry(shop, "Anna", words)
    assert shop.session.map_ is before
    assert shop.message() == "Drop the persona onto a touchpoint or a stage’s heading to attach it."


def test_a_second_drop_says_that_it_is_there_already(shop):
    before = shop.session.map_
    carry(shop, "Anna", "Checkout")
    assert shop.session.map_ is before
    assert shop.message() == "“Anna” is there already."


def test_a_persona_of_another_map_is_not_attached(shop):
    before = shop.session.map_
    data = QMimeData()
    data.setData(PERSONA_MIME, b"somebody-else")
    drag_over(shop.canvas.viewport(), data, shop.point("Checkout"))
    assert shop.session.map_ is before
    assert shop.message() == "That persona is not in this map."


def test_a_goal_dropped_on_a_card_or_a_stage_is_served_by_it(shop):
    goal = shop.session.map_.goals[0]
    data = QMimeData()
    data.setData(GOAL_MIME, goal.id.encode())
    drag_over(shop.canvas.viewport(), data, shop.point("Invoice"))
    card = next(card for stage in shop.session.map_.stages for card in stage.cards if "Invoice" in str(card))
    assert goal.id in card.goals
    assert shop.message().endswith("attached to 1 touchpoint.")
    drag_over(shop.canvas.viewport(), data, shop.point("Retention"))
    assert goal.id in shop.session.map_.stages[-1].goals
    assert shop.message().endswith("attached to stage “Retention”.")


# By keys and menus


def test_enter_in_the_gallery_attaches_to_what_is_selected_and_takes_off_again(shop):
    shop.click("Invoice")
    go_to_row(shop, "Anna")
    shop.press("Return")
    assert chips(shop, "Invoice") == ["A", "O"]
    assert shop.selected() == ["Invoice"]
    shop.press("Return")
    assert chips(shop, "Invoice") == ["O"]


def test_the_button_below_names_what_it_does_to_the_selection(shop):
    panel = gallery(shop)
    assert not panel.attach_button.isVisible()
    shop.click("Invoice")
    go_to_row(shop, "Anna")
    assert panel.attach_button.text() == "Attach to 1 touchpoint"
    panel.attach_button.click()
    assert chips(shop, "Invoice") == ["A", "O"]
    assert panel.attach_button.text() == "Take off 1 touchpoint"


def test_the_mark_of_a_row_attaches_without_losing_the_selection(shop):
    shop.click("Invoice")
    view = gallery(shop).view
    mark = view.mark_place(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, mark)
    assert chips(shop, "Invoice") == ["A", "O"]
    assert shop.selected() == ["Invoice"]


def test_a_selected_stage_is_attached_to_as_a_whole(shop):
    shop.click("Retention")
    go_to_row(shop, "Anna")
    shop.press("Return")
    stage = shop.session.map_.stages[-1]
    assert all("A" in chips(shop, card.title) for card in stage.cards if card.kind == "touchpoint")


def test_the_touchpoint_menu_checks_the_personas_of_the_selection(shop):
    shop.click("Invoice")
    (menu,) = (menu for menu in shop.window.menuBar().findChildren(QMenu) if menu.title() == "&Personas")
    menu.aboutToShow.emit()
    assert [(action.text(), action.isChecked()) for action in menu.actions() if action.isCheckable()] == [
        ("Anna, 34", False),
        ("Ola, 61", True),
    ]
    entry(menu, "Anna").trigger()
    assert chips(shop, "Invoice") == ["A", "O"]


def test_a_cards_own_menu_attaches_too(shop):
    shop.click("Invoice")
    menu = QMenu(shop.window)
    point = QPointF(shop.point("Invoice"))
    menus.fill_menu(shop.canvas, menu, shop.canvas.found_at(point), point)
    entry(entry(menu, "Personas").menu(), "Anna").trigger()
    assert chips(shop, "Invoice") == ["A", "O"]


# Deleting


def test_a_deleted_persona_takes_its_chips_along_and_undo_brings_all_back(shop):
    before = shop.session.map_
    go_to_row(shop, "Anna")
    shop.press("Delete")
    assert names(shop) == ["Ola"]
    assert chips(shop, "Checkout") == ["O"]
    said = "Persona “Anna” deleted. 22 touchpoints lost its chip. Ctrl+Z brings all back."
    assert shop.message() == said
    shop.press("Ctrl+Z")
    assert chips(shop, "Checkout") == ["A", "O"]
    assert shop.session.map_ == before


def test_delete_on_the_map_deletes_the_selected_persona(shop):
    click_row(shop, "Ola")
    shop.canvas.setFocus()
    shop.press("Del")
    assert names(shop) == ["Anna"]
    assert "26 touchpoints lost its chip" in shop.message()


def test_a_persona_on_no_touchpoint_goes_with_fewer_words(pilot):
    gallery(pilot).add_button.click()
    pilot.type("Kim")
    pilot.press("Return")
    go_to_row(pilot, "Kim")
    pilot.press("Delete")
    assert pilot.message() == "Persona “Kim” deleted. Ctrl+Z brings it back."


def test_a_deleted_goal_says_what_served_it_and_undo_brings_it_back(shop):
    before = shop.session.map_
    goal = before.goals[0]
    served = sum(
        1 for stage in before.stages for card in stage.cards if goal.id in getattr(card, "goals", ())
    )
    shop.session.select((goal.id,))
    shop.canvas.setFocus()
    shop.press("Del")
    assert goal not in shop.session.map_.goals
    assert f"{served} touchpoints" in shop.message()
    shop.press("Ctrl+Z")
    assert shop.session.map_ == before


# On paper


def test_the_sheet_is_saved_where_the_person_says_and_the_message_says_where(shop, tmp_path):
    with choosing(tmp_path / "anna.pdf"):
        entry(row_menu(shop, "Anna"), "Export one-page sheet").trigger()
    assert came_true((tmp_path / "anna.pdf").exists)
    (page,) = PdfReader(tmp_path / "anna.pdf").pages
    assert "Nurse on shifts" in page.extract_text()
    assert shop.message() == f"Sheet of “Anna” saved as {tmp_path / 'anna.pdf'}."
