"""The personas: who they are, in their own words and in all fields that are filled."""

from mapdesigner.export.flow import Group, Row, RowPicture
from mapdesigner.export.page_style import (
    LEAD,
    label_rows,
    line_rows,
    many,
    part_title,
    running_head,
    space,
    with_side,
)
from mapdesigner.export.pictures import readable_picture
from mapdesigner.insight.persona_journey import persona_journey
from mapdesigner.layout.marks import Mark, Rect, Words
from mapdesigner.layout.text import Style, single_line
from mapdesigner.layout.theme import contrast
from mapdesigner.model import JourneyMap, Persona, initials, persona_colour

DISC_PX = 48.0
RING_PX = 2.0
TEXT_X = 66.0
FIELD_TEXT_X = 178.0
NAME = Style(15, "semibold")
LIGHT_LETTERS, DARK_LETTERS = "#FFFFFF", "#1A1E26"
# White looks better on strong colours, also where black would have a little more contrast.
LEAST_CONTRAST_OF_WHITE = 2.6
# Name of the field on paper, and in the model; age and occupation stand under the name.
FIELDS = (
    ("Where they live", "location"),
    ("Finances", "income"),
    ("Interests", "interests"),
    ("How they buy", "buying_habits"),
    ("Preferences", "preferences"),
    ("Needs", "needs"),
    ("Frustrations", "frustrations"),
)


def persona_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part, a persona after the other; nothing when the map has none."""
    if not map_.personas:
        return ()
    lead = f"{many(len(map_.personas), 'persona')}, from whose point of view the journey is told."
    groups = [part_title("Personas", lead, width)]
    for index, persona in enumerate(map_.personas):
        groups += _persona(map_, persona, persona_colour(persona, index), width)
    return tuple(groups)


def persona_disc(
    persona: Persona, colour: str, x: float, y: float, size: float
) -> tuple[tuple[Mark, ...], RowPicture | None]:
    """Return a persona's disc with its top left at (x, y): its initials, or its picture with a ring."""
    data = readable_picture(persona.picture)
    disc = Rect(x, y, size, size, size / 2, colour)
    if data is not None:
        inner = size - 2 * RING_PX
        ground = Rect(x + RING_PX, y + RING_PX, inner, inner, inner / 2, "surface")
        return (disc, ground), RowPicture(x + RING_PX, y + RING_PX, inner, data)
    style = Style(round(size * 0.36, 1), "semibold")
    letters = single_line(initials(persona), style, size - 4)
    baseline = y + size / 2 + style.size_pt * 0.363
    middle = x + (size - letters.width_pt) / 2
    return (disc, Words(middle, baseline, letters, letters_colour(colour))), None


def letters_colour(ground: str) -> str:
    """Return the colour in which letters are read on a ground, both #RRGGBB."""
    return LIGHT_LETTERS if contrast(LIGHT_LETTERS, ground) >= LEAST_CONTRAST_OF_WHITE else DARK_LETTERS


def quoted(quote: str) -> str:
    """Return a quote in quotation marks, which it may have already."""
    bare = quote.strip()
    return bare if bare[:1] in tuple("“\"«„'‘") else f"“{bare}”"


def _persona(map_: JourneyMap, persona: Persona, colour: str, width: float) -> tuple[Group, ...]:
    name = persona.name or "Unnamed persona"
    facts = " · ".join(fact for fact in (persona.age_range, persona.occupation) if fact.strip())
    head = (
        space(3),
        *line_rows(name, TEXT_X, width - TEXT_X, NAME, "text"),
        *line_rows(facts, TEXT_X, width - TEXT_X, LEAD._replace(size_pt=12), "muted"),
    )
    marks, picture = persona_disc(persona, colour, 0, 0, DISC_PX)
    head, kept = with_side(head, marks, DISC_PX)
    head = (head[0]._replace(picture=picture), *head[1:])
    band = Row((Rect(0, 0, width, 3, 0, colour),), 18)
    running = running_head(name, colour, width)
    rows = (band, *head, space(10), *_quote(persona.quote, colour, width))
    for label, field in FIELDS:
        rows += label_rows(label, getattr(persona, field), TEXT_X, FIELD_TEXT_X, width)
    rows += label_rows("Touchpoints", _touchpoints(map_, persona), TEXT_X, FIELD_TEXT_X, width)
    rows += (space(14),)
    return (Group(rows, gap=18, kept=kept + 2, bookmark=(1, name), running=running),)


def _touchpoints(map_: JourneyMap, persona: Persona) -> str:
    return ", ".join(
        moment.card.title or "Untitled touchpoint" for moment in persona_journey(map_, persona.id)
    )


def _quote(quote: str, colour: str, width: float) -> tuple[Row, ...]:
    if not quote.strip():
        return ()
    lines = line_rows(quoted(quote), TEXT_X + 14, min(width - TEXT_X - 14, 520), LEAD, "text")
    barred = (row._replace(marks=(Rect(TEXT_X, 0, 3, row.height, 0, colour), *row.marks)) for row in lines)
    return (*barred, space(12))
