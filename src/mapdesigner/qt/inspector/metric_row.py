"""MetricRow: a metric in one line, its baseline, latest value and target in columns; a click opens it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from mapdesigner.insight.metric_status import change_words, current_value, format_value, metric_status
from mapdesigner.layout.card import STATUS_SIGNS
from mapdesigner.model import Metric, metric_name, shortened
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.entry_row import CHEVRON_PX, EntryRow
from mapdesigner.qt.widgets.field import plain_label

COLUMN_NAMES = ("base", "now", "target")
GAP_PX = 10
# Room at the right for the chevron, which shows under the pointer only.
RIGHT_PX = CHEVRON_PX + 2
LEAST_COLUMN_PX, MOST_COLUMN_PX = 36, 86
LEAST_HEIGHT_PX = 26
FONT_PX = 12
MOST_NAME_CHARACTERS = 120

Widths = tuple[int, int, int]


def metric_words(metric: Metric) -> tuple[str, str, str]:
    """Return baseline, latest value with the sign of its status, and target, as a row shows them."""
    sign, _ = STATUS_SIGNS.get(metric_status(metric), ("", ""))
    now = f"{format_value(metric, current_value(metric))} {sign}".rstrip()
    return format_value(metric, metric.baseline), now, format_value(metric, metric.target)


def column_widths(metrics: Sequence[Metric]) -> Widths:
    """Return the widths in pixels of the three columns of numbers, the same for all rows."""
    measure = QFontMetrics(interface_font(FONT_PX))
    rows = [COLUMN_NAMES, *(metric_words(metric) for metric in metrics)]
    base, now, target = (
        max(LEAST_COLUMN_PX, min(MOST_COLUMN_PX, max(measure.horizontalAdvance(row[at]) for row in rows) + 2))
        for at in range(3)
    )
    return base, now, target


class ColumnHead(QWidget):
    """The names of the columns."""

    def __init__(self) -> None:
        super().__init__()
        self.labels = [plain_label(name, "small") for name in COLUMN_NAMES]
        _lay_out(self, QWidget(), self.labels)

    def set_widths(self, widths: Widths) -> None:
        """Stand above columns of these widths."""
        for label, width in zip(self.labels, widths, strict=True):
            label.setFixedWidth(width)


class MetricRow(EntryRow):
    """The closed face of a metric."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._metric: Metric | None = None
        self._widths: Widths = (0, 0, 0)
        self._shows_on_card = True
        self.name = plain_label("", wraps=True)
        self.values = [plain_label("") for _ in COLUMN_NAMES]
        _lay_out(self, self.name, self.values)
        self.setMinimumHeight(LEAST_HEIGHT_PX)
        self._recolour()
        theme.changed.connect(self._recolour)

    def show_metric(self, metric: Metric, widths: Widths, shows_on_card: bool) -> None:
        """Show a metric's name and figures in columns of these widths."""
        if (metric, widths, shows_on_card) == (self._metric, self._widths, self._shows_on_card):
            return
        self._metric, self._widths, self._shows_on_card = metric, widths, shows_on_card
        self.name.setText(shortened(metric_name(metric), MOST_NAME_CHARACTERS) or "Untitled metric")
        for label, text, width in zip(self.values, metric_words(metric), widths, strict=True):
            label.setFixedWidth(width)
            label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width))
        self._describe(metric)
        self._recolour()
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        self.paint_chevron(painter, self.width() - CHEVRON_PX, (self.height() - CHEVRON_PX) / 2)

    def _describe(self, metric: Metric) -> None:
        """Say to a pointer that rests here and to a screen reader what the row shows."""
        base, now, target = (
            format_value(metric, value) for value in (metric.baseline, current_value(metric), metric.target)
        )
        status = metric_status(metric)
        words = [f"{metric_name(metric)}: {status}", change_words(metric)]
        words.append(f"baseline {base}, latest {now}, target {target}")
        words.append("" if self._shows_on_card else "not on the card: the first three are")
        self.setToolTip(plain_tip(" · ".join(word for word in words if word)))
        self.setAccessibleName(f"Metric: {metric_name(metric)}, {now}, {status}")
        self.setAccessibleDescription(f"baseline {base}, target {target}")

    def _recolour(self) -> None:
        token = "text"
        if self._metric is not None:
            _, token = STATUS_SIGNS.get(metric_status(self._metric), ("", "text"))
        for label, colour in ((self.name, "text"), *zip(self.values, ("text", token, "text"), strict=True)):
            label.setStyleSheet(f"color: {self._theme.colour(colour).name()}; font-size: {FONT_PX}px;")


def _lay_out(row: QWidget, first: QWidget, labels: list[QLabel]) -> None:
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, RIGHT_PX, 0)
    line.setSpacing(GAP_PX)
    line.addWidget(first, 1)
    for label in labels:
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(label)
