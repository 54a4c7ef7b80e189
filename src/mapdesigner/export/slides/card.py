"""A card on its stage's slide: a touchpoint with all that is worth showing, a note, an improvement note."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mapdesigner.export.report.personas import quoted
from mapdesigner.export.slides.shapes import Shapes
from mapdesigner.export.slides.text import (
    Paragraph,
    Run,
    cut,
    height_of,
    line_height,
    one_line,
    paragraph,
    pieces,
)
from mapdesigner.insight.metric_status import current_value, format_value, metric_status
from mapdesigner.insight.texts import Thing
from mapdesigner.layout.card import STATUS_SIGNS, channel_words
from mapdesigner.layout.icons import FACES, STAR
from mapdesigner.layout.lanes.improvements import improvement_summary
from mapdesigner.model import (
    SENTIMENT_WORDS,
    Improvement,
    Metric,
    Note,
    Touchpoint,
    metric_name,
    shortened,
)

TITLE_PT, TEXT_PT, SMALL_PT = 14.0, 12.0, 11.0
PADDING_PT = 10.0
FACE_PT = 20.0
BAR_PT = 3.0
RADIUS_PT = 8.0
MOST_TITLE_LINES, MOST_TEXT_LINES, MOST_QUOTE_LINES = 4, 6, 4
MOST_NOTE_LINES = 12
MOST_METRICS, MOST_QUOTES = 4, 3
UNTITLED = "Untitled touchpoint"


class Item(NamedTuple):
    """Something in a column of a stage's slide: what it says and how it looks there.

    `accent` colours a bar at the left, None makes it a card with a frame. `face` is a sentiment. `heads`
    tells that it must not stand last in a column. `about` is the card or note that it shows, or a piece of.
    """

    name: str
    description: str
    paragraphs: tuple[Paragraph, ...]
    height: float
    accent: str | None = None
    face: int | None = None
    star: bool = False
    heads: bool = False
    about: Thing | None = None


def heading(text: str, width: float, size: float) -> Item:
    """Return the name of a lane over its cards."""
    words = paragraph(
        cut(text or "Untitled lane", width, SMALL_PT * size, 2), SMALL_PT * size, "muted", "semibold"
    )
    return Item(text, "", (words,), height_of((words,), width) + 2, heads=True)


def touchpoint(
    card: Touchpoint,
    personas: Mapping[str, str],
    width: float,
    size: float,
    most_height: float,
    brief: bool = False,
) -> Item:
    """Return a touchpoint: title, channel, owner, description, metrics and quotes worth showing.

    What makes it higher than `most_height` is left out from the end.
    """
    inner = _text_width(width, card.sentiment is not None or card.moment_of_truth)
    title = cut(card.title or UNTITLED, inner, TITLE_PT * size, MOST_TITLE_LINES, "semibold")
    parts = [paragraph(title, TITLE_PT * size, "text" if card.title else "muted", "semibold")]
    facts = " · ".join(word for word in _facts(card, personas) if word)
    if facts:
        small = SMALL_PT * size
        parts.append(paragraph(cut(facts, inner, small, 3), small, "muted", before_pt=1))
    if not brief:
        parts += _details(card, inner, size)
    while len(parts) > 1 and height_of(parts, inner) + 2 * PADDING_PT > most_height:
        parts.pop()
    signs = (card.sentiment is not None) + card.moment_of_truth
    height = max(height_of(parts, inner), signs * (FACE_PT + 4) - 4) + 2 * PADDING_PT
    return Item(
        card.title or UNTITLED,
        card_description(card),
        tuple(parts),
        height,
        face=card.sentiment,
        star=card.moment_of_truth,
        about=Thing("card", card.id),
    )


def notes(
    card: Note, width: float, size: float, colour: str, most_height: float, brief: bool = False
) -> Iterator[Item]:
    """Yield a plain note with a bar in its lane's colour; one that is higher than allowed goes on below.

    A `brief` one is cut.
    """
    inner, size_pt = width - PADDING_PT - BAR_PT, TEXT_PT * size
    text = card.text.strip() or "Empty note"
    most_lines = max(1, int((most_height - 4) / line_height(size_pt)))
    short = [cut(text, inner, size_pt, MOST_NOTE_LINES)] if brief else None
    thing = Thing("card", card.id)
    for piece in short or pieces(text, inner, size_pt, most_lines):
        words = (paragraph(piece, size_pt),)
        yield Item(piece, "", words, height_of(words, inner) + 4, accent=colour, about=thing)


def improvement(entry: Improvement, width: float, size: float) -> Item:
    """Return an improvement note with its figures."""
    inner = width - PADDING_PT - BAR_PT
    title = cut(entry.title or "Untitled improvement", inner, TEXT_PT * size, 4, "semibold")
    small = SMALL_PT * size
    parts = (
        paragraph(title, TEXT_PT * size, "text", "semibold"),
        paragraph(cut(improvement_summary(entry), inner, small, 3), small, "muted"),
    )
    thing = Thing("improvement", entry.id)
    return Item(title, "", parts, height_of(parts, inner) + 4, accent="accent", about=thing)


def paint(shapes: Shapes, item: Item, x: float, y: float, width: float, size: float) -> None:
    """Paint an item with its corner at (x, y): a card is a group, so that it moves as a whole."""
    if item.heads:
        shapes.words(x, y, width, item.height, item.paragraphs, name=f"Lane: {one_line(item.name, 60)}")
        return
    kind = "Card" if item.accent is None else "Note"
    name = f"{kind}: {one_line(item.name, 80)}"
    with shapes.group(name, item.description or item.name, x, y, width, item.height):
        if item.accent is not None:
            shapes.rect(x, y, BAR_PT, item.height, colour=item.accent, name="Bar")
            left = x + BAR_PT + PADDING_PT - 2
            shapes.words(left, y + 1, width - (left - x), item.height - 2, item.paragraphs)
            return
        shapes.rect(
            x, y, width, item.height, colour="surface", line="hairline", radius=RADIUS_PT, name="Ground"
        )
        inner = _text_width(width, item.face is not None or item.star)
        shapes.words(x + PADDING_PT, y + PADDING_PT, inner, item.height - 2 * PADDING_PT, item.paragraphs)
        left, top = x + width - PADDING_PT - FACE_PT, y + PADDING_PT
        if item.face is not None:
            mood = f"sentiment {item.face}"
            shapes.icon(FACES[item.face], left, top, FACE_PT, mood, SENTIMENT_WORDS[item.face])
            top += FACE_PT + 4
        if item.star:
            shapes.icon(STAR, left + 1, top, FACE_PT - 2, "accent", "moment of truth")


def card_description(card: Touchpoint | Note) -> str:
    """Return what a screen reader says of a card: title, channel, how it feels, a moment of truth."""
    if isinstance(card, Note):
        return one_line(card.text, 300)
    words = [
        one_line(card.title or UNTITLED),
        channel_words(card),
        "" if card.sentiment is None else SENTIMENT_WORDS[card.sentiment],
        "moment of truth" if card.moment_of_truth else "",
    ]
    return ", ".join(word for word in words if word)


def _text_width(width: float, has_sign: bool) -> float:
    """Return how wide a card's words may be, beside its face and star."""
    return width - 2 * PADDING_PT - (FACE_PT + 6 if has_sign else 0)


