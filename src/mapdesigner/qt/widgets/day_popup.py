"""DayPopup: a calendar that opens under a field; a day is picked with a click or Enter, Escape closes it."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme

ICON_PX = 16
GAP_PX = 2


class DayPopup(QFrame):
    """`picked` brings the day."""

    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.NoDropShadowWindowHint)
        self._theme = theme
        self.setProperty("popup", True)
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        # The first of days: a title of "year 1" is typed, never picked.
        self.calendar.setMinimumDate(QDate(1900, 1, 1))
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.calendar)
        self._dress()
        theme.changed.connect(self._dress)

    def show_below(self, field: QWidget, day: date) -> None:
        """Open under a field, or above it where the screen ends."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        screen = field.screen().availableGeometry()
        place = field.mapToGlobal(QPoint(field.width() - self.width(), field.height() + GAP_PX))
        if place.y() + self.height() > screen.bottom():
            place.setY(field.mapToGlobal(QPoint(0, 0)).y() - GAP_PX - self.height())
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, day: QDate) -> None:
        # A click says so twice, as a click and as a choice.
        if self.isVisible():
            self.hide()
            self.picked.emit(date(day.year(), day.month(), day.day()))

    def _dress(self) -> None:
        """Give the calendar the theme's colours, where a style sheet doesn't reach."""
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self._theme.colour("text"))
        head.setForeground(self._theme.colour("muted"))
        self.calendar.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            self.calendar.setWeekdayTextFormat(day, plain)
        for name, icon_name in (("prev", "arrow-left"), ("next", "arrow-right")):
            button = self.calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(icon(self._theme, icon_name, "muted", ICON_PX))
