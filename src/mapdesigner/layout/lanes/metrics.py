"""The metrics lane: how many of a stage's metrics are on target, then each with its value and course."""

from collections import Counter
from functools import partial

from mapdesigner.insight.metric_status import (
    MetricStatus,
    current_value,
    format_value,
    metric_status,
)
from mapdesigner.layout.card import STATUS_SIGNS
from mapdesigner.layout.facts import StageFacts
from mapdesigner.layout.lanes.cell import Cell, entry_box, stacked
from mapdesigner.layout.lanes.sparkline import SPARKLINE_WIDTH_PT, sparkline
from mapdesigner.layout.marks import Box, Mark, Words
from mapdesigner.layout.measures import (
    GAP_BETWEEN_CARDS_PT,
    LANE_WORDS,
    STAGE_WIDTH_PT,
    first_baseline_pt,
    line_height_pt,
)
from mapdesigner.layout.memo import Memo
from mapdesigner.layout.text import single_line
from mapdesigner.model import Lane, Metric, Stage, Touchpoint, metric_name, touchpoints_of

STATUSES: tuple[MetricStatus, ...] = ("on target", "improving", "off target", "no data")
GAP_BETWEEN_SUMS_PT = 9.0


def draw_cell(stage: Stage, lane: Lane, facts: StageFacts, memo: Memo) -> Cell:
    """Return the sum of the stage and an entry for each metric of its touchpoints."""
    shown = (stage, lane)
    return memo.recall_with_parts(("cell", stage.id, lane.id), shown, partial(_draw, *shown))


def _draw(stage: Stage, lane: Lane, memo: Memo) -> Cell:
    cards = touchpoints_of(stage)
    statuses = tuple(metric_status(metric) for card in cards for metric in card.metrics)
    if not statuses:
        return Cell(0.0)
    boxes = [
        memo.recall(
            (card.id, place),
            (card.title, metric, lane.colour),
            partial(_metric_box, card, place, metric, lane),
        )
        for card in cards
        for place, metric in enumerate(card.metrics)
    ]
    sum_, top = memo.recall("sum", (statuses,), partial(_sum, statuses))
    entries = stacked(boxes, GAP_BETWEEN_CARDS_PT)
    top += GAP_BETWEEN_CARDS_PT
    children = tuple(box.moved_to(box.x, box.y + top) for box in entries.children)
    return Cell(entries.height + top, sum_, children)


def _sum(statuses: tuple[MetricStatus, ...]) -> tuple[tuple[Mark, ...], float]:
    """Return how many metrics there are and how they stand, by shape and colour, and where the lines end."""
    counts = Counter(statuses)
    total = "1 metric" if len(statuses) == 1 else f"{len(statuses)} metrics"
    parts: list[tuple[str, str, str]] = [("", total, "text")]
    for status in STATUSES:
        if counts[status]:
            sign, colour = STATUS_SIGNS.get(status, ("", "muted"))
            parts.append((sign, f"{counts[status]} {status}", colour))
    marks: list[Mark] = []
    x, y = 0.0, 0.0
    for sign, words, colour in parts:
        signed = single_line(f"{sign} {words}" if sign else words, LANE_WORDS)
        if x and x + signed.width_pt > STAGE_WIDTH_PT:
            x, y = 0.0, y + line_height_pt(LANE_WORDS)
        marks.append(Words(x, y + first_baseline_pt(LANE_WORDS), signed, colour))
        x += signed.width_pt + GAP_BETWEEN_SUMS_PT
    return tuple(marks), y + line_height_pt(LANE_WORDS)


def _metric_box(card: Touchpoint, place: int, metric: Metric, lane: Lane) -> Box:
    sign, colour = STATUS_SIGNS.get(metric_status(metric), ("", "muted"))
    text = f"{metric_name(metric)} {format_value(metric, current_value(metric))}\u00a0{sign}".rstrip()
    target = "" if metric.target is None else f" · target\u00a0{format_value(metric, metric.target)}"
    course = sparkline(metric, STAGE_WIDTH_PT - SPARKLINE_WIDTH_PT, 3.0, colour)
    return entry_box(
        f"metric:{card.id}/{place}@{lane.id}",
        text,
        f"{card.title or 'Untitled touchpoint'}{target}",
        lane.colour or colour,
        beside=course,
        beside_pt=SPARKLINE_WIDTH_PT + 8 if course else 0.0,
    )
