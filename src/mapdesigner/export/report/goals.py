"""The goals: what customers and the business want, how it is measured, what it lacks, what serves it."""

from datetime import date

from mapdesigner.export.report.flow import Group, Row
from mapdesigner.export.report.sections import Entries, section, stage_name
from mapdesigner.export.report.style import (
    BODY,
    ENTRY,
    GAP_UNDER_ENTRY_PX,
    SMALL,
    label_rows,
    line_rows,
    part_title,
    separator,
    space,
    with_side,
    words,
)
from mapdesigner.insight.counting import many, number_word
from mapdesigner.insight.serving import Serving, serving, unserved_goals
from mapdesigner.insight.smart import SMART_WORDS, gap_sentences, letters_met, smart_gaps
from mapdesigner.layout.block import text_block
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.layout.marks import Mark
from mapdesigner.model import Goal, JourneyMap

OWNER_X = 510.0
FIELD_TEXT_X = 84.0
GAP_BETWEEN_COLUMNS = 24.0
SECTIONS = (("customer", "Customer goals", "accent"), ("business", "Business goals", "text"))


def goal_groups(map_: JourneyMap, width: float) -> tuple[Group, ...]:
    """Return the part, customer goals first; nothing when the map has no goals."""
    if not map_.goals:
        return ()
    groups = [part_title("Goals", _lead(map_), width)]
    for kind, title, colour in SECTIONS:
        goals = [goal for goal in map_.goals if goal.kind == kind]
        if goals:
            groups += section(title, colour, width, _entries(map_, goals, width))
    return tuple(groups)


def _entries(map_: JourneyMap, goals: list[Goal], width: float) -> Entries:
    return lambda running: [_entry(map_, goal, width, running) for goal in goals]


def _lead(map_: JourneyMap) -> str:
    count, unserved = len(map_.goals), len(unserved_goals(map_))
    goals = many(count, "goal")
    if not unserved:
        return f"{goals}, with the stages and touchpoints that serve {'it' if count == 1 else 'them'}."
    return f"{goals}; {number_word(unserved).lower()} of them served by nothing yet."


def _served_by(map_: JourneyMap, goal: Goal) -> str:
    """Return what serves a goal, a line a stage."""
    return "\n".join(_in_stage(each) for each in serving(map_, goal.id)) or "nothing yet"


def _in_stage(served: Serving) -> str:
    things = ["the whole stage"] if served.as_a_whole else []
    things += [" ".join(card.title.split()) or "Untitled touchpoint" for card in served.touchpoints]
    return f"{stage_name(served.stage)}: {', '.join(things)}"


def _smart(map_: JourneyMap, goal: Goal) -> str:
    gaps = smart_gaps(map_, goal, date.today())
    return f"{letters_met(gaps)} of {len(SMART_WORDS)}. {gap_sentences(gaps) or 'Nothing is missing.'}"


def _entry(map_: JourneyMap, goal: Goal, width: float, running: Row) -> Group:
    text_right = OWNER_X - GAP_BETWEEN_COLUMNS
    rows = line_rows(goal.statement or "Untitled goal", 0, text_right, ENTRY, "text")
    heading_rows = len(rows)
    rows += (space(3),)
    for label, text in (
        ("Measure", goal.measure),
        ("Target", goal.target),
        ("SMART", _smart(map_, goal)),
        ("Served by", _served_by(map_, goal)),
    ):
        rows += label_rows(label, text, 0, FIELD_TEXT_X, text_right)
    side, side_height = _side(goal, width)
    rows, beside = with_side(rows, side, side_height)
    rows += (space(GAP_UNDER_ENTRY_PX),)
    kept = min(max(beside, heading_rows + 2), 12)
    return Group(rows, kept=kept, separator=separator(width), running=running)


def _side(goal: Goal, width: float) -> tuple[tuple[Mark, ...], float]:
    colour = "text" if goal.owner else "muted"
    owner, y = text_block(goal.owner or "–", OWNER_X, 0, width - OWNER_X, BODY, colour, 4)
    due = f"by {short_day(goal.deadline)}" if goal.deadline is not None else "no deadline"
    return (*owner, words(due, OWNER_X, y, SMALL, "muted")), y + 15
