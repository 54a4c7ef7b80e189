"""MapTile: a map to begin with, its picture above its name; TileGrid: tiles in as many columns as fit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.marks import Box
from mapdesigner.model import JourneyMap
from mapdesigner.qt.drawing.map_pictures import map_picture
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.words import count_words

LEAST_WIDTH_PX = 150
PICTURE_SHAPE = 0.85  # height by width
LINE_PX = 18
WORDS_MARGIN_PX = 6
WORDS_SIDE_PX = 10
GAP_PX = 16
MOST_WIDTH_PX = 320


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
        self.setAccessibleDescription(self._words)
        self._redraw()

    def sizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH_PX, picture_height(LEAST_WIDTH_PX) + self.words_height(LEAST_WIDTH_PX))

    def words_height(self, width: int) -> int:
        """Return how much room the name, in one line or two, and the words under it take."""
        return (len(self._name_lines(width)) + 1) * LINE_PX + 2 * WORDS_MARGIN_PX - 2

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
        line = picture_height(self.width())
        painter.fillRect(QRectF(1, line, self.width() - 2, 1), self._theme.colour("hairline"))
        self._paint_words(painter, line + WORDS_MARGIN_PX)
        edge = self._theme.colour("accent" if marked else "hairline")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5), 8, 8)

    def _paint_words(self, painter: QPainter, top: float) -> None:
        lines = [("text", interface_font(13, semibold=True), line) for line in self._name_lines(self.width())]
        for token, font, words in (*lines, ("muted", interface_font(11), self._words)):
            painter.setFont(font)
            painter.setPen(self._theme.colour(token))
            place = QRectF(WORDS_SIDE_PX, top, self.width() - 2 * WORDS_SIDE_PX + 2, LINE_PX)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
            top += LINE_PX

    def _name_lines(self, width: int) -> list[str]:
        room = width - 2 * WORDS_SIDE_PX + 2
        return two_lines(self.text(), QFontMetrics(interface_font(13, semibold=True)), room)

    def _redraw(self) -> None:
        if self._box is not None:
            size = QSize(self.width() - 2, picture_height(self.width()) - 1)
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
        return rows * self._tile_height(wide) + max(0, rows - 1) * GAP_PX

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
        high = self._tile_height(wide)
        for place, tile in enumerate(shown):
            x = place % columns * (wide + GAP_PX)
            y = place // columns * (high + GAP_PX)
            tile.setGeometry(x, y, wide, high)

    def _tile_height(self, width: int) -> int:
        """Return how high the tiles are: all alike, with room for the longest name."""
        return picture_height(width) + max((tile.words_height(width) for tile in self._shown()), default=0)

    def _shown(self) -> list[MapTile]:
        return [tile for tile in self.tiles if not tile.isHidden()]

    @staticmethod
    def _columns(width: int, count: int) -> tuple[int, int]:
        """Return how many tiles go into a row and how wide they are; a row that takes all is filled."""
        fitting = max(1, (width + GAP_PX) // (LEAST_WIDTH_PX + GAP_PX))
        columns = max(1, min(fitting, count))
        return columns, max(1, min(MOST_WIDTH_PX, (width - (columns - 1) * GAP_PX) // columns))


def picture_height(width: int) -> int:
    """Return how high the picture on a tile of a width is."""
    return round(width * PICTURE_SHAPE)


def two_lines(text: str, metrics: QFontMetrics, room_px: int) -> list[str]:
    """Return text in the one line that it needs, or in two; what is too long for two is cut."""
    words = text.split()
    for count in range(len(words), 0, -1):
        first = " ".join(words[:count])
        if metrics.horizontalAdvance(first) <= room_px:
            rest = " ".join(words[count:])
            cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room_px)
            return [first, cut] if rest else [first]
    return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, room_px)]
