"""Break text into lines of placed words that look the same on screen and on paper."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from mapdesigner.layout.clusters import start_of
from mapdesigner.layout.fonts import Weight
from mapdesigner.layout.mixed import IS_MIXED, Paragraph, part_places
from mapdesigner.layout.shaping import STAND_IN, Piece, Word, shaped, space_em, uncovered
from mapdesigner.layout.typeface import FontKey, Typeface, current_typeface, font_key

__all__ = (
    "ELLIPSIS",
    "STAND_IN",
    "Line",
    "Piece",
    "Style",
    "Word",
    "shaped",
    "single_line",
    "space_em",
    "uncovered",
    "wrap",
)

ELLIPSIS = "…"
# What stands between facts.
DOT = "·"
# What stands between spaces and control characters. The no-break spaces are parts of a word: they hold
# "22 %" and "15 Jan 2027" together.
_WORD = re.compile(r"[^\x00-\x20\x7f-\x9f\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
_WIDTH_EM = attrgetter("width_em")


class Style(NamedTuple):
    """A size in points and a weight."""

    size_pt: float
    weight: Weight = "regular"


class Line(NamedTuple):
    """A line of words from left to right, each with its x in points from the line's start.

    Where a gap is between two words, a space is; words that touch are one word in two directions. A line of
    a paragraph right to left says so; `width_pt` is that of its words, without room before the first.
    """

    text: str
    style: Style
    width_pt: float
    words: tuple[tuple[float, Word], ...]
    right_to_left: bool = False


def wrap(
    text: str, width_pt: float, style: Style, most_lines: int | None = None, *, is_facts: bool = False
) -> tuple[Line, ...]:
    """Return the text as lines no wider than `width_pt`; a line that is cut short ends with an ellipsis.

    Line breaks in the text are kept, other control characters are shown as spaces. A word wider than the
    line is broken. A paragraph that begins right to left stands at the right. Empty text gives no lines.
    Between facts (“planned · by 15 Jan”) a line break takes the place of the dot.
    """
    if not text:
        return ()
    key = font_key(style.weight, current_typeface())
    lines: list[Line] = []
    for paragraph in text.splitlines() or [""]:
        for line in _lines(paragraph, width_pt, style, key, is_facts):
            if most_lines is not None and len(lines) == most_lines:
                lines[-1] = _at_its_side(_with_ellipsis(lines[-1], width_pt, key), width_pt)
                return tuple(lines)
            lines.append(line)
    return tuple(lines)


def single_line(text: str, style: Style, width_pt: float | None = None) -> Line:
    """Return the text as one line, cut with an ellipsis where it is wider than `width_pt`."""
    return _single_line(text, style, width_pt, current_typeface())


@lru_cache(maxsize=10_000)
def _single_line(text: str, style: Style, width_pt: float | None, font: Typeface | None) -> Line:
    key = font_key(style.weight, font)
    line = _whole(text, style, key)
    if width_pt is not None and line.width_pt > width_pt:
        return _with_ellipsis(line, width_pt, key)
    return line


def _is_mixed(text: str) -> bool:
    return not text.isascii() and IS_MIXED.are_in(text)


def _lines(paragraph: str, width_pt: float, style: Style, key: FontKey, is_facts: bool) -> Iterator[Line]:
    if not _is_mixed(paragraph):
        for words in _broken(paragraph, width_pt, style, key):
            yield _line(_without_dots(words) if is_facts else words, style, key)
        return
    yield from _mixed_lines(paragraph, width_pt, style, key)


@lru_cache(maxsize=10_000)
def _mixed_lines(paragraph: str, width_pt: float, style: Style, key: FontKey) -> tuple[Line, ...]:
    mixed = Paragraph(_WORD.findall(paragraph), style.size_pt, key, None)
    return tuple(
        _at_its_side(Line(text, style, line_pt, placed, mixed.right_to_left), width_pt)
        for text, line_pt, placed in mixed.lines(width_pt)
    )


def _whole(text: str, style: Style, key: FontKey, right_to_left: bool | None = None) -> Line:
    if not right_to_left and not _is_mixed(text):
        return _line(_words(text, key), style, key)
    mixed = Paragraph(_WORD.findall(text), style.size_pt, key, right_to_left)
    whole, width_pt, placed = mixed.whole()
    return Line(whole, style, width_pt, placed, mixed.right_to_left)


def _at_its_side(line: Line, width_pt: float) -> Line:
    """Return the line moved to the right of its place where its paragraph runs right to left."""
    if not line.right_to_left or not line.words:
        return line
    step = max(0.0, width_pt - line.width_pt) - line.words[0][0]
    return line._replace(words=tuple((x_pt + step, word) for x_pt, word in line.words))


def _words(text: str, key: FontKey) -> list[Word]:
    # The space is the only one of the characters between words that counts as printable.
    words = text.split(" ") if text.isprintable() else _WORD.findall(text)
    return [shaped(word, key) for word in words if word]


def _broken(paragraph: str, width_pt: float, style: Style, key: FontKey) -> Iterator[list[Word]]:
    size_pt = style.size_pt
    space_pt = space_em(key) * size_pt
    line: list[Word] = []
    x_pt = 0.0
    for word in _fitting(paragraph, width_pt, size_pt, key):
        word_pt = word.width_em * size_pt
        if not line:
            x_pt = word_pt
        elif x_pt + space_pt + word_pt <= width_pt:
            x_pt += space_pt + word_pt
        else:
            yield line
            line, x_pt = [], word_pt
        line.append(word)
    yield line


def _without_dots(words: list[Word]) -> list[Word]:
    """Return the words of a line without a dot at its begin or end; a line of nothing else stays."""
    first, last = 0, len(words)
    while first < last and words[first].text == DOT:
        first += 1
    while first < last and words[last - 1].text == DOT:
        last -= 1
    return words[first:last] or words


def _fitting(text: str, width_pt: float, size_pt: float, key: FontKey) -> list[Word]:
    """Return the text's words, one that is wider than the line in parts."""
    words = _words(text, key)
    if not words or max(map(_WIDTH_EM, words)) * size_pt <= width_pt:
        return words
    parts = (
        (word,) if word.width_em * size_pt <= width_pt else _parts(word.text, width_pt / size_pt, key)
        for word in words
    )
    return list(chain.from_iterable(parts))


def _parts(word: str, width_em: float, key: FontKey) -> Iterator[Word]:
    """Yield the parts of a word that is wider than the line, none of them less than a cluster."""
    places = part_places(word, lambda start, end: shaped(word[start:end], key).width_em <= width_em)
    for start, end in zip([0, *places], [*places, len(word)], strict=True):
        yield shaped(word[start:end], key)


def _line(words: list[Word], style: Style, key: FontKey) -> Line:
    placed: list[tuple[float, Word]] = []
    size_pt = style.size_pt
    space_pt = space_em(key) * size_pt
    x_pt = 0.0
    for word in words:
        if placed:
            x_pt += space_pt
        placed.append((x_pt, word))
        x_pt += word.width_em * size_pt
    return Line(" ".join([word.text for word in words]), style, x_pt, tuple(placed))


def _with_ellipsis(line: Line, width_pt: float, key: FontKey) -> Line:
    text, backwards = line.text, line.right_to_left
    while text:
        shorter = _whole(text.rstrip(" .,;:\u00ad\u200b、。，") + ELLIPSIS, line.style, key, backwards)
        if shorter.width_pt <= width_pt:
            return shorter
        text = start_of(text, min(len(text) - 1, int(len(text) * width_pt / shorter.width_pt)))
    return _whole(ELLIPSIS, line.style, key, backwards)
