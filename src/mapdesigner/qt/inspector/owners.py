"""Owners: who is named in a map already, for fields that ask who does something."""

from mapdesigner.model import JourneyMap, Touchpoint, cards_of


def owners_of(map_: JourneyMap) -> list[str]:
    """Return the owners of touchpoints, goals and improvement notes, each once, by alphabet."""
    names = {card.owner for _, card in cards_of(map_) if isinstance(card, Touchpoint)}
    names |= {goal.owner for goal in map_.goals} | {note.owner for note in map_.improvements}
    return sorted(names - {""}, key=str.casefold)
