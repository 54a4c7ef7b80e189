"""The sheets of a finished workbook as its preview shows them: the cells' words, numbers and dates."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree import ElementTree

from mapdesigner.qt.export.views import MOST_COLUMNS, MOST_ROWS, Table, Tables, table_of

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Day 0 of the sheets' calendar, ECMA-376 part 1, 18.17.4.1.
_EPOCH = date(1899, 12, 30)
_BUILT_IN_DATES = range(14, 23)
_BUILT_IN_SHARES = (9, 10)
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def tables_of(data: bytes) -> Tables:
    """Return the first rows of each sheet of a workbook that we made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strings = _strings(archive)
        formats = _formats(archive)
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = {
            link.get("Id"): link.get("Target", "")
            for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        }
        return tuple(
            _table(sheet.get("name", ""), archive.read(f"xl/{links[sheet.get(_LINK)]}"), strings, formats)
            for sheet in book.iter(f"{_MAIN}sheet")
        )


def _table(name: str, data: bytes, strings: list[str], formats: list[str]) -> Table:
    rows: list[list[str]] = []
    more = 0
    for row in ElementTree.fromstring(data).iter(f"{_MAIN}row"):
        if len(rows) > MOST_ROWS:
            more += 1
            continue
        cells: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            column = _column(cell.get("r", ""))
            if column < MOST_COLUMNS:
                cells += [""] * (column - len(cells)) + [_words(cell, strings, formats)]
        # A row that holds nothing isn't written; its number says that it is there.
        rows += [[]] * (int(row.get("r", len(rows) + 1)) - 1 - len(rows)) + [cells]
    table = table_of(name, rows)
    return table._replace(more=table.more + more)


def _words(cell: ElementTree.Element, strings: list[str], formats: list[str]) -> str:
    value = cell.findtext(f"{_MAIN}v") or ""
    kind = cell.get("t")
    if kind == "s":
        return strings[int(value)]
    if kind == "inlineStr":
        return "".join(cell.itertext())
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if (kind is not None and kind != "n") or not value:
        return value
    written = formats[int(cell.get("s", 0))] if formats else ""
    number = float(value)
    if written == "date":
        return (_EPOCH + timedelta(days=int(number))).isoformat()
    if written == "share":
        return f"{number * 100:.4g}\u202f%"
    return f"{number:g}" if abs(number) < 1e15 else value


def _strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in entry.iter(f"{_MAIN}t")) for entry in root]


def _formats(archive: zipfile.ZipFile) -> list[str]:
    """Return for each style of a cell whether it writes numbers as "date", as "share" or as they are, ""."""
    root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    own = {int(each.get("numFmtId", 0)): each.get("formatCode", "") for each in root.iter(f"{_MAIN}numFmt")}
    styles = root.find(f"{_MAIN}cellXfs")
    return [] if styles is None else list(_kinds(styles, own))


def _kinds(styles: ElementTree.Element, own: dict[int, str]) -> Iterator[str]:
    for style in styles:
        number = int(style.get("numFmtId", 0))
        code = _QUOTED.sub("", own.get(number, "")).lower()
        if number in _BUILT_IN_DATES or "yy" in code or "dd" in code:
            yield "date"
        else:
            yield "share" if number in _BUILT_IN_SHARES or "%" in code else ""


def _column(place: str) -> int:
    """Return a cell's column, from 0, of its place: "AB12" is 27."""
    letters = "".join(character for character in place if character.isalpha())
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return max(0, number - 1)
