"""Words shaped: glyphs of the first faces that have their characters, kept for the next time."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mapdesigner.layout.breaking import SOFT_HYPHEN
from mapdesigner.layout.clusters import clusters
from mapdesigner.layout.fonts import Face, Glyph, face_of, is_invisible
from mapdesigner.layout.typeface import FontKey, faces_of

# What a character that no font has is drawn as; the export names such characters.
STAND_IN = "□"
_UNDRAWN = dict.fromkeys((0xAD, 0x200B))


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


@lru_cache(maxsize=50_000)
def shaped(word: str, key: FontKey, right_to_left: bool | None = None, hyphenated: bool = False) -> Word:
    """Return text without spaces, shaped in one direction; characters no font has become the stand-in.

    The direction is right to left where a letter is, unless it is given. Soft hyphens aren't drawn, but for
    the last character of text that is `hyphenated`.
    """
    plain = word.isascii()
    if right_to_left is None:
        backwards = not plain and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in word)
        direction = ""
    else:
        backwards, direction = right_to_left, "rtl" if right_to_left else "ltr"
    pieces: list[Piece] = []
    runs = list(_runs(word if plain else word.translate(_UNDRAWN) + "-" * hyphenated, key))
    x_em = 0.0
    for face, run in reversed(runs) if backwards else runs:
        glyphs = face.shape(run, direction)
        pieces.append(
            Piece(
                face.file_name,
                tuple(glyph._replace(x_em=glyph.x_em + x_em) for glyph in glyphs) if x_em else glyphs,
            )
        )
        x_em += sum(glyph.advance_em for glyph in glyphs)
    if hyphenated:
        pieces = _with_soft_hyphen(pieces)
    return Word(word, x_em, tuple(pieces), backwards)


@lru_cache(maxsize=64)
def space_em(key: FontKey) -> float:
    """Return the width of a space in em."""
    return faces_of(key)[0].shape(" ")[0].advance_em


def uncovered(text: str) -> tuple[str, ...]:
    """Return the characters of the text that no font has, bundled or the computer's, each once, in order."""
    missing: dict[str, None] = {}
    first = faces_of("regular")[0]
    for word in dict.fromkeys(text.split()):
        if word.isascii() or first.covers(word):
            continue
        for cluster in clusters(word):
            if _able(cluster, "regular") is None:
                missing.update(
                    dict.fromkeys(
                        sign
                        for sign in cluster
                        if unicodedata.category(sign) != "Cc"
                        and not is_invisible(sign)
                        and _able(sign, "regular") is None
                    )
                )
    return tuple(missing)


def _with_soft_hyphen(pieces: list[Piece]) -> list[Piece]:
    """Let the hyphen stand for a soft one, so that a word found in a PDF is the word that was written."""
    last = pieces[-1]
    glyphs = (*last.glyphs[:-1], last.glyphs[-1]._replace(text=SOFT_HYPHEN))
    return [*pieces[:-1], last._replace(glyphs=glyphs)]


@lru_cache(maxsize=20_000)
def _able(cluster: str, key: FontKey) -> Face | None:
    return face_of(cluster, faces_of(key))


def _runs(word: str, key: FontKey) -> Iterator[tuple[Face, str]]:
    """Yield pieces of the word that one face covers, the first face that can for each cluster."""
    asked = faces_of(key)
    # Figures and Latin letters are the first face's, also where the emoji's has them.
    whole = asked if word and min(word) > "\x7f" else asked[:1]
    for face in whole:
        if face.covers(word):
            yield face, word
            return
    present: Face | None = None
    run = ""
    for cluster in clusters(word):
        able = _able(cluster, key)
        if able is None:
            able, cluster = asked[0], STAND_IN
        if present is not None and able is not present:
            yield present, run
            run = ""
        present = able
        run += cluster
    if present is not None:
        yield present, run
