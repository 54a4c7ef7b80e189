"""Text on cards: broken into lines that fit a width, the last one cut short."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from mapdesigner.qt.drawing.theme import interface_font

# Longer texts than a card could ever show are not even measured.
MOST_CHARACTERS = 400


@lru_cache(maxsize=20_000)
def wrapped(text: str, size_px: int, semibold: bool, width: int, most_lines: int) -> tuple[str, ...]:
    """Return a text in lines that fit a width in pixels; what goes beyond the last line ends in “…”."""
    text = text[:MOST_CHARACTERS]
    font = interface_font(size_px, semibold=semibold)
    measure = QFontMetricsF(font)
    if not text or measure.horizontalAdvance(text) <= width:
        return (text,) if text else ()
    if most_lines == 1:
        return (measure.elidedText(text, Qt.TextElideMode.ElideRight, width),)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most_lines - 1:
            rest = _part(text, start, None)
            lines.append(measure.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(_part(text, start, line.textLength()).rstrip().removesuffix("\u00a0·"))
    layout.endLayout()
    return tuple(lines)


def draw_lines(
    painter: QPainter, lines: tuple[str, ...], left: float, top: float, width: float, line_height: int
) -> None:
    """Draw lines of text below each other, in the painter's font and pen."""
    for place, line in enumerate(lines):
        area = QRectF(left, top + place * line_height, width + 2, line_height)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)


def _part(text: str, start: int, length: int | None) -> str:
    """Return a part of a text by Qt's count of characters, in which those beyond U+FFFF are two."""
    units = text.encode("utf-16-le")
    end = None if length is None else 2 * (start + length)
    return units[2 * start : end].decode("utf-16-le", errors="ignore")
