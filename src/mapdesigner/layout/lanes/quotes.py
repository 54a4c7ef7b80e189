"""The quotes lane: what customers said about the stage's touchpoints; those worth showing come first."""

from functools import partial
from typing import NamedTuple

from mapdesigner.layout.block import text_block
from mapdesigner.layout.facts import StageFacts
from mapdesigner.layout.icons import FACES
from mapdesigner.layout.lanes.cell import Cell, entry_box, stacked
from mapdesigner.layout.marks import Box
from mapdesigner.layout.measures import GAP_BETWEEN_CARDS_PT, LANE_WORDS, NOTE_INDENT_PT, STAGE_WIDTH_PT
from mapdesigner.layout.memo import Memo
from mapdesigner.model import CardId, Feedback, Lane, LaneId, Stage, Touchpoint

MOST_QUOTES = 6
MOST_QUOTE_LINES = 5
OPENING, CLOSING = '"“„«»', '"”“«»'


class _Said(NamedTuple):
    """A quote with its place: which of a touchpoint's quotes it is."""

    card_id: CardId
    place: int
    said: Feedback


def draw_cell(stage: Stage, lane: Lane, facts: StageFacts, memo: Memo) -> Cell:
    """Return what was said in the stage, and how much of it there is no room for."""
    said = _said(stage)
    shown = (said, lane.id, lane.colour)
    return memo.recall_with_parts(("cell", stage.id, lane.id), shown, partial(_draw, *shown))


def _said(stage: Stage) -> tuple[_Said, ...]:
    """Return every quote of the stage in its cards' order, those worth showing before the others."""
    everything = [
        _Said(card.id, place, said)
        for card in stage.cards
        if isinstance(card, Touchpoint)
        for place, said in enumerate(card.feedback)
    ]
    return tuple(sorted(everything, key=lambda each: each.said.status != "worth showing"))


def _draw(said: tuple[_Said, ...], lane_id: LaneId, colour: str | None, memo: Memo) -> Cell:
    boxes = [
        memo.recall(
            (each.card_id, each.place), (each.said, colour), partial(_quote_box, each, lane_id, colour)
        )
        for each in said[:MOST_QUOTES]
    ]
    cell = stacked(boxes, GAP_BETWEEN_CARDS_PT)
    if len(said) <= MOST_QUOTES:
        return cell
    more = f"and {len(said) - MOST_QUOTES} more"
    width_pt = STAGE_WIDTH_PT - NOTE_INDENT_PT
    marks, bottom = text_block(
        more, NOTE_INDENT_PT, cell.height + GAP_BETWEEN_CARDS_PT, width_pt, LANE_WORDS, "muted"
    )
    return cell._replace(height=bottom, marks=marks)


def _quote_box(each: _Said, lane_id: LaneId, colour: str | None) -> Box:
    said = each.said
    mood = None if said.sentiment is None else f"sentiment {said.sentiment}"
    return entry_box(
        f"quote:{each.card_id}/{each.place}@{lane_id}",
        f"“{_bare(said.quote)}”",
        " · ".join(word for word in (said.who.strip(), said.source.strip()) if word),
        mood or colour or "muted",
        most_lines=MOST_QUOTE_LINES,
        icon=None if said.sentiment is None else (FACES[said.sentiment], mood or "muted"),
    )


def _bare(quote: str) -> str:
    """Return a quote without the quotation marks that somebody typed around it."""
    words = quote.strip()
    is_quoted = len(words) > 1 and words[0] in OPENING and words[-1] in CLOSING
    return words[1:-1].strip() if is_quoted else words
