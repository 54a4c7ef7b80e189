"""A persona's own journey: the touchpoints it is on, in order, and what it feels at each."""

from typing import NamedTuple

from mapdesigner.model import JourneyMap, PersonaId, Stage, Touchpoint


class Moment(NamedTuple):
    """A touchpoint of the persona, its stage, what it feels there (−2 … +2, or none), and whether that is
    its own feeling and not the card's."""

    stage: Stage
    card: Touchpoint
    sentiment: int | None
    is_own: bool


def persona_journey(map_: JourneyMap, persona_id: PersonaId) -> tuple[Moment, ...]:
    """Return the persona's moments as they are read: stage by stage, lane by lane, top to bottom."""
    order = {lane.id: place for place, lane in enumerate(map_.lanes)}
    moments: list[Moment] = []
    for stage in map_.stages:
        cards = (card for card in stage.cards if isinstance(card, Touchpoint) and persona_id in card.personas)
        moments += (
            _moment(stage, card, persona_id) for card in sorted(cards, key=lambda card: order[card.lane])
        )
    return tuple(moments)


def best_moments(moments: tuple[Moment, ...], most: int = 3) -> tuple[Moment, ...]:
    """Return at most so many moments that feel good, the best first, in the journey's order otherwise."""
    good = [moment for moment in moments if (moment.sentiment or 0) > 0]
    return tuple(sorted(good, key=lambda moment: -(moment.sentiment or 0))[:most])


def worst_moments(moments: tuple[Moment, ...], most: int = 3) -> tuple[Moment, ...]:
    """Return at most so many moments that feel bad, the worst first, in the journey's order otherwise."""
    bad = [moment for moment in moments if (moment.sentiment or 0) < 0]
    return tuple(sorted(bad, key=lambda moment: moment.sentiment or 0)[:most])


def _moment(stage: Stage, card: Touchpoint, persona_id: PersonaId) -> Moment:
    own = next((felt.sentiment for felt in card.sentiments if felt.persona == persona_id), None)
    return Moment(stage, card, card.sentiment if own is None else own, own is not None)
