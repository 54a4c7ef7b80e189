"""Faces: which one draws a character, and glyphs shaped by HarfBuzz."""

import unicodedata
from functools import cache
from typing import Literal, NamedTuple

import uharfbuzz as hb

from mapdesigner.layout.font_files import font_face
from mapdesigner.layout.system_fonts import system_face_file

Weight = Literal["regular", "semibold"]

# For every script but the first face's own there is one weight.
_OTHER_SCRIPTS = (
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    "DroidSansFallback-Regular.ttf",
)
# In the order in which they are asked for a character; the first is the face of the interface.
FACE_FILES: dict[Weight, tuple[str, ...]] = {
    "regular": ("Inter-Regular.ttf", *_OTHER_SCRIPTS),
    "semibold": ("Inter-SemiBold.ttf", *_OTHER_SCRIPTS),
}


class Glyph(NamedTuple):
    """A shaped glyph: its number in the face, its place and advance in em, the text that it stands for."""

    id: int
    x_em: float
    y_em: float
    advance_em: float
    text: str


class Face:
    """A font file: what it covers and how it shapes a piece of text."""

    def __init__(self, file_name: str) -> None:
        self.file_name = file_name
        self._hb_face = font_face(file_name)
        self._hb_font = hb.Font(self._hb_face)
        self._em = self._hb_face.upem
        self._coverage: frozenset[int] | None = None

    def covers(self, text: str) -> bool:
        """Tell whether the face can draw every character of the text, composed or taken apart."""
        if self._covers_each(text):
            return True
        # HarfBuzz puts together what a face has only as one, and takes apart what it has only in parts.
        return not text.isascii() and any(
            other != text and self._covers_each(other)
            for other in (unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))
        )

    def shape(self, text: str, direction: str = "") -> tuple[Glyph, ...]:
        """Return the glyphs of a piece of one script, from left to right, at places relative to its start.

        `direction` is "ltr", "rtl" or, where the text's own script shall say it, empty.
        """
        if not text:
            return ()
        buffer = hb.Buffer()
        buffer.add_str(text)
        if direction:
            buffer.direction = direction
        buffer.guess_segment_properties()
        hb.shape(self._hb_font, buffer)
        glyphs: list[Glyph] = []
        x_em = 0.0
        spans = _cluster_spans([info.cluster for info in buffer.glyph_infos], len(text))
        for info, position, span in zip(buffer.glyph_infos, buffer.glyph_positions, spans, strict=True):
            glyphs.append(
                Glyph(
                    info.codepoint,
                    x_em + position.x_offset / self._em,
                    -position.y_offset / self._em,
                    position.x_advance / self._em,
                    text[span[0] : span[1]],
                )
            )
            x_em += position.x_advance / self._em
        return tuple(glyphs)

    def _covers_each(self, text: str) -> bool:
        if self._coverage is None:
            self._coverage = frozenset(self._hb_face.unicodes)
        return all(ord(character) in self._coverage or is_invisible(character) for character in text)


@cache
def face(file_name: str) -> Face:
    """Return a face, opened once. Raises as `font_files.font_blob` does."""
    return Face(file_name)


@cache
def faces(file_names: tuple[str, ...]) -> tuple[Face, ...]:
    """Return the faces of some files."""
    return tuple(face(name) for name in file_names)


def face_of(cluster: str, asked: tuple[Face, ...]) -> Face | None:
    """Return the first of the faces that has the cluster, else one of the computer's, else None."""
    for candidate in asked:
        if candidate.covers(cluster):
            return candidate
    file_name = system_face_file(cluster)
    return None if file_name is None else face(file_name)


def is_invisible(character: str) -> bool:
    """Tell whether a character shapes its neighbours and is not drawn itself.

    Joiners, variation selectors, marks of direction and the like: Default_Ignorable_Code_Point of Unicode.
    """
    if character < "\u00ad":
        return False
    return (
        character in "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u3164\ufeff\uffa0"
        or "\u180b" <= character <= "\u180f"
        or "\u200b" <= character <= "\u200f"
        or "\u202a" <= character <= "\u202e"
        or "\u2060" <= character <= "\u206f"
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0000" <= character <= "\U000e0fff"
    )


def _cluster_spans(clusters: list[int], length: int) -> list[tuple[int, int]]:
    """Return for each glyph the span of text it stands for; glyphs after the first of a cluster get none."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], length], strict=True))
    seen: set[int] = set()
    spans: list[tuple[int, int]] = []
    for cluster in clusters:
        spans.append((cluster, cluster) if cluster in seen else (cluster, ends[cluster]))
        seen.add(cluster)
    return spans
