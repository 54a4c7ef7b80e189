"""What people typed as Markdown that shows just that: never a heading, a list, a link, a picture or HTML.

Escaped is whatever CommonMark 0.31, GitHub's tables, task lists, strikethrough and autolinks, and the usual
mathematics and attributes of wikis read as markup.
"""

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Control characters, which no Markdown knows, and what a JSON file may hold though no text should.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ANYWHERE = re.compile(r"([\\`*_\[\]<>#|~&$@^={}])")
# Where a line begins: bullets, numbers, definitions, admonitions.
_AT_START = re.compile(r"^(-|[+:](?= |$)|!(?=!!)|\d+(?=[.)](?: |$)))")
_ADDRESS = re.compile(r"\b(https?|ftp|mailto|xmpp):|\b(www)\.", re.IGNORECASE)


def inline(text: str) -> str:
    """Return a text as one line that shows as it is, anywhere on a line; blanks around it are left out."""
    line = " ".join(_CONTROLS.sub(" ", text).split())
    escaped = _ADDRESS.sub(_without_link, _ANYWHERE.sub(r"\\\1", line))
    return _AT_START.sub(_without_mark, escaped)


def lines_of(text: str, indent: str = "") -> list[str]:
    """Return a text's lines that are not blank as Markdown lines, each but the last with a hard break."""
    shown = [line for line in (inline(each) for each in _LINE_BREAK.split(text)) if line]
    return [f"{indent}{line}\\" for line in shown[:-1]] + [f"{indent}{line}" for line in shown[-1:]]


def item(first: str, texts: Iterable[str] = (), mark: str = "-") -> list[str]:
    """Return a list's entry: a line of Markdown, under it texts of people, still in the same entry."""
    lines = [f"{mark} {first}"]
    for text in texts:
        under = lines_of(text, "  ")
        if under:
            lines[-1] += "\\"
            lines += under
    return lines


def quote(text: str, by: str) -> list[str]:
    """Return a quotation, and in the same block a line of Markdown that says who said it."""
    lines = lines_of(f"“{text.strip()}”", "> ")
    if by:
        lines[-1] += "\\"
        lines.append(f"> — {by}")
    return lines


def table(heads: tuple[str, ...], to_right: frozenset[int], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return a table of cells that are Markdown already; the columns of `to_right` stand at the right."""
    rules = ("---:" if place in to_right else "---" for place in range(len(heads)))
    return [_table_row(heads), _table_row(rules), *(_table_row(row) for row in rows)]


def day_words(day: date) -> str:
    """Return a date as people say it: 15 Jan 2027."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _without_link(found: re.Match[str]) -> str:
    return f"{found[1]}\\:" if found[1] else f"{found[2]}\\."


def _without_mark(found: re.Match[str]) -> str:
    mark = found[1]
    return f"{mark}\\" if mark[0].isdigit() else f"\\{mark}"
