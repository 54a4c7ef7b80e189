"""What an export begins with before anybody has chosen, and what can be chosen where numbers are free."""

import re
from dataclasses import replace

from mapdesigner.export.formats import FORMATS, Format
from mapdesigner.export.options import FIT, ExportOptions

LEAST_SCALE, MOST_SCALE = 0.1, 20.0
MOST_BANDS = 20
MOST_BLEED_MM = 20.0
MOST_OVERLAP_MM = 50.0
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}

_PICTURES = (".png", ".svg")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def usual_options(format_: Format) -> ExportOptions:
    """Return what a format begins with: a picture is as large as the map, a page is A3."""
    return replace(ExportOptions(), paper=FIT) if format_.ending in _PICTURES else ExportOptions()


def usual_name(stem: str, format_: Format, joint: str = " ") -> str:
    """Return what a file is called: "shop.pdf", and "shop poster.pdf" where another format has the ending."""
    first = next(row for row in FORMATS if row.ending == format_.ending)
    word = "" if first.key == format_.key else f"{joint}{format_.key.replace('-', joint)}"
    return f"{stem}{word}{format_.ending}"


def language_named(text: str) -> str:
    """Return a language's BCP 47 tag. Raises ValueError, a sentence, for what can't be one."""
    tag = text.strip()
    if _TAG.fullmatch(tag) is None:
        raise ValueError(f"“{text}” is no language; name it by its tag, like en, de or pt-BR.")
    return tag
