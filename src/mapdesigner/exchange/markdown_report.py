"""A map as a Markdown report for a wiki: what it is about, its stages, quotes, metrics, and what to do."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from mapdesigner.exchange.markdown_parts import (
    experiment_lines,
    finding_lines,
    improvement_lines,
    method_lines,
    metric_lines,
    quote_lines,
    summary_lines,
)
from mapdesigner.exchange.markdown_people import goal_lines, persona_lines, title_lines
from mapdesigner.exchange.markdown_stages import stage_lines
from mapdesigner.exchange.table import Heed, unheeded
from mapdesigner.model import REPORT_PARTS, JourneyMap, ReportPart

Part = Callable[[JourneyMap, date, Heed], list[str]]
# The other parts of a report are pictures, or figures that Markdown has no place for.
PARTS: dict[ReportPart, Part] = {
    "cover": title_lines,
    "summary": summary_lines,
    "findings": finding_lines,
    "improvements": improvement_lines,
    "personas": persona_lines,
    "goals": goal_lines,
    "stages": stage_lines,
    "metrics": metric_lines,
    "feedback": quote_lines,
    "experiments": experiment_lines,
    "tests": experiment_lines,
    "method": method_lines,
}


class MarkdownReport(NamedTuple):
    """The text of an .md file, and sentences about what it can't show."""

    text: str
    warnings: tuple[str, ...]


def markdown_report(
    map_: JourneyMap,
    today: date,
    parts: Sequence[ReportPart] = REPORT_PARTS,
    heed: Heed = unheeded,
) -> MarkdownReport:
    """Return the report as it stands on a day, its parts in their order; the title comes first anyway.

    Parts of which the map has nothing are left out.
    """
    wanted = [PARTS[part] for part in parts if part in PARTS and part != "cover"]
    chosen = [title_lines, *dict.fromkeys(wanted)]
    lines: list[str] = []
    for number, part in enumerate(chosen):
        heed(number / len(chosen))
        made = part(map_, today, _within(number, len(chosen), heed))
        if made:
            lines += ["", *made] if lines else made
    heed(1.0)
    warnings = () if wanted else ("None of the chosen parts has text; the report has the title alone.",)
    return MarkdownReport("\n".join(lines) + "\n", warnings)


def _within(number: int, count: int, heed: Heed) -> Heed:
    """Return what one of several parts tells how far it is."""
    return lambda share: heed((number + share) / count)
