"""How touchpoints are judged on the whole: the mean score of each rule, and how many were judged.

A mean is the arithmetic mean of the scores that were given, 1 … 5; a touchpoint that was not judged by a rule
counts for nothing in it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from mapdesigner.model import Audit, Touchpoint


class AuditRule(NamedTuple):
    """A rule by which touchpoints are judged: its field in the audit, its name, the question it asks."""

    field: str
    name: str
    question: str


AUDIT_RULES: tuple[AuditRule, ...] = (
    AuditRule("customer_focus", "Customer focus", "Is it made for what customers need here?"),
    AuditRule("consistency", "Consistency", "Same message, offer, look and voice as elsewhere?"),
    AuditRule("quality", "Quality", "Does it work well, every time?"),
    AuditRule("feedback", "Feedback", "Do we hear how it was?"),
)


class RuleMean(NamedTuple):
    """The mean score of one rule, None when nobody judged by it, and how many touchpoints were."""

    rule: AuditRule
    mean: float | None
    judged: int


class AuditMeans(NamedTuple):
    """The means of the four rules, the mean of all scores, and how many of the touchpoints have any."""

    rules: tuple[RuleMean, ...]
    mean: float | None
    judged: int
    touchpoints: int


def audit_means(cards: Iterable[Touchpoint]) -> AuditMeans:
    """Return how touchpoints are judged on the whole."""
    totals, counts = [0] * len(AUDIT_RULES), [0] * len(AUDIT_RULES)
    touchpoints = judged = 0
    for card in cards:
        touchpoints += 1
        if card.audit is None:
            continue
        scores = scores_of(card.audit)
        judged += any(score is not None for score in scores)
        for place, score in enumerate(scores):
            if score is not None:
                totals[place] += score
                counts[place] += 1
    rules = tuple(
        RuleMean(rule, _mean(total, count), count)
        for rule, total, count in zip(AUDIT_RULES, totals, counts, strict=True)
    )
    return AuditMeans(rules, _mean(sum(totals), sum(counts)), judged, touchpoints)


def scores_of(audit: Audit | None) -> tuple[int | None, ...]:
    """Return the scores of the rules in their order, None where it was not judged."""
    if audit is None:
        return (None,) * len(AUDIT_RULES)
    return (audit.customer_focus, audit.consistency, audit.quality, audit.feedback)


def mean_words(mean: float | None) -> str:
    """Return a mean with one decimal, an en dash for none."""
    return "–" if mean is None else f"{mean:.1f}"


def _mean(total: int, count: int) -> float | None:
    return total / count if count else None
