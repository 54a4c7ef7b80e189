"""The findings by severity and rule: what is missing or hurts, why that matters, and what was put aside."""

from datetime import date
from itertools import groupby

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.sections import Entries, section
from mapdesigner.export.report.style import (
    BODY,
    ENTRY,
    GAP_UNDER_ENTRY_PX,
    LABEL,
    SMALL,
    line_rows,
    part_title,
    separator,
    space,
    words,
)
from mapdesigner.insight.counting import counted, many
from mapdesigner.insight.finding import SEVERITIES, DismissedFinding, Finding, Severity
from mapdesigner.insight.findings import Findings, evaluate
from mapdesigner.insight.rules import RULES
from mapdesigner.layout.marks import Mark, Rect
from mapdesigner.model import JourneyMap, shortened, touchpoint_count

HEADINGS: dict[Severity, tuple[str, str]] = {
    "warning": ("Warnings", "sentiment -1"),
    "hint": ("Hints", "muted"),
}
DISMISSED = "Dismissed"
TEXT_X = 16.0
STAGE_WIDTH = 120.0
BULLET_PX = 4.0
# A page is to be read; how many more there are of a rule is said.
MOST_OF_A_RULE = 12
_TITLES = {rule.name: rule.title.rstrip(".") for rule in RULES}


def finding_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part as of today.

    It is empty when nothing was found and nothing put aside, and for a map that nobody has begun yet.
    """
    if not touchpoint_count(map_):
        return ()
    found = evaluate(map_, date.today())
    if not found.shown and not found.dismissed:
        return ()
    stages = {stage.id: shortened(stage.name, 40) or "Untitled stage" for stage in map_.stages}
    groups = [part_title("Findings", _lead(found), width)]
    for severity in SEVERITIES:
        chosen = [finding for finding in found.shown if finding.severity == severity]
        if chosen:
            groups += section(*HEADINGS[severity], width, _by_rule(chosen, stages, width))
    if found.dismissed:
        groups += section(
            DISMISSED,
            "muted",
            width,
            lambda running: [_dismissed(each, width, running) for each in found.dismissed],
        )
    return tuple(groups)


def _by_rule(chosen: list[Finding], stages: dict[str, str], width: float) -> Entries:
    by_rule = [(rule, list(same)) for rule, same in groupby(chosen, key=lambda finding: finding.rule)]
    return lambda running: [_rule(rule, same, stages, width, running) for rule, same in by_rule]


def _lead(found: Findings) -> str:
    first = f"{many(found.count('warning'), 'warning')} and {counted(found.count('hint'), 'hint')}"
    off = len(found.rules_off)
    more = f"; {counted(off, 'rule')} {'is' if off == 1 else 'are'} switched off" if off else ""
    return f"{first}, by {len(RULES) - off} rules that say what a map of this kind should hold{more}."


def _rule(rule: str, same: list[Finding], stages: dict[str, str], width: float, running: Row) -> Group:
    """Return what a rule found, under its title and why it matters."""
    rows = (
        *line_rows(_TITLES.get(rule, rule), 0, width, ENTRY, "text"),
        *line_rows(same[0].why, 0, width, SMALL, "muted"),
        space(4),
    )
    kept = len(rows) + 1
    for finding in same[:MOST_OF_A_RULE]:
        rows += (*_sentence(finding, stages, width), space(3))
    if len(same) > MOST_OF_A_RULE:
        rows += line_rows(f"and {len(same) - MOST_OF_A_RULE:,} more", TEXT_X, width, SMALL, "muted")
    rows += (
        *line_rows(f"Source: {same[0].source}", 0, width, LABEL, "faint"),
        space(GAP_UNDER_ENTRY_PX),
    )
    return Group(rows, kept=min(kept, 12), separator=separator(width), running=running)


def _sentence(finding: Finding, stages: dict[str, str], width: float) -> tuple[Row, ...]:
    """Return a finding with a mark before it and its stage at the right."""
    first, *more = line_rows(finding.sentence, TEXT_X, width - STAGE_WIDTH - TEXT_X - 16, BODY, "text")
    marks: tuple[Mark, ...] = (
        Rect(2, 6, BULLET_PX, BULLET_PX, BULLET_PX / 2, HEADINGS[finding.severity][1]),
    )
    stage = stages.get(finding.stage or "", "")
    if stage:
        marks += (words(stage, width - STAGE_WIDTH, 0.5, SMALL, "muted", STAGE_WIDTH),)
    return (first._replace(marks=(*marks, *first.marks)), *more)


def _dismissed(each: DismissedFinding, width: float, running: Row) -> Group:
    rows = (
        *line_rows(each.finding.sentence, 0, width, BODY, "text"),
        *line_rows(f"Dismissed: {each.reason}", 0, width, SMALL, "muted"),
        space(GAP_UNDER_ENTRY_PX),
    )
    return Group(rows, kept=min(len(rows), 12), separator=separator(width), running=running)
