"""The goals lane: which goals the stage serves, as a whole or by its touchpoints."""

from functools import partial

from mapdesigner.layout.facts import StageFacts
from mapdesigner.layout.lanes.cell import Cell, entry_box, stacked
from mapdesigner.layout.marks import Box
from mapdesigner.layout.measures import GAP_BETWEEN_CARDS_PT
from mapdesigner.layout.memo import Memo
from mapdesigner.model import Goal, Lane, Stage, touchpoints_of


def draw_cell(stage: Stage, lane: Lane, facts: StageFacts, memo: Memo) -> Cell:
    """Return an entry for each goal that the stage or one of its touchpoints serves."""
    shown = (stage, lane, facts.goals)
    return memo.recall_with_parts(("cell", stage.id, lane.id), shown, partial(_draw, *shown))


def _draw(stage: Stage, lane: Lane, goals: tuple[Goal, ...], memo: Memo) -> Cell:
    served = {*stage.goals, *(goal_id for card in touchpoints_of(stage) for goal_id in card.goals)}
    boxes = [
        memo.recall(goal.id, (goal, lane.colour), partial(_goal_box, stage, lane, goal))
        for goal in goals
        if goal.id in served
    ]
    return stacked(boxes, GAP_BETWEEN_CARDS_PT)


def _goal_box(stage: Stage, lane: Lane, goal: Goal) -> Box:
    small = " · ".join(word for word in (goal.kind, goal.target, goal.owner) if word)
    return entry_box(f"goal:{goal.id}@{stage.id}/{lane.id}", goal.statement, small, lane.colour or "muted")
