"""The board: typing new notes and titles, searching and sorting."""

import pytest
from board_hands import LEFT, NO_KEYS, Hands
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from mapdesigner.model import Touchpoint, cards_of
from mapdesigner.qt.board.choosing import count_words, in_order, matching
from mapdesigner.qt.filter.filtering import Filtering
from mapdesigner.qt.settings import Settings

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


# Typing


@pytest.mark.parametrize("key", ["N", "Ins"])
def test_n_or_insert_types_a_new_note_and_ctrl_enter_the_next(board, key):
    board.pilot.press(key)
    board.pilot.type("Fewer fields")
    board.pilot.press("Ctrl+Return")
    board.pilot.type("Larger type")
    board.pilot.press("Return")
    assert board.columns()["idea"] == ["Ask less", "Ring back", "Fewer fields", "Larger type"]
    assert board.selected() == ["Larger type"]
    assert board.area.hasFocus()
    assert board.undo_word() == "Undo add improvement note"


def test_ctrl_i_works_from_the_search_field_too(board):
    board.view.header.search.setFocus()
    board.pilot.press("Ctrl+I")
    board.pilot.type("Fewer fields")
    board.pilot.press("Return")
    assert board.columns()["idea"][-1] == "Fewer fields"


def test_the_plus_of_a_column_adds_a_note_of_its_status(board):
    plus = board.area.plus_rect("testing").center()
    QTest.mouseClick(board.area.viewport(), LEFT, NO_KEYS, plus)
    board.pilot.type("Try it")
    board.pilot.press("Return")
    assert board.columns()["testing"] == ["Try it"]


def test_a_new_note_serves_the_selected_touchpoints(pilot):
    pilot.open_sample("online bookshop")
    card = next(card for _, card in cards_of(pilot.session.map_) if isinstance(card, Touchpoint))
    pilot.session.select((card.id,))
    pilot.activate()
    pilot.press("F7")
    pilot.press("Ctrl+I")
    pilot.type("Ask less")
    pilot.press("Return")
    assert pilot.session.map_.improvements[-1].touchpoints == (card.id,)


def test_a_title_being_typed_counts_when_the_map_is_saved_or_undone(board):
    board.pilot.press("N")
    board.pilot.type("Fewer fields")
    board.pilot.window.keep_typing()
    assert board.columns()["idea"][-1] == "Fewer fields"
    board.pilot.press("N")
    board.pilot.type("Larger type")
    board.pilot.window.undo()
    assert board.columns()["idea"][-1] == "Fewer fields"


# Choosing


def test_search_looks_everywhere_and_says_how_many(board):
    board.view.header.search.setFocus()
    board.pilot.type("one PAGE")
    assert board.columns() == {"planned": ["One page"]}
    assert board.view.header.count.text() == "1 of 5 notes"
    board.pilot.type("x")
    assert board.view.empty.headline.text() == "No note holds “one PAGEx”"
    QTest.mouseClick(board.view.empty.button, LEFT)
    assert len(board.columns()) == 3


def test_enter_in_the_search_goes_to_what_was_found(board):
    board.view.header.search.setFocus()
    board.pilot.type("page")
    board.pilot.press("Return")
    assert board.selected() == ["One page"]
    assert board.area.hasFocus()


def choose_order(board, words):
    combo = board.view.header.order
    combo.setCurrentIndex(combo.findText(words))
    combo.activated.emit(combo.currentIndex())


def test_notes_are_sorted_and_then_only_their_status_is_dragged(pilot):
    board = Hands(pilot, "board", "b | | 1 5", "c | | 5 1", "a | planned")
    choose_order(board, "By title")
    assert board.columns()["idea"] == ["b", "c"]
    choose_order(board, "By priority")
    assert board.columns()["idea"] == ["c", "b"]
    board.click("b")
    pilot.press("Alt+Up")
    assert pilot.message() == "Sort by “Own order” to move notes up and down."
    board.drag("b", column_point(board, "planned"))
    assert board.columns()["planned"] == ["b", "a"]


def test_orders_keep_equals_as_they_stand(pilot):
    board = Hands(pilot, "board", "b", "a", "A")
    facts = list(board.area.facts.values())
    assert [one.title for one in in_order(facts, "title")] == ["a", "A", "b"]
    assert in_order(facts, "due") == facts
    assert matching(facts, "  ") == facts
    assert count_words(facts[:1], 1) == "1 note"


def test_face_and_order_are_remembered(board, theme, tmp_path):
    from mapdesigner.qt.board.improvements_view import ImprovementsView

    settings = Settings(tmp_path / "kept")
    first = ImprovementsView(board.session, theme, settings, Filtering())
    first.header.face_button("matrix").click()
    first.header.order_chosen.emit("due")
    second = ImprovementsView(board.session, theme, settings, Filtering())
    assert second.area is second.matrix
    assert second.header.order.currentText() == "By due date"
    for view in (first, second):
        view.deleteLater()


def test_notes_are_found_whichever_way_their_accents_were_typed(board):
    board.session.apply(
        lambda map_: map_.evolve(
            improvements=(map_.improvements[0].evolve(title="Cafe\u0301 ‑ d’İzmir"), *map_.improvements[1:])
        ),
        "Rename note",
    )
    for words in ("café", "CAFE", "d'izmir"):
        board.view.header.search.setText(words)
        board.pilot.settle()
        assert [title for titles in board.columns().values() for title in titles] == ["Cafe\u0301 ‑ d’İzmir"]
