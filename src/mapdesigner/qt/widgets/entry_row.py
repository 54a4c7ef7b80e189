"""EntryRow: what stands for one thing in a list of the inspector; the same keys in every list."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.theme import Theme

CHEVRON_PX = 14
FRAME_PX = 1.5
ROUNDING_PX = 4

_NONE = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier
_WISHES = {
    (Qt.Key.Key_Delete, _NONE): "remove",
    (Qt.Key.Key_Backspace, _NONE): "remove",
    (Qt.Key.Key_Up, _NONE): "previous",
    (Qt.Key.Key_Down, _NONE): "next",
    (Qt.Key.Key_Up, _ALT): "up",
    (Qt.Key.Key_Down, _ALT): "down",
}


class EntryRow(QAbstractButton):
    """A row to be clicked. Enter and Space click it too.

    `asked` brings what another key asks for: "remove", "copy", "previous" or "next" (to go there), "up" or
    "down" (to be moved), and "shut" while it is open.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, opens: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(opens)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A clicked row has the keyboard, so that Delete and Ctrl+C mean it and not the card.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @property
    def is_pointed(self) -> bool:
        """Whether the pointer or the keyboard is here."""
        return self.underMouse() or self.hasFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wish = _WISHES.get((Qt.Key(event.key()), modifiers), "")
        if event.matches(QKeySequence.StandardKey.Copy):
            wish = "copy"
        elif event.key() == Qt.Key.Key_Escape and self.isChecked():
            wish = "shut"
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif wish:
            self.asked.emit(wish)
        else:
            super().keyPressEvent(event)

    def paint_ground(self, painter: QPainter, left: float = 0, tinted: bool = True) -> None:
        """Paint what shows that the pointer or the keyboard is here, from `left` px on."""
        if not self.is_pointed or not (tinted or self.hasFocus()):
            return
        focused = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("accent"), FRAME_PX) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.derived("hover") if tinted else Qt.BrushStyle.NoBrush)
        half = FRAME_PX / 2
        area = QRectF(self.rect()).adjusted(left + half, half, -half, -half)
        painter.drawRoundedRect(area, ROUNDING_PX, ROUNDING_PX)

    def paint_chevron(self, painter: QPainter, x: float, y: float) -> None:
        """Paint at a place whether the row is open, while that matters."""
        if self.isCheckable() and (self.is_pointed or self.isChecked()):
            name = "chevron-down" if self.isChecked() else "chevron-right"
            paint_icon(painter, self._theme, name, x, y, CHEVRON_PX)
