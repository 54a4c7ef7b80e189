"""What is laid out again after an edit, and what stays the same object."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxes import EMOTION, book_shop, box_of, lines
from mapdesigner.edit import (
    add_lane,
    change_improvement,
    change_lane,
    change_touchpoints,
    move_cards,
    rename_card,
)
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.memo import Memo
from mapdesigner.model import (
    Improvement,
    Lane,
    Persona,
    Touchpoint,
)
from strategies import maps, scores


@pytest.fixture
def shop():
    return book_shop()


# What is laid out again after an edit


def changed(before, after):
    """The ids of boxes at the top that are not the same object as before."""
    old = {box.id: box for box in before.children}
    return {box.id for box in after.children if old.get(box.id) is not box}


def test_an_edit_in_one_cell_leaves_every_other_cell_the_same_object(shop):
    memo = Memo()
    before = lay_out(shop, memo)
    map_ = rename_card(shop, "check-out", "Pay now")
    after = lay_out(map_, memo)
    assert changed(before, after) == {f"cell:{shop.stages[1].id}/{shop.lanes[0].id}"}
    assert box_of(before, "card:search-online") == box_of(after, "card:search-online")
    assert lay_out(map_, memo).children == after.children
    assert changed(after, lay_out(map_, memo)) == set()


def test_a_sentiment_changes_its_card_and_the_curve_next_to_it(shop):
    memo = Memo()
    before = lay_out(shop, memo)
    after = lay_out(change_touchpoints(shop, ["check-out"], sentiment=2), memo)
    emotion_lane = shop.lanes[EMOTION].id
    assert changed(before, after) <= {
        f"cell:{shop.stages[1].id}/{shop.lanes[0].id}",
        *(f"cell:{stage.id}/{emotion_lane}" for stage in shop.stages),
    }
    assert f"cell:{shop.stages[1].id}/{emotion_lane}" in changed(before, after)


def test_a_grown_card_moves_the_rows_below_and_nothing_else(shop):
    memo = Memo()
    before = lay_out(shop, memo)
    after = lay_out(rename_card(shop, "check-out", "A long title " * 8), memo)
    unmoved = {"header", *(f"stage:{stage.id}" for stage in shop.stages)}
    assert unmoved.isdisjoint(changed(before, after))
    assert len(before.children) - len(changed(before, after)) == len(unmoved)


def test_another_name_for_a_persona_changes_the_cards_that_show_it(shop):
    memo = Memo()
    map_ = shop.evolve(personas=(Persona(id="ines", name="Ines"),))
    map_ = change_touchpoints(map_, ["check-out"], personas=("ines",))
    assert "I" in lines(box_of(lay_out(map_, memo), "card:check-out"))
    map_ = map_.evolve(personas=(Persona(id="ines", name="Xenia"),))
    assert "X" in lines(box_of(lay_out(map_, memo), "card:check-out"))


def test_a_new_improvement_is_counted_on_its_card(shop):
    memo = Memo()
    lay_out(shop, memo)
    map_ = shop.evolve(improvements=(Improvement(id="faster", title="Faster", touchpoints=("check-out",)),))
    assert lines(box_of(lay_out(map_, memo), "card:check-out")) == ["Check out", "1"]
    map_ = change_improvement(map_, "faster", touchpoints=("search-online",))
    assert lines(box_of(lay_out(map_, memo), "card:check-out")) == ["Check out"]
    assert lines(box_of(lay_out(map_, memo), "card:search-online")) == ["Search online", "1"]


@given(maps(), maps(), st.data())
def test_a_memo_is_never_wrong_whichever_map_it_sees_next(one, other, data):
    memo = Memo()
    for map_ in (one, other, one):
        assert lay_out(map_, memo) == lay_out(map_)
    touchpoints = [card for stage in one.stages for card in stage.cards if isinstance(card, Touchpoint)]
    if touchpoints:
        chosen = data.draw(st.sampled_from(touchpoints))
        edit = partial(change_touchpoints, one, [chosen.id], audit=None, votes=data.draw(scores) or 0)
        assert lay_out(edit(), memo) == lay_out(edit())
        for stage in one.stages:
            moved = move_cards(one, [chosen.id], stage.id, chosen.lane, 0)
            assert lay_out(moved, memo) == lay_out(moved)


def test_a_memo_forgets_what_is_no_longer_asked_for():
    made = []

    def make(name):
        made.append(name)
        return name

    memo = Memo()
    for asked in ("ab", "b", "ab"):
        for name in asked:
            memo.recall(name, (), partial(make, name))
        memo.turn()
    assert made == ["a", "b", "a"]


def test_parts_of_a_recalled_result_are_still_known_when_it_is_made_again():
    made = []

    def make(inputs, parts):
        return [parts.recall(name, (), partial(made.append, name)) for name in inputs]

    memo = Memo()
    for inputs in ("abc", "abc", "abc", "abd"):
        memo.recall_with_parts("whole", (inputs,), partial(make, inputs))
        memo.turn()
    assert made == ["a", "b", "c", "d"]


def test_a_lane_of_another_kind_is_drawn_anew(shop):
    memo = Memo()
    map_ = add_lane(shop, Lane(id="new", name="New", kind="goals"))
    lay_out(map_, memo)
    map_ = change_lane(map_, "new", kind="improvements")
    assert lay_out(map_, memo) == lay_out(map_)


@given(maps(), maps())
def test_a_copy_of_a_memo_forgets_without_the_memo_forgetting(one, other):
    memo = Memo()
    before = lay_out(one, memo)
    copy = memo.copy()
    assert lay_out(other, copy) == lay_out(other)
    assert lay_out(one, copy) == before
    after = lay_out(one, memo)
    assert all(now is then for now, then in zip(after.children, before.children, strict=True))
