"""Clusters: what is one sign to its reader, and may be torn neither by a line's end nor by an ellipsis."""

import unicodedata
from collections.abc import Iterator

# Thai and Lao AM, skin tones: to Unicode signs of their own, to a reader parts of the one before.
_TRAILING = frozenset(("\u0e33", "\u0eb3", *map(chr, range(0x1F3FB, 0x1F400))))
_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_VIRAMA = 9  # canonical combining class


def clusters(word: str) -> Iterator[str]:
    """Yield base characters with the marks, joiners and modifiers that belong to them; a flag is one."""
    if word.isascii():
        yield from word
        return
    cluster = ""
    for character in word:
        if cluster and not _belongs(character, cluster):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def start_of(text: str, length: int) -> str:
    """Return at most `length` characters of the text's start, with no cluster torn."""
    end = 0
    for cluster in clusters(text):
        if end + len(cluster) > length:
            break
        end += len(cluster)
    return text[:end]


def _belongs(character: str, cluster: str) -> bool:
    category = unicodedata.category(character)
    return (
        category in ("Mn", "Mc", "Me", "Cf")
        or cluster[-1] == "\u200d"
        or character in _TRAILING
        or (character in _FLAG_LETTERS and len(cluster) == 1 and cluster in _FLAG_LETTERS)
        # Vowels and finals of a Korean syllable that is written in its parts.
        or ("\u1160" <= character <= "\u11ff" and "\u1100" <= cluster[-1] <= "\u11ff")
        # Conjuncts: a consonant after a virama.
        or (category == "Lo" and unicodedata.combining(cluster[-1]) == _VIRAMA)
    )
