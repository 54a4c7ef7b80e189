"""Observations as a block of text, as it comes from a spreadsheet and goes into one."""

import csv
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from mapdesigner.exchange.figures import as_day_figures, as_figures
from mapdesigner.exchange.metric_value import sample_size_from, value_from, value_text
from mapdesigner.exchange.numbers import NoNumber, quoted, uses_decimal_comma
from mapdesigner.model import Metric, Observation, is_rate

MOST_LINES = 5_000
FIRST_DAY = date(1900, 1, 1)
HOW_TO_WRITE_A_DAY = "Write it as 2027-01-15 or 15 Jan 2027."

DayReader = Callable[[str], date | None]

_SEPARATORS = "\t;；؛,，،"
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_FIGURES = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})\s*[./-]\s*(\d{1,4})\.?")
_DAY_WORDS = ("date", "day", "when", "on", "datum", "dato", "dag", "fecha", "data", "jour", "week", "month")
_SAMPLE_WORDS = ("n", "sample", "sample size", "size", "count", "answers", "responses", "respondents")


class NoDay(ValueError):
    """The text is no day that can be kept; the message is a sentence."""


class LocalFormat(NamedTuple):
    """How the person's country writes what can be read in two ways: 1,200 and 3/4/2027."""

    decimal_comma: bool = False
    day_first: bool = True


class Fault(NamedTuple):
    """Why a line was not taken; `line` counts from 1 in what is left to be mended."""

    line: int
    sentence: str


class Block(NamedTuple):
    """What was found in a block of text: observations, the lines left to be mended, and why each was.

    `remark` says how values were taken that could have been meant in another way.
    """

    observations: tuple[Observation, ...]
    left: str = ""
    faults: tuple[Fault, ...] = ()
    remark: str = ""


class _Columns(NamedTuple):
    day: int = 0
    value: int = 1
    sample: int = 2


def observations_from(
    text: str, metric: Metric, local: LocalFormat | None = None, other_day: DayReader | None = None
) -> Block:
    """Return the observations in lines of date, value and, where it is known, sample size.

    Columns stand apart by tabs, semicolons or commas; a heading may tell their order. `other_day` reads days
    that are not in figures; it raises ValueError. Blank lines are nothing.
    """
    local = local or LocalFormat()
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        sentence = f"These are {len(lines)} lines; at most {MOST_LINES} can be taken at a time."
        return Block((), text, (Fault(0, sentence),))
    rows = [_cells(line, _separator(text)) for line in lines]
    reader = _Reader(metric, _local_of(rows, local), other_day)
    has_heading = bool(rows) and reader.is_heading(rows[0])
    columns = _columns(rows[0]) if has_heading else _Columns()
    found: list[Observation] = []
    left = lines[:1] if has_heading else []
    faults: list[Fault] = []
    for line, row in zip(lines[has_heading:], rows[has_heading:], strict=True):
        try:
            found.append(reader.observation(row, columns))
        except ValueError as wrong:
            left.append(line)
            faults.append(Fault(len(left), str(wrong)))
    if not found and not faults:
        faults.append(Fault(0, "There is no line with a date and a value in it."))
    return Block(tuple(found), "\n".join(left) if faults else "", tuple(faults), reader.remark(rows, columns))


def block_from(observations: Sequence[Observation], metric: Metric, decimal_comma: bool = False) -> str:
    """Return observations as lines with tabs, for a spreadsheet; `observations_from` reads them back."""
    return "\n".join(
        "\t".join(
            (
                seen.on.isoformat(),
                value_text(metric, seen.value, decimal_comma),
                "" if seen.sample_size is None else str(seen.sample_size),
            )
        ).rstrip("\t")
        for seen in observations
    )


