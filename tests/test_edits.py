"""What a user can do to cards, and what the map looks like afterwards."""

import pytest
from pydantic import ValidationError

from mapdesigner.edit import (
    add_card,
    add_cards,
    add_lane,
    card_of,
    change_touchpoints,
    copies_for_pasting,
    duplicate_cards,
    in_reading_order,
    move_cards,
    remove_cards,
    rename_card,
)
from mapdesigner.model import (
    Lane,
    PersonaSentiment,
    new_note,
    new_touchpoint,
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
    cell,
    small_shop,
    touchpoint,
)


@pytest.fixture
def shop():
    return small_shop()


def test_a_new_card_comes_last_in_its_cell(shop):
    map_ = add_card(shop, new_touchpoint(WEB, "Forum"), COMPARE)
    assert cell(map_, COMPARE, WEB) == ["Search", "Review", "Forum"]


@pytest.mark.parametrize(
    ("index", "order"),
    [
        (0, ["Forum", "Search", "Review"]),
        (1, ["Search", "Forum", "Review"]),
        (2, ["Search", "Review", "Forum"]),
        (99, ["Search", "Review", "Forum"]),
        (-1, ["Forum", "Search", "Review"]),
    ],
)
def test_a_new_card_comes_where_the_line_showed(shop, index, order):
    assert cell(add_card(shop, new_touchpoint(WEB, "Forum"), COMPARE, index), COMPARE, WEB) == order


def test_several_cards_keep_their_order_each_in_its_lane(shop):
    cards = (new_touchpoint(WEB, "A"), new_touchpoint(STORE, "B"), new_touchpoint(WEB, "C"))
    map_ = add_cards(shop, cards, COMPARE, 1)
    assert cell(map_, COMPARE, WEB) == ["Search", "A", "C", "Review"]
    assert cell(map_, COMPARE, STORE) == ["Window", "B"]


def test_a_card_lies_only_in_a_lane_of_its_kind(shop):
    assert_refused(
        "“Pains” holds notes; a touchpoint can't go there.", add_card, shop, new_touchpoint(PAINS, "A"), BUY
    )
    assert_refused("“Web” holds touchpoints; a note can't go there.", add_card, shop, new_note(WEB, "A"), BUY)
    assert_refused(
        "“Mood” is drawn from the touchpoints. Put cards in a lane of touchpoints or of notes.",
        add_card, shop, new_note(MOOD, "A"), BUY,
    )  # fmt: skip


@pytest.mark.parametrize("index", [-1, 0, 5])
def test_any_index_is_good_in_an_empty_cell(shop, index):
    emptied = remove_cards(shop, [card.id for stage in shop.stages for card in stage.cards])
    map_ = add_card(emptied, new_touchpoint(WEB, "Forum"), COMPARE, index)
    assert cell(map_, COMPARE, WEB) == ["Forum"]


def test_a_card_can_not_be_added_where_there_is_nothing(shop):
    assert_refused("That stage is no longer in the map.", add_card, shop, new_touchpoint(WEB, "A"), "gone")
    assert_refused("That lane is no longer in the map.", add_card, shop, new_touchpoint("gone", "A"), BUY)


def test_a_touchpoint_gets_another_title_and_a_note_another_text(shop):
    map_ = rename_card(rename_card(shop, "checkout", "Pay"), "slow", "Too slow")
    assert cell(map_, BUY, WEB) == ["Pay"]
    assert cell(map_, COMPARE, PAINS) == ["Too slow"]
    assert rename_card(shop, "slow", "Slow") is shop
    assert_refused("That card is no longer in the map.", rename_card, shop, "gone", "x")


def test_a_card_moves_to_another_stage_and_lane(shop):
    map_ = move_cards(shop, ["search"], BUY, STORE)
    assert cell(map_, COMPARE, WEB) == ["Review"]
    assert cell(map_, BUY, STORE) == ["Till", "Search"]


@pytest.mark.parametrize(
    ("moved", "index", "order"),
    [
        (["a"], 0, "abcd"),
        (["a"], 1, "abcd"),
        (["a"], 2, "bacd"),
        (["a"], 4, "bcda"),
        (["a"], None, "bcda"),
        (["d"], 0, "dabc"),
        (["d"], 3, "abcd"),
        (["d"], 4, "abcd"),
        (["b"], 3, "acbd"),
        (["b", "c"], 0, "bcad"),
        (["b", "c"], 2, "abcd"),
        (["a", "d"], 2, "badc"),
        (["c", "a"], 4, "bdac"),
        (["a", "b", "c", "d"], 2, "abcd"),
        (["b"], -5, "bacd"),
    ],
)
def test_cards_land_before_the_card_that_lay_there(shop, moved, index, order):
    map_ = change_touchpoints(shop, [], title="")
    map_ = add_lane(map_, Lane(id="new", name="New"))
    cards = [new_touchpoint("new", letter).evolve(id=letter) for letter in "abcd"]
    map_ = add_cards(map_, cards, BUY)
    after = move_cards(map_, moved, BUY, "new", index)
    assert "".join(cell(after, BUY, "new")) == order
    if order == "abcd":
        assert after is map_


