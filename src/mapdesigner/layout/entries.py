"""Entries of summary lanes: faces, metrics, goals, improvement notes, and the touchpoints behind them."""

from mapdesigner.layout.places import Found
from mapdesigner.model import JourneyMap, Touchpoint, cards_of

ENTRIES = ("felt", "metric", "goal", "improvement")


def cards_behind(map_: JourneyMap, entry: Found) -> tuple[str, ...]:
    """Return the touchpoints that a face, a metric, a goal or an improvement note on the map belongs to."""
    id_ = entry.id.partition("@")[0]
    if entry.kind == "improvement":
        return tuple(card for note in map_.improvements if note.id == id_ for card in note.touchpoints)
    if entry.kind == "goal":
        cards = (card for _, card in cards_of(map_) if isinstance(card, Touchpoint))
        return tuple(card.id for card in cards if id_ in card.goals)
    return (id_.partition("/")[0],)
