"""Why an improvement note comes where it does: the formula as a sentence, reasons, what to fix first."""

from typing import NamedTuple

from mapdesigner.insight.priority import (
    Answered,
    Ranked,
    answered,
    ranked,
    touchpoints_by_id,
    weights_of,
)
from mapdesigner.model import SENTIMENT_WORDS, Improvement, JourneyMap, PriorityWeights, shortened

TOP = 5
_SHARES = {0.25: "¼", 0.5: "½", 0.75: "¾"}
_PAIN = "Pain is 5 where the worst touchpoint that a note serves feels very bad, 2.5 where it feels bad."
_VOTES = "Votes are those of its touchpoints, 5 for the note that has most."


class Reasoned(NamedTuple):
    """A note with its rank and why it stands there: “impact 5 for effort 3; answers “Checkout”, …”."""

    ranked: Ranked
    reasons: str


def what_first(map_: JourneyMap, count: int = TOP) -> tuple[Reasoned, ...]:
    """Return the notes to begin with, each with its reasons; only those that have impact and effort."""
    cards = touchpoints_by_id(map_)
    first = [each for each in ranked(map_) if each.rank is not None and each.priority is not None][:count]
    return tuple(
        Reasoned(each, _reasons(each.improvement, answered(each.improvement, cards))) for each in first
    )


def reasons(map_: JourneyMap, note: Improvement) -> str:
    """Return what speaks for a note and what against it, in words."""
    return _reasons(note, answered(note, touchpoints_by_id(map_)))


def formula_sentence(weights: PriorityWeights) -> str:
    """Return how priorities are calculated, as a person reads it."""
    parts = [
        _weighed(name, weight)
        for name, weight in (("impact", weights.impact), ("pain", weights.pain), ("votes", weights.votes))
        if weight
    ]
    if not parts:
        return "Nothing counts: all weights are 0, so the notes stand in the order of their impact."
    value = " + ".join(parts)
    if weights.effort and len(parts) > 1:
        value = f"({value})"
    exponent = "" if weights.effort == 1 else f" to the power of {weights.effort:g}"
    effort = f" ÷ effort{exponent}" if weights.effort else ""
    told = [text for text, weight in ((_PAIN, weights.pain), (_VOTES, weights.votes)) if weight]
    return " ".join((f"Priority = {value}{effort}.", *told))


def weights_words(map_: JourneyMap) -> str:
    """Return the map's formula as a sentence."""
    return formula_sentence(weights_of(map_))


def left_out(map_: JourneyMap) -> int:
    """Return how many open notes can't be compared, for they lack impact or effort."""
    return sum(1 for each in ranked(map_) if each.rank is not None and each.priority is None)


def _reasons(note: Improvement, answers: Answered) -> str:
    said = [_figures(note)]
    if answers.touchpoint is not None:
        title = shortened(answers.touchpoint.title) or "Untitled touchpoint"
        mood = answers.sentiment
        feels = f", which feels {SENTIMENT_WORDS[mood]}" if mood is not None else ""
        rest = len(set(note.touchpoints)) - 1
        more = f" and {rest} more" if rest > 0 else ""
        said.append(f"answers “{title}”{feels}{',' if feels and more else ''}{more}")
    else:
        said.append("serves no touchpoint")
    if answers.votes:
        said.append(f"{answers.votes:,} vote{'' if answers.votes == 1 else 's'}")
    return "; ".join(said)


def _figures(note: Improvement) -> str:
    if note.impact is not None and note.effort is not None:
        return f"impact {note.impact} for effort {note.effort}"
    if note.impact is not None:
        return f"impact {note.impact}, but no effort"
    return f"effort {note.effort}, but no impact" if note.effort is not None else "neither impact nor effort"


def _weighed(name: str, weight: float) -> str:
    return name if weight == 1 else f"{_SHARES.get(weight, f'{weight:g}')} × {name}"
