"""MetricEntry: a metric as a row, and its editor while it is open."""

from PySide6.QtWidgets import QMenu, QWidget

from mapdesigner.model import CardId, Metric
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.entry import Entry
from mapdesigner.qt.inspector.metric_editor import MetricEditor
from mapdesigner.qt.inspector.metric_row import MetricRow, Widths
from mapdesigner.session import Session

SHOWN_ON_CARD = 3
MENU = (
    ("up", "Move up\tAlt+Up"),
    ("down", "Move down\tAlt+Down"),
    ("duplicate", "Duplicate"),
    ("remove", "Remove metric\tDel"),
)


class MetricEntry(Entry):
    """The `index`-th metric of a touchpoint; `asked` brings "up", "down", "duplicate" or "remove"."""

    row: MetricRow

    def __init__(self, session: Session, theme: Theme, metric: Metric, card_id: CardId) -> None:
        super().__init__(MetricRow(theme))
        self._session = session
        self._theme = theme
        # Not named “metric”: Qt asks a widget's metric() for its resolution.
        self.shown = metric
        self._card_id = card_id
        self._index, self._count = 0, 1
        self.editor: MetricEditor | None = None

    def show_metric(self, metric: Metric, index: int, count: int, widths: Widths) -> None:
        """Show the metric as it is now, the `index`-th of `count` on its card."""
        self.shown, self._index, self._count = metric, index, count
        self.row.show_metric(metric, widths, index < SHOWN_ON_CARD)
        if self.editor is not None:
            self.editor.show_metric(metric, index, count)

    def make_editor(self) -> QWidget:
        editor = MetricEditor(self._session, self._theme, self.shown, self._card_id, self._index)
        editor.asked.connect(self.asked)
        editor.show_metric(self.shown, self._index, self._count)
        return editor

    def first_field(self) -> QWidget | None:
        return None if self.editor is None else self.editor.first_field()

    def fill_menu(self, menu: QMenu) -> None:
        for name, text in MENU:
            action = menu.addAction(text)
            action.setEnabled(
                self._index > 0 if name == "up" else name != "down" or self._index < self._count - 1
            )
            action.triggered.connect(lambda _checked=False, name=name: self.asked.emit(name))
