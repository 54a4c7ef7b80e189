"""TwoLineRow: a text with a smaller line under it, to be clicked; with a chevron where it opens something."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from mapdesigner.layout.text import Style, wrap
from mapdesigner.qt.icons import paint_icon
from mapdesigner.qt.inspector.cut_text import plain_tip
from mapdesigner.qt.theme import Theme, interface_font

TITLE_PX = 12
META_PX = 11
TITLE_LINE_PX = 16
META_LINE_PX = 15
PADDING_PX = 3
SIDE_PX = 2
CHEVRON_PX = 14
MOST_LINES = 3
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class TwoLineRow(QAbstractButton):
    """Up to three lines of text and one or two of smaller type; with a bar at the left it is an entry that
    `opens`, without one a link."""

    def __init__(self, theme: Theme, opens: bool = False, bar: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._has_bar = bar
        self._title = self._meta = self._placeholder = ""
        self.setCheckable(opens)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_words(self, title: str, meta: str, placeholder: str, noun: str) -> None:
        """Show a text and a smaller line; `placeholder` stands for no text, `noun` says what it is about."""
        title = " ".join(title.split())
        if (title, meta, placeholder) == (self._title, self._meta, self._placeholder):
            return
        self._title, self._meta, self._placeholder = title, meta, placeholder
        self.setAccessibleName(f"{noun}: {title or placeholder}")
        self.setAccessibleDescription(meta)
        self.setToolTip(plain_tip(title) if len(title) > 60 else "")
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
        pointed = self.underMouse() or self.hasFocus()
        if self.hasFocus() or (pointed and self._has_bar):
            painter.setPen(QPen(self._theme.colour("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.derived("hover") if self._has_bar else Qt.BrushStyle.NoBrush)
            left = 5 if self._has_bar else 1
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(left, 1, -1, -1), 4, 4)
        if self._has_bar:
            painter.fillRect(QRectF(0, 0, 3, self.height()), self._theme.colour("accent"))
        if self.isCheckable() and (pointed or self.isChecked()):
            name = "chevron-down" if self.isChecked() else "chevron-right"
            top = (self.height() - CHEVRON_PX) / 2
            paint_icon(painter, self._theme, name, self.width() - CHEVRON_PX - 3, top, CHEVRON_PX)
        titles, metas = self._lines(self.width())
        painter.setFont(interface_font(TITLE_PX))
        is_link = self.underMouse() and not self._has_bar
        painter.setPen(self._theme.colour("accent" if is_link else "text" if self._title else "muted"))
        top = self._paint_lines(painter, titles, PADDING_PX, TITLE_LINE_PX)
        painter.setFont(interface_font(META_PX))
        painter.setPen(self._theme.colour("muted"))
        self._paint_lines(painter, metas, top, META_LINE_PX)

    def _paint_lines(self, painter: QPainter, lines: list[str], top: int, height: int) -> int:
        for text in lines:
            place = QRectF(QPointF(self._left(), top), QPointF(self.width(), top + height))
            painter.drawText(place, _LINE, text)
            top += height
        return top

    def _left(self) -> int:
        return 12 if self._has_bar else SIDE_PX

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        room = max(60, width - self._left() - SIDE_PX - (CHEVRON_PX if self.isCheckable() else 0))
        titles = wrap(self._title or self._placeholder, room, Style(TITLE_PX), MOST_LINES)
        metas = wrap(self._meta, room, Style(META_PX), 2)
        return [line.text for line in titles], [line.text for line in metas]
