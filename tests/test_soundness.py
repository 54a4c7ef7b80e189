"""What must hold between the parts of a map, and the sentences for what does not."""

import pytest
from hypothesis import given

from mapdesigner.model import (
    Experiment,
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    Persona,
    PersonaSentiment,
    Stage,
    problems,
)
from mapdesigner.model import new_note as note
from mapdesigner.model import new_touchpoint as touchpoint
from strategies import maps


@given(maps())
def test_a_map_whose_references_lead_somewhere_is_sound(map_):
    assert problems(map_) == ()


def shop(**changes):
    """A sound map with one card, changed in some fields."""
    card = touchpoint("web", "Checkout").evolve(id="checkout", personas=("ines",), goals=("buy",))
    map_ = JourneyMap(
        format_version=1,
        id="shop",
        title="Shop",
        personas=(Persona(id="ines", name="Ines"),),
        goals=(Goal(id="buy", statement="Buy a book"),),
        lanes=(
            Lane(id="web", name="Web"),
            Lane(id="pains", name="Pains", kind="notes"),
            Lane(id="mood", name="Mood", kind="emotion"),
        ),
        stages=(Stage(id="purchase", name="Purchase", phase="purchase", cards=(card,)),),
        improvements=(Improvement(id="faster", title="Faster", touchpoints=("checkout",)),),
        experiments=(Experiment(id="test", touchpoint="checkout", hypothesis="Shorter is better"),),
    )
    return map_.evolve(**changes)


def with_cards(*cards):
    map_ = shop()
    return map_.evolve(stages=(map_.stages[0].evolve(cards=(*map_.stages[0].cards, *cards)),))


def sentences(map_):
    return [problem.sentence() for problem in problems(map_)]


CHECKOUT = "stage “Purchase”, card “Checkout”"


def test_the_example_is_sound():
    assert sentences(shop()) == []


@pytest.mark.parametrize(
    ("map_", "sentence"),
    [
        (
            shop(stages=(), improvements=(), experiments=()),
            "stages: a map needs at least one stage.",
        ),
        (
            with_cards(touchpoint("gone", "Payment")),
            "stage “Purchase”, card “Payment”: its lane gone is not in the map.",
        ),
        (
            with_cards(touchpoint("pains", "Payment")),
            "stage “Purchase”, card “Payment”: a touchpoint can't be in the lane “Pains”, which holds notes.",
        ),
        (
            with_cards(note("web", "Too slow")),
            "stage “Purchase”, card “Too slow”: a note can't be in the lane “Web”, which holds touchpoints.",
        ),
        (
            with_cards(touchpoint("mood", "Joy")),
            "stage “Purchase”, card “Joy”: a touchpoint can't be in the lane “Mood”, which holds emotion.",
        ),
        (shop(personas=()), f"{CHECKOUT}: its persona ines is not in the map."),
        (shop(goals=()), f"{CHECKOUT}: its goal buy is not in the map."),
        (
            with_cards(
                touchpoint("web", "Pay").evolve(sentiments=(PersonaSentiment(persona="omar", sentiment=1),))
            ),
            "stage “Purchase”, card “Pay”: its persona omar is not in the map.",
        ),
        (
            with_cards(
                touchpoint("web", "Pay").evolve(
                    sentiments=(
                        PersonaSentiment(persona="ines", sentiment=1),
                        PersonaSentiment(persona="ines", sentiment=2),
                    )
                )
            ),
            "stage “Purchase”, card “Pay”: a persona has two sentiments here; keep one.",
        ),
        (
            shop(improvements=(Improvement(id="faster", title="Faster", touchpoints=("gone",)),)),
            "improvement “Faster”: its touchpoint gone is not in the map.",
        ),
        (
            shop(experiments=(Experiment(id="test", touchpoint="gone", hypothesis="Shorter"),)),
            "experiment “Shorter”: its touchpoint gone is not in the map.",
        ),
    ],
)
def test_each_trouble_is_told_with_its_place(map_, sentence):
    assert sentences(map_) == [sentence]


def test_a_map_without_lanes_is_not_sound():
    map_ = shop(lanes=())
    assert sentences(map_)[0] == "lanes: a map needs at least one lane."


def test_an_improvement_can_not_serve_a_note():
    map_ = with_cards(note("pains", "Slow").evolve(id="slow"))
    map_ = map_.evolve(improvements=(Improvement(id="faster", title="Faster", touchpoints=("slow",)),))
    assert sentences(map_) == ["improvement “Faster”: its touchpoint slow is not in the map."]


def test_an_id_used_twice_is_told_at_both_places():
    twice = "the id checkout is used 2 times; each id may be used once."
    assert sentences(with_cards(touchpoint("web", "Payment").evolve(id="checkout"))) == [
        f"{CHECKOUT}: {twice}",
        f"stage “Purchase”, card “Payment”: {twice}",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"lanes": (*shop().lanes, Lane(id="checkout", name="Lane"))},
        {"personas": (*shop().personas, Persona(id="checkout", name="P"))},
        {"goals": (*shop().goals, Goal(id="checkout", statement="G"))},
        {"improvements": (Improvement(id="checkout", title="I"),)},
        {"experiments": (Experiment(id="checkout", touchpoint="checkout", hypothesis="E"),)},
    ],
)
def test_an_id_may_not_be_shared_by_things_of_two_kinds_either(changes):
    assert len(sentences(shop(**changes))) == 2
