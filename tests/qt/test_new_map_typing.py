"""A new map is typed into at once, and Enter presses what has the keyboard."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QPushButton, QToolButton

from mapdesigner.cli import main
from mapdesigner.qt.start.page import StartPage
from mapdesigner.qt.widgets.section import SectionHeader


def first_cell(pilot):
    return frozenset((f"{pilot.session.map_.stages[0].id}/{pilot.session.map_.lanes[0].id}",))


def test_a_new_map_takes_the_first_card_at_once(pilot):
    pilot.press("Ctrl+N")
    pilot.type("First card")
    pilot.press("Return")
    pilot.type("Second card")
    pilot.press("Return")
    assert pilot.cards("Pre-purchase") == ["First card", "Second card"]


def test_a_map_begun_on_the_start_page_takes_the_first_card_at_once(pilot):
    pilot.window.show_start_page()
    pilot.activate()
    page = pilot.window.findChild(StartPage)
    button = next(one for one in page.findChildren(QPushButton) if one.text().replace("&", "") == "New map")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    pilot.settle()
    assert pilot.window.shows_map
    pilot.type("First card")
    pilot.press("Return")
    assert pilot.cards("Pre-purchase") == ["First card"]


@pytest.mark.parametrize("template", ["blank-four-phase", "e-commerce", "service-blueprint"])
def test_a_map_from_a_template_has_its_first_cell_selected(pilot, template):
    assert pilot.window.document.new_from_template(template)
    pilot.settle()
    before = pilot.cards(pilot.stages()[0])
    pilot.type("One more")
    pilot.press("Return")
    assert sorted(pilot.cards(pilot.stages()[0])) == sorted([*before, "One more"])


def test_a_map_of_the_command_line_takes_the_first_card_at_once(pilot, tmp_path):
    assert main(["new", str(tmp_path / "shop.json")]) == 0
    assert pilot.window.document.open_file(tmp_path / "shop.json")
    assert pilot.session.selection == first_cell(pilot)
    pilot.type("First card")
    pilot.press("Return")
    assert pilot.cards("Pre-purchase") == ["First card"]


def test_a_map_with_cards_opens_with_nothing_selected(pilot):
    pilot.open_sample("online bookshop")
    assert pilot.session.selection == frozenset()


def test_enter_unfolds_a_section_and_presses_tool_buttons_and_quiet_buttons_as_space_does(pilot):
    pilot.open_sample("online bookshop")
    pilot.activate()
    pilot.click(pilot.cards(pilot.stages()[0])[0])
    page = pilot.window.inspector.page
    pressed = []
    buttons = [page.findChildren(SectionHeader)[0], *page.findChildren(QToolButton)]
    buttons += pilot.window.side_panel.findChildren(QPushButton)
    buttons = [
        one
        for one in buttons
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len({type(one) for one in buttons}) >= 3
    for button in buttons:
        button.pressed.connect(partial(pressed.append, button))
        button.setFocus()
        assert QApplication.focusWidget() is button
        QTest.keyPress(button, Qt.Key.Key_Enter)
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        assert pressed.pop() is button
        if not button.isVisible():
            break


def test_enter_on_a_buttons_dialog_presses_what_has_the_keyboard_and_from_a_field_the_usual_one(pilot):
    dialog = QDialog(pilot.window)
    row, done = QHBoxLayout(dialog), []
    field, cancel, usual = QLineEdit(), QPushButton("Cancel"), QPushButton("Do it")
    cancel.setAutoDefault(False)
    usual.setDefault(True)
    for part in (field, cancel, usual):
        row.addWidget(part)
    cancel.clicked.connect(lambda: done.append("cancel"))
    usual.clicked.connect(lambda: done.append("usual"))
    dialog.show()
    dialog.activateWindow()
    pilot.wait_until(lambda: QApplication.activeWindow() is dialog)
    for part in (field, cancel):
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_Return)
    assert done == ["usual", "cancel"]
    dialog.close()
    dialog.deleteLater()
