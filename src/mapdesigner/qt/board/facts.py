"""What the board and the matrix say of an improvement note: its figures, its place, whether it is late."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mapdesigner.insight.priority import CLOSED, ranked
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.model import Improvement, ImprovementId, JourneyMap, Stage, Touchpoint

UNTITLED = "Untitled improvement"
LONGEST_UNBROKEN = 20
UNTITLED_TOUCHPOINT = "Untitled touchpoint"


class NoteFacts(NamedTuple):
    """An improvement note in words; `overdue` is empty for one that is in time, `rank` None when closed.

    `stage` is where it belongs, `served` its first touchpoint, if any, and then “and 2 more”.
    """

    note: Improvement
    title: str
    figures: str
    stage: str
    served: str
    more: str
    overdue: str
    rank: int | None

    @property
    def is_closed(self) -> bool:
        """Whether the note is done or dropped."""
        return self.note.status in CLOSED

    @property
    def is_placed(self) -> bool:
        """Whether it has impact and effort, and so a place in the matrix."""
        return self.note.impact is not None and self.note.effort is not None


Facts = dict[ImprovementId, NoteFacts]


def facts_of(map_: JourneyMap, today: date, before: Mapping[ImprovementId, NoteFacts] | None = None) -> Facts:
    """Return the facts of every improvement note, in the map's order; those `before` are used again."""
    places = _Places(map_.stages)
    ranks = {entry.improvement.id: entry.rank for entry in ranked(map_)}
    known = before or {}
    found = {}
    for note in map_.improvements:
        place, rank = places.of(note), ranks[note.id]
        was = known.get(note.id)
        if was is not None and was.note is note and was[3:5] == place and was.rank == rank:
            found[note.id] = was
        else:
            late = overdue_words(note, today)
            figured = figures(note, late)
            found[note.id] = NoteFacts(note, title_of(note), figured, *place, _more(note), late, rank)
    return found


def title_of(note: Improvement) -> str:
    """Return the title in one line."""
    return " ".join(note.title.split()) or UNTITLED


def figures(note: Improvement, overdue: str = "") -> str:
    """Return impact 5 · effort 3 · Web team · by 15 Jan 2027; an overdue date is said elsewhere."""
    words = (
        "" if note.impact is None else f"impact\u00a0{note.impact}",
        "" if note.effort is None else f"effort\u00a0{note.effort}",
        _unbroken(note.owner),
        "" if note.due is None or overdue else f"by\u00a0{short_day(note.due)}",
    )
    # Where the line is broken, the dot goes.
    return "\u00a0· ".join(word for word in words if word)


def overdue_words(note: Improvement, today: date) -> str:
    """Return “Overdue · 15 Jan 2027” for an open note whose day has passed, else nothing."""
    if note.due is None or note.due >= today or note.status in CLOSED:
        return ""
    return f"Overdue · {short_day(note.due)}"


def place_words(facts: NoteFacts) -> str:
    """Return Purchase · Checkout and 2 more, or the stage alone."""
    return f"{facts.stage} · {facts.served} {facts.more}".rstrip() if facts.served else facts.stage


def spoken(facts: NoteFacts) -> str:
    """Return all of it in a line, for a tooltip and a screen reader."""
    rank = "" if facts.rank is None else f"rank {facts.rank}"
    words = (facts.title, facts.note.status, rank, facts.figures, facts.overdue, place_words(facts))
    return " · ".join(word for word in words if word)


class _Places:
    """Where notes belong: stage and touchpoint by their names."""

    def __init__(self, stages: tuple[Stage, ...]) -> None:
        self._first = _stage_name(stages[0])
        self._stages = {stage.id: _stage_name(stage) for stage in stages}
        self._cards = {
            card.id: (_stage_name(stage), " ".join(card.title.split()) or UNTITLED_TOUCHPOINT)
            for stage in stages
            for card in stage.cards
            if isinstance(card, Touchpoint)
        }

    def of(self, note: Improvement) -> tuple[str, str]:
        """Return stage and first touchpoint of a note, or the stage where one stands that serves none."""
        if note.touchpoints:
            return self._cards.get(note.touchpoints[0], (self._first, UNTITLED_TOUCHPOINT))
        return (self._stages.get(note.stage, self._first) if note.stage is not None else self._first), ""


def _unbroken(words: str) -> str:
    """Return a short name that no line breaks."""
    return ("\u00a0" if len(words) <= LONGEST_UNBROKEN else " ").join(words.split())


def _more(note: Improvement) -> str:
    rest = len(note.touchpoints) - 1
    return f"and {rest} more" if rest > 0 else ""


def _stage_name(stage: Stage) -> str:
    return " ".join(stage.name.split()) or "Untitled stage"
