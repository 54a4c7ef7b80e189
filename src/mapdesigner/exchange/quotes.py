"""Pasted text as quotes: a quote a line, or rows of a spreadsheet.

What can be told apart for certain goes into fields of its own; everything else stays in the quote. No word is
lost.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mapdesigner.exchange.list_marks import is_mark, without_marks
from mapdesigner.exchange.quote_rows import ReadDay, day_in, quotes_from_rows
from mapdesigner.exchange.spreadsheet_block import read_block
from mapdesigner.model import Feedback

MOST_TAIL_CHARACTERS = 80
MOST_NAME_CHARACTERS = 40

# What people put before the lines of a list: a bullet, a dash, a mark of a reply, a check box.
_BULLET = re.compile(r"^\s*(?:[•‣◦·>]\s+|[-*–—]\s+(?=[“”„«»\"']))?(?:\[[ xX]\]\s+)?")
_LONE_MARKS = frozenset("-*•‣◦·–—>“”„«»\"'")
_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s+(?=\S)")
# Marks that open a quote, each with those that may close it.
_CLOSING = {"“": "”“", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", '"': '"', "'": "'"}
_DOUBLE_MARKS = '“”„«»"'
# Between a quote and who said it: a long dash, a hyphen that stands free, or a bracket around the rest.
_DASH = re.compile(r"\s*(?:[–—―]|(?<=\s)[-~](?=\s))\s*(?P<tail>\S.*)")
_BRACKET = re.compile(r"\s*\((?P<tail>[^()]+)\)")
_AGE = re.compile(r"\d{1,2}|1[01]\d|\d0s")


class Said(NamedTuple):
    """Who said something, where it comes from and when."""

    who: str
    source: str
    received_on: date | None


def quotes_from_text(text: str, read_day: ReadDay) -> tuple[Feedback, ...]:
    """Return a quote for each line or row that is not blank, without bullets and quotation marks.

    Rows with tabs are read as quote, who, source, date, sentiment, status, or as their heading says; a line
    “quote” – Who, source, date likewise. `read_day` returns None for a text that is no day.
    """
    lines = re.sub(r"\r\n?|[\u2028\u2029]", "\n", text).replace("\ufeff", "")
    rows = [[cell.strip() for cell in row] for row in read_block(lines)]
    rows = [row[1:] if any(row[1:]) and is_mark(row[0]) else row for row in rows if any(row)]
    if any(sum(map(bool, row)) > 1 for row in rows):
        return quotes_from_rows(rows, read_day, lambda line: quote_from_line(line, read_day))
    return _from_lines(["".join(row) for row in rows], read_day)


def quote_from_line(line: str, read_day: ReadDay) -> Feedback | None:
    """Return the quote in a line, None when nothing is left without its bullet."""
    words = _BULLET.sub("", line, count=1).strip()
    if not words or words in _LONE_MARKS:
        return None
    for read in (_with_tail, _with_name_first):
        found = read(words, read_day)
        if found is not None:
            return found
    return Feedback(quote=bare(words))


def line_from_quote(said: Feedback) -> str:
    """Return a quote as a line that reads “quote” – Who, source, 2026-10-12."""
    day = "" if said.received_on is None else said.received_on.isoformat()
    tail = ", ".join(" ".join(text.split()) for text in (said.who, said.source, day) if text.strip())
    quote = f"“{' '.join(said.quote.split())}”"
    return f"{quote} – {tail}" if tail else quote


def bare(words: str) -> str:
    """Return words without the quotation marks around them; marks that belong to parts of them stay."""
    if len(words) < 2:
        return words
    first, last, inner = words[0], words[-1], words[1:-1]
    if first in _CLOSING and last in _CLOSING[first] and inner.strip() and _is_whole(first, last, inner):
        return inner.strip()
    # Opened and never closed: the rest of the quote was on another line.
    if first in _DOUBLE_MARKS and not any(mark in words[1:] for mark in _DOUBLE_MARKS):
        return words[1:].strip()
    return words


def said_from(tail: str, read_day: ReadDay) -> Said:
    """Return who, source and day of “Anna, 34, customer survey, 12 Oct 2026”: a day only at its end."""
    parts = [part for part in (part.strip() for part in tail.split(",")) if part]
    day = None
    # A day may have a comma in it: Oct 12, 2026.
    for count in (2, 1):
        day = day_in(", ".join(parts[-count:]), read_day) if len(parts) >= count else None
        if day is not None:
            parts = parts[:-count]
            break
    names = 2 if len(parts) > 1 and _AGE.fullmatch(parts[1]) else 1
    return Said(", ".join(parts[:names]), ", ".join(parts[names:]), day)


def _from_lines(lines: Sequence[str], read_day: ReadDay) -> tuple[Feedback, ...]:
    # One number alone may begin a date: “12. May was awful.”
    if len(lines) > 1 and all(_NUMBER.match(line) for line in lines):
        lines = [_NUMBER.sub("", line, count=1) for line in lines]
    found = (quote_from_line(line, read_day) for line in without_marks(lines))
    return tuple(quote for quote in found if quote is not None)


def _with_tail(words: str, read_day: ReadDay) -> Feedback | None:
    """Return the quote of “quote” – Who, source or “quote” (Who, source), None for any other line."""
    closing = _CLOSING.get(words[0], "")
    for at in range(len(words) - 2, 0, -1):
        if words[at] not in closing:
            continue
        match = _DASH.fullmatch(words, at + 1) or _BRACKET.fullmatch(words, at + 1)
        inner = words[1:at].strip()
        if match is None or not inner or not _is_whole(words[0], words[at], inner):
            continue
        tail = match["tail"].strip()
        if len(tail) > MOST_TAIL_CHARACTERS or any(mark in tail for mark in _DOUBLE_MARKS):
            continue
        said = said_from(tail, read_day)
        return Feedback(quote=inner, who=said.who, source=said.source, received_on=said.received_on)
    return None


def _with_name_first(words: str, read_day: ReadDay) -> Feedback | None:
    """Return the quote of Who, source: “quote”, None for any other line."""
    name, colon, rest = words.partition(":")
    rest = rest.strip()
    if not colon or not 0 < len(name.strip()) <= MOST_NAME_CHARACTERS or len(rest) < 3:
        return None
    if any(mark in name for mark in _DOUBLE_MARKS) or bare(rest) == rest or rest[-1] not in _closers(rest):
        return None
    said = said_from(name, read_day)
    return Feedback(quote=bare(rest), who=said.who, source=said.source, received_on=said.received_on)


def _closers(words: str) -> str:
    return _CLOSING.get(words[0], "")


def _is_whole(first: str, last: str, inner: str) -> bool:
    """Tell whether one pair of marks embraces `inner`, and not two pairs parts of it."""
    if first == "'" or last == "’":
        # What stands between letters is an apostrophe.
        inner = re.sub(r"(?<=\w)['’](?=\w)", "", inner)
    if first == last:
        return first not in inner
    depth = 1
    for character in inner:
        depth += (character == first) - (character == last)
        if depth == 0:
            return False
    return True
