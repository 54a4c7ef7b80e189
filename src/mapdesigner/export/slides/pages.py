"""The title slide and a slide for each persona."""

from mapdesigner.export.images import readable_picture
from mapdesigner.export.report.persona_fields import FIELDS
from mapdesigner.export.report.personas import quoted
from mapdesigner.export.slides.deck import (
    CONTENT_BOTTOM_PT,
    CONTENT_TOP_PT,
    CONTENT_WIDTH_PT,
    HEIGHT_PT,
    MARGIN_PT,
    Deck,
    Page,
)
from mapdesigner.export.slides.text import Paragraph, cut, height_of, paragraph
from mapdesigner.insight.persona_journey import persona_journey
from mapdesigner.insight.texts import Thing
from mapdesigner.layout.brand import readable_on
from mapdesigner.layout.journey_map import map_meta
from mapdesigner.model import (
    JourneyMap,
    Persona,
    initials,
    persona_colour,
    touchpoint_count,
)

EDGE_PT = 12.0
TITLE_LEFT_PT = 72.0
TITLE_WIDTH_PT = 780.0
LOGO_WIDTH_PT, LOGO_HEIGHT_PT = 220.0, 72.0
TITLE_SIZES = ((40.0, 2), (32.0, 3), (24.0, 4))
DISC_PT = 116.0
TEXT_LEFT_PT = 200.0
LABEL_WIDTH_PT = 130.0
# Shown large; where they live and the like in smaller type at the left.
LONG_FIELDS = ("needs", "frustrations", "buying_habits", "preferences", "interests")


def title_slide(deck: Deck, map_: JourneyMap) -> None:
    """Add the title with purpose, organisation, state, date of review, counts and logo."""
    title = " ".join(map_.title.split()) or "Untitled journey map"
    with deck.page(title, is_first=True) as page:
        page.things += [Thing("map"), *(Thing("lane", lane.id) for lane in map_.lanes)]
        page.rect(0, 0, EDGE_PT, HEIGHT_PT, colour="accent", name="Edge")
        size, shown = _fitted_title(title)
        page.placeholder("ctrTitle", [shown], size_pt=size)
        purpose = cut(map_.purpose or map_.scenario, TITLE_WIDTH_PT, 18, 3)
        if purpose:  # an empty one would ask for words in PowerPoint
            page.placeholder("subTitle", [purpose], index=1)
        facts = (
            paragraph(cut(map_meta(map_), TITLE_WIDTH_PT, 14, 2), 14, "text"),
            paragraph(_counts(map_), 14, "muted", before_pt=4),
        )
        page.words(TITLE_LEFT_PT, 410, TITLE_WIDTH_PT, height_of(facts, TITLE_WIDTH_PT), facts, name="Facts")
        _logo(page, map_)
        if shown != title:
            page.notes.append(title)
        page.notes += [words for words in (map_.purpose, map_.scenario) if words.strip()]


def persona_slide(deck: Deck, map_: JourneyMap, persona: Persona, place: int) -> None:
    """Add a persona: picture or initials, who they are, what they need, what gets in their way, a quote."""
    name = " ".join(persona.name.split()) or "Unnamed persona"
    colour = persona_colour(persona, place)
    with deck.page(name) as page:
        page.things.append(Thing("persona", persona.id))
        page.rect(0, 0, 960, 8, colour=colour, name="Band")
        _portrait(page, persona, name, colour)
        _side(page, persona)
        left, width = TEXT_LEFT_PT, MARGIN_PT + CONTENT_WIDTH_PT - TEXT_LEFT_PT
        y = CONTENT_TOP_PT
        if persona.quote.strip():
            quote = (paragraph(quoted(cut(persona.quote, width - 20, 18, 4)), 18, "text", italic=True),)
            height = height_of(quote, width - 20)
            with page.group("Quote", "", left, y, width, height):
                page.rect(left, y, 3, height, colour=colour, name="Bar")
                page.words(left + 16, y, width - 16, height, quote, name="Quote")
            y += height + 18
        rows = _rows(map_, persona, width - LABEL_WIDTH_PT, CONTENT_BOTTOM_PT - y)
        if not rows and not persona.quote.strip():
            words = (paragraph("Nothing is written about this persona yet.", 18, "muted"),)
            page.words(left, y + 8, width, 30, words, name="Remark")
        for label, text, height in rows:
            with page.group(label, "", left, y, width, height):
                page.words(left, y, LABEL_WIDTH_PT - 12, height, (label_of(label),), name="Label")
                page.words(left + LABEL_WIDTH_PT, y, width - LABEL_WIDTH_PT, height, (text,), name=label)
            y += height + 10