class _Reader:
    """Reads rows of one block, all in the same way."""

    def __init__(self, metric: Metric, local: LocalFormat, other_day: DayReader | None) -> None:
        self._metric = metric
        self._local = local
        self._other_day = other_day

    def is_heading(self, row: list[str]) -> bool:
        """Tell whether a first row names the columns: words in it, no day and no value."""
        if len(row) < 2 or any(character.isdigit() for character in row[0]) or not row[0].strip():
            return False
        return not self._is_day(row[0]) and not any(self._is_value(cell) for cell in row[1:] if cell)

    def observation(self, row: list[str], columns: _Columns) -> Observation:
        """Return the row's observation. Raises NoDay or NoNumber with a sentence."""
        if len(row) < 2:
            raise NoDay(
                "There is only one column. A line has a date and a value, "
                "with a tab, semicolon or comma between them."
            )
        if len(row) > 3:
            raise NoDay(
                f"There are {len(row)} columns. A line has a date, a value and at most a sample size."
            )
        day, value, sample = (row[at] if at < len(row) else "" for at in columns)
        on = self._day(day)
        read = value_from(value, self._metric, self._local.decimal_comma)
        if read is None:
            raise NoNumber("The value is missing.")
        return Observation(on=on, value=read, sample_size=sample_size_from(sample))

    def remark(self, rows: list[list[str]], columns: _Columns) -> str:
        """Return a word of warning where shares may have been taken for per cent."""
        if not is_rate(self._metric) or any("%" in cell for row in rows for cell in row):
            return ""
        cells = [row[columns.value] for row in rows if len(row) > columns.value]
        values = [value for cell in cells if (value := self._value_or_none(cell)) is not None]
        if not values or not all(0 <= value <= 0.01 for value in values) or not any(values):
            return ""
        shown = value_text(self._metric, max(values), self._local.decimal_comma)
        return f"Values were read as per cent, the largest as {shown}."

    def _day(self, text: str) -> date:
        bare = _without_time(text)
        if not bare:
            raise NoDay("The date is missing.")
        day = _day_in_figures(bare, self._local.day_first) or self._day_in_words(bare)
        if day is None:
            raise NoDay(f"{quoted(text)} is not a date. {HOW_TO_WRITE_A_DAY}")
        if day < FIRST_DAY:
            raise NoDay(f"{quoted(text)} is too early; it must be {FIRST_DAY} or later.")
        return day

    def _day_in_words(self, text: str) -> date | None:
        try:
            return None if self._other_day is None else self._other_day(text)
        except ValueError:
            return None

    def _is_day(self, text: str) -> bool:
        try:
            self._day(text)
        except NoDay:
            return False
        return True

    def _is_value(self, text: str) -> bool:
        return self._value_or_none(text) is not None

    def _value_or_none(self, text: str) -> float | None:
        try:
            return value_from(text, self._metric, self._local.decimal_comma)
        except NoNumber:
            return None


def _separator(text: str) -> str:
    return next((mark for mark in _SEPARATORS if mark in text), "\t")


def _cells(line: str, separator: str) -> list[str]:
    """Return the line's cells without blank ones at its end."""
    try:
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:  # a cell of more than 100,000 characters
        cells = line.split(separator)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _columns(heading: list[str]) -> _Columns:
    """Return which column is which, by their names, or in the usual order."""
    names = [name.strip().lower() for name in heading[:3]]
    day = next((at for at, name in enumerate(names) if name.split(" ")[0] in _DAY_WORDS), 0)
    rest = [at for at in range(3) if at != day]
    if len(names) == 3 and names[rest[0]] in _SAMPLE_WORDS:
        rest.reverse()
    return _Columns(day, *rest)


def _local_of(rows: list[list[str]], usual: LocalFormat) -> LocalFormat:
    """Return how this block is written, as far as it shows it."""
    cells = [cell for row in rows for cell in row]
    days = [match for cell in cells if (match := _FIGURES.fullmatch(_without_time(cell)))]
    others = [
        re.sub(r"[^\d.,+−-]+$|^[^\d.,+−-]+", "", as_figures(cell))
        for cell in cells
        if not _FIGURES.fullmatch(_without_time(cell))
    ]
    first_says = any(len(match[1]) <= 2 and int(match[1]) > 12 for match in days)
    second_says = any(len(match[1]) <= 2 and int(match[3]) > 12 for match in days)
    day_first = usual.day_first if first_says == second_says else first_says
    return LocalFormat(uses_decimal_comma(others, usual.decimal_comma), day_first)


def _without_time(cell: str) -> str:
    """Return a cell's day in plain figures, without a time behind it."""
    return _TIME.sub("", as_day_figures(cell).strip())


def _day_in_figures(text: str, day_first: bool) -> date | None:
    """Return the day in a form like 2027-01-15, 15.1.2027 or 15/01/27; None for another."""
    match = _FIGURES.fullmatch(text)
    if match is None:
        return None
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return _day(first, second, third)
    if len(match[4]) not in (2, 4):
        return None
    year = third if len(match[4]) == 4 else 2000 + third
    # With dots the day is first in every country.
    if day_first or match[2] == "." or first > 12:
        return _day(year, second, first)
    return _day(year, first, second)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
