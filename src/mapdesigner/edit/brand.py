"""Edits of the brand: colours, logo and font of the organisation."""

from mapdesigner.model import Brand, JourneyMap


def change_brand(map_: JourneyMap, **changes: object) -> JourneyMap:
    """Change parts of the brand; one with nothing of its own is not kept in the map.

    Raises pydantic.ValidationError for a misspelt part, a colour that is none, a font or logo too large.
    """
    brand = (map_.brand or Brand()).evolve(**changes)
    return map_.evolve(brand=None if brand == Brand() else brand)


def remove_brand(map_: JourneyMap) -> JourneyMap:
    """Go back to Map Designer's own colours and font."""
    return map_.evolve(brand=None)
