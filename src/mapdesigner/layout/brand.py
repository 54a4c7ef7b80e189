"""The colours of a brand on paper, and whether they can be read."""

from mapdesigner.layout.theme import PAPER, Palette, contrast, mixed, with_blocks
from mapdesigner.layout.typeface import font_trouble
from mapdesigner.model import Brand

# WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (marks such as stars, bars and curves).
LEAST_CONTRAST_OF_TEXT = 4.5
LEAST_CONTRAST_OF_MARKS = 3.0
_WHITE = "#FFFFFF"


def paper_palette(brand: Brand | None) -> Palette:
    """Return the colours for paper, those of the brand in place of ours; muted words follow its text."""
    if brand is None or (brand.accent is None and brand.text is None):
        return PAPER
    colours = dict(PAPER)
    if brand.accent is not None:
        colours["accent"] = brand.accent.upper()
        colours["accent tint"] = mixed(colours["accent"], _WHITE, 0.1)
        colours["on accent"] = readable_on(colours["accent"])
    if brand.text is not None:
        colours["text"] = brand.text.upper()
    return with_blocks(colours)


def readable_on(ground: str) -> str:
    """Return white or our darkest grey, whichever is easier to read on a #RRGGBB ground."""
    return max((_WHITE, PAPER["text"]), key=lambda colour: contrast(colour, ground))


def contrast_troubles(brand: Brand | None) -> tuple[str, ...]:
    """Return a sentence for each colour of the brand that is hard to see on white paper."""
    if brand is None:
        return ()
    troubles = []
    if brand.text is not None and (found := contrast(brand.text, _WHITE)) < LEAST_CONTRAST_OF_TEXT:
        troubles.append(
            f"The brand’s text colour {brand.text.upper()} has a contrast of {found:.1f} : 1 to white; "
            f"words need {LEAST_CONTRAST_OF_TEXT:g} : 1 to be read. Choose a darker one."
        )
    if brand.accent is not None and (found := contrast(brand.accent, _WHITE)) < LEAST_CONTRAST_OF_MARKS:
        troubles.append(
            f"The brand’s accent colour {brand.accent.upper()} has a contrast of {found:.1f} : 1 to white; "
            f"curves and signs need {LEAST_CONTRAST_OF_MARKS:g} : 1 to be seen. Choose a darker one."
        )
    return tuple(troubles)


def brand_troubles(brand: Brand | None) -> tuple[str, ...]:
    """Return a sentence for each colour that is hard to see and each font that can't be used."""
    return (*contrast_troubles(brand), *font_trouble(brand))
