"""The metrics lane: what is measured in a stage, its latest value and how it stands."""

from functools import partial

from mapdesigner.insight.metric_status import current_value, format_value, metric_status
from mapdesigner.layout.card import STATUS_SIGNS
from mapdesigner.layout.facts import StageFacts
from mapdesigner.layout.lanes.cell import Cell, entry_box, stacked
from mapdesigner.layout.marks import Box
from mapdesigner.layout.measures import GAP_BETWEEN_CARDS_PT
from mapdesigner.layout.memo import Memo
from mapdesigner.model import Lane, Metric, Stage, Touchpoint, metric_name, touchpoints_of


def draw_cell(stage: Stage, lane: Lane, facts: StageFacts, memo: Memo) -> Cell:
    """Return an entry for each metric of the stage's touchpoints."""
    shown = (stage, lane)
    return memo.recall_with_parts(("cell", stage.id, lane.id), shown, partial(_draw, *shown))


def _draw(stage: Stage, lane: Lane, memo: Memo) -> Cell:
    boxes = [
        memo.recall(
            (card.id, place),
            (card.title, metric, lane.colour),
            partial(_metric_box, card, place, metric, lane),
        )
        for card in touchpoints_of(stage)
        for place, metric in enumerate(card.metrics)
    ]
    return stacked(boxes, GAP_BETWEEN_CARDS_PT)


def _metric_box(card: Touchpoint, place: int, metric: Metric, lane: Lane) -> Box:
    sign, colour = STATUS_SIGNS.get(metric_status(metric), ("", "muted"))
    text = f"{metric_name(metric)} {format_value(metric, current_value(metric))} {sign}".rstrip()
    target = "" if metric.target is None else f" · target {format_value(metric, metric.target)}"
    return entry_box(
        f"metric:{card.id}/{place}@{lane.id}", text, f"{card.title}{target}", lane.colour or colour
    )
