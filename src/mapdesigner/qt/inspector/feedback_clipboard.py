"""Quotes from and to the clipboard."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QGuiApplication

from mapdesigner.exchange.quote_rows import block_from_quotes
from mapdesigner.exchange.quotes import line_from_quote, quotes_from_text
from mapdesigner.model import Feedback
from mapdesigner.qt.widgets.days import NoDay, day_from
from mapdesigner.qt.widgets.pasted import words_on_clipboard


def pasted_quotes() -> tuple[Feedback, ...]:
    """Return the quotes in the clipboard's text, a line or a row each; days are read in the local format."""
    return quotes_from_text(words_on_clipboard(), _day_or_none)


def copy_quotes(quotes: Sequence[Feedback]) -> None:
    """Put one quote on the clipboard as a line, several as a block for spreadsheets."""
    text = line_from_quote(quotes[0]) if len(quotes) == 1 else block_from_quotes(quotes)
    QGuiApplication.clipboard().setText(text)


def _day_or_none(text: str) -> date | None:
    try:
        return day_from(text)
    except NoDay:
        return None
