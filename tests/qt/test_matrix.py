"""The matrix: improvement notes by impact and effort, dragged between fields; what a note serves."""

import pytest
from board_hands import CTRL, LEFT, NO_KEYS, Hands
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from mapdesigner.model import Touchpoint, cards_of
from mapdesigner.qt.board import menus
from mapdesigner.qt.board.grid import Field, grid_for
from mapdesigner.qt.board.spread import shown_of, spread

SIX = (
    "Ask less | idea | 5 1",
    "Ring back | planned | 3 3",
    "Guest option",
    "One page | idea | 4 -",
    "Clear price | done | 5 1",
    "Wheel | dropped | 1 5",
)


@pytest.fixture
def matrix(pilot):
    return Hands(pilot, "matrix", *SIX)


def centre(matrix, impact, effort):
    return QRect(*matrix.area.grid.rect_of(Field(impact, effort))).center()


def tray_point(matrix):
    tray = QRect(*matrix.area.grid.tray)
    return QPoint(tray.center().x(), tray.bottom() - 30)


def figures(matrix, title):
    return matrix.note(title).impact, matrix.note(title).effort


# Looking


def test_notes_lie_in_their_fields_and_the_others_in_the_tray(matrix):
    for title, impact, effort in (("Ask less", 5, 1), ("Ring back", 3, 3), ("Wheel", 1, 5)):
        field = QRect(*matrix.area.grid.rect_of(Field(impact, effort)))
        assert field.contains(matrix.rect(title)), title
    tray = [matrix.area.facts[one.id].title for one in matrix.area.layout_.tray]
    assert tray == ["Guest option", "One page"]
    assert matrix.rect("Guest option").left() > matrix.area.grid.tray.left


def test_the_rank_is_that_of_the_report(matrix):
    ranks = {one.title: one.rank for one in matrix.area.facts.values()}
    assert (ranks["Ask less"], ranks["Ring back"], ranks["Clear price"]) == (1, 2, None)


def test_done_and_dropped_can_be_hidden(matrix):
    assert matrix.rect("Clear price") is not None
    matrix.view.header.closed.click()
    assert matrix.rect("Clear price") is None
    assert matrix.rect("Wheel") is None
    assert matrix.rect("Ask less") is not None
    matrix.view.header.closed.click()
    assert matrix.rect("Wheel") is not None


# The hand


def test_a_note_from_the_tray_gets_both_figures_in_one_step(matrix):
    matrix.drag("Guest option", centre(matrix, 4, 2))
    assert figures(matrix, "Guest option") == (4, 2)
    assert matrix.undo_word() == "Undo set impact 4 and effort 2"
    matrix.pilot.press("Ctrl+Z")
    assert figures(matrix, "Guest option") == (None, None)


def test_the_field_under_a_drag_is_shown(matrix):
    matrix.drag("Ring back", centre(matrix, 2, 5), drop=False)
    assert matrix.area.target() == Field(2, 5)
    matrix.move_to(tray_point(matrix))
    assert matrix.area.target() is None
    matrix.pilot.press("Escape")
    assert figures(matrix, "Ring back") == (3, 3)
    QTest.mouseRelease(matrix.area.viewport(), LEFT, NO_KEYS, tray_point(matrix))
    assert figures(matrix, "Ring back") == (3, 3)


def test_a_note_dragged_into_the_tray_loses_its_figures(matrix):
    matrix.drag("Ring back", tray_point(matrix))
    assert figures(matrix, "Ring back") == (None, None)
    assert matrix.undo_word() == "Undo clear impact and effort"


def test_one_that_waits_in_the_tray_keeps_what_it_has_when_dropped_there(matrix):
    before = matrix.session.map_
    matrix.drag("One page", tray_point(matrix))
    assert matrix.session.map_ is before


def test_a_drop_outside_is_forgotten(matrix):
    before = matrix.session.map_
    matrix.drag("Ask less", QPoint(matrix.area.viewport().width() + 80, 100))
    assert matrix.session.map_ is before


def test_several_notes_get_the_same_figures(matrix):
    matrix.click("Guest option")
    matrix.click("Ask less", CTRL)
    matrix.drag("Ask less", centre(matrix, 3, 4))
    assert figures(matrix, "Guest option") == figures(matrix, "Ask less") == (3, 4)


