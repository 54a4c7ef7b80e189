"""Persona: whom the journey is about, as answers to the facilitator's first questions."""

from mapdesigner.model.picture import Picture
from mapdesigner.model.value import Colour, Id, Text, Value, new_id

PersonaId = Id
PERSONA_COLOURS = ("#2F6FD0", "#B0600E", "#11856F", "#9445BE", "#C2362B", "#5B6472")


class Persona(Value):
    """A made-up but typical customer; every field but the name may stay empty."""

    id: PersonaId
    name: Text
    colour: Colour | None = None
    picture: Picture | None = None
    age_range: Text = ""
    occupation: Text = ""
    location: Text = ""
    income: Text = ""
    interests: Text = ""
    buying_habits: Text = ""
    preferences: Text = ""
    needs: Text = ""
    frustrations: Text = ""
    quote: Text = ""


def new_persona(name: str, colour: str | None = None) -> Persona:
    """Return a persona with a fresh id."""
    return Persona(id=new_id(), name=name, colour=colour)


def persona_colour(persona: Persona, index: int) -> str:
    """Return the persona's own colour, or the one of its place in the map, as #RRGGBB."""
    return persona.colour or PERSONA_COLOURS[index % len(PERSONA_COLOURS)]


def initials(persona: Persona) -> str:
    """Return one or two capital letters for a chip, or "?" for a persona without a name."""
    words = persona.name.split()
    return "".join(word[0] for word in words[:2]).upper() or "?"
