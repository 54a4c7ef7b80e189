"""TwoLineRow: a text with a smaller line under it, to be clicked; with a chevron where it opens something."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

from mapdesigner.layout.text import Style, wrap
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.entry_row import CHEVRON_PX, EntryRow

TITLE_PX = 12
META_PX = 11
TITLE_LINE_PX = 16
META_LINE_PX = 15
PADDING_PX = 3
LEFT_PX, LEFT_WITH_BAR_PX = 2, 12
BAR_PX = 3
LEAST_ROOM_PX = 60
MOST_META_LINES = 3
LEAST_FOR_TIP = 60
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class TwoLineRow(EntryRow):
    """Up to `most_lines` of text and some of smaller type, painted, so that a long list of them is quick.

    One that `opens` has a chevron, and with a bar at its left it is a note; the others are links.
    """

    most_lines = 3
    right_px = CHEVRON_PX + 6

    def __init__(self, theme: Theme, opens: bool = False, bar: bool = False) -> None:
        super().__init__(theme, opens)
        self._has_bar = bar
        self._title = self._meta = self._placeholder = ""
        # By the room for text: layouts ask for the height many times over, at changing widths.
        self._wrapped: dict[int, tuple[list[str], list[str]]] = {}

    def show_words(self, title: str, meta: str, placeholder: str, noun: str) -> None:
        """Show a text and a smaller line; `placeholder` stands for no text, `noun` says what it is about."""
        title = " ".join(title.split())
        if (title, meta, placeholder) == (self._title, self._meta, self._placeholder):
            return
        self._title, self._meta, self._placeholder = title, meta, placeholder
        self._wrapped = {}
        self.setAccessibleName(f"{noun}: {title or placeholder}")
        self.setAccessibleDescription(meta)
        self.setToolTip(plain_tip(title) if len(title) > LEAST_FOR_TIP else "")
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return what the row shows, a line each."""
        return f"{self._title or self._placeholder}\n{self._meta}"

    def heightForWidth(self, width: int) -> int:
        titles, metas = self._lines(width)
        return 2 * PADDING_PX + len(titles) * TITLE_LINE_PX + len(metas) * META_LINE_PX

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, BAR_PX + 2 if self._has_bar else 0, tinted=self.isCheckable())
        if self._has_bar:
            painter.fillRect(QRectF(0, 0, BAR_PX, self.height()), self._theme.colour("accent"))
        titles, metas = self._lines(self.width())
        painter.setFont(interface_font(TITLE_PX))
        is_link = self.underMouse() and not self.isCheckable()
        painter.setPen(self._theme.colour("accent" if is_link else "text" if self._title else "muted"))
        middle = self._paint_lines(painter, titles, PADDING_PX, TITLE_LINE_PX)
        painter.setFont(interface_font(META_PX))
        painter.setPen(self._theme.colour("muted"))
        self._paint_lines(painter, metas, middle, META_LINE_PX)
        self.paint_right(painter, middle)

    def paint_right(self, painter: QPainter, middle: int) -> None:
        """Paint what stands at the right; the smaller lines begin at `middle`."""
        top = (self.height() - CHEVRON_PX) / 2
        self.paint_chevron(painter, self.width() - CHEVRON_PX - 3, top)

    def _paint_lines(self, painter: QPainter, lines: list[str], top: int, height: int) -> int:
        for text in lines:
            painter.drawText(QRectF(self._left(), top, self.width() - self._left(), height), _LINE, text)
            top += height
        return top

    def _left(self) -> int:
        return LEFT_WITH_BAR_PX if self._has_bar else LEFT_PX

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        """Return the lines of the text and of what stands under it, at a width."""
        room = max(LEAST_ROOM_PX, width - self._left() - (self.right_px if self.isCheckable() else LEFT_PX))
        if room not in self._wrapped:
            titles = wrap(self._title or self._placeholder, room, Style(TITLE_PX), self.most_lines)
            metas = wrap(self._meta, room, Style(META_PX), MOST_META_LINES, is_facts=True)
            self._wrapped[room] = ([line.text for line in titles], [line.text for line in metas])
        return self._wrapped[room]
