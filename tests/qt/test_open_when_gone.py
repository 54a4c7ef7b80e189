"""What is typed into, ticked in or looked at loses what it is about: nothing breaks, nothing comes back."""

from functools import partial

import pytest
from board_hands import Hands
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid
from table_hands import TableHand
from waiting import came_true

from mapdesigner.edit import remove_cards
from mapdesigner.files.disk import bytes_of, map_in
from mapdesigner.model import cards_of, new_map
from mapdesigner.qt.canvas.typing import edit_customer_goal
from mapdesigner.qt.table.tick_popup import TickPopup
from mapdesigner.resources import samples_path


@pytest.fixture
def shop(pilot):
    pilot.open_sample("online bookshop")
    return pilot


def take_theirs(pilot):
    """Let somebody else's map come in the place of this one."""
    assert pilot.session.apply(lambda _: new_map(), "Take the changes of somebody else")
    pilot.settle()


def remove_all_cards(pilot):
    """Remove all cards of the map."""
    cards = [card.id for _, card in cards_of(pilot.session.map_)]
    assert pilot.session.apply(partial(remove_cards, card_ids=cards), "Delete touchpoints")
    pilot.settle()


def begin_another(pilot):
    """Begin another map in the same window."""
    pilot.window.document.begin_with(new_map())
    pilot.settle()


GOING = (take_theirs, remove_all_cards, begin_another)


def first_card(pilot):
    return next(card for _, card in cards_of(pilot.session.map_) if hasattr(card, "title"))


@pytest.mark.parametrize("go", GOING)
@pytest.mark.parametrize("what", ["card", "stage", "lane", "new card", "goal"])
def test_an_editor_on_the_canvas(shop, what, go):
    map_ = shop.session.map_
    thing = {"card": first_card(shop), "new card": first_card(shop), "lane": map_.lanes[0]}
    shop.session.select((thing.get(what, map_.stages[0]).id,))
    shop.canvas.setFocus()
    if what == "goal":
        edit_customer_goal(shop.canvas, map_.stages[0].id)
    else:
        shop.press("Return" if what == "new card" else "F2")
    assert shop.canvas.editor is not None
    shop.type("Words")
    go(shop)
    if shop.canvas.editor is not None:
        shop.press("Return")
    shop.picture()
    assert shop.canvas.editor is None


@pytest.mark.parametrize("go", GOING)
@pytest.mark.parametrize("column", ["title", "owner"])
def test_a_cell_of_the_table(shop, column, go):
    hand = TableHand(shop)
    hand.click(hand.titles()[0], column)
    shop.press("F2")
    shop.type("Words")
    go(shop)
    shop.settle()
    shop.window.keep_typing()
    hand.grid.viewport().grab()
    assert not [part for part in hand.grid.viewport().findChildren(QLineEdit) if part.isVisible()]


@pytest.mark.parametrize("go", GOING)
def test_ticks_over_a_cell_of_the_table(shop, go):
    hand = TableHand(shop)
    hand.click(hand.titles()[0], "personas")
    shop.press("F2")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, TickPopup)
    popup.list.toggled.emit(popup.list.ticks[0].value)
    go(shop)
    before = shop.session.map_
    if isValid(popup):
        popup.close()
    shop.settle()
    assert shop.session.map_ is before


@pytest.mark.parametrize("go", [take_theirs, begin_another])
@pytest.mark.parametrize("face", ["board", "matrix"])
def test_a_title_on_the_board(shop, face, go):
    hand = Hands(shop, face, "One page", "Guest order")
    hand.area.rename(hand.id("One page"))
    QTest.keyClicks(hand.area.editor, "Words")
    go(shop)
    hand.area.flush()
    hand.area.viewport().grab()
    assert hand.area.editor is None


KINDS = ("map", "card", "stage", "lane", "persona", "goal", "improvement")


def thing_of(pilot, kind):
    map_ = pilot.session.map_
    found = {"card": first_card(pilot), "stage": map_.stages[0], "lane": map_.lanes[0]}
    found |= {"persona": map_.personas[0], "goal": map_.goals[0], "improvement": map_.improvements[0]}
    return (found[kind].id,) if kind in found else ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_inspector(shop, kind):
    inspector = shop.window.inspector
    shop.activate()
    count = 0
    while True:
        shop.session.select(thing_of(shop, kind))
        shop.settle()
        texts = inspector.findChildren(QLineEdit) + inspector.findChildren(QPlainTextEdit)
        fields = [field for field in texts if field.isVisible() and not field.isReadOnly()]
        if count >= len(fields):
            break
        fields[count].setFocus()
        QTest.keyClicks(fields[count], "Words")
        take_theirs(shop)
        shop.window.keep_typing()
        inspector.grab()
        shop.session.replace(shop_map(), None)
        count += 1
    assert count


class WhenShown(QObject):
    """Calls something with each widget of a kind, soon after that was shown."""

    def __init__(self, kind, does):
        super().__init__()
        self.kind, self.does, self.count = kind, does, 0
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, self.kind):
            self.count += 1
            QTimer.singleShot(0, watched, lambda: self.does(watched))
        return False


@pytest.mark.parametrize("kind", KINDS)
def test_every_menu_of_the_inspector(shop, kind):
    inspector = shop.window.inspector
    shown = WhenShown(QMenu, lambda _: take_theirs(shop))
    shop.session.select(thing_of(shop, kind))
    shop.settle()
    for part in inspector.findChildren(QWidget):
        if isValid(part) and part.isVisible():
            at = part.rect().center()
            event = QContextMenuEvent(
                QContextMenuEvent.Reason.Mouse, at, part.mapToGlobal(at), Qt.KeyboardModifier.NoModifier
            )
            before = shown.count
            QApplication.sendEvent(part, event)
            shop.settle()
            if shown.count > before:
                assert QApplication.activePopupWidget() is None
                shop.session.replace(shop_map(), None)
                shop.session.select(thing_of(shop, kind))
                shop.settle()
    assert shown.count


DIALOGS = ("Export…", "Browse versions…", "Brand…", "Name this version…")


@pytest.mark.parametrize("go", GOING)
@pytest.mark.parametrize("words", DIALOGS)
def test_every_dialog(shop, words, go):
    def change(dialog):
        go(shop)
        dialog.accept()

    shown = WhenShown(QDialog, change)
    menus = shop.window.menuBar().findChildren(QMenu)
    next(one for menu in menus for one in menu.actions() if one.text().replace("&", "") == words).trigger()
    shop.settle()
    assert came_true(lambda: shown.count > 0 and QApplication.activeModalWidget() is None)


def shop_map():
    path = samples_path() / "online-bookshop.json"
    return map_in(path, bytes_of(path))
