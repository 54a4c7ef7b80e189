"""Pasted text becomes quotes: a line each, or a row of a spreadsheet; no word is lost."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.exchange.quote_rows import block_from_quotes
from mapdesigner.exchange.quotes import line_from_quote, quotes_from_text
from mapdesigner.model import Feedback


def read_day(text):
    """Read days as a program without a window would: in ISO form, or 12 Oct 2026."""
    with contextlib.suppress(ValueError):
        return date.fromisoformat(text)
    return date(2026, 10, 12) if text in ("12 Oct 2026", "Oct 12, 2026") else None


def quotes(text):
    return quotes_from_text(text, read_day)


def words(text):
    return [said.quote for said in quotes(text)]


def test_each_line_is_a_quote_without_bullets_and_marks():
    text = '- I gave up\n• “Too slow”\n\n   \n* "Never again"\r\n[x] «Trop long»\n„Zu lang“\n> ‘Fine’\n“Half'
    assert words(text) == [
        "I gave up",
        "Too slow",
        "Never again",
        "Trop long",
        "Zu lang",
        "Fine",
        "Half",
    ]


def test_a_bullet_alone_is_no_quote():
    assert words("-\n*\n”\nFine") == ["Fine"]


def test_a_numbered_list_loses_its_numbers_and_a_date_keeps_its_day():
    assert words("1. Slow\n2) Fine") == ["Slow", "Fine"]
    assert words("12. May was awful") == ["12. May was awful"]
    assert words("1. Slow\nFine") == ["1. Slow", "Fine"]


@pytest.mark.parametrize(
    ("line", "who", "source", "day"),
    [
        ("“I gave up” – Anna", "Anna", "", None),
        ("“I gave up” — Anna, customer survey", "Anna", "customer survey", None),
        ('"I gave up" - Anna, 34, interview, Oslo', "Anna, 34", "interview, Oslo", None),
        ("“I gave up”—Anna, review, 12 Oct 2026", "Anna", "review", date(2026, 10, 12)),
        ("“I gave up” – Woman, 30s, Oct 12, 2026", "Woman, 30s", "", date(2026, 10, 12)),
        ("- “I gave up” (Anna, survey)", "Anna", "survey", None),
        ("'I gave up' - Anna", "Anna", "", None),
        ("Anna, interview: “I gave up”", "Anna", "interview", None),
        ("„I gave up“ – Anna", "Anna", "", None),
    ],
)
def test_who_said_it_and_where_are_recognised(line, who, source, day):
    (said,) = quotes(line)
    assert (said.quote, said.who, said.source, said.received_on) == ("I gave up", who, source, day)


@pytest.mark.parametrize(
    "line",
    [
        "I paid – and waited – for weeks",
        "He said “no” – twice",
        '"Yes" and "no"',
        "“Yes” and “no”",
        "'pre'-war stuff is bad",
        "It took 15 minutes (Anna)",
        "Note: I gave up",
    ],
)
def test_what_is_not_certain_stays_in_the_quote(line):
    assert quotes(line) == (Feedback(quote=line),)


def test_marks_inside_stay():
    (said,) = quotes("“He said “no” to me” – Anna")
    assert (said.quote, said.who) == ("He said “no” to me", "Anna")
    assert words("'It's fine'") == ["It's fine"]


def test_a_block_of_a_spreadsheet_fills_the_fields():
    block = "Slow form\tAnna\tSurvey\t2026-10-12\nOk\t\tShop\t\nFine\tBob\t\t\t-1\tworth showing\n"
    assert quotes(block) == (
        Feedback(quote="Slow form", who="Anna", source="Survey", received_on=date(2026, 10, 12)),
        Feedback(quote="Ok", source="Shop"),
        Feedback(quote="Fine", who="Bob", sentiment=-1, status="worth showing"),
    )


def test_a_heading_names_the_columns_and_unknown_ones_go_into_the_source():
    block = "ReviewID\tReviewDate\tRating\tReviewText\n7\t2026-01-02\t3\tNothing special\n8\t\t\tFine\n"
    assert quotes(block) == (
        Feedback(quote="Nothing special", source="ReviewID: 7 · Rating: 3", received_on=date(2026, 1, 2)),
        Feedback(quote="Fine", source="ReviewID: 8"),
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-10-12\tSlow\tAnna", Feedback(quote="Slow", who="Anna", received_on=date(2026, 10, 12))),
        ("2026-10-12T08:30:00\tSlow", Feedback(quote="Slow", received_on=date(2026, 10, 12))),
        ("12 Oct 2026 3:05 PM\tSlow", Feedback(quote="Slow", received_on=date(2026, 10, 12))),
        ("9\tGreat", Feedback(quote="Great", source="9")),
        ("Slow\tAnna\tSurvey\tlast week", Feedback(quote="Slow", who="Anna", source="Survey · last week")),
        ("Slow\tAnna\tSurvey\t1850-01-01", Feedback(quote="Slow", who="Anna", source="Survey · 1850-01-01")),
        ('"two\nlines"\tAnna', Feedback(quote="two\nlines", who="Anna")),
        ("\tAnna\tSurvey", Feedback(quote="Anna · Survey")),
        ("\t• I gave up", Feedback(quote="I gave up")),
        ("3\t5", Feedback(quote="3 · 5")),
    ],
)
def test_rows_of_other_shapes_lose_nothing(row, said):
    assert quotes(row) == (said,)


def test_a_cell_of_several_lines_is_one_quote_also_without_other_columns():
    assert words('"First line\nsecond line"\nFine') == ["First line\nsecond line", "Fine"]


@given(st.text("abcÄß \t\n\r“”„«»‘’\"'–—-()•*,.:>\u2028\ufeff"))
def test_no_letter_is_ever_lost(text):
    found = "".join(f"{said.quote}{said.who}{said.source}" for said in quotes(text))
    assert sorted(filter(str.isalpha, found)) == sorted(filter(str.isalpha, text))


plain = st.text("abc äß', .–\nאב", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
feedback = st.builds(
    Feedback,
    quote=plain,
    who=st.just("") | plain,
    source=st.just("") | plain,
    received_on=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    sentiment=st.none() | st.integers(-2, 2),
    status=st.sampled_from(["new", "answered", "resolved", "worth showing"]),
)


@given(st.lists(feedback, min_size=1, max_size=4))
def test_copied_quotes_paste_as_they_were(said):
    assert quotes(block_from_quotes(said)) == tuple(said)


def test_one_copied_quote_pastes_with_who_source_and_date():
    said = Feedback(quote="Slow", who="Anna", source="Survey", received_on=date(2026, 10, 12))
    assert line_from_quote(said) == "“Slow” – Anna, Survey, 2026-10-12"
    assert quotes(line_from_quote(said)) == (said,)
    assert line_from_quote(Feedback(quote="Slow")) == "“Slow”"


@pytest.mark.parametrize(
    "line", ["– 20 % off would bring me back", "- 5 °C, and no bus", "24. December was a mess"]
)
def test_a_single_line_keeps_its_beginning(line):
    (said,) = quotes_from_text(line, lambda text: None)
    assert said.quote == line


def test_marks_of_a_list_of_quotes_are_no_words():
    for mark in ("– ", "- ", "\uf0b7\t", "☐ "):
        found = quotes_from_text(f"{mark}Too slow\n{mark}Too dear\n", lambda text: None)
        assert [said.quote for said in found] == ["Too slow", "Too dear"]
