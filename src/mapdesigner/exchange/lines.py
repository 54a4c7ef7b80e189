"""Plain text as cards and cards as plain text: a card a line."""

import re

from mapdesigner.model import Card, Lane, card_text, new_note, new_touchpoint

MOST_LINES = 2_000
# What people put before the lines of a list: a dash, a bullet, a number, a check box.
_LIST_MARK = re.compile(r"^\s*(?:[-*•‣◦–—]\s+|\d{1,3}[.)]\s+)?(?:\[[ xX]\]\s+)?")


def cards_from_lines(text: str, lane: Lane) -> tuple[Card, ...]:
    """Return a card for each line that is not blank, without its list mark, at most MOST_LINES.

    The lane tells whether they are touchpoints or notes.
    """
    lines = (_LIST_MARK.sub("", line, count=1).strip() for line in text.splitlines())
    words = [line for line in lines if line][:MOST_LINES]
    if lane.kind == "notes":
        return tuple(new_note(lane.id, line) for line in words)
    return tuple(new_touchpoint(lane.id, line) for line in words)


def lines_from_cards(cards: tuple[Card, ...]) -> str:
    """Return the cards' words, a line each; line breaks inside a card become spaces."""
    return "\n".join(" ".join(card_text(card).split()) for card in cards)
