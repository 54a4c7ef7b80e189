"""Where a line may end inside a word: between ideographs, at syllables of scripts without spaces, at hyphens.

After Unicode Standard Annex #14, cut down to what cards and reports need. Chinese and Japanese break between
any two characters, but closing signs, small kana and marks don't begin a line and opening signs don't end one
(kinsoku). Korean keeps its words whole. Thai, Lao and Burmese break only where a syllable surely begins or
ends; without a dictionary words can't be told apart.
"""

import re
import unicodedata

from mapdesigner.layout.characters import Characters
from mapdesigner.layout.clusters import clusters

SOFT_HYPHEN = "\u00ad"
# A word with one of these may be broken although it is no wider than the line.
HAS_PLACES = Characters(
    "\u00ad", "\u0e00\u0eff", "\u0f0b", "\u1000\u109f", "\u1780\u17ff", "\u200b", "\u2e80\u312f",
    "\u3190\u9fff", "\uf900\ufaff", "\ufe30\ufe4f", "\uff01\uff9f", "\U00016fe0\U00018aff",
    "\U0001b000\U0001b2ff", "\U00020000\U0003ffff",
)  # fmt: skip
_IDEOGRAPHS = Characters(
    "\u2e80\u3007", "\u3012", "\u3013", "\u3020\u3029", "\u3031\u3035", "\u3038\u312f", "\u3190\u9fff",
    "\uf900\ufaff", "\uff02\uff07", "\uff0a", "\uff0b", "\uff0f\uff19", "\uff1c\uff1e", "\uff20\uff3a",
    "\uff3e\uff5a", "\uff66\uff9f", "\U00016fe0\U00018aff", "\U0001b000\U0001b2ff", "\U00020000\U0003ffff",
)  # fmt: skip
_NOT_AT_START = frozenset(
    "、。，．・：；？！‼⁇⁈⁉ーｰ々〻ゝゞヽヾ〜～…‥％‰°′″℃｡､･ﾞﾟ.,:;!?%"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
)
_CLOSING = ("Pe", "Pf", "Mn", "Mc", "Me")
_OPENING = ("Ps", "Pi", "Sc")
# What a word that is wider than the line is broken after, before it is broken anywhere.
HYPHENS = frozenset("-‐–—/\\_")

_SURE_SYLLABLES = re.compile(
    # Thai and Lao: before the vowels written in front, after vowels and signs that end a syllable.
    "(?<=[\u0e00-\u0eff])(?=[\u0e40-\u0e44\u0ec0-\u0ec4])"
    "|(?<=[\u0e2f\u0e30\u0e33\u0e46\u0eaf\u0eb0\u0eb3\u0ec6])(?=[\u0e01-\u0e2e\u0e81-\u0eae])"
    # Burmese: before a consonant that neither ends the syllable before nor is stacked under it.
    "|(?<=[\u1000-\u1038\u103a-\u109f])(?=[\u1000-\u1021\u103f](?!\u1037?[\u1039\u103a]))"
    # Khmer: before a consonant that isn't a foot of the one before. Tibetan: after a tsheg.
    "|(?<=[\u1780-\u17d1\u17d3-\u17dd])(?=[\u1780-\u17b3])"
    "|(?<=\u0f0b)(?=[\u0f40-\u0fbc])"
    # Invisible places that the writer marked.
    "|(?<=[\u00ad\u200b])(?=.)"
)


def break_places(word: str) -> list[int]:
    """Return the places, counted in characters from the word's start, before which a line may end."""
    if not HAS_PLACES.are_in(word):
        return []
    places = {found.start() for found in _SURE_SYLLABLES.finditer(word)}
    if _IDEOGRAPHS.are_in(word):
        places |= _between_ideographs(word)
    return sorted(places)


def _between_ideographs(word: str) -> set[int]:
    places: set[int] = set()
    place, before = 0, ""
    for cluster in clusters(word):
        if before and _may_part(before, cluster):
            places.add(place)
        place += len(cluster)
        before = cluster
    return places


def _may_part(before: str, after: str) -> bool:
    left, right = before[0], after[0]
    if not (left in _IDEOGRAPHS or right in _IDEOGRAPHS or _ends_a_phrase(left)):
        return False
    if right in _NOT_AT_START or unicodedata.category(right) in _CLOSING:
        return False
    return unicodedata.category(left) not in _OPENING and before[-1] not in "\u00a0\u2060\ufeff"


def _ends_a_phrase(character: str) -> bool:
    # Wide commas, stops and closing brackets are no ideographs, but what follows them may begin a line.
    return "\u3001" <= character <= "\uff60" and (
        character in _NOT_AT_START or unicodedata.category(character) in _CLOSING
    )
