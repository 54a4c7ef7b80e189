"""The tables of a map that a CSV file can hold, one a file, by the names of the workbook’s sheets."""

from typing import Literal, get_args

TableName = Literal[
    "cards",
    "metrics",
    "observations",
    "improvements",
    "feedback",
    "stages",
    "lanes",
    "personas",
    "goals",
    "experiments",
    "dismissed findings",
]
TABLE_NAMES: tuple[TableName, ...] = get_args(TableName)
