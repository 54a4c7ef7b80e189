"""Days as people type them: in ISO form, with a month's name, or as the system writes them."""

import re
from calendar import monthrange
from datetime import date

from PySide6.QtCore import QDate, QLocale

from mapdesigner.exchange.figures import as_day_figures
from mapdesigner.layout.lanes.improvements import MONTHS

_FIGURES = re.compile(r"(\d{1,4})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{1,4})\.?")
# A letter and what follows it: in Hindi and Thai vowels are marks, which are no letters.
_NAMED = re.compile(r"(\d{1,2})\.?\s+([^\W\d_][^\s\d.,_-]*)\.?,?\s+(\d{4})")
_NAMED_MONTH_FIRST = re.compile(r"([^\W\d_][^\s\d.,_-]*)\.?\s+(\d{1,2}),?\s+(\d{4})")

_MONTH_FIGURES = re.compile(r"(\d{4})\s*[./-]\s*(\d{1,2})|(\d{1,2})\s*[./-]\s*(\d{4})")
# With two figures only after a hyphen, as spreadsheets write it: Oct 26 may be the 26th.
_MONTH_NAMED = re.compile(r"([^\W\d_][^\s\d.,_-]*)\.?,?(?:\s*-\s*(\d{2}|\d{4})|\s+(\d{4}))")

HOW_TO_WRITE = "Write it as 2027-01-15 or 15 Jan 2027."


class NoDay(ValueError):
    """The text is no day; the message is a sentence that shows how to write one."""


def day_from(text: str, locale: QLocale | None = None) -> date | None:
    """Return the day that was typed, None for no text.

    Figures with the year last are read in the order of the locale. Raises NoDay.
    """
    typed = " ".join(as_day_figures(text).split())
    if not typed:
        return None
    locale = locale or QLocale()
    try:
        found = _from_figures(typed, locale) or _from_words(typed, locale)
        # Qt reads a long date only in the figures of its language.
        found = found or _from_words(text.strip(), locale)
    except ValueError:  # the 31st of February
        found = None
    if found is None:
        raise NoDay(f"“{' '.join(text.split())[:40]}” is not a date. {HOW_TO_WRITE}")
    return found


def day_or_month_end_from(text: str, locale: QLocale | None = None) -> date | None:
    """Return the day that was typed, of a month alone its last day, None for no text. Raises NoDay."""
    try:
        return day_from(text, locale)
    except NoDay:
        end = _month_end(" ".join(as_day_figures(text).split()), locale or QLocale())
        if end is None:
            raise
        return end


def day_text(day: date | None) -> str:
    """Return a day as the field shows it, 15 Jan 2027, in a form that `day_from` reads."""
    return "" if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _from_figures(typed: str, locale: QLocale) -> date | None:
    match = _FIGURES.fullmatch(typed)
    if match is None:
        return None
    first, second, third = (int(part) for part in match.groups())
    if len(match[1]) == 4:
        return date(first, second, third)
    if len(match[3]) not in (2, 4):
        return None
    year = third if len(match[3]) == 4 else 2000 + third
    order = locale.dateFormat(QLocale.FormatType.ShortFormat).lower()
    day_first = "." in typed or order.find("d") < order.find("m") or first > 12
    return date(year, second, first) if day_first else date(year, first, second)


def _from_words(typed: str, locale: QLocale) -> date | None:
    if match := _NAMED.fullmatch(typed):
        day, word, year = match[1], match[2], match[3]
    elif match := _NAMED_MONTH_FIRST.fullmatch(typed):
        word, day, year = match[1], match[2], match[3]
    else:
        long = locale.toDate(typed, QLocale.FormatType.LongFormat)
        return _python_day(long)
    month = _month(word.casefold(), locale)
    return None if month is None else date(int(year), month, int(day))


def _month_end(typed: str, locale: QLocale) -> date | None:
    if match := _MONTH_FIGURES.fullmatch(typed):
        year, month = int(match[1] or match[4]), int(match[2] or match[3])
    elif match := _MONTH_NAMED.fullmatch(typed):
        year, month = int(match[2] or match[3]), _month(match[1].casefold(), locale) or 0
        year += 2000 if year < 100 else 0
    else:
        return None
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 and year else None


def _month(word: str, locale: QLocale) -> int | None:
    for number, name in enumerate(MONTHS, 1):
        names = (name, *_names_of_month(number, locale), *_names_of_month(number, QLocale.c()))
        if any(word == one or (len(word) >= 3 and one.startswith(word)) for one in map(str.casefold, names)):
            return number
    return None


def _names_of_month(number: int, locale: QLocale) -> tuple[str, ...]:
    forms = (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat)
    return tuple(locale.monthName(number, form).rstrip(".") for form in forms)


def _python_day(day: QDate) -> date | None:
    return date(day.year(), day.month(), day.day()) if day.isValid() and day.year() > 0 else None
