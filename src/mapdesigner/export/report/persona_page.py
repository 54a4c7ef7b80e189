"""A persona on a page of its own: who it is, what it needs and says, how its journey feels."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mapdesigner.export.report.pages import ReportPaper
from mapdesigner.export.report.persona_curve import CURVE_PX, HEADS_PX, curve_marks, moment_columns
from mapdesigner.export.report.persona_disc import persona_disc, quoted
from mapdesigner.export.report.style import BODY, ENTRY, LEAD, MARGIN_PX, POINTS_PER_PX, SMALL, words
from mapdesigner.export.sheet import Placed, PlacedPicture, Sheet
from mapdesigner.insight.persona_journey import Moment, persona_journey
from mapdesigner.layout.block import text_block
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Words
from mapdesigner.layout.text import Style, wrap
from mapdesigner.model import JourneyMap, Persona, persona_colour

DISC_PX = 112.0
HEAD_TEXT_X = DISC_PX + 24
GAP_PX = 36.0
NAME = Style(30, "semibold")
QUOTE = Style(20)
ANSWER = Style(12.5)
SECTION = Style(15, "semibold")
LEAST_GOALS = 4
GOAL_LINE_PX = 20.0
MOST_FACT_LINES = 3
MOST_NAME_LINES = 2
# The questions of the first step, and where the model keeps the answers. What it does stands under its name.
QUESTIONS = (
    ("Where they live", "location"),
    ("What they can afford", "income"),
    ("What interests them", "interests"),
    ("How they buy", "buying_habits"),
    ("Preferences and habits", "preferences"),
)
# How many lines an answer, and how many the quote may have: as many as fit on the page.
LIMITS = ((99, 5), (14, 4), (10, 4), (8, 4), (6, 4), (5, 3), (4, 3), (3, 3), (2, 2), (1, 2))


class Block(NamedTuple):
    """Marks from their own top, and how high they are; 0 for nothing to show."""

    marks: tuple[Mark, ...]
    height: float


class PersonaPage(NamedTuple):
    """A persona's page without a foot, and whether some of its answers had to be cut to fit on it."""

    sheet: Sheet
    is_cut: bool


def persona_page(map_: JourneyMap, index: int, paper: ReportPaper, overline: str = "") -> PersonaPage:
    """Return the page of the map's persona of that index; `overline` stands above it in small type."""
    persona = map_.personas[index]
    colour = persona_colour(persona, index)
    blocks, is_cut = _fitted(map_, persona, colour, paper.width, paper.height)
    disc, picture = persona_disc(persona, colour, 0, 24, DISC_PX)
    above = (words(overline, 0, -22, SMALL, "muted", paper.width),) if overline else ()
    head = (*above, Rect(0, 0, paper.width, 4, 0, colour), *disc)
    children = [Box("disc", 0, 0, paper.width, 24 + DISC_PX, head)]
    y = 0.0
    for place, block in enumerate(blocks):
        children.append(Box(f"block:{place}", 0, y, paper.width, block.height, block.marks))
        y += block.height
    page = Box("page", MARGIN_PX, MARGIN_PX, paper.width, paper.height, (), tuple(children))
    pictures = () if picture is None else (_placed(picture.x, picture.y, picture.size, picture.data),)
    return PersonaPage(Sheet(*paper.size_pt, (Placed(page, 0, 0, POINTS_PER_PX),), pictures=pictures), is_cut)


def _fitted(
    map_: JourneyMap, persona: Persona, colour: str, width: float, height: float
) -> tuple[list[Block], bool]:
    """Return the blocks from top to bottom with as much text as fits, and whether any was cut."""
    moments = persona_journey(map_, persona.id)
    blocks: list[Block] = []
    for lines, quote_lines in LIMITS:
        above = (
            _head(persona, width),
            _quote(persona.quote, colour, width, quote_lines),
            _answers(persona, width, lines),
            _drives(persona, width, lines),
            _journey(map_, moments, colour, width),
        )
        room = height - _height(above)
        blocks = [block for block in (*above, _goals(map_, moments, width, lines, room)) if block.height]
        if _height(blocks) <= height:
            break
    return blocks, _is_cut(persona, width, lines, quote_lines)


