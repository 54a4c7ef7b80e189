"""A map's cards as a CSV file: a row for each touchpoint and note, as spreadsheet programs open it.

UTF-8 with a byte order mark, without which Excel takes it for an older encoding; rows end as RFC 4180 says.
Text that a spreadsheet might take for a formula is led by an apostrophe; see OWASP, "CSV Injection".
"""

import csv
import io
from datetime import date
from typing import NamedTuple

from mapdesigner.exchange.card_tables import card_table
from mapdesigner.exchange.cell_text import MOST_CHARACTERS, clean_text, looks_like_formula, utf16_length
from mapdesigner.exchange.csv_names import TableName
from mapdesigner.exchange.map_names import names_of
from mapdesigner.exchange.map_tables import map_tables
from mapdesigner.exchange.table import ROWS_BETWEEN, Cell, Heed, Share, Table, unheeded
from mapdesigner.model import JourneyMap

SEPARATORS = (",", ";", "\t")
_MARK = "\ufeff"


class CsvTable(NamedTuple):
    """The bytes of a .csv file, and sentences about what was changed in its texts."""

    data: bytes
    warnings: tuple[str, ...]


def csv_table(
    map_: JourneyMap,
    separator: str = ",",
    heed: Heed = unheeded,
    name: TableName = "cards",
    today: date | None = None,
) -> CsvTable:
    """Return a table of the map as CSV: its cards as the map is read, or one of the workbook's sheets.

    Raises ValueError, a sentence, for a separator that is not one of SEPARATORS.
    """
    if separator not in SEPARATORS:
        raise ValueError(
            f"A CSV file can’t be separated by “{separator}”; take a comma, a semicolon or a tab."
        )
    table = _table(map_, name, today or date.today())
    out = io.StringIO(newline="")
    out.write(_MARK)
    rows = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    rows.writerow([column.head for column in table.columns])
    changes = _Changes()
    for number, row in enumerate(table.rows):
        if number % ROWS_BETWEEN == 0:
            heed(number / len(table.rows))
        rows.writerow([changes.cell(value) for value in row])
    heed(1.0)
    return CsvTable(out.getvalue().encode("utf-8"), changes.warnings())


def _table(map_: JourneyMap, name: TableName, today: date) -> Table:
    if name == "cards":
        return card_table(map_, names_of(map_))
    return next(table for table in map_tables(map_, today) if table.name.lower() == name)


class _Changes:
    """Makes cells harmless, and counts in how many something was changed."""

    def __init__(self) -> None:
        self._led = self._controls = self._long = 0

    def cell(self, value: Cell) -> str | int | float:
        """Return a cell's value as it is written; numbers stay numbers."""
        if value is None:
            return ""
        if isinstance(value, int | float):
            return value
        if isinstance(value, Share):
            return value.fraction
        text, had_controls = clean_text(str(value))
        self._controls += had_controls
        self._long += len(text) > MOST_CHARACTERS // 2 and utf16_length(text) > MOST_CHARACTERS
        if looks_like_formula(text):
            self._led += 1
            return f"'{text}"
        return text

    def warnings(self) -> tuple[str, ...]:
        """Return what a reader should know, a sentence each."""
        most = f"longer than the {MOST_CHARACTERS:,} characters that Excel reads in a cell"
        apostrophe = "so an apostrophe leads it"
        said = (
            (self._led, f"looks like a formula, {apostrophe}", f"look like formulas, {apostrophe}"),
            (self._controls, *("had control characters, which were left out",) * 2),
            (self._long, f"is {most}", f"are {most}"),
        )
        return tuple(
            f"One text {one}." if count == 1 else f"{count:,} texts {many}."
            for count, one, many in said
            if count
        )
