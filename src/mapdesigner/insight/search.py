"""Find words in the texts of a map, read as `model/folding.py` reads them.

Places are those of the text as it is written, and never tear a character from its accents.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from mapdesigner.insight.texts import MapText, Path, texts
from mapdesigner.model import JourneyMap
from mapdesigner.model.folding import Strictness, folded, is_letter_by_letter, is_unseen, pieces

ELLIPSIS = "…"


class Query(NamedTuple):
    """What is searched for, and how strictly; empty text finds nothing. Case counts together with accents."""

    text: str
    match_case: bool = False
    whole_words: bool = False
    match_accents: bool = False

    @property
    def strictness(self) -> Strictness:
        """What makes another word."""
        return Strictness(self.match_case, self.match_case or self.match_accents)


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
        if not query.text:
            return
        # Lenient, as the texts were read: what is stricter is found among this.
        needle = folded(query.text)
        for where, text in self._texts():
            yield tuple(_hits(where, query)) if needle in text else ()

    def _texts(self) -> Iterator[tuple[MapText, str]]:
        yield from self._read
        for where in self._unread:
            entry = (where, folded(where.text))
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
    needle, within = folded(query.text, query.strictness), folded(text, query.strictness)
    if not needle:
        # Only of what can't be seen, or of a lone accent: found as it is written.
        needle, within = query.text, text
    at = within.find(needle) if needle else -1
    if at < 0:
        return
    is_as_written = within is text or is_letter_by_letter(text, query.strictness)
    starts, ends = ({}, {}) if is_as_written else _edges(text, query.strictness)
    while at >= 0:
        end = at + len(needle)
        if is_as_written:
            yield at, end
        elif at in starts and end in ends:
            yield starts[at], ends[end]
        at = within.find(needle, at + 1)


def _edges(text: str, strictness: Strictness) -> tuple[dict[int, int], dict[int, int]]:
    """Return where in the text what is read at a place begins, and where what is read before it ends."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    for piece in pieces(text, strictness):
        if piece.folded:
            starts[at] = piece.start
            at += len(piece.folded)
            ends[at] = piece.end
    return starts, ends


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no letter goes on before or after."""
    before, after = start - 1, end
    while before >= 0 and is_unseen(text[before]):
        before -= 1
    while after < len(text) and is_unseen(text[after]):
        after += 1
    begins = before >= 0 and _is_letter(text[before]) and _is_letter(text[start])
    goes_on = after < len(text) and _is_letter(text[after]) and _is_letter(text[end - 1])
    return not begins and not goes_on


def _is_letter(character: str) -> bool:
    return character == "_" or unicodedata.category(character)[0] in "LNM"


def _one_line(text: str) -> str:
    """Return the text with its line breaks and other control characters as spaces."""
    return "".join(character if character.isprintable() else " " for character in text)
