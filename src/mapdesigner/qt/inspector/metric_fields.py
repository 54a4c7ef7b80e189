"""Fields of a metric that other things don't have: a number in its unit, its unit, its kind."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QToolButton

from mapdesigner.exchange.figures import as_figures
from mapdesigner.exchange.metric_value import value_from, value_text
from mapdesigner.exchange.numbers import NoNumber
from mapdesigner.exchange.observations import LocalFormat
from mapdesigner.model import METRIC_GROUPS, METRIC_SORTS, Metric, MetricKind
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.choice_field import CalmComboBox
from mapdesigner.qt.widgets.field import Field
from mapdesigner.qt.widgets.text_cleaning import clean_text
from mapdesigner.qt.widgets.text_fields import LineField

GAP_TO_SPARE_PX = 12
USUAL_UNITS = ("%", "points", "s", "min", "h", "days", "1–5", "1–7", "0–10", "€", "$", "£", "kr", "per 100")


class NumberField(LineField):
    """A value of a metric, or none; a wrong one stays as it was typed, with a sentence."""

    def __init__(self, label: str, metric: Callable[[], Metric], name: str) -> None:
        super().__init__(label, "–", name)
        self._metric = metric
        self._as_shown: object = None

    def show_value(self, value: object) -> None:
        # The same number is written in another way once the unit is another.
        as_shown = (value, self._text_of(value))
        if not self._is_typed and as_shown != self._as_shown:
            self._shown = self
            self._as_shown = as_shown
        super().show_value(value)

    def flush(self) -> None:
        if not self._is_typed:
            return
        try:
            self._value_of(clean_text(self._text()))
        except NoNumber as wrong:
            self._pause.stop()
            self.show_fault(str(wrong))
            return
        super().flush()
        if not self._is_typed:
            self._set_text(self._text_of(self._shown))

    def _follows_typing(self) -> bool:
        return False

    def _text_of(self, value: object) -> str:
        if not isinstance(value, int | float):
            return ""
        return value_text(self._metric(), value, local_format().decimal_comma)

    def _value_of(self, text: str) -> object:
        return value_from(text, self._metric(), local_format().decimal_comma)


class UnitField(LineField):
    """A unit that is typed, or chosen from the usual ones (Alt+Down, Down)."""

    def __init__(self, theme: Theme, in_use: Callable[[], list[str]]) -> None:
        super().__init__("Unit", "none", "Unit of the metric", lambda: _units(in_use()))
        self._theme = theme
        self._opens = QAction("Show units", self)
        self._opens.setToolTip("Show units (Alt+Down)")
        self._opens.triggered.connect(self.open_list)
        self.line.addAction(self._opens, self.line.ActionPosition.TrailingPosition)
        self.button = self.line.findChildren(QToolButton)[-1]
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.line.setTextMargins(0, 0, -GAP_TO_SPARE_PX, 0)
        self.line.completer().activated.connect(self._picked)
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def open_list(self) -> None:
        """Show all units."""
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        completer = self.line.completer()
        completer.setCompletionPrefix("")
        completer.complete()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.line and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.open_list()
            return True
        return super().eventFilter(watched, event)

    def _picked(self, unit: str) -> None:
        self._set_text(unit)
        self._typed()
        self.flush()

    def _follows_typing(self) -> bool:
        # Half a unit would say something else of every number.
        return False

    def _value_of(self, text: str) -> object:
        # Per cent is told from other units by its sign.
        return as_figures(text).strip()

    def _draw_icon(self) -> None:
        self._opens.setIcon(icon(self._theme, "chevron-down", "muted", 14))


class KindField(Field):
    """The kind of a metric, chosen from a list with headings."""

    def __init__(self) -> None:
        super().__init__("Kind")
        self.combo = CalmComboBox()
        self._kinds: list[MetricKind | None] = []
        model = self.combo.model()
        for group in METRIC_GROUPS:
            kinds = [kind for kind, sort in METRIC_SORTS.items() if sort.group == group]
            if len(kinds) > 1:
                self._add(group, None)
                if isinstance(model, QStandardItemModel):
                    model.item(self.combo.count() - 1).setEnabled(False)
            for kind in kinds:
                self._add(kind_name(kind), kind)
        self.set_control(self.combo, "Kind of metric")
        self.combo.activated.connect(self._chosen)

    def show_value(self, value: object) -> None:
        index = next((at for at, kind in enumerate(self._kinds) if kind is not None and kind == value), -1)
        if index != self.combo.currentIndex():
            self.show_fault("")
            self.combo.setCurrentIndex(index)

    def _add(self, text: str, kind: MetricKind | None) -> None:
        self._kinds.append(kind)
        self.combo.addItem(text)

    def _chosen(self, index: int) -> None:
        if self._kinds[index] is not None:
            self.changed.emit(self._kinds[index])


def kind_name(kind: MetricKind) -> str:
    """Return the words for a kind in lists of kinds."""
    return "Custom metric" if kind == "custom" else METRIC_SORTS[kind].name


def local_format(locale: QLocale | None = None) -> LocalFormat:
    """Return how the system writes numbers and days that can be read in two ways."""
    locale = locale or QLocale()
    order = locale.dateFormat(QLocale.FormatType.ShortFormat).lower()
    return LocalFormat(locale.decimalPoint() == ",", order.find("d") < order.find("m"))


def _units(in_use: list[str]) -> list[str]:
    return list(dict.fromkeys((*USUAL_UNITS, *sorted(in_use))))
