"""The goals lane: which goals the stage's touchpoints serve."""

from mapdesigner.layout.facts import StageFacts
from mapdesigner.layout.lanes.cell import Cell, entry_box, stacked
from mapdesigner.layout.measures import GAP_BETWEEN_CARDS_PT
from mapdesigner.layout.memo import Memo
from mapdesigner.model import Lane, Stage, touchpoints_of


def draw_cell(stage: Stage, lane: Lane, facts: StageFacts, memo: Memo) -> Cell:
    """Return an entry for each goal that at least one touchpoint of the stage serves."""
    served = {goal_id for card in touchpoints_of(stage) for goal_id in card.goals}
    boxes = [
        entry_box(
            f"goal:{goal.id}@{stage.id}",
            goal.statement,
            " · ".join(word for word in (goal.kind, goal.target, goal.owner) if word),
            lane.colour or "muted",
        )
        for goal in facts.goals
        if goal.id in served
    ]
    return stacked(boxes, GAP_BETWEEN_CARDS_PT)
