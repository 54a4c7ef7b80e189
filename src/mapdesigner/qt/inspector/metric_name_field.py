"""MetricNameField: the metric that an experiment is about, one of the touchpoint's by name or any words."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QToolButton

from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.text_fields import LineField


class MetricNameField(LineField):
    """A line that offers names; its arrow, or the key down, shows all of them."""

    def __init__(self, theme: Theme, names: Callable[[], list[str]]) -> None:
        super().__init__("Metric", "Which number tells?", "Metric of the experiment", names)
        self._theme = theme
        self._opens = QAction("Choose a metric of the touchpoint", self)
        self._opens.setToolTip("Choose a metric of the touchpoint (Down)")
        self._opens.triggered.connect(self.show_names)
        self.line.addAction(self._opens, self.line.ActionPosition.TrailingPosition)
        self.button = self.line.findChildren(QToolButton)[-1]
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def show_choice(self, has_names: bool) -> None:
        """Show the arrow only where there is something to choose."""
        self._opens.setVisible(has_names)

    def show_names(self) -> None:
        """Show all names, whatever is typed."""
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        completer = self.line.completer()
        if self._choices is not None:
            self._words.setStringList(self._choices())
        completer.setCompletionPrefix("")
        completer.complete()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.line and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.show_names()
            return True
        return super().eventFilter(watched, event)

    def _draw_icon(self) -> None:
        self._opens.setIcon(icon(self._theme, "chevron-down", "muted", 16))
