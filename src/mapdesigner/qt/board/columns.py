"""Where cards lie on the board: columns side by side, cards below each other, all in whole pixels."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mapdesigner.model import IMPROVEMENT_STATUSES, ImprovementId, ImprovementStatus

MARGIN_PX = 16
GAP_BETWEEN_COLUMNS_PX = 12
GAP_BETWEEN_CARDS_PX = 8
LEAST_WIDTH_PX = 176
MOST_WIDTH_PX = 340
HEADING_PX = 36


class Slot(NamedTuple):
    """Where a card lies, from the board's top."""

    id: ImprovementId
    top: int
    height: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height


class Column(NamedTuple):
    """A status, where its cards lie, and where they end."""

    status: ImprovementStatus
    left: int
    width: int
    slots: tuple[Slot, ...]
    bottom: int


class Landing(NamedTuple):
    """Where cards would land: before a card, or at the end of a column; `y` is where the line is drawn."""

    column: Column
    before: ImprovementId | None
    y: int


def column_width(room_px: int) -> int:
    """Return how wide a column is in a view of that width; a multiple of four, so that texts break seldom."""
    count = len(IMPROVEMENT_STATUSES)
    free = room_px - 2 * MARGIN_PX - (count - 1) * GAP_BETWEEN_COLUMNS_PX
    width = max(LEAST_WIDTH_PX, min(MOST_WIDTH_PX, free // count))
    return width - width % 4


def lay_out(
    cards: Mapping[ImprovementStatus, Sequence[tuple[ImprovementId, int]]], width: int, spare: int = 0
) -> tuple[Column, ...]:
    """Return the columns for cards with their heights; `spare` is kept free below the cards."""
    columns = []
    for place, status in enumerate(IMPROVEMENT_STATUSES):
        y = HEADING_PX
        slots = []
        for id_, height in cards.get(status, ()):
            slots.append(Slot(id_, y, height))
            y += height + GAP_BETWEEN_CARDS_PX
        left = MARGIN_PX + place * (width + GAP_BETWEEN_COLUMNS_PX)
        columns.append(Column(status, left, width, tuple(slots), y + spare))
    return tuple(columns)


def total_size(columns: Sequence[Column]) -> tuple[int, int]:
    """Return how wide and high the board is."""
    last = columns[-1]
    return last.left + last.width + MARGIN_PX, max(column.bottom for column in columns) + MARGIN_PX


def column_at(columns: Sequence[Column], x: float) -> Column:
    """Return the column at a place, the nearest one beside them."""
    half = GAP_BETWEEN_COLUMNS_PX / 2
    return next((one for one in columns if x < one.left + one.width + half), columns[-1])


def slot_at(columns: Sequence[Column], x: float, y: float) -> Slot | None:
    """Return the card at a point."""
    column = column_at(columns, x)
    if not column.left <= x < column.left + column.width:
        return None
    place = bisect_right(column.slots, y, key=lambda slot: slot.top) - 1
    found = column.slots[place] if place >= 0 else None
    return found if found is not None and y < found.bottom else None


def slots_between(column: Column, top: float, bottom: float) -> Sequence[Slot]:
    """Return the cards of a column of which something lies between two heights."""
    first = bisect_right(column.slots, top, key=lambda slot: slot.bottom)
    last = bisect_right(column.slots, bottom, key=lambda slot: slot.top)
    return column.slots[first:last]


def landing_at(columns: Sequence[Column], x: float, y: float) -> Landing:
    """Return where cards that are dropped at a point would land: before the card whose middle is below."""
    column = column_at(columns, x)
    half = GAP_BETWEEN_CARDS_PX // 2
    place = bisect_right(column.slots, y, key=lambda slot: slot.top + slot.height / 2)
    if place < len(column.slots):
        return Landing(column, column.slots[place].id, column.slots[place].top - half)
    end = column.slots[-1].bottom + half if column.slots else HEADING_PX
    return Landing(column, None, end)


def neighbour(
    columns: Sequence[Column], id_: ImprovementId | None, step_x: int, step_y: int
) -> ImprovementId | None:
    """Return the card next to another one; from none, the first card. None where the board ends.

    Sideways that is the card at about the same height in the next column that holds any.
    """
    at = next(
        (
            (place, row)
            for place, one in enumerate(columns)
            for row, slot in enumerate(one.slots)
            if slot.id == id_
        ),
        None,
    )
    if at is None:
        return next((column.slots[0].id for column in columns if column.slots), None)
    place, row = at
    slots = columns[place].slots
    if step_y:
        return slots[row + step_y].id if 0 <= row + step_y < len(slots) else None
    middle = slots[row].top + slots[row].height / 2
    beyond = columns[place + 1 :] if step_x > 0 else tuple(reversed(columns[:place]))
    beside = next((column.slots for column in beyond if column.slots), ())
    nearest = min(beside, key=lambda slot: abs(slot.top + slot.height / 2 - middle), default=None)
    return nearest.id if nearest is not None else None
