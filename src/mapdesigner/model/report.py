"""ReportPart: what a report is made of, and the order in which a map wants its parts."""

from typing import Literal, get_args

ReportPart = Literal[
    "cover",
    "contents",
    "summary",
    "map",
    "findings",
    "health",
    "improvements",
    "personas",
    "goals",
    "stages",
    "metrics",
    "feedback",
    "audit",
    "consistency",
    "experiments",
    "tests",
    "method",
]

REPORT_PARTS: tuple[ReportPart, ...] = get_args(ReportPart)
