"""A colour from a row of swatches that print well, or none of its own."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.field import Field

SWATCHES: dict[str, str] = {
    "#2F6FD0": "Blue",
    "#11856F": "Green",
    "#B8650F": "Orange",
    "#9445BE": "Purple",
    "#C2362B": "Red",
    "#0E7C96": "Teal",
    "#A8397A": "Pink",
    "#5B6472": "Grey",
}
SWATCH_PX = 22
SWATCH_GAP_PX = 8


class SwatchRow(QWidget):
    """Round swatches; the first stands for no colour of its own, a foreign colour gets one at the end."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, none_name: str, none_colour: Callable[[], str | None]) -> None:
        super().__init__()
        self._theme = theme
        self._none_name = none_name
        self._none_colour = none_colour
        self.value: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(SWATCH_PX + 8)
        theme.changed.connect(self.update)

    def show_value(self, value: str | None) -> None:
        """Ring the swatch of a colour."""
        self.value = value
        name = self._none_name if value is None else SWATCHES.get(value.upper(), value)
        self.setAccessibleName(f"Colour: {name}")
        self.update()

    def colours(self) -> list[str | None]:
        """Return the colours in the order of their swatches."""
        known = [None, *SWATCHES]
        return known if self.value is None or self.value.upper() in SWATCHES else [*known, self.value]

    def place_of(self, index: int) -> QRectF:
        """Return the square of a swatch."""
        return QRectF(4 + index * (SWATCH_PX + SWATCH_GAP_PX), 4, SWATCH_PX, SWATCH_PX)

    def sizeHint(self) -> QSize:
        return QSize(200, SWATCH_PX + 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.colours()[index])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        index = max(0, min(len(self.colours()) - 1, self._index() + step))
        if index != self._index():
            self.chosen.emit(self.colours()[index])

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._index_at(QPointF(event.pos()))
            colour = None if index is None else self.colours()[index]
            name = self._none_name if colour is None else SWATCHES.get(colour, colour)
            QToolTip.showText(event.globalPos(), "" if index is None else name, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, colour in enumerate(self.colours()):
            place = self.place_of(index)
            if index == self._index():
                pen = QPen(self._theme.colour("accent" if self.hasFocus() else "text"), 2)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(place.adjusted(-2, -2, 2, 2))
            shown = colour or self._none_colour()
            painter.setPen(Qt.PenStyle.NoPen if shown else QPen(self._theme.colour("faint"), 1.5))
            painter.setBrush(QColor(shown) if shown else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place.adjusted(2, 2, -2, -2))
            if colour is None:
                painter.setPen(QPen(QColor("#FFFFFF") if shown else self._theme.colour("faint"), 1.5))
                painter.drawLine(place.center() + QPointF(-4, 4), place.center() + QPointF(4, -4))

    def _index(self) -> int:
        wanted = None if self.value is None else self.value.upper()
        return next(
            (at for at, colour in enumerate(self.colours()) if (colour and colour.upper()) == wanted), 0
        )

    def _index_at(self, point: QPointF) -> int | None:
        return next((at for at in range(len(self.colours())) if self.place_of(at).contains(point)), None)


class ColourField(Field):
    """A colour, or None for the one that comes by itself."""

    def __init__(self, theme: Theme, none_name: str, none_colour: Callable[[], str | None]) -> None:
        super().__init__("Colour")
        self.row = SwatchRow(theme, none_name, none_colour)
        self.set_control(self.row, "Colour")
        self.row.chosen.connect(self.changed.emit)

    def show_value(self, value: object) -> None:
        self.row.show_value(value if isinstance(value, str) else None)
