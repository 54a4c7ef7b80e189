"""A slide for each stage: its cards in three columns, lane by lane, going on over more slides."""

from collections.abc import Iterator
from typing import NamedTuple

from mapdesigner.export.sheet import Progress
from mapdesigner.export.slides.card import Item, heading, improvement, notes, paint, touchpoint
from mapdesigner.export.slides.columns import Column, balanced, columns_of, first_items, without_last_heading
from mapdesigner.export.slides.deck import (
    CONTENT_BOTTOM_PT,
    CONTENT_TOP_PT,
    CONTENT_WIDTH_PT,
    MARGIN_PT,
    Deck,
    Page,
)
from mapdesigner.export.slides.text import cut, height_of, paragraph
from mapdesigner.insight.texts import Thing
from mapdesigner.layout.facts import StageFacts, stage_facts
from mapdesigner.layout.memo import Memo
from mapdesigner.model import (
    SENTIMENT_WORDS,
    JourneyMap,
    Stage,
    Touchpoint,
    stage_colour,
    touchpoints_of,
)

COLUMNS = 3
GAP_PT = 14.0
BAND_PT = 8.0
GOAL_PT = 14.0
# Large type where a stage's cards leave room for it.
SIZES = (1.5, 1.35, 1.2, 1.1, 1.0)
# Beyond, trying sizes takes longer than it is worth.
MOST_ENLARGED_SLIDES = 4
# A longer deck is turned by nobody: each stage has its share of these slides, two at least.
MOST_SLIDES, MOST_STAGES = 120, 60
ROOM_FOR_REMARK_PT = 16.0
# Kept free over the highest card for its lane's name, of two lines at most.
HEADING_PT = 60.0
COLUMN_WIDTH_PT = (CONTENT_WIDTH_PT - GAP_PT * (COLUMNS - 1)) / COLUMNS


class _Arranged(NamedTuple):
    """A stage's slides: the size of their type, the columns of each, how much there was no room for."""

    size: float
    slides: list[list[Column]]
    left_out: int


