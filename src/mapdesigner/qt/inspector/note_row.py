"""NoteRow: an improvement note in two lines with a bar at its left; a click opens or shuts it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from mapdesigner.layout.lanes.improvements import improvement_summary
from mapdesigner.layout.measures import NOTE_BAR_PT
from mapdesigner.model import Improvement, shortened
from mapdesigner.qt.icons import paint_icon
from mapdesigner.qt.theme import Theme, interface_font

INDENT_PX = 12
CHEVRON_PX = 14
LINE_GAP_PX = 2
PADDING_PX = 2
MOST_TITLE_CHARACTERS = 160
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class NoteRow(QAbstractButton):
    """The closed face of an improvement note, painted, so that a long list of them is quick."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = self._meta = ""
        # By width: layouts ask for the height many times over, at changing widths.
        self._measured: dict[int, tuple[QRect, QRect]] = {}
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def show_note(self, note: Improvement, where: str = "") -> None:
        """Show a note's title and figures, and where it belongs."""
        title = shortened(note.title, MOST_TITLE_CHARACTERS) if note.title else ""
        meta = " · ".join(word for word in (where, improvement_summary(note)) if word)
        if (title, meta) != (self._title, self._meta):
            self._title, self._meta = title, meta
            self._measured = {}
            self.setAccessibleName(f"Improvement note: {title or 'untitled'}")
            self.setAccessibleDescription(meta)
            self.updateGeometry()
            self.update()

    def words(self) -> str:
        """Return what the row shows, a line each."""
        return f"{self._title or 'Untitled improvement'}\n{self._meta}"

    def heightForWidth(self, width: int) -> int:
        _, meta = self._places(width)
        return meta.bottom() + PADDING_PX + 1

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.derived("hover"))
            painter.drawRoundedRect(self.rect().adjusted(5, 0, 0, 0), 4, 4)
            name = "chevron-down" if self.isChecked() else "chevron-right"
            top = (self.height() - CHEVRON_PX) / 2
            paint_icon(painter, self._theme, name, self.width() - CHEVRON_PX - 3, top, CHEVRON_PX)
        painter.fillRect(QRectF(0, 0, NOTE_BAR_PT, self.height()), self._theme.colour("accent"))
        title, meta = self._places(self.width())
        painter.setFont(interface_font(12))
        painter.setPen(self._theme.colour("text" if self._title else "muted"))
        painter.drawText(title, _WRAPPED, self._title or "Untitled improvement")
        painter.setFont(interface_font(11))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(meta, _WRAPPED, self._meta)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 1, -1, -1), 4, 4)

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Return where title and figures stand at a width."""
        if width not in self._measured:
            self._measured[width] = self._measure(width)
        return self._measured[width]

    def _measure(self, width: int) -> tuple[QRect, QRect]:
        room = QRect(INDENT_PX, PADDING_PX, max(40, width - INDENT_PX - CHEVRON_PX - 6), 100_000)
        first = QFontMetrics(interface_font(12)).boundingRect(
            room, _WRAPPED, self._title or "Untitled improvement"
        )
        title = QRect(room.topLeft(), QSize(room.width(), first.height()))
        room.setTop(title.bottom() + 1 + LINE_GAP_PX)
        second = QFontMetrics(interface_font(11)).boundingRect(room, _WRAPPED, self._meta)
        return title, QRect(room.topLeft(), QSize(room.width(), second.height()))
