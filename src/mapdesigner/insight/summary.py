"""What a map tells, in sentences that name things: low and high points, what decides, evidence, targets."""

from collections.abc import Iterator, Sequence
from datetime import date

from mapdesigner.insight.counting import counted, many, number_word
from mapdesigner.insight.health import Health, Spot, health
from mapdesigner.insight.metric_status import NARROW_SPACE
from mapdesigner.insight.persona_journey import best_moments
from mapdesigner.insight.whole_journey import moments_of_truth, whole_journey
from mapdesigner.model import (
    SENTIMENT_WORDS,
    Evidence,
    JourneyMap,
    Touchpoint,
    shortened,
    touchpoint_count,
)

MOST_NAMED = 4
LONGEST_TITLE = 60
LESS_SURE: dict[Evidence | None, str] = {
    "heard": "heard from people",
    "assumed": "assumed",
    None: "without evidence",
}


def summary_lead(map_: JourneyMap) -> str:
    """Return how large the map is, for whom, and whether it is about today."""
    who = f", for {counted(len(map_.personas), 'persona')}" if map_.personas else ""
    where = f"{many(touchpoint_count(map_), 'touchpoint')} in {counted(len(map_.stages), 'stage')}"
    how = "as it is today" if map_.state == "current" else "as it is meant to be"
    return f"{where}{who}: the journey {how}."


def summary_sentences(map_: JourneyMap, today: date) -> Iterator[tuple[str, str]]:
    """Yield what each sentence is about, and the sentence; only about what the map has."""
    found = health(map_, today)
    if found.felt or found.low_points:
        yield "Lowest points", _lowest(found)
    best = best_moments(whole_journey(map_), MOST_NAMED - 1)
    if best:
        names = listed([_named(moment.card) for moment in best])
        feels = SENTIMENT_WORDS[best[0].sentiment or 0]
        yield "Highest points", f"The journey feels best at {names}{' (' + feels + ')' if feels else ''}."
    truths = moments_of_truth(map_)
    if truths:
        yield "Moments of truth", _truths([card for _, card in truths])
    yield "Evidence", evidence_sentence(found)
    if found.targets.metrics:
        yield "Targets", _targets(found)
    if map_.improvements:
        yield "Improvements", _improvements(map_, found)


def listed(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """Return names as in a sentence: a, b and c; of more than `most` the rest is counted."""
    shown = list(names[:most])
    rest = len(names) - len(shown)
    if rest > 0:
        shown.append(f"{rest:,} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def evidence_sentence(found: Health) -> str:
    """Return how much of the map is observed or measured, how much heard, assumed, or not told."""
    total = found.touchpoints
    known = found.evidence["observed"] + found.evidence["measured"]
    parts = [f"{_count(known, total)} observed or measured"] if known else []
    for word, said in LESS_SURE.items():
        if found.evidence[word]:
            parts.append(f"{found.evidence[word]:,} {said}")
    if not known and found.evidence[None] == total:
        return "Nobody noted how the touchpoints are known, so treat them as assumptions."
    if not known and found.evidence["assumed"] == total:
        return "All of it is assumed: nothing was heard, observed or measured yet."
    return f"Of {counted(total, 'touchpoint')}, {listed(parts)}."


def _lowest(found: Health) -> str:
    if not found.low_points:
        return "No touchpoint feels bad."
    worst = found.low_points[0].sentiment
    spots = [spot for spot in found.low_points if spot.sentiment == worst]
    others = [spot for spot in found.low_points if spot.sentiment != worst]
    text = f"It hurts most at {listed([_placed(spot) for spot in spots])}, "
    text += f"{'which feels' if len(spots) == 1 else 'which feel'} {SENTIMENT_WORDS[worst]}"
    if others:
        verb = "feels" if len(others) == 1 else "feel"
        names = listed([_placed(spot) for spot in others])
        text += f"; {names} {verb} {SENTIMENT_WORDS[others[0].sentiment]}"
    if found.pains > len(found.low_points):
        text += f". In all, {counted(found.pains, 'touchpoint')} {_feel(found.pains)} bad or very bad"
    answer = len(found.open_pains)
    if answer:
        text += f"; {_unanswered(answer, found.pains)}"
    return f"{text}."


def _unanswered(answer: int, pains: int) -> str:
    if pains == 1:
        return "it has no improvement note"
    if answer == pains:
        return "none of them has an improvement note"
    return f"{number_word(answer).lower()} of them {_have(answer)} no improvement note"


def _truths(cards: Sequence[Touchpoint]) -> str:
    named = [
        _named(card) + (f" ({SENTIMENT_WORDS[card.sentiment]})" if card.sentiment is not None else "")
        for card in cards
    ]
    verb = "decides" if len(cards) == 1 else "decide"
    return f"{many(len(cards), 'touchpoint')} {verb} about us: {listed(named, 6)}."


def _targets(found: Health) -> str:
    aims = found.targets
    if not aims.with_target:
        metrics = counted(aims.metrics, "metric")
        them = "it" if aims.metrics == 1 else "them"
        return f"There {_are(aims.metrics)} {metrics}, but no target to hold {them} against."
    who = number_word(aims.on_target) if aims.on_target else "None"
    text = f"{who} of {counted(aims.with_target, 'metric')} with a target {_have(aims.on_target)} reached it"
    if aims.need_observing:
        need = "needs" if aims.need_observing == 1 else "need"
        text += f"; {number_word(aims.need_observing).lower()} {need} to be observed again"
    return f"{text}."


def _improvements(map_: JourneyMap, found: Health) -> str:
    total = len(map_.improvements)
    done = sum(1 for note in map_.improvements if note.status == "done")
    lost = sum(1 for note in map_.improvements if note.status != "done" and not note.owner.strip())
    if not found.open_notes:
        return f"All of {counted(total, 'improvement note')} are done or dropped."
    text = f"{many(total, 'improvement note')}, {number_word(found.open_notes).lower()} of them open"
    if done:
        text += f" and {number_word(done).lower()} done"
    if lost:
        text += f"; {number_word(lost).lower()} {_have(lost)} no owner"
    return f"{text}."


def _named(card: Touchpoint) -> str:
    return f"“{shortened(card.title, LONGEST_TITLE) or 'Untitled touchpoint'}”"


def _placed(spot: Spot) -> str:
    return f"{_named(spot.card)} ({shortened(spot.stage.name, LONGEST_TITLE) or 'untitled stage'})"


def _count(count: int, total: int) -> str:
    return f"{count:,} ({count / total * 100:.0f}{NARROW_SPACE}%)"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _feel(count: int) -> str:
    return "feels" if count == 1 else "feel"
