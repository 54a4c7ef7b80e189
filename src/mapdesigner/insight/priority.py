"""Which improvement notes come first: rank by impact, by the pain and the votes they answer, and by effort.

The formula, with the usual weights, is

    priority = (impact + ½ × pain + ½ × votes) ÷ effort

It is weighted shortest job first, value ÷ job size, where the value is a sum of parts as SAFe's cost of delay
is (D. Reinertsen, The Principles of Product Development Flow, 2009, principle F17). The parts run to 5 like
impact, so that their weights can be compared:

- impact and effort are the note's own figures, 1 … 5;
- pain is 5 where the worst of the touchpoints that the note serves feels very bad, to the card or to one of
  its personas, 2.5 where it feels bad, else 0;
- votes are those of the touchpoints that it serves, 5 for the open note that has most of them.

Weights multiply their part, that of effort is its exponent: 0 leaves a part out, 1 counts it as it is. A note
that serves no touchpoint is ranked by impact ÷ effort, which sorts the fields of the impact–effort matrix as
it does by hand: quick wins first, thankless tasks last. Ties go to the higher impact, then to the note that
stands earlier in the map. An open note without impact or effort can't be compared: it comes after those that
have them. Notes that are done or dropped get no rank, for nothing is left to decide about them; they come
last.
"""

from collections.abc import Mapping
from typing import NamedTuple

from mapdesigner.model import (
    CardId,
    Improvement,
    ImprovementStatus,
    JourneyMap,
    PriorityWeights,
    Touchpoint,
)

CLOSED: tuple[ImprovementStatus, ...] = ("done", "dropped")
HIGHEST = 5.0


class Ranked(NamedTuple):
    """An improvement note with its rank, 1 for the first, and its priority; a closed note has no rank."""

    improvement: Improvement
    rank: int | None
    priority: float | None


class Answered(NamedTuple):
    """What a note answers: its worst touchpoint with that one's sentiment, and the votes of all of them.

    `sentiment` is −2 … +2, None where nothing is known; `touchpoint` is then the first one, or None.
    """

    touchpoint: Touchpoint | None = None
    sentiment: int | None = None
    votes: int = 0

    @property
    def pain(self) -> float:
        """How much it hurts there, 0 … 5."""
        return HIGHEST / 2 * max(0, -(self.sentiment or 0))


def ranked(map_: JourneyMap) -> tuple[Ranked, ...]:
    """Return the map's improvement notes, the most worthwhile first, closed ones last."""
    worth = priorities(map_)
    open_notes = [note for note in map_.improvements if note.status not in CLOSED]
    # sorted() keeps the map's order among equals.
    in_order = sorted(open_notes, key=lambda note: _place(note, worth[note.id]), reverse=True)
    closed = (note for note in map_.improvements if note.status in CLOSED)
    return (
        *(Ranked(note, place, worth[note.id]) for place, note in enumerate(in_order, 1)),
        *(Ranked(note, None, worth[note.id]) for note in closed),
    )


def weights_of(map_: JourneyMap) -> PriorityWeights:
    """Return the weights that the map keeps, or the usual ones."""
    return map_.priority_weights or PriorityWeights()


def priorities(map_: JourneyMap) -> dict[str, float | None]:
    """Return the priority of each improvement note by its id, None without impact or effort."""
    if not map_.improvements:
        return {}
    cards = touchpoints_by_id(map_)
    answers = {note.id: answered(note, cards) for note in map_.improvements}
    most = most_votes(map_, answers)
    weights = weights_of(map_)
    return {
        note.id: priority(
            note, answers[note.id].pain, votes_share(answers[note.id].votes, most), weights=weights
        )
        for note in map_.improvements
    }


def priority(
    note: Improvement, pain: float = 0.0, votes: float = 0.0, weights: PriorityWeights | None = None
) -> float | None:
    """Return the priority from 0 up, or None when impact or effort is missing; pain and votes are 0 … 5."""
    if note.impact is None or note.effort is None:
        return None
    weigh = weights or PriorityWeights()
    value = weigh.impact * note.impact + weigh.pain * pain + weigh.votes * votes
    return float(value / note.effort**weigh.effort)


def answered(note: Improvement, cards: Mapping[CardId, Touchpoint]) -> Answered:
    """Return what a note answers; touchpoints that are not among the cards count for nothing."""
    served = [cards[id_] for id_ in dict.fromkeys(note.touchpoints) if id_ in cards]
    if not served:
        return Answered()
    felt = [(worst_sentiment(card), card) for card in served]
    known = [(mood, card) for mood, card in felt if mood is not None]
    mood, worst = min(known, key=lambda each: each[0]) if known else (None, served[0])
    return Answered(worst, mood, sum(card.votes for card in served))


def worst_sentiment(card: Touchpoint) -> int | None:
    """Return the worst that the card or one of its personas feels, −2 … +2, None when nothing is known."""
    if not card.sentiments:
        return card.sentiment
    worst = min(felt.sentiment for felt in card.sentiments)
    return worst if card.sentiment is None else min(worst, card.sentiment)


def touchpoints_by_id(map_: JourneyMap) -> dict[CardId, Touchpoint]:
    """Return the touchpoints that improvement notes serve, by their ids."""
    wanted = {id_ for note in map_.improvements for id_ in note.touchpoints}
    if not wanted:
        return {}
    cards = (card for stage in map_.stages for card in stage.cards if card.id in wanted)
    return {card.id: card for card in cards if isinstance(card, Touchpoint)}


def most_votes(map_: JourneyMap, answers: Mapping[str, Answered]) -> int:
    """Return the most votes that an open note answers."""
    return max((answers[note.id].votes for note in map_.improvements if note.status not in CLOSED), default=0)


def votes_share(votes: int, most: int) -> float:
    """Return votes on the scale 0 … 5 of the note that has most."""
    return HIGHEST * min(1.0, votes / most) if most else 0.0


def _place(note: Improvement, worth: float | None) -> tuple[float, int]:
    return (-1.0, 0) if worth is None else (worth, note.impact or 0)
