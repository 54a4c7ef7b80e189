"""Edits of experiments: add, change, remove."""

from collections.abc import Iterable

from mapdesigner.edit.card import card_of
from mapdesigner.edit.references import without_dismissals
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.tuples import find, with_replaced, without
from mapdesigner.model import CardId, Experiment, ExperimentId, JourneyMap, Note


def experiment_of(map_: JourneyMap, experiment_id: ExperimentId) -> Experiment:
    """Return an experiment of the map. Raises EditRejected if it is not there."""
    experiment = find(map_.experiments, experiment_id)
    if experiment is None:
        raise EditRejected("That experiment is no longer in the map.")
    return experiment


def add_experiment(map_: JourneyMap, experiment: Experiment) -> JourneyMap:
    """Add an experiment as the last of the map. Raises EditRejected if its touchpoint is not in the map."""
    _, card = card_of(map_, experiment.touchpoint)
    if isinstance(card, Note):
        raise EditRejected("An experiment belongs to a touchpoint, and that card is a note.")
    return map_.evolve(experiments=(*map_.experiments, experiment))


def change_experiment(map_: JourneyMap, experiment_id: ExperimentId, **changes: object) -> JourneyMap:
    """Change fields of an experiment.

    Raises EditRejected if it is not in the map, pydantic.ValidationError for an unsound value.
    """
    experiment = experiment_of(map_, experiment_id)
    return map_.evolve(experiments=with_replaced(map_.experiments, experiment.evolve(**changes)))


def remove_experiment(map_: JourneyMap, experiment_id: ExperimentId) -> JourneyMap:
    """Remove an experiment."""
    experiment_of(map_, experiment_id)
    bare = map_.evolve(experiments=without(map_.experiments, frozenset((experiment_id,))))
    return without_dismissals(bare, {experiment_id})


def experiments_on(map_: JourneyMap, card_ids: Iterable[CardId]) -> tuple[Experiment, ...]:
    """Return the experiments on some touchpoints, in the map's order."""
    wanted = frozenset(card_ids)
    return tuple(test for test in map_.experiments if test.touchpoint in wanted)
