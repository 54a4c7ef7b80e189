"""The catalogue: found, added, dragged; one's own entries kept."""

import json

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from mapdesigner.files.catalogue import new_entry, read_catalogue, read_own_entries, write_own_entries
from mapdesigner.qt.catalogue.list import MIME_TYPE, card_picture
from mapdesigner.qt.catalogue.own_entry_dialog import OwnEntryDialog
from mapdesigner.qt.catalogue.panel import CataloguePanel


@pytest.fixture
def own_path(tmp_path):
    return tmp_path / "config" / "own.json"


@pytest.fixture
def make_panel(theme, own_path):
    made = []

    def make(*own):
        if own:
            write_own_entries(own_path, own)
        panel = CataloguePanel(theme, read_catalogue(), own_path)
        panel.added = []
        panel.said = []
        panel.add_requested.connect(panel.added.append)
        panel.message.connect(panel.said.append)
        panel.resize(212, 700)
        panel.show()
        panel.activateWindow()
        assert QTest.qWaitForWindowActive(panel)
        made.append(panel)
        return panel

    yield make
    for panel in made:
        panel.close()
        panel.deleteLater()


def shown(panel):
    model = panel.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def place_of(panel, title):
    index = panel.view.model().index(shown(panel).index(title), 0)
    panel.view.scrollTo(index)
    return panel.view.visualRect(index).center()


def open_dialog(panel):
    return next(dialog for dialog in panel.findChildren(OwnEntryDialog) if dialog.isVisible())


def test_entries_stand_under_their_phases(make_panel):
    panel = make_panel()
    words = shown(panel)
    headings = ["Pre-purchase", "Purchase", "Post-purchase", "Retention"]
    assert [word for word in words if word in headings] == headings
    assert words[0] == "Pre-purchase"
    assert words.index("Purchase") < words.index("Checkout") < words.index("Post-purchase")


def test_typing_finds_and_enter_adds_the_best(make_panel):
    panel = make_panel()
    QTest.keyClicks(panel.search, "check")
    assert shown(panel)[0] == "Checkout"
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert [entry.title for entry in panel.added] == ["Checkout"]


def test_down_goes_into_the_list_up_comes_back_and_escape_clears(make_panel):
    panel = make_panel()
    panel.focus_search()
    QTest.keyClicks(panel.search, "shop")
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    first = panel.view.currentIndex().data()
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert [entry.title for entry in panel.added] == [first]
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    assert panel.search.hasFocus()
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
    assert "Retention" in shown(panel)


def test_headings_are_passed_over_by_the_arrow_keys(make_panel):
    panel = make_panel()
    panel.focus_search()
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    seen = [panel.view.currentIndex().data()]
    for _ in range(40):
        QTest.keyClick(panel.view, Qt.Key.Key_Down)
        seen.append(panel.view.currentIndex().data())
    assert "Purchase" not in seen
    assert "Checkout" in seen


def test_a_double_click_adds(make_panel):
    panel = make_panel()
    place = place_of(panel, "Display ad")
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [entry.title for entry in panel.added] == ["Display ad"]


def test_what_is_dragged_says_title_channel_and_setting(make_panel, theme):
    panel = make_panel()
    model = panel.view.model()
    index = model.index(shown(panel).index("Checkout"), 0)
    data = model.mimeData([index])
    assert json.loads(bytes(data.data(MIME_TYPE).data())) == {
        "title": "Checkout",
        "channel": "website",
        "setting": "digital",
    }
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert card_picture(theme, index.data(Qt.ItemDataRole.UserRole).entry, 2.0).width() == 408


def test_two_results_named_alike_tell_their_phases(make_panel):
    panel = make_panel()
    QTest.keyClicks(panel.search, "product page")
    model = panel.view.model()
    told = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert told[:2] == ["Product page, pre-purchase", "Product page, purchase"]
    pictures = []
    for row in (0, 1):
        panel.view.clearSelection()
        pictures.append(panel.view.viewport().grab(panel.view.visualRect(model.index(row, 0))).toImage())
    assert pictures[0] != pictures[1]
    assert "purchase" in model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    panel.search.clear()
    QTest.keyClicks(panel.search, "checkout")
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Checkout"


def test_a_word_makes_room_for_the_next_once_its_entry_is_added(make_panel):
    panel = make_panel()
    QTest.keyClicks(panel.search, "chatb")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.search.text() == ""
    QTest.keyClicks(panel.search, "checkout")
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.search.text() == ""
    assert panel.search.hasFocus()
    assert [entry.title for entry in panel.added] == ["Chatbot", "Checkout"]


