"""How a map stands on one page: what is covered, what balances, where it hurts, what is known and reached.

Everything is counted in one pass over the cards. What counts is said where it is counted; a share that has
nothing to be a share of is None, never 0 %.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mapdesigner.insight.priority import CLOSED, worst_sentiment
from mapdesigner.insight.serving import goals_in
from mapdesigner.insight.targets import TargetCounts, target_counts
from mapdesigner.model import (
    EVIDENCE,
    SETTINGS,
    Evidence,
    JourneyMap,
    Setting,
    Stage,
    Touchpoint,
    touchpoints_of,
)

PAIN = -1
MOST_LOW_POINTS = 3


class StageCoverage(NamedTuple):
    """How much of a stage is filled in: of its touchpoints, those with an owner, metrics and feedback.

    `goals` is how many different goals the stage or its touchpoints serve; `mood` the mean sentiment of its
    touchpoints, −2 … +2, None when none is known.
    """

    stage: Stage
    touchpoints: int
    owned: int
    measured: int
    heard: int
    goals: int
    mood: float | None

    @property
    def is_empty(self) -> bool:
        """Whether no touchpoint stands here."""
        return self.touchpoints == 0


class Spot(NamedTuple):
    """A touchpoint with its stage and the worst that is felt there, −2 … +2."""

    stage: Stage
    card: Touchpoint
    sentiment: int


class Health(NamedTuple):
    """The whole of it.

    `settings` and `evidence` count touchpoints by their word, None for those that say nothing. `low_points`
    are the touchpoints that feel worst, at most three, and bad at least; among equals those that feel so to
    everybody go before those that one persona finds so, then those with more votes.
    `open_pains` are all touchpoints that feel bad or very bad, to themselves or to a persona, and that no
    improvement note serves which is planned, tested, done or an idea; dropped notes don't count. Notes in a
    lane of pains are not among them: nothing says which of them are answered.
    """

    touchpoints: int
    stages: tuple[StageCoverage, ...]
    settings: Mapping[Setting | None, int]
    evidence: Mapping[Evidence | None, int]
    mood: float | None
    felt: int
    low_points: tuple[Spot, ...]
    pains: int
    open_pains: tuple[Spot, ...]
    targets: TargetCounts
    open_notes: int


def health(map_: JourneyMap, today: date) -> Health:
    """Return how a map stands on a day; an empty map is told as empty."""
    answered = {id_ for note in map_.improvements if note.status != "dropped" for id_ in note.touchpoints}
    cards = [(stage, card) for stage in map_.stages for card in touchpoints_of(stage)]
    settings = Counter(card.setting for _, card in cards)
    evidence = Counter(card.evidence for _, card in cards)
    pains = _pains(cards)
    moods = [card.sentiment for _, card in cards if card.sentiment is not None]
    return Health(
        len(cards),
        tuple(_coverage(stage) for stage in map_.stages),
        {word: settings[word] for word in (*SETTINGS, None)},
        {word: evidence[word] for word in (*EVIDENCE, None)},
        _mean(moods),
        len(moods),
        tuple(pains[:MOST_LOW_POINTS]),
        len(pains),
        tuple(spot for spot in pains if spot.card.id not in answered),
        target_counts(map_, today),
        sum(1 for note in map_.improvements if note.status not in CLOSED),
    )


def share(part: int, whole: int) -> float | None:
    """Return part ÷ whole, None of nothing."""
    return part / whole if whole else None


def _pains(cards: list[tuple[Stage, Touchpoint]]) -> list[Spot]:
    """Return the touchpoints that feel bad, the worst first, among equals as `Health` says."""
    found = [
        Spot(stage, card, mood)
        for stage, card in cards
        if (mood := worst_sentiment(card)) is not None and mood <= PAIN
    ]
    return sorted(found, key=lambda spot: (spot.sentiment, spot.card.sentiment or 0, -spot.card.votes))


def _coverage(stage: Stage) -> StageCoverage:
    cards = touchpoints_of(stage)
    return StageCoverage(
        stage,
        len(cards),
        sum(1 for card in cards if card.owner.strip()),
        sum(1 for card in cards if card.metrics),
        sum(1 for card in cards if card.feedback),
        len(goals_in(stage)),
        _mean([card.sentiment for card in cards if card.sentiment is not None]),
    )


def _mean(values: list[int]) -> float | None:
    return sum(values) / len(values) if values else None