def _facts(card: Touchpoint, personas: Mapping[str, str]) -> list[str]:
    known = [personas[id_] for id_ in card.personas if personas.get(id_, "").strip()]
    return [
        channel_words(card),
        shortened(card.owner, 60) if card.owner.strip() else "",
        ", ".join(shortened(name, 30) for name in known),
    ]


def _details(card: Touchpoint, width: float, size: float) -> list[Paragraph]:
    text, small = TEXT_PT * size, SMALL_PT * size
    parts = []
    if card.description.strip():
        words = cut(card.description, width, text, MOST_TEXT_LINES)
        parts.append(paragraph(words, text, before_pt=5))
    for place, metric in enumerate(card.metrics[:MOST_METRICS]):
        parts.append(_metric(metric, small, width, 5 if place == 0 else 1))
    if len(card.metrics) > MOST_METRICS:
        more = f"and {len(card.metrics) - MOST_METRICS} more metrics"
        parts.append(paragraph(more, small, "muted", before_pt=1))
    shown = [said for said in card.feedback if said.status == "worth showing"]
    for said in shown[:MOST_QUOTES]:
        quote = quoted(cut(said.quote, width, text, MOST_QUOTE_LINES))
        parts.append(paragraph(quote, text, before_pt=5, italic=True))
        who = " · ".join(shortened(word, 60) for word in (said.who, said.source) if word.strip())
        if who:
            parts.append(paragraph(cut(who, width, small, 2), small, "muted"))
    return parts


def _metric(metric: Metric, size: float, width: float, before: float) -> Paragraph:
    sign, colour = STATUS_SIGNS.get(metric_status(metric), ("", "muted"))
    now = format_value(metric, current_value(metric))
    target = "" if metric.target is None else f" · target\u00a0{format_value(metric, metric.target)}"
    name = cut(f"{metric_name(metric)} ", width * 0.6, size, 2)
    return Paragraph(
        (
            Run(f"{name} ", size, "muted"),
            Run(f"{now}\u00a0{sign}".rstrip(), size, colour, "semibold"),
            Run(target, size, "muted"),
        ),
        before,
    )
