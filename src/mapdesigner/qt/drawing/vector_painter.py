"""Paint boxes of marks as vectors only, for paper and for pictures of any size.

The canvas's painter keeps pictures of what it paints again and again; on paper those would be coarse.
"""

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from mapdesigner.export.sheet import PlacedPicture, Sheet
from mapdesigner.layout.icons import ICON_SQUARE, ICON_STROKE, icon_commands, is_filled
from mapdesigner.layout.marks import Box, Icon, Mark, Rect
from mapdesigner.layout.theme import Palette, colour_of
from mapdesigner.qt.drawing.glyphs import GlyphRuns
from mapdesigner.qt.drawing.prepared import prepare


def paint_vectors(painter: QPainter, box: Box, palette: Palette) -> None:
    """Paint a box and those in it; a point of the map is a unit of the painter."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(painter, box, palette, GlyphRuns())


def paint_sheet(painter: QPainter, sheet: Sheet, palette: Palette) -> None:
    """Paint a sheet; a point of the paper is a unit of the painter."""
    for placed in sheet.placed:
        painter.save()
        if placed.clip is not None:
            painter.setClipRect(QRectF(*placed.clip), Qt.ClipOperation.IntersectClip)
        painter.translate(placed.x_pt, placed.y_pt)
        painter.scale(placed.scale, placed.scale)
        paint_vectors(painter, placed.box, palette)
        painter.restore()
    for picture in sheet.pictures:
        _paint_picture(painter, picture)


def icon_path(name: str) -> QPainterPath:
    """Return an icon's strokes in its square of 24 units."""
    path = QPainterPath()
    for operator, points in icon_commands(name):
        places = [QPointF(*point) for point in points]
        if operator == "moveTo":
            path.moveTo(places[0])
        elif operator == "lineTo":
            path.lineTo(places[0])
        elif operator == "curveTo":
            path.cubicTo(places[0], places[1], places[2])
        elif operator == "closePath":
            path.closeSubpath()
    return path


def _paint(painter: QPainter, box: Box, palette: Palette, glyphs: GlyphRuns) -> None:
    painter.translate(box.x, box.y)
    if box.marks:
        _paint_marks(painter, box.marks, palette, glyphs)
    for child in box.children:
        _paint(painter, child, palette, glyphs)
    painter.translate(-box.x, -box.y)


def _paint_marks(painter: QPainter, marks: tuple[Mark, ...], palette: Palette, glyphs: GlyphRuns) -> None:
    prepared = prepare(marks, palette, glyphs)
    for stroke in prepared.strokes:
        painter.strokePath(stroke.path, stroke.pen)
    for rect in prepared.rects:
        _paint_rect(painter, rect, palette)
    for words in prepared.words:
        painter.setPen(words.pen)
        for run in words.runs:
            painter.drawGlyphRun(QPointF(words.x, words.baseline), run)
    for icon in prepared.icons:
        _paint_icon(painter, icon, palette)


def _paint_rect(painter: QPainter, mark: Rect, palette: Palette) -> None:
    pen = QPen(Qt.PenStyle.NoPen)
    rect = QRectF(mark.x, mark.y, mark.width, mark.height)
    if mark.stroke:
        pen = QPen(QColor(colour_of(mark.stroke, palette)), mark.stroke_width)
        half = mark.stroke_width / 2
        rect = rect.adjusted(half, half, -half, -half)
    painter.setPen(pen)
    painter.setBrush(QBrush(QColor(colour_of(mark.fill, palette))) if mark.fill else QBrush())
    painter.drawRoundedRect(rect, mark.radius, mark.radius)


def _paint_icon(painter: QPainter, mark: Icon, palette: Palette) -> None:
    colour = QColor(colour_of(mark.colour, palette))
    scale = mark.size / ICON_SQUARE
    painter.save()
    painter.translate(mark.x, mark.y)
    painter.scale(scale, scale)
    path = icon_path(mark.name)
    if is_filled(mark.name):
        painter.fillPath(path, colour)
    else:
        pen = QPen(colour, ICON_STROKE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    painter.restore()


def _paint_picture(painter: QPainter, picture: PlacedPicture) -> None:
    """Paint a picture cut to a disc, the middle square of it, as the PDF does."""
    image = QImage.fromData(QByteArray(picture.data))
    if image.isNull():
        return
    disc = QRectF(picture.x_pt, picture.y_pt, picture.size_pt, picture.size_pt)
    side = min(image.width(), image.height())
    middle = QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
    painter.save()
    path = QPainterPath()
    path.addEllipse(disc)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.drawImage(disc, image, middle)
    painter.restore()
