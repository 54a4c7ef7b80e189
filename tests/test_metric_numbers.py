"""Numbers and values of metrics as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.exchange.metric_value import sample_size_from, value_from, value_text
from mapdesigner.exchange.numbers import NoNumber, number_from, number_text, uses_decimal_comma
from mapdesigner.model import METRIC_SORTS, Metric
from strategies import metrics

finite = st.floats(allow_nan=False, allow_infinity=False)


@given(finite, st.booleans())
def test_a_number_that_is_written_is_read_back(number, decimal_comma):
    assert float(number_from(number_text(number, decimal_comma), decimal_comma)) == number


@given(metrics(), st.booleans())
def test_values_in_range_are_read_back_as_they_are_written(metric, decimal_comma):
    for value in (metric.baseline, metric.target, *(seen.value for seen in metric.observations)):
        text = value_text(metric, value, decimal_comma)
        try:
            assert value_from(text, metric, decimal_comma) == value
        except NoNumber as refused:  # a unit may narrow the range of its kind
            assert "too high" in str(refused) or "too low" in str(refused)
            assert metric.kind == "csat" or metric.unit


@pytest.mark.parametrize(
    ("text", "decimal_comma", "number"),
    [
        ("4.2", False, 4.2),
        ("4,2", False, 4.2),
        ("4.2", True, 4.2),
        ("1 200", False, 1200),
        ("1\u202f200,5", False, 1200.5),
        ("1’200.50", False, 1200.5),
        ("1,200", False, 1200),
        ("1,200", True, 1.2),
        ("1.200", True, 1200),
        ("1.200", False, 1.2),
        ("0,125", False, 0.125),
        ("1,234,567", True, 1234567),
        ("1.234.567,8", False, 1234567.8),
        ("12,34,567", False, 1234567),
        (".5", False, 0.5),
        ("-3", False, -3),
        ("−3", False, -3),
        ("+3", False, 3),
        ("  7 ", False, 7),
        ("", False, None),
    ],
)
def test_numbers_are_read_as_they_are_written_in_many_countries(text, decimal_comma, number):
    read = number_from(text, decimal_comma)
    assert (None if read is None else float(read)) == number


@pytest.mark.parametrize("text", ["1 2", "1..2", "1,2,3", "12a", "--3", "1.2.3", "1,234.5,6", "%", "1e5"])
def test_what_is_no_number_is_named_in_the_sentence(text):
    with pytest.raises(NoNumber, match=r"is not a number|has letters in it") as refused:
        number_from(text)
    assert text in str(refused.value)


def test_numbers_of_one_origin_tell_together_how_they_are_written():
    assert uses_decimal_comma(["1.200", "4,2"], usual=False)
    assert not uses_decimal_comma(["1,200", "4.2"], usual=True)
    assert uses_decimal_comma(["1.200", "1,200"], usual=True)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("conversion_rate", "22", 0.22),
        ("conversion_rate", "4.2 %", 0.042),
        ("conversion_rate", "4,2%", 0.042),
        ("conversion_rate", "100 %", 1.0),
        ("list_growth", "120 %", 1.2),
        ("time_on_site", "2.5 min", 2.5),
        ("load_time", "4.1s", 4.1),
        ("nps", "−35 points", -35),
        ("ces", "3,5", 3.5),
        ("revenue", "1 200", 1200),
    ],
)
def test_a_value_is_read_in_the_unit_of_its_metric(kind, text, value):
    assert value_from(text, Metric(kind=kind)) == value


@pytest.mark.parametrize(
    ("metric", "text", "sentence"),
    [
        (Metric(kind="conversion_rate"), "220", "220 % is too high: conversion rate is at most 100 %."),
        (Metric(kind="conversion_rate"), "-1 %", "−1 % is too low: conversion rate is at least 0 %."),
        (Metric(kind="csat"), "120 %", "120 % is too high: customer satisfaction is at most 100 %."),
        (Metric(kind="csat", unit="1–5"), "6", "6 is too high: customer satisfaction is at most 5."),
        (Metric(kind="nps"), "400", "400 is too high: net promoter score is at most 100."),
        (Metric(kind="nps"), "42 %", "“42 %” is in per cent, but this metric is in points."),
        (Metric(kind="ces"), "0", "0 is too low: customer effort score is at least 1."),
        (Metric(kind="custom", unit="0–10"), "11", "11 is too high: this metric is at most 10."),
        (Metric(kind="load_time"), "fast", "“fast” has letters in it. Write a number alone, such as 12.5."),
        (Metric(kind="load_time"), "s", "“s” has no number in it."),
        (Metric(kind="custom"), "9" * 400, "is too large to be kept."),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_a_sentence(metric, text, sentence):
    with pytest.raises(NoNumber) as refused:
        value_from(text, metric)
    assert sentence in str(refused.value).replace("\u202f", " ")


@pytest.mark.parametrize("unit", ["-", "5", ".", " "])
def test_a_strange_unit_takes_nothing_from_a_number(unit):
    assert value_from("-15", Metric(kind="custom", unit=unit)) == -15


@pytest.mark.parametrize(
    ("text", "size"),
    [("1 200", 1200), ("1,200", 1200), ("1.200", 1200), ("", None), ("0", 0), ("340.0", 340)],
)
def test_a_sample_is_counted(text, size):
    assert sample_size_from(text) == size


@pytest.mark.parametrize(
    ("text", "words"),
    [("-5", "below 0"), ("12.5", "has decimals"), ("many", "letters"), ("9" * 30, "too large")],
)
def test_a_sample_that_cannot_be_is_refused(text, words):
    with pytest.raises(NoNumber, match=words):
        sample_size_from(text)


def test_every_kind_reads_the_ends_of_its_range():
    for kind, sort in METRIC_SORTS.items():
        metric = Metric(kind=kind)
        for end in (sort.lowest, sort.highest):
            assert value_from(value_text(metric, end), metric) == end