def _head(persona: Persona, width: float) -> Block:
    room = width - HEAD_TEXT_X
    name, end = text_block(
        persona.name.strip() or "Unnamed persona", HEAD_TEXT_X, 0, room, NAME, "text", MOST_NAME_LINES
    )
    below, end = text_block(_facts(persona), HEAD_TEXT_X, end + 4, room, LEAD, "muted", MOST_FACT_LINES)
    # In the middle of the disc's height.
    top = 24 + max(0.0, (DISC_PX - end) / 2)
    return Block(_moved((*name, *below), top), max(24 + DISC_PX, top + end) + 26)


def _quote(quote: str, colour: str, width: float, most_lines: int) -> Block:
    if not quote.strip():
        return Block((), 0)
    marks, end = text_block(quoted(quote), 20, 0, width - 20, QUOTE, "text", most_lines)
    return Block((Rect(0, 1, 3, end - 2, 1.5, colour), *marks), end + 28)


def _answers(persona: Persona, width: float, most_lines: int) -> Block:
    """Return questions and answers in two columns, as equally high as can be."""
    column = (width - GAP_PX) / 2
    entries = [
        _entry(question, getattr(persona, field), column, most_lines)
        for question, field in QUESTIONS
        if getattr(persona, field).strip()
    ]
    if not entries:
        return Block((), 0)
    left, right = _balanced(entries)
    marks = (*_stacked(left, 0), *_stacked(right, column + GAP_PX))
    return Block(marks, max(_height(left), _height(right)) + 12)


def _drives(persona: Persona, width: float, most_lines: int) -> Block:
    column = (width - GAP_PX) / 2
    drives = (("Needs", persona.needs, "good"), ("Frustrations", persona.frustrations, "bad"))
    filled = [drive for drive in drives if drive[1].strip()]
    marks: list[Mark] = []
    height = 0.0
    for place, (title, text, colour) in enumerate(filled):
        x = place * (column + GAP_PX)
        marks.append(Rect(x, 0, column, 3, 0, colour))
        marks.append(words(title, x, 12, SECTION, "text", column))
        body, end = text_block(text.strip(), x, 38, column, ANSWER, "text", most_lines)
        marks += body
        height = max(height, end)
    return Block(tuple(marks), height + 28 if filled else 0)


def _journey(map_: JourneyMap, moments: Sequence[Moment], colour: str, width: float) -> Block:
    if not moments:
        line = words("On no touchpoint of the journey yet.", 0, 28, BODY, "muted", width)
        return Block((words("Journey", 0, 0, SECTION, "text", width), line), 64)
    felt = [moment for moment in moments if moment.sentiment is not None]
    count = "1 touchpoint" if len(moments) == 1 else f"{len(moments):,} touchpoints"
    title = words("Journey", 0, 0, SECTION, "text", 200)
    lead = words(
        f"{count}, {len(felt)} with a feeling" if len(felt) < len(moments) else count,
        title.line.width_pt + 12,
        3,
        SMALL,
        "muted",
        width - 200,
    )
    marks: list[Mark] = [title, lead]
    marks += _moved(curve_marks(map_, moments, colour, width), 30)
    y = 30 + HEADS_PX + (CURVE_PX if felt else 0)
    below, height = moment_columns(moments, (width - GAP_PX) / 2, GAP_PX)
    marks += _moved(below, y + 14)
    return Block(tuple(marks), y + (14 + height if height else 0) + 16)


