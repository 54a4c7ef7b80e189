"""How a metric stands, and how its values are shown to people."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.insight.metric_status import (
    change_since_baseline,
    change_words,
    current_value,
    format_change,
    format_value,
    metric_status,
)
from mapdesigner.model import Metric, Observation
from strategies import metrics


def metric(kind="conversion_rate", now=None, **fields):
    seen = () if now is None else (Observation(on=date(2026, 3, 1), value=now),)
    return Metric(kind=kind, observations=seen, **fields)


@pytest.mark.parametrize(
    ("measured", "status"),
    [
        (metric(), "no data"),
        (metric(target=0.2, baseline=0.1), "no data"),
        (metric(now=0.2), "no data"),
        (metric(now=0.2, target=0.2), "on target"),
        (metric(now=0.25, target=0.2), "on target"),
        (metric(now=0.15, target=0.2), "off target"),
        (metric(now=0.15, target=0.2, baseline=0.1), "improving"),
        (metric(now=0.1, target=0.2, baseline=0.1), "off target"),
        (metric(now=0.05, target=0.2, baseline=0.1), "off target"),
        (metric(now=0.15, baseline=0.1), "improving"),
        (metric(now=0.05, baseline=0.1), "off target"),
        (metric("bounce_rate", now=0.3, target=0.4), "on target"),
        (metric("bounce_rate", now=0.45, target=0.4, baseline=0.6), "improving"),
        (metric("bounce_rate", now=0.7, target=0.4, baseline=0.6), "off target"),
        (metric("bounce_rate", now=0.7, target=0.4, better="higher"), "on target"),
        (metric("nps", now=0, target=0), "on target"),
        (metric("ces", now=2, target=3), "no data"),
        (metric("ces", now=2, target=3, better="lower"), "on target"),
        (metric("custom", now=2, target=3), "no data"),
    ],
)
def test_the_latest_value_is_held_against_target_and_baseline(measured, status):
    assert metric_status(measured) == status


@given(metrics())
def test_every_metric_has_a_status_and_values_that_can_be_shown(measured):
    assert metric_status(measured) in ("on target", "improving", "off target", "no data")
    assert format_value(measured, current_value(measured))
    if not measured.observations:
        assert metric_status(measured) == "no data"


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_what_is_on_target_one_way_is_off_it_the_other(now, target, baseline):
    up = metric(now=now, target=target, baseline=baseline, better="higher")
    down = up.evolve(better="lower")
    if now != target:
        assert (metric_status(up) == "on target") != (metric_status(down) == "on target")


def test_the_change_is_counted_from_the_baseline():
    assert change_since_baseline(metric("nps", now=30, baseline=12)) == 18
    assert change_since_baseline(metric("nps", now=30)) is None
    assert change_since_baseline(metric("nps", baseline=12)) is None


@pytest.mark.parametrize(
    ("measured", "value", "shown"),
    [
        (metric(), 0.22, "22\u202f%"),
        (metric(), 0.2215, "22.1\u202f%"),
        (metric(), 1, "100\u202f%"),
        (metric(), 0, "0\u202f%"),
        (metric("csat", unit="1–5"), 4.25, "4.2"),
        (metric("nps"), -35, "−35"),
        (metric("nps"), 12.0, "12"),
        (metric("time_on_site"), 4.5, "4.5\u202fmin"),
        (metric("custom", unit="kr"), 1234567, "1\u202f234\u202f567\u202fkr"),
        (metric("custom"), 0.125, "0.12"),
        (metric("custom"), None, "–"),
    ],
)
def test_values_are_shown_with_their_unit(measured, value, shown):
    assert format_value(measured, value) == shown


def test_no_value_is_shown_as_less_than_nothing():
    assert format_value(metric("custom"), -0.001) == "0"


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (metric(now=0.292, baseline=0.26), "+3.2 points since baseline"),
        (metric(now=0.22, baseline=0.26), "−4 points since baseline"),
        (metric(now=0.27, baseline=0.26), "+1 point since baseline"),
        (metric("nps", now=30, baseline=12), "+18 points since baseline"),
        (metric("load_time", now=2.6, baseline=4.1), "−1.5 s (−37 %) since baseline"),
        (metric("revenue", now=1200, baseline=1000), "+200 (+20 %) since baseline"),
        (metric("revenue", now=1200, baseline=-1000), "+2 200 since baseline"),
        (metric("revenue", now=1200, baseline=0), "+1 200 since baseline"),
        (metric("csat", unit="1–5", now=4, baseline=3.5), "+0.5 since baseline"),
        (metric("csat", unit="1–5", now=4, baseline=4), "no change since baseline"),
        (metric("nps", now=30), ""),
        (metric("nps", baseline=30), ""),
    ],
)
def test_the_change_is_said_in_the_metrics_unit(measured, words):
    assert change_words(measured).replace("\u202f", " ") == words


@given(metrics())
def test_every_metric_says_its_change(measured):
    assert format_change(measured)
    assert bool(change_words(measured)) == (change_since_baseline(measured) is not None)


def test_of_two_observations_on_one_day_the_later_one_counts():
    day = date(2026, 3, 1)
    measured = Metric(kind="nps", observations=(Observation(on=day, value=1), Observation(on=day, value=2)))
    assert current_value(measured) == 2
