"""PageView: one page of an export on the ground of the window, as large as fits."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mapdesigner.qt.drawing.theme import Theme

MARGIN_PX = 20
LEAST_PX = 240
SQUARE_PX = 8


class PageView(QWidget):
    """One page on the ground of the window, as large as fits.

    `clicked` brings the place on the page that was clicked, 0 … 1 in both directions.
    """

    resized = Signal()
    clicked = Signal(QPointF)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self.words = ""
        self.setMinimumSize(LEAST_PX, LEAST_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def show_page(self, image: QImage) -> None:
        """Show a page, sharp or for now only small."""
        self._image = image
        self.words = ""
        if not self.toolTip():
            self.set_zoomed(False)
        self.update()

    def say(self, words: str) -> None:
        """Show a sentence where the page would be."""
        self._image = None
        self.words = words
        self.setToolTip("")
        self.unsetCursor()
        self.update()

    def set_zoomed(self, is_zoomed: bool) -> None:
        """Say what the next click does."""
        self.setToolTip("Click to see the whole page" if is_zoomed else "Click to see the page at 100\u202f%")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def image(self) -> QImage | None:
        """The page as it is shown."""
        return self._image

    def room(self) -> QSize:
        """Return how large a page can be."""
        return QSize(max(1, self.width() - 2 * MARGIN_PX), max(1, self.height() - 2 * MARGIN_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._image is not None:
            page = self._place(self._image)
            point = event.position() - page.topLeft()
            self.clicked.emit(QPointF(point.x() / page.width(), point.y() / page.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._image is not None:
            self.clicked.emit(QPointF(0.5, 0.5))
        else:
            super().keyPressEvent(event)

    def _place(self, image: QImage) -> QRectF:
        size = image.size().scaled(self.room(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        return QRectF(left, top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        if self._image is None:
            painter.setPen(self._theme.colour("muted"))
            area = self.rect().adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, self.words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place(self._image)
        if self._image.hasAlphaChannel():
            _paint_ground(painter, place)
        painter.drawImage(place, self._image)
        painter.setPen(self._theme.colour("accent" if self.hasFocus() else "hairline"))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))


def _paint_ground(painter: QPainter, place: QRectF) -> None:
    """Paint white with grey squares under what can be seen through, as drawing programs do."""
    painter.fillRect(place, Qt.GlobalColor.white)
    painter.save()
    painter.setBrushOrigin(place.topLeft())
    tile = QImage(2 * SQUARE_PX, 2 * SQUARE_PX, QImage.Format.Format_RGB32)
    tile.fill(Qt.GlobalColor.white)
    inner = QPainter(tile)
    for x, y in ((0, 0), (SQUARE_PX, SQUARE_PX)):
        inner.fillRect(x, y, SQUARE_PX, SQUARE_PX, QColor("#E4E7EC"))
    inner.end()
    painter.fillRect(place, QBrush(tile))
    painter.restore()