def _goals(map_: JourneyMap, moments: Sequence[Moment], width: float, most_lines: int, room: float) -> Block:
    """Return the goals that the persona's touchpoints serve: all that there is room for, but some anyway."""
    served = {goal for moment in moments for goal in moment.card.goals}
    goals = [goal for goal in map_.goals if goal.id in served]
    if not goals:
        return Block((), 0)
    marks: list[Mark] = [words("Goals its touchpoints serve", 0, 0, ENTRY, "text", width)]
    y = 22.0
    for place, goal in enumerate(goals):
        text, end = text_block(
            goal.statement or "Untitled goal", 21, y - 1, width - 21, BODY, "text", most_lines
        )
        is_last = place + 1 == len(goals)
        if place >= LEAST_GOALS and end + (0 if is_last else GOAL_LINE_PX) > room:
            more = f"and {len(goals) - place} more"
            marks.append(words(more, 21, y - 1, SMALL, "muted", width))
            return Block(tuple(marks), y + GOAL_LINE_PX)
        marks += (Icon("target", 0, y, 14, "muted"), *text)
        y = max(y + GOAL_LINE_PX, end + 4)
    return Block(tuple(marks), y)


def _entry(question: str, answer: str, column: float, most_lines: int) -> Block:
    label = words(question, 0, 0, SMALL, "muted", column)
    marks, end = text_block(answer.strip(), 0, 17, column, ANSWER, "text", most_lines)
    return Block((label, *marks), end + 14)


def _balanced(entries: list[Block]) -> tuple[list[Block], list[Block]]:
    """Return the entries as two columns, read down the left one first."""
    cut = min(range(1, len(entries) + 1), key=lambda at: max(_height(entries[:at]), _height(entries[at:])))
    return entries[:cut], entries[cut:]


def _stacked(entries: Sequence[Block], x: float) -> Iterable[Mark]:
    y = 0.0
    for entry in entries:
        yield from _moved(entry.marks, y, x)
        y += entry.height


def _height(entries: Sequence[Block]) -> float:
    return sum(entry.height for entry in entries)


def _moved(marks: Iterable[Mark], dy: float, dx: float = 0.0) -> tuple[Mark, ...]:
    moved: list[Mark] = []
    for mark in marks:
        if isinstance(mark, Rect | Icon):
            moved.append(mark._replace(x=mark.x + dx, y=mark.y + dy))
        elif isinstance(mark, Words):
            moved.append(mark._replace(x=mark.x + dx, baseline=mark.baseline + dy))
        else:
            moved.append(mark._replace(points=tuple(_shifted(point, dx, dy) for point in mark.points)))
    return tuple(moved)


def _shifted(point: tuple[float, ...], dx: float, dy: float) -> tuple[float, ...]:
    return tuple(value + (dy if place % 2 else dx) for place, value in enumerate(point))


def _facts(persona: Persona) -> str:
    return " · ".join(fact.strip() for fact in (persona.age_range, persona.occupation) if fact.strip())


def _is_cut(persona: Persona, width: float, lines: int, quote_lines: int) -> bool:
    column = (width - GAP_PX) / 2
    if len(wrap(persona.name.strip(), width - HEAD_TEXT_X, NAME)) > MOST_NAME_LINES:
        return True
    if len(wrap(_facts(persona), width - HEAD_TEXT_X, LEAD)) > MOST_FACT_LINES:
        return True
    texts = [getattr(persona, field) for _, field in QUESTIONS]
    texts += [persona.needs, persona.frustrations]
    if any(len(wrap(text.strip(), column, ANSWER)) > lines for text in texts):
        return True
    return (
        len(wrap(quoted(persona.quote), width - 20, QUOTE)) > quote_lines if persona.quote.strip() else False
    )


def _placed(x: float, y: float, size: float, data: bytes) -> PlacedPicture:
    left, top = (MARGIN_PX + x) * POINTS_PER_PX, (MARGIN_PX + y) * POINTS_PER_PX
    return PlacedPicture(left, top, size * POINTS_PER_PX, data)
