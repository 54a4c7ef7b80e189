"""Which touchpoints a filter shows: by persona, channel, setting, owner, tag, evidence, sentiment."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import NamedTuple

from mapdesigner.model import (
    Card,
    Channel,
    Evidence,
    JourneyMap,
    Note,
    PersonaId,
    Setting,
    Stage,
    StageId,
    Touchpoint,
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
CRITERIA = Filter._fields


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
    return (
        (not filter_.personas or not filter_.personas.isdisjoint(card.personas or (None,)))
        and (not filter_.channels or card.channel in filter_.channels)
        and (not filter_.settings or card.setting in filter_.settings)
        and (not filter_.owners or card.owner.strip() in filter_.owners)
        and (not filter_.evidence or card.evidence in filter_.evidence)
        and (not filter_.sentiments or card.sentiment in filter_.sentiments)
    )


def shown_map(map_: JourneyMap, filter_: Filter) -> JourneyMap:
    """Return the map without the cards that the filter hides; the map itself when it hides none.

    Only for showing: improvement notes and experiments may refer to cards that are not in it.
    """
    return Sieve().shown_map(map_, filter_)


def count_shown(map_: JourneyMap, filter_: Filter) -> Shown:
    """Return how many touchpoints are shown, and of how many."""
    return Sieve().count(map_, filter_)


class Sieve:
    """Filters a map again and again: a stage that is the same object as before is not looked at again.

    What it returned for such a stage is the same object too.
    """

    def __init__(self) -> None:
        self._filter = NO_FILTER
        self._known: dict[StageId, tuple[Stage, Stage, Shown]] = {}

    def shown_map(self, map_: JourneyMap, filter_: Filter) -> JourneyMap:
        """Return the map without the cards that the filter hides; the map itself when it hides none."""
        if filter_ == NO_FILTER:
            return map_
        return map_.evolve(stages=tuple(shown for _, shown, _ in self._sifted(map_, filter_)))

    def count(self, map_: JourneyMap, filter_: Filter) -> Shown:
        """Return how many touchpoints are shown, and of how many."""
        counts = [count for _, _, count in self._sifted(map_, filter_)]
        return Shown(sum(count.shown for count in counts), sum(count.of for count in counts))

    def _sifted(self, map_: JourneyMap, filter_: Filter) -> list[tuple[Stage, Stage, Shown]]:
        before = self._known if filter_ == self._filter else {}
        self._filter = filter_
        self._known = {}
        for stage in map_.stages:
            known = before.get(stage.id)
            if known is None or known[0] is not stage:
                known = _sift(stage, filter_)
            self._known[stage.id] = known
        return list(self._known.values())


Counts = Mapping[Hashable, int]


def value_counts(map_: JourneyMap, filter_: Filter) -> dict[str, Counts]:
    """Return for each criterion its values that occur, with how many touchpoints each would show.

    That is with all other criteria as they are in the filter, so a value may have none. None or "" is
    “not set”.
    """
    all_sets: tuple[frozenset[Hashable], ...] = tuple(filter_)
    asked = [(place, wanted) for place, wanted in enumerate(all_sets) if wanted]
    counts: list[Counter[Hashable]] = [Counter() for _ in CRITERIA]
    for stage in map_.stages:
        for card in touchpoints_of(stage):
            values = _values(card)
            failed = [place for place, wanted in asked if wanted.isdisjoint(values[place])]
            for place, (found, has) in enumerate(zip(counts, values, strict=True)):
                counted = not failed or failed == [place]
                for value in has:
                    found[value] += counted
    return dict(zip(CRITERIA, counts, strict=True))


def without_gone(filter_: Filter, map_: JourneyMap) -> Filter:
    """Return the filter without the personas that are not in the map; the filter itself if all are."""
    there = {None, *(persona.id for persona in map_.personas)}
    if filter_.personas <= there:
        return filter_
    return filter_._replace(personas=filter_.personas & there)


def _sift(stage: Stage, filter_: Filter) -> tuple[Stage, Stage, Shown]:
    cards = tuple([card for card in stage.cards if shows(card, filter_)])
    shown = stage if len(cards) == len(stage.cards) else stage.evolve(cards=cards)
    return stage, shown, Shown(len(touchpoints_of(shown)), len(touchpoints_of(stage)))


def _values(card: Touchpoint) -> tuple[tuple[Hashable, ...], ...]:
    """Return what a touchpoint has for each criterion, in their order."""
    return (
        card.personas or (None,),
        (card.channel,),
        (card.setting,),
        (card.owner.strip(),),
        tuple(dict.fromkeys(card.tags)) or ("",),
        (card.evidence,),
        (card.sentiment,),
    )
