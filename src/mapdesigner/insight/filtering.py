"""Which touchpoints a filter shows: by persona, channel, setting, owner, tag, evidence, sentiment."""

from typing import NamedTuple

from mapdesigner.model import (
    Card,
    Channel,
    Evidence,
    JourneyMap,
    Note,
    PersonaId,
    Setting,
    touchpoints_of,
)


class Filter(NamedTuple):
    """What to show; an empty set asks for nothing, and None or "" in a set stands for “not set”.

    Within a set one match is enough; all sets that ask for something must match.
    """

    personas: frozenset[PersonaId | None] = frozenset()
    channels: frozenset[Channel | None] = frozenset()
    settings: frozenset[Setting | None] = frozenset()
    owners: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    evidence: frozenset[Evidence | None] = frozenset()
    sentiments: frozenset[int | None] = frozenset()


NO_FILTER = Filter()


class Shown(NamedTuple):
    """How many of a map's touchpoints a filter shows."""

    shown: int
    of: int


def shows(card: Card, filter_: Filter) -> bool:
    """Tell whether a card is shown. A note has only tags to ask about, so only those can hide it."""
    if filter_.tags and filter_.tags.isdisjoint(card.tags or ("",)):
        return False
    if isinstance(card, Note):
        return True
    asked: tuple[tuple[frozenset[object], tuple[object, ...]], ...] = (
        (frozenset(filter_.personas), card.personas or (None,)),
        (frozenset(filter_.channels), (card.channel,)),
        (frozenset(filter_.settings), (card.setting,)),
        (frozenset(filter_.owners), (card.owner.strip(),)),
        (frozenset(filter_.evidence), (card.evidence,)),
        (frozenset(filter_.sentiments), (card.sentiment,)),
    )
    return all(not wanted or not wanted.isdisjoint(has) for wanted, has in asked)


def shown_map(map_: JourneyMap, filter_: Filter) -> JourneyMap:
    """Return the map without the cards that the filter hides; the map itself when it hides none.

    Only for showing: improvement notes and experiments may refer to cards that are not in it.
    """
    if filter_ == NO_FILTER:
        return map_
    stages = tuple(
        stage.evolve(cards=tuple(card for card in stage.cards if shows(card, filter_)))
        for stage in map_.stages
    )
    return map_.evolve(stages=stages)


def count_shown(map_: JourneyMap, filter_: Filter) -> Shown:
    """Return how many touchpoints are shown, and of how many."""
    cards = [card for stage in map_.stages for card in touchpoints_of(stage)]
    return Shown(sum(1 for card in cards if shows(card, filter_)), len(cards))
