"""Which improvement notes come first: rank by impact against effort.

The formula is value over effort, impact ÷ effort, both on the scale 1 … 5. It is the quotient of weighted
shortest job first (value or cost of delay ÷ job size; D. Reinertsen, The Principles of Product Development
Flow, 2009, principle F17; SAFe calls it WSJF) and it sorts the fields of the impact–effort matrix as that
does by hand: quick wins (high impact, low effort) first, thankless tasks (low impact, high effort) last.

Ties go to the higher impact, then to the note that stands earlier in the map. An open note without both
figures can't be compared: it comes after those that have them. Notes that are done or dropped get no rank,
for nothing is left to decide about them; they come last.
"""

from typing import NamedTuple

from mapdesigner.model import Improvement, ImprovementStatus, JourneyMap

CLOSED: tuple[ImprovementStatus, ...] = ("done", "dropped")


class Ranked(NamedTuple):
    """An improvement note with its rank, 1 for the first, and its priority; a closed note has no rank."""

    improvement: Improvement
    rank: int | None
    priority: float | None


def ranked(map_: JourneyMap) -> tuple[Ranked, ...]:
    """Return the map's improvement notes, the most worthwhile first, closed ones last."""
    open_notes = [note for note in map_.improvements if note.status not in CLOSED]
    # sorted() keeps the map's order among equals.
    in_order = sorted(open_notes, key=_worth, reverse=True)
    closed = (note for note in map_.improvements if note.status in CLOSED)
    return (
        *(Ranked(note, place, priority(note)) for place, note in enumerate(in_order, 1)),
        *(Ranked(note, None, priority(note)) for note in closed),
    )


def priority(note: Improvement) -> float | None:
    """Return impact ÷ effort, 0.2 … 5, or None when one of them is missing."""
    if note.impact is None or note.effort is None:
        return None
    return note.impact / note.effort


def _worth(note: Improvement) -> tuple[float, int]:
    value = priority(note)
    return (-1.0, 0) if value is None else (value, note.impact or 0)
