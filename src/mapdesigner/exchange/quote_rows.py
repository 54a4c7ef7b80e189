"""Rows of a spreadsheet as quotes, with a heading that names the columns or without one."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from mapdesigner.exchange.figures import as_day_figures, as_figures
from mapdesigner.exchange.spreadsheet_block import write_block
from mapdesigner.model import FEEDBACK_STATUSES, SENTIMENT_WORDS, Feedback

ReadDay = Callable[[str], date | None]
ReadLine = Callable[[str], Feedback | None]

EARLIEST = date(1900, 1, 1)
SEPARATOR = " · "
# How columns are called, without spaces and in small letters.
_HEADINGS: dict[str, str] = {
    word: field
    for field, names in {
        "quote": "quote quotes feedback feedbacktext comment comments review reviewtext text answer response "
        "verbatim whattheysaid message opinion",
        "who": "who name customer respondent author person from user by whosaidit",
        "source": "source channel survey where wherefrom origin",
        "received_on": "date day when received receivedon reviewdate timestamp on",
        "sentiment": "sentiment feeling mood",
        "status": "status state",
    }.items()
    for word in names.split()
}
# A day with a time behind it, as surveys note when somebody answered.
_MOMENT = re.compile(r"(.{6,30}?)[T ,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[AaPp][Mm]|Z|[+-]\d\d:?\d\d)?")
# From 1.1.26 to Wednesday, 15 September 2027; to try every cell of a wide survey would take seconds.
SHORTEST_DAY, LONGEST_DAY = 6, 48
_BARE_NUMBER = re.compile(r"[-+−]?\d+(?:[.,]\d+)?\s*%?")
_MOODS = {word: mood for mood, word in SENTIMENT_WORDS.items()}


def quotes_from_rows(
    rows: Sequence[Sequence[str]], read_day: ReadDay, read_line: ReadLine
) -> tuple[Feedback, ...]:
    """Return a quote for each row; what has no field of its own stands in its source.

    Without a heading the columns are quote, who, source, date, sentiment, status; a date may also come first.
    A row with one cell is read as a line, one without a quote is kept as a plain quote.
    """
    heading = _heading(rows[0]) if len(rows) > 1 else None
    quotes: list[Feedback] = []
    found: Feedback | None
    for row in rows if heading is None else rows[1:]:
        filled = [cell for cell in row if cell]
        if heading is not None:
            found = _by_heading(row, rows[0], heading, read_day)
        elif len(filled) == 1:
            found = read_line(filled[0])
        else:
            found = _by_place(row, read_day)
        if found is not None:
            quotes.append(found)
    return tuple(quotes)


def block_from_quotes(quotes: Sequence[Feedback]) -> str:
    """Return quotes as a block for spreadsheets with a heading, which reads back as the same quotes."""
    names = tuple(Feedback.model_fields)
    rows = ([_cell(getattr(said, name)) for name in names] for said in quotes)
    return write_block([["date" if name == "received_on" else name for name in names], *rows])


def day_in(text: str, read_day: ReadDay) -> date | None:
    """Return the day that a text is, also one with a time; None for other texts and days before 1900."""
    if not SHORTEST_DAY <= len(text) <= LONGEST_DAY or not any(map(str.isdigit, text)):
        return None
    moment = _MOMENT.fullmatch(as_day_figures(text))
    day = read_day(moment[1] if moment else text)
    return day if day is not None and day >= EARLIEST else None


def _cell(value: object) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _heading(cells: Sequence[str]) -> list[str] | None:
    """Return the field of each column, None when the row is no heading: that names a column of quotes."""
    fields = [_HEADINGS.get(re.sub(r"[\W_]", "", cell).casefold(), "") for cell in cells]
    return fields if "quote" in fields else None


def _by_heading(
    row: Sequence[str], names: Sequence[str], fields: Sequence[str], read_day: ReadDay
) -> Feedback:
    found: dict[str, Any] = {}
    rest: list[str] = []
    for cell, name, field in zip(row, names, fields, strict=True):
        value = _value(field, cell, read_day) if cell and field not in found else None
        if value is not None:
            found[field] = value
        elif cell:
            rest.append(f"{name}: {cell}" if name else cell)
    return _quote(found, rest, row)


def _by_place(row: Sequence[str], read_day: ReadDay) -> Feedback:
    found: dict[str, Any] = {}
    rest: list[str] = []
    texts: list[str] = []
    for place, cell in enumerate(row):
        is_first, has_day = not any(texts), "received_on" in found
        day = day_in(cell, read_day) if is_first or not has_day else None
        if day is not None and not has_day:
            found["received_on"] = day
        elif is_first and (day is not None or _BARE_NUMBER.fullmatch(as_figures(cell))):
            rest.append(cell)  # the row's number, marks that were given, when the answer ended
        elif place >= 4 and cell and _put_last(found, cell):
            continue
        else:
            texts.append(cell)
    for field, text in zip(("quote", "who", "source"), texts, strict=False):
        if text:
            found[field] = text
    return _quote(found, [*texts[3:], *rest], row)


def _put_last(found: dict[str, Any], cell: str) -> bool:
    """Put a cell of the last columns where it belongs and tell whether it was a sentiment or a status."""
    for field in ("sentiment", "status"):
        value = _value(field, cell, lambda _text: None)
        if value is not None and field not in found:
            found[field] = value
            return True
    return False


def _value(field: str, cell: str, read_day: ReadDay) -> object:
    """Return the value of a field that a cell says, None when it says none."""
    if field == "received_on":
        return day_in(cell, read_day)
    if field == "sentiment":
        word = as_figures(cell).casefold().replace("−", "-")
        return int(word) if re.fullmatch(r"[-+]?[012]", word) else _MOODS.get(word)
    if field == "status":
        return cell.casefold() if cell.casefold() in FEEDBACK_STATUSES else None
    return cell if field else None


def _quote(found: dict[str, Any], rest: Sequence[str], row: Sequence[str]) -> Feedback:
    """Return the quote of a row; without one, all of the row is the quote."""
    if not found.get("quote"):
        return Feedback(quote=SEPARATOR.join(cell for cell in row if cell))
    source = SEPARATOR.join(text for text in (found.pop("source", ""), *rest) if text)
    return Feedback(**{**found, "quote": _without_marks(found["quote"]), "source": source})


def _without_marks(quote: str) -> str:
    pairs = ("“”", "„“", "«»")
    if len(quote) > 2 and quote[0] + quote[-1] in pairs and not any(m in quote[1:-1] for m in "“”„«»"):
        return quote[1:-1].strip()
    return quote
