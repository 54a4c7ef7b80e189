"""The slide that says it in short: what the map tells in sentences, and what to do first."""

from datetime import date

from mapdesigner.export.slides.deck import (
    CONTENT_BOTTOM_PT,
    CONTENT_TOP_PT,
    CONTENT_WIDTH_PT,
    MARGIN_PT,
    Deck,
    Page,
)
from mapdesigner.export.slides.pages import label_of
from mapdesigner.export.slides.text import Paragraph, cut, height_of, paragraph
from mapdesigner.insight.priority_words import Reasoned, what_first
from mapdesigner.insight.summary import summary_lead, summary_sentences
from mapdesigner.model import JourneyMap, touchpoint_count

LEAD_PT = 16.0
LABEL_WIDTH_PT = 128.0
GAP_PT = 40.0
FIRST_WIDTH_PT = 320.0
RANK_WIDTH_PT = 24.0
# The largest in which all of it fits, with how many lines a sentence and a title may take.
SIZES = ((15.0, 8, 3), (14.0, 7, 3), (13.0, 6, 2), (12.0, 5, 2), (11.0, 4, 2), (11.0, 3, 1), (10.0, 2, 1))
FIRST = "What to do first"

# A group's name, what stands at its left, its text, its height.
Told = tuple[str, Paragraph, tuple[Paragraph, ...], float]


def summary_slide(deck: Deck, map_: JourneyMap) -> None:
    """Add the summary, as it is on this day; nothing for a map without touchpoints."""
    if not touchpoint_count(map_):
        return
    sentences = tuple(summary_sentences(map_, date.today()))
    first = what_first(map_)
    width = CONTENT_WIDTH_PT - (FIRST_WIDTH_PT + GAP_PT if first else 0.0)
    with deck.page("Summary") as page:
        lead = (paragraph(cut(summary_lead(map_), CONTENT_WIDTH_PT, LEAD_PT, 2), LEAD_PT, "muted"),)
        height = height_of(lead, CONTENT_WIDTH_PT)
        page.words(MARGIN_PT, CONTENT_TOP_PT - 4, CONTENT_WIDTH_PT, height, lead, name="Lead")
        top = CONTENT_TOP_PT + height + 16
        room = CONTENT_BOTTOM_PT - top
        told = _fitting([_sentences(sentences, width, size, lines) for size, lines, _ in SIZES], room)
        _paint(page, told, MARGIN_PT, top, width, LABEL_WIDTH_PT)
        if first:
            left = MARGIN_PT + width + GAP_PT
            head = (paragraph(FIRST, LEAD_PT, "text", "semibold"),)
            height = height_of(head, FIRST_WIDTH_PT)
            page.words(left, top - 3, FIRST_WIDTH_PT, height, head, name=FIRST)
            notes = _fitting([_notes(first, size, lines) for size, _, lines in SIZES], room - height - 8)
            _paint(page, notes, left, top + height + 8, FIRST_WIDTH_PT, RANK_WIDTH_PT)


def _fitting(tries: list[list[Told]], room: float) -> list[Told]:
    return next((told for told in tries if sum(_step(each) for each in told) <= room), tries[-1])


def _step(told: Told) -> float:
    return told[-1] + 10.0


def _paint(page: Page, told: list[Told], x: float, y: float, width: float, indent: float) -> None:
    for name, label, text, height in told:
        with page.group(name, "", x, y, width, height):
            page.words(x, y, indent - 10, height, (label,), name="Label")
            page.words(x + indent, y, width - indent, height, text, name=name)
        y += height + 10.0


def _sentences(sentences: tuple[tuple[str, str], ...], width: float, size: float, lines: int) -> list[Told]:
    inner = width - LABEL_WIDTH_PT
    rows: list[Told] = []
    for about, sentence in sentences:
        text = (paragraph(cut(sentence, inner, size, lines), size),)
        rows.append((about, label_of(about), text, height_of(text, inner)))
    return rows


def _notes(first: tuple[Reasoned, ...], size: float, lines: int) -> list[Told]:
    inner = FIRST_WIDTH_PT - RANK_WIDTH_PT
    small = size - 2
    rows: list[Told] = []
    for each in first:
        title = each.ranked.improvement.title or "Untitled improvement"
        text = (
            paragraph(cut(title, inner, size, lines, "semibold"), size, "text", "semibold"),
            paragraph(cut(each.reasons, inner, small, lines), small, "muted"),
        )
        rank = paragraph(str(each.ranked.rank), size, "accent", "semibold")
        rows.append((title, rank, text, height_of(text, inner)))
    return rows
