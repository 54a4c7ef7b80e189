"""The first letter arrives, whatever keyboard and input method it comes from."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication
from table_hands import FilterHand, TableHand
from table_hands import press as press_in_popup

from mapdesigner.edit import add_goal, add_persona, change_touchpoints
from mapdesigner.model import new_goal, new_persona
from mapdesigner.qt.inspector.touchpoint_popup import Offer, TouchpointPopup
from mapdesigner.qt.widgets.choice_field import CalmComboBox
from mapdesigner.qt.widgets.jumping import Jumping
from small_shop import small_shop

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Query = Qt.InputMethodQuery


def compose(preedit, commit=""):
    """Do as an input method does: tell whoever has the keyboard what is composed so far, and what is done."""
    target = QApplication.focusObject()
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(target, event)
    QApplication.processEvents()
    return target


def press(key, text, modifiers):
    """Press a key that types a text."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, key, modifiers, text))
    QApplication.processEvents()


@pytest.fixture
def cell(pilot):
    """A window with an empty cell selected."""
    pilot.activate()
    pilot.session.select((f"{pilot.session.map_.stages[1].id}/{pilot.session.map_.lanes[0].id}",))
    pilot.canvas.setFocus()
    return pilot


def test_a_dead_key_begins_a_card(cell):
    compose("", "é")
    cell.type("cole")
    cell.press("Return")
    assert cell.cards("Purchase") == ["école"]
    compose("", "č")
    cell.type("aj")
    cell.press("Return")
    assert cell.cards("Purchase") == ["école", "čaj"]


def test_a_composition_begins_a_card_and_is_not_interrupted(cell):
    first = compose("n")
    assert compose("ni") is first is cell.canvas
    assert cell.canvas.editor.isVisible()
    assert "ni" in cell.canvas.editor.textCursor().block().layout().preeditAreaText()
    compose("", "你")
    assert QApplication.focusObject() is cell.canvas.editor
    compose("hao")
    compose("", "好")
    cell.press("Return")
    assert cell.cards("Purchase") == ["你好"]


def test_a_syllable_that_is_done_while_the_next_begins_is_kept(cell):
    compose("ㅎ")
    compose("한")
    compose("ㄱ", "한")
    compose("", "글")
    cell.press("Return")
    assert cell.cards("Purchase") == ["한글"]


def test_a_composition_given_up_leaves_an_empty_editor_and_no_card(cell):
    compose("にほ")
    compose("")
    assert QApplication.focusObject() is cell.canvas.editor
    cell.press("Escape")
    assert cell.cards("Purchase") == []
    assert cell.canvas.hasFocus()


def test_what_is_half_composed_is_kept_by_a_click_elsewhere_and_by_the_recovery(cell):
    compose("にほ")
    assert cell.window._draft() is not None
    cell.click("Retention")
    assert cell.cards("Purchase") == ["にほ"]


def test_composed_letters_without_a_place_say_where_to_begin(pilot):
    pilot.activate()
    pilot.canvas.setFocus()
    compose("", "é")
    assert pilot.canvas.editor is None
    assert pilot.message() == "Select a cell or a card first, then type."


def test_the_input_method_is_told_where_the_words_appear(cell):
    canvas = cell.canvas
    asked = QInputMethodQueryEvent(Query.ImEnabled)
    QCoreApplication.sendEvent(canvas, asked)
    assert asked.value(Query.ImEnabled) is True
    at = canvas.inputMethodQuery(Query.ImCursorRectangle)
    assert canvas.viewport().geometry().contains(at.center().toPoint())
    compose("ni")
    editor = canvas.editor
    at = canvas.inputMethodQuery(Query.ImCursorRectangle)
    over = editor.rect().translated(editor.mapTo(canvas, editor.rect().topLeft()))
    assert over.contains(at.toRect().center() if hasattr(at, "toRect") else at.center())
    compose("", "你")
    cell.press("Escape")


@pytest.mark.parametrize(
    ("key", "text", "held"),
    [
        (Qt.Key.Key_Q, "@", CTRL | ALT),
        (Qt.Key.Key_At, "@", CTRL | ALT),
        (Qt.Key.Key_E, "€", CTRL | ALT),
        (Qt.Key.Key_L, "ł", CTRL | ALT),
        (Qt.Key.Key_L, "Ł", CTRL | ALT | SHIFT),
        (Qt.Key.Key_A, "å", ALT),
        (Qt.Key(0xD8), "ø", ALT),
        (Qt.Key.Key_Eacute, "é", Qt.KeyboardModifier.NoModifier),
    ],
)
def test_altgr_and_option_type_letters(cell, key, text, held):
    press(key, text, held)
    cell.type("x")
    cell.press("Return")
    assert cell.cards("Purchase") == [text + "x"]


@pytest.mark.parametrize(
    ("key", "text", "held"),
    [
        (Qt.Key.Key_Q, "q", ALT),
        (Qt.Key.Key_Q, "\x11", CTRL),
        (Qt.Key.Key_Q, "\x11", CTRL | ALT),
        (Qt.Key.Key_7, "7", CTRL | ALT),
        (Qt.Key.Key_Q, "q", Qt.KeyboardModifier.MetaModifier),
        (Qt.Key.Key_Dead_Acute, "", Qt.KeyboardModifier.NoModifier),
    ],
)
def test_commands_type_nothing(cell, key, text, held):
    press(key, text, held)
    assert cell.canvas.editor is None


