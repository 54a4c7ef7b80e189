"""What stands in columns on a stage's slides: filled from the top, about as full as each other."""

from collections.abc import Iterable

from mapdesigner.export.slides.card import Item

GAP_BETWEEN_ITEMS_PT = 8.0
GAP_ABOVE_HEADING_PT = 12.0
GAP_UNDER_HEADING_PT = 2.0

# Items with their places from the column's top.
Column = list[tuple[Item, float]]


def first_items(items: Iterable[Item], height: float) -> tuple[list[Item], bool]:
    """Return the items that come to a height in all, and whether there are more; the others are not made."""
    kept: list[Item] = []
    total = 0.0
    for item in items:
        if total > height:
            return kept, True
        kept.append(item)
        total += item.height
    return kept, False


def balanced(items: list[Item], room: float, most: int) -> list[Column]:
    """Return the items in at most so many columns, as equal as they can be."""
    for step in range(1, 16):
        columns = columns_of(items, room * step / 16)
        if len(columns) <= most and all(_bottom(column) <= room for column in columns):
            return columns
    return columns_of(items, room)


def _bottom(column: Column) -> float:
    item, y = column[-1]
    return y + item.height


def columns_of(items: list[Item], room: float) -> list[Column]:
    """Return the items in as many columns of a height as they take; a heading stays with what follows."""
    columns: list[Column] = []
    column: Column = []
    y = 0.0
    for place, item in enumerate(items):
        above = 0.0 if not column else GAP_ABOVE_HEADING_PT if item.heads else GAP_BETWEEN_ITEMS_PT
        if column and column[-1][0].heads:
            above = GAP_UNDER_HEADING_PT
        needed = item.height
        if item.heads and place + 1 < len(items):
            needed += GAP_UNDER_HEADING_PT + items[place + 1].height
        # What a heading is over never leaves it, also where it is higher than the room.
        is_headed = bool(column) and column[-1][0].heads
        if column and not is_headed and y + above + needed > room:
            columns.append(column)
            column, y, above = [], 0.0, 0.0
        column.append((item, y + above))
        y += above + item.height
    if column:
        columns.append(column)
    return columns


def without_last_heading(columns: list[Column]) -> list[Column]:
    """Return columns of which more would follow, without a heading that has nothing under it."""
    *others, last = columns
    while last and last[-1][0].heads:
        last = last[:-1]
    return [*others, last] if last else others
