"""Lines of text that takes more than spaces to break: words without spaces between, directions that mix.

Text from left to right with spaces never comes here; `text` keeps that path short.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from mapdesigner.layout.bidi import is_right_to_left, levels, visual_order
from mapdesigner.layout.breaking import HAS_PLACES, HYPHENS, SOFT_HYPHEN, break_places
from mapdesigner.layout.characters import Characters
from mapdesigner.layout.clusters import clusters
from mapdesigner.layout.shaping import Word, shaped, space_em
from mapdesigner.layout.typeface import FontKey

# Letters and figures of scripts right to left, and the signs that turn the direction.
_TURNS = Characters(
    "\u0590\u08ff", "\u200e", "\u200f", "\u202a\u202e", "\u2066\u2069", "\ufb1d\ufdff", "\ufe70\ufefe",
    "\U00010800\U00010fff", "\U0001e800\U0001eeff",
)  # fmt: skip
IS_MIXED = _TURNS | HAS_PLACES

Placed = tuple[tuple[float, Word], ...]


class Chunk(NamedTuple):
    """A stretch of a paragraph that stays on one line, and whether a space is before it."""

    start: int
    end: int
    spaced: bool


class MixedLine(NamedTuple):
    """A line: its text, its width in points and its words from left to right, each with its x."""

    text: str
    width_pt: float
    words: Placed


class Paragraph:
    """A paragraph of words at a size: what its parts measure, and where they stand on a line."""

    def __init__(self, words: list[str], size_pt: float, key: FontKey, right_to_left: bool | None) -> None:
        self.text = " ".join(words)
        self._size_pt = size_pt
        self._key = key
        self._space_pt = space_em(key) * size_pt
        self._levels: tuple[int, ...] | None = None
        self.right_to_left = bool(right_to_left)
        if right_to_left or _TURNS.are_in(self.text):
            self.right_to_left = is_right_to_left(self.text) if right_to_left is None else right_to_left
            self._levels = levels(self.text, self.right_to_left)

    def lines(self, width_pt: float) -> Iterator[MixedLine]:
        """Yield the paragraph's lines, none wider than the width unless a single cluster is."""
        line: list[Chunk] = []
        x_pt = 0.0
        for chunk, plain_pt in self._fitting(width_pt):
            chunk_pt = plain_pt
            if self._is_hyphenated(chunk.end):
                chunk_pt = self._width_pt(chunk.start, chunk.end, True)
            space_pt = self._space_pt if chunk.spaced and line else 0.0
            if line and x_pt + space_pt + chunk_pt > width_pt:
                yield self._line(line, width_pt)
                line, x_pt, space_pt = [], 0.0, 0.0
            line.append(chunk)
            x_pt += space_pt + plain_pt
        yield self._line(line, width_pt)

    def whole(self) -> MixedLine:
        """Return the paragraph as one line."""
        return self._line(list(self._words()), None)

    def _words(self) -> Iterator[Chunk]:
        for found in re.finditer("[^ ]+", self.text):
            yield Chunk(found.start(), found.end(), spaced=True)

    def _fitting(self, width_pt: float) -> Iterator[tuple[Chunk, float]]:
        """Yield what may stand together on a line, with its width; what is wider than a line in parts."""
        for word in self._words():
            for chunk in _parted(word, break_places(self.text[word.start : word.end])):
                chunk_pt = self._width_pt(chunk.start, chunk.end)
                if chunk_pt <= width_pt:
                    yield chunk, chunk_pt
                else:
                    for part in _parted(chunk, self._torn(chunk, width_pt)):
                        yield part, self._width_pt(part.start, part.end)

    def _torn(self, chunk: Chunk, width_pt: float) -> list[int]:
        def fits(start: int, end: int) -> bool:
            return self._width_pt(chunk.start + start, chunk.start + end) <= width_pt

        return part_places(self.text[chunk.start : chunk.end], fits)

    def _line(self, chunks: list[Chunk], width_pt: float | None) -> MixedLine:
        joined: list[Chunk] = []
        for chunk in chunks:
            if joined and not chunk.spaced:
                joined[-1] = joined[-1]._replace(end=chunk.end)
            else:
                joined.append(chunk)
        line = self._placed(joined, width_pt)
        # Letters of joined chunks may be kerned apart.
        return line if width_pt is None or line.width_pt <= width_pt else self._placed(chunks, width_pt)

    def _placed(self, chunks: list[Chunk], width_pt: float | None) -> MixedLine:
        items: list[Word | None] = []
        of_items: list[int] = []
        for place, chunk in enumerate(chunks):
            if place and chunk.spaced:
                items.append(None)
                of_items.append(self._level(chunk.start - 1))
            hyphenated = place == len(chunks) - 1 and self._is_hyphenated(chunk.end)
            if hyphenated and width_pt is not None:
                hyphenated = self._width_pt(chunk.start, chunk.end, True) <= width_pt
            for level, word in self._segments(chunk.start, chunk.end, hyphenated):
                items.append(word)
                of_items.append(level)
        x_pt = 0.0
        placed: list[tuple[float, Word]] = []
        for number in visual_order(of_items):
            item = items[number]
            if item is None:
                x_pt += self._space_pt
            else:
                placed.append((x_pt, item))
                x_pt += item.width_em * self._size_pt
        text = self.text[chunks[0].start : chunks[-1].end] if chunks else ""
        return MixedLine(text, x_pt, tuple(placed))

    def _is_hyphenated(self, end: int) -> bool:
        """Tell whether a line that ends here shows a hyphen: a soft one is the last, and the word goes on."""
        return self.text[end - 1 : end] == SOFT_HYPHEN and self.text[end : end + 1] not in ("", " ")

    def _level(self, place: int) -> int:
        return self._levels[place] if self._levels else 0

    def _width_pt(self, start: int, end: int, hyphenated: bool = False) -> float:
        if self._levels is None:
            return shaped(self.text[start:end], self._key, None, hyphenated).width_em * self._size_pt
        return sum(word.width_em for _, word in self._segments(start, end, hyphenated)) * self._size_pt

    def _segments(self, start: int, end: int, hyphenated: bool = False) -> list[tuple[int, Word]]:
        """Return stretches of one level, shaped in its direction."""
        if self._levels is None:
            return [(0, shaped(self.text[start:end], self._key, None, hyphenated))]
        found: list[tuple[int, Word]] = []
        for level, run in groupby(self._levels[start:end]):
            stop = start + len(list(run))
            word = shaped(self.text[start:stop], self._key, level % 2 == 1, hyphenated and stop == end)
            found.append((level, word))
            start = stop
        return found


def part_places(word: str, fits: Callable[[int, int], bool]) -> list[int]:
    """Return where a word that is wider than a line is broken: after a hyphen or slash, else anywhere.

    `fits` tells whether the part between two places is no wider than a line; no part is less than a cluster.
    """
    borders = [0]
    for cluster in clusters(word):
        borders.append(borders[-1] + len(cluster))
    places: list[int] = []
    start, after_hyphen, number = 0, 0, 1
    while number < len(borders):
        end, before = borders[number], borders[number - 1]
        if before > start and not fits(start, end):
            start = after_hyphen if after_hyphen > start else before
            places.append(start)
            number = bisect_right(borders, start)
            continue
        if word[end - 1] in HYPHENS and end < len(word):
            after_hyphen = end
        number += 1
    return places


def _parted(chunk: Chunk, places: list[int]) -> Iterator[Chunk]:
    """Yield a chunk's parts, given the places counted from its start."""
    start = chunk.start
    for place in places:
        yield Chunk(start, chunk.start + place, chunk.spaced and start == chunk.start)
        start = chunk.start + place
    yield Chunk(start, chunk.end, chunk.spaced and start == chunk.start)
