"""What differs between two states of a touchpoint, field by field, in words."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from mapdesigner.insight.metric_status import current_value, format_value
from mapdesigner.model import (
    SENTIMENT_WORDS,
    Audit,
    JourneyMap,
    Metric,
    Touchpoint,
    metric_name,
)

NOTHING = "–"
IN_DETAIL = "other details"


class FieldChange(NamedTuple):
    """A field, what it said and what it says, in words."""

    field: str
    old: str
    new: str


class Names(NamedTuple):
    """What a map calls its personas and goals."""

    personas: Mapping[str, str]
    goals: Mapping[str, str]

    @classmethod
    def of(cls, map_: JourneyMap) -> "Names":
        """Return the names of a map."""
        return cls(
            {persona.id: persona.name or "unnamed persona" for persona in map_.personas},
            {goal.id: " ".join(goal.statement.split()) or "untitled goal" for goal in map_.goals},
        )


def card_changes(
    current: Touchpoint, future: Touchpoint, names: Names, future_names: Names
) -> tuple[FieldChange, ...]:
    """Return the fields in which two states of a touchpoint differ, its lane left out."""
    if current == future:  # most are, and this is the quickest way to know
        return ()
    changes: list[FieldChange] = []
    for field, say in _FIELDS.items():
        if getattr(current, field) == getattr(future, field):
            continue
        if field == "metrics":
            changes += _metric_changes(current.metrics, future.metrics)
            continue
        old, new = say(current, names), say(future, future_names)
        if old != new:
            changes.append(FieldChange(field.replace("_", " "), old, new))
        elif field not in _REFERRING:
            changes.append(FieldChange(field.replace("_", " "), old, IN_DETAIL))
    return tuple(changes)


def _metric_changes(current: tuple[Metric, ...], future: tuple[Metric, ...]) -> list[FieldChange]:
    """Return a change for each metric, by its name, that differs, is new or gone."""
    here, there = _by_name(current), _by_name(future)
    changes = []
    for name in dict.fromkeys((*here, *there)):
        one, other = here.get(name), there.get(name)
        if one != other:
            old, new = _metric_words(one), _metric_words(other)
            changes.append(FieldChange(name, old, new if old != new else IN_DETAIL))
    # The order tells which of them show on the card.
    return changes or [FieldChange("metrics", ", ".join(here), IN_DETAIL)]


def _by_name(metrics: tuple[Metric, ...]) -> dict[str, Metric]:
    """Return metrics by their names; the second of a name says so."""
    named: dict[str, Metric] = {}
    for metric in metrics:
        name = metric_name(metric)
        again = sum(1 for known in named.values() if metric_name(known) == name)
        named[f"{name} ({again + 1})" if again else name] = metric
    return named


def _metric_words(metric: Metric | None) -> str:
    if metric is None:
        return NOTHING
    parts = (
        ("", current_value(metric)),
        ("baseline ", metric.baseline),
        ("target ", metric.target),
    )
    words = [f"{word}{format_value(metric, value)}" for word, value in parts if value is not None]
    return ", ".join(words) or "no values"


def _text(text: str) -> str:
    return f"“{' '.join(text.split())}”" if text.strip() else NOTHING


def _sentiments(card: Touchpoint, names: Names) -> str:
    felt = (
        f"{names.personas.get(each.persona, '')} {SENTIMENT_WORDS[each.sentiment]}"
        for each in card.sentiments
    )
    return ", ".join(felt) or NOTHING


def _audit(audit: Audit | None) -> str:
    if audit is None:
        return NOTHING
    scores = ((name.replace("_", " "), getattr(audit, name)) for name in Audit.model_fields)
    return ", ".join(f"{name} {score}" for name, score in scores if score is not None) or NOTHING


def _list(names: Iterable[str]) -> str:
    return ", ".join(names) or NOTHING


def _count(count: int, noun: str) -> str:
    return NOTHING if not count else f"{count} {noun}{'' if count == 1 else 's'}"


# What is said of each field, in the order of the list. A new field of touchpoints is a row here.
_FIELDS: dict[str, Callable[[Touchpoint, Names], str]] = {
    "title": lambda card, names: _text(card.title),
    "description": lambda card, names: _text(card.description),
    "channel": lambda card, names: card.channel or NOTHING,
    "setting": lambda card, names: card.setting or NOTHING,
    "owner": lambda card, names: card.owner or NOTHING,
    "sentiment": lambda card, names: NOTHING if card.sentiment is None else SENTIMENT_WORDS[card.sentiment],
    "sentiments": _sentiments,
    "moment_of_truth": lambda card, names: "yes" if card.moment_of_truth else "no",
    "evidence": lambda card, names: card.evidence or NOTHING,
    "personas": lambda card, names: _list(names.personas.get(id_, "") for id_ in card.personas),
    "goals": lambda card, names: _list(names.goals.get(id_, "") for id_ in card.goals),
    "metrics": lambda card, names: _count(len(card.metrics), "metric"),
    "feedback": lambda card, names: _count(len(card.feedback), "quote"),
    "audit": lambda card, names: _audit(card.audit),
    "votes": lambda card, names: _count(card.votes, "vote"),
    "tags": lambda card, names: _list(card.tags),
}
# These hold ids, which differ from map to map: what they stand for counts.
_REFERRING = ("sentiments", "personas", "goals")
COMPARED_FIELDS = frozenset(_FIELDS)
