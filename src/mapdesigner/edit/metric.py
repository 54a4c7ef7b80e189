"""Edits of a touchpoint's metrics: add, change, move, remove; each is named by its place."""

import math
from collections.abc import Callable, Collection

from mapdesigner.edit.card import edit_touchpoint
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.tuples import with_index_moved, with_index_replaced, without_index
from mapdesigner.model import (
    METRIC_SORTS,
    CardId,
    JourneyMap,
    Metric,
    MetricKind,
    Touchpoint,
    better_direction,
    from_per_cent,
    is_rate,
    metric_name,
    metric_range,
    metric_unit,
    to_per_cent,
)


def add_metric(map_: JourneyMap, card_id: CardId, metric: Metric) -> JourneyMap:
    """Add a metric as the last of a touchpoint.

    Raises EditRejected if the card is not in the map or is a note.
    """
    return edit_touchpoint(map_, card_id, lambda card: card.evolve(metrics=(*card.metrics, metric)))


def add_metric_to_all(map_: JourneyMap, card_ids: Collection[CardId], metric: Metric) -> JourneyMap:
    """Add the same metric as the last of each touchpoint.

    Raises EditRejected if a card is not in the map or is a note.
    """
    for card_id in card_ids:
        map_ = add_metric(map_, card_id, metric)
    return map_


def change_metric(map_: JourneyMap, card_id: CardId, index: int, **changes: object) -> JourneyMap:
    """Change fields of a touchpoint's `index`-th metric.

    Raises EditRejected if it is not there, pydantic.ValidationError for a value out of its kind's range.
    """
    return edit_metric(map_, card_id, index, lambda metric: metric.evolve(**changes))


def change_metric_kind(map_: JourneyMap, card_id: CardId, index: int, kind: MetricKind) -> JourneyMap:
    """Make a metric one of another kind; its numbers stay as they are shown: 22 % becomes 22 points.

    It takes the kind's unit and direction, and keeps its own where the kind has none. Raises EditRejected if
    the metric is not there or a value would be out of the kind's range.
    """
    return edit_metric(map_, card_id, index, lambda metric: _of_kind(metric, kind))


def change_metric_unit(map_: JourneyMap, card_id: CardId, index: int, unit: str) -> JourneyMap:
    """Give a metric a unit of its own, the kind's for ""; its numbers stay as they are shown.

    Raises EditRejected if the metric is not there or a value would be out of range.
    """

    def in_unit(metric: Metric) -> Metric:
        own = "" if unit == METRIC_SORTS[metric.kind].unit else unit
        return metric if own == metric.unit else _refitted(metric, metric.kind, unit=own)

    return edit_metric(map_, card_id, index, in_unit)


def move_metric(map_: JourneyMap, card_id: CardId, index: int, to_index: int) -> JourneyMap:
    """Move a touchpoint's metric to another place; the first three show on the card."""

    def moved(card: Touchpoint) -> Touchpoint:
        metric_at(card, index)
        return card.evolve(metrics=with_index_moved(card.metrics, index, to_index))

    return edit_touchpoint(map_, card_id, moved)


def duplicate_metric(map_: JourneyMap, card_id: CardId, index: int) -> JourneyMap:
    """Put a metric's double right after it. Raises EditRejected if it is not there."""

    def doubled(card: Touchpoint) -> Touchpoint:
        before, after = card.metrics[:index], card.metrics[index:]
        return card.evolve(metrics=(*before, metric_at(card, index), *after))

    return edit_touchpoint(map_, card_id, doubled)


def remove_metric(map_: JourneyMap, card_id: CardId, index: int) -> JourneyMap:
    """Remove a touchpoint's `index`-th metric. Raises EditRejected if it is not there."""

    def bare(card: Touchpoint) -> Touchpoint:
        metric_at(card, index)
        return card.evolve(metrics=without_index(card.metrics, index))

    return edit_touchpoint(map_, card_id, bare)


def edit_metric(
    map_: JourneyMap, card_id: CardId, index: int, change: Callable[[Metric], Metric]
) -> JourneyMap:
    """Put what `change` makes of a touchpoint's `index`-th metric in its place.

    Raises EditRejected if it is not there, and what `change` raises.
    """

    def changed(card: Touchpoint) -> Touchpoint:
        before = metric_at(card, index)
        after = change(before)
        if after == before:
            return card
        return card.evolve(metrics=with_index_replaced(card.metrics, index, after))

    return edit_touchpoint(map_, card_id, changed)


def metric_at(card: Touchpoint, index: int) -> Metric:
    """Return a touchpoint's `index`-th metric. Raises EditRejected if it is not there."""
    if not 0 <= index < len(card.metrics):
        raise EditRejected("That metric is no longer on the card.")
    return card.metrics[index]


def _of_kind(metric: Metric, kind: MetricKind) -> Metric:
    if kind == metric.kind:
        return metric
    sort = METRIC_SORTS[kind]
    unit = "" if sort.unit else metric_unit(metric)
    better = None if sort.better else better_direction(metric)
    # A metric that was known by its kind has to be called something once the kind says nothing.
    name = metric.name or (metric_name(metric) if kind == "custom" else "")
    return _refitted(metric, kind, unit=unit, better=better, name=name)


def _refitted(metric: Metric, kind: MetricKind, **changes: object) -> Metric:
    """Return the metric with a kind and other changes, its numbers as people see them unchanged."""
    bare = metric.evolve(baseline=None, target=None, observations=()).evolve(kind=kind, **changes)
    was_rate, is_now = is_rate(metric), is_rate(bare)
    turned = _same if was_rate == is_now else from_per_cent if is_now else to_per_cent

    def fitting(value: float | None) -> float | None:
        if value is None:
            return None
        new = turned(value)
        _check_range(bare, new)
        return new

    seen = tuple(each.evolve(value=fitting(each.value)) for each in metric.observations)
    return bare.evolve(baseline=fitting(metric.baseline), target=fitting(metric.target), observations=seen)


def _same(value: float) -> float:
    return value


def _check_range(metric: Metric, value: float) -> None:
    lowest, highest = metric_range(metric)
    if math.isfinite(value) and (lowest is None or value >= lowest) and (highest is None or value <= highest):
        return
    name = METRIC_SORTS[metric.kind].name
    limits = _limits(metric, lowest, highest)
    raise EditRejected(
        f"{_shown(metric, value)} does not fit {name.lower()}{limits}. "
        "Nothing was changed; change the value first."
    )


def _limits(metric: Metric, lowest: float | None, highest: float | None) -> str:
    if lowest is not None and highest is not None:
        return f", which goes from {_shown(metric, lowest)} to {_shown(metric, highest)}"
    if lowest is not None:
        return f", which is at least {_shown(metric, lowest)}"
    return "" if highest is None else f", which is at most {_shown(metric, highest)}"


def _shown(metric: Metric, value: float) -> str:
    text = f"{to_per_cent(value):g}\u202f%" if is_rate(metric) else f"{value:g}"
    return text.replace("-", "−")