# The keys


def test_alt_and_arrows_change_impact_and_effort_by_one(matrix):
    matrix.click("Ring back")
    matrix.pilot.press("Alt+Up")
    matrix.pilot.press("Alt+Left")
    assert figures(matrix, "Ring back") == (4, 2)
    for _ in range(3):
        matrix.pilot.press("Alt+Up")
    assert figures(matrix, "Ring back") == (5, 2)


def test_what_is_missing_begins_in_the_middle(matrix):
    matrix.click("One page")
    matrix.pilot.press("Alt+Right")
    assert figures(matrix, "One page") == (4, 3)


def test_arrows_go_to_the_nearest_note_and_into_the_tray(matrix):
    matrix.click("Ask less")
    matrix.pilot.press("Down")
    assert matrix.selected() == ["Clear price"]
    matrix.click("Ring back")
    matrix.pilot.press("Right")
    assert matrix.selected()[0] in ("Wheel", "Guest option", "One page")
    matrix.pilot.press("End")
    assert matrix.selected() == ["One page"]


def test_a_new_note_is_typed_in_the_tray(matrix):
    matrix.pilot.press("N")
    matrix.pilot.type("Larger type")
    matrix.pilot.press("Return")
    assert matrix.selected() == ["Larger type"]
    assert matrix.rect("Larger type").left() > matrix.area.grid.tray.left
    matrix.pilot.press("F2")
    matrix.pilot.type("Large type")
    matrix.pilot.press("Return")
    assert matrix.note("Large type").status == "idea"


def test_delete_in_the_matrix(matrix):
    matrix.click("Ring back")
    matrix.pilot.press("Delete")
    assert matrix.pilot.message() == "“Ring back” removed. Ctrl+Z brings it back."


# Many on one point


def test_sixty_notes_on_one_point_fold_into_one_chip_and_can_be_chosen_from_it(pilot):
    matrix = Hands(pilot, "matrix", *(f"Note {number} | idea | 5 1" for number in range(60)))
    (more,) = matrix.area.layout_.more
    shown = [one.id for one in matrix.area.layout_.placed]
    assert len(shown) + len(more.ids) == 60
    menu = QMenu()
    menus.fill_hidden(matrix.area, menu, more.ids)
    menu.actions()[-1].trigger()
    assert matrix.selected() == ["Note 59"]
    assert matrix.rect("Note 59") in [QRect(*one.rect) for one in matrix.area.layout_.placed]
    menu.deleteLater()


def test_a_click_on_the_folded_ones_asks_for_their_list(pilot):
    matrix = Hands(pilot, "matrix", *(f"Note {number} | idea | 5 1" for number in range(60)))
    asked = []
    matrix.area.more_wanted.disconnect()
    matrix.area.more_wanted.connect(lambda ids, point: asked.append(ids))
    (more,) = matrix.area.layout_.more
    QTest.mouseClick(matrix.area.viewport(), LEFT, NO_KEYS, QRect(*more.rect).center())
    assert asked == [more.ids]


sizes = st.integers(1, 400)


@given(st.integers(0, 200), sizes, sizes)
def test_chips_never_cover_each_other_and_none_is_lost(count, width, height):
    found = spread(count, width, height)
    shown = len(found.chips) - bool(found.hidden)
    assert shown + found.hidden == count
    assert found.hidden != 1
    rects = [QRect(chip.left, chip.top, chip.width, chip.height) for chip in found.chips]
    field = QRect(0, 0, width, height)
    for place, rect in enumerate(rects):
        assert field.contains(rect)
        assert not any(rect.intersects(other) for other in rects[place + 1 :])


@given(st.integers(1, 200), sizes, sizes, st.integers(0, 199))
def test_the_selected_note_is_never_folded_away_where_a_chip_has_room(count, width, height, wanted):
    found = spread(count, width, height)
    shown = shown_of(count, found, min(wanted, count - 1))
    assert len(set(shown)) == len(shown) == count - found.hidden
    if shown:
        assert min(wanted, count - 1) in shown


