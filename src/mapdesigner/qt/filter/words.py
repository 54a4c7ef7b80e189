"""What can be filtered by, in words and pictures: the criteria and their values."""

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

from mapdesigner.insight.filtering import CRITERIA, Filter, Shown
from mapdesigner.insight.metric_status import NARROW_SPACE
from mapdesigner.layout.icons import FACES, channel_icon
from mapdesigner.model import (
    CHANNELS,
    EVIDENCE,
    SENTIMENT_WORDS,
    SETTINGS,
    JourneyMap,
    initials,
    persona_colour,
)
from mapdesigner.qt.widgets.tick import Tick

# The criteria in the order of the filter's fields: one, and several of them.
WORDS: Mapping[str, str] = dict(
    zip(CRITERIA, ("Persona", "Channel", "Setting", "Owner", "Tag", "Evidence", "Sentiment"), strict=True)
)
NOT_SET: Mapping[str, str] = {
    "personas": "no persona",
    "channels": "no channel",
    "settings": "no setting",
    "owners": "no owner",
    "tags": "no tag",
    "evidence": "no evidence",
    "sentiments": "no sentiment",
}


class Asked(NamedTuple):
    """A value that a filter asks for, with the name of its criterion."""

    criterion: str
    tick: Tick


def ticks_of(criterion: str, counts: Mapping[Hashable, int], asked: Filter, map_: JourneyMap) -> list[Tick]:
    """Return the values of a criterion to tick: those that occur and those asked for, “not set” last."""
    wanted: frozenset[Hashable] = getattr(asked, criterion)
    values = sorted({*counts, *wanted}, key=lambda value: _order(criterion, value, map_))
    return [
        tick_of(criterion, value, map_)._replace(is_on=value in wanted, number=counts.get(value, 0))
        for value in values
    ]


def tick_of(criterion: str, value: Hashable, map_: JourneyMap) -> Tick:
    """Return a value as words and picture."""
    if value in (None, ""):
        return Tick(value, NOT_SET[criterion].capitalize())
    if criterion == "personas":
        for place, persona in enumerate(map_.personas):
            if persona.id == value:
                name = persona.name or "Unnamed persona"
                letter = initials(persona)[:1]
                return Tick(value, name, disc=persona_colour(persona, place), letter=letter)
    if criterion == "channels":
        return Tick(value, str(value), icon=channel_icon(str(value)) or "")
    if criterion == "sentiments" and isinstance(value, int):
        words = SENTIMENT_WORDS[value].capitalize()
        return Tick(value, words, icon=FACES[value], token=f"sentiment {value}")
    return Tick(value, str(value))


def asked_for(filter_: Filter, map_: JourneyMap) -> list[Asked]:
    """Return everything a filter asks for, criterion by criterion."""
    return [
        Asked(criterion, tick_of(criterion, value, map_))
        for criterion in CRITERIA
        for value in sorted(getattr(filter_, criterion), key=lambda value: _order(criterion, value, map_))
    ]


def with_toggled(filter_: Filter, criterion: str, value: Hashable) -> Filter:
    """Return the filter that asks for a value too, or no longer."""
    changed: dict[str, Any] = {criterion: getattr(filter_, criterion) ^ {value}}
    return filter_._replace(**changed)


def count_asked(filter_: Filter) -> int:
    """Return how many values a filter asks for."""
    return sum(len(wanted) for wanted in filter_)


def number(count: int) -> str:
    """Return a number with narrow spaces between its thousands."""
    return f"{count:,}".replace(",", NARROW_SPACE)


def shown_words(count: Shown) -> str:
    """Return “1 touchpoint”, “48 touchpoints” or “12 of 48 touchpoints”."""
    noun = "touchpoint" if count.of == 1 else "touchpoints"
    all_words = f"{number(count.of)} {noun}"
    return all_words if count.shown == count.of else f"{number(count.shown)} of {all_words}"


def _order(criterion: str, value: Hashable, map_: JourneyMap) -> tuple[bool, int, str]:
    """Return a sort key: the map's or the model's order, else the alphabet; “not set” last."""
    orders: Mapping[str, tuple[Hashable, ...]] = {
        "personas": tuple(persona.id for persona in map_.personas),
        "channels": CHANNELS,
        "settings": SETTINGS,
        "evidence": EVIDENCE,
        "sentiments": tuple(sorted(SENTIMENT_WORDS, reverse=True)),
    }
    order = orders.get(criterion, ())
    return value in (None, ""), order.index(value) if value in order else len(order), str(value).casefold()
