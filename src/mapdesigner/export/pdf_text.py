"""Lines of text as PDF operators: the glyphs that layout placed, in fonts embedded as subsets.

reportlab's own text shapes nothing and loses what is beyond U+FFFF, so the runs are written here.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from mapdesigner.export.pdf_fonts import EmbeddedFont, utf16
from mapdesigner.layout.fonts import FACE_FILES, Glyph
from mapdesigner.layout.text import STAND_IN, Line, Piece, Word

# Thousandths of an em; a smaller step of the pen can't be seen on any paper.
LEAST_STEP = 1.5


class _Run(NamedTuple):
    """Glyphs of one face at one height: the array of a TJ operator that starts at x_em and where it ends."""

    font: EmbeddedFont
    x_em: float
    y_em: float
    array: str
    end_em: float

    def moved(self, by_em: float) -> "_Run":
        return self._replace(x_em=self.x_em + by_em, end_em=self.end_em + by_em)


class _Written(NamedTuple):
    """A word's runs from its start, and its letters as hexadecimal UTF-16 where readers need to be told."""

    runs: tuple[_Run, ...]
    actual_text: str


class TextWriter:
    """Writes lines as operators and keeps account of the fonts that they need; one for each PDF."""

    def __init__(self) -> None:
        self._fonts: dict[str, EmbeddedFont] = {}
        # By identity: layout keeps its words, and hashing a word's glyphs would cost more than writing them.
        self._words: dict[int, tuple[Word, _Written]] = {}

    def operators(self, line: Line, x: float, y: float, scale: float) -> Iterable[str]:
        """Yield the operators between BT and ET for a line whose baseline starts at (x, y) of the page."""
        size = line.style.size_pt * scale
        space_font = self._font(FACE_FILES[line.style.weight][0])
        waiting: list[_Run] = []
        yield "BT"
        for place, (x_pt, word) in enumerate(line.words):
            x_em = x_pt / line.style.size_pt
            written = self._word(word)
            runs = [run.moved(x_em) for run in written.runs]
            if written.actual_text:
                yield from _shown(waiting, x, y, size)
                yield f"/Span <</ActualText <{written.actual_text}>>> BDC"
                yield from _shown(runs, x, y, size)
                yield "EMC"
                waiting = []
            else:
                waiting += runs
            if place < len(line.words) - 1:
                waiting.append(_space(space_font, x_em + word.width_em))
        yield from _shown(waiting, x, y, size)
        yield "ET"

    def add_fonts(self, document: Any) -> None:
        """Put the fonts' objects into reportlab's document; the last thing before it is saved."""
        resources = document.idToObject["BasicFonts"].dict
        for font in self._fonts.values():
            resources[font.resource_name] = font.objects(document)

    def _font(self, file_name: str) -> EmbeddedFont:
        font = self._fonts.get(file_name)
        if font is None:
            font = self._fonts[file_name] = EmbeddedFont(file_name, f"T{len(self._fonts) + 1}")
        return font

    def _word(self, word: Word) -> "_Written":
        known = self._words.get(id(word))
        if known is None:
            runs: list[_Run] = []
            plain = True
            for piece in with_own_characters(word):
                plain = plain and all(glyph.text for glyph in piece.glyphs)
                runs += _runs(self._font(piece.face_file), _text_on_bases(piece.glyphs))
            # Where glyphs aren't one to one with letters, readers need the word's letters in their order. On
            # words right to left they turn what they read round themselves.
            actual = "" if plain or word.right_to_left else utf16(word.text, mark=True)
            known = self._words[id(word)] = (word, _Written(tuple(runs), actual))
        return known[1]


def with_own_characters(word: Word) -> tuple[Piece, ...]:
    """Return the word's pieces in which a stand-in stands for the character that it was drawn for."""
    texts = [glyph.text for piece in word.pieces for glyph in piece.glyphs]
    if STAND_IN not in texts or word.right_to_left:
        return word.pieces
    pattern = "".join("(.+?)" if text == STAND_IN else re.escape(text) for text in texts)
    found = re.fullmatch(pattern, word.text, re.DOTALL)
    if found is None:
        return word.pieces
    own = iter(found.groups())
    return tuple(
        piece._replace(
            glyphs=tuple(
                glyph._replace(text=next(own)) if glyph.text == STAND_IN else glyph for glyph in piece.glyphs
            )
        )
        for piece in word.pieces
    )


def _text_on_bases(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """Return glyphs with a letter each where a cluster has as many, else all on the widest: not on a mark."""
    if all(glyph.text for glyph in glyphs):
        return glyphs
    clusters: list[list[Glyph]] = []
    for glyph in glyphs:
        if glyph.text or not clusters:
            clusters.append([])
        clusters[-1].append(glyph)
    placed: list[Glyph] = []
    for cluster in clusters:
        placed += _shared_out(cluster)
    return tuple(placed)


def _shared_out(cluster: list[Glyph]) -> list[Glyph]:
    letters = cluster[0].text
    if len(letters) == len(cluster):
        return [glyph._replace(text=letter) for glyph, letter in zip(cluster, letters, strict=True)]
    base = max(range(len(cluster)), key=lambda index: cluster[index].advance_em)
    return [glyph._replace(text=letters if index == base else "") for index, glyph in enumerate(cluster)]


def _runs(font: EmbeddedFont, glyphs: tuple[Glyph, ...]) -> Iterable[_Run]:
    """Yield runs of glyphs at one height, those on the baseline first, so that letters stay together."""
    for y_em in sorted({glyph.y_em for glyph in glyphs}, key=abs):
        yield _run(font, tuple(glyph for glyph in glyphs if glyph.y_em == y_em))


def _run(font: EmbeddedFont, glyphs: tuple[Glyph, ...]) -> _Run:
    parts: list[str] = []
    first_em = glyphs[0].x_em
    pen = 0.0
    for glyph in glyphs:
        target = (glyph.x_em - first_em) * 1000
        if abs(target - pen) >= LEAST_STEP:
            step = round(pen - target)
            parts.append(f"{step}")
            pen -= step
        code = font.code(glyph.id, glyph.text)
        parts.append(f"<{code:04X}>")
        pen += font.width(code)
    return _Run(font, first_em, glyphs[0].y_em, "".join(parts).replace("><", ""), first_em + pen / 1000)


def _space(font: EmbeddedFont, x_em: float) -> _Run:
    code = font.code(font.space, " ")
    return _Run(font, x_em, 0.0, f"<{code:04X}>", x_em + font.width(code) / 1000)


def _shown(runs: list[_Run], x: float, y: float, size: float) -> Iterable[str]:
    for run in _joined(runs):
        yield (
            f"/{run.font.resource_name} {size:.4g} Tf 1 0 0 1 {x + run.x_em * size:.3f} "
            f"{y - run.y_em * size:.3f} Tm [{run.array}] TJ"
        )


def _joined(runs: list[_Run]) -> Iterable[_Run]:
    """Yield runs in which neighbours of one face and height are one, with the pen moved between them."""
    joined: _Run | None = None
    for run in runs:
        if joined is not None and run.font is joined.font and run.y_em == joined.y_em:
            step = round((joined.end_em - run.x_em) * 1000)
            move = f"{step}" if step else ""
            end_em = run.end_em + (joined.end_em - step / 1000 - run.x_em)
            joined = joined._replace(array=joined.array + move + run.array, end_em=end_em)
            continue
        if joined is not None:
            yield joined
        joined = run
    if joined is not None:
        yield joined
