"""MetricEditor: all of a metric, to be changed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from mapdesigner.edit import EditRejected, change_metric, change_metric_kind, change_metric_unit
from mapdesigner.insight.metric_status import change_words, metric_status
from mapdesigner.layout.card import STATUS_SIGNS
from mapdesigner.model import (
    METRIC_SORTS,
    CardId,
    JourneyMap,
    Metric,
    MetricKind,
    Touchpoint,
    better_direction,
    cards_of,
    metric_unit,
)
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.entry import EDITOR_MARGINS_PX
from mapdesigner.qt.inspector.metric_fields import KindField, NumberField, UnitField
from mapdesigner.qt.inspector.metric_observations import ObservationsEditor
from mapdesigner.qt.inspector.metric_sparkline import SparklineView
from mapdesigner.qt.widgets.choice_field import ChoiceField, Option
from mapdesigner.qt.widgets.field import Field, columns, plain_label
from mapdesigner.qt.widgets.form import Form
from mapdesigner.qt.widgets.text_fields import LineField, TypedField
from mapdesigner.session import Edit, Session

DIRECTIONS = (Option("higher", "higher is better"), Option("lower", "lower is better"))
NO_DIRECTION = "Say whether higher or lower is better; then the target can be judged."
NO_NAME = "A metric of your own needs a name."
ICON_PX = 16


class MetricEditor(QWidget):
    """The fields of one metric; `asked` brings "up", "down", "duplicate" or "remove"."""

    asked = Signal(str)

    def __init__(self, session: Session, theme: Theme, metric: Metric, card_id: CardId, index: int) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._metric = metric
        self._card_id = card_id
        self._index = index
        self._form = Form(session)
        self.summary = plain_label("", "small", wraps=True)
        self.curve = SparklineView(theme)
        self.kind = KindField()
        self.name = LineField("Name", "", "Name of the metric")
        self.unit = UnitField(theme, lambda: _in_use(session.map_, "unit"))
        self.better = ChoiceField("Better", DIRECTIONS, theme, optional=False)
        self.baseline = NumberField("Baseline", lambda: self._metric, "Baseline")
        self.target = NumberField("Target", lambda: self._metric, "Target")
        self.source = LineField(
            "Source",
            "Where the figures come from",
            "Source of the figures",
            lambda: _in_use(session.map_, "source"),
        )
        self.observations = ObservationsEditor(session, theme, metric, self._named)
        self.buttons: dict[str, QToolButton] = {}
        self.remove = QPushButton("Remove metric")
        self._lay_out()
        self._tie_all()
        self._draw_icons()
        theme.changed.connect(self._draw_icons)
        theme.changed.connect(self._show_summary)

    def show_metric(self, metric: Metric, index: int, count: int) -> None:
        """Show the metric as it is now, the `index`-th of `count` on its card."""
        self._metric, self._index = metric, index
        self._form.refresh()
        self.kind.show_value(metric.kind)
        self.unit.show_value(metric_unit(metric))
        self.name.line.setPlaceholderText(
            "What is measured" if metric.kind == "custom" else METRIC_SORTS[metric.kind].name
        )
        self.observations.show_metric(metric)
        self.curve.show_metric(metric)
        self.buttons["up"].setEnabled(index > 0)
        self.buttons["down"].setEnabled(index < count - 1)
        self._show_summary()
        self._judge()

    def flush(self) -> None:
        """Hand over what was typed so far."""
        self._form.flush()
        self.unit.flush()
        self.observations.flush()

    def first_field(self) -> Field:
        """Return the field to type into first: the name where one is missing, else the baseline."""
        return self.name if self._metric.kind == "custom" and not self._metric.name else self.baseline

    def _judge(self) -> None:
        """Say at the fields what is missing for the metric to be understood."""
        metric = self._metric
        is_aimless = metric.target is not None and better_direction(metric) is None
        self.better.show_fault(NO_DIRECTION if is_aimless else "")
        has_figures = metric.target is not None or metric.baseline is not None or bool(metric.observations)
        is_nameless = metric.kind == "custom" and not metric.name.strip() and has_figures
        self.name.show_fault(NO_NAME if is_nameless else "")

    def _show_summary(self) -> None:
        status = metric_status(self._metric)
        sign, token = STATUS_SIGNS.get(status, ("", "muted"))
        unjudged = status == "no data" and bool(self._metric.observations)
        words = "Not judged" if unjudged else f"{sign} {status.capitalize()}".strip()
        self.summary.setText(" · ".join(part for part in (words, change_words(self._metric)) if part))
        self.summary.setStyleSheet(f"color: {self._theme.colour(token).name()}; font-size: 12px;")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*EDITOR_MARGINS_PX)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.curve)
        column.addWidget(self.kind)
        column.addWidget(self.name)
        column.addLayout(columns(self.unit, self.better))
        column.addLayout(columns(self.baseline, self.target))
        column.addWidget(self.observations)
        column.addWidget(self.source)
        column.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(2)
        self.remove.setProperty("quiet", True)
        self.remove.setProperty("danger", True)
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove.clicked.connect(lambda: self.asked.emit("remove"))
        foot.addWidget(self.remove)
        foot.addStretch(1)
        for name, tip in (
            ("up", "Move up (Alt+Up on its row). The first three metrics show on the card."),
            ("down", "Move down (Alt+Down on its row). The first three metrics show on the card."),
            ("duplicate", "Duplicate metric"),
        ):
            button = self.buttons[name] = QToolButton()
            button.setToolTip(tip)
            button.setAccessibleName(tip.partition(" (")[0])
            button.setIconSize(QSize(ICON_PX, ICON_PX))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))
            foot.addWidget(button)
        return foot

    def _tie_all(self) -> None:
        self._tie(self.name, lambda: self._metric.name, "name", "Rename metric")
        self._tie(self.better, lambda: better_direction(self._metric), "better", "Change direction of metric")
        self._tie(self.baseline, lambda: self._metric.baseline, "baseline", "Change baseline")
        self._tie(self.target, lambda: self._metric.target, "target", "Change target")
        self._tie(self.source, lambda: self._metric.source, "source", "Change source of metric")
        self.kind.changed.connect(self._choose_kind)
        self.unit.changed.connect(self._choose_unit)
        self.unit.left.connect(self._session.settle)

    def _tie(self, field: Field, read: Callable[[], object], name: str, label: str) -> None:
        self._form.tie(field, read, partial(self._change, name), label)

    def _change(self, name: str, value: object) -> Edit:
        if name == "better" and value == METRIC_SORTS[self._metric.kind].better:
            value = None
        changes: dict[str, Any] = {name: value}
        return self._named(partial(change_metric, **changes))

    def _choose_kind(self, kind: MetricKind) -> None:
        self._try(self.kind, self._named(partial(change_metric_kind, kind=kind)), "Change kind of metric")

    def _choose_unit(self, unit: str) -> None:
        self._try(self.unit, self._named(partial(change_metric_unit, unit=unit)), "Change unit of metric")

    def _try(self, field: Field, edit: Edit, label: str) -> None:
        """Run an edit; where it is refused the field says why, and what was typed stays."""
        try:
            edit(self._session.map_)
        except EditRejected as refused:
            if isinstance(field, TypedField):
                field.keep_typed(str(refused))
            else:
                field.show_value(self._metric.kind)
                field.show_fault(str(refused))
            return
        field.show_fault("")
        self._session.apply(edit, label, field.merge_key)
        field.show_value(self._metric.kind if field is self.kind else metric_unit(self._metric))

    def _named(self, edit: Callable[..., JourneyMap]) -> Edit:
        """Return the edit of a metric as an edit of this one."""
        return partial(edit, card_id=self._card_id, index=self._index)

    def _draw_icons(self) -> None:
        for name, icon_name in (("up", "arrow-up"), ("down", "arrow-down"), ("duplicate", "copy")):
            self.buttons[name].setIcon(icon(self._theme, icon_name, "muted", ICON_PX))


def _in_use(map_: JourneyMap, name: str) -> list[str]:
    """Return what the map's metrics have in a field of words, in the order of the alphabet."""
    words = {
        getattr(metric, name)
        for _, card in cards_of(map_)
        if isinstance(card, Touchpoint)
        for metric in card.metrics
    }
    return sorted(word for word in words if word)
