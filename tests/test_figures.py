"""Numbers and days in the figures of any script are read as those in 0 to 9."""

import sys
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.exchange.figures import as_day_figures, as_figures
from mapdesigner.exchange.metric_value import sample_size_from, value_from
from mapdesigner.exchange.numbers import NoNumber, number_from, number_text
from mapdesigner.exchange.observations import LocalFormat, observations_from
from mapdesigner.exchange.quotes import quotes_from_text
from mapdesigner.exchange.variants_block import NoCount, count_from, variants_from
from mapdesigner.export.papers import paper_named
from mapdesigner.model import Metric

ZEROS = [chr(at) for at in range(sys.maxunicode) if unicodedata.decimal(chr(at), None) == 0]
RATE = Metric(kind="conversion_rate")


def in_script(text, zero):
    """Write the figures of a text in those that begin with another zero."""
    return "".join(chr(ord(zero) + int(one)) if one in "0123456789" else one for one in text)


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(ZEROS), st.booleans(), st.booleans())
def test_a_number_in_any_scripts_figures_is_the_same_number(number, zero, decimal_comma, arabic_marks):
    text = in_script(number_text(number, decimal_comma), zero)
    if arabic_marks:
        text = text.replace("," if decimal_comma else ".", "٫").replace("\u202f", "٬")
    assert float(number_from(text, decimal_comma)) == number


@given(st.integers(0, 10**14), st.sampled_from(ZEROS))
def test_a_count_in_any_scripts_figures_is_the_same_count(count, zero):
    for written in (f"{count}", f"{count:,}", f"{count:,}".replace(",", "٬")):
        assert count_from(in_script(written, zero)) == count
        assert sample_size_from(in_script(written, zero)) == count


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(ZEROS))
def test_a_day_in_any_scripts_figures_is_the_same_day(day, zero):
    assert as_day_figures(in_script(day.isoformat(), zero)) == day.isoformat()
    block = observations_from(in_script(f"{day.isoformat()}\t22 %\t1200", zero), RATE)
    assert [(seen.on, seen.value, seen.sample_size) for seen in block.observations] == [(day, 0.22, 1200)]


@given(st.text())
def test_any_text_in_plain_figures_stays_as_it_is_the_second_time(text):
    assert as_figures(as_figures(text)) == as_figures(text)


@pytest.mark.parametrize(
    ("text", "decimal_comma", "number"),
    [
        ("１２．５", False, "12.5"),
        ("１，２００", False, "1200"),
        ("１，２００", True, "1.2"),
        ("－３", False, "-3"),
        ("١٢٫٥", True, "12.5"),
        ("١٬٢٠٠", True, "1200"),
        ("١٫٢٠٠", True, "1.2"),
        ("۱٬۲۰۰٫۵", False, "1200.5"),
        ("١٢،٥", False, "12.5"),
        ("\u061c-٣", False, "-3"),
        ("१२,३४,५६७", False, "1234567"),
        ("๑๒.๕", False, "12.5"),
    ],
)
def test_marks_of_arabic_and_of_full_width_stand_for_ours(text, decimal_comma, number):
    assert number_from(text, decimal_comma) == Decimal(number)


@pytest.mark.parametrize("text", ["１２ｘ", "²", "٫", "١٫٢٫٣", "１．．２", "十二"])
def test_what_is_no_number_is_named_as_it_was_typed(text):
    with pytest.raises(NoNumber) as refused:
        number_from(text)
    assert text in str(refused.value)


@pytest.mark.parametrize("text", ["１２％", "١٢٪", "१२ %", "۱۲٫۰٪"])
def test_per_cent_signs_of_other_scripts_are_per_cent(text):
    assert value_from(text, RATE) == 0.12
    with pytest.raises(NoNumber, match="in per cent"):
        value_from(text, Metric(kind="csat", unit="points"))


@pytest.mark.parametrize(
    "text",
    [
        "２０２６－０３－０５\t１２．５％\t１，２００",
        "٢٠٢٦-٠٣-٠٥\t١٢٫٥٪\t١٬٢٠٠",
        "\u200f٥\u200f/٣\u200f/٢٠٢٦\t١٢٫٥\t١٢٠٠",
        "2026年3月5日\t12.5 %\t1200",
        "２０２６年３月５日　１４：３０；１２．５；１２００",
        "٢٠٢٦-٠٣-٠٥؛ ١٢٫٥؛ ١٬٢٠٠",
        "2026년 3월 5일\t12.5\t1200",
        "۲۰۲۶/۰۳/۰۵\t۱۲٫۵\t۱۲۰۰",
    ],
)
def test_observations_of_other_scripts_are_read_from_a_block(text):
    block = observations_from(text, RATE, LocalFormat())
    assert not block.faults
    assert [(seen.on, seen.value, seen.sample_size) for seen in block.observations] == [
        (date(2026, 3, 5), 0.125, 1200)
    ]


def test_a_line_that_cannot_be_read_is_left_as_it_was_pasted():
    block = observations_from("٢٠٢٦-٠٣-٠٥\t١٢٪\n٢٠٢٦-١٣-٠٥\t١٢٪", RATE)
    assert block.left == "٢٠٢٦-١٣-٠٥\t١٢٪"
    assert "“٢٠٢٦-١٣-٠٥” is not a date." in block.faults[0].sentence


@pytest.mark.parametrize("text", ["甲１\t１，２５０\t１２", "甲１；１２５０；１２", "甲１،١٬٢٥٠،١٢"])
def test_variants_keep_their_names_and_are_counted_in_any_figures(text):
    assert [tuple(each.model_dump().values()) for each in variants_from(text)] == [("甲１", 1250, 12)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [("１２．５", "whole"), ("١٢٫٥", "whole"), ("－５", "below 0"), ("１２ｘ", "not a number")],
)
def test_what_is_no_count_is_named_as_it_was_typed(typed, words):
    with pytest.raises(NoCount, match=words) as refused:
        count_from(typed)
    assert f"“{typed}”" in str(refused.value)


def test_quotes_keep_their_words_and_have_day_and_sentiment_in_any_figures():
    read_day = {"2026-03-05": date(2026, 3, 5)}.get
    text = "quote\tdate\tsentiment\n３分\t２０２６－０３－０５\t－２"
    (said,) = quotes_from_text(text, lambda written: read_day(as_day_figures(written)))
    assert (said.quote, said.received_on, said.sentiment) == ("３分", date(2026, 3, 5), -2)


def test_paper_is_measured_in_any_figures():
    assert paper_named("６００ｘ９００") == paper_named("600x900")
