"""What a user can do to metrics and their observations, and that each kind is one row of a table."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mapdesigner.edit import (
    EditRejected,
    add_metric,
    add_metric_to_all,
    add_observations,
    change_metric_kind,
    change_metric_unit,
    change_observation,
    duplicate_metric,
    metric_at,
    remove_observations,
)
from mapdesigner.files.codec import write_map
from mapdesigner.files.schema import map_schema
from mapdesigner.insight.sparkline import sparkline
from mapdesigner.model import (
    METRIC_GROUPS,
    METRIC_SORTS,
    Metric,
    MetricKind,
    Observation,
    from_per_cent,
    metric_range,
    metric_unit,
    new_map,
    new_touchpoint,
    to_per_cent,
)
from strategies import metrics


def seen(day, value, size=None):
    return Observation(on=date(2026, 1, day), value=value, sample_size=size)


def a_map(*held):
    map_ = new_map("Shop")
    cards = tuple(
        new_touchpoint(map_.lanes[0].id, title).evolve(id=title, metrics=held) for title in ("a", "b", "c")
    )
    return map_.evolve(stages=(map_.stages[0].evolve(cards=cards), *map_.stages[1:]))


def metrics_of(map_, title="a"):
    return next(card.metrics for card in map_.stages[0].cards if card.id == title)


def of_kind(metric, kind):
    return metrics_of(change_metric_kind(a_map(metric), "a", 0, kind))[0]


def in_unit(metric, unit):
    return metrics_of(change_metric_unit(a_map(metric), "a", 0, unit))[0]


# Every kind is one row


def test_every_kind_has_a_row_with_words_and_a_group():
    assert set(METRIC_SORTS) == set(get_args(MetricKind))
    for sort in METRIC_SORTS.values():
        assert sort.name
        assert sort.short_name
        assert len(sort.short_name) <= 10
        assert sort.group in METRIC_GROUPS
        assert sort.better in ("higher", "lower", None)


@pytest.mark.parametrize("kind", METRIC_SORTS)
def test_the_schema_knows_each_kind_and_its_range(kind):
    sort = METRIC_SORTS[kind]
    schema = map_schema()["$defs"]["Metric"]
    assert kind in schema["properties"]["kind"]["enum"]
    validator = Draft202012Validator({"$defs": map_schema()["$defs"], **schema})
    for end, step in ((sort.lowest, -0.5), (sort.highest, 0.5)):
        if end is not None:
            assert validator.is_valid({"kind": kind, "target": end})
            assert not validator.is_valid({"kind": kind, "target": end + step})
            assert not validator.is_valid(
                {"kind": kind, "observations": [{"on": "2026-01-01", "value": end + step}]}
            )


@pytest.mark.parametrize("kind", METRIC_SORTS)
def test_every_kind_can_be_added_and_written(kind):
    map_ = add_metric(a_map(), "a", Metric(kind=kind))
    assert kind.encode() in write_map(map_)


def test_only_what_depends_on_the_question_has_no_direction():
    assert {kind for kind, sort in METRIC_SORTS.items() if sort.better is None} == {"ces", "custom"}


# Ranges and per cent


@given(st.integers(-(10**15), 10**15), st.integers(-20, 20))
def test_per_cent_and_back_is_the_same_for_what_people_type(figures, exponent):
    number = float(f"{figures}e{exponent}")
    assert from_per_cent(to_per_cent(number)) == number


def test_per_cent_has_no_noise():
    assert to_per_cent(0.07) == 7
    assert to_per_cent(0.29) == 29
    assert from_per_cent(22.1) == 0.221


@pytest.mark.parametrize(
    ("metric", "limits"),
    [
        (Metric(kind="csat"), (0, 1)),
        (Metric(kind="csat", unit="1–5"), (1, 5)),
        (Metric(kind="ces"), (1, 7)),
        (Metric(kind="ces", unit="1-5"), (1, 5)),
        (Metric(kind="custom", unit="0 – 10"), (0, 10)),
        (Metric(kind="custom", unit="5–1"), (1, 5)),
        (Metric(kind="custom", unit="%"), (None, None)),
        (Metric(kind="list_growth"), (-1, None)),
    ],
)
def test_the_unit_narrows_the_range(metric, limits):
    assert metric_range(metric) == limits


# Changes


def test_the_same_metric_is_added_to_several_touchpoints():
    map_ = add_metric_to_all(a_map(), ("a", "c"), Metric(kind="nps"))
    assert [len(metrics_of(map_, title)) for title in "abc"] == [1, 0, 1]
    with pytest.raises(EditRejected):
        add_metric_to_all(map_, ("a", "gone"), Metric(kind="nps"))


def test_a_double_stands_after_its_original():
    map_ = a_map(Metric(kind="nps"), Metric(kind="ces"))
    assert [each.kind for each in metrics_of(duplicate_metric(map_, "a", 0))] == ["nps", "nps", "ces"]
    with pytest.raises(EditRejected, match="no longer on the card"):
        duplicate_metric(map_, "a", 2)


def test_another_kind_keeps_the_numbers_that_people_see():
    rate = Metric(kind="conversion_rate", baseline=0.07, target=0.29, observations=(seen(1, 0.1, 5),))
    points = of_kind(rate, "nps")
    assert (points.baseline, points.target, points.observations) == (7, 29, (seen(1, 10.0, 5),))
    assert of_kind(points, "conversion_rate") == rate


def test_a_kind_of_ones_own_keeps_name_unit_and_direction():
    own = of_kind(Metric(kind="bounce_rate", baseline=0.4), "custom")
    assert own == Metric(kind="custom", name="Bounce rate", unit="%", better="lower", baseline=0.4)


def test_a_kind_brings_its_unit_and_direction():
    time = of_kind(Metric(kind="custom", name="Wait", unit="days", better="higher", baseline=3), "load_time")
    assert (time.name, metric_unit(time), time.better, time.baseline) == ("Wait", "s", None, 3)


@pytest.mark.parametrize(
    ("metric", "kind", "words"),
    [
        (Metric(kind="revenue", baseline=4200), "nps", "4200 does not fit net promoter score"),
        (Metric(kind="revenue", target=140), "conversion_rate", "140 % does not fit conversion rate"),
        (Metric(kind="nps", observations=(seen(1, -20),)), "load_time", "−20 does not fit load time"),
        (Metric(kind="custom", baseline=8), "ces", "which goes from 1 to 7"),
        (Metric(kind="custom", baseline=-5), "csat", "which goes from 0 % to 100 %"),
    ],
)
def test_a_kind_that_does_not_fit_is_refused(metric, kind, words):
    with pytest.raises(EditRejected) as refused:
        change_metric_kind(a_map(metric), "a", 0, kind)
    assert words in str(refused.value).replace("\u202f", " ")


def test_another_unit_keeps_the_numbers_that_people_see():
    own = Metric(kind="custom", unit="", baseline=22)
    assert in_unit(own, "%").baseline == 0.22
    assert in_unit(in_unit(own, "%"), "min") == own.evolve(unit="min")
    assert in_unit(Metric(kind="csat", unit="1–5"), "%").unit == ""
    with pytest.raises(EditRejected, match="does not fit"):
        in_unit(own, "1–5")


@given(metrics(), st.sampled_from(list(METRIC_SORTS)))
def test_whatever_kind_is_chosen_the_metric_is_sound_or_as_it_was(metric, kind):
    map_ = a_map(metric)
    try:
        changed = change_metric_kind(map_, "a", 0, kind)
    except EditRejected:
        return
    if kind == metric.kind:
        assert changed is map_
    else:
        assert metrics_of(changed)[0].kind == kind


# Observations


def test_observations_stay_in_the_order_of_their_days():
    map_ = add_observations(a_map(Metric(kind="nps")), "a", 0, (seen(9, 1), seen(3, 2)))
    map_ = add_observations(map_, "a", 0, (seen(5, 3),))
    assert [each.on.day for each in metrics_of(map_)[0].observations] == [3, 5, 9]
    map_ = change_observation(map_, "a", 0, 0, on=date(2026, 1, 7))
    assert [(each.on.day, each.value) for each in metrics_of(map_)[0].observations] == [
        (5, 3),
        (7, 2),
        (9, 1),
    ]
    map_ = remove_observations(map_, "a", 0, (0, 2))
    assert [each.on.day for each in metrics_of(map_)[0].observations] == [7]


def test_what_is_there_already_is_not_added_again():
    map_ = add_observations(a_map(Metric(kind="nps")), "a", 0, (seen(1, 1), seen(1, 1)))
    assert metrics_of(map_)[0].observations == (seen(1, 1),)
    assert add_observations(map_, "a", 0, (seen(1, 1),)) is map_
    assert len(metrics_of(add_observations(map_, "a", 0, (seen(1, 2),)))[0].observations) == 2


def test_an_observation_that_went_cannot_be_changed():
    with pytest.raises(EditRejected, match="no longer there"):
        change_observation(a_map(Metric(kind="nps")), "a", 0, 0, value=2.0)


def test_a_metric_that_went_is_named():
    with pytest.raises(EditRejected, match="no longer on the card"):
        metric_at(a_map().stages[0].cards[0], 0)


# The course


@given(metrics())
def test_a_course_lies_in_its_square(metric):
    many = metric.evolve(observations=metric.observations * 3)
    curve = sparkline(many)
    assert (curve is None) == (len(many.observations) < 3)
    if curve is not None:
        lines = [height for height in (curve.baseline, curve.target) if height is not None]
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in curve.points)
        assert all(0 <= height <= 1 for height in lines)
        assert [x for x, _ in curve.points] == sorted(x for x, _ in curve.points)


def test_a_course_goes_by_days_and_upwards_for_more():
    metric = Metric(kind="nps", observations=(seen(11, 20), seen(1, 0), seen(6, 10)), target=40.0)
    curve = sparkline(metric)
    assert curve.points == ((0.0, 1.0), (0.5, 0.75), (1.0, 0.5))
    assert (curve.baseline, curve.target) == (None, 0.0)
