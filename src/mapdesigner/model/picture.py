"""Picture: a small picture kept inside the map as text, so that a map is always one file."""

import base64
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from mapdesigner.model.base64_text import base64_text

# A face of 320 × 320 pixels takes some 30 KB; this leaves room and still keeps a map small enough to mail.
MOST_PICTURE_CHARACTERS = 700_000
# How the first bytes of a PNG and of a JPEG file look in base64.
_PNG_OR_JPEG = r"^(iVBORw0KGgo|/9j/)[A-Za-z0-9+/]*={0,2}$"

Picture = Annotated[
    str,
    StringConstraints(max_length=MOST_PICTURE_CHARACTERS, pattern=_PNG_OR_JPEG),
    AfterValidator(base64_text),
]


def picture_from_bytes(data: bytes) -> str:
    """Return the bytes of a PNG or JPEG file as a Picture; whoever keeps it checks size and kind."""
    return base64.b64encode(data).decode("ascii")


def picture_bytes(picture: str) -> bytes:
    """Return the bytes of the PNG or JPEG file that a Picture holds."""
    return base64.b64decode(picture)
