"""Entries of summary lanes: faces, metrics, quotes, goals, improvement notes, and what is behind them."""

from mapdesigner.layout.places import Found
from mapdesigner.model import JourneyMap, Touchpoint, cards_of

ENTRIES = ("felt", "metric", "quote", "goal", "improvement")
# Things of their own, not parts of a touchpoint.
ALONE = ("goal", "improvement")


def cards_behind(map_: JourneyMap, entry: Found) -> tuple[str, ...]:
    """Return the touchpoints that a face, a metric, a quote, a goal or an improvement note belongs to."""
    id_ = entry.id.partition("@")[0]
    if entry.kind == "improvement":
        return tuple(card for note in map_.improvements if note.id == id_ for card in note.touchpoints)
    if entry.kind == "goal":
        cards = (card for _, card in cards_of(map_) if isinstance(card, Touchpoint))
        return tuple(card.id for card in cards if id_ in card.goals)
    return (id_.partition("/")[0],)
