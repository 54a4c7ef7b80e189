"""Find words in the texts of a map: whatever their case, and however their accents are written.

Two texts are alike when their canonical case foldings are (The Unicode Standard, section 3.13, D145:
NFD(toCasefold(NFD(X)))). Places are those of the text as it is written, and never tear a character from
its accents: “e” is not found in “é”.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from mapdesigner.insight.texts import MapText, Path, texts
from mapdesigner.model import JourneyMap

ELLIPSIS = "…"


class Query(NamedTuple):
    """What is searched for, and how strictly; empty text finds nothing."""

    text: str
    match_case: bool = False
    whole_words: bool = False


class Hit(NamedTuple):
    """A place in a text of the map: the characters from `start` up to `end`."""

    where: MapText
    start: int
    end: int


class Excerpt(NamedTuple):
    """The words around a hit, on one line."""

    before: str
    hit: str
    after: str


class NewText(NamedTuple):
    """A text of the map, what it says and what it will say."""

    path: Path
    old: str
    new: str


class SearchedMap:
    """A map being searched again and again, as by somebody who types; its texts are read and folded once."""

    def __init__(self, map_: JourneyMap) -> None:
        self.map_ = map_
        self._unread = texts(map_)
        self._read: list[tuple[MapText, str]] = []

    def search(self, query: Query) -> Iterator[tuple[Hit, ...]]:
        """Yield the hits of one text after the other, in the order of `texts`.

        Texts without hits yield too: the caller may pause, or give up, between any two.
        """
        needle = _folded(query.text, match_case=False)
        if not needle:
            return
        for where, folded in self._texts():
            yield tuple(_hits(where, query)) if needle in folded else ()

    def _texts(self) -> Iterator[tuple[MapText, str]]:
        yield from self._read
        for where in self._unread:
            entry = (where, _folded(where.text, match_case=False))
            self._read.append(entry)
            yield entry


def find_all(map_: JourneyMap, query: Query) -> tuple[Hit, ...]:
    """Return every hit in the order of `texts`."""
    return tuple(hit for hits in SearchedMap(map_).search(query) for hit in hits)


def places_in(text: str, query: Query) -> tuple[tuple[int, int], ...]:
    """Return start and end of each hit in a text, from left to right, none over another."""
    places: list[tuple[int, int]] = []
    for start, end in _candidates(text, query):
        if places and start < places[-1][1]:
            continue
        if not query.whole_words or _is_whole(text, start, end):
            places.append((start, end))
    return tuple(places)


def excerpt(hit: Hit, before: int = 28, after: int = 90) -> Excerpt:
    """Return the hit with so many characters before and after it, on one line."""
    text = hit.where.text
    begin, end = max(0, hit.start - before), hit.end + after
    if begin and not text[begin - 1].isspace():
        # Not from the middle of a word, if there is a whole one.
        space = text.find(" ", begin, hit.start)
        begin = space + 1 if space >= 0 else begin
    return Excerpt(
        (ELLIPSIS if begin else "") + _one_line(text[begin : hit.start]),
        _one_line(text[hit.start : hit.end]),
        _one_line(text[hit.end : end]) + (ELLIPSIS if end < len(text) else ""),
    )


def with_replaced(hits: Iterable[Hit], replacement: str) -> tuple[NewText, ...]:
    """Return the texts of the hits, which come in the order of `find_all`, with each hit replaced."""
    changed = []
    for where, group in groupby(hits, key=lambda hit: hit.where):
        pieces, at = [], 0
        for hit in group:
            pieces += [where.text[at : hit.start], replacement]
            at = hit.end
        changed.append(NewText(where.path, where.text, "".join((*pieces, where.text[at:]))))
    return tuple(changed)


def _hits(where: MapText, query: Query) -> Iterator[Hit]:
    return (Hit(where, start, end) for start, end in places_in(where.text, query))


def _candidates(text: str, query: Query) -> Iterator[tuple[int, int]]:
    """Yield each hit, one over another too, whether it is a whole word or not."""
    needle, folded = _folded(query.text, query.match_case), _folded(text, query.match_case)
    at = folded.find(needle) if needle else -1
    edges = None if at < 0 or text.isascii() else _edges(text, query.match_case)
    while at >= 0:
        end = at + len(needle)
        if edges is None:
            yield at, end
        elif at in edges and end in edges:
            yield edges[at], edges[end]
        at = folded.find(needle, at + 1)


def _folded(text: str, match_case: bool) -> str:
    if text.isascii():
        return text if match_case else text.lower()
    decomposed = unicodedata.normalize("NFD", text)
    return decomposed if match_case else unicodedata.normalize("NFD", decomposed.casefold())


def _edges(text: str, match_case: bool) -> dict[int, int]:
    """Return for each place between characters of the folded text the one in the text itself."""
    edges: dict[int, int] = {}
    at = start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and _belongs_to_last(text[place]):
            continue
        edges[at] = start
        at += len(_folded(text[start:place], match_case))
        start = place
    edges[at] = len(text)
    return edges


def _belongs_to_last(character: str) -> bool:
    """Tell whether a character is an accent, or a vowel or final of a Korean syllable."""
    return unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff"


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no letter goes on before or after."""
    begins = start > 0 and _is_letter(text[start - 1]) and _is_letter(text[start])
    goes_on = end < len(text) and _is_letter(text[end]) and _is_letter(text[end - 1])
    return not begins and not goes_on


def _is_letter(character: str) -> bool:
    return character == "_" or unicodedata.category(character)[0] in "LNM"


def _one_line(text: str) -> str:
    """Return the text with its line breaks and other control characters as spaces."""
    return "".join(character if character.isprintable() else " " for character in text)
