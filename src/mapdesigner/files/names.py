"""Names for files, made of a map's title in any script, that every disk takes."""

import re
import unicodedata

MOST_CHARACTERS = 60
# A file's name has 255 bytes at most; this leaves room for a word and an ending.
MOST_BYTES = 200
# Devices since the days of DOS: Windows takes no file of such a name, whatever its ending.
_NOT_ON_WINDOWS = re.compile("con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]")
# They only say whether the letters beside them join, and can't be seen.
_JOINERS = re.compile("[\u200c\u200d]")


def file_stem(title: str) -> str:
    """Return a file name for a title: letters with their marks, digits and dashes, cut between letters."""
    plain = unicodedata.normalize("NFC", _JOINERS.sub("", title).lower().replace("i\u0307", "i"))
    kept = "".join(character if _belongs(character) else "-" for character in plain)
    parts = (part.lstrip(_marks(part)) for part in kept.split("-"))
    stem = _cut("-".join(part for part in parts if part)).rstrip("-") or "journey-map"
    return f"{stem}-map" if _NOT_ON_WINDOWS.fullmatch(stem) else stem


def _belongs(character: str) -> bool:
    return character.isalnum() or _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _marks(part: str) -> str:
    """Return the marks in a part; those at its beginning belong to a letter that was left out."""
    return "".join(character for character in part if _is_mark(character))


def _cut(stem: str) -> str:
    """Return as much as there is room for; no letter loses its marks."""
    end = min(len(stem), MOST_CHARACTERS)
    while end and (len(stem[:end].encode()) > MOST_BYTES or (end < len(stem) and _is_mark(stem[end]))):
        end -= 1
    return stem[:end]
