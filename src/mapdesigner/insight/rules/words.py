"""Words that the rules' sentences are made of: names in quotes, counts, lists, days, how something feels."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from mapdesigner.model import (
    SENTIMENT_WORDS,
    Channel,
    Goal,
    Improvement,
    Metric,
    Note,
    Stage,
    Touchpoint,
    card_text,
    metric_name,
    shortened,
)

MOST_NAMED = 3
# What others say and write; an organisation can own none of it.
OTHERS_CHANNELS: frozenset[Channel | None] = frozenset(("word of mouth", "press", "other"))
_INNER_QUOTES = str.maketrans("“”", "‘’")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


def card_words(card: Touchpoint | Note) -> str:
    """Return a touchpoint's title, or a note's text, in quotes."""
    return quoted(card_text(card), "Untitled card")


def stage_words(stage: Stage) -> str:
    """Return a stage's name in quotes."""
    return quoted(stage.name, "Untitled stage")


def goal_words(goal: Goal) -> str:
    """Return a goal's statement in quotes."""
    return quoted(goal.statement, "Untitled goal")


def note_words(note: Improvement) -> str:
    """Return an improvement note's title in quotes."""
    return quoted(note.title, "Untitled note")


def metric_words(metric: Metric) -> str:
    """Return a metric's name in quotes."""
    return quoted(metric_name(metric), "Metric")


@lru_cache(maxsize=4096)
def quoted(text: str, otherwise: str) -> str:
    """Return the first 50 letters of a text's first line in quotes, or of other words for an empty text."""
    return f"“{shortened(text, 50).translate(_INNER_QUOTES) or otherwise}”"


def named(cards: Sequence[Touchpoint | Note]) -> str:
    """Return the titles of some cards: “A”, “B” and 4 more."""
    if len(cards) <= MOST_NAMED:
        return listed([card_words(card) for card in cards])
    return listed([*map(card_words, cards[: MOST_NAMED - 1]), f"{len(cards) - MOST_NAMED + 1} more"])


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list: A, B and C."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun: 1 touchpoint, 1,204 touchpoints."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def day_words(day: date) -> str:
    """Return a day as 5 March 2027."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def feels(sentiment: int) -> str:
    """Return how something feels: very bad … very good."""
    return SENTIMENT_WORDS[sentiment]