def label_of(label: str) -> Paragraph:
    """Return a field's name before its text."""
    return paragraph(label, 12, "muted", "semibold")


def _fitted_title(title: str) -> tuple[float, str]:
    for size, lines in TITLE_SIZES:
        shown = cut(title, TITLE_WIDTH_PT, size, lines, "semibold")
        if shown == title:
            return size, title
    return size, shown


def _counts(map_: JourneyMap) -> str:
    counts = (
        (len(map_.stages), "stage"),
        (touchpoint_count(map_), "touchpoint"),
        (len(map_.personas), "persona"),
        (len(map_.goals), "goal"),
        (len(map_.improvements), "improvement note"),
    )
    words = [f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
    return " · ".join(words)


def _logo(page: Page, map_: JourneyMap) -> None:
    data = readable_picture(None if map_.brand is None else map_.brand.logo)
    if data is None:
        return
    relation, (width, height) = page.picture_relation(data)
    scale = min(LOGO_WIDTH_PT / width, LOGO_HEIGHT_PT / height)
    name = f"Logo of {map_.organisation}" if map_.organisation.strip() else "Logo"
    page.picture(relation, TITLE_LEFT_PT, 52, width * scale, height * scale, name)


def _portrait(page: Page, persona: Persona, name: str, colour: str) -> None:
    x, y = MARGIN_PT, CONTENT_TOP_PT
    data = readable_picture(persona.picture)
    if data is not None:
        relation, pixels = page.picture_relation(data)
        page.rect(x, y, DISC_PT, DISC_PT, colour=colour, radius=DISC_PT, name="Ring")
        inner = DISC_PT - 6
        page.picture(relation, x + 3, y + 3, inner, inner, f"Picture of {name}", pixels=pixels)
        return
    letters = paragraph(initials(persona), 40, readable_on(colour), "semibold", align="ctr")
    page.rect(
        x, y, DISC_PT, DISC_PT, colour=colour, radius=DISC_PT, paragraphs=(letters,),
        name="Initials", wrapped=False,
    )  # fmt: skip


def _side(page: Page, persona: Persona) -> None:
    width = TEXT_LEFT_PT - MARGIN_PT - 24
    parts = []
    for text in (persona.age_range, persona.occupation, persona.location, persona.income):
        if text.strip():
            parts.append(paragraph(cut(text, width, 13, 4), 13, "muted", before_pt=5))
    if parts:
        y = CONTENT_TOP_PT + DISC_PT + 16
        page.words(MARGIN_PT, y, width, height_of(parts, width), parts, name="Facts")


def _rows(
    map_: JourneyMap, persona: Persona, width: float, room: float
) -> list[tuple[str, Paragraph, float]]:
    """Return labels and texts with their heights, in the largest type that fits into the room."""
    names = {field: label for label, field in FIELDS}
    texts = [(names[field], getattr(persona, field)) for field in LONG_FIELDS]
    moments = persona_journey(map_, persona.id)
    titles = [" ".join(moment.card.title.split()) or "untitled touchpoint" for moment in moments[:60]]
    texts.append(("Touchpoints", ", ".join(titles)))
    texts = [(label, text) for label, text in texts if text.strip()]
    rows: list[tuple[str, Paragraph, float]] = []
    for size, lines in ((16.0, 6), (14.0, 5), (12.0, 4), (12.0, 3), (12.0, 2)):
        rows = []
        for label, text in texts:
            words = paragraph(cut(text, width, size, lines), size)
            rows.append((label, words, height_of((words,), width)))
        if sum(height + 10 for _, _, height in rows) <= room:
            break
    return rows
