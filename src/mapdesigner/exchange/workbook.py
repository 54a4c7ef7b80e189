"""A map as an Excel workbook: a sheet for each kind of thing, with real dates and numbers, ready to filter.

Text is always text: it never becomes a formula, a link or a number. What a sheet can't hold is said in the
warnings. The same map gives the same bytes on the same day. Limits are those of Microsoft's "Excel
specifications and limits".
"""

import io
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

import xlsxwriter  # type: ignore[import-untyped, unused-ignore]
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped, unused-ignore]

from mapdesigner.exchange.cell_text import (
    MOST_CHARACTERS,
    clean_text,
    fitting_text,
    looks_like_formula,
)
from mapdesigner.exchange.map_tables import about_table, map_tables
from mapdesigner.exchange.row_heights import lines_of, row_height_pt
from mapdesigner.exchange.table import ROWS_BETWEEN, Cell, Column, Heed, Share, Table, TableRow, unheeded
from mapdesigner.exchange.workbook_styles import (
    ACCENT,
    FONT,
    SCORE_FORMAT,
    Styles,
    number_format,
    share_format,
    signed_format,
)
from mapdesigner.model import JourneyMap

# With the row of heads.
MOST_ROWS = 1_048_576
LARGEST_NUMBER = 9.99e307
# Beyond that Excel forgets figures.
LARGEST_WHOLE = 10**15
FIRST_DAY = date(1900, 1, 1)
MOST_FOOTER_CHARACTERS = 100
# Archives of any day are the same.
MADE_ON = datetime(1980, 1, 1)
WRITING_SHARE = 0.6
# In the library's numbers; a wider sheet than that can't be read on A4.
A3, A4 = 8, 9
WIDEST_ON_A4 = 210.0

_MISFITS = {
    "long": ("text", f"longer than the {MOST_CHARACTERS:,} characters that a cell holds and cut there"),
    "control": ("text", "with control characters; they were left out, for a sheet can’t hold them"),
    "early": ("date", "before 1900 and written as text, for a sheet has no such dates"),
    "large": ("number", "too large for a sheet’s numbers and written as text"),
}


class Workbook(NamedTuple):
    """The bytes of an .xlsx file, and sentences about what it could not hold."""

    data: bytes
    warnings: tuple[str, ...]


def workbook(map_: JourneyMap, today: date, heed: Heed = unheeded) -> Workbook:
    """Return the map as a workbook; empty sheets are left out, and the last one says which."""
    return written(map_, map_tables(map_, today), heed)


def written(
    map_: JourneyMap, tables: tuple[Table, ...], heed: Heed = unheeded, most_rows: int = MOST_ROWS
) -> Workbook:
    """Return tables about a map as a workbook; one with more than `most_rows` goes on in another sheet."""
    return _Writer(map_, heed, most_rows).workbook(tables)


