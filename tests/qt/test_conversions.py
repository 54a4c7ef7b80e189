"""Turning notes into something else with menus, keys and the hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from mapdesigner.qt.canvas import menus


@pytest.fixture
def pains(pilot):
    """The pilot on a map with two notes and a touchpoint."""
    pilot.type_cards("Purchase", "Pains", "Slow", "Dear")
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    return pilot


def menu_of(pilot, words):
    """The context menu of a card: its entries by their words."""
    pilot.click(words)
    menu = QMenu(pilot.window)
    at = pilot.point(words)
    menus.fill_menu(pilot.canvas, menu, pilot.canvas.found_at(at.toPointF()), at.toPointF())
    return {action.text(): action for action in menu.actions() if action.text()}


def test_a_note_becomes_a_touchpoint_by_its_context_menu(pains):
    menu_of(pains, "Slow")["Turn into a touchpoint"].trigger()
    assert pains.cards("Purchase", "Touchpoints") == ["Checkout", "Slow"]
    assert pains.cards("Purchase", "Pains") == ["Dear"]
    assert pains.selected() == ["Slow"]
    assert pains.window.actions_.undo.text() == "Undo turn into touchpoint"


def test_several_notes_at_once_are_one_step(pains):
    pains.click("Slow")
    pains.click("Dear", Qt.KeyboardModifier.ShiftModifier)
    pains.press("Ctrl+T")
    assert pains.cards("Purchase", "Touchpoints") == ["Checkout", "Slow", "Dear"]
    assert pains.selected() == ["Slow", "Dear"]
    pains.press("Ctrl+Z")
    assert pains.cards("Purchase", "Pains") == ["Slow", "Dear"]
    assert pains.cards("Purchase", "Touchpoints") == ["Checkout"]


def test_a_note_becomes_an_improvement_note_that_is_selected(pains):
    pains.click("Slow")
    pains.press("Ctrl+Shift+I")
    (made,) = pains.session.map_.improvements
    assert (made.title, made.stage) == ("Slow", pains.session.map_.stages[1].id)
    assert pains.session.selection == {made.id}
    assert pains.cards("Purchase", "Pains") == ["Dear"]


def test_the_inspector_turns_a_note_with_what_is_typed_in_it(pains):
    pains.click("Dear")
    page = pains.window.inspector.page
    page.text.setFocus()
    pains.press("Ctrl+A")
    pains.type("Too dear")
    QTest.mouseClick(page.into_touchpoint, Qt.MouseButton.LeftButton)
    assert pains.cards("Purchase", "Touchpoints") == ["Checkout", "Too dear"]


def test_a_touchpoint_of_words_becomes_a_note_and_a_richer_one_says_why_not(pains):
    menu_of(pains, "Checkout")["Turn into a note"].trigger()
    assert pains.cards("Purchase", "Pains") == ["Slow", "Dear", "Checkout"]
    pains.press("Ctrl+Z")
    pains.click("Checkout")
    pains.press("Alt+5")
    assert "Turn into a note" not in menu_of(pains, "Checkout")
    pains.press("Ctrl+Shift+U")
    assert pains.message() == "“Checkout” carries more than words, which a note can't keep; it stays."
    assert pains.cards("Purchase", "Touchpoints") == ["Checkout"]


def test_the_menu_entries_are_on_only_for_their_kind_of_card(pains):
    entries = {
        action.text().replace("&", ""): action
        for menu in pains.window.menuBar().findChildren(QMenu)
        for action in menu.actions()
    }
    note, touchpoint = entries["Turn note into a touchpoint"], entries["Turn touchpoint into a note"]
    pains.click("Slow")
    assert (note.isEnabled(), touchpoint.isEnabled()) == (True, False)
    pains.click("Checkout")
    assert (note.isEnabled(), touchpoint.isEnabled()) == (False, True)


def test_a_note_dropped_among_touchpoints_becomes_one_there(pains):
    pains.drag("Slow", onto="Retention", lane="Touchpoints")
    assert pains.cards("Retention", "Touchpoints") == ["Slow"]
    assert pains.message() == "Note turned into a touchpoint. Ctrl+Z takes it back."
    assert pains.selected() == ["Slow"]
    pains.press("Ctrl+Z")
    assert pains.cards("Purchase", "Pains") == ["Slow", "Dear"]


def test_a_note_dropped_among_notes_only_moves(pains):
    pains.drag("Slow", onto="Retention", lane="Pains")
    assert pains.cards("Retention", "Pains") == ["Slow"]
    assert pains.window.actions_.undo.text() == "Undo move note"
