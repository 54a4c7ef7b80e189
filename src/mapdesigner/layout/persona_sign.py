"""What stands for a persona on the map: a disc in its colour with one or two letters."""

from functools import cache
from typing import NamedTuple

from mapdesigner.layout.marks import Mark, Rect, Words
from mapdesigner.layout.text import Style, single_line
from mapdesigner.layout.theme import contrast
from mapdesigner.model import Persona, PersonaId, initials, persona_colour

# Of the disc's width: two letters in the smaller size, one in the larger.
TWO_LETTERS, ONE_LETTER = 0.46, 0.56
WIDEST_LETTERS = 0.82
LIGHT_INK, DARK_INK = "#FFFFFF", "#1A1E26"


class Sign(NamedTuple):
    """What the map shows of a persona: only this much, so that other words about it change nothing there."""

    persona_id: PersonaId
    name: str
    letters: str
    colour: str


def persona_signs(personas: tuple[Persona, ...]) -> tuple[Sign, ...]:
    """Return the signs of a map's personas, in their order."""
    return tuple(
        Sign(persona.id, persona.name, initials(persona), persona_colour(persona, index))
        for index, persona in enumerate(personas)
    )


def disc(sign: Sign, x: float, y: float, size_pt: float) -> tuple[Mark, ...]:
    """Return a persona's disc, its left top corner at (x, y): two letters where they fit, else one."""
    line = single_line(sign.letters, Style(_half_points(size_pt * TWO_LETTERS), "semibold"))
    if len(sign.letters) < 2 or line.width_pt > size_pt * WIDEST_LETTERS:
        line = single_line(sign.letters[:1], Style(_half_points(size_pt * ONE_LETTER), "semibold"))
    # Capitals are 0.727 em high in Inter.
    baseline = y + size_pt / 2 + line.style.size_pt * 0.727 / 2
    return (
        Rect(x, y, size_pt, size_pt, size_pt / 2, sign.colour),
        Words(x + (size_pt - line.width_pt) / 2, baseline, line, _ink(sign.colour)),
    )


def is_on_disc(disc: Mark | None, letters: Words) -> bool:
    """Tell whether letters stand on a disc, as the initials of a persona do."""
    return (
        type(disc) is Rect
        and disc.width == disc.height
        and disc.radius * 2 >= disc.width
        and disc.x <= letters.x
        and letters.x + letters.line.width_pt <= disc.x + disc.width
        and disc.y <= letters.baseline <= disc.y + disc.height
    )


@cache
def _ink(colour: str) -> str:
    """Return the colour of letters that can be read on a disc of any colour."""
    return max(LIGHT_INK, DARK_INK, key=lambda ink: contrast(ink, colour))


def _half_points(size_pt: float) -> float:
    return round(size_pt * 2) / 2
