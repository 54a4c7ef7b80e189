"""The report in Markdown: summary, quotes, metrics, what to do, what was tried, and how it is known."""

from datetime import date

from mapdesigner.exchange.map_names import MapNames, names_of, touchpoints_as_read
from mapdesigner.exchange.markdown_text import day_words, inline, item, quote, table
from mapdesigner.exchange.table import Heed
from mapdesigner.insight.experiment_state import experiment_state, rate_words
from mapdesigner.insight.experiment_test import outcome_of
from mapdesigner.insight.experiment_words import cautions, figures, verdict_sentence
from mapdesigner.insight.findings import evaluate
from mapdesigner.insight.findings_report import summary
from mapdesigner.insight.health import health
from mapdesigner.insight.metric_status import format_change, format_value
from mapdesigner.insight.priority import Ranked, ranked
from mapdesigner.insight.priority_words import weights_words, what_first
from mapdesigner.insight.summary import summary_lead, summary_sentences
from mapdesigner.insight.targets import target_row
from mapdesigner.model import (
    EVIDENCE,
    Experiment,
    Feedback,
    JourneyMap,
    Variant,
    metric_name,
    touchpoint_count,
)

MOST_FINDINGS = 10
_METRIC_HEADS = ("Touchpoint", "Metric", "Baseline", "Target", "Latest", "On", "Change", "Status")
_SOURCE = "Source"
_MEANS = {
    "assumed": "nobody has checked it",
    "heard": "somebody told it",
    "observed": "somebody saw it",
    "measured": "there are numbers",
}


def summary_lines(map_: JourneyMap, today: date, heed: Heed) -> list[str]:
    """Return how the map stands in sentences, and the improvements to begin with."""
    lines = ["## Summary", "", summary_lead(map_)]
    if touchpoint_count(map_):
        lines.append("")
        for about, sentence in summary_sentences(map_, today):
            lines += item(f"**{about}:** {inline(sentence)}")
    first = what_first(map_)
    if first:
        lines += ["", "What to begin with:", ""]
        for number, each in enumerate(first, 1):
            title = inline(each.ranked.improvement.title) or "Untitled improvement"
            lines.append(f"{number}. **{title}** – {inline(each.reasons)}")
    return lines


def finding_lines(map_: JourneyMap, today: date, heed: Heed) -> list[str]:
    """Return the gravest findings, how many there are, and what was put aside for which reason."""
    if not touchpoint_count(map_):
        return []
    found = evaluate(map_, today)
    if not found.shown and not found.dismissed:
        return []
    lines = ["## Findings", "", inline(summary(found)), ""]
    for finding in found.shown[:MOST_FINDINGS]:
        lines += item(f"**{finding.severity.capitalize()}:** {inline(finding.sentence)}")
    more = len(found.shown) - MOST_FINDINGS
    if more > 0:
        lines += ["", f"And {more:,} more."]
    if found.dismissed:
        lines += ["", "Dismissed:", ""]
        for each in found.dismissed:
            lines += item(inline(each.finding.sentence), (each.reason,))
    return lines


def improvement_lines(map_: JourneyMap, today: date, heed: Heed) -> list[str]:
    """Return the improvement notes as a list of tasks by rank; what is dropped stands under it."""
    if not map_.improvements:
        return []
    names = names_of(map_)
    notes = ranked(map_)
    lines = ["## Improvements", "", weights_words(map_), ""]
    for each in notes:
        if each.improvement.status != "dropped":
            box = "x" if each.improvement.status == "done" else " "
            lines += _improvement(each, names, f"[{box}] ")
    dropped = [each for each in notes if each.improvement.status == "dropped"]
    if dropped:
        kept = len(notes) > len(dropped)
        lines += [*([""] if kept else []), "Dropped:", ""]
        for each in dropped:
            lines += _improvement(each, names, "")
    return lines


def metric_lines(map_: JourneyMap, today: date, heed: Heed) -> list[str]:
    """Return a table of the metrics as they stand, and what to beware of."""
    rows: list[tuple[str, ...]] = []
    remarks: list[str] = []
    for _, card in touchpoints_as_read(map_):
        title = inline(card.title) or "Untitled touchpoint"
        for metric in card.metrics:
            row = target_row(card, metric, today)
            seen = row.latest
            values = (metric.baseline, metric.target, seen.value if seen is not None else None)
            rows.append(
                (
                    *(title, inline(metric_name(metric))),
                    *(inline(format_value(metric, value)) for value in values),
                    day_words(seen.on) if seen is not None else "–",
                    inline(format_change(metric)) if row.change is not None else "–",
                    row.status,
                    inline(metric.source),
                )
            )
            if row.trouble:
                remarks += item(f"{title}, {inline(metric_name(metric))}: {inline(row.trouble)}")
    if not rows:
        return []
    heads = (*_METRIC_HEADS, *((_SOURCE,) if any(row[-1] for row in rows) else ()))
    lines = ["## Metrics", "", *table(heads, frozenset((2, 3, 4, 6)), (row[: len(heads)] for row in rows))]
    return [*lines, "", "To check:", "", *remarks] if remarks else lines


