"""What changed between two states of a map, in words."""

from hypothesis import given

from mapdesigner.edit import (
    add_card,
    add_improvement,
    change_map,
    change_touchpoints,
    move_cards,
    remove_cards,
    rename_card,
)
from mapdesigner.insight.change_words import change_lines, change_sentence
from mapdesigner.model import new_improvement, new_touchpoint
from small_shop import BUY, COMPARE, WEB, small_shop
from strategies import maps


def test_one_thing_is_named():
    shop = small_shop()
    assert (
        change_sentence(shop, add_card(shop, new_touchpoint(WEB, "Forum"), BUY))
        == "Touchpoint “Forum” added."
    )
    assert change_sentence(shop, remove_cards(shop, ["review"])).startswith("Touchpoint “Review” removed")
    assert change_sentence(shop, rename_card(shop, "review", "Reviews")) == "Touchpoint “Reviews” changed."
    assert change_sentence(shop, move_cards(shop, ["review"], BUY, WEB)) == "“Review” moved."


def test_many_things_are_counted():
    shop = small_shop()
    map_ = change_touchpoints(shop, ["review", "search"], sentiment=1, owner="Ada")
    assert change_sentence(shop, map_) == "2 touchpoints changed."


def test_several_kinds_of_change_make_one_sentence():
    shop = small_shop()
    map_ = change_map(add_improvement(shop, new_improvement("Faster")), title="Shop 2", purpose="Learn")
    map_ = add_card(map_, new_touchpoint(WEB, "Forum"), COMPARE)
    assert change_sentence(shop, map_) == (
        "Touchpoint “Forum” added, improvement note “Faster” added, title and purpose changed."
    )


def test_another_order_is_said():
    shop = small_shop()
    assert change_lines(shop, move_cards(shop, ["review"], COMPARE, WEB, 0)) == (
        "The order of things changed",
    )


@given(maps(), maps())
def test_equal_maps_have_no_changes_and_others_have_some(one, other):
    assert change_lines(one, one) == ()
    assert bool(change_lines(one, other)) == (one != other)
