"""The map on one slide, painted from its layout; a large one in a simpler form, a huge one as a table."""

from collections.abc import Mapping

from mapdesigner.export.sheet import Progress
from mapdesigner.export.slides.card import card_description
from mapdesigner.export.slides.deck import CONTENT_WIDTH_PT, MARGIN_PT, Deck
from mapdesigner.export.slides.marks import (
    MarkPainter,
    joined_strokes,
    source_texts,
    strokes_of,
    without_strokes,
)
from mapdesigner.export.slides.spread import Row, best_spread
from mapdesigner.export.slides.text import paragraph
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.legend import legend_box
from mapdesigner.layout.measures import MARGIN_PT as MAP_MARGIN_PT
from mapdesigner.model import UNTITLED, JourneyMap, Note, Touchpoint, card_text, cards_of

# LibreOffice opens a slide of this many cards with all that is on them in some seconds.
MOST_FULL_CARDS = 400
# More boxes than this on one slide can neither be read nor moved.
MOST_SIMPLE_CARDS = 1_000
MAP_TOP_PT, MAP_BOTTOM_PT = 78.0, 504.0
LARGEST_SCALE = 1.2
GAP_ABOVE_LEGEND_PT = 14.0
# Curves are wider than the dotted line between good and bad.
LEAST_CURVE_PT = 1.5


def card_count(map_: JourneyMap) -> int:
    """Return how many touchpoints and notes a map has."""
    return sum(len(stage.cards) for stage in map_.stages)


def map_slide_title(map_: JourneyMap) -> str:
    """Return the title of the slide with the map: the map's, and what it is where that doesn't say so."""
    title = map_.title.strip() or UNTITLED
    return title if "map" in title[:300].lower() else f"{title} · journey map"


def map_slide(deck: Deck, map_: JourneyMap, step: Progress) -> None:
    """Add the map, scaled to the slide."""
    step(0.0, "Laying out the map")
    simple = card_count(map_) > MOST_FULL_CARDS
    room = MAP_BOTTOM_PT - MAP_TOP_PT
    spread = best_spread(map_, lay_out(map_), CONTENT_WIDTH_PT, room)
    legend = legend_box(map_, spread.width)
    below = GAP_ABOVE_LEGEND_PT + legend.height if legend.height else 0.0
    scale = min(CONTENT_WIDTH_PT / spread.width, room / (spread.height + below), LARGEST_SCALE)
    left = MARGIN_PT + (CONTENT_WIDTH_PT - spread.width * scale) / 2 - MAP_MARGIN_PT * scale
    with deck.page(map_slide_title(map_)) as page:
        painter = MarkPainter(page, source_texts(map_), left, MAP_TOP_PT, scale)
        cards = {f"card:{card.id}": card for _, card in cards_of(map_)}
        for heading in spread.headings:
            painter.box(heading, 0, 0)
        for place, row in enumerate(spread.rows):
            step(place / len(spread.rows), "Painting the map")
            _lane(painter, row, MAP_MARGIN_PT + spread.width, cards, simple)
        if legend.height:
            painter.box(legend, MAP_MARGIN_PT, spread.height + GAP_ABOVE_LEGEND_PT)
        if not cards:
            words = paragraph("Nothing is on the map yet; its stages and lanes stand ready.", 14, "muted")
            page.words(MARGIN_PT, MAP_BOTTOM_PT - 20, CONTENT_WIDTH_PT, 20, (words,), name="Remark")
        page.notes += [words for words in (map_.purpose, map_.scenario) if words.strip()]


def _lane(
    painter: MarkPainter, row: Row, right: float, cards: Mapping[str, Touchpoint | Note], simple: bool
) -> None:
    label, cells = row.label, row.cells
    # One hairline over the whole row in place of one in each cell.
    painter.line(label.x, label.y + 0.5, right)
    painter.box(label._replace(marks=label.marks[1:]), 0, 0)
    if row.lane.kind == "emotion":
        strokes = [stroke for cell in cells for stroke in strokes_of(cell, 0, 0, LEAST_CURVE_PT)]
        for stroke in joined_strokes(strokes):
            name = f"Emotion curve: {row.lane.name}" if row.lane.name else "Emotion curve"
            painter.stroke(stroke, 0, 0, name, f"{name}, from stage to stage")
        cells = tuple(without_strokes(cell, LEAST_CURVE_PT) for cell in cells)
    for cell in cells:
        painter.marks(cell.marks, cell.x, cell.y, cell.width)
        for child in cell.children:
            card = cards.get(child.id)
            if card is not None and simple:
                painter.simple(child, cell.x, cell.y, card_text(card), _block_colour(card))
            elif card is not None:
                painter.box(child, cell.x, cell.y, card_description(card))
            else:
                painter.box(child, cell.x, cell.y)


def _block_colour(card: Touchpoint | Note) -> str:
    """Return the colour of a card that is too small to be read: how it feels can still be seen."""
    if isinstance(card, Note) or card.sentiment is None:
        return "chip"
    return f"block sentiment {card.sentiment}"