def stage_slides(deck: Deck, map_: JourneyMap, step: Progress, *, brief: bool = False) -> int:
    """Add the slides of the stages; return how many cards and notes there was no room for.

    `brief` shows of each card only its title and channel.
    """
    facts = stage_facts(map_, Memo())
    most = max(2, MOST_SLIDES // len(map_.stages))
    left_out = 0
    for place, (stage, known) in enumerate(zip(map_.stages, facts, strict=True)):
        if place >= MOST_STAGES:
            left_out += len(stage.cards)
            continue
        step(place / len(map_.stages), f"Making the slides of {_name(stage)}"[:80])
        left_out += _stage(deck, map_, stage, known, brief, most)
    return left_out


def _stage(deck: Deck, map_: JourneyMap, stage: Stage, facts: StageFacts, brief: bool, most: int) -> int:
    goal = cut(stage.customer_goal, CONTENT_WIDTH_PT, GOAL_PT, 3)
    lead = (paragraph(goal, GOAL_PT, "muted"),) if goal else ()
    top = CONTENT_TOP_PT + (height_of(lead, CONTENT_WIDTH_PT) + 12 if lead else 4)
    arranged = _arranged(map_, facts, brief, CONTENT_BOTTOM_PT - top, most)
    count = len(arranged.slides)
    for number, columns in enumerate(arranged.slides, 1):
        title = _name(stage) if count == 1 else f"{_name(stage)} ({number} of {count})"
        with deck.page(title) as page:
            page.rect(0, 0, 960, BAND_PT, colour=stage_colour(stage), name="Band")
            if lead:
                height = top - CONTENT_TOP_PT - 8
                page.words(
                    MARGIN_PT, CONTENT_TOP_PT - 4, CONTENT_WIDTH_PT, height, lead, name="Customer goal"
                )
            if not columns:
                _remark(page, top + 16, "Nothing is mapped in this stage yet.", 18)
            for column, items in enumerate(columns):
                x = MARGIN_PT + column * (COLUMN_WIDTH_PT + GAP_PT)
                for item, y in items:
                    page.things += [item.about] if item.about is not None else []
                    paint(page, item, x, top + y, COLUMN_WIDTH_PT, arranged.size)
            if number == 1:
                page.things.append(Thing("stage", stage.id))
                page.notes += _notes(stage)
            if number == count and arranged.left_out:
                _remark(page, CONTENT_BOTTOM_PT - 12, f"and {arranged.left_out:,} more", 12)
    return arranged.left_out


def _name(stage: Stage) -> str:
    return " ".join(stage.name.split()) or "Untitled stage"


def _remark(page: Page, y: float, words: str, size: float) -> None:
    remark = (paragraph(words, size, "muted"),)
    page.words(MARGIN_PT, y, CONTENT_WIDTH_PT, size * 1.4, remark, name="Remark")


def _arranged(map_: JourneyMap, facts: StageFacts, brief: bool, room: float, most: int) -> _Arranged:
    """Return the stage's slides, as few as the usual size takes, in the largest size that takes no more."""
    whole = sum(len(cell) for cell in facts.cells.values())
    has_notes = not brief and bool(facts.improvements)
    limit = room * most * COLUMNS
    items, is_cut = first_items(_items(map_, facts, SIZES[-1], brief, room, has_notes), limit)
    bare, _ = first_items(_items(map_, facts, SIZES[-1], brief, room, False), limit)
    if has_notes and bare and _slide_count(columns_of(bare, room)) < _slide_count(columns_of(items, room)):
        # The action list has them all; here they would cost a slide.
        items, has_notes = bare, False
    whole += len(facts.improvements) if has_notes else 0
    room -= ROOM_FOR_REMARK_PT if is_cut else 0
    columns = columns_of(items, room)
    if is_cut or _slide_count(columns) > most:
        kept = without_last_heading(columns[: most * COLUMNS])
        shown = {item.about for column in kept for item, _ in column if not item.heads}
        return _Arranged(SIZES[-1], _in_slides(kept), whole - len(shown))
    size, fewest = SIZES[-1], _slide_count(columns)
    if fewest <= MOST_ENLARGED_SLIDES:
        for larger in SIZES[:-1]:
            enlarged = list(_items(map_, facts, larger, brief, room, has_notes))
            highest = max((item.height for item in enlarged), default=0.0) + HEADING_PT
            if highest <= room and _slide_count(columns_of(enlarged, room)) <= fewest:
                items, size = enlarged, larger
                break
    return _Arranged(size, _in_slides(balanced(items, room, fewest * COLUMNS)), 0)


def _slide_count(columns: list[Column]) -> int:
    return max(1, -(-len(columns) // COLUMNS))


def _in_slides(columns: list[Column]) -> list[list[Column]]:
    return [columns[start : start + COLUMNS] for start in range(0, len(columns), COLUMNS)] or [[]]


def _items(
    map_: JourneyMap, facts: StageFacts, size: float, brief: bool, room: float, has_notes: bool
) -> Iterator[Item]:
    personas = {persona.id: persona.name for persona in map_.personas}
    width = COLUMN_WIDTH_PT
    several = sum(1 for lane in map_.lanes if lane.kind in ("touchpoints", "notes")) > 1
    for lane in map_.lanes:
        cards = facts.cells.get(lane.id, ())
        if cards and several:
            yield heading(lane.name, width, size)
        for card in cards:
            if isinstance(card, Touchpoint):
                yield touchpoint(card, personas, width, size, room - HEADING_PT, brief)
            else:
                yield from notes(card, width, size, lane.colour or "muted", room - HEADING_PT, brief)
    if has_notes:
        yield heading("Improvement notes", width, size)
        for entry in facts.improvements:
            yield improvement(entry, width, size)


def _notes(stage: Stage) -> list[str]:
    """Return what whoever presents the stage may want to say: extremes, moments, what is only assumed."""
    cards = touchpoints_of(stage)
    felt = [(card.sentiment, card) for card in cards if card.sentiment is not None]
    notes = [stage.customer_goal]
    if felt:
        low, high = min(felt, key=lambda each: each[0]), max(felt, key=lambda each: each[0])
        notes.append(f"Lowest point: {_title(low[1])} ({SENTIMENT_WORDS[low[0]]}).")
        if high[0] > low[0]:
            notes.append(f"Highest point: {_title(high[1])} ({SENTIMENT_WORDS[high[0]]}).")
    moments = [_title(card) for card in cards if card.moment_of_truth]
    if moments:
        notes.append(f"Moments of truth: {', '.join(moments[:20])}.")
    assumed = sum(1 for card in cards if card.evidence == "assumed")
    if assumed:
        notes.append(f"Only assumed so far: {assumed} of {len(cards)} touchpoints.")
    return notes


def _title(card: Touchpoint) -> str:
    return " ".join(card.title.split())[:200] or "Untitled touchpoint"
