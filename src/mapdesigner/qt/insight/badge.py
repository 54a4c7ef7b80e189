"""InsightBadge: how many warnings there are, beside the word Insight in the toolbar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton

from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.insight.watcher import Watcher

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window

MOST = 999
RIGHT_PX = 7
COLOUR = "sentiment -1"


class InsightBadge(QLabel):
    """Lies on its button, which keeps room for it; hidden while there is no warning."""

    def __init__(self, button: QToolButton, action: QAction, theme: Theme, watcher: Watcher) -> None:
        super().__init__(button)
        self._button = button
        self._action = action
        self._theme = theme
        self._watcher = watcher
        self._tip = action.toolTip()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(interface_font(13, semibold=True))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        button.installEventFilter(self)
        watcher.changed.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()

    def refresh(self) -> None:
        """Show the present number of warnings."""
        findings = self._watcher.findings
        count = findings.count("warning") if findings is not None else 0
        words = f"{MOST}+" if count > MOST else str(count) if count else ""
        if words == self.text():
            return
        if len(words) != len(self.text()):
            self._button.setProperty("badge", len(words))
            self._button.style().unpolish(self._button)
            self._button.style().polish(self._button)
            self._button.updateGeometry()
        self.setText(words)
        self.setVisible(bool(words))
        self._place()
        said = f"{count:,} {'warning' if count == 1 else 'warnings'}"
        self._action.setToolTip(f"{self._tip}: {said}" if count else self._tip)
        self._button.setAccessibleName(f"Insight, {said}" if count else "Insight")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        room = self._button.size()
        self.move(room.width() - self.width() - RIGHT_PX, (room.height() - self.height()) // 2)

    def _dress(self) -> None:
        self.setStyleSheet(f"color: {self._theme.palette[COLOUR]}")


def watched_insight(window: "Window", button: object) -> Watcher:
    """Return what watches a window's map for findings; their number stands on the view's button."""
    watcher = Watcher(window.session, window)
    if isinstance(button, QToolButton):
        InsightBadge(button, window.actions_.views["insight"], window.theme, watcher)
    return watcher
