"""Edits of improvement notes: the board's columns, impact and effort, which touchpoints a note serves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mapdesigner.edit import (
    attach_improvement,
    change_improvements,
    detach_improvement,
    duplicate_improvements,
    improvement_of,
    move_improvements,
    remove_cards,
    remove_improvements,
)
from mapdesigner.model import IMPROVEMENT_STATUSES, Improvement, problems
from small_shop import assert_refused, small_shop


def board(*notes):
    """A small shop with these notes, each "id status"."""
    made = (Improvement(id=id_, title=id_, status=status) for id_, status in map(str.split, notes))
    return small_shop().evolve(improvements=tuple(made))


def column(map_, status):
    """The ids of a column, from top to bottom."""
    return [note.id for note in map_.improvements if note.status == status]


FIVE = ("a idea", "b idea", "x planned", "c idea", "y planned")


def test_a_note_goes_before_another_one_of_the_next_column():
    moved = move_improvements(board(*FIVE), ("b",), "planned", "y")
    assert column(moved, "planned") == ["x", "b", "y"]
    assert column(moved, "idea") == ["a", "c"]


def test_without_a_place_it_goes_to_the_column_s_end():
    moved = move_improvements(board(*FIVE), ("a",), "planned")
    assert column(moved, "planned") == ["x", "y", "a"]


def test_several_keep_their_order_among_each_other():
    moved = move_improvements(board(*FIVE), ("c", "a"), "planned", "x")
    assert column(moved, "planned") == ["a", "c", "x", "y"]


def test_a_note_moves_inside_its_column():
    assert column(move_improvements(board(*FIVE), ("c",), "idea", "a"), "idea") == ["c", "a", "b"]
    assert column(move_improvements(board(*FIVE), ("a",), "idea"), "idea") == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("ids", "before"), [(("b",), "c"), (("c",), None), (("a", "b"), "a"), (("b",), "b"), ((), "a")]
)
def test_a_drop_where_it_was_changes_nothing(ids, before):
    map_ = board(*FIVE)
    assert move_improvements(map_, ids, "idea", before) is map_


def test_the_first_of_an_empty_column():
    assert column(move_improvements(board(*FIVE), ("b",), "done"), "done") == ["b"]


def test_a_note_that_went_is_refused():
    sentence = "Some of these improvement notes are no longer in the map."
    assert_refused(sentence, move_improvements, board(*FIVE), ("a", "gone"), "done")
    assert_refused(sentence, change_improvements, board(*FIVE), ("gone",), impact=3)
    sentence = "That improvement note is no longer in the map."
    assert_refused(sentence, move_improvements, board(*FIVE), ("a",), "done", "gone")
    assert_refused(sentence, improvement_of, board(*FIVE), "gone")


def test_a_status_that_there_is_not():
    with pytest.raises(ValidationError):
        move_improvements(board(*FIVE), ("a",), "begun")


def test_impact_and_effort_of_several_at_once():
    changed = change_improvements(board(*FIVE), ("a", "c"), impact=5, effort=1)
    assert [(note.impact, note.effort) for note in changed.improvements] == [
        (5, 1),
        (None, None),
        (None, None),
        (5, 1),
        (None, None),
    ]
    assert change_improvements(changed, ("a", "c"), impact=5) is changed


@pytest.mark.parametrize("impact", [0, 6, 2.5, "3"])
def test_an_impact_out_of_range(impact):
    with pytest.raises(ValidationError):
        change_improvements(board(*FIVE), ("a",), impact=impact)


def test_copies_stand_right_after_their_originals():
    copied = duplicate_improvements(board(*FIVE), {"a": "a2", "x": "x2"})
    assert [note.id for note in copied.improvements] == ["a", "a2", "b", "x", "x2", "c", "y"]
    assert copied.improvements[1].title == "a"


def test_several_are_removed():
    assert column(remove_improvements(board(*FIVE), ("a", "c", "gone")), "idea") == ["b"]


def test_a_note_serves_more_touchpoints_each_once():
    served = attach_improvement(small_shop(), "faster", ("till", "search"))
    assert improvement_of(served, "faster").touchpoints == ("checkout", "search", "till")
    assert attach_improvement(served, "faster", ("till",)) is served


def test_a_note_serves_no_card_of_a_lane_of_notes():
    sentence = "An improvement note serves touchpoints, and that card is a note."
    assert_refused(sentence, attach_improvement, small_shop(), "faster", ("slow",))
    assert_refused("That card is no longer in the map.", attach_improvement, small_shop(), "faster", ("no",))


def test_a_note_that_loses_its_last_touchpoint_stays_in_the_stage():
    map_ = detach_improvement(small_shop(), "faster", "search")
    assert improvement_of(map_, "faster").touchpoints == ("checkout",)
    map_ = detach_improvement(map_, "faster", "checkout")
    assert (improvement_of(map_, "faster").touchpoints, improvement_of(map_, "faster").stage) == ((), "buy")


def test_detaching_what_it_does_not_serve_changes_nothing():
    map_ = small_shop()
    assert detach_improvement(map_, "faster", "till") is map_
    bare = remove_cards(map_, ("checkout", "search"))
    assert detach_improvement(bare, "faster", "till") is bare


statuses = st.sampled_from(IMPROVEMENT_STATUSES)


@st.composite
def moves(draw):
    """A map with up to eight notes, some of them to move, a status and a note to put them before."""
    count = draw(st.integers(1, 8))
    map_ = board(*(f"n{number} {draw(statuses)}" for number in range(count)))
    ids = [note.id for note in map_.improvements]
    chosen = draw(st.sets(st.sampled_from(ids)))
    return map_, chosen, draw(statuses), draw(st.none() | st.sampled_from(ids))


@given(moves())
def test_a_move_leaves_all_others_as_they_are(move):
    map_, chosen, status, before = move
    moved = move_improvements(map_, chosen, status, before)
    others = [note for note in map_.improvements if note.id not in chosen]
    assert [note for note in moved.improvements if note.id not in chosen] == others
    assert {note.id for note in moved.improvements} == {note.id for note in map_.improvements}
    assert problems(moved) == ()


@given(moves())
def test_moved_notes_have_the_status_and_stand_together(move):
    map_, chosen, status, before = move
    moved = move_improvements(map_, chosen, status, before)
    landed = column(moved, status)
    order = [note.id for note in map_.improvements if note.id in chosen]
    assert [id_ for id_ in landed if id_ in chosen] == order
    if chosen:
        first = landed.index(order[0])
        assert landed[first : first + len(order)] == order
    if before is None:
        assert landed[len(landed) - len(order) :] == order
    elif before in landed and before not in chosen and chosen:
        assert landed[landed.index(order[-1]) + 1] == before


@given(moves())
def test_the_same_move_again_changes_nothing(move):
    map_, chosen, status, before = move
    moved = move_improvements(map_, chosen, status, before)
    assert move_improvements(moved, chosen, status, before) is moved
    if moved == map_:
        assert moved is map_
