"""Lane kinds: how the cells of each kind of lane are drawn. A new kind is one file and one row here."""

from collections.abc import Callable

from mapdesigner.layout.facts import StageFacts
from mapdesigner.layout.lanes import cards, emotion, goals, improvements, metrics, quotes
from mapdesigner.layout.lanes.cell import Cell
from mapdesigner.layout.memo import Memo
from mapdesigner.model import Lane, LaneKind, Stage

CellDrawer = Callable[[Stage, Lane, StageFacts, Memo], Cell]

CELL_DRAWERS: dict[LaneKind, CellDrawer] = {
    "touchpoints": cards.draw_cell,
    "notes": cards.draw_cell,
    "emotion": emotion.draw_cell,
    "goals": goals.draw_cell,
    "metrics": metrics.draw_cell,
    "quotes": quotes.draw_cell,
    "improvements": improvements.draw_cell,
}
