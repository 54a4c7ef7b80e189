"""Words that several pages of the inspector use."""

from collections.abc import Callable

from mapdesigner.layout.icons import channel_icon
from mapdesigner.model import Improvement, JourneyMap, Touchpoint, cards_of, shortened

NARROW_SPACE = "\u202f"


def count_words(count: int, noun: str) -> str:
    """Return “no notes”, “1 note”, “12 notes”, “10 000 notes”."""
    return f"{number_words(count) if count else 'no'} {noun}{'' if count == 1 else 's'}"


def number_words(number: int) -> str:
    """Return a number with narrow spaces between its thousands."""
    return f"{number:,}".replace(",", NARROW_SPACE)


def channel_icon_name(channel: str) -> str:
    """Return the name of a channel's icon."""
    return channel_icon(channel) or ""


def place_words(map_: JourneyMap) -> Callable[[Improvement], str]:
    """Return a function that says which touchpoint an improvement note serves, and how many more."""
    titles = {card.id: card.title for _, card in cards_of(map_) if isinstance(card, Touchpoint)}

    def words(note: Improvement) -> str:
        if not note.touchpoints:
            return ""
        first = shortened(titles.get(note.touchpoints[0], ""), 28) or "Untitled touchpoint"
        more = len(note.touchpoints) - 1
        return f"{first} and {more} more" if more else first

    return words
