"""Findings written down for people and for scripts: plain text, Markdown, JSON.

The JSON is stable: fields may be added within a version, never renamed, removed or given another meaning;
REPORT_VERSION goes up otherwise.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from mapdesigner.insight.finding import SEVERITIES, Finding, Severity
from mapdesigner.insight.findings import Findings
from mapdesigner.model import JourneyMap, Touchpoint, card_text, shortened

REPORT_VERSION = 1
HEADINGS: dict[Severity, str] = {"warning": "Warnings", "hint": "Hints"}
# What would be read as Markdown in the words that people typed.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")


def as_text(map_: JourneyMap, findings: Findings) -> Iterator[str]:
    """Yield lines for a terminal: by severity, then by rule, with the reason for each rule once."""
    yield f"{_title(map_)}: {summary(findings)}"
    for severity in SEVERITIES:
        chosen = [finding for finding in findings.shown if finding.severity == severity]
        if not chosen:
            continue
        yield ""
        yield f"{HEADINGS[severity]} ({len(chosen):,})"
        for rule, group in groupby(chosen, key=lambda finding: finding.rule):
            same = list(group)
            yield f"  {rule}: {same[0].why}"
            yield from (f"    - {finding.sentence}" for finding in same)


def as_markdown(map_: JourneyMap, findings: Findings) -> Iterator[str]:
    """Yield lines of Markdown: a heading for each severity and rule, the source of each rule under it."""
    yield f"# Findings: {_escaped(_title(map_))}"
    yield ""
    yield summary(findings)
    for severity in SEVERITIES:
        chosen = [finding for finding in findings.shown if finding.severity == severity]
        if not chosen:
            continue
        yield from ("", f"## {HEADINGS[severity]}")
        for rule, group in groupby(chosen, key=lambda finding: finding.rule):
            same = list(group)
            yield from ("", f"### {rule}", "", _escaped(same[0].why), "")
            yield from (f"- {_escaped(finding.sentence)}" for finding in same)
            yield from ("", f"Source: {_escaped(same[0].source)}")


def as_json(map_: JourneyMap, findings: Findings, today: date) -> str:
    """Return the findings as readable JSON; see the README for its fields."""
    names = _names(map_)
    counts: dict[str, int] = {severity: findings.count(severity) for severity in SEVERITIES}
    counts["dismissed"] = len(findings.dismissed)
    content = {
        "report_version": REPORT_VERSION,
        "map": {"id": map_.id, "title": map_.title},
        "today": today.isoformat(),
        "counts": counts,
        "findings": [_entry(finding, names) for finding in findings.shown],
        "dismissed": [{**_entry(each.finding, names), "reason": each.reason} for each in findings.dismissed],
        "rules_off": list(findings.rules_off),
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def summary(findings: Findings) -> str:
    """Return how much was found in one sentence."""
    counts = [_counted(findings.count(severity), severity) for severity in SEVERITIES]
    parts = [" and ".join(counts)]
    if findings.dismissed:
        parts.append(f"{len(findings.dismissed):,} dismissed")
    if findings.rules_off:
        parts.append(f"{_counted(len(findings.rules_off), 'rule')} switched off")
    return f"{', '.join(parts)}."


def _entry(finding: Finding, names: dict[str, tuple[str, str]]) -> dict[str, Any]:
    about = [(id_, *names.get(id_, ("", ""))) for id_ in finding.about]
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "sentence": finding.sentence,
        "why": finding.why,
        "source": finding.source,
        "about": [{"kind": kind, "id": id_, "name": name} for id_, kind, name in about],
        "stage": finding.stage,
        "subject": finding.subject,
    }


def _names(map_: JourneyMap) -> dict[str, tuple[str, str]]:
    """Return kind and name of everything that has an id."""
    names = {stage.id: ("stage", stage.name) for stage in map_.stages}
    names |= {lane.id: ("lane", lane.name) for lane in map_.lanes}
    names |= {persona.id: ("persona", persona.name) for persona in map_.personas}
    names |= {goal.id: ("goal", goal.statement) for goal in map_.goals}
    names |= {note.id: ("improvement", note.title) for note in map_.improvements}
    names |= {test.id: ("experiment", test.hypothesis) for test in map_.experiments}
    for stage in map_.stages:
        for card in stage.cards:
            names[card.id] = ("touchpoint" if isinstance(card, Touchpoint) else "note", card_text(card))
    return names


def _title(map_: JourneyMap) -> str:
    return shortened(map_.title, 80) or "Untitled journey map"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
