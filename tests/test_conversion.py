"""Turning notes into touchpoints and improvement notes, and touchpoints into notes."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.edit import (
    EditRejected,
    convert_all,
    move_or_convert_cards,
    note_to_improvement,
    note_to_touchpoint,
    touchpoint_to_note,
)
from mapdesigner.model import Note, Touchpoint, cards_of, new_note, problems
from small_shop import assert_refused, cell, everything, small_shop, touchpoint
from strategies import maps


def shop_with_notes():
    """The small shop with three pains in its first stage."""
    map_ = small_shop()
    first = map_.stages[0]
    notes = (new_note("pains", "Dear\nAnd slow").evolve(id="dear"), new_note("pains", "Far").evolve(id="far"))
    return map_.evolve(stages=(first.evolve(cards=(*first.cards, *notes)), map_.stages[1]))


def test_several_notes_become_touchpoints_in_their_order_in_the_nearest_lane():
    map_ = convert_all(shop_with_notes(), note_to_touchpoint, {"far": "f", "slow": "s"})
    assert cell(map_, "compare", "store") == ["Window", "Slow", "Far"]
    assert cell(map_, "compare", "pains") == ["Dear\nAnd slow"]


def test_a_note_becomes_an_improvement_note_of_its_stage():
    map_ = convert_all(shop_with_notes(), note_to_improvement, {"dear": "d"})
    made = map_.improvements[-1]
    assert (made.id, made.title, made.note, made.stage) == ("d", "Dear", "And slow", "compare")
    assert cell(map_, "compare", "pains") == ["Slow", "Far"]


def test_a_touchpoint_that_carries_only_words_becomes_a_note():
    map_ = small_shop()
    map_ = convert_all(map_, touchpoint_to_note, {"review": "r"})
    assert cell(map_, "compare", "pains") == ["Slow", "Review"]
    assert "Review" not in cell(map_, "compare", "web")


@pytest.mark.parametrize("more", [{"channel": "store"}, {"sentiment": 0}, {"owner": "Kari"}])
def test_a_touchpoint_that_carries_more_stays(more):
    map_ = small_shop()
    first = map_.stages[0]
    map_ = map_.evolve(stages=(first.evolve(cards=(touchpoint("Rich", **more),)), map_.stages[1]))
    sentence = "“Rich” carries more than words, which a note can't keep; it stays."
    assert_refused(sentence, touchpoint_to_note, map_, "rich", "n")


def test_a_touchpoint_with_an_improvement_note_stays():
    sentence = "“Search” carries more than words, which a note can't keep; it stays."
    assert_refused(sentence, touchpoint_to_note, small_shop(), "search", "n")


def test_one_that_can_not_be_converted_keeps_all_as_they_were():
    with pytest.raises(EditRejected):
        convert_all(shop_with_notes(), note_to_touchpoint, {"slow": "s", "search": "x"})


def test_without_a_lane_for_it_the_user_is_told():
    map_ = small_shop()
    bare = map_.evolve(lanes=map_.lanes[2:], stages=tuple(stage.evolve(cards=()) for stage in map_.stages))
    bare = bare.evolve(
        stages=(bare.stages[0].evolve(cards=(new_note("pains", "Slow").evolve(id="slow"),)), bare.stages[1])
    )
    sentence = "The map has no lane of touchpoints; add one first."
    assert_refused(sentence, note_to_touchpoint, bare, "slow", "s")


def test_a_note_dropped_onto_a_lane_of_touchpoints_lands_there_as_one():
    map_ = move_or_convert_cards(shop_with_notes(), {"slow": "s", "far": "f"}, "compare", "web", 1)
    assert cell(map_, "compare", "web") == ["Search", "Slow", "Far", "Review"]
    elsewhere = move_or_convert_cards(shop_with_notes(), {"slow": "s"}, "buy", "web", 0)
    assert cell(elsewhere, "buy", "web") == ["Slow", "Checkout"]


def test_a_touchpoint_dropped_onto_notes_stays_a_touchpoint():
    sentence = "“Pains” holds notes; a touchpoint can't go there."
    assert_refused(sentence, move_or_convert_cards, small_shop(), {"review": "r"}, "compare", "pains", 0)


def test_notes_and_touchpoints_dropped_together_land_together():
    map_ = move_or_convert_cards(shop_with_notes(), {"slow": "s", "window": "w"}, "buy", "web", 0)
    assert cell(map_, "buy", "web") == ["Window", "Slow", "Checkout"]


def test_cards_of_the_lane_s_kind_only_move():
    map_ = move_or_convert_cards(small_shop(), {"review": "unused"}, "buy", "web", 0)
    assert next(card.id for card in map_.stages[1].cards) == "review"
    nothing = shop_with_notes()
    assert everything(move_or_convert_cards(nothing, {"far": "f"}, "compare", "pains", 3)) == everything(
        nothing
    )


def test_nothing_lies_in_a_lane_that_sums_up():
    with pytest.raises(EditRejected):
        move_or_convert_cards(shop_with_notes(), {"slow": "s"}, "compare", "mood", 0)


@given(maps(), st.data())
def test_a_note_turned_into_a_touchpoint_and_back_is_as_before(map_, data):
    notes = [card for _, card in cards_of(map_) if isinstance(card, Note)]
    if not notes or not any(lane.kind == "touchpoints" for lane in map_.lanes):
        return
    note = data.draw(st.sampled_from(notes))
    there = note_to_touchpoint(map_, note.id, "once")
    assert problems(there) == ()
    back = touchpoint_to_note(there, "once", note.id)
    (again,) = (card for _, card in cards_of(back) if card.id == note.id)
    assert isinstance(again, Note)
    assert again.evolve(lane=note.lane) == note


@given(maps(), st.data())
def test_converting_by_moving_keeps_the_map_sound_and_every_card(map_, data):
    cards = [card for _, card in cards_of(map_)]
    if not cards:
        return
    chosen = data.draw(st.sets(st.sampled_from([card.id for card in cards]), min_size=1))
    stage = data.draw(st.sampled_from(map_.stages))
    lane = data.draw(st.sampled_from(map_.lanes))
    edit = partial(
        move_or_convert_cards,
        new_ids={id_: f"new{id_}" for id_ in chosen},
        to_stage=stage.id,
        to_lane=lane.id,
        index=data.draw(st.integers(0, 7)),
    )
    try:
        new = edit(map_)
    except EditRejected:
        return
    assert problems(new) == ()
    assert len(list(cards_of(new))) == len(cards)
    kind = Touchpoint if lane.kind == "touchpoints" else Note
    landed = [card for _, card in cards_of(new) if card.id.removeprefix("new") in chosen]
    assert len(landed) == len(chosen)
    assert all(isinstance(card, kind) and card.lane == lane.id for card in landed)
