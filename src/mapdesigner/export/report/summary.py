"""The summary: the journey's curve, what the map tells in a few sentences, and what to do first."""

from collections.abc import Iterator
from datetime import date

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.persona_curve import CURVE_PX, HEADS_PX, curve_marks
from mapdesigner.export.report.sections import section
from mapdesigner.export.report.style import (
    BODY,
    ENTRY,
    GAP_UNDER_ENTRY_PX,
    INDENT_PX,
    LEAD,
    RANK,
    SMALL,
    line_rows,
    part_title,
    separator,
    space,
    with_side,
    words,
)
from mapdesigner.insight.priority_words import Reasoned, what_first
from mapdesigner.insight.summary import summary_lead, summary_sentences
from mapdesigner.insight.whole_journey import whole_journey
from mapdesigner.layout.block import text_block
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.model import JourneyMap, touchpoint_count

LABEL_WIDTH = 132.0
OWNER_X = 510.0
# The list of improvement notes has them whole.
MOST_TITLE_LINES = 3
TEXT = LEAD


def summary_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part; nothing for a map without touchpoints."""
    if not touchpoint_count(map_):
        return ()
    groups = [part_title("Summary", summary_lead(map_), width)]
    moments = whole_journey(map_)
    if any(moment.sentiment is not None for moment in moments):
        curve = curve_marks(map_, moments, "accent", width)
        groups.append(Group((Row(curve, HEADS_PX + CURVE_PX), space(22))))
    for label, sentence in summary_sentences(map_, date.today()):
        groups.append(_told(label, sentence, width))
    first = what_first(map_)
    if first:
        groups += section("What to do first", "accent", width, lambda running: _first(first, width, running))
    return tuple(groups)


def _told(label: str, sentence: str, width: float) -> Group:
    """Return a sentence with what it is about at its left."""
    rows = line_rows(sentence, LABEL_WIDTH, width - LABEL_WIDTH, TEXT, "text")
    named = words(label, 0, 0.5, ENTRY, "text", LABEL_WIDTH - 12)
    rows = (rows[0]._replace(marks=(named, *rows[0].marks)), *rows[1:])
    return Group((*rows, space(GAP_UNDER_ENTRY_PX)), kept=len(rows), separator=separator(width))


def _first(first: tuple[Reasoned, ...], width: float, running: Row) -> Iterator[Group]:
    for each in first:
        yield _note(each, width, running)


def _note(each: Reasoned, width: float, running: Row) -> Group:
    note = each.ranked.improvement
    room = OWNER_X - INDENT_PX - 24
    rows = (
        *line_rows(note.title or "Untitled improvement", INDENT_PX, room, ENTRY, "text", MOST_TITLE_LINES),
        *line_rows(f"{each.reasons[:1].upper()}{each.reasons[1:]}", INDENT_PX, room, SMALL, "muted"),
    )
    number = words(str(each.ranked.rank), 0, -1, RANK, "accent")
    rows = (rows[0]._replace(marks=(number, *rows[0].marks)), *rows[1:])
    colour = "text" if note.owner.strip() else "muted"
    owner, y = text_block(note.owner.strip() or "no owner", OWNER_X, 0, width - OWNER_X, BODY, colour, 2)
    due = f"by {short_day(note.due)}" if note.due is not None else "no date"
    side = (*owner, words(due, OWNER_X, y, SMALL, "muted"))
    rows, kept = with_side(rows, side, y + 15)
    return Group(
        (*rows, space(GAP_UNDER_ENTRY_PX)), kept=min(kept, 12), separator=separator(width), running=running
    )
