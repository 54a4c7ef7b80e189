"""What a user does with personas, without a window: attach, feel, order, delete; and their journey."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.edit import (
    add_persona,
    attach_persona,
    card_of,
    change_touchpoints,
    detach_persona,
    move_persona,
    remove_persona,
    set_persona_sentiment,
)
from mapdesigner.files.codec import read_map, write_map
from mapdesigner.insight.persona_journey import best_moments, persona_journey, worst_moments
from mapdesigner.model import Persona, new_persona
from mapdesigner.session import Session
from small_shop import small_shop, touchpoint


def shop_with(*names):
    map_ = small_shop()
    for name in names:
        map_ = add_persona(map_, new_persona(name).evolve(id=name.lower()))
    return map_


def personas_on(map_, card_id):
    return card_of(map_, card_id)[1].personas


def test_personas_on_a_card_stand_in_the_maps_order_whoever_came_first():
    map_ = shop_with("Anna", "Ola")
    map_ = attach_persona(map_, "ola", ["search"])
    map_ = attach_persona(map_, "ines", ["search", "till"])
    assert personas_on(map_, "search") == ("ines", "ola")
    assert personas_on(map_, "till") == ("ines",)


def test_a_persona_taken_off_takes_its_own_feeling_along():
    map_ = attach_persona(small_shop(), "ines", ["checkout"])
    map_ = set_persona_sentiment(map_, "ines", ["checkout"], -2)
    map_ = detach_persona(map_, "ines", ["checkout"])
    assert card_of(map_, "checkout")[1].sentiments == ()


def test_a_deleted_persona_goes_from_every_card_and_undo_brings_it_back_to_each():
    map_ = attach_persona(small_shop(), "ines", ["search", "checkout"])
    session = Session(set_persona_sentiment(map_, "ines", ["till"], 2))
    before = session.map_
    session.apply(partial(remove_persona, persona_id="ines"), "Delete persona")
    assert b"ines" not in write_map(session.map_)
    session.undo()
    assert session.map_ == before


def test_what_the_card_says_is_no_feeling_of_its_own():
    map_ = change_touchpoints(small_shop(), ["till"], sentiment=1)
    map_ = set_persona_sentiment(map_, "ines", ["till"], -1)
    assert card_of(map_, "till")[1].sentiments != ()
    assert card_of(set_persona_sentiment(map_, "ines", ["till"], 1), "till")[1].sentiments == ()


@given(st.permutations(["ines", "anna", "ola"]), st.integers(0, 2))
def test_moving_there_and_back_changes_nothing(order, to_index):
    map_ = shop_with("Anna", "Ola")
    place = [persona.id for persona in map_.personas].index(order[0])
    there = move_persona(map_, order[0], to_index)
    assert [persona.id for persona in there.personas][to_index] == order[0]
    assert move_persona(there, order[0], place) == map_


def test_a_picture_survives_saving_and_opening():
    picture = "iVBORw0KGgoAAAA="
    map_ = add_persona(small_shop(), Persona(id="anna", name="Anna", picture=picture))
    assert read_map(write_map(map_)).personas[-1].picture == picture


def test_the_journey_of_a_persona_is_read_lane_by_lane_with_what_it_feels():
    map_ = attach_persona(small_shop(), "ines", ["search", "review", "window", "till"])
    map_ = change_touchpoints(map_, ["search", "till"], sentiment=1)
    map_ = set_persona_sentiment(map_, "ines", ["till"], -2)
    journey = persona_journey(map_, "ines")
    assert [(moment.card.title, moment.sentiment, moment.is_own) for moment in journey] == [
        ("Search", 1, False),
        ("Review", None, False),
        ("Window", None, False),
        ("Till", -2, True),
    ]
    assert [moment.card.title for moment in best_moments(journey)] == ["Search"]
    assert [moment.card.title for moment in worst_moments(journey)] == ["Till"]


def test_no_more_best_moments_than_asked_for_and_the_best_of_them():
    map_ = small_shop()
    cards = tuple(
        touchpoint(f"Card{number}", sentiment=mood, personas=("ines",))
        for number, mood in enumerate((1, 2, 1, 2, 0, -1))
    )
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=cards), *map_.stages[1:]))
    best = best_moments(persona_journey(map_, "ines"), 3)
    assert [moment.card.title for moment in best] == ["Card1", "Card3", "Card0"]
