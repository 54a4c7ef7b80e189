"""Numbers as people write them, in any script: a decimal mark, thousands apart, a sign; and written back."""

import re
from collections.abc import Iterable
from decimal import Decimal

from mapdesigner.exchange.figures import DECIMAL_SIGN, as_figures

NARROW_SPACE = "\u202f"
MINUS = "−"
MOST_CHARACTERS_QUOTED = 30

# Spaces of all widths and apostrophes stand between thousands in one country or another.
_THOUSANDS_APART = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"-?(?:\d+(?:[.,]\d+)*|[.,]\d+)")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}")


class NoNumber(ValueError):
    """The text is no number that can be kept; the message is a sentence that says why."""


def number_from(text: str, decimal_comma: bool = False) -> Decimal | None:
    """Return the number that was written, None for no text.

    1,200 can be read in two ways; `decimal_comma` tells which. Everything else is read the same anywhere.
    Raises NoNumber.
    """
    bare = _bare(text)
    if DECIMAL_SIGN in bare:
        bare, decimal_comma = bare.replace(DECIMAL_SIGN, "."), False
    if not bare:
        return None
    if not _NUMBER.fullmatch(bare):
        raise NoNumber(_why_none(text, decimal_comma))
    sign, digits = ("-", bare[1:]) if bare.startswith("-") else ("", bare)
    mark = _decimal_mark(digits, decimal_comma)
    if mark is None and not digits.isdecimal():
        if not _GROUPED.fullmatch(digits):
            raise NoNumber(_why_none(text, decimal_comma))
        return Decimal(sign + digits.replace(",", "").replace(".", ""))
    if mark is not None:
        whole, _, rest = digits.rpartition(mark)
        if not rest.isdecimal() or (whole and not whole.isdecimal() and not _GROUPED.fullmatch(whole)):
            raise NoNumber(_why_none(text, decimal_comma))
        return Decimal(f"{sign}{whole.replace(',', '').replace('.', '') or '0'}.{rest}")
    return Decimal(sign + digits)


def number_text(value: float, decimal_comma: bool = False) -> str:
    """Return all of a number's figures as `number_from` reads them back, thousands apart."""
    return decimal_text(Decimal(repr(float(value))), decimal_comma)


def decimal_text(value: Decimal, decimal_comma: bool = False) -> str:
    """Return a decimal number without zeros at its end, thousands apart by narrow spaces."""
    whole, _, rest = f"{abs(value):f}".partition(".")
    rest = rest.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", NARROW_SPACE) if len(whole) < 40 else whole
    text = f"{grouped}{',' if decimal_comma else '.'}{rest}" if rest else grouped
    return f"{MINUS}{text}" if value < 0 else text


def uses_decimal_comma(texts: Iterable[str], usual: bool) -> bool:
    """Tell whether numbers of one origin have a decimal comma, the `usual` where they don't show it."""
    shown = {mark for text in texts if (mark := _shown_mark(_bare(text)))}
    return shown == {","} if len(shown) == 1 else usual


def quoted(text: str) -> str:
    """Return what was typed in quotation marks, cut where it is long."""
    line = " ".join(text.split())
    short = line if len(line) <= MOST_CHARACTERS_QUOTED else line[: MOST_CHARACTERS_QUOTED - 1] + "…"
    return f"“{short}”"


def _bare(text: str) -> str:
    """Return the text in plain figures without the spaces between thousands, its minus a hyphen."""
    bare = _THOUSANDS_APART.sub("", as_figures(text).strip())
    if bare[:1] in ("-", "−", "–", "+"):
        bare = ("" if bare[0] == "+" else "-") + bare[1:].lstrip()
    return bare


def _decimal_mark(digits: str, decimal_comma: bool) -> str | None:
    """Return the mark before the decimals, None when there are none."""
    usual = "," if decimal_comma else "."
    shown = _shown_mark(digits)
    if shown:
        return shown
    return usual if digits.count(usual) == 1 else None


def _shown_mark(digits: str) -> str:
    """Return the decimal mark of a number that can be read in one way only, nothing for others."""
    marks = [character for character in digits if character in ".,"]
    if len(marks) == 1:
        before, after = digits.lstrip("-").split(marks[0])
        ambiguous = len(after) == 3 and 1 <= len(before) <= 3 and not before.startswith("0")
        return "" if ambiguous else marks[0]
    # Several marks of one kind stand between thousands; of two kinds the last is the decimal one.
    return marks[-1] if len(set(marks)) == 2 and marks.count(marks[-1]) == 1 else ""


def _why_none(text: str, decimal_comma: bool) -> str:
    example = "12,5" if decimal_comma else "12.5"
    if any(character.isalpha() for character in text):
        return f"{quoted(text)} has letters in it. Write a number alone, such as {example}."
    return f"{quoted(text)} is not a number. Write it like {example}."
