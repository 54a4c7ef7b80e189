"""Text as the layout shaped it, as glyph runs of Qt."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPointF
from PySide6.QtGui import QFont, QGlyphRun, QRawFont

from mapdesigner.layout.font_files import font_data
from mapdesigner.layout.text import Line

MOST_KEPT = 20_000


class GlyphRuns:
    """Glyph runs of lines that were seen before: values, channels and names stand on many cards."""

    def __init__(self) -> None:
        # The line is kept beside its runs, so its id() stays its own.
        self._kept: dict[int, tuple[Line, list[QGlyphRun]]] = {}

    def of(self, line: Line) -> list[QGlyphRun]:
        """Return a line's glyph runs."""
        known = self._kept.get(id(line))
        if known is None:
            if len(self._kept) > MOST_KEPT:
                self._kept.clear()
            known = self._kept[id(line)] = line, glyph_runs(line)
        return known[1]


def glyph_runs(line: Line) -> list[QGlyphRun]:
    """Return a shaped line as glyph runs, one a face, in the places that the layout gave them."""
    places: dict[str, tuple[list[int], list[QPointF]]] = {}
    size_pt = line.style.size_pt
    for x_pt, word in line.words:
        for piece in word.pieces:
            indexes, positions = places.setdefault(piece.face_file, ([], []))
            for glyph in piece.glyphs:
                indexes.append(glyph.id)
                positions.append(QPointF(x_pt + glyph.x_em * size_pt, glyph.y_em * size_pt))
    runs = []
    for face_file, (indexes, positions) in places.items():
        run = QGlyphRun()
        run.setRawFont(raw_font(face_file, size_pt))
        run.setGlyphIndexes(indexes)
        run.setPositions(positions)
        runs.append(run)
    return runs


@cache
def raw_font(face_file: str, size_pt: float) -> QRawFont:
    """Return a face at a size; a point is a logical pixel here. Unhinted, as it was measured."""
    return QRawFont(_bytes(face_file), size_pt, QFont.HintingPreference.PreferNoHinting)


@lru_cache(maxsize=32)
def _bytes(face_file: str) -> QByteArray:
    # Shared by all sizes: Qt doesn't copy it.
    return QByteArray(font_data(face_file))
