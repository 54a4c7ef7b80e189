"""Small pictures of maps, painted from their layout, for the start page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from mapdesigner.layout.marks import Box
from mapdesigner.layout.theme import Palette
from mapdesigner.qt.painter import paint_box

CORNER_PX = 7.0
# A map wider than this many points is cut at the right, so that its cards stay recognisable.
MOST_WIDTH_PT = 860.0


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
    scale = size.width() / min(box.width, MOST_WIDTH_PT)
    painter.scale(scale, scale)
    paint_box(painter, box, palette)
    painter.end()
    return picture
