"""What a drag shows on the board and in the matrix: the note in hand, and how many go with it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from mapdesigner.qt.board.dragging import Drag
from mapdesigner.qt.board.facts import Facts, NoteFacts
from mapdesigner.qt.drawing.theme import Theme, interface_font

SEE_THROUGH = 0.95


def paint_dragged(
    painter: QPainter,
    theme: Theme,
    drag: Drag | None,
    facts: Facts,
    paint_note: Callable[[QRect, NoteFacts], None],
) -> bool:
    """Paint the note in hand by `paint_note`, with the count of several; tell whether there was one."""
    pressed = facts.get(drag.pressed) if drag is not None else None
    if drag is None or pressed is None:
        return False
    area = drag.shown_at()
    painter.setOpacity(SEE_THROUGH)
    paint_note(area, pressed)
    painter.setOpacity(1)
    if len(drag.ids) > 1:
        _paint_count(painter, theme, area.topRight(), len(drag.ids))
    return True


def _paint_count(painter: QPainter, theme: Theme, corner: QPoint, count: int) -> None:
    area = QRectF(corner.x() - 14, corner.y() - 10, 24, 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(area, 10, 10)
    painter.setPen(theme.colour("on accent"))
    painter.setFont(interface_font(11, semibold=True))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(count))