class _Writer:
    """Writes one workbook, and counts what didn't fit."""

    def __init__(self, map_: JourneyMap, heed: Heed, most_rows: int) -> None:
        self._map = map_
        self._heed = heed
        self._most_rows = most_rows
        self._out = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": FONT,
        }
        self._book = xlsxwriter.Workbook(self._out, options)
        accent = map_.brand.accent if map_.brand is not None else None
        self._styles = Styles(self._book, accent or ACCENT)
        self._misfits: Counter[str] = Counter()
        self._first: dict[str, str] = {}
        self._long_tables: list[str] = []
        self._done = 0
        self._to_do = 1

    def workbook(self, tables: tuple[Table, ...]) -> Workbook:
        self._to_do = sum(len(table.rows) for table in tables) or 1
        self._book.set_properties(self._properties())
        for table in tables:
            for name, rows in self._pieces(table):
                self._sheet(name, table.columns, rows)
        self._about(tables)
        self._heed(WRITING_SHARE)
        self._book.close()
        self._heed(1.0)
        return Workbook(self._out.getvalue(), self._warnings())

    def _properties(self) -> dict[str, object]:
        texts = {
            "title": self._map.title,
            "subject": self._map.purpose,
            "author": self._map.author,
            "company": self._map.organisation,
        }
        return {**{name: _on_one_line(text) for name, text in texts.items()}, "created": MADE_ON}

    def _pieces(self, table: Table) -> Iterator[tuple[str, tuple[TableRow, ...]]]:
        """Yield the table in pieces that a sheet holds, each with its name."""
        most = self._most_rows - 1
        if len(table.rows) > most:
            self._long_tables.append(table.name)
        for number, start in enumerate(range(0, len(table.rows), most), 1):
            yield f"{table.name} {number}" if number > 1 else table.name, table.rows[start : start + most]

    def _sheet(self, name: str, columns: tuple[Column, ...], rows: tuple[TableRow, ...]) -> None:
        sheet = self._book.add_worksheet(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            style = self._styles.head_of_numbers if _is_right(column) else self._styles.head
            sheet.write_string(0, place, column.head, style)
        # Heads are bold, and the arrow of the filter stands in them.
        sheet.set_row(0, row_height_pt(max(lines_of(each.head, each.width - 4) for each in columns)) + 4)
        for number, row in enumerate(rows, 1):
            if self._done % ROWS_BETWEEN == 0:
                self._heed(WRITING_SHARE * self._done / self._to_do)
            self._done += 1
            self._row(sheet, number, row, columns)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, len(rows), len(columns) - 1)
        sheet.set_landscape()
        self._page(sheet, A3 if sum(column.width for column in columns) > WIDEST_ON_A4 else A4)

    def _about(self, tables: tuple[Table, ...]) -> None:
        """Write the last sheet: what the map is about, and what was left out because there is none of it."""
        table = about_table(self._map, tuple(table.name for table in tables if not table.rows))
        sheet = self._book.add_worksheet(table.name)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width)
        self._text(sheet, 0, 0, self._map.title or "Untitled journey map", self._styles.title)
        sheet.set_row(0, 26)
        for number, (label, value) in enumerate(table.rows, 2):
            self._row(sheet, number, (None, value), table.columns)
            sheet.write_string(number, 0, str(label), self._styles.label)
        self._page(sheet, A4)

    def _page(self, sheet: Any, paper: int) -> None:
        """Set how the sheet prints, and that text that looks like a number is meant so."""
        sheet.set_paper(paper)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.hide_gridlines(1)
        sheet.set_footer(f"&L&9 {_footer_title(self._map.title)}&C&9&A&R&9&P of &N")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _row(self, sheet: Any, number: int, row: TableRow, columns: tuple[Column, ...]) -> None:
        lines = 1
        for place, value in enumerate(row):
            if isinstance(value, str):
                if value:
                    self._text(sheet, number, place, value)
                    lines = max(lines, lines_of(value, columns[place].width))
            elif value is not None:
                self._figure(sheet, number, place, value, columns[place])
        # Cells that hold nothing look like their row.
        height = row_height_pt(lines) if lines > 1 else None
        sheet.set_row(number, height, self._styles.row)

    def _text(self, sheet: Any, row: int, place: int, text: str, style: Any = None) -> None:
        clean, had_controls = clean_text(text)
        fitting, was_cut = fitting_text(clean)
        for misfit in ("control",) * had_controls + ("long",) * was_cut:
            self._misfit(misfit, sheet, row, place)
        if style is None:
            style = self._styles.formula_like if looks_like_formula(fitting) else self._styles.text
        if fitting.startswith("<r>") and fitting.endswith("</r>"):
            # The library takes such a text for XML of its own, unless it comes in pieces.
            sheet.write_rich_string(row, place, fitting[:1], self._styles.text, fitting[1:], style)
        else:
            sheet.write_string(row, place, fitting, style)

    def _figure(self, sheet: Any, row: int, place: int, value: Cell, column: Column) -> None:
        if isinstance(value, date):
            if value >= FIRST_DAY:
                sheet.write_datetime(row, place, value, self._styles.date)
            else:
                self._misfit("early", sheet, row, place)
                sheet.write_string(row, place, value.isoformat(), self._styles.date)
        elif isinstance(value, Share):
            self._number(sheet, row, place, value.fraction, share_format(value), column)
        elif isinstance(value, int | float):
            self._number(sheet, row, place, value, number_format(value), column)

    def _number(
        self, sheet: Any, row: int, place: int, value: int | float, shown: str, column: Column
    ) -> None:
        if abs(value) > (LARGEST_WHOLE if isinstance(value, int) else LARGEST_NUMBER):
            self._misfit("large", sheet, row, place)
            sheet.write_string(row, place, str(value), self._styles.text)
        elif column.kind == "sentiment":
            sheet.write_number(row, place, value, self._styles.sentiment(int(value)))
        else:
            if column.kind == "score":
                shown = SCORE_FORMAT
            elif column.kind == "change":
                shown = signed_format(shown)
            sheet.write_number(row, place, value, self._styles.number(shown))

    def _misfit(self, misfit: str, sheet: Any, row: int, place: int) -> None:
        self._misfits[misfit] += 1
        self._first.setdefault(misfit, f"{sheet.get_name()}, cell {xl_rowcol_to_cell(row, place)}")

    def _warnings(self) -> tuple[str, ...]:
        found = [
            f"{name} has more rows than a sheet holds; it goes on in the sheet “{name} 2”."
            for name in self._long_tables
        ]
        for misfit, (thing, words) in _MISFITS.items():
            count, first = self._misfits[misfit], self._first.get(misfit, "")
            if count == 1:
                found.append(f"One {thing} is {words}: {first}.")
            elif count:
                found.append(f"{count:,} {thing}s are {words}; the first is in {first}.")
        return tuple(found)


def _is_right(column: Column) -> bool:
    return column.kind in ("number", "score", "sentiment", "change")


def _on_one_line(text: str) -> str:
    return " ".join(clean_text(text)[0].split())[:MOST_CHARACTERS]


def _footer_title(title: str) -> str:
    """Return the title for the foot of a page, where & begins a code, so that none hangs on it."""
    return _on_one_line(title)[:MOST_FOOTER_CHARACTERS].replace("&", "&&\u200b")[:MOST_FOOTER_CHARACTERS]
