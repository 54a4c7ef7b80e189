"""Where things are on a laid-out map: what lies at a point, where a dropped card would land."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from mapdesigner.layout.marks import Box
from mapdesigner.layout.measures import (
    GAP_BETWEEN_CARDS_PT,
    GAP_BETWEEN_STAGES_PT,
    LANE_PADDING_TOP_PT,
    MARGIN_PT,
)

Kind = Literal["card", "cell", "stage", "lane", "header", "felt", "metric", "quote", "goal", "improvement"]


class Area(NamedTuple):
    """A rectangle on the map, in points from the map's corner."""

    x: float
    y: float
    width: float
    height: float

    def contains(self, x: float, y: float) -> bool:
        """Tell whether the point is inside."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height

    def touches(self, other: "Area") -> bool:
        """Tell whether the two have a point in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class Found(NamedTuple):
    """A thing on the map: its kind, its id ("STAGE/LANE" for a cell) and where it is."""

    kind: Kind
    id: str
    area: Area


class Landing(NamedTuple):
    """Where a card would land: the cell, its place among the cards there, the line that shows it."""

    stage_id: str
    lane_id: str
    place: int
    line: Area


def found_at(root: Box, x: float, y: float) -> Found | None:
    """Return the innermost thing at a point, None beside the map."""
    for box in root.children:
        if not area_of(box).contains(x, y):
            continue
        here = _found(box, 0, 0)
        for inner in _inside(box, x, y):
            here = inner
        return here
    return None


def cards_in(root: Box, area: Area) -> tuple[str, ...]:
    """Return the ids of the cards that touch an area."""
    return tuple(
        found.id for cell in _cells(root, area) for found in cards_of_cell(cell) if found.area.touches(area)
    )


def find_card(root: Box, card_id: str) -> Found | None:
    """Return a card's place, None when it is not on the map."""
    wanted = f"card:{card_id}"
    for cell in root.children:
        if cell.id.startswith("cell:"):
            for content in cell.children:
                for box in content.children:
                    if box.id == wanted:
                        return _found(box, cell.x + content.x, cell.y + content.y)
    return None


def find(root: Box, kind: Kind, id_: str) -> Found | None:
    """Return the place of a cell, a stage's or lane's heading, the header or a card."""
    if kind == "card":
        return find_card(root, id_)
    wanted = "header" if kind == "header" else f"{kind}:{id_}"
    return next((_found(box, 0, 0) for box in root.children if box.id == wanted), None)


def cards_of_cell(cell: Box) -> Iterator[Found]:
    """Yield the cards of a cell's box from top to bottom."""
    for content in cell.children:
        for box in content.children:
            if box.id.startswith("card:"):
                yield _found(box, cell.x + content.x, cell.y + content.y)


def landing_at(root: Box, x: float, y: float) -> Landing | None:
    """Return where a card dropped at a point would land, None where there is no cell.

    Between two stages the nearer one counts, right of the last stage the last.
    """
    reach = GAP_BETWEEN_STAGES_PT / 2
    x = min(x, root.width - MARGIN_PT - 1)
    for cell in root.children:
        if not cell.id.startswith("cell:"):
            continue
        if cell.x - reach <= x < cell.x + cell.width + reach and cell.y <= y < cell.y + cell.height:
            return _landing(cell, y)
    return None


def place_among_all(all_ids: Sequence[str], shown_ids: Sequence[str], place: int) -> int:
    """Return the place in a whole cell for a place among those of its cards that are shown.

    A card put before a shown one comes right before it, one put after the last shown one right after that.
    """
    if not shown_ids:
        return len(all_ids)
    if place < len(shown_ids):
        return all_ids.index(shown_ids[max(0, place)])
    return all_ids.index(shown_ids[-1]) + 1


def area_of(box: Box) -> Area:
    """Return a top-level box's own rectangle."""
    return Area(box.x, box.y, box.width, box.height)


def cell_ids(cell_id: str) -> tuple[str, str]:
    """Return stage and lane of a cell's id "STAGE/LANE"."""
    stage_id, _, lane_id = cell_id.partition("/")
    return stage_id, lane_id


def _landing(cell: Box, y: float) -> Landing:
    stage_id, lane_id = cell_ids(cell.id.removeprefix("cell:"))
    cards = list(cards_of_cell(cell))
    index = sum(1 for card in cards if y > card.area.y + card.area.height / 2)
    if not cards:
        line_y = cell.y + LANE_PADDING_TOP_PT
    elif index < len(cards):
        line_y = cards[index].area.y - GAP_BETWEEN_CARDS_PT / 2
    else:
        line_y = cards[-1].area.y + cards[-1].area.height + GAP_BETWEEN_CARDS_PT / 2
    return Landing(stage_id, lane_id, index, Area(cell.x, line_y, cell.width, 0))


def _cells(root: Box, area: Area) -> Iterator[Box]:
    for box in root.children:
        if box.id.startswith("cell:") and area_of(box).touches(area):
            yield box


def _inside(box: Box, x: float, y: float) -> Iterator[Found]:
    """Yield what lies at the point inside a top-level box, outermost first."""
    for content in box.children:
        left, top = box.x + content.x, box.y + content.y
        for child in content.children:
            found = _found(child, left, top)
            if found.area.contains(x, y) and not child.id.startswith("curve:"):
                yield found


def _found(box: Box, left: float, top: float) -> Found:
    kind, _, id_ = box.id.partition(":")
    return Found(kind, id_, Area(left + box.x, top + box.y, box.width, box.height))  # type: ignore[arg-type]
