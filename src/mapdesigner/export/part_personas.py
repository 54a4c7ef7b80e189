"""The personas: who they are, in their own words and in all fields that are filled."""

from mapdesigner.export.flow import Group, Row
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
from mapdesigner.layout.marks import Mark, Rect, Words
from mapdesigner.layout.text import Style, single_line
from mapdesigner.model import JourneyMap, Persona, initials, persona_colour

DISC_PX = 40.0
TEXT_X = 58.0
FIELD_TEXT_X = 178.0
NAME = Style(15, "semibold")
# Name of the field on paper, and in the model.
FIELDS = (
    ("Needs", "needs"),
    ("Frustrations", "frustrations"),
    ("Interests", "interests"),
    ("Buying habits", "buying_habits"),
    ("Preferences", "preferences"),
)


def persona_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part, a persona after the other; nothing when the map has none."""
    if not map_.personas:
        return ()
    lead = f"{many(len(map_.personas), 'persona')}, from whose point of view the journey is told."
    groups = [part_title("Personas", lead, width)]
    for index, persona in enumerate(map_.personas):
        groups += _persona(persona, persona_colour(persona, index), width)
    return tuple(groups)


def _persona(persona: Persona, colour: str, width: float) -> tuple[Group, ...]:
    name = persona.name or "Unnamed persona"
    facts = " · ".join(
        fact for fact in (persona.age_range, persona.occupation, persona.location, persona.income) if fact
    )
    head = (
        *line_rows(name, TEXT_X, width - TEXT_X, NAME, "text"),
        *line_rows(facts, TEXT_X, width - TEXT_X, LEAD._replace(size_pt=12), "muted"),
    )
    head, kept = with_side(head, _disc(persona, colour), DISC_PX)
    band = Row((Rect(0, 0, width, 3, 0, colour),), 18)
    running = running_head(name, colour, width)
    rows = (band, *head, space(8), *_quote(persona.quote, colour, width))
    for label, field in FIELDS:
        rows += label_rows(label, getattr(persona, field), TEXT_X, FIELD_TEXT_X, width)
    rows += (space(14),)
    return (Group(rows, gap=18, kept=kept + 2, bookmark=(1, name), running=running),)


def _disc(persona: Persona, colour: str) -> tuple[Mark, ...]:
    letters = single_line(initials(persona), Style(15, "semibold"), DISC_PX - 4)
    return (
        Rect(0, 0, DISC_PX, DISC_PX, DISC_PX / 2, colour),
        Words((DISC_PX - letters.width_pt) / 2, 25.5, letters, "#FFFFFF"),
    )


def _quote(quote: str, colour: str, width: float) -> tuple[Row, ...]:
    if not quote.strip():
        return ()
    quoted = quote if quote.strip()[0] in "“\"«„'‘" else f"“{quote.strip()}”"
    lines = line_rows(quoted, TEXT_X + 14, min(width - TEXT_X - 14, 520), LEAD, "text")
    barred = (row._replace(marks=(Rect(TEXT_X, 0, 3, row.height, 0, colour), *row.marks)) for row in lines)
    return (*barred, space(12))