@given(st.integers(300, 2_000), st.integers(250, 1_500))
def test_every_field_is_found_at_its_middle(width, height):
    grid = grid_for(width, height)
    for impact in range(1, 6):
        for effort in range(1, 6):
            left, top, wide, high = grid.rect_of(Field(impact, effort))
            assert grid.field_at(left + wide / 2, top + high / 2) == Field(impact, effort)
    assert grid.field_at(-100, -100) == Field(5, 1)
    assert grid.field_at(grid.tray.left + 1, 50) is None


# What a note serves, in the inspector


@pytest.fixture
def page(pilot):
    """The inspector's page of a note of the sample that serves two touchpoints."""
    pilot.open_sample("online bookshop")
    pilot.activate()
    pilot.press("F7")
    note = next(note for note in pilot.session.map_.improvements if len(note.touchpoints) == 2)
    pilot.session.select((note.id,))
    pilot.settle()
    return pilot.window.inspector.page


def served(pilot, page):
    (note_id,) = page._ids
    return next(note for note in pilot.session.map_.improvements if note.id == note_id).touchpoints


def test_a_touchpoint_is_taken_off_and_the_note_keeps_its_stage(pilot, page):
    first, second = served(pilot, page)
    page.editor.serves.crosses[first].click()
    assert served(pilot, page) == (second,)
    page.editor.serves.crosses[second].click()
    assert served(pilot, page) == ()
    stage = next(stage for stage, card in cards_of(pilot.session.map_) if card.id == second)
    assert page.editor.serves.stage.isVisible()
    assert page.editor.serves.stage.currentText() == stage.name
    page.editor.serves.stage.setCurrentIndex(0)
    page.editor.serves.stage.activated.emit(0)
    assert pilot.window.actions_.undo.text() == "Undo move improvement note to a stage"
    pilot.window.undo()
    assert page.editor.serves.stage.currentText() == stage.name


def test_touchpoints_are_ticked_in_a_list_that_can_be_searched(pilot, page):
    before = served(pilot, page)
    page.editor.serves.add.click()
    popup = page.editor.serves.popup
    touchpoints = [card for _, card in cards_of(pilot.session.map_) if isinstance(card, Touchpoint)]
    assert len(popup.titles()) == len(touchpoints)
    wanted = next(card for card in touchpoints if card.id not in before)
    popup.search.setText(wanted.title)
    assert wanted.title in popup.titles()
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert served(pilot, page) == (*before, wanted.id)
    assert wanted.id in page.editor.serves.links
    assert page.editor.serves.links[wanted.id].words() == wanted.title
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert served(pilot, page) == before
    popup.search.setText("nothing is called like this")
    assert popup.titles() == []
    assert popup.nothing.text() == "No touchpoint with that name."
    popup.hide()


def test_the_list_is_walked_by_keys(pilot, page):
    before = served(pilot, page)
    page.editor.serves.add.click()
    popup = page.editor.serves.popup
    first = next(card for _, card in cards_of(pilot.session.map_) if isinstance(card, Touchpoint))
    QTest.keyClick(popup.search, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    assert (first.id in served(pilot, page)) != (first.id in before)
    popup.hide()


def test_a_link_goes_to_the_touchpoint_on_the_map(pilot, page):
    first, _ = served(pilot, page)
    page.editor.serves.links[first].click()
    assert pilot.session.selection == {first}
    assert pilot.window.views.name == "map"


def test_show_on_map_from_the_inspector(pilot, page):
    wanted = served(pilot, page)
    page.show_on_map.click()
    assert pilot.session.selection == frozenset(wanted)
    assert pilot.window.views.name == "map"


def test_the_page_says_which_notes_come_first(pilot, page):
    assert page.kind_label.text().startswith("Improvement note")
    page.editor.status.changed.emit("idea")
    assert " · priority " in page.kind_label.text()
    page.editor.status.changed.emit("done")
    assert page.kind_label.text() == "Improvement note"


def test_a_wrong_date_stays_with_a_sentence(pilot, page):
    page.editor.due.line.setFocus()
    page.editor.due.line.selectAll()
    pilot.type("1.1.1850")
    pilot.press("Return")
    assert page.editor.due.fault == "That is too early; it must be 1900-01-01 or later."
    assert page.editor.due.line.text() == "1.1.1850"
