"""Which improvement notes are shown, and in which order: search and sorting."""

from collections.abc import Iterable, Set
from datetime import date
from typing import Literal, get_args

from mapdesigner.model import CardId
from mapdesigner.model.folding import folded, folded_words, holds
from mapdesigner.qt.board.facts import NoteFacts, place_words

Order = Literal["own", "priority", "due", "title"]
ORDERS: tuple[Order, ...] = get_args(Order)
ORDER_WORDS: dict[Order, str] = {
    "own": "Own order",
    "priority": "By priority",
    "due": "By due date",
    "title": "By title",
}
FAR_AWAY = date.max


def matching(facts: Iterable[NoteFacts], search: str) -> list[NoteFacts]:
    """Return the notes that hold every word of a search, in any of their texts."""
    wanted = folded_words(search)
    return [one for one in facts if _holds(one, wanted)] if wanted else list(facts)


def serving(facts: Iterable[NoteFacts], shown: Set[CardId]) -> list[NoteFacts]:
    """Return the notes that serve a touchpoint that is shown, and those that serve none at all."""
    return [one for one in facts if not one.note.touchpoints or not shown.isdisjoint(one.note.touchpoints)]


def in_order(facts: Iterable[NoteFacts], order: Order) -> list[NoteFacts]:
    """Return notes in an order; equals stay as they stand in the map. Closed ones have no priority."""
    if order == "priority":
        return sorted(facts, key=lambda one: (one.rank is None, one.rank or 0))
    if order == "due":
        return sorted(facts, key=lambda one: one.note.due or FAR_AWAY)
    if order == "title":
        return sorted(facts, key=lambda one: folded(one.title))
    return list(facts)


def count_words(all_notes: Iterable[NoteFacts], shown: int) -> str:
    """Return “14 notes · 3 done”, or “5 of 14 notes” while search or filter hide some."""
    statuses = [one.note.status for one in all_notes]
    count = len(statuses)
    noun = "note" if count == 1 else "notes"
    if shown < count:
        return f"{shown} of {count} {noun}"
    done = statuses.count("done")
    return f"{count} {noun} · {done} done" if done else f"{count} {noun}"


def _holds(facts: NoteFacts, wanted: tuple[str, ...]) -> bool:
    note = facts.note
    texts = (note.title, note.note, note.owner, note.expected, note.lever or "", place_words(facts))
    return holds("\n".join(texts), wanted)
