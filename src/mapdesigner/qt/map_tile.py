"""MapTile: a map to begin with, its picture above its name; TileGrid: tiles in as many columns as fit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.marks import Box
from mapdesigner.model import JourneyMap
from mapdesigner.qt.inspector.words import count_words
from mapdesigner.qt.map_pictures import map_picture
from mapdesigner.qt.theme import Theme, interface_font

LEAST_WIDTH_PX = 150
PICTURE_SHAPE = 0.62  # height by width
WORDS_HEIGHT_PX = 46
GAP_PX = 16
MOST_WIDTH_PX = 260


class MapTile(QAbstractButton):
    """A picture of a map with a name and a line of words; the picture comes later."""

    def __init__(self, theme: Theme, name: str, source: Callable[[], JourneyMap]) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        self._source = source
        self._box: Box | None = None
        self._picture: QPixmap | None = None
        self.setText(name)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._redraw)

    @property
    def has_picture(self) -> bool:
        """Whether the map has been drawn."""
        return self._picture is not None

    def draw_picture(self) -> None:
        """Read the map, lay it out and paint it; raises what reading raises."""
        map_ = self._source()
        self._words = f"{count_words(len(map_.stages), 'stage')}, {count_words(len(map_.lanes), 'lane')}"
        self._box = lay_out(map_)
        self.setText(map_.title or self.text())
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self._words)
        self._redraw()

    def sizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH_PX, tile_height(LEAST_WIDTH_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._box is not None and event.size().width() != event.oldSize().width():
            self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        marked = self.hasFocus() or self.underMouse()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(frame, 8, 8)
        if self._picture is not None:
            painter.drawPixmap(1, 1, self._picture)
        line = self.height() - WORDS_HEIGHT_PX
        painter.fillRect(QRectF(1, line, self.width() - 2, 1), self._theme.colour("hairline"))
        self._paint_words(painter, QRectF(10, line + 6, self.width() - 18, WORDS_HEIGHT_PX - 12))
        edge = self._theme.colour("accent" if marked else "hairline")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5), 8, 8)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        for top, font, token, words in (
            (0, interface_font(13, semibold=True), "text", self.text()),
            (18, interface_font(11), "muted", self._words),
        ):
            painter.setFont(font)
            painter.setPen(self._theme.colour(token))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
            line = QRectF(area.left(), area.top() + top, area.width(), 18)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _redraw(self) -> None:
        if self._box is not None:
            size = QSize(self.width() - 2, self.height() - WORDS_HEIGHT_PX - 1)
            self._picture = map_picture(self._box, self._theme.palette, size, self.devicePixelRatioF())
        self.update()


class TileGrid(QWidget):
    """Tiles from left to right, then down."""

    def __init__(self, tiles: Sequence[MapTile]) -> None:
        super().__init__()
        self.tiles = tuple(tiles)
        for tile in tiles:
            tile.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        shown = self._shown()
        columns, wide = self._columns(width, len(shown))
        rows = -(-len(shown) // columns)
        return rows * tile_height(wide) + max(0, rows - 1) * GAP_PX

    def sizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH_PX, self.heightForWidth(max(LEAST_WIDTH_PX, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def arrange(self) -> None:
        """Put every tile that is not hidden into its place."""
        shown = self._shown()
        columns, wide = self._columns(self.width(), len(shown))
        for place, tile in enumerate(shown):
            x = place % columns * (wide + GAP_PX)
            y = place // columns * (tile_height(wide) + GAP_PX)
            tile.setGeometry(x, y, wide, tile_height(wide))

    def _shown(self) -> list[MapTile]:
        return [tile for tile in self.tiles if not tile.isHidden()]

    @staticmethod
    def _columns(width: int, count: int) -> tuple[int, int]:
        """Return how many tiles go into a row and how wide they are; a row that takes all is filled."""
        fitting = max(1, (width + GAP_PX) // (LEAST_WIDTH_PX + GAP_PX))
        columns = max(1, min(fitting, count))
        return columns, max(1, min(MOST_WIDTH_PX, (width - (columns - 1) * GAP_PX) // columns))


def tile_height(width: int) -> int:
    """Return how high a tile of a width is."""
    return round(width * PICTURE_SHAPE) + WORDS_HEIGHT_PX
