"""Values of the model: frozen, strict, changed by `evolve` alone."""

from datetime import date

import pytest
from hypothesis import given
from pydantic import ValidationError

from mapdesigner.model import (
    PHASES,
    Goal,
    Improvement,
    Lane,
    Metric,
    Note,
    Observation,
    Persona,
    Stage,
    Touchpoint,
    better_direction,
    cards_of,
    cell_cards,
    improvements_of,
    initials,
    latest,
    metric_name,
    metric_unit,
    new_id,
    new_map,
    new_stage,
    new_touchpoint,
    shortened,
    stage_colour,
    touchpoint_count,
)
from mapdesigner.model.card import PersonaSentiment
from strategies import maps, texts


@given(maps(), texts)
def test_a_changed_copy_differs_in_what_was_changed_only(map_, title):
    copy = map_.evolve(title=title)
    assert copy.title == title
    assert copy.evolve(title=map_.title) == map_


@given(maps())
def test_a_copy_in_which_nothing_differs_is_the_same_object(map_):
    assert map_.evolve(title=map_.title, stages=(*map_.stages,)) is map_


def test_a_misspelt_field_is_refused():
    card = new_touchpoint("lane", "Checkout")
    with pytest.raises(ValidationError, match="emotoin"):
        card.evolve(emotoin=1)


def test_a_misspelt_field_is_refused_even_beside_a_right_one():
    card = new_touchpoint("lane", "Checkout")
    with pytest.raises(ValidationError, match="tilte"):
        card.evolve(title="Checkout", tilte="Checkout")


@pytest.mark.parametrize(
    "changes",
    [
        {"sentiment": 3},
        {"sentiment": -3},
        {"sentiment": 1.0},
        {"sentiment": True},
        {"sentiment": "1"},
        {"votes": -1},
        {"channel": "fax"},
        {"setting": "Digital"},
        {"evidence": "guessed"},
        {"title": None},
        {"title": 3},
        {"id": ""},
        {"id": "white space"},
        {"id": "x" * 41},
        {"personas": ["a list"]},
        {"kind": "note"},
        {"moment_of_truth": 1},
    ],
)
def test_a_touchpoint_refuses_what_it_can_not_hold(changes):
    with pytest.raises(ValidationError):
        new_touchpoint("lane", "Checkout").evolve(**changes)


@pytest.mark.parametrize("half", ["\ud83d", "\ude00", "Checkout \ud83d"])
def test_half_a_surrogate_pair_is_refused_before_it_can_spoil_a_save(half):
    card = new_touchpoint("lane", "Checkout")
    for field in ("title", "description", "owner"):
        with pytest.raises(ValidationError):
            card.evolve(**{field: half})
    with pytest.raises(ValidationError):
        card.evolve(tags=(half,))
    with pytest.raises(ValidationError):
        new_map(half)


def test_nothing_can_be_set_on_a_value():
    card = new_touchpoint("lane", "Checkout")
    with pytest.raises(ValidationError):
        card.title = "Payment"
    assert card.title == "Checkout"


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "#12345G", "123456", ""])
def test_a_colour_is_written_with_six_digits(colour):
    with pytest.raises(ValidationError):
        Lane(id="lane", name="Lane", colour=colour)


@pytest.mark.parametrize("day", [date(1899, 12, 31), "2026-01-01", 20260101])
def test_a_day_is_a_date_from_1900_on(day):
    with pytest.raises(ValidationError):
        Goal(id="goal", statement="Buy", deadline=day)


@pytest.mark.parametrize("score", [0, 6])
def test_impact_and_effort_run_from_one_to_five(score):
    for field in ("impact", "effort"):
        with pytest.raises(ValidationError):
            Improvement(id="note", title="Faster", **{field: score})


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("conversion_rate", 1.01, "0 to 1"),
        ("bounce_rate", -0.01, "0 to 1"),
        ("nps", 101, "-100 to 100"),
        ("ces", 0.5, "1 to 7"),
        ("time_on_site", -1, "0 or more"),
    ],
)
def test_a_metric_refuses_values_outside_its_range(kind, value, sentence):
    for given_as in ({"baseline": value}, {"target": value}, {"observations": (seen(value),)}):
        with pytest.raises(ValidationError, match=sentence):
            Metric(kind=kind, **given_as)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_metric_refuses_what_is_no_number(value):
    with pytest.raises(ValidationError):
        Metric(kind="custom", baseline=value)


def test_a_metric_knows_what_is_usual_for_its_kind():
    bounce = Metric(kind="bounce_rate")
    assert (metric_name(bounce), metric_unit(bounce), better_direction(bounce)) == (
        "Bounce rate",
        "%",
        "lower",
    )
    own = bounce.evolve(name="Leavers", unit="people", better="higher")
    assert (metric_name(own), metric_unit(own), better_direction(own)) == ("Leavers", "people", "higher")


def test_the_latest_observation_is_the_one_with_the_latest_date():
    metric = Metric(kind="nps", observations=(seen(30, 3), seen(50, 9), seen(40, 5)))
    assert latest(metric).value == 50
    assert latest(Metric(kind="nps")) is None


def test_a_new_map_has_the_four_phases_as_stages():
    map_ = new_map()
    assert [stage.phase for stage in map_.stages] == list(PHASES)
    assert [stage.name for stage in map_.stages] == ["Pre-purchase", "Purchase", "Post-purchase", "Retention"]
    assert touchpoint_count(map_) == 0


def test_a_stage_has_the_colour_of_its_phase_or_its_own():
    stage = new_stage("Compare", "purchase")
    assert stage_colour(stage) == "#11856F"
    assert stage_colour(stage.evolve(colour="#123456")) == "#123456"


def test_cards_are_found_by_stage_and_lane():
    a, b, c = (new_touchpoint(lane, lane) for lane in ("one", "two", "one"))
    stage = Stage(id="stage", name="Stage", phase="purchase", cards=(a, b, c))
    assert cell_cards(stage, "one") == (a, c)
    map_ = new_map().evolve(stages=(stage,))
    assert [card for _, card in cards_of(map_)] == [a, b, c]


def test_the_improvements_of_a_card_are_those_that_name_it():
    map_ = new_map().evolve(
        improvements=(
            Improvement(id="one", title="One", touchpoints=("card",)),
            Improvement(id="two", title="Two"),
        )
    )
    assert [note.id for note in improvements_of(map_, "card")] == ["one"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ines Hurry", "IH"), ("kim", "K"), ("Jan van der Berg", "JV"), ("", "?"), (" ", "?")],
)
def test_initials_fit_a_chip(name, letters):
    assert initials(Persona(id="p", name=name)) == letters


@pytest.mark.parametrize(
    ("text", "short"),
    [("Checkout", "Checkout"), ("two\nlines", "two"), ("", ""), ("\n \n", ""), ("x" * 41, "x" * 39 + "…")],
)
def test_a_long_text_is_named_by_its_start(text, short):
    assert shortened(text) == short


def test_ids_are_short_and_differ():
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(id_) for id_ in made} == {12}


def test_a_note_and_a_touchpoint_are_not_taken_for_each_other():
    with pytest.raises(ValidationError):
        Touchpoint(kind="note", id="a", lane="b", title="c")
    with pytest.raises(ValidationError):
        Note(kind="touchpoint", id="a", lane="b", text="c")


def test_a_personas_own_sentiment_has_the_same_range():
    with pytest.raises(ValidationError):
        PersonaSentiment(persona="p", sentiment=5)


def seen(value, month=1):
    return Observation(on=date(2026, month, 1), value=value)
