"""Small pictures of maps, painted from their layout, for the start page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from mapdesigner.layout.marks import Box
from mapdesigner.layout.theme import Palette
from mapdesigner.qt.drawing.painter import paint_box

CORNER_PX = 7.0
# So much of a map is shown at most, and never smaller than this: its cards and faces stay recognisable.
MOST_WIDTH_PT = 640.0
LEAST_SCALE = 0.4


def map_picture(box: Box, palette: Palette, size: QSize, ratio: float) -> QPixmap:
    """Return the upper left part of a map in a picture of `size` logical pixels with round upper corners."""
    picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    corners = QPainterPath()
    corners.addRoundedRect(QRectF(0, 0, size.width(), size.height() + CORNER_PX), CORNER_PX, CORNER_PX)
    painter.setClipPath(corners)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), palette["canvas"])
    scale = max(LEAST_SCALE, size.width() / min(box.width, MOST_WIDTH_PT))
    painter.scale(scale, scale)
    paint_box(painter, box, palette)
    painter.end()
    return picture
