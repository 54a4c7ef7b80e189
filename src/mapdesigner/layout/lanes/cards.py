"""Lanes of cards: touchpoints and notes, under each other."""

from collections import Counter

from mapdesigner.layout.card import Attached, Drawn, draw_note, draw_touchpoint
from mapdesigner.layout.facts import StageFacts
from mapdesigner.layout.lanes.cell import Cell, stacked
from mapdesigner.layout.marks import Box
from mapdesigner.layout.measures import GAP_BETWEEN_CARDS_PT, STAGE_WIDTH_PT
from mapdesigner.layout.memo import Memo
from mapdesigner.model import Lane, Note, Stage, Touchpoint, card_text, cell_cards


def draw_cell(stage: Stage, lane: Lane, facts: StageFacts, memo: Memo) -> Cell:
    """Return the stage's cards in this lane."""
    counts = Counter(card_id for note in facts.improvements for card_id in note.touchpoints)
    boxes = [_card_box(card, lane, facts, counts[card.id], memo) for card in cell_cards(stage, lane.id)]
    return stacked(boxes, GAP_BETWEEN_CARDS_PT)


def _card_box(
    card: Touchpoint | Note, lane: Lane, facts: StageFacts, improvement_count: int, memo: Memo
) -> Box:
    colour = lane.colour or "muted"
    personas = facts.personas if isinstance(card, Touchpoint) and card.personas else ()

    def draw(_: Memo) -> Drawn:
        if isinstance(card, Note):
            return draw_note(card, STAGE_WIDTH_PT, colour)
        attached = tuple((persona, hue) for persona, hue in personas if persona.id in card.personas)
        return draw_touchpoint(card, Attached(attached, improvement_count), STAGE_WIDTH_PT)

    drawn = memo.recall(card.id, (card, personas, improvement_count, colour), draw)
    return Box(f"card:{card.id}", 0, 0, STAGE_WIDTH_PT, drawn.height, drawn.marks, label=card_text(card))
