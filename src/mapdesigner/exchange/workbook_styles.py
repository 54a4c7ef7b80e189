"""How cells of the workbook look: quiet heads, text wrapped and at the top, numbers as exact as they are."""

import math
from decimal import Decimal
from typing import Any

from mapdesigner.exchange.table import Share

# Arial, or a font of the same widths, is wherever workbooks are opened; the heights of rows depend on it.
FONT = {"font_name": "Arial", "font_size": 10, "font_family": 2, "font_scheme": False}
ACCENT, TEXT, MUTED = "#4652C9", "#1A1E26", "#5B6472"
HEAD, HAIRLINE = "#F4F5F7", "#E1E4EA"
# Dark enough to be read on white, 4.5 : 1.
_SENTIMENT_COLOURS = {-2: "#B02E24", -1: "#A8560C", 0: "#5B6472", 1: "#22784A", 2: "#157347"}
_DATE_FORMAT = "yyyy-mm-dd"
# Room at the right, as wide as an M: an indent is lost in LibreOffice beside another format.
_ROOM = "_M"
_SENTIMENT_FORMAT = f"+0{_ROOM};−0{_ROOM};0{_ROOM}"
SCORE_FORMAT = f"0.00{_ROOM}"
_GENERAL = "General"


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any, accent: str) -> None:
        self._book = book
        self._numbers: dict[str, Any] = {}
        self._sentiments: dict[int, Any] = {}
        self.row = self._cell()
        self.text = self._cell(text_wrap=True)
        # Text that looks like a formula stays text when somebody edits its cell.
        self.formula_like = self._cell(text_wrap=True, quote_prefix=True)
        self.date = self._cell(num_format=_DATE_FORMAT, align="left")
        self.title = self._cell(bold=True, font_size=16)
        self.label = self._cell(text_wrap=True, font_color=MUTED)
        head = {"bold": True, "valign": "vcenter", "bg_color": HEAD, "bottom": 2, "bottom_color": accent}
        self.head = self._cell(text_wrap=True, **head)
        self.head_of_numbers = self._cell(text_wrap=True, align="right", indent=1, **head)

    def number(self, num_format: str) -> Any:
        """Return the format of a number."""
        if num_format not in self._numbers:
            self._numbers[num_format] = self._cell(num_format=num_format, align="right")
        return self._numbers[num_format]

    def sentiment(self, value: int) -> Any:
        """Return the format of a sentiment, −2 … +2, in its colour."""
        if value not in self._sentiments:
            self._sentiments[value] = self._cell(
                num_format=_SENTIMENT_FORMAT,
                align="right",
                bold=abs(value) == 2,
                font_color=_SENTIMENT_COLOURS.get(value, TEXT),
            )
        return self._sentiments[value]

    def _cell(self, **looks: object) -> Any:
        usual = {"valign": "top", "font_color": TEXT, "bottom": 1, "bottom_color": HAIRLINE}
        return self._book.add_format({**usual, **looks})


def number_format(value: int | float) -> str:
    """Return the number format by which a number shows what it says: 1,200 and 4.25, but 0.0004 as it is."""
    if isinstance(value, int) or value.is_integer():
        return f"#,##0{_ROOM}" if abs(value) < 1e15 else _GENERAL
    if abs(value) < 0.005 or abs(value) >= 1e12:
        return _GENERAL
    return f"#,##0.{'0' * _decimals(value)}{_ROOM}"


def share_format(share: Share) -> str:
    """Return the per-cent format of a rate: two decimals where it has just two, more where it is tiny."""
    per_cent = share.fraction * 100
    if per_cent and abs(per_cent) < 0.05:
        return f"0.00##%{_ROOM}"
    has_two = _decimals(per_cent) == 2 and math.isclose(per_cent, round(per_cent, 2))
    return f"0.{'00' if has_two else '0'}%{_ROOM}"


def signed_format(num_format: str) -> str:
    """Return a number format with a sign before what is above and below nothing."""
    return num_format if num_format == _GENERAL else f"+{num_format};−{num_format};{num_format}"


def _decimals(value: float) -> int:
    """Return how many decimals, 1 or 2, a number is shown with."""
    exponent = Decimal(repr(round(value, 2))).normalize().as_tuple().exponent
    return 2 if isinstance(exponent, int) and exponent <= -2 else 1