def quote_lines(map_: JourneyMap, today: date, heed: Heed) -> list[str]:
    """Return every quote, those that are marked as worth showing first."""
    said = [(card.title, each) for _, card in touchpoints_as_read(map_) for each in card.feedback]
    if not said:
        return []
    shown = sum(each.status == "worth showing" for _, each in said)
    few = f"{shown:,}" if shown else "none"
    order = " What is worth showing stands first." if 0 < shown < len(said) else ""
    lines = ["## What customers say", "", f"{_counted(len(said), 'quote')}, {few} worth showing.{order}"]
    for title, each in sorted(said, key=lambda pair: pair[1].status != "worth showing"):
        lines += ["", *quote(each.quote, _by(title, each))]
    return lines


def experiment_lines(map_: JourneyMap, today: date, heed: Heed) -> list[str]:
    """Return the experiments with their variants and what they prove."""
    names = names_of(map_)
    lines = ["## Experiments"] if map_.experiments else []
    for test in map_.experiments:
        lines += ["", *_experiment(test, names, today)]
    return lines


def method_lines(map_: JourneyMap, today: date, heed: Heed) -> list[str]:
    """Return how it is known what the map says."""
    found = health(map_, today)
    lines = ["## Method and evidence", ""]
    if not found.touchpoints:
        return [*lines, "The map has no touchpoints yet."]
    lines += [f"What the map says of its {_counted(found.touchpoints, 'touchpoint')} rests on:", ""]
    for word in reversed(EVIDENCE):
        lines.append(f"- {word} ({_MEANS[word]}): {found.evidence[word]:,}")
    lines.append(f"- not said: {found.evidence[None]:,}")
    unsure = found.evidence["assumed"] + found.evidence[None]
    if unsure * 2 > found.touchpoints:
        lines += ["", "Most of it is assumption: check it with customers before you act on it."]
    return lines


def _improvement(each: Ranked, names: MapNames, box: str) -> list[str]:
    note = each.improvement
    told = [f"owner {inline(note.owner)}" if note.owner.strip() else "no owner"]
    told.append(f"due {day_words(note.due)}" if note.due is not None else "no date")
    told += [f"{name} {value}" for name, value in (("impact", note.impact), ("effort", note.effort)) if value]
    told += [word for word in (note.status, note.lever) if word]
    title = inline(note.title) or "Untitled improvement"
    touchpoints = [names.touchpoints[id_] for id_ in note.touchpoints if id_ in names.touchpoints]
    under = [f"At {', '.join(touchpoints)}"] if touchpoints else []
    under.append(note.note)
    if note.expected.strip():
        under.append(f"Expected: {note.expected}")
    return item(f"{box}**{title}** – {' · '.join(told)}", under)


def _experiment(test: Experiment, names: MapNames, today: date) -> list[str]:
    outcome = outcome_of(test.variants)
    told: list[str] = [experiment_state(test, today)]
    for word, day in (("from", test.started_on), ("to", test.ended_on)):
        if day is not None:
            told.append(f"{word} {day_words(day)}")
    touchpoint = names.touchpoints.get(test.touchpoint, "")
    told += [inline(text) for text in (touchpoint, test.metric) if text.strip()]
    lines = [f"### {inline(test.hypothesis) or 'Untitled experiment'}", "", " · ".join(told), ""]
    if test.variants:
        rows = (_variant(number, each) for number, each in enumerate(test.variants, 1))
        lines += [*table(("Variant", "Visitors", "Conversions", "Rate"), frozenset((1, 2, 3)), rows), ""]
    lines.append(inline(" ".join((verdict_sentence(outcome), *cautions(test, today, outcome)))))
    return [*lines, "", f"**Decision:** {inline(test.decision) or 'still open'}"]


def _variant(number: int, variant: Variant) -> tuple[str, ...]:
    name = inline(variant.name) or f"Variant {number}"
    return name, figures(variant.visitors), figures(variant.conversions), rate_words(variant)


def _by(title: str, said: Feedback) -> str:
    day = day_words(said.received_on) if said.received_on is not None else ""
    parts = (inline(said.who), inline(said.source), day)
    at = f"at {inline(title)}" if title.strip() else ""
    return ", ".join(part for part in (*parts, at) if part)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
