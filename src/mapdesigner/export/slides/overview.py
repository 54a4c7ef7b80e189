"""What stands in for the map when it is too large for a slide: its stages as a table."""

from mapdesigner.export.slides.deck import Deck
from mapdesigner.export.slides.map import map_slide_title
from mapdesigner.export.slides.table import Cell, Column, table_slides
from mapdesigner.export.slides.text import cut, paragraph
from mapdesigner.model import SENTIMENT_WORDS, JourneyMap, Stage, touchpoints_of

MOST_STAGES = 200


def overview_slides(deck: Deck, map_: JourneyMap) -> None:
    """Add a table with a row for each stage: what customers want there, how many cards, how it feels."""
    columns = (
        Column("Stage", 22),
        Column("What customers want", 38),
        Column("Touchpoints", 12, "r"),
        Column("Notes", 10, "r"),
        Column("Feels on average", 18, left_pt=22),
    )
    rows = [_row(stage) for stage in map_.stages[:MOST_STAGES]]
    table_slides(
        deck, map_slide_title(map_), "The stages; the slides after this one list their cards.", columns, rows
    )


def _row(stage: Stage) -> list[Cell]:
    cards = touchpoints_of(stage)
    felt = [card.sentiment for card in cards if card.sentiment is not None]
    mood = SENTIMENT_WORDS[round(sum(felt) / len(felt))] if felt else "–"
    return [
        (paragraph(cut(stage.name or "Untitled stage", 170, 12, 2, "semibold"), 12, "text", "semibold"),),
        (paragraph(cut(stage.customer_goal or "–", 310, 12, 3), 12),),
        (paragraph(f"{len(cards):,}", 12, align="r"),),
        (paragraph(f"{len(stage.cards) - len(cards):,}", 12, align="r"),),
        (paragraph(mood, 12),),
    ]
