"""What a touchpoint carries and is only shown here: personas, goals, metrics, feedback, audit."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from mapdesigner.insight.metric_status import current_value, format_value, metric_status
from mapdesigner.layout.card import STATUS_SIGNS
from mapdesigner.layout.icons import FACES
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.model import Feedback, Metric, Persona, initials, metric_name
from mapdesigner.qt.icons import paint_icon
from mapdesigner.qt.inspector.field import plain_label
from mapdesigner.qt.theme import Theme, interface_font

CHIP_HEIGHT_PX = 26
DISC_PX = 20
CHIP_GAP_PX = 6
MOST_QUOTES = 50


class PersonaChips(QWidget):
    """The personas whom a touchpoint is for, each with its colour and, where it differs, its feeling."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chips: tuple[tuple[Persona, str, int | None], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_personas(self, chips: tuple[tuple[Persona, str, int | None], ...]) -> None:
        """Show personas with their colours and feelings."""
        if chips != self._chips:
            self._chips = chips
            self.setAccessibleName(", ".join(_persona_words(persona) for persona, _, _ in chips))
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return round(places[-1].bottom()) + 1 if places else 0

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (persona, colour, mood), place in zip(self._chips, self._places(self.width()), strict=True):
            painter.setPen(self._theme.colour("hairline"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                place.adjusted(0.5, 0.5, -0.5, -0.5), place.height() / 2, place.height() / 2
            )
            disc = QRectF(place.left() + 3, place.top() + 3, DISC_PX, DISC_PX)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(disc)
            painter.setPen(QColor("#FFFFFF"))
            painter.setFont(interface_font(11, semibold=True))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials(persona)[:1])
            painter.setPen(self._theme.colour("text"))
            painter.setFont(interface_font(12))
            right = place.right() - 10 - (22 if mood is not None else 0)
            words = QRectF(QPointF(disc.right() + 6, place.top()), QPointF(right, place.bottom()))
            text = painter.fontMetrics().elidedText(
                _persona_words(persona), Qt.TextElideMode.ElideRight, round(words.width() + 1)
            )
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
            if mood is not None:
                paint_icon(
                    painter, self._theme, FACES[mood], right + 4, place.top() + 5, 16, f"sentiment {mood}"
                )

    def _places(self, width: int) -> list[QRectF]:
        measure = QFontMetrics(interface_font(12))
        x, y = 0.0, 0.0
        places = []
        for persona, _, mood in self._chips:
            words = measure.horizontalAdvance(_persona_words(persona)) + 2
            wide = min(width, 3 + DISC_PX + 6 + words + 10 + (22 if mood is not None else 0))
            if x and x + wide > width:
                x, y = 0.0, y + CHIP_HEIGHT_PX + CHIP_GAP_PX
            places.append(QRectF(x, y, wide, CHIP_HEIGHT_PX))
            x += wide + CHIP_GAP_PX
        return places


class Rows(QWidget):
    """Labels that are made again only when what they show is other than before."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inner: QWidget | None = None

    def replace(self, shown: object, inner: QWidget) -> None:
        """Show a widget instead of the one before."""
        if self._inner is not None:
            self._column.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._shown = shown
        self._inner = inner
        self._column.addWidget(inner)


class MetricTable(Rows):
    """Metrics with baseline, latest value and target; status by sign and colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._recolour)

    def show_metrics(self, metrics: Sequence[Metric]) -> None:
        """Show a row a metric."""
        if metrics == self._shown:
            return
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, word in enumerate(("base", "now", "target"), 1):
            grid.addWidget(plain_label(word, "small"), 0, column, Qt.AlignmentFlag.AlignRight)
        for row, metric in enumerate(metrics, 1):
            self._add_row(grid, row, metric)
        self.replace(metrics, table)

    def _add_row(self, grid: QGridLayout, row: int, metric: Metric) -> None:
        status = metric_status(metric)
        sign, token = STATUS_SIGNS.get(status, ("", "text"))
        now = plain_label(f"{format_value(metric, current_value(metric))} {sign}".rstrip())
        now.setStyleSheet(f"color: {self._theme.colour(token).name()}; font-size: 12px;")
        now.setToolTip(status.capitalize())
        name = plain_label(metric_name(metric), "plain", wraps=True)
        base = plain_label(format_value(metric, metric.baseline))
        target = plain_label(format_value(metric, metric.target))
        for label in (name, base, target):
            label.setStyleSheet("font-size: 12px;")
        grid.addWidget(name, row, 0)
        for column, label in enumerate((base, now, target), 1):
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def _recolour(self) -> None:
        shown = self._shown
        if isinstance(shown, tuple):
            self._shown = None
            self.show_metrics(shown)


class QuoteList(Rows):
    """What customers said, word for word, with who and when."""

    def show_quotes(self, quotes: Sequence[Feedback]) -> None:
        """Show a quote under the other."""
        if quotes == self._shown:
            return
        entries = [(f"“{said.quote}”", _quote_words(said)) for said in quotes[:MOST_QUOTES]]
        if len(quotes) > MOST_QUOTES:
            entries.append((f"and {len(quotes) - MOST_QUOTES} more", ""))
        self.replace(quotes, text_pairs(entries))


class GoalList(Rows):
    """The goals that a touchpoint serves."""

    def show_goals(self, statements: tuple[tuple[str, str], ...]) -> None:
        """Show a statement with its kind under the other."""
        if statements != self._shown:
            self.replace(statements, text_pairs(statements))


def text_pairs(entries: Sequence[tuple[str, str]]) -> QWidget:
    """Return lines of text, each with a smaller, muted one under it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for place, (text, under) in enumerate(entries):
        if place:
            column.addSpacing(6)
        first = plain_label(text, wraps=True)
        first.setStyleSheet("font-size: 12px;")
        column.addWidget(first)
        if under:
            column.addWidget(plain_label(under, "small", wraps=True))
    return box


def _persona_words(persona: Persona) -> str:
    name = persona.name or "Unnamed persona"
    return f"{name}, {persona.age_range}" if persona.age_range else name


def _quote_words(said: Feedback) -> str:
    day = "" if said.received_on is None else short_day(said.received_on)
    return " · ".join(word for word in (said.who, said.source, day, said.status) if word)
