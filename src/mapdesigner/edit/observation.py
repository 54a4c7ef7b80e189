"""Edits of a metric's observations: add, change, remove; they stay in the order of their days."""

from collections.abc import Collection, Sequence

from mapdesigner.edit.metric import edit_metric
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.tuples import with_index_replaced
from mapdesigner.model import CardId, JourneyMap, Metric, Observation


def add_observations(
    map_: JourneyMap, card_id: CardId, index: int, observations: Sequence[Observation]
) -> JourneyMap:
    """Add observations to a touchpoint's `index`-th metric; those that it has already are left out.

    Raises EditRejected if the metric is not there, pydantic.ValidationError for a value out of its range.
    """

    def added(metric: Metric) -> Metric:
        new = [seen for seen in dict.fromkeys(observations) if seen not in metric.observations]
        return metric.evolve(observations=_by_day((*metric.observations, *new))) if new else metric

    return edit_metric(map_, card_id, index, added)


def change_observation(
    map_: JourneyMap, card_id: CardId, index: int, place: int, **changes: object
) -> JourneyMap:
    """Change fields of a metric's `place`-th observation.

    Raises EditRejected if it is not there, pydantic.ValidationError for an unsound value.
    """

    def changed(metric: Metric) -> Metric:
        if not 0 <= place < len(metric.observations):
            raise EditRejected("That observation is no longer there.")
        seen = metric.observations[place].evolve(**changes)
        return metric.evolve(observations=_by_day(with_index_replaced(metric.observations, place, seen)))

    return edit_metric(map_, card_id, index, changed)


def remove_observations(map_: JourneyMap, card_id: CardId, index: int, places: Collection[int]) -> JourneyMap:
    """Remove the observations at some places of a metric. Raises EditRejected if the metric is not there."""

    def bare(metric: Metric) -> Metric:
        kept = tuple(seen for place, seen in enumerate(metric.observations) if place not in places)
        return metric.evolve(observations=kept)

    return edit_metric(map_, card_id, index, bare)


def _by_day(observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Return them in the order of their days, those of one day as they came."""
    return tuple(sorted(observations, key=lambda seen: seen.on))
