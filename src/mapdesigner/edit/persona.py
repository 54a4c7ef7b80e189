"""Edits of personas: add, change, remove, attach to touchpoints, say what one feels."""

from collections.abc import Callable, Iterable

from mapdesigner.edit.card import edit_touchpoints
from mapdesigner.edit.references import without_dismissals
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.tuples import find, with_moved, with_replaced, without
from mapdesigner.model import (
    CardId,
    JourneyMap,
    Persona,
    PersonaId,
    PersonaSentiment,
    Touchpoint,
    cards_of,
)


def persona_of(map_: JourneyMap, persona_id: PersonaId) -> Persona:
    """Return a persona of the map. Raises EditRejected if it is not there."""
    persona = find(map_.personas, persona_id)
    if persona is None:
        raise EditRejected("That persona is no longer in the map.")
    return persona


def add_persona(map_: JourneyMap, persona: Persona) -> JourneyMap:
    """Add a persona as the last of the map."""
    return map_.evolve(personas=(*map_.personas, persona))


def change_persona(map_: JourneyMap, persona_id: PersonaId, **changes: object) -> JourneyMap:
    """Change fields of a persona.

    Raises EditRejected if it is not in the map, pydantic.ValidationError for an unsound value.
    """
    persona = persona_of(map_, persona_id)
    return map_.evolve(personas=with_replaced(map_.personas, persona.evolve(**changes)))


def move_persona(map_: JourneyMap, persona_id: PersonaId, to_index: int) -> JourneyMap:
    """Move a persona so that it stands at `to_index`, 0 … number of personas − 1."""
    persona_of(map_, persona_id)
    return map_.evolve(personas=with_moved(map_.personas, persona_id, to_index))


def remove_persona(map_: JourneyMap, persona_id: PersonaId) -> JourneyMap:
    """Remove a persona with its chips and its sentiments on every card."""
    persona_of(map_, persona_id)
    bare = edit_touchpoints(map_, touchpoints_with_persona(map_, persona_id), _without(persona_id))
    bare = bare.evolve(personas=without(map_.personas, frozenset((persona_id,))))
    return without_dismissals(bare, {persona_id})


def touchpoints_with_persona(map_: JourneyMap, persona_id: PersonaId) -> tuple[CardId, ...]:
    """Return the touchpoints that a persona is attached to or has a sentiment of its own for."""
    return tuple(
        card.id
        for _, card in cards_of(map_)
        if isinstance(card, Touchpoint)
        and (persona_id in card.personas or any(felt.persona == persona_id for felt in card.sentiments))
    )


def attach_persona(map_: JourneyMap, persona_id: PersonaId, card_ids: Iterable[CardId]) -> JourneyMap:
    """Attach a persona to touchpoints; their personas keep the map's order."""
    persona_of(map_, persona_id)
    order = [persona.id for persona in map_.personas]

    def attached(card: Touchpoint) -> Touchpoint:
        if persona_id in card.personas:
            return card
        return card.evolve(personas=tuple(sorted((*card.personas, persona_id), key=order.index)))

    return edit_touchpoints(map_, card_ids, attached)


def detach_persona(map_: JourneyMap, persona_id: PersonaId, card_ids: Iterable[CardId]) -> JourneyMap:
    """Take a persona off touchpoints, with the sentiment of its own that it had there."""
    return edit_touchpoints(map_, card_ids, _without(persona_id))


def set_persona_sentiment(
    map_: JourneyMap, persona_id: PersonaId, card_ids: Iterable[CardId], sentiment: int | None
) -> JourneyMap:
    """Say what one persona feels at touchpoints, −2 … +2.

    None, or what the card says itself, takes its own sentiment away: it feels as the card says. Raises
    EditRejected if the persona is not in the map, pydantic.ValidationError for a value out of range.
    """
    persona_of(map_, persona_id)

    def felt(card: Touchpoint) -> Touchpoint:
        others = tuple(each for each in card.sentiments if each.persona != persona_id)
        if sentiment is None or sentiment == card.sentiment:
            return card.evolve(sentiments=others)
        own = PersonaSentiment(persona=persona_id, sentiment=sentiment)
        if own in card.sentiments:
            return card
        return card.evolve(sentiments=(*others, own))

    return edit_touchpoints(map_, card_ids, felt)


def _without(persona_id: PersonaId) -> Callable[[Touchpoint], Touchpoint]:
    def bare(card: Touchpoint) -> Touchpoint:
        return card.evolve(
            personas=tuple(id_ for id_ in card.personas if id_ != persona_id),
            sentiments=tuple(felt for felt in card.sentiments if felt.persona != persona_id),
        )

    return bare
