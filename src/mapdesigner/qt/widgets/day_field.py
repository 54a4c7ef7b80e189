"""DayField: a day that is typed, or picked from a calendar."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QToolButton

from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.days import HOW_TO_WRITE, day_from, day_text
from mapdesigner.qt.widgets.text_fields import LineField

if TYPE_CHECKING:
    from mapdesigner.qt.widgets.day_popup import DayPopup

HINT = "day month year"
SHORT_FAULT = "Write like 15 Jan 2027"
GAP_TO_SPARE_PX = 12
LEAST_FAULT_PX = 120
FAULT_FONT_PX = 12


class DayField(LineField):
    """A day, or none; read when the person is done with it, a wrong one stays with a sentence."""

    # Half the panel's width has no room for a sentence; all of it waits under the pointer.
    short_faults = True

    def __init__(self, label: str, theme: Theme) -> None:
        super().__init__(label, HINT)
        self._theme = theme
        self._popup: DayPopup | None = None
        self._opens = QAction("Choose a day", self)
        self._opens.setToolTip("Choose a day (Alt+Down)")
        self._opens.triggered.connect(self.open_calendar)
        self.line.addAction(self._opens, self.line.ActionPosition.TrailingPosition)
        self.button = self.line.findChildren(QToolButton)[-1]
        # Qt keeps more room beside an icon than half the panel can spare.
        self.line.setTextMargins(0, 0, -GAP_TO_SPARE_PX, 0)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    @property
    def popup(self) -> "DayPopup | None":
        """The calendar while it is open."""
        return self._popup if self._popup is not None and self._popup.isVisible() else None

    def open_calendar(self) -> None:
        """Show a calendar under the field, at the day that is typed or at today."""
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        if self._popup is None:
            from mapdesigner.qt.widgets.day_popup import DayPopup

            self._popup = DayPopup(self._theme, self)
            self._popup.picked.connect(self._picked)
        self._popup.show_below(self.line, self._typed_day() or date.today())

    def flush(self) -> None:
        was_typed = self._is_typed
        super().flush()
        if was_typed and not self._is_typed:
            self._set_text(self._text_of(self._shown))

    def fault_words(self, sentence: str) -> str:
        short = SHORT_FAULT if sentence.endswith(HOW_TO_WRITE) else sentence
        room = max(self.width(), LEAST_FAULT_PX)
        metrics = QFontMetrics(interface_font(FAULT_FONT_PX))
        return metrics.elidedText(short, Qt.TextElideMode.ElideRight, room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.line and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def _picked(self, day: date) -> None:
        self._set_text(day_text(day))
        self._typed()
        self.flush()
        self.left.emit()

    def _typed_day(self) -> date | None:
        try:
            return day_from(self._text())
        except ValueError:
            return None

    def _follows_typing(self) -> bool:
        return False

    def _text_of(self, value: object) -> str:
        return day_text(value) if isinstance(value, date) else ""

    def _value_of(self, text: str) -> object:
        return day_from(text)

    def _draw_icon(self) -> None:
        self._opens.setIcon(icon(self._theme, "calendar", "muted", 16))