def test_letters_typed_in_the_list_are_looked_for(make_panel):
    panel = make_panel()
    panel.focus_search()
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    QTest.keyClicks(panel.view, "c")
    assert panel.search.hasFocus()
    QTest.keyClicks(panel.search, "heckou")
    assert shown(panel)[0] == "Checkout"
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    composed = QInputMethodEvent()
    composed.setCommitString("é")
    QCoreApplication.sendEvent(panel.view, composed)
    assert panel.search.text() == "checkoué"


def test_hints_are_text_and_never_markup(make_panel):
    entry = new_entry("purchase", "Odd").evolve(hint='<img src="/etc/passwd"> & more')
    panel = make_panel(entry)
    hint = panel.view.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in hint
    assert "&lt;img" in hint


def test_words_that_are_not_found_can_become_an_own_entry(make_panel, own_path):
    panel = make_panel()
    QTest.keyClicks(panel.search, "Gift wrapping desk")
    assert panel.empty.isVisible()
    assert "Gift wrapping desk" in panel.empty_words.text()
    QTest.mouseClick(panel.add_typed, Qt.MouseButton.LeftButton)
    dialog = open_dialog(panel)
    assert dialog.title.text() == "Gift wrapping desk"
    dialog.channel.combo.setFocus()
    QTest.keyClicks(dialog.channel.combo, "store")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert shown(panel)[:2] == ["Your own", "Gift wrapping desk"]
    (kept,) = read_own_entries(own_path)
    assert (kept.title, kept.channel) == ("Gift wrapping desk", "store")


def test_an_own_entry_needs_a_title(make_panel):
    panel = make_panel()
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    dialog = open_dialog(panel)
    assert not dialog.accept_button.isEnabled()
    QTest.keyClicks(dialog.title, "Fair booth")
    assert dialog.accept_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert "Your own" not in shown(panel)


def test_an_own_entry_is_changed_through_its_menu(make_panel, own_path):
    panel = make_panel(new_entry("retention", "Book club", "event", "human"))
    panel.view.customContextMenuRequested.emit(place_of(panel, "Book club"))
    menu = next(menu for menu in panel.findChildren(QMenu) if menu.isVisible())
    change = next(action for action in menu.actions() if action.text().startswith("Change"))
    menu.close()
    change.trigger()
    dialog = open_dialog(panel)
    dialog.title.selectAll()
    QTest.keyClicks(dialog.title, "Reading circle")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert shown(panel)[:2] == ["Your own", "Reading circle"]
    assert read_own_entries(own_path)[0].phase == "retention"


def test_a_removed_own_entry_can_be_brought_back(make_panel, own_path):
    panel = make_panel(new_entry("retention", "Book club"), new_entry("retention", "Quiz night"))
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, "Book club"))
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert [entry.title for entry in read_own_entries(own_path)] == ["Quiz night"]
    QTest.mouseClick(panel.undo_button, Qt.MouseButton.LeftButton)
    assert [entry.title for entry in read_own_entries(own_path)] == ["Book club", "Quiz night"]
    assert shown(panel)[1] == "Book club"
    assert not panel.undo_button.isVisible()


def test_the_plus_at_the_heading_adds_an_own_entry(make_panel):
    panel = make_panel(new_entry("retention", "Book club"))
    plus = panel.view.plus_place(panel.view.model().index(0, 0)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(plus))
    assert open_dialog(panel).isVisible()
    open_dialog(panel).reject()


def test_own_entries_that_cannot_be_read_are_said_once_and_left_alone(make_panel, own_path):
    own_path.parent.mkdir(parents=True)
    own_path.write_text("{ half")
    panel = make_panel()
    assert len(panel.said) == 1
    assert str(own_path) in panel.said[0]
    assert "Checkout" in shown(panel)
    panel.hide()
    panel.show()
    assert len(panel.said) == 1
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    dialog = open_dialog(panel)
    QTest.keyClicks(dialog.title, "New one")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert len(panel.said) == 2
    assert own_path.read_text() == "{ half"


def test_the_pointer_tells_a_title_in_full(make_panel):
    panel = make_panel(new_entry("purchase", "Advice <b> at the counter & on the phone", None, None))
    tips = [panel.view.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(5)]
    assert any(tip and "Advice &lt;b&gt; at the counter &amp; on the phone" in tip for tip in tips)
