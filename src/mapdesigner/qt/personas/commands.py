"""What panels, menus and drops do with personas: each names an edit and hands it to the session."""

from collections import Counter
from collections.abc import Iterable
from functools import partial

from mapdesigner.edit import (
    add_persona,
    attach_persona,
    change_persona,
    detach_persona,
    move_persona,
    set_persona_sentiment,
)
from mapdesigner.edit.tuples import find
from mapdesigner.model import (
    CardId,
    JourneyMap,
    Persona,
    PersonaId,
    Touchpoint,
    cards_of,
    new_id,
    new_persona,
    shortened,
)
from mapdesigner.qt.editing.commands import touchpoints_in_selection
from mapdesigner.qt.widgets.colour_field import SWATCHES
from mapdesigner.session import Session

UNNAMED = "Unnamed persona"


def persona_name(persona: Persona) -> str:
    """Return what a persona is called where it is shown."""
    return persona.name.strip() or UNNAMED


def persona_words(persona: Persona) -> str:
    """Return name and age as a chip shows them: “Anna, 34”."""
    return f"{persona_name(persona)}, {persona.age_range}" if persona.age_range else persona_name(persona)


def aimed_touchpoints(session: Session) -> tuple[CardId, ...]:
    """Return what a persona would be attached to: the touchpoints that are selected, or lie in what is."""
    return tuple(card.id for card in touchpoints_in_selection(session))


def touchpoint_counts(map_: JourneyMap) -> Counter[PersonaId]:
    """Return on how many touchpoints each persona is."""
    return Counter(
        persona for _, card in cards_of(map_) if isinstance(card, Touchpoint) for persona in card.personas
    )


def aimed_counts(map_: JourneyMap, aimed: frozenset[CardId]) -> Counter[PersonaId]:
    """Return on how many of some touchpoints each persona is."""
    if not aimed:
        return Counter()
    return Counter(
        persona
        for _, card in cards_of(map_)
        if card.id in aimed and isinstance(card, Touchpoint)
        for persona in card.personas
    )


def with_persona(map_: JourneyMap, persona_id: PersonaId) -> frozenset[CardId]:
    """Return the touchpoints that a persona is on."""
    return frozenset(
        card.id for _, card in cards_of(map_) if isinstance(card, Touchpoint) and persona_id in card.personas
    )


def add(session: Session, name: str = "", cards: Iterable[CardId] = ()) -> PersonaId:
    """Add a persona, on touchpoints where some are named, and return its id."""
    persona = new_persona(name, free_colour(session.map_))
    cards = tuple(cards)

    def edit(map_: JourneyMap) -> JourneyMap:
        added = add_persona(map_, persona)
        return attach_persona(added, persona.id, cards) if cards else added

    session.apply(edit, "Add persona")
    return persona.id


def rename(session: Session, persona_id: PersonaId, name: str) -> bool:
    """Give a persona another name."""
    return session.apply(partial(change_persona, persona_id=persona_id, name=name), "Rename persona")


def duplicate(session: Session, persona_id: PersonaId) -> PersonaId | None:
    """Put a copy below a persona, on no touchpoint, select it and return its id."""
    persona = find(session.map_.personas, persona_id)
    if persona is None:
        return None
    name = f"{persona.name} (copy)" if persona.name else ""
    copy = persona.evolve(id=new_id(), name=name, colour=free_colour(session.map_))
    place = session.map_.personas.index(persona) + 1

    def edit(map_: JourneyMap) -> JourneyMap:
        return move_persona(add_persona(map_, copy), copy.id, place)

    if session.apply(edit, "Duplicate persona"):
        session.select((copy.id,))
    return copy.id


def free_colour(map_: JourneyMap) -> str:
    """Return a colour that the fewest personas of the map have, the first of these."""
    used = Counter((persona.colour or "").upper() for persona in map_.personas)
    return min(SWATCHES, key=lambda colour: used[colour])


def attach(session: Session, persona_id: PersonaId, cards: Iterable[CardId]) -> bool:
    """Attach a persona to touchpoints and say to how many; False when it can't be done."""
    persona = find(session.map_.personas, persona_id)
    if persona is None:
        session.say("That persona is not in this map.")
        return False
    there = with_persona(session.map_, persona_id)
    fresh = [card for card in dict.fromkeys(cards) if card not in there]
    name = f"“{shortened(persona_name(persona), 40)}”"
    if not fresh:
        session.say(f"{name} is there already.")
        return False
    done = session.apply(partial(attach_persona, persona_id=persona_id, card_ids=fresh), "Attach persona")
    if done:
        session.say(f"{name} attached to {touchpoints_words(len(fresh))}.")
    return done


def detach(session: Session, persona_id: PersonaId, cards: Iterable[CardId]) -> bool:
    """Take a persona off touchpoints and say so; False when it can't be done."""
    persona = find(session.map_.personas, persona_id)
    there = with_persona(session.map_, persona_id)
    off = [card for card in dict.fromkeys(cards) if card in there]
    if persona is None or not off:
        return False
    done = session.apply(partial(detach_persona, persona_id=persona_id, card_ids=off), "Take persona off")
    if done:
        name = f"“{shortened(persona_name(persona), 40)}”"
        session.say(f"{name} taken off {touchpoints_words(len(off))}. Ctrl+Z brings it back.")
    return done


def is_on_all(map_: JourneyMap, persona_id: PersonaId, cards: Iterable[CardId]) -> bool:
    """Tell whether a persona is on every one of some touchpoints; False for none."""
    cards = frozenset(cards)
    return bool(cards) and cards <= with_persona(map_, persona_id)


def toggle(session: Session, persona_id: PersonaId, cards: Iterable[CardId]) -> bool:
    """Attach a persona to touchpoints, or take it off when it is on all of them."""
    cards = tuple(cards)
    if is_on_all(session.map_, persona_id, cards):
        return detach(session, persona_id, cards)
    return attach(session, persona_id, cards)


def move(session: Session, persona_id: PersonaId, to_index: int) -> bool:
    """Move a persona to another place in the gallery, kept within it."""
    index = max(0, min(to_index, len(session.map_.personas) - 1))
    return session.apply(partial(move_persona, persona_id=persona_id, to_index=index), "Move persona")


def feel(session: Session, persona_id: PersonaId, cards: Iterable[CardId], sentiment: int | None) -> bool:
    """Say what a persona feels at touchpoints; None for as the card says."""
    edit = partial(set_persona_sentiment, persona_id=persona_id, card_ids=tuple(cards), sentiment=sentiment)
    return session.apply(edit, "Set sentiment of persona")


def set_picture(session: Session, persona_id: PersonaId, picture: str | None) -> bool:
    """Give a persona a picture, or none."""
    edit = partial(change_persona, persona_id=persona_id, picture=picture)
    return session.apply(edit, "Choose picture" if picture else "Remove picture")


def touchpoints_words(count: int) -> str:
    """Return “1 touchpoint”, “12 touchpoints”."""
    return "1 touchpoint" if count == 1 else f"{count:,} touchpoints".replace(",", "\u202f")
