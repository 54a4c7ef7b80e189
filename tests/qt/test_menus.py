"""The menu bar: every letter and every pair of keys means one thing."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu


def mnemonics(menu):
    """The letters that choose in an open menu, of what is on and what is off."""
    keys = (QKeySequence.mnemonic(action.text()) for action in menu.actions())
    return [key.toString() for key in keys if not key.isEmpty()]


def test_in_every_menu_a_letter_chooses_one_thing(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    bar = pilot.window.menuBar()
    twice = {}
    for menu in (bar, *bar.findChildren(QMenu)):
        if isinstance(menu, QMenu):
            menu.aboutToShow.emit()
        of_menu = {key: count for key, count in Counter(mnemonics(menu)).items() if count > 1}
        if of_menu:
            twice[menu.title() if isinstance(menu, QMenu) else "menu bar"] = of_menu
    assert twice == {}
    assert len(mnemonics(bar)) == len(bar.actions())


def test_every_shortcut_belongs_to_one_command(pilot):
    bar = pilot.window.menuBar()
    keys = Counter(
        key.toString()
        for menu in bar.findChildren(QMenu)
        for action in menu.actions()
        for key in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("keys", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_redo_has_both_pairs_of_keys_that_hands_know(pilot, keys):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    pilot.press("Ctrl+Z")
    assert pilot.cards("Purchase") == []
    pilot.press(keys)
    assert pilot.cards("Purchase") == ["Checkout"]


@pytest.mark.parametrize("keys", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_redo_while_a_name_is_typed_brings_back_what_was_typed(pilot, keys):
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("Checkout")
    pilot.press("Ctrl+Z")
    assert pilot.canvas.editor.toPlainText() == ""
    pilot.press(keys)
    assert pilot.canvas.editor.toPlainText() == "Checkout"
    pilot.press("Return")
    assert pilot.cards("Purchase") == ["Checkout"]
