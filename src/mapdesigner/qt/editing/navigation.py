"""Where the arrow keys lead on a map: from card to card, or to an empty cell. Without Qt."""

from typing import Literal, NamedTuple

from mapdesigner.model import JourneyMap, cell_cards, holds_cards

Direction = Literal["left", "right", "up", "down"]


class Spot(NamedTuple):
    """A place in the grid: stage and lane by number (lanes of cards only), and a card's place in the cell."""

    stage: int
    lane: int
    place: int


def spot_of(map_: JourneyMap, id_: str) -> Spot | None:
    """Return where a card, or a cell "STAGE/LANE", is; None for anything else."""
    lanes = _card_lanes(map_)
    for column, stage in enumerate(map_.stages):
        for row, lane_id in enumerate(lanes):
            if id_ == f"{stage.id}/{lane_id}":
                return Spot(column, row, 0)
        for card in stage.cards:
            if card.id == id_:
                cell = [other.id for other in stage.cards if other.lane == card.lane]
                return Spot(column, lanes.index(card.lane), cell.index(id_))
    return None


def neighbour(map_: JourneyMap, id_: str | None, direction: Direction) -> str | None:
    """Return the id of the card or empty cell next to a thing; the first one when nothing is given.

    Returns the thing itself at the map's edge and None for a map without lanes of cards.
    """
    if not _card_lanes(map_):
        return None
    spot = None if id_ is None else spot_of(map_, id_)
    if spot is None:
        return _thing_at(map_, Spot(0, 0, 0))
    if direction in ("left", "right"):
        stage = spot.stage + (1 if direction == "right" else -1)
        return id_ if not 0 <= stage < len(map_.stages) else _thing_at(map_, spot._replace(stage=stage))
    return _above_or_below(map_, spot, 1 if direction == "down" else -1) or id_


def shifted(map_: JourneyMap, card_id: str, direction: Direction) -> tuple[str, str, int] | None:
    """Return stage, lane and index to which a card moves one step; None at the map's edge.

    Up and down go past the cell's other cards and then on to the next lane of the same kind.
    """
    spot = spot_of(map_, card_id)
    if spot is None:
        return None
    lanes = _card_lanes(map_)
    stage, lane_id = map_.stages[spot.stage], lanes[spot.lane]
    if direction in ("left", "right"):
        column = spot.stage + (1 if direction == "right" else -1)
        return None if not 0 <= column < len(map_.stages) else (map_.stages[column].id, lane_id, spot.place)
    step = 1 if direction == "down" else -1
    if 0 <= spot.place + step < len(cell_cards(stage, lane_id)):
        return stage.id, lane_id, spot.place + (2 if step == 1 else -1)
    kinds = {lane.id: lane.kind for lane in map_.lanes}
    row = spot.lane + step
    while 0 <= row < len(lanes) and kinds[lanes[row]] != kinds[lane_id]:
        row += step
    if not 0 <= row < len(lanes):
        return None
    return stage.id, lanes[row], 0 if step == 1 else len(cell_cards(stage, lanes[row]))


def _above_or_below(map_: JourneyMap, spot: Spot, step: int) -> str | None:
    cell = cell_cards(map_.stages[spot.stage], _card_lanes(map_)[spot.lane])
    if 0 <= spot.place + step < len(cell):
        return cell[spot.place + step].id
    row = spot.lane + step
    if not 0 <= row < len(_card_lanes(map_)):
        return None
    return _thing_at(map_, Spot(spot.stage, row, 0 if step == 1 else 1_000_000))


def _thing_at(map_: JourneyMap, spot: Spot) -> str:
    """Return the card nearest to a spot of a cell, or the cell when it is empty."""
    stage, lane_id = map_.stages[spot.stage], _card_lanes(map_)[spot.lane]
    cell = cell_cards(stage, lane_id)
    return cell[min(spot.place, len(cell) - 1)].id if cell else f"{stage.id}/{lane_id}"


def _card_lanes(map_: JourneyMap) -> list[str]:
    return [lane.id for lane in map_.lanes if holds_cards(lane)]
