"""Break text into lines of placed words that look the same on screen and on paper."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from mapdesigner.layout.fonts import Face, Glyph, Weight, faces

ELLIPSIS = "…"
# What a character that no font has is drawn as; the export names such characters.
STAND_IN = "□"
# What stands between spaces and control characters. The no-break spaces are parts of a word: they hold
# "22 %" and "15 Jan 2027" together.
_WORD = re.compile(r"[^\x00-\x20\x7f-\x9f\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
_RIGHT_TO_LEFT = attrgetter("right_to_left")
_WIDTH_EM = attrgetter("width_em")
# Thai and Lao AM, skin tones: to Unicode signs of their own, to a reader parts of the one before.
_TRAILING = frozenset(("\u0e33", "\u0eb3", *map(chr, range(0x1F3FB, 0x1F400))))
_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))


class Style(NamedTuple):
    """A size in points and a weight."""

    size_pt: float
    weight: Weight = "regular"


class Piece(NamedTuple):
    """Glyphs of one face, placed in em from the start of their word."""

    face_file: str
    glyphs: tuple[Glyph, ...]


class Word(NamedTuple):
    """A shaped word: its text, width in em and pieces; a word right to left says so."""

    text: str
    width_em: float
    pieces: tuple[Piece, ...]
    right_to_left: bool = False


class Line(NamedTuple):
    """A line of words, each with its x in points from the line's start; spaces are the gaps between."""

    text: str
    style: Style
    width_pt: float
    words: tuple[tuple[float, Word], ...]


def wrap(text: str, width_pt: float, style: Style, most_lines: int | None = None) -> tuple[Line, ...]:
    """Return the text as lines no wider than `width_pt`; a line that is cut short ends with an ellipsis.

    Line breaks in the text are kept, other control characters are shown as spaces. A word wider than the
    line is broken. Empty text gives no lines.
    """
    if not text:
        return ()
    lines: list[Line] = []
    for paragraph in text.splitlines() or [""]:
        for words in _broken(paragraph, width_pt, style):
            if most_lines is not None and len(lines) == most_lines:
                lines[-1] = _with_ellipsis(lines[-1], width_pt)
                return tuple(lines)
            lines.append(_line(words, style))
    return tuple(lines)


@lru_cache(maxsize=10_000)
def single_line(text: str, style: Style, width_pt: float | None = None) -> Line:
    """Return the text as one line, cut with an ellipsis where it is wider than `width_pt`."""
    line = _line(_words(text, style), style)
    if width_pt is not None and line.width_pt > width_pt:
        return _with_ellipsis(line, width_pt)
    return line


def uncovered(text: str) -> tuple[str, ...]:
    """Return the characters of the text that no bundled font has, each once, in their order."""
    missing = dict.fromkeys(
        character
        for character in text
        if not character.isspace()
        and unicodedata.category(character) != "Cc"
        and not any(face.covers(character) for face in faces("regular"))
    )
    return tuple(missing)


@lru_cache(maxsize=50_000)
def shaped(word: str, weight: Weight) -> Word:
    """Return a word without spaces, shaped; characters no font has become the stand-in."""
    pieces: list[Piece] = []
    runs = list(_runs(word, weight))
    backwards = any(unicodedata.bidirectional(character) in ("R", "AL") for character in word)
    x_em = 0.0
    for face, run in reversed(runs) if backwards else runs:
        glyphs = face.shape(run)
        pieces.append(
            Piece(face.file_name, tuple(glyph._replace(x_em=glyph.x_em + x_em) for glyph in glyphs))
        )
        x_em += sum(glyph.advance_em for glyph in glyphs)
    return Word(word, x_em, tuple(pieces), backwards)


@lru_cache(maxsize=8)
def space_em(weight: Weight) -> float:
    """Return the width of a space in em."""
    return faces(weight)[0].shape(" ")[0].advance_em


