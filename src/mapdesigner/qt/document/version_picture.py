"""The picture of a version: its map as wide as the pane, from the top; laid out off the window's thread."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.marks import Box
from mapdesigner.model import JourneyMap
from mapdesigner.qt.drawing.painter import paint_box
from mapdesigner.qt.drawing.pictures import drawn
from mapdesigner.qt.drawing.theme import Theme

CORNER_PX = 7.0
MARGIN_PX = 4.0
# Smaller, and nobody could tell a card from another; what does not fit then is cut off at the right.
LEAST_SCALE, MOST_SCALE = 0.36, 0.75
MOST_STAGES, MOST_CARDS = 8, 40


def picture_box(map_: JourneyMap) -> Box:
    """Return the layout of as much of a map as a picture can show."""
    stages = map_.stages[:MOST_STAGES]
    return lay_out(
        map_.evolve(stages=tuple(stage.evolve(cards=stage.cards[:MOST_CARDS]) for stage in stages))
    )


class VersionPicture(QWidget):
    """Shows a laid-out map, or a sentence in its place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._box: Box | None = None
        self._sentence = ""
        self._picture: QPixmap | None = None
        self._picture_of: tuple[Box | None, QSize, bool] | None = None
        self.setMinimumSize(320, 150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Picture of the version")
        theme.changed.connect(self.update)

    @property
    def sentence(self) -> str:
        """What stands in place of a picture, empty while there is one."""
        return "" if self._box is not None else self._sentence

    def show_box(self, box: Box) -> None:
        """Show a map."""
        self._box = box
        self.setAccessibleDescription("")
        self.update()

    def show_sentence(self, sentence: str) -> None:
        """Show why there is no picture, or nothing."""
        self._box, self._sentence = None, sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        painter.setBrush(self._theme.colour("canvas"))
        painter.drawRoundedRect(frame, CORNER_PX, CORNER_PX)
        if self._box is None:
            painter.setPen(self._theme.colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(frame.adjusted(24, 12, -24, -12), flags, self._sentence)
            return
        inside = QPainterPath()
        inside.addRoundedRect(frame.adjusted(1, 1, -1, -1), CORNER_PX - 1, CORNER_PX - 1)
        painter.setClipPath(inside)
        painter.drawPixmap(0, 0, self._drawn())

    def _drawn(self) -> QPixmap:
        """Return the picture, drawn anew only for another map, size or theme."""
        wanted = (self._box, self.size(), self._theme.is_dark)
        if self._picture is None or self._picture_of != wanted:
            self._picture_of = wanted
            ratio = self.devicePixelRatioF()
            self._picture = drawn(self.width(), self.height(), ratio, self._draw)
        return self._picture

    def _draw(self, painter: QPainter) -> None:
        assert self._box is not None
        fit = (self.width() - 2 * MARGIN_PX) / max(1.0, self._box.width)
        scale = max(LEAST_SCALE, min(MOST_SCALE, fit))
        painter.translate(MARGIN_PX, MARGIN_PX)
        painter.scale(scale, scale)
        paint_box(painter, self._box, self._theme.palette)