def test_cards_dropped_where_they_lay_change_nothing_however_the_file_mixes_them(shop):
    assert move_cards(shop, ["search"], COMPARE, WEB, 0) is shop
    assert move_cards(shop, ["search"], COMPARE, WEB, 1) is shop
    assert move_cards(shop, ["review"], COMPARE, WEB) is shop
    assert move_cards(shop, ["search", "review"], COMPARE, WEB, 1) is shop
    assert move_cards(shop, [], COMPARE, WEB) is shop


def test_cards_from_all_over_the_map_arrive_as_they_are_read(shop):
    map_ = move_cards(shop, ["till", "checkout", "window", "search"], BUY, STORE, 0)
    assert cell(map_, BUY, STORE) == ["Search", "Window", "Checkout", "Till"]
    assert cell(map_, BUY, WEB) == []
    assert cell(map_, COMPARE, WEB) == ["Review"]


def test_a_move_is_refused_as_a_whole(shop):
    assert_refused("Some of these cards are no longer in the map.", move_cards, shop, ["till", "x"], BUY, WEB)
    assert_refused(
        "“Web” holds touchpoints; a note can't go there.", move_cards, shop, ["till", "slow"], BUY, WEB
    )
    assert_refused("That stage is no longer in the map.", move_cards, shop, ["till"], "gone", WEB)
    assert_refused("That lane is no longer in the map.", move_cards, shop, ["till"], BUY, "gone")


def test_a_removed_card_leaves_the_improvement_notes_and_takes_its_experiments(shop):
    map_ = remove_cards(shop, ["checkout", "slow"])
    assert cell(map_, BUY, WEB) == []
    assert cell(map_, COMPARE, PAINS) == []
    assert [note.touchpoints for note in map_.improvements] == [("search",)]
    assert map_.experiments == ()
    assert remove_cards(shop, ["gone"]) is shop


def test_a_copy_lies_right_under_its_original(shop):
    map_ = duplicate_cards(shop, {"search": "search2", "slow": "slow2"})
    assert cell(map_, COMPARE, WEB) == ["Search", "Search", "Review"]
    assert cell(map_, COMPARE, PAINS) == ["Slow", "Slow"]
    ids = [card.id for card in map_.stages[0].cards if card.lane == WEB]
    assert ids == ["search", "search2", "review"]
    assert map_.improvements == shop.improvements
    assert duplicate_cards(shop, {"gone": "new"}) is shop


def test_several_touchpoints_change_together(shop):
    map_ = change_touchpoints(shop, ["search", "till"], channel="store", sentiment=-1)
    assert [card_of(map_, id_)[1].sentiment for id_ in ("search", "till", "review")] == [-1, -1, None]
    assert change_touchpoints(map_, ["search", "till"], sentiment=-1) is map_


def test_a_note_has_no_sentiment_and_a_sentiment_no_third_step(shop):
    assert_refused(
        "“Slow” is a note; it has none of these.", change_touchpoints, shop, ["till", "slow"], sentiment=1
    )
    with pytest.raises(ValidationError):
        change_touchpoints(shop, ["till"], sentiment=3)


def test_cards_are_read_stage_by_stage_and_lane_by_lane(shop):
    read = in_reading_order(shop, ["till", "slow", "review", "window", "search", "checkout"])
    assert [card.id for card in read] == ["search", "review", "window", "slow", "checkout", "till"]


def test_a_card_that_is_gone_is_not_found(shop):
    assert card_of(shop, "review")[1].title == "Review"
    assert_refused("That card is no longer in the map.", card_of, shop, "gone")


def test_cards_pasted_into_another_map_leave_behind_what_it_does_not_know(shop):
    card = touchpoint(
        "Chat",
        personas=("ines", "omar"),
        goals=("book", "film"),
        sentiments=(
            PersonaSentiment(persona="ines", sentiment=1),
            PersonaSentiment(persona="omar", sentiment=2),
        ),
    )
    chat, slow = copies_for_pasting((card, new_note(PAINS, "Slow")), shop)
    assert (chat.personas, chat.goals) == (("ines",), ("book",))
    assert [felt.persona for felt in chat.sentiments] == ["ines"]
    assert chat.id != card.id
    assert chat.title == "Chat"
    assert problems(add_cards(shop, (chat, slow), BUY)) == ()
