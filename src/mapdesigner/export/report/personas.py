"""The personas: a page for each, or all of their fields as a list where they don't fit on one."""

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.pages import ReportPaper
from mapdesigner.export.report.persona_disc import persona_disc
from mapdesigner.export.report.persona_disc import quoted as quoted
from mapdesigner.export.report.persona_fields import FIELDS
from mapdesigner.export.report.persona_page import persona_page
from mapdesigner.export.report.style import (
    LEAD,
    label_rows,
    line_rows,
    part_title,
    running_head,
    space,
    with_side,
)
from mapdesigner.export.sheet import Bookmark, Sheet
from mapdesigner.insight.counting import many
from mapdesigner.insight.persona_journey import persona_journey
from mapdesigner.layout.marks import Rect
from mapdesigner.layout.text import Style
from mapdesigner.model import JourneyMap, Persona, persona_colour

TITLE = "Personas"
UNNAMED = "Unnamed persona"
DISC_PX = 48.0
TEXT_X = 66.0
FIELD_TEXT_X = 178.0
NAME = Style(15, "semibold")


def persona_pieces(map_: JourneyMap, paper: ReportPaper) -> tuple[Sheet | tuple[Group, ...], ...]:
    """Return a page for each persona; one about whom a page can't tell all gets as many as it needs."""
    pieces: list[Sheet | tuple[Group, ...]] = []
    for index, persona in enumerate(map_.personas):
        first = () if index else (Bookmark(0, TITLE, 0.0, 0.0),)
        sheet, is_cut = persona_page(map_, index, paper, TITLE)
        name = persona.name or UNNAMED
        if not is_cut:
            pieces.append(sheet._replace(bookmarks=(*first, Bookmark(1, name, 0.0, 0.0))))
            continue
        groups = _persona(map_, persona, persona_colour(persona, index), paper.width)
        if not index:
            groups = (_title(map_, paper.width), groups[0]._replace(gap=0.0), *groups[1:])
        pieces.append(groups)
    return tuple(pieces)


def _title(map_: JourneyMap, width: float) -> Group:
    lead = f"{many(len(map_.personas), 'persona')}, from whose point of view the journey is told."
    return part_title(TITLE, lead, width)


def _persona(map_: JourneyMap, persona: Persona, colour: str, width: float) -> tuple[Group, ...]:
    name = persona.name or UNNAMED
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
