"""Text as a cell of a sheet can hold it: line breaks of one kind, no control characters, not too long.

A formula begins with one of FORMULA_STARTS in one spreadsheet program or another; see OWASP, "CSV Injection".
"""

import re

# A cell of Excel holds so many UTF-16 units ("Excel specifications and limits").
MOST_CHARACTERS = 32_767
FORMULA_STARTS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# What XML 1.0 can't hold, and the controls beyond ASCII, which nobody means.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_AWKWARD = re.compile(f"{_BREAKS.pattern}|{_CONTROLS.pattern}")


def clean_text(text: str) -> tuple[str, bool]:
    """Return the text with \\n for every line break and blanks for controls; tell whether there were any."""
    if _AWKWARD.search(text) is None:
        return text, False
    broken = _BREAKS.sub("\n", text)
    clean = _CONTROLS.sub(" ", broken)
    return clean, clean != broken


def fitting_text(text: str) -> tuple[str, bool]:
    """Return as much of the text as a cell holds, an ellipsis where it was cut; tell whether it was."""
    # Few texts are half as long, so that few are counted.
    if len(text) <= MOST_CHARACTERS // 2 or utf16_length(text) <= MOST_CHARACTERS:
        return text, False
    units = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - 1)]
    return units.decode("utf-16-le", errors="ignore") + "…", True


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units a text has, as Excel counts them."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet program may take the text for a formula."""
    return text[:1] in ("\t", "\r") or text.lstrip()[:1] in tuple(FORMULA_STARTS)
