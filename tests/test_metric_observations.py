"""Blocks from a spreadsheet become observations, and observations blocks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.exchange.observations import LocalFormat, block_from, observations_from
from mapdesigner.model import Metric, Observation
from strategies import metrics

RATE = Metric(kind="conversion_rate")
NPS = Metric(kind="nps")


def read(text, metric=RATE, **local):
    block = observations_from(text, metric, LocalFormat(**local))
    assert block.faults == (), block.faults
    return [(seen.on.isoformat(), seen.value, seen.sample_size) for seen in block.observations]


def sentences(text, metric=RATE):
    block = observations_from(text, metric)
    return [f"{line}: {sentence}" for line, sentence in block.faults]


@given(metrics(), st.booleans())
def test_a_block_that_is_written_is_read_back(metric, decimal_comma):
    metric = metric.evolve(unit="" if metric.kind != "csat" else "points")
    if metric.observations:
        block = observations_from(
            block_from(metric.observations, metric, decimal_comma), metric, LocalFormat(decimal_comma)
        )
        assert block.observations == metric.observations
        assert block.faults == ()
        assert block.left == ""


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01\t22 %\t1200\n2026-04-01\t24.5 %\t1 350",
        "2026-03-01;22;1200\n2026-04-01;24,5;1.350",
        "2026-03-01,22 %,1200\r\n2026-04-01,24.5 %,1350\r\n",
        '2026-03-01,"22,0","1,200"\n2026-04-01,"24,5","1,350"',
        "01.03.2026\t22,0%\t1200\n01.04.2026\t24,5%\t1350",
        "1.3.26\t22\t1200\t\n\n1.4.26\t24.5\t1350\t",
        "2026-03-01 00:00:00\t22\t1200\n2026-04-01T00:00\t24.5\t1350",
        "Date\tConversion\tVisitors\n2026-03-01\t22\t1200\n2026-04-01\t24.5\t1350",
        "n;value;date\n1200;22;2026-03-01\n1350;24,5;2026-04-01",
        "Value;Date;n\n22;2026-03-01;1200\n24,5;2026-04-01;1350",
    ],
)
def test_blocks_of_many_programs_say_the_same(text):
    assert read(text) == [("2026-03-01", 0.22, 1200), ("2026-04-01", 0.245, 1350)]


def test_the_order_of_day_and_month_is_the_countrys_unless_the_block_shows_it():
    assert read("3/4/2026\t22", day_first=True)[0][0] == "2026-04-03"
    assert read("3/4/2026\t22", day_first=False)[0][0] == "2026-03-04"
    assert [day for day, _, _ in read("3/4/2026\t22\n3/28/2026\t23", day_first=True)] == [
        "2026-03-04",
        "2026-03-28",
    ]
    assert [day for day, _, _ in read("3/4/2026\t22\n28/4/2026\t23", day_first=False)] == [
        "2026-04-03",
        "2026-04-28",
    ]


def test_a_number_that_can_be_read_in_two_ways_follows_the_others():
    assert [value for _, value, _ in read("2026-01-01\t1.200\n2026-02-01\t4,5", Metric(kind="revenue"))] == [
        1200,
        4.5,
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("22\n23", "1: There is only one column."),
        ("2026-01-01\t22\t3\t4", "1: There are 4 columns."),
        ("2026-01-01\t22\n1880-01-01\t3", "1: “1880-01-01” is too early; it must be 1900-01-01 or later."),
        ("2026-02-31\t22", "1: “2026-02-31” is not a date."),
        ("soon\t22", "1: “soon” is not a date."),
        ("2026-01-01\t220", "1: 220 % is too high"),
        ("2026-01-01\tabout 5", "1: “about 5” has letters in it."),
        ("2026-01-01\t\t12", "1: The value is missing."),
        ("\t22", "1: The date is missing."),
        ("2026-01-01\t22\t-4", "1: “-4” is below 0."),
        ("2026-01-01\t22\t4.5", "1: “4.5” has decimals."),
        ("", "0: There is no line with a date and a value in it."),
        ("Date\tValue", "0: There is no line with a date and a value in it."),
    ],
)
def test_a_line_of_the_wrong_shape_is_named_with_the_reason(text, sentence):
    assert any(said.replace("\u202f", " ").startswith(sentence) for said in sentences(text))


def test_sound_lines_are_taken_and_the_others_are_left_with_their_heading():
    block = observations_from("n\tday\tvalue\n9\t2026-01-01\t22\n8\tsoon\t23\n7\t2026-03-01\t24", RATE)
    assert [seen.value for seen in block.observations] == [0.22, 0.24]
    assert block.left == "n\tday\tvalue\n8\tsoon\t23"
    assert block.faults[0].line == 2
    mended = observations_from(block.left.replace("soon", "2026-02-01"), RATE)
    assert mended.observations == (Observation(on=date(2026, 2, 1), value=0.23, sample_size=8),)


def test_a_first_line_with_figures_is_never_taken_for_a_heading():
    block = observations_from("2026-13-45\tabc\n2026-01-01\t22", RATE)
    assert len(block.observations) == 1
    assert block.left == "2026-13-45\tabc"


def test_words_for_days_are_read_by_whoever_knows_them():
    def christmas(text):
        if text == "Christmas":
            return date(2026, 12, 24)
        raise ValueError(text)

    block = observations_from("Christmas\t40", NPS, other_day=christmas)
    assert block.observations == (Observation(on=date(2026, 12, 24), value=40.0),)


def test_shares_that_may_be_meant_as_per_cent_are_remarked_on():
    assert "largest as 0.24" in observations_from("2026-01-01\t0.22\n2026-02-01\t0.24", RATE).remark
    assert observations_from("2026-01-01\t0.22 %", RATE).remark == ""
    assert observations_from("2026-01-01\t22", RATE).remark == ""


def test_a_block_of_a_whole_book_is_left_as_it_is():
    text = "\n".join(["2026-01-01\t22"] * 5_001)
    block = observations_from(text, RATE)
    assert block.observations == ()
    assert block.left == text
    assert "at most 5000" in block.faults[0].sentence


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_crash_and_nothing_is_lost(text):
    block = observations_from(text, RATE)
    assert block.observations or block.faults
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(block.observations) + len(block.faults) >= min(1, len(lines))
    if block.faults and block.faults[0].line:
        assert set(block.left.split("\n")) <= set(lines) | {""}
