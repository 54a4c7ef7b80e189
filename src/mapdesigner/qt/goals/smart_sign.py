"""The SMART sign: five small letters, those that a goal lacks in an empty, dotted place."""

import html
from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mapdesigner.insight.smart import SMART_WORDS, Gap, gap_sentences, letters_met
from mapdesigner.qt.drawing.theme import Theme, interface_font

LETTER_PX = 15
GAP_PX = 2
WIDTH_PX = len(SMART_WORDS) * (LETTER_PX + GAP_PX) - GAP_PX


def paint_smart(painter: QPainter, theme: Theme, x: float, y: float, gaps: tuple[Gap, ...]) -> None:
    """Paint the sign with its upper left corner at (x, y), WIDTH_PX wide and LETTER_PX high."""
    missing = {gap.letter for gap in gaps}
    for place, letter in enumerate(SMART_WORDS):
        paint_letter(painter, theme, x + place * (LETTER_PX + GAP_PX), y, letter, letter in missing)


def paint_letter(painter: QPainter, theme: Theme, x: float, y: float, letter: str, is_missing: bool) -> None:
    """Paint one letter of the sign: on a ground of its own, or in an empty place when it is missing."""
    place = QRectF(x, y, LETTER_PX, LETTER_PX)
    if is_missing:
        painter.setPen(QPen(theme.colour("faint"), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent tint"))
        painter.drawRoundedRect(place, 3, 3)
    painter.setFont(interface_font(10, semibold=not is_missing))
    painter.setPen(theme.colour("muted" if is_missing else "accent"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letter)


def smart_words(gaps: tuple[Gap, ...]) -> str:
    """Return the sign in words: “SMART 3 of 5: No owner who takes it on. No deadline.”"""
    if not gaps:
        return "SMART: nothing is missing."
    return f"SMART {letters_met(gaps)} of {len(SMART_WORDS)}: {gap_sentences(gaps)}"


def lines_tip(lines: Iterable[str]) -> str:
    """Return a tooltip that shows lines of plain text under each other."""
    return f"<qt>{'<br>'.join(html.escape(line) for line in lines if line)}</qt>"
