"""SparklineView: the course of a metric, with its baseline and target as dotted lines."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mapdesigner.insight.metric_status import format_value
from mapdesigner.insight.sparkline import Sparkline, sparkline
from mapdesigner.model import Metric, latest
from mapdesigner.qt.drawing.theme import Theme, interface_font

HEIGHT_PX = 56
MARGIN_PX = 5
LABELS_PX = 62
LABEL_PX = 13
DOT_PX = 3.0
# With more observations than this their dots would be a blur.
MOST_DOTS = 24


class SparklineView(QWidget):
    """Hidden while there are fewer than three observations."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._curve: Sparkline | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.changed.connect(self.update)

    def show_metric(self, metric: Metric) -> None:
        """Show the metric's course, nothing where there is none."""
        self._curve = sparkline(metric)
        self.setVisible(self._curve is not None)
        now = latest(metric)
        if self._curve is None or now is None:
            return
        count = len(metric.observations)
        self.setAccessibleName(
            f"Course of {count} observations, the latest {format_value(metric, now.value)}"
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT_PX)

    def plot_area(self) -> QRectF:
        """Return where the curve lies; the names of the dotted lines stand at its right."""
        curve = self._curve
        labels = LABELS_PX if curve and (curve.baseline is not None or curve.target is not None) else 0
        area = QRectF(self.rect()).adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
        return area.adjusted(0, 0, -labels, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        curve = self._curve
        if curve is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.plot_area()
        lines = [
            (name, area.top() + height * area.height(), token)
            for name, height, token in (
                ("target", curve.target, "text"),
                ("baseline", curve.baseline, "muted"),
            )
            if height is not None
        ]
        for _, y, token in lines:
            painter.setPen(QPen(self._theme.colour(token), 1.2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        self._draw_names(painter, area, lines)
        points = [
            QPointF(area.left() + x * area.width(), area.top() + y * area.height()) for x, y in curve.points
        ]
        accent = self._theme.colour("accent")
        painter.setPen(QPen(accent, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for point in points if len(points) <= MOST_DOTS else points[-1:]:
            painter.drawEllipse(point, DOT_PX - 1, DOT_PX - 1)
        painter.drawEllipse(points[-1], DOT_PX, DOT_PX)

    def _draw_names(self, painter: QPainter, area: QRectF, lines: list[tuple[str, float, str]]) -> None:
        """Write each line's name at its end, apart from the other's."""
        painter.setFont(interface_font(11))
        painter.setPen(self._theme.colour("muted"))
        tops = {name: y - LABEL_PX / 2 for name, y, _ in lines}
        if len(tops) == 2 and abs(tops["target"] - tops["baseline"]) < LABEL_PX:
            upper, lower = sorted(tops, key=lambda name: tops[name])
            middle = (tops[upper] + tops[lower]) / 2
            tops[upper], tops[lower] = middle - LABEL_PX / 2, middle + LABEL_PX / 2
        most = self.height() - LABEL_PX * len(tops)
        for place, name in enumerate(sorted(tops, key=lambda name: tops[name])):
            top = max(LABEL_PX * place, min(tops[name], most + LABEL_PX * place))
            room = QRectF(area.right() + 8, top, LABELS_PX - 4, LABEL_PX)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
