"""Goals added, changed, ordered, attached to stages and touchpoints, and removed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mapdesigner.edit import (
    add_goal,
    attach_goal,
    attach_goal_to_stage,
    card_of,
    change_goal,
    detach_goal,
    detach_goal_from_stage,
    goal_of,
    move_goal,
    remove_goal,
    shift_goal,
    stages_with_goal,
    touchpoints_with_goal,
)
from mapdesigner.model import Goal, new_goal
from mapdesigner.model.soundness import problems
from small_shop import assert_refused, small_shop
from strategies import maps


@pytest.fixture
def shop():
    """The small shop with four goals, the customer's and the business's mixed."""
    more = (
        Goal(id="carts", kind="business", statement="Full carts become orders"),
        Goal(id="price", statement="Know the price"),
        Goal(id="again", kind="business", statement="They come again"),
    )
    map_ = small_shop()
    return map_.evolve(goals=(*map_.goals, *more))


def ids(map_):
    return [goal.id for goal in map_.goals]


def test_a_new_goal_comes_last(shop):
    goal = new_goal("Return it without a fuss", "customer")
    assert add_goal(shop, goal).goals[-1] == goal


def test_every_field_of_a_goal_changes(shop):
    fields = {
        "kind": "business",
        "statement": "Books by Friday",
        "measure": "Share in time",
        "target": "97 %",
        "deadline": date(2026, 12, 22),
        "owner": "Warehouse",
    }
    changed = goal_of(change_goal(shop, "book", **fields), "book")
    assert changed == Goal(id="book", **fields)


def test_nothing_changed_is_the_same_map(shop):
    assert change_goal(shop, "book", statement="A book by Friday") is shop
    assert shift_goal(shop, "book", -1) is shop
    assert shift_goal(shop, "again", 1) is shop
    assert detach_goal(shop, "book", ("search",)) is shop


def test_a_deadline_before_1900_is_refused(shop):
    with pytest.raises(ValidationError):
        change_goal(shop, "book", deadline=date(1899, 12, 31))


def test_goals_keep_to_their_kind_when_they_move(shop):
    assert ids(shop) == ["book", "carts", "price", "again"]
    down = shift_goal(shop, "book", 1)
    assert ids(down) == ["carts", "price", "book", "again"]
    assert ids(shift_goal(down, "book", -1)) == ["carts", "book", "price", "again"]
    assert ids(move_goal(shop, "again", 0)) == ["again", "book", "carts", "price"]


@given(maps(), st.sampled_from((-1, 1)))
def test_a_goal_moved_one_place_passes_one_of_its_kind_and_no_other(map_, step):
    for goal in map_.goals:
        moved = shift_goal(map_, goal.id, step)
        for kind in ("customer", "business"):
            before = [each.id for each in map_.goals if each.kind == kind]
            after = [each.id for each in moved.goals if each.kind == kind]
            if kind != goal.kind:
                assert after == before
            else:
                place = before.index(goal.id)
                assert after.index(goal.id) == min(len(before) - 1, max(0, place + step))


def test_touchpoints_serve_a_goal_and_keep_the_maps_order(shop):
    served = attach_goal(shop, "price", ("search", "till"))
    served = attach_goal(served, "book", ("search",))
    assert card_of(served, "search")[1].goals == ("book", "price")
    assert touchpoints_with_goal(served, "price") == ("search", "till")
    assert attach_goal(served, "price", ("till",)) is served
    bare = detach_goal(served, "price", ("search", "till"))
    assert card_of(bare, "search")[1].goals == ("book",)
    assert touchpoints_with_goal(bare, "price") == ()


def test_a_stage_serves_a_goal_and_its_touchpoints_stay_as_they_are(shop):
    served = attach_goal_to_stage(attach_goal(shop, "price", ("till",)), "price", "buy")
    assert stages_with_goal(served, "price") == ("buy",)
    bare = detach_goal_from_stage(served, "price", "buy")
    assert stages_with_goal(bare, "price") == ()
    assert touchpoints_with_goal(bare, "price") == ("till",)


def test_a_note_serves_no_goal(shop):
    assert_refused("“Slow” is a note; it has none of these.", attach_goal, shop, "book", ("slow",))


@pytest.mark.parametrize(
    "edit",
    [
        lambda map_: change_goal(map_, "gone", owner="Ola"),
        lambda map_: shift_goal(map_, "gone", 1),
        lambda map_: remove_goal(map_, "gone"),
        lambda map_: attach_goal(map_, "gone", ("search",)),
        lambda map_: attach_goal_to_stage(map_, "gone", "buy"),
    ],
)
def test_a_goal_that_went_is_named_in_the_refusal(shop, edit):
    assert_refused("That goal is no longer in the map.", edit, shop)


@given(maps())
def test_a_removed_goal_leaves_no_trace(map_):
    for goal in map_.goals:
        bare = remove_goal(map_, goal.id)
        assert goal.id not in ids(bare)
        assert touchpoints_with_goal(bare, goal.id) == stages_with_goal(bare, goal.id) == ()
        assert problems(bare) == ()
