"""The typeface that text is laid out in: ours, or the font of an organisation's brand.

    with typeface(typeface_of(map_.brand)):
        ...  # every text laid out in here asks the brand's font first, then the bundled ones

Painters need no context: what was laid out names the files of its glyphs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import NamedTuple

from mapdesigner.layout.font_check import UnusableFont, check_font
from mapdesigner.layout.font_files import brand_file
from mapdesigner.layout.fonts import FACE_FILES, Face, Weight, faces
from mapdesigner.model.brand import Brand, BrandFont, font_bytes


class Typeface(NamedTuple):
    """The file names of the faces that are asked first, by weight."""

    regular: str
    semibold: str


# A weight in a typeface; what is shaped is kept by it. Without a typeface it is the weight itself.
FontKey = str

_current: ContextVar[Typeface | None] = ContextVar("typeface", default=None)
# Returns the present typeface. The bare method: it is asked for every line of a map.
current_typeface = _current.get


@contextmanager
def typeface(font: Typeface | None) -> Iterator[None]:
    """Lay text out in a typeface within the context, in this thread; None means our own."""
    token = _current.set(font)
    try:
        yield
    finally:
        _current.reset(token)


def typeface_of(brand: Brand | None) -> Typeface | None:
    """Return the typeface of a map's brand, or None where it has none that can be used.

    With one font only, both weights are drawn with it. `font_trouble` says why a font can't be used.
    """
    if brand is None:
        return None
    regular, semibold = _usable(brand.font), _usable(brand.font_semibold)
    if regular is None and semibold is None:
        return None
    return Typeface(regular or semibold or "", semibold or regular or "")


def font_trouble(brand: Brand | None) -> tuple[str, ...]:
    """Return a sentence for each font of the brand that can't be used."""
    fonts = () if brand is None else tuple(font for font in (brand.font, brand.font_semibold) if font)
    return tuple(dict.fromkeys(sentence for font in fonts if (sentence := _checked(font)[1])))


def font_key(weight: Weight, font: Typeface | None) -> FontKey:
    """Return the key of a weight in a typeface."""
    return weight if font is None else _branded_key(font, weight)


@cache
def faces_of(key: FontKey) -> tuple[Face, ...]:
    """Return the faces of a weight in a typeface, in the order in which they are asked."""
    weight, _, brand = key.partition(" ")
    files = FACE_FILES["semibold" if weight == "semibold" else "regular"]
    return faces((brand, *files) if brand else files)


@cache
def _branded_key(font: Typeface, weight: Weight) -> FontKey:
    return f"{weight} {font.regular if weight == 'regular' else font.semibold}"


def _usable(font: BrandFont | None) -> str | None:
    return None if font is None else _checked(font)[0] or None


@lru_cache(maxsize=8)
def _checked(font: BrandFont) -> tuple[str, str]:
    """Return the name of a font's file, or the sentence that says why it can't be used."""
    data = font_bytes(font)
    try:
        check_font(data)
    except UnusableFont as trouble:
        return "", f"The font “{font.name}” isn't used: {trouble}"
    return brand_file(data), ""
