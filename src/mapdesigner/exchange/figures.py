"""The figures of every script, and the marks that stand between them, as the ones that are read here."""

import re
import unicodedata

# What Arabic and Persian put before decimals: it can't be meant in another way, as . and , can.
DECIMAL_SIGN = "٫"
_UNSEEN = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_MARKS = str.maketrans(
    dict(zip("．，／：＋－％＇　", ".,/:+-%' ", strict=True))
    | {"،": ",", "٬": "'", "٪": "%", "﹪": "%", "﹣": "-", "﹢": "+", "؍": "/"}
    | dict.fromkeys(_UNSEEN, "")
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))
_YEAR_FIRST = re.compile(r"^\s*(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?")


def as_figures(text: str) -> str:
    """Return a text with 0 to 9 for the figures of any script and plain . , / : + - % ' for their marks."""
    if text.isascii():
        return text
    return "".join(map(_figure, text.translate(_MARKS)))


def as_day_figures(text: str) -> str:
    """Return a text as `as_figures` does, also 2026年3月5日 as 2026-03-05 and every dash as a hyphen."""
    return text if text.isascii() else _YEAR_FIRST.sub(_iso, as_figures(text).translate(_DASHES))


def _figure(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _iso(match: re.Match[str]) -> str:
    return "-".join(f"{part:0>2}" for part in match.groups() if part is not None)
