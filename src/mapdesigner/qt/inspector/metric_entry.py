"""MetricEntry: a metric as a row, and its editor while it is open."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from mapdesigner.model import CardId, Metric
from mapdesigner.qt.inspector.metric_editor import MetricEditor
from mapdesigner.qt.inspector.metric_row import MetricRow, Widths
from mapdesigner.qt.inspector.revealing import reveal
from mapdesigner.qt.theme import Theme
from mapdesigner.session import Session

SHOWN_ON_CARD = 3
MENU = (
    ("up", "Move up\tAlt+Up"),
    ("down", "Move down\tAlt+Down"),
    ("duplicate", "Duplicate"),
    ("remove", "Remove\tDel"),
)


class MetricEntry(QWidget):
    """The editor is made when it is first needed; `asked` brings "up", "down", "duplicate" or "remove"."""

    asked = Signal(str)

    def __init__(self, session: Session, theme: Theme, metric: Metric, card_id: CardId) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        # Not named “metric”: Qt asks a widget's metric() for its resolution.
        self.shown = metric
        self._card_id = card_id
        self._index, self._count = 0, 1
        self.editor: MetricEditor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.row = MetricRow(theme)
        self.row.toggled.connect(self._toggled)
        self.row.move_asked.connect(lambda step: self.asked.emit("up" if step < 0 else "down"))
        self.row.remove_asked.connect(lambda: self.asked.emit("remove"))
        self._column.addWidget(self.row)
        # The fields have their places only after the layouts have had their turn.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(lambda: reveal(self))

    def show_metric(self, metric: Metric, index: int, count: int, widths: Widths) -> None:
        """Show the metric as it is now, the `index`-th of `count` on its card."""
        self.shown, self._index, self._count = metric, index, count
        self.row.show_metric(metric, widths, index < SHOWN_ON_CARD)
        if self.editor is not None:
            self.editor.show_metric(metric, index, count)

    def flush(self) -> None:
        """Hand over what was typed so far."""
        if self.editor is not None:
            self.editor.flush()

    def open(self) -> None:
        """Show the fields, the keyboard in the first."""
        self.row.setChecked(True)
        if self.editor is not None:
            self.editor.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def fill_menu(self, menu: QMenu) -> None:
        """Fill a menu with what can be done with the metric."""
        for name, text in MENU:
            action = menu.addAction(text)
            action.setEnabled(
                self._index > 0 if name == "up" else name != "down" or self._index < self._count - 1
            )
            action.triggered.connect(lambda _checked=False, name=name: self.asked.emit(name))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.row.geometry().contains(event.pos()):
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        below = self.row.mapToGlobal(QPoint(0, self.row.height()))
        menu.popup(below if by_keys else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        grew = event.size().height() > event.oldSize().height()
        typed_in = QApplication.focusWidget()
        if grew and self.row.isChecked() and typed_in is not None and self.isAncestorOf(typed_in):
            self._soon.start()

    def _toggled(self, is_open: bool) -> None:
        if is_open and self.editor is None:
            self.editor = MetricEditor(self._session, self._theme, self.shown, self._card_id, self._index)
            self.editor.asked.connect(self.asked)
            self.editor.show_metric(self.shown, self._index, self._count)
            self._column.addWidget(self.editor)
        if self.editor is not None:
            self.editor.flush()
            self.editor.setVisible(is_open)
        if is_open:
            self._soon.start()
