"""What a map says in rows: metrics before and after, goals, and the action list."""

from mapdesigner.export.slides.chart import rates_slides
from mapdesigner.export.slides.deck import Deck
from mapdesigner.export.slides.table import Cell, Column, table_slides
from mapdesigner.export.slides.text import Paragraph, Run, cut, paragraph
from mapdesigner.insight.metric_status import (
    current_value,
    format_change,
    format_value,
    metric_status,
)
from mapdesigner.insight.priority import ranked
from mapdesigner.insight.serving import serving
from mapdesigner.insight.texts import Thing
from mapdesigner.layout.card import STATUS_SIGNS
from mapdesigner.layout.fonts import Weight
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.model import Goal, Improvement, JourneyMap, Metric, Touchpoint, cards_of, metric_name

CELL_PT, SMALL_PT = 12.0, 11.0
NONE = "–"
# More slides of rows would be turned by nobody.
MOST_ROWS = 100


def metric_slides(deck: Deck, map_: JourneyMap) -> None:
    """Add the chart of the rates that were measured twice, then all metrics as a table; or nothing."""
    found = [
        (card, metric)
        for _, card in cards_of(map_)
        if isinstance(card, Touchpoint)
        for metric in card.metrics
    ]
    if not found:
        return
    rates_slides(deck, found)
    columns = (
        Column("Metric", 30),
        Column("Baseline", 10, "r"),
        Column("Latest", 10, "r"),
        Column("Target", 10, "r"),
        Column("Change", 16, "r"),
        Column("Status", 15, left_pt=22),
    )
    rows = [_metric_row(card, metric) for card, metric in found[:MOST_ROWS]]
    table_slides(deck, "Metrics before and after", _rest(len(found), "metric"), columns, rows)


def goal_slides(deck: Deck, map_: JourneyMap) -> None:
    """Add the goals as a table, customer goals first; or nothing."""
    goals = sorted(map_.goals, key=lambda goal: goal.kind != "customer")
    if not goals:
        return
    columns = (
        Column("Goal", 30),
        Column("Whose", 9),
        Column("Measure and target", 22),
        Column("Served in", 17),
        Column("Owner", 12),
        Column("By", 11),
    )
    rows = [_goal_row(map_, goal) for goal in goals[:MOST_ROWS]]
    things = [Thing("goal", goal.id) for goal in goals]
    table_slides(deck, "Goals", _rest(len(goals), "goal"), columns, rows, things)


def action_slides(deck: Deck, map_: JourneyMap) -> None:
    """Add the improvement notes by rank as a table; or nothing."""
    entries = ranked(map_)
    if not entries:
        return
    columns = (
        Column("Rank", 6, "r"),
        Column("What", 43),
        Column("Owner", 15),
        Column("Due", 11),
        Column("Impact", 8, "ctr"),
        Column("Effort", 8, "ctr"),
        Column("Status", 9),
    )
    titles = {card.id: card.title for _, card in cards_of(map_) if isinstance(card, Touchpoint)}
    rows = [_action_row(entry.improvement, entry.rank, titles) for entry in entries[:MOST_ROWS]]
    lead = "The most worthwhile first: impact, pain and votes against effort."
    things = [Thing("improvement", entry.improvement.id) for entry in entries]
    table_slides(deck, "Action list", _rest(len(entries), "note") or lead, columns, rows, things)


def _rest(count: int, noun: str) -> str:
    if count <= MOST_ROWS:
        return ""
    return f"The first {MOST_ROWS} of {count:,} {noun}s; all of them are in the map and in its sheets."


def _metric_row(card: Touchpoint, metric: Metric) -> list[Cell]:
    status = metric_status(metric)
    sign, colour = STATUS_SIGNS.get(status, ("", "muted"))
    place = " · ".join(word for word in (card.title or "Untitled touchpoint", metric.source) if word.strip())
    name = (
        paragraph(cut(metric_name(metric), 260, CELL_PT, 2, "semibold"), CELL_PT, "text", "semibold"),
        paragraph(cut(place, 260, SMALL_PT, 2), SMALL_PT, "muted"),
    )
    values = (metric.baseline, current_value(metric), metric.target)
    return [
        name,
        *(_right(format_value(metric, value)) for value in values),
        _right(format_change(metric)),
        (Paragraph((Run(f"{sign} {status}".strip(), CELL_PT, colour),)),),
    ]


def _goal_row(map_: JourneyMap, goal: Goal) -> list[Cell]:
    places = ", ".join(each.stage.name or "Untitled stage" for each in serving(map_, goal.id))
    measure = "\n".join(word for word in (goal.measure, goal.target) if word.strip())
    return [
        _words(goal.statement or "Untitled goal", 250, 4, weight="semibold"),
        _words(goal.kind, 70),
        _words(measure, 180, 4),
        _words(places or "nothing yet", 135, 3),
        _words(goal.owner, 90, 2),
        _words("" if goal.deadline is None else short_day(goal.deadline), 90),
    ]


def _action_row(note: Improvement, rank: int | None, titles: dict[str, str]) -> list[Cell]:
    what = [
        paragraph(
            cut(note.title or "Untitled improvement", 370, CELL_PT, 3, "semibold"),
            CELL_PT,
            "text",
            "semibold",
        )
    ]
    places = ", ".join(titles.get(card_id, "") or "untitled touchpoint" for card_id in note.touchpoints)
    for text, colour in ((places, "muted"), (note.expected, "text")):
        if text.strip():
            what.append(paragraph(cut(text, 370, SMALL_PT, 2), SMALL_PT, colour))
    return [
        (paragraph("" if rank is None else str(rank), CELL_PT, "accent", "semibold", align="r"),),
        tuple(what),
        _words(note.owner, 115, 2),
        _words("" if note.due is None else short_day(note.due), 90),
        _figure(note.impact),
        _figure(note.effort),
        _words(note.status, 70),
    ]


def _words(text: str, width: float, lines: int = 1, weight: Weight = "regular") -> Cell:
    if not text.strip():
        return (paragraph(NONE, CELL_PT, "muted"),)
    return (paragraph(cut(text, width, CELL_PT, lines, weight), CELL_PT, "text", weight),)


def _right(text: str) -> Cell:
    return (paragraph(text, CELL_PT, "muted" if text == NONE else "text", align="r"),)


def _figure(value: int | None) -> Cell:
    return (paragraph(NONE if value is None else f"{value} of 5", CELL_PT, "text", align="ctr"),)
