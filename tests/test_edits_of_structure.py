"""What a user can do to stages, lanes, improvement notes and the map's own words."""

import pytest
from pydantic import ValidationError

from mapdesigner.edit import (
    add_improvement,
    add_lane,
    add_stage,
    change_improvement,
    change_lane,
    change_map,
    change_stage,
    duplicate_cards,
    move_cards,
    move_lane,
    move_stage,
    remove_cards,
    remove_improvement,
    remove_lane,
    remove_stage,
    rename_card,
)
from mapdesigner.model import (
    Improvement,
    Lane,
    Stage,
    problems,
)
from small_shop import (
    BUY,
    COMPARE,
    MOOD,
    PAINS,
    STORE,
    WEB,
    assert_refused,
    everything,
    small_shop,
)


@pytest.fixture
def shop():
    return small_shop()


# Stages


def test_stages_are_added_moved_changed(shop):
    map_ = add_stage(shop, Stage(id="use", name="Use", phase="post-purchase"))
    map_ = add_stage(map_, Stage(id="first", name="First", phase="pre-purchase"), 0)
    assert [stage.id for stage in map_.stages] == ["first", COMPARE, BUY, "use"]
    map_ = move_stage(map_, "first", 2)
    assert [stage.id for stage in map_.stages] == [COMPARE, BUY, "first", "use"]
    assert move_stage(map_, "first", 2) is map_
    map_ = change_stage(map_, "first", name="Try", customer_goal="See it work", colour="#123456")
    assert (map_.stages[2].name, map_.stages[2].customer_goal) == ("Try", "See it work")
    assert change_stage(map_, "first", name="Try") is map_


def test_a_removed_stage_takes_its_cards_along(shop):
    map_ = remove_stage(shop, BUY)
    assert [stage.id for stage in map_.stages] == [COMPARE]
    assert map_.improvements[0].touchpoints == ("search",)
    assert map_.experiments == ()
    assert_refused("A map needs at least one stage.", remove_stage, map_, COMPARE)
    assert_refused("That stage is no longer in the map.", remove_stage, shop, "gone")


def test_a_stage_that_is_gone_can_not_be_changed_or_moved(shop):
    assert_refused("That stage is no longer in the map.", change_stage, shop, "gone", name="x")
    assert_refused("That stage is no longer in the map.", move_stage, shop, "gone", 0)


# Lanes


def test_lanes_are_added_moved_changed(shop):
    map_ = add_lane(shop, Lane(id="app", name="App"), 1)
    assert [lane.id for lane in map_.lanes] == [WEB, "app", STORE, PAINS, MOOD]
    map_ = move_lane(map_, MOOD, 0)
    assert [lane.id for lane in map_.lanes] == [MOOD, WEB, "app", STORE, PAINS]
    assert move_lane(map_, MOOD, -3) is map_
    assert [lane.id for lane in move_lane(map_, WEB, 99).lanes][-1] == WEB
    map_ = change_lane(map_, "app", name="Mobile app", kind="notes")
    assert (map_.lanes[2].name, map_.lanes[2].kind) == ("Mobile app", "notes")
    assert everything(move_lane(shop, WEB, 3)) == everything(shop)


def test_a_lane_with_cards_keeps_its_kind(shop):
    assert_refused(
        "“Web” holds cards, so it stays a lane of touchpoints.", change_lane, shop, WEB, kind="notes"
    )
    assert change_lane(shop, WEB, name="Site").lanes[0].name == "Site"
    assert_refused("That lane is no longer in the map.", change_lane, shop, "gone", name="x")


def test_a_removed_lane_takes_its_cards_along(shop):
    map_ = remove_lane(shop, WEB)
    assert [lane.id for lane in map_.lanes] == [STORE, PAINS, MOOD]
    assert everything(map_) == {
        (COMPARE, STORE): ["Window"],
        (COMPARE, PAINS): ["Slow"],
        (COMPARE, MOOD): [],
        (BUY, STORE): ["Till"],
        (BUY, PAINS): [],
        (BUY, MOOD): [],
    }
    assert map_.improvements[0].touchpoints == ()
    for lane_id in (STORE, PAINS):
        map_ = remove_lane(map_, lane_id)
    assert_refused("A map needs at least one lane.", remove_lane, map_, MOOD)
    assert_refused("That lane is no longer in the map.", remove_lane, map_, WEB)


# Improvement notes


def test_improvement_notes_are_added_changed_removed(shop):
    map_ = add_improvement(shop, Improvement(id="sign", title="A sign"))
    map_ = change_improvement(map_, "sign", impact=4, touchpoints=("till",))
    assert map_.improvements[1].impact == 4
    assert change_improvement(map_, "sign", impact=4) is map_
    map_ = remove_improvement(map_, "faster")
    assert [note.id for note in map_.improvements] == ["sign"]
    assert remove_improvement(map_, "gone") is map_
    assert_refused(
        "That improvement note is no longer in the map.", change_improvement, map_, "gone", impact=1
    )
    with pytest.raises(ValidationError):
        change_improvement(map_, "sign", effort=6)


# The map itself


def test_the_maps_own_words_change(shop):
    map_ = change_map(shop, title="Book shop", state="future")
    assert (map_.title, map_.state) == ("Book shop", "future")
    assert change_map(shop, title="Shop") is shop


def test_only_the_maps_own_words_change_this_way(shop):
    with pytest.raises(TypeError, match="stages"):
        change_map(shop, stages=())


# What every edit leaves alone


def test_an_edit_shares_all_that_it_did_not_touch(shop):
    map_ = rename_card(shop, "checkout", "Pay")
    assert map_.stages[0] is shop.stages[0]
    assert map_.stages[1].cards[1] is shop.stages[1].cards[1]
    assert all(new is old for new, old in zip(map_.lanes, shop.lanes, strict=True))
    moved = move_cards(shop, ["till"], BUY, WEB, 0)
    assert moved.stages[0] is shop.stages[0]


def test_no_edit_makes_the_map_unsound(shop):
    for map_ in (
        move_cards(shop, ["search", "till"], COMPARE, STORE),
        remove_cards(shop, ["search", "checkout"]),
        remove_stage(shop, BUY),
        remove_lane(shop, WEB),
        duplicate_cards(shop, {"checkout": "checkout2"}),
    ):
        assert problems(map_) == ()
