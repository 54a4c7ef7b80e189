"""The improvements lane: what is to be changed in a stage, with impact, effort, owner and date."""

from datetime import date
from functools import partial

from mapdesigner.layout.facts import StageFacts
from mapdesigner.layout.lanes.cell import Cell, entry_box, stacked
from mapdesigner.layout.marks import Box
from mapdesigner.layout.measures import GAP_BETWEEN_CARDS_PT
from mapdesigner.layout.memo import Memo
from mapdesigner.model import Improvement, Lane, Stage, StageId

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def draw_cell(stage: Stage, lane: Lane, facts: StageFacts, memo: Memo) -> Cell:
    """Return an entry for each improvement note that serves a touchpoint of the stage."""
    shown = (stage.id, lane, facts.improvements)
    return memo.recall_with_parts(("cell", stage.id, lane.id), shown, partial(_draw, *shown))


def improvement_summary(note: Improvement) -> str:
    """Return the note's figures in a line: impact 5 · effort 3 · Web team · by 15 Jan · planned."""
    words = [
        "" if note.touchpoints else "no touchpoint",
        "" if note.impact is None else f"impact\u00a0{note.impact}",
        "" if note.effort is None else f"effort\u00a0{note.effort}",
        note.owner,
        "" if note.due is None else f"by\u00a0{short_day(note.due)}",
        note.status,
    ]
    return " · ".join(word for word in words if word)


def _draw(stage_id: StageId, lane: Lane, notes: tuple[Improvement, ...], memo: Memo) -> Cell:
    boxes = [
        memo.recall(note.id, (note, lane.colour), partial(_note_box, stage_id, lane, note)) for note in notes
    ]
    return stacked(boxes, GAP_BETWEEN_CARDS_PT)


def _note_box(stage_id: StageId, lane: Lane, note: Improvement) -> Box:
    id_ = f"improvement:{note.id}@{stage_id}/{lane.id}"
    title = note.title or "Untitled improvement"
    return entry_box(id_, title, improvement_summary(note), lane.colour or "accent")


def short_day(day: date) -> str:
    """Return a date as people say it, 15 Jan 2027, with spaces that don't break."""
    return f"{day.day}\u00a0{MONTHS[day.month - 1]}\u00a0{day.year}"
