"""Persona: whom the journey is about, as answers to the facilitator's first questions."""

from mapdesigner.model.value import Colour, Id, Text, Value

PersonaId = Id


class Persona(Value):
    """A made-up but typical customer; every field but the name may stay empty."""

    id: PersonaId
    name: Text
    colour: Colour | None = None
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


def initials(persona: Persona) -> str:
    """Return one or two capital letters for a chip, or "?" for a persona without a name."""
    words = persona.name.split()
    return "".join(word[0] for word in words[:2]).upper() or "?"
