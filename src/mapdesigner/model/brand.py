"""Brand: an organisation's colours, logo and font, kept in the map and used wherever it is shown."""

import base64
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from mapdesigner.model.base64_text import base64_text
from mapdesigner.model.picture import Picture
from mapdesigner.model.value import Colour, Value

# A face with Latin, Greek and Cyrillic takes some 300 KB; with three of these a map can still be mailed.
MOST_FONT_CHARACTERS = 4_000_000
_BASE64 = r"^[A-Za-z0-9+/]*={0,2}$"

FontData = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MOST_FONT_CHARACTERS, pattern=_BASE64),
    AfterValidator(base64_text),
]


# No text that a person wrote: finding and replacing leave it alone.
FontName = Annotated[str, StringConstraints(max_length=200)]


class BrandFont(Value):
    """A TrueType face from a file: the name people know it by and its bytes, as base64."""

    name: FontName
    data: FontData


class Brand(Value):
    """What makes a map look like one's own house; what is None stays Map Designer's own.

    `accent` is the colour of heads, links and marks, `text` that of the words. `font` is for the regular
    weight, `font_semibold` for the heavier one; with only one of them both weights are drawn with it.
    """

    accent: Colour | None = None
    text: Colour | None = None
    logo: Picture | None = None
    font: BrandFont | None = None
    font_semibold: BrandFont | None = None


def font_from_bytes(name: str, data: bytes) -> BrandFont:
    """Return a font file's bytes as a BrandFont; whoever keeps it checks that it is a font."""
    return BrandFont(name=name[:200], data=base64.b64encode(data).decode("ascii"))


def font_bytes(font: BrandFont) -> bytes:
    """Return the bytes of the font file."""
    return base64.b64decode(font.data)
