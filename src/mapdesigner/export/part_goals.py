"""The goals: what customers and the business want, how it is measured, what serves it."""

from mapdesigner.export.flow import Group, Row
from mapdesigner.export.page_style import (
    BODY,
    ENTRY,
    GAP_UNDER_ENTRY_PX,
    SMALL,
    label_rows,
    line_rows,
    many,
    number_word,
    part_title,
    running_head,
    section_head,
    separator,
    space,
    with_side,
    words,
)
from mapdesigner.layout.block import text_block
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.layout.marks import Mark
from mapdesigner.model import Goal, JourneyMap, Touchpoint, cards_of

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
            running = running_head(title, colour, width)
            groups.append(section_head(title, colour, width))
            groups += [_entry(map_, goal, width, running) for goal in goals]
    return tuple(groups)


def _lead(map_: JourneyMap) -> str:
    count = len(map_.goals)
    served = sum(1 for goal in map_.goals if _serving(map_, goal))
    goals = many(count, "goal")
    if served == count:
        return f"{goals}, with the touchpoints that serve {'it' if count == 1 else 'them'}."
    return f"{goals}; {number_word(count - served).lower()} of them served by no touchpoint yet."


def _serving(map_: JourneyMap, goal: Goal) -> list[str]:
    return [
        card.title or "Untitled touchpoint"
        for _, card in cards_of(map_)
        if isinstance(card, Touchpoint) and goal.id in card.goals
    ]


def _entry(map_: JourneyMap, goal: Goal, width: float, running: Row) -> Group:
    text_right = OWNER_X - GAP_BETWEEN_COLUMNS
    rows = line_rows(goal.statement or "Untitled goal", 0, text_right, ENTRY, "text")
    heading_rows = len(rows)
    serving = _serving(map_, goal)
    rows += (space(3),)
    for label, text in (
        ("Measure", goal.measure),
        ("Target", goal.target),
        ("Served by", ", ".join(serving) if serving else "no touchpoint yet"),
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
