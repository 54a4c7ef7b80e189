"""Lanes of cards: touchpoints and notes, under each other."""

from collections.abc import Mapping
from functools import partial

from mapdesigner.layout.card import Attached, Drawn, draw_note, draw_touchpoint
from mapdesigner.layout.facts import StageFacts
from mapdesigner.layout.lanes.cell import Cell, stacked
from mapdesigner.layout.marks import Box
from mapdesigner.layout.measures import GAP_BETWEEN_CARDS_PT, STAGE_WIDTH_PT
from mapdesigner.layout.memo import Memo
from mapdesigner.layout.persona_sign import Sign
from mapdesigner.model import Card, Lane, Note, Stage, Touchpoint, card_text


def draw_cell(stage: Stage, lane: Lane, facts: StageFacts, memo: Memo) -> Cell:
    """Return the stage's cards in this lane."""
    shown = (facts.cells.get(lane.id, ()), lane.colour or "muted", facts.personas, facts.improvement_counts)
    return memo.recall_with_parts(("cell", stage.id, lane.id), shown, partial(_draw, *shown))


def _draw(
    cards: tuple[Card, ...], colour: str, personas: tuple[Sign, ...], counts: Mapping[str, int], memo: Memo
) -> Cell:
    boxes = [_card_box(card, colour, personas, counts.get(card.id, 0), memo) for card in cards]
    return stacked(boxes, GAP_BETWEEN_CARDS_PT)


def _card_box(card: Card, colour: str, personas: tuple[Sign, ...], count: int, memo: Memo) -> Box:
    if isinstance(card, Touchpoint):
        own = card.personas
        attached = Attached(
            tuple([sign for sign in personas if sign.persona_id in own]) if own else (), count
        )
        return memo.recall(card.id, (card, attached), partial(_touchpoint_box, card, attached))
    return memo.recall(card.id, (card, colour), partial(_note_box, card, colour))


def _touchpoint_box(card: Touchpoint, attached: Attached) -> Box:
    return _boxed(card, draw_touchpoint(card, attached, STAGE_WIDTH_PT))


def _note_box(card: Note, colour: str) -> Box:
    return _boxed(card, draw_note(card, STAGE_WIDTH_PT, colour))


def _boxed(card: Card, drawn: Drawn) -> Box:
    return Box(f"card:{card.id}", 0, 0, STAGE_WIDTH_PT, drawn.height, drawn.marks, label=card_text(card))
