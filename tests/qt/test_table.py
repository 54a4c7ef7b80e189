"""The table of touchpoints: the same map and the same selection as the canvas, in rows."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from table_hands import CTRL, LEFT, SHIFT, TableHand, open_menu, pick, shown_labels, words_of

from mapdesigner.edit import change_touchpoints
from mapdesigner.model import new_map
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.table.pinned import PinnedTitles
from small_shop import small_shop

MAP_ORDER = ["Search", "Review", "Window", "Checkout", "Till"]


def shop():
    map_ = change_touchpoints(small_shop(), ["search"], sentiment=-1, owner="Web team", tags=("mobile",))
    return change_touchpoints(map_, ["till"], sentiment=2, channel="store", personas=("ines",), votes=3)


@pytest.fixture
def table(pilot):
    pilot.session.replace(shop(), None)
    yield TableHand(pilot)
    QApplication.clipboard().clear()


def test_every_touchpoint_is_a_row_in_the_order_of_the_map(table):
    assert table.titles() == MAP_ORDER
    assert table.column("stage") == ["Compare", "Compare", "Compare", "Buy", "Buy"]
    assert table.cell("Till", "personas") == "Ines"
    assert table.cell("Checkout", "improvements") == "1"
    assert table.count() == "5 touchpoints"


def test_f5_and_f6_change_between_map_and_table(table, pilot):
    assert not pilot.canvas.isVisible()
    pilot.press("F5")
    assert pilot.canvas.isVisible() and not table.view.isVisible()
    pilot.press("Shift+F5")
    pilot.press("F6")
    assert pilot.canvas.isVisible() and table.view.isVisible()


# The same selection on both sides


def test_a_row_that_is_clicked_is_the_card_that_is_selected(table, pilot):
    table.click("Checkout")
    assert pilot.selected() == ["Checkout"]
    table.click("Till", modifiers=CTRL)
    assert sorted(pilot.selected()) == ["Checkout", "Till"]


def test_a_card_that_is_clicked_on_the_map_is_the_row_that_is_selected(table, pilot):
    pilot.press("Shift+F5")
    pilot.click("Review")
    assert table.selected() == ["Review"]
    pilot.click("Till", CTRL)
    assert table.selected() == ["Review", "Till"]
    pilot.session.select(["buy"])
    assert table.selected() == []
    assert pilot.session.selection == {"buy"}


def test_what_was_selected_while_the_table_was_away_is_selected_when_it_comes(table, pilot):
    pilot.press("F5")
    pilot.click("Window")
    pilot.press("F6")
    assert table.selected() == ["Window"]
    assert table.grid.currentIndex().row() == 2


def test_ctrl_a_selects_all_rows_and_escape_none(table, pilot):
    table.click("Review")
    pilot.press("Ctrl+A")
    assert table.selected() == MAP_ORDER
    pilot.press("Escape")
    assert pilot.selected() == []


def test_delete_deletes_and_says_so(table, pilot):
    table.click("Search")
    table.click("Window", modifiers=SHIFT)
    pilot.press("Delete")
    assert table.titles() == ["Checkout", "Till"]
    assert pilot.message() == "3 touchpoints deleted. Ctrl+Z brings them back."
    pilot.press("Ctrl+Z")
    assert table.titles() == MAP_ORDER


def test_delete_without_a_selection_says_what_to_do(table, pilot):
    table.grid.setFocus()
    pilot.press("Delete")
    assert pilot.message() == "Select the touchpoints in the table first."
    assert table.titles() == MAP_ORDER


# Following the map


def test_the_table_follows_what_happens_on_the_map(table, pilot):
    pilot.press("Shift+F5")
    pilot.type_cards("Buy", "Web", "Pay")
    assert table.titles() == ["Search", "Review", "Window", "Checkout", "Pay", "Till"]
    pilot.drag("Till", onto="Compare", lane="Store")
    assert table.titles() == ["Search", "Review", "Window", "Till", "Checkout", "Pay"]
    pilot.press("Ctrl+Z")
    pilot.press("Ctrl+Z")
    assert table.titles() == MAP_ORDER


def test_an_edit_touches_one_row_only(table, pilot):
    changed, resets = [], []
    table.view.model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    table.view.model.modelReset.connect(lambda: resets.append(True))
    table.click("Checkout", "title")
    pilot.press("Alt+1")
    assert table.cell("Checkout", "sentiment") == "very bad"
    assert (changed, resets) == ([(3, 3)], [])


def test_another_map_shows_its_own_touchpoints(table, pilot):
    pilot.open_sample("clinic visit")
    pilot.press("F6")
    assert len(table.titles()) > 10
    assert "Checkout" not in table.titles()


def test_an_empty_map_says_what_to_do_and_begins_on_the_button(table, pilot):
    pilot.session.replace(new_map(), None)
    assert "No touchpoints yet" in shown_labels(table.view)
    pilot.press("F6")
    pilot.press("Space")
    pilot.type("Look around")
    pilot.press("Return")
    assert table.titles() == ["Look around"]
    assert pilot.cards("Pre-purchase") == ["Look around"]


def test_insert_adds_a_touchpoint_beside_the_selected_one_and_its_title_is_typed(table, pilot):
    table.click("Till")
    pilot.press("Insert")
    pilot.type("Receipt")
    pilot.press("Return")
    assert table.titles() == [*MAP_ORDER, "Receipt"]
    assert table.selected() == ["Receipt"]


# Sorting


def test_a_heading_sorts_up_then_down_then_as_on_the_map(table):
    table.click_heading("title")
    assert table.titles() == sorted(MAP_ORDER)
    table.click_heading("title")
    assert table.titles() == sorted(MAP_ORDER, reverse=True)
    table.click_heading("title")
    assert table.titles() == MAP_ORDER


def test_sentiment_sorts_by_how_it_feels_and_what_has_none_comes_last(table):
    table.click_heading("sentiment")
    assert table.titles() == ["Search", "Till", "Review", "Window", "Checkout"]
    table.click_heading("sentiment")
    assert table.titles() == ["Till", "Search", "Review", "Window", "Checkout"]


def test_a_sorted_row_goes_to_its_new_place_and_stays_selected(table, pilot):
    table.click_heading("title")
    table.edit("Search", "title", "Zoom in")
    assert table.titles() == ["Checkout", "Review", "Till", "Window", "Zoom in"]
    assert table.selected() == ["Zoom in"]
    assert table.grid.currentIndex().row() == 4


# Looking words up


def test_words_show_only_the_rows_that_hold_them_all(table, pilot):
    table.search("web comp")
    assert table.titles() == ["Search", "Review"]
    assert table.count() == "2 of 5 touchpoints"
    pilot.press("Escape")
    assert table.titles() == MAP_ORDER


def test_rows_are_found_whichever_way_their_accents_were_typed(table, pilot):
    pilot.session.apply(lambda map_: change_touchpoints(map_, ["till"], owner="Cafe\u0301 d’İzmir"), "Owner")
    for words in ("café", "CAFE", "d'izmir"):
        table.view.search.setText(words)
        pilot.settle()
        assert table.titles() == ["Till"], words


def test_a_row_that_is_hidden_is_no_longer_selected(table, pilot):
    table.click("Till")
    table.search("review")
    assert pilot.selected() == []
    pilot.press("Down")
    pilot.press("Delete")
    assert table.view.search.text() == "review"
    pilot.press("F5")
    assert "Till" in pilot.cards("Buy")


def test_no_row_found_says_so_and_shows_all_again(table, pilot):
    table.search("nothing like it")
    assert "No touchpoint matches" in shown_labels(table.view)
    table.view._empty_button.click()
    assert table.titles() == MAP_ORDER


# Columns


def test_columns_are_hidden_and_moved_and_remembered(table, pilot, tmp_path, theme):
    header = table.grid.header
    menu = table.grid.make_menu()
    header.fill_menu(menu, 3)
    pick(menu, "Hide “Channel”")
    menu = table.grid.make_menu()
    header.fill_menu(menu)
    pick(menu, "Description")
    header.moveSection(header.visualIndex(8), 1)
    header.resizeSection(8, 205)
    assert table.headings()[:4] == ["Touchpoint", "Owner", "Stage", "Lane"]
    assert "Channel" not in table.headings() and "Description" in table.headings()
    header.save()
    pilot.window.settings.sync()
    again = TableHandOfNewWindow(theme, Settings(tmp_path / "config"))
    assert again.headings == table.headings()
    assert again.width_of_owner == 205
    again.close()


class TableHandOfNewWindow:
    """Looks at the columns of a table in another window."""

    def __init__(self, theme, settings):
        from pilot import Pilot

        self._pilot = Pilot(theme, settings)
        table = TableHand(self._pilot)
        self.headings = table.headings()
        self.width_of_owner = table.grid.header.sectionSize(8)

    def close(self):
        self._pilot.close()


@pytest.mark.parametrize(
    "kept", ["nonsense", "title:1 owner:x -:", "-title:40 lane:999999", "stage:100 stage:90"]
)
def test_columns_kept_in_a_broken_file_do_no_harm(pilot, kept):
    from PySide6.QtCore import QByteArray

    pilot.window.settings.keep_window_part("table columns", QByteArray(kept.encode()))
    pilot.session.replace(shop(), None)
    table = TableHand(pilot)
    assert table.headings()[0] == "Touchpoint"
    assert len(table.headings()) == 14


def test_the_usual_columns_come_back(table):
    usual = table.headings()
    table.grid.header.show_column("owner", False)
    menu = table.grid.make_menu()
    table.grid.header.fill_menu(menu)
    pick(menu, "Usual columns")
    assert table.headings() == usual


def test_the_menu_of_a_row_changes_all_selected_rows(table, pilot):
    table.click("Search")
    table.click("Window", modifiers=SHIFT)
    table.grid.menu_wanted.emit(table.grid.mapToGlobal(table.rect("Review", "title").center()))
    assert "Copy “Touchpoint” only" in words_of(open_menu())
    pick(open_menu(), "Channel", "phone")
    assert table.column("channel") == ["phone", "phone", "phone", "", "store"]
    pilot.press("Ctrl+Z")
    assert table.column("channel") == ["", "", "", "", "store"]


# Scrolled sideways


def test_titles_stay_in_sight_and_can_be_clicked_while_the_table_is_scrolled(table, pilot):
    pilot.window.resize(1000, 700)
    pilot.settle()
    bar = table.grid.horizontalScrollBar()
    pinned = table.grid.findChild(PinnedTitles)
    assert not pinned.isVisible()
    bar.setValue(bar.maximum())
    assert pinned.isVisible()
    place = table.grid.rowViewportPosition(3) + table.grid.header.height() + 10
    QTest.mouseClick(pinned, LEFT, pos=QPoint(30, place))
    assert pilot.selected() == ["Checkout"]
    QTest.mouseClick(pinned, LEFT, CTRL, QPoint(30, place + 32))
    assert sorted(pilot.selected()) == ["Checkout", "Till"]
    QTest.mouseDClick(pinned, LEFT, pos=QPoint(30, place))
    pilot.press("Ctrl+A")
    pilot.type("Pay")
    pilot.press("Return")
    assert table.titles()[3] == "Pay"
    bar.setValue(bar.maximum())
    QTest.mouseClick(pinned, LEFT, pos=QPoint(30, 10))
    assert table.titles() == ["Pay", "Review", "Search", "Till", "Window"]


def test_the_current_cell_is_never_under_the_titles(table, pilot):
    pilot.window.resize(1000, 700)
    table.click("Till")
    for _ in range(12):
        pilot.press("Right")
    for _ in range(9):
        pilot.press("Left")
        covered = table.grid.findChild(PinnedTitles).covered_px
        assert table.grid.visualRect(table.grid.currentIndex()).left() >= covered
