"""Plain text as cards and cards as plain text: a card a line, or a card a cell of a spreadsheet."""

from mapdesigner.exchange.list_marks import is_mark, without_marks
from mapdesigner.exchange.spreadsheet_block import read_block
from mapdesigner.model import Card, Lane, card_text, new_note, new_touchpoint

MOST_LINES = 2_000


def cards_from_lines(text: str, lane: Lane) -> tuple[Card, ...]:
    """Return a card for each line or cell that is not blank, without its list mark, at most MOST_LINES.

    The lane tells whether they are touchpoints or notes; a note keeps the line breaks inside its cell.
    """
    words = texts_in(text)[:MOST_LINES]
    if lane.kind == "notes":
        return tuple(new_note(lane.id, each) for each in words)
    return tuple(new_touchpoint(lane.id, " ".join(each.split())) for each in words)


def texts_in(text: str) -> tuple[str, ...]:
    """Return the lines of a text, or its cells when it is from a spreadsheet, without blank ones.

    Only a cell may hold line breaks, none holds tabs.
    """
    entries: list[str] = []
    for row in read_block("\n".join(text.splitlines()), keep_needless_marks=True):
        cells = [cell.strip() for cell in row if cell.strip()]
        # A word processor puts a tab behind the mark of a list; what stands there is no cell.
        entries += [f"{cells[0]}\t{' '.join(cells[1:])}"] if len(cells) > 1 and is_mark(cells[0]) else cells
    bare = without_marks(["" if "\n" in entry else entry for entry in entries])
    words = (short or entry for short, entry in zip(bare, entries, strict=True) if short or "\n" in entry)
    return tuple("\n".join(" ".join(line.split()) for line in each.splitlines()) for each in words)


def one_text(text: str) -> str:
    """Return a text without tabs; that of one cell without the quotation marks that a spreadsheet adds."""
    block = read_block(text, keep_needless_marks=True)
    is_cell = text.startswith('"') and len(block) == 1 and len(block[0]) == 1
    return (block[0][0] if is_cell else text).replace("\t", " ")


def lines_from_cards(cards: tuple[Card, ...]) -> str:
    """Return the cards' words, a line each; line breaks inside a card become spaces."""
    return "\n".join(" ".join(card_text(card).split()) for card in cards)
