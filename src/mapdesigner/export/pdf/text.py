"""Lines of text as PDF operators: the glyphs that layout placed, in fonts embedded as subsets.

reportlab's own text shapes nothing and loses what is beyond U+FFFF, so the runs are written here.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from mapdesigner.export.pdf.fonts import EmbeddedFont, utf16
from mapdesigner.layout.fonts import FACE_FILES, Glyph
from mapdesigner.layout.text import STAND_IN, Line, Piece, Word

# Thousandths of an em; a smaller step of the pen can't be seen on any paper.
LEAST_STEP = 1.5
# No space is as narrow.
LEAST_GAP_EM = 0.1
_SPACE = "0020"


class _Run(NamedTuple):
    """Glyphs of one face at one height: the array of a TJ operator that starts at x_em and where it ends."""

    font: EmbeddedFont
    x_em: float
    y_em: float
    array: str
    end_em: float

    def moved(self, by_em: float) -> "_Run":
        return _Run(self.font, self.x_em + by_em, self.y_em, self.array, self.end_em + by_em)


class _Dot(NamedTuple):
    """A glyph that is a part of a letter and none itself: its outline, and its place in em."""

    path: str
    x_em: float
    y_em: float


class _Written(NamedTuple):
    """A word's runs and dots from its start; its letters, as hexadecimal UTF-16, where readers need them."""

    runs: tuple[_Run, ...]
    dots: tuple[_Dot, ...]
    actual_text: str
    # Of the word's end, if it has a space, so that the font needn't be changed for one.
    space_font: EmbeddedFont | None


class TextWriter:
    """Writes lines as operators and keeps account of the fonts that they need; one for each PDF."""

    def __init__(self) -> None:
        self._fonts: dict[str, EmbeddedFont] = {}
        # By identity: layout keeps its words, and hashing a word's glyphs would cost more than writing them.
        self._words: dict[int, tuple[Word, _Written]] = {}

    def operators(self, line: Line, x: float, y: float, scale: float) -> Iterable[str]:
        """Yield the operators between BT and ET for a line whose baseline starts at (x, y) of the page."""
        style_pt = line.style.size_pt
        size = style_pt * scale
        words = line.words
        last = len(words) - 1
        waiting: list[_Run] = []
        dots: list[_Dot] = []
        yield "BT"
        for place, (x_pt, word) in enumerate(words):
            x_em = x_pt / style_pt
            written = self._word(word)
            runs = [run.moved(x_em) for run in written.runs]
            letters = written.actual_text
            if written.dots:
                dots += [dot._replace(x_em=dot.x_em + x_em) for dot in written.dots]
            # Words that touch are one, in two directions.
            if place != last and words[place + 1][0] > x_pt + (word.width_em + LEAST_GAP_EM) * style_pt:
                runs.append(_space(written.space_font or self._font(_first_file(line)), x_em + word.width_em))
                letters += letters and _SPACE
            if letters:
                yield from _shown(waiting, x, y, size)
                yield f"/Span <</ActualText <{letters}>>> BDC"
                yield from _shown(runs, x, y, size)
                yield "EMC"
                waiting = []
            else:
                waiting += runs
        yield from _shown(waiting, x, y, size)
        yield "ET"
        for dot in dots:
            corner = f"{x + dot.x_em * size:.3f} {y - dot.y_em * size:.3f}"
            yield f"q {size:.4g} 0 0 {size:.4g} {corner} cm {dot.path} f Q"

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
            written = self._turned(word) if word.right_to_left else self._straight(word)
            known = self._words[id(word)] = (word, written)
        return known[1]

    def _straight(self, word: Word) -> _Written:
        runs: list[_Run] = []
        plain = True
        for piece in with_own_characters(word):
            plain = plain and all(glyph.text for glyph in piece.glyphs)
            runs += _runs(self._font(piece.face_file), _text_on_bases(piece.glyphs))
        # Where glyphs aren't one to one with letters, readers need the word's letters in their order.
        return _Written(tuple(runs), (), "" if plain else utf16(word.text, mark=True), self._space_font(word))

    def _turned(self, word: Word) -> _Written:
        """Write a word right to left: readers turn round what they read, so no glyph may be without letters.

        Dots and points that fonts draw as glyphs of their own are drawn as shapes.
        """
        runs: list[_Run] = []
        dots: list[_Dot] = []
        for piece in word.pieces:
            font = self._font(piece.face_file)
            letters = [glyph for glyph in _text_on_bases(piece.glyphs, shared=False) if glyph.text]
            runs += _runs(font, tuple(letters))
            kept = {(glyph.id, glyph.x_em) for glyph in letters}
            dots += [
                _Dot(font.path(glyph.id), glyph.x_em, glyph.y_em)
                for glyph in piece.glyphs
                if (glyph.id, glyph.x_em) not in kept
            ]
        return _Written(tuple(runs), tuple(dot for dot in dots if dot.path), "", self._space_font(word))

    def _space_font(self, word: Word) -> EmbeddedFont | None:
        font = self._font(word.pieces[-1].face_file) if word.pieces else None
        return font if font is not None and font.space else None


def _first_file(line: Line) -> str:
    return FACE_FILES[line.style.weight][0]


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


def _text_on_bases(glyphs: tuple[Glyph, ...], shared: bool = True) -> tuple[Glyph, ...]:
    """Return glyphs with a letter each where a cluster has as many, else all on the widest: not on a mark.

    Not `shared`, the widest has all letters of its cluster in any case.
    """
    if all(glyph.text for glyph in glyphs):
        return glyphs
    clusters: list[list[Glyph]] = []
    for glyph in glyphs:
        if glyph.text or not clusters:
            clusters.append([])
        clusters[-1].append(glyph)
    placed: list[Glyph] = []
    for cluster in clusters:
        placed += _shared_out(cluster, shared)
    return tuple(placed)


def _shared_out(cluster: list[Glyph], shared: bool) -> list[Glyph]:
    letters = cluster[0].text
    if shared and len(letters) == len(cluster):
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
    if not runs:
        return
    font, first_em, y_em, array, end_em = runs[0]
    parts = [array]
    for run in runs[1:]:
        if run.font is font and run.y_em == y_em:
            step = round((end_em - run.x_em) * 1000)
            if step:
                parts.append(f"{step}")
            parts.append(run.array)
            end_em = run.end_em + (end_em - step / 1000 - run.x_em)
            continue
        yield _Run(font, first_em, y_em, "".join(parts), end_em)
        font, first_em, y_em, array, end_em = run
        parts = [array]
    yield _Run(font, first_em, y_em, "".join(parts), end_em)
