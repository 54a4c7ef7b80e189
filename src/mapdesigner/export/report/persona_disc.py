"""The sign of a persona on paper: a disc with its picture or its initials."""

from mapdesigner.export.images import readable_picture
from mapdesigner.export.report.flow import RowPicture
from mapdesigner.layout.marks import Mark, Rect, Words
from mapdesigner.layout.text import Style, single_line
from mapdesigner.layout.theme import contrast
from mapdesigner.model import Persona, initials

RING_PX = 2.0
LIGHT_LETTERS, DARK_LETTERS = "#FFFFFF", "#1A1E26"
# White looks better on strong colours, also where black would have a little more contrast.
LEAST_CONTRAST_OF_WHITE = 2.6


def persona_disc(
    persona: Persona, colour: str, x: float, y: float, size: float
) -> tuple[tuple[Mark, ...], RowPicture | None]:
    """Return a persona's disc with its top left at (x, y): its initials, or its picture with a ring."""
    data = readable_picture(persona.picture)
    disc = Rect(x, y, size, size, size / 2, colour)
    if data is not None:
        inner = size - 2 * RING_PX
        ground = Rect(x + RING_PX, y + RING_PX, inner, inner, inner / 2, "surface")
        return (disc, ground), RowPicture(x + RING_PX, y + RING_PX, inner, data)
    style = Style(round(size * 0.36, 1), "semibold")
    letters = single_line(initials(persona), style, size - 4)
    baseline = y + size / 2 + style.size_pt * 0.363
    middle = x + (size - letters.width_pt) / 2
    return (disc, Words(middle, baseline, letters, letters_colour(colour))), None


def letters_colour(ground: str) -> str:
    """Return the colour in which letters are read on a ground, both #RRGGBB."""
    return LIGHT_LETTERS if contrast(LIGHT_LETTERS, ground) >= LEAST_CONTRAST_OF_WHITE else DARK_LETTERS


def quoted(quote: str) -> str:
    """Return a quote in quotation marks, which it may have already."""
    bare = quote.strip()
    return bare if bare[:1] in tuple("“\"«„'‘") else f"“{bare}”"
