"""A comparison in words: headings with counts and an entry for each difference."""

from collections.abc import Sequence
from typing import NamedTuple

from mapdesigner.insight.card_changes import NOTHING, FieldChange
from mapdesigner.insight.comparison import Column, Comparison, Pair, Placed
from mapdesigner.insight.metric_status import MINUS


class Entry(NamedTuple):
    """A difference: what it is about, where, which fields; the thing's id in either map."""

    name: str
    place: str
    fields: tuple[FieldChange, ...] = ()
    current_id: str | None = None
    future_id: str | None = None


class Part(NamedTuple):
    """Differences of one kind under a heading."""

    heading: str
    entries: tuple[Entry, ...]


def comparison_parts(comparison: Comparison) -> tuple[Part, ...]:
    """Return the differences kind by kind, each kind also when there is none of it."""
    moved = (_pair_entry(pair, f"{pair.current.place} → {pair.future.place}") for pair in comparison.moved)
    changed = (_pair_entry(pair, pair.future.place, fields) for pair, fields in comparison.changed)
    known = {note.id for note in comparison.current.improvements}
    done = (
        Entry(
            _name(note.title, "improvement"),
            note.owner,
            current_id=note.id if note.id in known else None,
            future_id=note.id,
        )
        for note in comparison.improvements_done
    )
    added = (Entry(_title(each), each.place, future_id=each.card.id) for each in comparison.added)
    removed = (Entry(_title(each), each.place, current_id=each.card.id) for each in comparison.removed)
    return (
        Part("Added", tuple(added)),
        Part("Removed", tuple(removed)),
        Part("Moved", tuple(moved)),
        Part("Changed", tuple(changed)),
        Part("Improvements done", tuple(done)),
    )


def field_words(change: FieldChange) -> str:
    """Return a changed field as a line: “channel: store → website”."""
    return f"{change.field}: {change.old} → {change.new}"


def column_words(column: Column) -> str:
    """Return the mean sentiments of a stage as a sentence, for who can't see the curves."""
    return f"{column.name}: {mean_words(column.current)} → {mean_words(column.future)}."


def mean_words(felt: Sequence[int]) -> str:
    """Return the mean of sentiments with its sign: “+0.7”, “−1”, an en dash for none."""
    if not felt:
        return NOTHING
    mean = round(sum(felt) / len(felt), 1)
    return f"{mean:+g}".replace("-", MINUS) if mean else "0"


def summary(comparison: Comparison) -> str:
    """Return how many touchpoints were added, removed, moved and changed, as a sentence."""
    if not comparison.has_differences:
        return "No touchpoint differs."
    counts = (
        (len(comparison.added), "added"),
        (len(comparison.removed), "removed"),
        (len(comparison.moved), "moved"),
        (len(comparison.changed), "changed"),
    )
    told = [f"{count:,} {what}" for count, what in counts if count]
    done = len(comparison.improvements_done)
    notes = f"{done:,} improvement{'' if done == 1 else 's'} done" if done else ""
    touchpoints = f"Touchpoints: {', '.join(told)}" if told else ""
    return "; ".join(part for part in (touchpoints, notes) if part) + "."


def _pair_entry(pair: Pair, place: str, fields: tuple[FieldChange, ...] = ()) -> Entry:
    return Entry(_title(pair.future), place, fields, pair.current.card.id, pair.future.card.id)


def _title(placed: Placed) -> str:
    return _name(placed.card.title, "touchpoint")


def _name(title: str, noun: str) -> str:
    return " ".join(title.split()) or f"Untitled {noun}"
