"""Where the same promise differs: how the channels are judged by each rule of the audit, and by how much.

A mean is the arithmetic mean of the scores that were given, 1 … 5. Titles are the same when their words are,
whatever their case and spaces.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mapdesigner.insight.audit_means import AUDIT_RULES, AuditMeans, AuditRule, audit_means, scores_of
from mapdesigner.model import CHANNELS, Channel, JourneyMap, Stage, Touchpoint, touchpoints_of
from mapdesigner.model.folding import as_name

# Two points of five are the step from poor to fair, or from fair to excellent: nobody overlooks it.
CLASH = 2
# Means of several touchpoints lie closer together than single scores.
APART = 1.5
LEAST_JUDGED = 2


class ChannelAudit(NamedTuple):
    """A channel with the means of its touchpoints by rule; `channel` is None for those without one."""

    channel: Channel | None
    means: AuditMeans


class Scored(NamedTuple):
    """A touchpoint, the stage it stands in, and its score by the rule at hand."""

    stage: Stage
    card: Touchpoint
    score: int


class Clash(NamedTuple):
    """Touchpoints of the same title that a rule judges differently: the lowest and the highest of them."""

    title: str
    rule: AuditRule
    low: Scored
    high: Scored

    @property
    def difference(self) -> int:
        """By how many points they differ, 2 … 4."""
        return self.high.score - self.low.score


class RuleSpread(NamedTuple):
    """The channels that a rule judges lowest and highest on the whole, and their means."""

    rule: AuditRule
    low: ChannelAudit
    low_mean: float
    high: ChannelAudit
    high_mean: float

    @property
    def is_apart(self) -> bool:
        """Whether customers notice: the means differ by 1.5 or more."""
        return self.high_mean - self.low_mean >= APART


class Consistency(NamedTuple):
    """The channels that have judged touchpoints in the order of the catalogue, and where they differ."""

    channels: tuple[ChannelAudit, ...]
    spreads: tuple[RuleSpread, ...]
    clashes: tuple[Clash, ...]


def consistency(map_: JourneyMap) -> Consistency:
    """Return how the channels of a map are judged, and touchpoints of one title that differ; maybe empty.

    Clashes come with the widest first, in the order of the map among equals.
    """
    channels = tuple(_channels(map_))
    clashes = sorted(_clashes(map_), key=lambda each: each.difference, reverse=True)
    return Consistency(channels, tuple(_spreads(channels)), tuple(clashes))


def channel_words(channel: Channel | None) -> str:
    """Return a channel's name as it heads a row."""
    return "No channel" if channel is None else f"{channel[0].upper()}{channel[1:]}"


def clash_sentence(clash: Clash) -> str:
    """Return a clash in words: Consistency: 2 by e-mail, 5 by website."""
    low, high = (f"{each.score} {_where(each, clash)}" for each in (clash.low, clash.high))
    return f"{clash.rule.name}: {low}, {high}."


def spread_sentence(spread: RuleSpread) -> str:
    """Return in words which channels a rule judges lowest and highest."""
    low, high = channel_words(spread.low.channel), channel_words(spread.high.channel)
    return f"{spread.rule.name}: {low} {spread.low_mean:.1f}, {high} {spread.high_mean:.1f}."


def _channels(map_: JourneyMap) -> Iterator[ChannelAudit]:
    by_channel: dict[Channel | None, list[Touchpoint]] = {}
    for stage in map_.stages:
        for card in touchpoints_of(stage):
            by_channel.setdefault(card.channel, []).append(card)
    for channel in (*CHANNELS, None):
        means = audit_means(by_channel.get(channel, ()))
        if means.judged:
            yield ChannelAudit(channel, means)


def _spreads(channels: tuple[ChannelAudit, ...]) -> Iterator[RuleSpread]:
    for place, rule in enumerate(AUDIT_RULES):
        judged = [
            (each.means.rules[place].mean or 0.0, each)
            for each in channels
            if each.channel is not None and each.means.rules[place].judged >= LEAST_JUDGED
        ]
        if len(judged) > 1:
            low = min(judged, key=lambda each: each[0])
            high = max(judged, key=lambda each: each[0])
            yield RuleSpread(rule, low[1], low[0], high[1], high[0])


def _clashes(map_: JourneyMap) -> Iterator[Clash]:
    by_title: dict[str, list[tuple[Stage, Touchpoint]]] = {}
    for stage in map_.stages:
        for card in touchpoints_of(stage):
            title = as_name(card.title)
            if title and card.audit is not None:
                by_title.setdefault(title, []).append((stage, card))
    for same in by_title.values():
        if len(same) < 2:
            continue
        scores = [scores_of(card.audit) for _, card in same]
        for place, rule in enumerate(AUDIT_RULES):
            scored = [
                Scored(stage, card, score)
                for (stage, card), all_scores in zip(same, scores, strict=True)
                if (score := all_scores[place]) is not None
            ]
            if len(scored) < 2:
                continue
            low, high = (choose(scored, key=lambda each: each.score) for choose in (min, max))
            if high.score - low.score >= CLASH:
                yield Clash(" ".join(low.card.title.split()), rule, low, high)


def _where(scored: Scored, clash: Clash) -> str:
    """Return what tells one of the two from the other: the channel, else the stage."""
    if clash.low.card.channel != clash.high.card.channel:
        return f"by {scored.card.channel}" if scored.card.channel else "without a channel"
    return f"in “{scored.stage.name or 'Untitled stage'}”"
