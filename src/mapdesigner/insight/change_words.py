"""What changed between two states of a map, in words: for versions, and for files changed by others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from mapdesigner.model import Card, JourneyMap, Touchpoint, Value, card_text, cards_of, shortened

MOST_PARTS = 4
_FIELDS = {
    "title": "title",
    "purpose": "purpose",
    "scenario": "scenario",
    "state": "state",
    "based_on": "link to another map",
    "organisation": "organisation",
    "author": "author",
    "review_on": "review date",
    "schema_": "link to a schema",
    "format": "name of the format",
}


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


class _Noun(NamedTuple):
    """A kind of thing: its words for one and many, how one is named, and all there are, by id."""

    one: str
    many: str
    name: Callable[..., str]
    before: Mapping[str, Value]
    after: Mapping[str, Value]


def change_lines(before: JourneyMap, after: JourneyMap) -> tuple[str, ...]:
    """Return what changed, a line a kind of change; empty when the maps are equal."""
    lines: list[str] = []
    for noun in _nouns(before, after):
        added = [noun.after[id_] for id_ in noun.after if id_ not in noun.before]
        removed = [noun.before[id_] for id_ in noun.before if id_ not in noun.after]
        changed = [noun.after[id_] for id_ in noun.after if _differs(noun, id_)]
        lines += (
            _said(noun, added, "added") + _said(noun, removed, "removed") + _said(noun, changed, "changed")
        )
    lines += _moved(before, after)
    fields = [words for name, words in _FIELDS.items() if getattr(before, name) != getattr(after, name)]
    if fields:
        lines.append(f"{' and '.join(fields)} changed".capitalize())
    if not lines and before != after:
        lines.append("The order of things changed")
    return tuple(lines)


def change_sentence(before: JourneyMap, after: JourneyMap) -> str:
    """Return what changed in one sentence, “Nothing changed.” when the maps are equal."""
    lines = change_lines(before, after)
    if not lines:
        return "Nothing changed."
    parts = [line if at == 0 or line.startswith("“") else _lower(line) for at, line in enumerate(lines)]
    rest = len(parts) - MOST_PARTS
    shown = parts[:MOST_PARTS] + ([f"and {rest} more changes"] if rest > 0 else [])
    return f"{', '.join(shown)}."


def _nouns(before: JourneyMap, after: JourneyMap) -> tuple[_Noun, ...]:
    def touchpoints(map_: JourneyMap) -> dict[str, Value]:
        return {card.id: card for _, card in cards_of(map_) if isinstance(card, Touchpoint)}

    def notes(map_: JourneyMap) -> dict[str, Value]:
        return {card.id: card for _, card in cards_of(map_) if not isinstance(card, Touchpoint)}

    def stages(map_: JourneyMap) -> dict[str, Value]:
        return {stage.id: stage for stage in map_.stages}

    groups: tuple[tuple[str, str, Callable[..., str], Callable[[JourneyMap], dict[str, Value]]], ...] = (
        ("touchpoint", "touchpoints", card_text, touchpoints),
        ("note", "notes", card_text, notes),
        ("stage", "stages", lambda stage: stage.name, stages),
        ("lane", "lanes", lambda lane: lane.name, lambda map_: _by_id(map_.lanes)),
        ("persona", "personas", lambda persona: persona.name, lambda map_: _by_id(map_.personas)),
        ("goal", "goals", lambda goal: goal.statement, lambda map_: _by_id(map_.goals)),
        (
            "improvement note",
            "improvement notes",
            lambda note: note.title,
            lambda map_: _by_id(map_.improvements),
        ),
        ("experiment", "experiments", lambda test: test.hypothesis, lambda map_: _by_id(map_.experiments)),
    )
    return tuple(_Noun(one, many, name, find(before), find(after)) for one, many, name, find in groups)


def _by_id(things: Iterable[_WithId]) -> dict[str, Value]:
    return {thing.id: thing for thing in things if isinstance(thing, Value)}


def _differs(noun: _Noun, id_: str) -> bool:
    one, other = noun.before.get(id_), noun.after[id_]
    if one is None or one is other:
        return False
    # Where a card lies is told by itself, and a stage's cards are no part of what the stage says.
    return _bare(one) != _bare(other)


def _bare(value: Value) -> dict[str, object]:
    kept = {name: getattr(value, name) for name in type(value).model_fields}
    kept.pop("cards", None)
    if "kind" in kept and "lane" in kept:
        del kept["lane"]
    return kept


def _moved(before: JourneyMap, after: JourneyMap) -> list[str]:
    places = {card.id: (stage.id, card.lane) for stage, card in cards_of(before)}
    moved: list[Card] = [
        card
        for stage, card in cards_of(after)
        if places.get(card.id, (stage.id, card.lane)) != (stage.id, card.lane)
    ]
    if len(moved) == 1:
        return [f"“{shortened(card_text(moved[0]), 30)}” moved"]
    return [f"{len(moved)} cards moved"] if moved else []


def _said(noun: _Noun, things: Sequence[Value], verb: str) -> list[str]:
    if not things:
        return []
    if len(things) == 1:
        name = shortened(noun.name(things[0]), 30)
        words = f"{noun.one.capitalize()} “{name}”" if name else f"1 {noun.one}"
        return [f"{words} {verb}"]
    return [f"{len(things)} {noun.many} {verb}"]


def _lower(line: str) -> str:
    return line[:1].lower() + line[1:]
