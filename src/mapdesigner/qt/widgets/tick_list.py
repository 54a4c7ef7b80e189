"""TickList: values to tick, each with a picture and, where there is one, a count."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mapdesigner.insight.metric_status import NARROW_SPACE
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.jumping import Jumping
from mapdesigner.qt.widgets.tick import Tick

ROW_HEIGHT_PX = 28
BOX_PX = 16
SIDE_PX = 8
PICTURE_PX = 16
TICK_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class TickList(Jumping, QListView):
    """Shows ticks; `toggled` brings the value that a click or Space was on, `left` that Enter was pressed."""

    toggled = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._ticks = _Model(self)
        self.setModel(self._ticks)
        self.setItemDelegate(_Painter(theme, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    @property
    def ticks(self) -> Sequence[Tick]:
        """What is shown, from top to bottom."""
        return self._ticks.ticks

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show ticks; the keyboard stays where it was while the values are the same."""
        place = self.currentIndex().row()
        same = [tick.value for tick in ticks] == [tick.value for tick in self.ticks]
        self._ticks.set_ticks(ticks, same)
        if not same and ticks:
            self.setCurrentIndex(self._ticks.index(max(0, min(place, len(ticks) - 1)) if same else 0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._toggle(self.indexAt(event.position().toPoint()))

    def _toggle(self, index: Index) -> None:
        if index.isValid():
            self.toggled.emit(self.ticks[index.row()].value)


class _Model(QAbstractListModel):
    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.ticks: Sequence[Tick] = ()

    def set_ticks(self, ticks: Sequence[Tick], same_values: bool) -> None:
        if same_values:
            self.ticks = ticks
            if ticks:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ticks) - 1, 0))
            return
        self.beginResetModel()
        self.ticks = ticks
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ticks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        tick = self.ticks[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tick.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tick.text}, {tick.number}" if tick.number is not None else tick.text
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if tick.is_on else Qt.CheckState.Unchecked
        return tick if role == TICK_ROLE else None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tick, theme = index.data(TICK_ROLE), self._theme
        line = option.rect.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ringed = index == self._view.currentIndex() and self._view.hasFocus()
        if ringed or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(theme.colour("accent"), 1) if ringed else Qt.PenStyle.NoPen)
            painter.setBrush(theme.derived("hover"))
            painter.drawRoundedRect(QRectF(line).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._paint_box(painter, line, tick.is_on)
        x = line.left() + SIDE_PX + BOX_PX + 8
        if tick.icon or tick.disc:
            paint_picture(painter, theme, tick, x, line.center().y() - PICTURE_PX // 2 + 1)
            x += PICTURE_PX + 7
        is_faint = tick.number == 0 and not tick.is_on
        right = line.right() - SIDE_PX
        if tick.number is not None:
            painter.setFont(interface_font(12))
            painter.setPen(theme.colour("muted"))
            number = f"{tick.number:,}".replace(",", NARROW_SPACE)
            place = QRect(right - 60, line.top(), 60, line.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
            right -= painter.fontMetrics().horizontalAdvance(number) + 8
        painter.setFont(interface_font())
        painter.setPen(theme.colour("muted" if is_faint else "text"))
        words = QRect(x, line.top(), right - x, line.height())
        text = painter.fontMetrics().elidedText(tick.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        painter.restore()

    def _paint_box(self, painter: QPainter, line: QRect, is_on: bool) -> None:
        box = QRectF(line.left() + SIDE_PX, line.center().y() - BOX_PX / 2 + 1, BOX_PX, BOX_PX)
        painter.setPen(QPen(self._theme.colour("accent" if is_on else "faint"), 1))
        painter.setBrush(self._theme.colour("accent" if is_on else "canvas"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if is_on:
            paint_icon(painter, self._theme, "check", box.left() + 1, box.top() + 1, BOX_PX - 2, "on accent")


def paint_picture(painter: QPainter, theme: Theme, tick: Tick, x: float, y: float) -> None:
    """Draw a tick's icon, or its disc with a letter, with its upper left corner at (x, y)."""
    if tick.icon:
        paint_icon(painter, theme, tick.icon, x, y, PICTURE_PX, tick.token)
    elif tick.disc:
        paint_disc(painter, QColor(tick.disc), tick.letter, QRectF(x, y, PICTURE_PX, PICTURE_PX))


def paint_disc(painter: QPainter, colour: QColor, letter: str, place: QRectF) -> None:
    """Draw a persona's disc with a letter in it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(place)
    painter.setPen(QColor("#FFFFFF"))
    painter.setFont(interface_font(round(place.width() * 0.56), semibold=True))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letter)
