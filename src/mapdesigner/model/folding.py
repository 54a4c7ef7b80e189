"""One way of reading letters for all that is searched: as people see them, not as they are stored.

Alike are small and capital letters (Turkish ones too), composed and decomposed accents, full-width letters
and ligatures, straight and curly quotes, all hyphens and dashes, all spaces; what can't be seen (a soft
hyphen, a mark of direction) is not there. A plain letter finds those with accents and these find it
(“cafe” and “café”), as in a browser, unless accents or case are asked for.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ALIKE = str.maketrans(
    dict.fromkeys("‘’‚‛′´ʹʻʼʽˈ‹›＇", "'")
    | dict.fromkeys("“”„‟″«»＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
    # Persian and Arabic keyboards write these two letters each in their own way.
    | {"ی": "ي", "ى": "ي", "ک": "ك"}
)
# Letters that Unicode doesn't take apart into a letter and a mark.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "ħ": "h"})
# Soft hyphen, joiners, marks of direction, variation selectors, the Arabic letter stretcher.
_UNSEEN = "\u00ad\u034f\u061c\u0640\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_NOT_SEEN = re.compile(f"[{_UNSEEN}]")
# Accents of Latin, Greek, Cyrillic, points of Hebrew, vowels of Arabic. Marks of other scripts are letters.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)


class Strictness(NamedTuple):
    """Whether capitals, and whether accents, make another word."""

    case: bool = False
    accents: bool = False


LENIENT = Strictness()
ACCENTS_COUNT = Strictness(accents=True)


class Piece(NamedTuple):
    """The characters of a text from `start` to `end` that belong together, and what they are read as."""

    start: int
    end: int
    folded: str


def folded(text: str, strictness: Strictness = LENIENT) -> str:
    """Return a text such that two texts which are read alike are equal."""
    if text.isascii():
        return text if strictness.case else text.lower()
    return _folded(text, strictness)


def as_name(text: str) -> str:
    """Return a name such that what people would call the same name is equal; accents make another one."""
    return " ".join(folded(text, ACCENTS_COUNT).split())


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a search, folded; each must occur in what is found."""
    return tuple(folded(text).split())


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether every one of some folded words occurs in a text."""
    if not words:
        return True
    within = folded(text)
    return all(word in within for word in words)


def pieces(text: str, strictness: Strictness = LENIENT) -> Iterator[Piece]:
    """Yield what can be told apart in a text, from left to right; joined, it reads as `folded` does.

    What can't be seen is a piece of its own that is read as nothing, unless an accent follows it.
    """
    start = place = 0
    while start < len(text):
        place += 1
        after = place
        while after < len(text) and is_unseen(text[after]) and not _belongs_to_last(text[after]):
            after += 1
        if after < len(text) and _belongs_to_last(text[after]):
            place = after
            continue
        yield Piece(start, place, folded(text[start:place], strictness))
        start = place


def is_letter_by_letter(text: str, strictness: Strictness = LENIENT) -> bool:
    """Tell whether each character is a piece that is read as one character, as in most texts."""
    return text.isascii() or all(_is_one(character, strictness) for character in set(text))


def is_unseen(character: str) -> bool:
    """Tell whether a character takes no place among those that are read."""
    return bool(_NOT_SEEN.match(character))


# Searching again after an edit reads the same texts but one.
@lru_cache(maxsize=65_536)
def _folded(text: str, strictness: Strictness) -> str:
    text = unicodedata.normalize("NFKD", _NOT_SEEN.sub("", text).translate(_ALIKE)).translate(_ALIKE)
    if not strictness.case:
        text = unicodedata.normalize("NFKD", text.casefold())
        # In Turkish the dot tells i from ı; elsewhere the small letter of İ must be an i.
        text = text.replace("ı", "i").replace("i\u0307", "i")
    if strictness.accents:
        return text
    # These are letters of their own in Russian, not и with an accent.
    text = text.replace("и\u0306", "й").replace("И\u0306", "Й")
    return _ACCENTS.sub("", text).translate(_LETTERS)


@lru_cache(maxsize=8_192)
def _is_one(character: str, strictness: Strictness) -> bool:
    return not _belongs_to_last(character) and len(folded(character, strictness)) == 1


@lru_cache(maxsize=8_192)
def _belongs_to_last(character: str) -> bool:
    """Tell whether a character is an accent, chooses how one looks, or goes on with a Korean syllable."""
    if character.isascii():
        return False
    if "\ufe00" <= character <= "\ufe0f":
        return True
    first = unicodedata.normalize("NFKD", character.translate(_ALIKE))[:1]
    if "\u1160" <= first <= "\u11ff":
        return True
    return first != "" and unicodedata.combining(first) != 0
