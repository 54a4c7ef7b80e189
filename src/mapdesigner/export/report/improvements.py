"""The improvement notes by stage: priority, what, which touchpoints, owner, due, status."""

from collections.abc import Mapping

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.improvement_matrix import matrix_groups
from mapdesigner.export.report.sections import Entries, section, stage_name
from mapdesigner.export.report.style import (
    BODY,
    ENTRY,
    GAP_UNDER_ENTRY_PX,
    INDENT_PX,
    LABEL,
    RANK,
    SMALL,
    dots,
    line_rows,
    part_title,
    separator,
    space,
    with_side,
    words,
    words_to,
)
from mapdesigner.insight.counting import counted, many
from mapdesigner.insight.priority import Ranked, ranked
from mapdesigner.layout.block import text_block
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.layout.marks import Icon, Mark
from mapdesigner.layout.text import Style
from mapdesigner.model import JourneyMap, Touchpoint, cards_of, stage_colour, touchpoint_count

# Columns, from the left edge of the page's content.
IMPACT_X = 366.0
EFFORT_X = 438.0
OWNER_X = 510.0
STATUS_WIDTH = 62.0
NOTE_WIDTH = 476.0
NOTE = Style(11.5)
GAP_BETWEEN_COLUMNS = 14.0
WHOLE_JOURNEY = "Whole journey"


def improvement_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part, stage by stage; nothing when the map has no improvement notes."""
    if not map_.improvements:
        return ()
    sections = _sections(map_)
    groups = [part_title("Improvement notes", _lead(map_), width), *matrix_groups(map_, width)]
    for name, colour, notes in sections:
        groups += section(name, colour, width, _entries(map_, notes, width))
    return tuple(groups)


def _entries(map_: JourneyMap, notes: list[Ranked], width: float) -> Entries:
    titles = {card.id: card.title for _, card in cards_of(map_) if isinstance(card, Touchpoint)}
    return lambda running: [_entry(titles, note, width, running) for note in notes]


def _lead(map_: JourneyMap) -> str:
    notes, touchpoints = len(map_.improvements), touchpoint_count(map_)
    closed = sum(1 for note in map_.improvements if note.status in ("done", "dropped"))
    first = f"{many(notes, 'note')} for {counted(touchpoints, 'touchpoint')}"
    numbers = "Numbers give the priority: impact, pain and votes against effort, 1 comes first"
    rest = "; notes that are done or dropped have none." if closed else "."
    return f"{first}, in the order of their stages. {numbers}{rest}"


def _sections(map_: JourneyMap) -> list[tuple[str, str, list[Ranked]]]:
    """Return each stage that has notes with them by rank.

    A note stands in its first touchpoint's stage, one without touchpoints in its own, if it has one.
    """
    stage_of = {card.id: place for place, stage in enumerate(map_.stages) for card in stage.cards}
    own = {stage.id: place for place, stage in enumerate(map_.stages)}
    by_stage: dict[int, list[Ranked]] = {}
    for entry in ranked(map_):
        note = entry.improvement
        places = [stage_of[card_id] for card_id in note.touchpoints if card_id in stage_of]
        usual = own.get(note.stage or "", len(map_.stages))
        by_stage.setdefault(min(places, default=usual), []).append(entry)
    sections = []
    for place in sorted(by_stage):
        if place < len(map_.stages):
            stage = map_.stages[place]
            sections.append((stage_name(stage), stage_colour(stage), by_stage[place]))
        else:
            sections.append((WHOLE_JOURNEY, "muted", by_stage[place]))
    return sections


def _entry(titles: Mapping[str, str], entry: Ranked, width: float, running: Row) -> Group:
    note = entry.improvement
    text_width = IMPACT_X - INDENT_PX - GAP_BETWEEN_COLUMNS
    touchpoints = ", ".join(titles.get(card_id, "") or "untitled touchpoint" for card_id in note.touchpoints)
    under_title = " · ".join(word for word in (touchpoints, note.lever or "") if word)
    rows = (
        *line_rows(note.title or "Untitled improvement", INDENT_PX, text_width, ENTRY, "text"),
        *line_rows(under_title, INDENT_PX, text_width, SMALL, "muted"),
        *line_rows(note.expected, INDENT_PX, text_width, SMALL, "text"),
    )
    side, side_height = _side(entry, width)
    # The number first, as it is read.
    rows = (rows[0]._replace(marks=(*_number(entry), *rows[0].marks)), *rows[1:])
    rows, kept = with_side(rows, side, side_height)
    if note.note.strip():
        # Beside and under the columns there is room for longer lines.
        rows += (space(4), *line_rows(note.note, INDENT_PX, NOTE_WIDTH, NOTE, "text"))
    rows += (space(GAP_UNDER_ENTRY_PX),)
    return Group(rows, kept=min(kept, 12), separator=separator(width), running=running)


def _side(entry: Ranked, width: float) -> tuple[tuple[Mark, ...], float]:
    """Return dots, owner, due and status, and how high they stand."""
    note = entry.improvement
    marks: list[Mark] = []
    for name, value, x, colour in (
        ("impact", note.impact, IMPACT_X, "accent"),
        ("effort", note.effort, EFFORT_X, "muted"),
    ):
        marks.append(words(name, x, 0, LABEL, "muted"))
        if value is None:
            marks.append(words("–", x, 15, SMALL, "muted"))
        else:
            marks += dots(value, x, 18, colour)
    owner_width = width - STATUS_WIDTH - OWNER_X
    colour = "text" if note.owner else "muted"
    owner, y = text_block(note.owner or "–", OWNER_X, 0, owner_width, BODY, colour, 4)
    due = short_day(note.due) if note.due is not None else "–"
    marks += [*owner, words(due, OWNER_X, y, SMALL, "muted")]
    marks.append(words_to(note.status, width, 0, BODY, "text", STATUS_WIDTH - 4))
    return tuple(marks), y + 15


def _number(entry: Ranked) -> tuple[Mark, ...]:
    if entry.rank is not None:
        return (words(str(entry.rank), 0, -1, RANK, "accent"),)
    done = entry.improvement.status == "done"
    return (Icon("check" if done else "x", -1, 0, 16, "good" if done else "muted"),)
