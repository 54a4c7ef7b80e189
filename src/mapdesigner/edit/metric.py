"""Edits of a touchpoint's metrics: add, change, move, remove; each is named by its place on the card."""

from mapdesigner.edit.card import edit_touchpoint
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.tuples import with_index_moved, with_index_replaced, without_index
from mapdesigner.model import CardId, JourneyMap, Metric, Touchpoint


def add_metric(map_: JourneyMap, card_id: CardId, metric: Metric) -> JourneyMap:
    """Add a metric as the last of a touchpoint.

    Raises EditRejected if the card is not in the map or is a note.
    """
    return edit_touchpoint(map_, card_id, lambda card: card.evolve(metrics=(*card.metrics, metric)))


def change_metric(map_: JourneyMap, card_id: CardId, index: int, **changes: object) -> JourneyMap:
    """Change fields of a touchpoint's `index`-th metric.

    Raises EditRejected if it is not there, pydantic.ValidationError for a value out of its kind's range.
    """

    def changed(card: Touchpoint) -> Touchpoint:
        metric = _metric(card, index).evolve(**changes)
        return card.evolve(metrics=with_index_replaced(card.metrics, index, metric))

    return edit_touchpoint(map_, card_id, changed)


def move_metric(map_: JourneyMap, card_id: CardId, index: int, to_index: int) -> JourneyMap:
    """Move a touchpoint's metric to another place; the first three show on the card."""

    def moved(card: Touchpoint) -> Touchpoint:
        _metric(card, index)
        return card.evolve(metrics=with_index_moved(card.metrics, index, to_index))

    return edit_touchpoint(map_, card_id, moved)


def remove_metric(map_: JourneyMap, card_id: CardId, index: int) -> JourneyMap:
    """Remove a touchpoint's `index`-th metric. Raises EditRejected if it is not there."""

    def bare(card: Touchpoint) -> Touchpoint:
        _metric(card, index)
        return card.evolve(metrics=without_index(card.metrics, index))

    return edit_touchpoint(map_, card_id, bare)


def _metric(card: Touchpoint, index: int) -> Metric:
    if not 0 <= index < len(card.metrics):
        raise EditRejected("That metric is no longer on the card.")
    return card.metrics[index]
