"""The whole journey as it is read, stage by stage and lane by lane, with what is felt on the way."""

from collections.abc import Iterator

from mapdesigner.insight.persona_journey import Moment
from mapdesigner.model import JourneyMap, Stage, Touchpoint, touchpoints_of


def whole_journey(map_: JourneyMap) -> tuple[Moment, ...]:
    """Return all touchpoints with what the card says is felt there: stage by stage, lane by lane."""
    order = {lane.id: place for place, lane in enumerate(map_.lanes)}
    return tuple(
        Moment(stage, card, card.sentiment, False)
        for stage in map_.stages
        for card in sorted(touchpoints_of(stage), key=lambda card: order[card.lane])
    )


def mood_points(map_: JourneyMap) -> Iterator[tuple[int, float, int]]:
    """Yield the points of the curve: the stage's index, where in the stage, 0 … 1, and −2 … +2."""
    felt = [moment for moment in whole_journey(map_) if moment.sentiment is not None]
    for place, stage in enumerate(map_.stages):
        here = [moment for moment in felt if moment.stage is stage]
        for at, moment in enumerate(here):
            yield place, (at + 0.5) / len(here), moment.sentiment or 0


def moments_of_truth(map_: JourneyMap) -> tuple[tuple[Stage, Touchpoint], ...]:
    """Return the touchpoints at which customers decide about us, in the order of the journey."""
    return tuple((moment.stage, moment.card) for moment in whole_journey(map_) if moment.card.moment_of_truth)
