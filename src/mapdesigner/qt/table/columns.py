"""Columns of the table: what each shows of a touchpoint, how it sorts, and how it is changed."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from mapdesigner.insight.metric_status import current_value, format_value, metric_status
from mapdesigner.layout.card import STATUS_SIGNS
from mapdesigner.model import (
    EVIDENCE,
    METRIC_SORTS,
    SENTIMENT_WORDS,
    SETTINGS,
    Metric,
    metric_name,
)
from mapdesigner.qt.table.rows import Around, Row

# How a cell is changed: by typing, by choosing one, by ticking several, with a click, or elsewhere.
Kind = Literal["line", "text", "tags", "number", "choice", "ticks", "star", "read"]
SortKey = tuple[object, ...] | None


class Column(NamedTuple):
    """A column: its name, heading, width in px, how it is changed and the undo label for that.

    `text` is what a cell says; `key` is what it sorts by, None for an empty cell, which sorts last.
    """

    name: str
    title: str
    width_px: int
    kind: Kind
    label: str
    text: Callable[[Row, Around], str]
    key: Callable[[Row, Around], SortKey]
    is_shown: bool = True


def yes_no(is_so: bool) -> str:
    """Return how a cell says yes; no is an empty cell."""
    return "yes" if is_so else ""


def persona_names(row: Row, around: Around) -> list[str]:
    """Return the names of the personas whom a touchpoint is for."""
    found = (around.personas[id_][0] for id_ in row.card.personas if id_ in around.personas)
    return [persona.name or "Unnamed persona" for persona in found]


def goal_statements(row: Row, around: Around) -> list[str]:
    """Return the goals that a touchpoint serves."""
    found = (around.goals[id_] for id_ in row.card.goals if id_ in around.goals)
    return [goal.statement or "Goal without words" for goal in found]


def metric_words(metric: Metric) -> str:
    """Return a metric in short: name, latest value, status sign."""
    name = METRIC_SORTS[metric.kind].short_name if metric.kind != "custom" else metric_name(metric)
    sign = STATUS_SIGNS.get(metric_status(metric), ("", ""))[0]
    return f"{name} {format_value(metric, current_value(metric))} {sign}".rstrip()


def _words(field: str) -> tuple[Callable[[Row, Around], str], Callable[[Row, Around], SortKey]]:
    """Return text and sort key of a field that holds a text, or none."""

    def text(row: Row, around: Around) -> str:
        return getattr(row.card, field) or ""

    def key(row: Row, around: Around) -> SortKey:
        value = text(row, around).strip()
        return (value.casefold(),) if value else None

    return text, key


def _of_order(field: str, order: tuple[object, ...]) -> Callable[[Row, Around], SortKey]:
    """Return the sort key of a field whose values have an order."""
    places = {value: place for place, value in enumerate(order)}

    def key(row: Row, around: Around) -> SortKey:
        value = getattr(row.card, field)
        return None if value is None else (places[value],)

    return key


def _listed(names: Callable[[Row, Around], list[str]]) -> tuple[Callable, Callable]:
    """Return text and sort key of a cell that lists names."""

    def text(row: Row, around: Around) -> str:
        return ", ".join(names(row, around))

    def key(row: Row, around: Around) -> SortKey:
        found = names(row, around)
        return tuple(name.casefold() for name in found) or None

    return text, key


def _counted(count: Callable[[Row, Around], int]) -> tuple[Callable, Callable]:
    """Return text and sort key of a cell that shows a number; nothing instead of 0."""

    def text(row: Row, around: Around) -> str:
        return str(count(row, around) or "")

    def key(row: Row, around: Around) -> SortKey:
        number = count(row, around)
        return (number,) if number else None

    return text, key


def _mood_text(row: Row, around: Around) -> str:
    return "" if row.card.sentiment is None else SENTIMENT_WORDS[row.card.sentiment]


def _mood_key(row: Row, around: Around) -> SortKey:
    return None if row.card.sentiment is None else (row.card.sentiment,)


def _metrics_text(row: Row, around: Around) -> str:
    return ", ".join(map(metric_words, row.card.metrics))


def _metrics_key(row: Row, around: Around) -> SortKey:
    """Sort the same metrics together, and those by their values."""
    if not row.card.metrics:
        return None
    first = row.card.metrics[0]
    value = current_value(first)
    return metric_name(first).casefold(), value is None, value or 0.0


def _stage_key(row: Row, around: Around) -> SortKey:
    return (row.place.stage_at,)


def _lane_key(row: Row, around: Around) -> SortKey:
    return (row.place.lane_at,)


def _star_key(row: Row, around: Around) -> SortKey:
    return (0,) if row.card.moment_of_truth else None


COLUMNS: tuple[Column, ...] = (
    Column("title", "Touchpoint", 230, "text", "Rename touchpoint", *_words("title")),
    Column(
        "stage", "Stage", 120, "choice", "Move touchpoint", lambda row, _: row.place.stage_name, _stage_key
    ),
    Column("lane", "Lane", 110, "choice", "Move touchpoint", lambda row, _: row.place.lane_name, _lane_key),
    Column("channel", "Channel", 124, "choice", "Change channel", *_words("channel")),
    Column(
        "setting",
        "Setting",
        84,
        "choice",
        "Change setting",
        _words("setting")[0],
        _of_order("setting", SETTINGS),
    ),
    Column("sentiment", "Sentiment", 110, "choice", "Set sentiment", _mood_text, _mood_key),
    Column(
        "moment_of_truth",
        "Moment of truth",
        56,
        "star",
        "Mark moment of truth",
        lambda row, _: yes_no(row.card.moment_of_truth),
        _star_key,
    ),
    Column("personas", "Personas", 96, "ticks", "Change personas", *_listed(persona_names)),
    Column("owner", "Owner", 120, "line", "Change owner", *_words("owner")),
    Column(
        "evidence",
        "Evidence",
        96,
        "choice",
        "Change evidence",
        _words("evidence")[0],
        _of_order("evidence", EVIDENCE),
    ),
    Column("metrics", "Metrics", 150, "read", "", _metrics_text, _metrics_key),
    Column("feedback", "Quotes", 70, "read", "", *_counted(lambda row, _: len(row.card.feedback))),
    Column(
        "improvements",
        "Improvements",
        100,
        "read",
        "",
        *_counted(lambda row, around: around.improvement_counts.get(row.card.id, 0)),
    ),
    Column("goals", "Goals", 170, "ticks", "Change goals", *_listed(goal_statements), is_shown=False),
    Column(
        "votes",
        "Votes",
        64,
        "number",
        "Change votes",
        *_counted(lambda row, _: row.card.votes),
        is_shown=False,
    ),
    Column("tags", "Tags", 130, "tags", "Change tags", *_listed(lambda row, _: list(row.card.tags))),
    Column(
        "description",
        "Description",
        260,
        "text",
        "Change description",
        *_words("description"),
        is_shown=False,
    ),
)
COLUMN_OF = {column.name: place for place, column in enumerate(COLUMNS)}
