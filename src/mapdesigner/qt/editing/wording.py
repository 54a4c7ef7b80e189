"""Words for what is selected, in menus and messages."""

from collections.abc import Sequence

from mapdesigner.model import Card


def counted(cards: Sequence[Card]) -> str:
    """Return “Touchpoint”, “Note”, “3 touchpoints”, “2 notes” or “5 cards”."""
    kinds = {card.kind for card in cards}
    noun = kinds.pop() if len(kinds) == 1 else "card"
    return noun.capitalize() if len(cards) == 1 else f"{len(cards)} {noun}s"
