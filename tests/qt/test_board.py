"""The board: improvement notes in columns by status, moved by hand and by keys, typed in place."""

from datetime import date

import pytest
from board_hands import CTRL, LEFT, NO_KEYS, SHIFT, Hands
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from mapdesigner.model import Improvement, Touchpoint, cards_of
from mapdesigner.qt.board import menus
from mapdesigner.qt.board.columns import LEAST_WIDTH_PX, landing_at, lay_out
from mapdesigner.qt.board.facts import facts_of, spoken
from mapdesigner.qt.board.look import _lines

FIVE = ("Ask less", "Ring back", "Guest option | planned", "One page | planned", "Clear price | done")


@pytest.fixture
def board(pilot):
    return Hands(pilot, "board", *FIVE)


def column_point(board, status, y=None):
    column = next(one for one in board.area.columns if one.status == status)
    bottom = column.slots[-1].bottom + 12 if column.slots else 60
    return QPoint(column.left + 40, y or bottom)


def below(board, title):
    return board.rect(title).center() + QPoint(0, board.rect(title).height() // 2 - 2)


def above(board, title):
    return board.rect(title).center() - QPoint(0, board.rect(title).height() // 2 - 2)


# Looking


def test_notes_stand_in_the_column_of_their_status(board):
    assert board.columns() == {
        "idea": ["Ask less", "Ring back"],
        "planned": ["Guest option", "One page"],
        "done": ["Clear price"],
    }
    assert board.view.header.count.text() == "5 notes · 1 done"


def test_a_card_says_its_figures_its_place_and_whether_it_is_late(pilot):
    pilot.open_sample("online bookshop")
    map_ = pilot.session.map_
    cards = [card for _, card in cards_of(map_) if isinstance(card, Touchpoint)]
    note = Improvement(
        id="n",
        title="One page",
        touchpoints=tuple(card.id for card in cards[:3]),
        impact=5,
        effort=3,
        owner="Web team",
        due=date(2020, 1, 15),
    )
    facts = facts_of(map_.evolve(improvements=(note,)), date(2020, 1, 16))["n"]
    assert spoken(facts).replace("\u00a0", " ") == (
        "One page · idea · rank 1 · impact 5 · effort 3 · Web team · Overdue · 15 Jan 2020 · "
        f"{map_.stages[0].name} · {cards[0].title} and 2 more"
    )
    in_time = facts_of(map_.evolve(improvements=(note,)), date(2020, 1, 15))["n"]
    assert in_time.overdue == ""
    assert "by 15 Jan 2020" in in_time.figures.replace("\u00a0", " ")
    done = note.evolve(status="done")
    assert facts_of(map_.evolve(improvements=(done,)), date(2030, 1, 1))["n"].overdue == ""


def test_five_columns_stay_wide_enough_in_a_small_window(board):
    board.pilot.window.resize(1000, 600)
    board.pilot.settle()
    assert all(column.width >= LEAST_WIDTH_PX for column in board.area.columns)
    bar = board.area.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    last = board.area.columns[-1]
    assert last.left + last.width - bar.value() <= board.area.viewport().width()


def test_without_notes_the_view_says_what_to_do(pilot):
    empty = Hands(pilot, "board")
    assert empty.view.empty.isVisible()
    assert empty.view.empty.headline.text() == "No improvement notes yet"
    QTest.mouseClick(empty.view.empty.button, LEFT)
    pilot.type("Ask less")
    pilot.press("Return")
    assert empty.columns() == {"idea": ["Ask less"]}
    pilot.press("Ctrl+Z")
    assert empty.view.empty.isVisible()


def test_typing_nothing_leaves_the_empty_page(pilot):
    empty = Hands(pilot, "board")
    empty.view.add_note()
    pilot.press("Escape")
    assert empty.view.empty.isVisible()
    assert pilot.session.map_.improvements == ()


# The hand


def test_a_note_is_dragged_to_another_status(board):
    board.drag("Ask less", column_point(board, "testing"))
    assert board.columns()["testing"] == ["Ask less"]
    assert board.undo_word() == "Undo move to testing"
    board.pilot.press("Ctrl+Z")
    assert board.columns()["idea"] == ["Ask less", "Ring back"]


def test_a_note_lands_between_two_others(board):
    board.drag("Ring back", above(board, "One page"))
    assert board.columns()["planned"] == ["Guest option", "Ring back", "One page"]


def test_a_note_is_moved_inside_its_column(board):
    board.drag("Ask less", below(board, "Ring back"))
    assert board.columns()["idea"] == ["Ring back", "Ask less"]
    assert board.undo_word() == "Undo move improvement note"


def test_several_notes_are_dragged_at_once(board):
    board.click("Ask less")
    board.click("One page", CTRL)
    board.drag("One page", column_point(board, "dropped"))
    assert board.columns()["dropped"] == ["Ask less", "One page"]
    assert board.undo_word() == "Undo move 2 notes to dropped"


def test_escape_forgets_a_drag(board):
    before = board.session.map_
    board.drag("Ask less", column_point(board, "testing"), drop=False)
    board.pilot.press("Escape")
    QTest.mouseRelease(board.area.viewport(), LEFT, NO_KEYS, column_point(board, "testing"))
    assert board.session.map_ is before


def test_a_drop_where_it_was_and_one_beside_the_board_change_nothing(board):
    before = board.session.map_
    board.drag("Ask less", board.point("Ask less") + QPoint(20, 4))
    board.drag("Ask less", QPoint(60, -40))
    assert board.session.map_ is before


def test_shift_selects_up_to_a_note_and_a_click_beside_selects_none(board):
    board.click("Ask less")
    board.click("Guest option", SHIFT)
    assert board.selected() == ["Ask less", "Ring back", "Guest option"]
    board.click("Ring back", CTRL)
    assert board.selected() == ["Ask less", "Guest option"]
    QTest.mouseClick(board.area.viewport(), LEFT, NO_KEYS, column_point(board, "testing", 300))
    assert board.selected() == []


def test_a_click_on_one_of_several_selects_it_alone(board):
    board.pilot.press("Ctrl+A")
    board.click("One page")
    assert board.selected() == ["One page"]


def test_the_board_scrolls_while_the_hand_is_at_its_edge(pilot):
    many = Hands(pilot, "board", *(f"Note {number}" for number in range(60)))
    bar = many.area.verticalScrollBar()
    edge = QPoint(60, many.area.viewport().height() - 4)
    many.drag("Note 0", edge, drop=False)
    pilot.wait_until(lambda: bar.value() == bar.maximum(), most_ms=30_000)
    QTest.mouseRelease(many.area.viewport(), LEFT, NO_KEYS, edge)
    assert many.columns()["idea"].index("Note 0") > 40


# The keys


def test_arrows_go_from_note_to_note(board):
    board.click("Ask less")
    board.pilot.press("Down")
    assert board.selected() == ["Ring back"]
    board.pilot.press("Right")
    assert board.selected() == ["One page"]
    board.pilot.press("Right")
    assert board.selected() == ["Clear price"]
    board.pilot.press("Home")
    board.pilot.press("Shift+Down")
    assert board.selected() == ["Ask less", "Ring back"]


def test_alt_and_arrows_move_a_note(board):
    board.click("Ask less")
    board.pilot.press("Alt+Down")
    assert board.columns()["idea"] == ["Ring back", "Ask less"]
    board.pilot.press("Alt+Up")
    assert board.columns()["idea"] == ["Ask less", "Ring back"]
    board.pilot.press("Alt+Right")
    assert board.columns()["planned"] == ["Guest option", "One page", "Ask less"]
    board.pilot.press("Alt+Left")
    board.pilot.press("Alt+Left")
    assert board.columns()["idea"] == ["Ring back", "Ask less"]
    assert board.selected() == ["Ask less"]


def test_f2_enter_and_a_double_click_rename_in_place(board):
    board.click("Ask less")
    board.pilot.press("F2")
    board.pilot.type("Ask twice")
    board.pilot.press("Return")
    assert board.columns()["idea"][0] == "Ask twice"
    board.pilot.press("Return")
    board.pilot.type("No")
    board.pilot.press("Escape")
    assert board.columns()["idea"][0] == "Ask twice"
    board.double_click("Ask twice")
    board.pilot.type("Ask once")
    board.pilot.press("Return")
    assert board.columns()["idea"][0] == "Ask once"
    assert board.undo_word() == "Undo rename improvement note"


def test_delete_removes_with_a_word_and_a_way_back(board):
    board.click("Ask less")
    board.pilot.press("Delete")
    assert board.columns()["idea"] == ["Ring back"]
    assert board.pilot.message() == "“Ask less” removed. Ctrl+Z brings it back."
    assert board.selected() == ["Ring back"]
    board.pilot.press("Ctrl+A")
    board.pilot.press("Delete")
    assert board.pilot.message() == "4 improvement notes removed. Ctrl+Z brings them back."
    board.pilot.press("Ctrl+Z")
    board.pilot.press("Ctrl+Z")
    assert board.columns()["idea"] == ["Ask less", "Ring back"]


def test_ctrl_d_duplicates_notes_and_no_cards_of_the_map(board):
    board.click("Ask less")
    board.pilot.press("Ctrl+D")
    assert board.columns()["idea"] == ["Ask less", "Ask less", "Ring back"]
    assert len(board.selected()) == 1


def test_the_keyboard_is_seen_when_it_comes(board):
    board.view.header.add.setFocus()
    board.pilot.press("Tab")
    assert board.area.hasFocus()
    current = board.area.current
    assert current is not None and board.area.state_of(current).is_current
    assert "Ask less" in board.area.facts[current].title
    board.pilot.press("Space")
    assert board.selected() == ["Ask less"]
    assert board.area.accessibleDescription().startswith("Ask less · idea")


# With the rest of the window


def test_a_selected_note_is_in_the_inspector(board):
    board.click("Ask less")
    page = board.pilot.window.inspector.page
    assert page.title.text_edit.toPlainText() == "Ask less"
    page.editor.impact.row.setFocus()
    board.pilot.press("4")
    assert board.note("Ask less").impact == 4
    assert "impact\u00a04" in board.area.facts[board.id("Ask less")].figures


def test_several_selected_notes_are_changed_together_in_the_inspector(board):
    board.click("Ask less")
    board.click("One page", CTRL)
    page = board.pilot.window.inspector.page
    assert page.count.text() == "2 improvement notes"
    page.editor.effort.row.setFocus()
    board.pilot.press("2")
    assert {board.note(title).effort for title in ("Ask less", "One page")} == {2}
    page.editor.remove.click()
    assert board.pilot.message() == "2 improvement notes removed. Ctrl+Z brings them back."


def test_show_on_map_selects_the_touchpoints(pilot):
    pilot.open_sample("online bookshop")
    pilot.activate()
    pilot.press("F7")
    view = pilot.window.views.view("improvements")
    note = next(note for note in pilot.session.map_.improvements if len(note.touchpoints) > 1)
    view.area.select_one(note.id)
    view.show_on_map()
    assert pilot.window.views.name == "map"
    assert pilot.session.selection == frozenset(note.touchpoints)


def menu_of(board):
    menu = QMenu()
    menus.fill_menu(board.area, menu, board.view.show_on_map)
    return menu


def test_the_context_menu_moves_and_weighs(board):
    board.click("Ask less")
    menu = menu_of(board)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Rename", "Show on map", "Move to", "Impact", "Effort", "Duplicate", "Remove"]
    statuses = next(action.menu() for action in menu.actions() if action.text() == "Move to")
    assert [action.text() for action in statuses.actions() if action.isChecked()] == ["Idea"]
    next(action for action in statuses.actions() if action.text() == "Testing").trigger()
    impacts = next(action.menu() for action in menu.actions() if action.text() == "Impact")
    next(action for action in impacts.actions() if action.text() == "5").trigger()
    assert (board.note("Ask less").status, board.note("Ask less").impact) == ("testing", 5)
    assert board.undo_word() == "Undo set impact 5"
    menu.deleteLater()


def test_two_thousand_notes_make_no_widgets(pilot):
    board = Hands(pilot, "board", *(f"Note {number}" for number in range(2_000)))
    assert len(board.area.order()) == 2_000
    assert len(board.area.viewport().children()) == 0
    board.area.select_one("n1999")
    assert board.area.viewport().rect().contains(board.rect("Note 1999"))


# Where cards lie


def test_cards_lie_below_each_other_and_land_before_the_one_whose_middle_is_below():
    columns = lay_out({"idea": [("a", 50), ("b", 70)], "done": [("c", 40)]}, 200)
    idea = columns[0]
    assert idea.slots[1].top == idea.slots[0].bottom + 8
    assert landing_at(columns, 50, idea.slots[0].top + 10).before == "a"
    assert landing_at(columns, 50, idea.slots[0].top + 30).before == "b"
    assert landing_at(columns, 50, 10_000).before is None
    assert landing_at(columns, 10_000, 60).column.status == "dropped"
    assert landing_at(columns, -50, 10_000).column.status == "idea"


def test_titles_are_text_and_never_markup(board):
    board.click("Ask less")
    board.pilot.press("F2")
    board.pilot.type("<b>bold</b> & so")
    board.pilot.press("Return")
    assert board.columns()["idea"][0] == "<b>bold</b> & so"
    assert board.pilot.window.inspector.page.title.text_edit.toPlainText() == "<b>bold</b> & so"


@pytest.mark.parametrize("width", range(90, 260, 10))
def test_no_line_of_a_card_ends_or_begins_with_the_dot_between_two_facts(width, board):
    note = next(iter(board.area.facts.values())).note.evolve(
        impact=5, effort=3, owner="Web team", due=date(2027, 1, 15), expected=""
    )
    facts = facts_of(board.session.map_.evolve(improvements=(note,)), date(2026, 1, 1))[note.id]
    lines = _lines(facts, width)
    assert lines.figures
    assert all(line.strip("\u00a0· ") == line for line in (*lines.figures, *lines.place))
