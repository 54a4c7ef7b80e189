"""The bundled fonts: which face draws a character, and glyphs shaped by HarfBuzz."""

from functools import cache
from typing import Literal, NamedTuple

import uharfbuzz as hb

from mapdesigner.resources import resource_path

Weight = Literal["regular", "semibold"]

# In the order in which they are asked for a character; the first is the face of the interface.
FACE_FILES: dict[Weight, tuple[str, ...]] = {
    "regular": (
        "Inter-Regular.ttf",
        "NotoSansArabic-Regular.ttf",
        "NotoSansHebrew-Regular.ttf",
        "NotoSansDevanagari-Regular.ttf",
        "NotoSansThai-Regular.ttf",
        "NotoEmoji-Regular.ttf",
    ),
    "semibold": (
        "Inter-SemiBold.ttf",
        "NotoSansArabic-Regular.ttf",
        "NotoSansHebrew-Regular.ttf",
        "NotoSansDevanagari-Regular.ttf",
        "NotoSansThai-Regular.ttf",
        "NotoEmoji-Regular.ttf",
    ),
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
        self._hb_face = hb.Face(hb.Blob.from_file_path(str(resource_path("fonts", file_name))))
        self._hb_font = hb.Font(self._hb_face)
        self._em = self._hb_face.upem
        self._coverage: frozenset[int] | None = None

    def covers(self, text: str) -> bool:
        """Tell whether the face has a glyph for every character of the text."""
        if self._coverage is None:
            self._coverage = frozenset(self._hb_face.unicodes)
        return all(ord(character) in self._coverage or _is_invisible(character) for character in text)

    def shape(self, text: str) -> tuple[Glyph, ...]:
        """Return the glyphs of a piece of one script, from left to right, at places relative to its start."""
        buffer = hb.Buffer()
        buffer.add_str(text)
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


@cache
def face(file_name: str) -> Face:
    """Return a bundled face, opened once."""
    return Face(file_name)


def faces(weight: Weight) -> tuple[Face, ...]:
    """Return the faces of a weight, in the order in which they are asked."""
    return tuple(face(name) for name in FACE_FILES[weight])


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


def _is_invisible(character: str) -> bool:
    # Joiners, variation selectors and direction marks shape their neighbours and are not drawn themselves.
    return character in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff" or "\ufe00" <= character <= "\ufe0f"
