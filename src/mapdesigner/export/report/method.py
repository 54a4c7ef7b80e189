"""Method and evidence: what the map is about in full, how sure it is, and how its figures are calculated."""

from collections.abc import Iterable, Iterator
from datetime import date

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.method_words import reckonings, sources
from mapdesigner.export.report.sections import section, stage_name
from mapdesigner.export.report.slices import band, evidence_slices
from mapdesigner.export.report.style import (
    GAP_UNDER_ENTRY_PX,
    label_rows,
    part_title,
    separator,
    space,
)
from mapdesigner.insight.health import health
from mapdesigner.insight.summary import evidence_sentence
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.model import Evidence, JourneyMap, Stage, touchpoint_count, touchpoints_of

COLOUR = "accent"
TEXT_X = 148.0
WORTH_KNOWING: dict[Evidence | None, str] = {"assumed": "Assumed", None: "Without evidence"}
LEAD = "What the map is about, how its makers know what it shows, and how the figures are calculated."


def method_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part; nothing for a map without touchpoints."""
    if not touchpoint_count(map_):
        return ()
    groups = [part_title("Method and evidence", LEAD, width)]
    groups += section("The map", COLOUR, width, lambda running: _listed(_about(map_), width, running))
    groups += section("How we know", COLOUR, width, lambda running: _known(map_, width, running))
    groups += section(
        "How the figures are calculated",
        COLOUR,
        width,
        lambda running: _told(reckonings(map_), width, running),
    )
    return tuple(groups)


def _about(map_: JourneyMap) -> Iterator[tuple[str, str]]:
    yield "Title", map_.title
    yield "Purpose", map_.purpose
    yield "Scenario", map_.scenario
    yield "State", f"{map_.state} state"
    if map_.based_on is not None:
        yield "Made from", map_.based_on.title
    yield "Organisation", map_.organisation
    yield "Made by", map_.author
    yield "To be reviewed on", short_day(map_.review_on) if map_.review_on is not None else ""


def _known(map_: JourneyMap, width: float, running: Row) -> Iterator[Group]:
    found = health(map_, date.today())
    yield Group((band(evidence_slices(found.evidence), width), space(16)), running=running)
    told = [("Evidence", evidence_sentence(found)), *sources(map_)]
    for word, label in WORTH_KNOWING.items():
        if found.evidence[word] < found.touchpoints:
            lines = [_in_stage(stage, word) for stage in map_.stages]
            told.append((label, "\n".join(line for line in lines if line)))
    yield from _told(told, width, running)


def _in_stage(stage: Stage, evidence: str | None) -> str:
    titles = [
        " ".join(card.title.split()) or "Untitled touchpoint"
        for card in touchpoints_of(stage)
        if card.evidence == evidence
    ]
    return f"{stage_name(stage)}: {', '.join(titles)}" if titles else ""


def _listed(told: Iterable[tuple[str, str]], width: float, running: Row) -> Iterator[Group]:
    """Yield short facts close under each other."""
    for label, text in told:
        rows = label_rows(label, text.strip(), 0, TEXT_X, width)
        if rows:
            yield Group(rows, kept=min(len(rows), 4), running=running)


def _told(told: Iterable[tuple[str, str]], width: float, running: Row) -> Iterator[Group]:
    """Yield sentences with a line between them."""
    for label, text in told:
        rows = label_rows(label, text.strip(), 0, TEXT_X, width)
        if rows:
            yield Group(
                (*rows, space(GAP_UNDER_ENTRY_PX - 5)),
                kept=min(len(rows), 4),
                separator=separator(width),
                running=running,
            )
