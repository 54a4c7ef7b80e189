"""What customers said, by stage and touchpoint; what is worth showing stands first and larger."""

from itertools import chain

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.sections import stage_name, stage_sections
from mapdesigner.export.report.style import (
    BODY,
    ENTRY,
    GAP_UNDER_ENTRY_PX,
    SMALL,
    line_rows,
    part_title,
    running_head,
    separator,
    space,
    with_side,
)
from mapdesigner.insight.counting import counted, many, number_word
from mapdesigner.layout.block import text_block
from mapdesigner.layout.icons import FACES
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.layout.marks import Icon
from mapdesigner.layout.text import Style
from mapdesigner.model import Feedback, JourneyMap, Stage, Touchpoint, stage_colour, touchpoints_of

TITLE_WIDTH = 176.0
FACE_X = 200.0
FACE_PX = 16.0
QUOTE_X = 226.0
SHOWN = Style(15)
OPENING = "“\"«„'‘‹"
MOST_TITLE_LINES = 6


def feedback_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part, stage by stage; nothing when nobody said anything."""
    said = [card for stage in map_.stages for card in touchpoints_of(stage) if card.feedback]
    if not said:
        return ()
    sections = stage_sections(
        map_,
        width,
        lambda stage: [(stage, card) for card in touchpoints_of(stage) if card.feedback],
        lambda found, running: chain.from_iterable(_touchpoint(*each, width, running) for each in found),
    )
    return (part_title("Feedback", _lead(said), width), *sections)


def in_order(quotes: tuple[Feedback, ...]) -> list[Feedback]:
    """Return quotes with those worth showing first, else as they are."""
    return sorted(quotes, key=lambda said: said.status != "worth showing")


def _lead(cards: list[Touchpoint]) -> str:
    quotes = [said for card in cards for said in card.feedback]
    shown = sum(1 for said in quotes if said.status == "worth showing")
    first = f"{many(len(quotes), 'quote')} about {counted(len(cards), 'touchpoint')}."
    if not shown:
        return first
    stand = "stands first and is larger" if shown == 1 else "stand first and are larger"
    worth = "is worth showing; it" if shown == 1 else "are worth showing; they"
    return f"{first} {number_word(shown)} {worth} {stand}."


def _touchpoint(stage: Stage, card: Touchpoint, width: float, running: Row) -> list[Group]:
    """Return a group for each quote, the touchpoint's title beside the first."""
    title = card.title or "Untitled touchpoint"
    again = running_head(f"{stage_name(stage)} · {title}", stage_colour(stage), width)
    groups = []
    for place, said in enumerate(in_order(card.feedback)):
        rows, kept = _quote(said, width), 1
        if place == 0:
            side, side_height = text_block(title, 0, 0, TITLE_WIDTH, ENTRY, "text", MOST_TITLE_LINES)
            rows, kept = with_side(rows, (), side_height)
            # The title first, as it is read.
            rows = (rows[0]._replace(marks=(*side, *rows[0].marks)), *rows[1:])
        groups.append(
            Group(
                (*rows, space(GAP_UNDER_ENTRY_PX)),
                kept=min(kept, MOST_TITLE_LINES),
                separator=separator(width) if place == 0 else None,
                running=again if place else running,
            )
        )
    return groups


def _quote(said: Feedback, width: float) -> tuple[Row, ...]:
    style = SHOWN if said.status == "worth showing" else BODY
    text = said.quote.strip()
    quoted = text if text[:1] and text[0] in OPENING else f"“{text}”" if text else "Empty quote"
    rows = line_rows(quoted, QUOTE_X, width - QUOTE_X, style, "text" if text else "muted")
    if said.sentiment is not None and rows:
        top = (rows[0].height - FACE_PX) / 2
        face = Icon(FACES[said.sentiment], FACE_X, top, FACE_PX, f"sentiment {said.sentiment}")
        rows = (rows[0]._replace(marks=(face, *rows[0].marks)), *rows[1:])
    return (*rows, *line_rows(_facts(said), QUOTE_X, width - QUOTE_X, SMALL, "muted"))


def _facts(said: Feedback) -> str:
    day = "" if said.received_on is None else short_day(said.received_on)
    who, source = (" ".join(text.split()) for text in (said.who, said.source))
    return " · ".join(word for word in (who, source, day, said.status) if word)
