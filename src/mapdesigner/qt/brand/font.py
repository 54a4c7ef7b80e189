"""Fonts from disk for the brand: read with care, checked, ready to be kept in a map."""

from pathlib import Path

from mapdesigner.layout.font_check import UnusableFont, check_font
from mapdesigner.model import MOST_FONT_CHARACTERS, BrandFont, font_from_bytes, shortened

# Base64 makes four characters of three bytes.
MOST_FONT_BYTES = MOST_FONT_CHARACTERS // 4 * 3
FONT_FILTER = "TrueType fonts (*.ttf);;All files (*)"


class NoFont(Exception):
    """A file is of no use as a font; the message is a sentence that names it and says what to do."""


def font_from_file(path: Path) -> BrandFont:
    """Return the font in a file as it is kept in a map. Raises NoFont."""
    name = shortened(path.name, 40) or "The file"
    try:
        if not path.is_file():
            there = "is a folder" if path.is_dir() else "is not there"
            raise NoFont(f"“{name}” {there}. Choose a TrueType font, a .ttf file.")
        with path.open("rb") as file:
            data = file.read(MOST_FONT_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it is out of reach").lower()
        raise NoFont(f"“{name}” can’t be read: {reason}.") from error
    if len(data) > MOST_FONT_BYTES:
        raise NoFont(
            f"“{name}” is too large to travel in a map: a font may have {MOST_FONT_BYTES / 1e6:.0f}\u202fMB. "
            "Choose a font with fewer characters."
        )
    try:
        family = check_font(data)
    except UnusableFont as wrong:
        raise NoFont(f"“{name}” can’t be used: {wrong}") from wrong
    return font_from_bytes(family, data)