def _words(text: str, style: Style) -> list[Word]:
    weight = style.weight
    # The space is the only one of the characters between words that counts as printable.
    words = text.split(" ") if text.isprintable() else _WORD.findall(text)
    return [shaped(word, weight) for word in words if word]


def _broken(paragraph: str, width_pt: float, style: Style) -> Iterator[list[Word]]:
    size_pt = style.size_pt
    space_pt = space_em(style.weight) * size_pt
    line: list[Word] = []
    x_pt = 0.0
    for word in _fitting(paragraph, width_pt, style):
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


def _fitting(text: str, width_pt: float, style: Style) -> list[Word]:
    """Return the text's words, one that is wider than the line in parts."""
    words = _words(text, style)
    if not words or max(map(_WIDTH_EM, words)) * style.size_pt <= width_pt:
        return words
    parts = (
        (word,) if word.width_em * style.size_pt <= width_pt else _parts(word.text, width_pt, style)
        for word in words
    )
    return list(chain.from_iterable(parts))


def _parts(word: str, width_pt: float, style: Style) -> Iterator[Word]:
    """Yield the parts of a word that is wider than the line, none of them less than a cluster."""
    part = ""
    for cluster in _clusters(word):
        if part and shaped(part + cluster, style.weight).width_em * style.size_pt > width_pt:
            yield shaped(part, style.weight)
            part = ""
        part += cluster
    yield shaped(part, style.weight)


def _clusters(word: str) -> Iterator[str]:
    """Yield base characters with the marks, joiners and modifiers that belong to them; a flag is one."""
    cluster = ""
    for character in word:
        if cluster and not _belongs(character, cluster):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _belongs(character: str, cluster: str) -> bool:
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
        or cluster.endswith("\u200d")
        or character in _TRAILING
        or (character in _FLAG_LETTERS and len(cluster) == 1 and cluster in _FLAG_LETTERS)
    )


def _line(words: list[Word], style: Style) -> Line:
    placed: list[tuple[float, Word]] = []
    size_pt = style.size_pt
    space_pt = space_em(style.weight) * size_pt
    x_pt = 0.0
    for word in _visual_order(words):
        if placed:
            x_pt += space_pt
        placed.append((x_pt, word))
        x_pt += word.width_em * size_pt
    return Line(" ".join([word.text for word in words]), style, x_pt, tuple(placed))


def _visual_order(words: list[Word]) -> list[Word]:
    """Return the words from left to right: each run of right-to-left words is turned round."""
    if not any(map(_RIGHT_TO_LEFT, words)):
        return words
    turned: list[Word] = []
    run: list[Word] = []
    for word in words:
        if word.right_to_left:
            run.append(word)
        else:
            turned += [*reversed(run), word]
            run = []
    return turned + list(reversed(run))


def _with_ellipsis(line: Line, width_pt: float) -> Line:
    text = line.text
    while text:
        shorter = _line(_words(text.rstrip(" .,;:") + ELLIPSIS, line.style), line.style)
        if shorter.width_pt <= width_pt:
            return shorter
        text = _start_of(text, min(len(text) - 1, int(len(text) * width_pt / shorter.width_pt)))
    return _line(_words(ELLIPSIS, line.style), line.style)


def _start_of(text: str, length: int) -> str:
    """Return at most `length` characters of the text's start, with no cluster torn."""
    end = 0
    for cluster in _clusters(text):
        if end + len(cluster) > length:
            break
        end += len(cluster)
    return text[:end]


def _runs(word: str, weight: Weight) -> Iterator[tuple[Face, str]]:
    """Yield pieces of the word that one face covers, the first face that can for each cluster."""
    chain = faces(weight)
    if chain[0].covers(word):
        yield chain[0], word
        return
    face: Face | None = None
    run = ""
    for cluster in _clusters(word):
        able = next((candidate for candidate in chain if candidate.covers(cluster)), None)
        if able is None:
            able, cluster = chain[0], STAND_IN
        if face is not None and able is not face:
            yield face, run
            run = ""
        face = able
        run += cluster
    if face is not None:
        yield face, run
