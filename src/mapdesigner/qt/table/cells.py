"""Cells put into the map: values by typing or pasting, any number of them as one edit."""

from collections.abc import Iterable
from typing import NamedTuple

from mapdesigner.edit import edit_touchpoints, move_cards
from mapdesigner.model import CardId, JourneyMap, LaneId, StageId, Touchpoint, cards_of


class Cell(NamedTuple):
    """A value for a column of a touchpoint: a field's value, or the id of its stage or lane."""

    card_id: CardId
    column: str
    value: object


def set_cells(map_: JourneyMap, cells: Iterable[Cell]) -> JourneyMap:
    """Put values into cells; a touchpoint that goes to another stage or lane comes last there.

    Raises EditRejected if a lane holds another kind of card, pydantic.ValidationError for an unsound value.
    """
    fields: dict[CardId, dict[str, object]] = {}
    targets: dict[CardId, dict[str, str]] = {}
    for cell in cells:
        if cell.column in ("stage", "lane"):
            targets.setdefault(cell.card_id, {})[cell.column] = str(cell.value)
        else:
            fields.setdefault(cell.card_id, {})[cell.column] = cell.value
    changed = edit_touchpoints(map_, fields, lambda card: _changed(card, fields[card.id]))
    for (stage_id, lane_id), ids in _moves(changed, targets).items():
        changed = move_cards(changed, ids, stage_id, lane_id)
    return changed


def _changed(card: Touchpoint, changes: dict[str, object]) -> Touchpoint:
    new = card.evolve(**changes)
    if new.personas != card.personas:
        # What a persona feels here goes with the persona; one that was never attached keeps it.
        gone = set(card.personas) - set(new.personas)
        new = new.evolve(sentiments=tuple(felt for felt in new.sentiments if felt.persona not in gone))
    return new


def _moves(
    map_: JourneyMap, targets: dict[CardId, dict[str, str]]
) -> dict[tuple[StageId, LaneId], list[CardId]]:
    """Return which cards go to which cell, without those that lie there already."""
    moves: dict[tuple[StageId, LaneId], list[CardId]] = {}
    if targets:
        for stage, card in cards_of(map_):
            target = targets.get(card.id)
            if target is not None:
                cell = target.get("stage", stage.id), target.get("lane", card.lane)
                if cell != (stage.id, card.lane):
                    moves.setdefault(cell, []).append(card.id)
    return moves
