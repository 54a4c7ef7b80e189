"""The ground of the matrix: fields, quarters with names, axes, the tray's heading, a drag's target."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mapdesigner.qt.board.grid import AXIS_PX, HEAD_PX, SIDE_PX, STEPS, TRAY_HEAD_PX, Field, Grid
from mapdesigner.qt.drawing.theme import Theme, interface_font

LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
MIDDLE = Qt.AlignmentFlag.AlignVCenter
NAME_PX = 20


def paint_plot(painter: QPainter, theme: Theme, grid: Grid) -> None:
    """Paint the fields with a line through the middles, the quarters' names around them, and the axes."""
    plot = QRectF(*grid.plot)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(plot, 8, 8)
    tint = QColor(theme.colour("accent tint"))
    tint.setAlpha(110)
    painter.fillRect(QRectF(plot.left(), plot.top(), plot.width() / 2, plot.height() / 2), tint)
    painter.setPen(QPen(theme.colour("hairline"), 1, Qt.PenStyle.DotLine))
    for step in range(1, STEPS):
        field = grid.rect_of(Field(step, step))
        right, top = field.left + field.width + 0.5, field.top + 0.5
        painter.drawLine(QPointF(right, plot.top()), QPointF(right, plot.bottom()))
        painter.drawLine(QPointF(plot.left(), top), QPointF(plot.right(), top))
    painter.setPen(QPen(theme.derived("thumb"), 1))
    centre = plot.center()
    painter.drawLine(QPointF(centre.x(), plot.top()), QPointF(centre.x(), plot.bottom()))
    painter.drawLine(QPointF(plot.left(), centre.y()), QPointF(plot.right(), centre.y()))
    painter.setPen(QPen(theme.colour("hairline"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(plot.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    _paint_names(painter, theme, plot)
    _paint_axes(painter, theme, grid)


def paint_target(painter: QPainter, theme: Theme, grid: Grid, field: Field) -> None:
    """Paint the field that a drop would choose."""
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.setBrush(theme.colour("accent tint"))
    painter.drawRoundedRect(QRectF(*grid.rect_of(field)).adjusted(1, 1, -1, -1), 6, 6)


def paint_target_words(painter: QPainter, theme: Theme, grid: Grid, field: Field) -> None:
    """Say above the field, or below it at the top, which figures a drop would set."""
    words = f"impact {field.impact} · effort {field.effort}"
    painter.setFont(interface_font(11, semibold=True))
    width = painter.fontMetrics().horizontalAdvance(words) + 16
    place = QRectF(*grid.rect_of(field))
    area = QRectF(place.center().x() - width / 2, place.top() - 24, width, 20)
    if area.top() < 0:
        area.moveTop(place.bottom() + 4)
    area.moveLeft(max(4.0, area.left()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(area, 6, 6)
    painter.setPen(theme.colour("on accent"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def paint_tray_head(
    painter: QPainter, theme: Theme, tray: QRect, count: int, is_empty: bool, is_target: bool
) -> None:
    """Paint the tray's heading over what is scrolled under it, and what it says while it is empty."""
    head = QRect(tray.left(), 0, tray.width(), TRAY_HEAD_PX - 6)
    painter.fillRect(head, theme.colour("canvas"))
    inner = head.adjusted(SIDE_PX, HEAD_PX - NAME_PX - 6, -SIDE_PX, 0)
    painter.setFont(interface_font(13, semibold=True))
    painter.setPen(theme.colour("text"))
    painter.drawText(inner, LEFT | Qt.AlignmentFlag.AlignTop, "Not rated yet")
    painter.setFont(interface_font(12))
    painter.setPen(theme.colour("muted"))
    painter.drawText(inner, RIGHT | Qt.AlignmentFlag.AlignTop, str(count or ""))
    painter.setFont(interface_font(11))
    hint = inner.adjusted(0, 20, 0, 16)
    words = "Drag them into the matrix" if count else ""
    if is_empty:
        words = "Every note shown has its impact and effort."
        hint.setHeight(60)
    painter.drawText(hint, LEFT | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)
    painter.fillRect(tray.left(), 0, 1, tray.height(), theme.colour("hairline"))
    if is_target:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(tray).adjusted(6, 6, -4, -6), 8, 8)


def _paint_names(painter: QPainter, theme: Theme, plot: QRectF) -> None:
    painter.setFont(interface_font(12, semibold=True))
    painter.setPen(theme.colour("muted"))
    above = QRectF(plot.left(), plot.top() - NAME_PX - 4, plot.width(), NAME_PX)
    below = QRectF(plot.left(), plot.bottom() + 20, plot.width(), NAME_PX)
    painter.drawText(above, LEFT | MIDDLE, "Quick wins")
    painter.drawText(above, RIGHT | MIDDLE, "Big bets")
    painter.drawText(below, LEFT | MIDDLE, "Fill-ins")
    painter.drawText(below, RIGHT | MIDDLE, "Thankless tasks")


def _paint_axes(painter: QPainter, theme: Theme, grid: Grid) -> None:
    plot = QRectF(*grid.plot)
    painter.setFont(interface_font(11))
    painter.setPen(theme.colour("muted"))
    for step in range(1, STEPS + 1):
        field = QRectF(*grid.rect_of(Field(step, step)))
        painter.drawText(QRectF(AXIS_PX - 24, field.top(), 18, field.height()), RIGHT | MIDDLE, str(step))
        painter.drawText(QRectF(field.left(), plot.bottom() + 3, field.width(), 16), CENTRE, str(step))
    below = QRectF(plot.left(), plot.bottom() + 20, plot.width(), NAME_PX)
    painter.drawText(below, CENTRE | MIDDLE, "Effort: small to large")
    painter.save()
    painter.translate(16, plot.center().y())
    painter.rotate(-90)
    half = plot.height() / 2
    painter.drawText(QRectF(-half, -10, plot.height(), 20), CENTRE | MIDDLE, "Impact: small to large")
    painter.restore()