def test_ctrl_alt_keys_of_ours_still_work(cell):
    needed = cell.window.actions_.need_map
    (versions,) = (action for action in needed if action.shortcut().toString() == "Ctrl+Alt+V")
    opened = []
    versions.triggered.disconnect()
    versions.triggered.connect(lambda: opened.append(True))
    cell.press("Ctrl+Alt+V")
    assert opened == [True]
    assert cell.canvas.editor is None


@pytest.fixture
def table(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    return TableHand(pilot)


def test_a_dead_key_begins_a_title_in_the_table(table):
    table.click("Checkout")
    compose("", "é")
    table.pilot.type("cran")
    table.pilot.press("Return")
    assert table.titles() == ["écran"]


def test_a_composition_begins_a_title_in_the_table(table):
    table.click("Checkout")
    compose("n")
    compose("ni")
    compose("", "你")
    compose("hao")
    compose("", "好")
    table.pilot.press("Return")
    assert table.titles() == ["你好"]


def test_altgr_begins_a_title_in_the_table(table):
    table.click("Checkout")
    press(Qt.Key.Key_Q, "@", CTRL | ALT)
    table.pilot.type("home")
    table.pilot.press("Return")
    assert table.titles() == ["@home"]


def named_map(pilot):
    """Put a map into the window in which a persona, a goal and a touchpoint begin with an accent."""
    map_ = small_shop()
    for name in ("Anna", "Émile", "Øyvind"):
        map_ = add_persona(map_, new_persona(name))
    map_ = change_touchpoints(map_, ["search"], personas=tuple(each.id for each in map_.personas))
    for statement in ("Buy quickly", "Être servi", "Øke salget"):
        map_ = add_goal(map_, new_goal(statement))
    pilot.session.replace(map_, None)
    pilot.activate()


@pytest.mark.parametrize("page", ["personas", "goals"])
def test_a_composed_letter_jumps_to_a_row_of_the_left_lists(pilot, page):
    named_map(pilot)
    view = pilot.window.show_side_page(page).view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    assert view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    compose("´")
    compose("", "é" if page == "personas" else "ê")
    assert view.currentIndex().data() in ("Émile", "Être servi")
    if page == "personas":
        assert {each.name for each in pilot.session.map_.personas if each.id in pilot.session.selection} == {
            "Émile"
        }
    compose("", "x")  # nothing begins so
    assert view.currentIndex().data() in ("Émile", "Être servi")


def test_option_and_altgr_letters_jump_to_a_row_of_the_left_lists(pilot):
    named_map(pilot)
    for page, found in (("personas", "Øyvind"), ("goals", "Øke salget")):
        view = pilot.window.show_side_page(page).view
        view.setFocus()
        view.setCurrentIndex(view.model().index(0, 0))
        press(Qt.Key(0xD8), "ø", ALT)
        assert view.currentIndex().data() == found


def commit(target, text):
    """Hand over a composed text to a part of a popup, which the offscreen platform gives no focus."""
    assert target.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(target, event)


def test_a_composed_letter_jumps_to_a_value_of_the_filter(pilot):
    named_map(pilot)
    hand = FilterHand(pilot)
    hand.open()
    hand.popup.choose("personas")
    commit(hand.popup.list, "é")
    assert hand.popup.list.currentIndex().data() == "Émile"
    hand.popup.close()


def test_a_composed_letter_jumps_among_what_can_be_ticked_in_a_cell_and_enter_ticks_it(pilot):
    named_map(pilot)
    table = TableHand(pilot)
    table.click("Till", "personas")
    commit(table.grid, "é")
    popup = QApplication.activePopupWidget()
    assert popup.list.currentIndex().data() == "Émile"
    press_in_popup(popup.list, Qt.Key.Key_Return)
    assert table.cell("Till", "personas") == "Émile"


def test_a_composed_letter_among_touchpoints_goes_on_searching(pilot, theme):
    popup = TouchpointPopup(theme, pilot.window)
    offers = [Offer("a", "Anna", "Buy"), Offer("b", "Émile", "Buy")]
    popup.open_below(pilot.canvas, offers, frozenset())
    press_in_popup(popup.search, Qt.Key.Key_Down)
    commit(popup.list, "é")
    assert popup.titles() == ["Émile"]
    popup.close()


def test_a_composed_letter_chooses_in_a_list_that_is_shut(pilot):
    combo = CalmComboBox()
    combo.addItems(["Anna", "Émile", "Øyvind"])
    combo.show()
    commit(combo, "é")
    assert combo.currentText() == "Émile"
    combo.close()


def test_every_list_that_letters_jump_in_takes_input_methods():
    """Left out are headings, and the table of which every cell is written into."""
    views = {kind for kind in _subclasses(QAbstractItemView) if kind.__module__.startswith("mapdesigner.")}
    assert {kind.__name__ for kind in views if not issubclass(kind, Jumping)} == {
        "ObservationsTable",
        "Header",
    }


def _subclasses(kind):
    for each in kind.__subclasses__():
        yield each
        yield from _subclasses(each)
