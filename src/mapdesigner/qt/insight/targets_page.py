"""The targets page: every metric before and after, stage by stage, and the trend of the chosen one."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import NamedTuple, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.insight.experiment_words import figures
from mapdesigner.insight.metric_status import format_change, format_value
from mapdesigner.insight.rate_interval import interval_words
from mapdesigner.insight.targets import StageTargets, TargetRow, counts, targets
from mapdesigner.layout.card import STATUS_SIGNS
from mapdesigner.model import JourneyMap, Touchpoint, metric_name, shortened, stage_colour
from mapdesigner.qt.insight.facts import Cell, Column, Fact, heading
from mapdesigner.qt.insight.page import MARGIN_PX, WIDEST_PX, InsightPage, Reckoner
from mapdesigner.qt.insight.pages import Surroundings
from mapdesigner.qt.insight.trend_picture import TrendPicture
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.soon import soon
from mapdesigner.qt.widgets.words import count_words

COLUMNS = (
    Column("metric", stretches=True),
    Column("baseline", right=True, least=64),
    Column("target", right=True, least=64),
    Column("latest", right=True, least=64, tip="The latest observation; in brackets where it lies for sure."),
    Column("change", right=True, least=64, tip="The latest observation less the baseline."),
    Column("status", least=92),
    Column("observed", right=True, tip="How many observations there are."),
)
Key = tuple[str, int]
EMPTY = (
    "No touchpoint has a metric yet. Select a touchpoint on the map and add one under Metrics in the "
    "inspector: a baseline says where you stand, a target where you want to be, observations how it goes."
)
SURE = "Brackets: where the rate lies with 95 % confidence."


class TargetsPage(InsightPage):
    """The metrics of the map as a table; choosing one selects its touchpoint and shows its trend."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "Targets")
        self._found = Found((), {}, {}, ())
        self.table = self.add_table("Metrics by stage")
        self.table.keeps_choice = True
        self.table.chosen.connect(self._choose)
        self.trend = TrendPane(around)
        self.trend.hide()
        self.column.addWidget(self.trend)

    def reckoner(self) -> Reckoner:
        return partial(found_on, before=self._found)

    def show_found(self, map_: JourneyMap, today: date, found: object) -> None:
        self._found = shown = cast(Found, found)
        has_metrics = bool(shown.stages)
        self.say(lead_words(shown.stages) if has_metrics else "", "" if has_metrics else EMPTY)
        self.table.setVisible(has_metrics)
        self.table.show_facts(COLUMNS, shown.table)
        self._show_trend(self.table.current)

    def _choose(self, fact: Fact) -> None:
        self.session.select(fact.ids)
        self._show_trend(fact)

    def _show_trend(self, fact: Fact | None) -> None:
        row = None if fact is None else self._found.rows.get(fact.key)  # type: ignore[call-overload]
        if row is not None and self.trend.isHidden():
            # It takes room from the table; the chosen row stays in sight.
            soon(self.table, self.table.reveal_current)
        self.trend.setVisible(row is not None)
        if row is not None:
            self.trend.show_row(row)


class TrendPane(QFrame):
    """The trend of one metric, under the table."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._row: TargetRow | None = None
        self.setProperty("bar", True)
        self.name = plain_label("", "heading")
        self.note = plain_label("", "small", wraps=True)
        self.button = QPushButton("Show on the map")
        self.button.setProperty("quiet", True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self._go)
        self.nothing = plain_label("", "muted", wraps=True)
        self.picture = TrendPicture(around.theme)
        line = QFrame()
        line.setProperty("line", True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name, 1)
        head.addWidget(self.button)
        body = QWidget()
        body.setMaximumWidth(WIDEST_PX + 2 * MARGIN_PX)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(MARGIN_PX, 8, MARGIN_PX, 8)
        inner.setSpacing(2)
        inner.addLayout(head)
        inner.addWidget(self.note)
        inner.addWidget(self.nothing)
        inner.addWidget(self.picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addWidget(body)

    def show_row(self, row: TargetRow) -> None:
        """Show how a metric went, and what to know about it."""
        self._row = row
        self.name.setText(f"{_metric(row)} · {_touchpoint(row)}")
        self.note.setText(remarks(row))
        self.note.setVisible(bool(self.note.text()))
        has_course = bool(row.metric.observations)
        self.picture.setVisible(has_course)
        self.nothing.setVisible(not has_course)
        self.nothing.setText("There is no trend to draw before the first observation.")
        if has_course:
            self.picture.show_metric(row.metric, course_words(row))

    def _go(self) -> None:
        if self._row is not None:
            self._around.go_to((self._row.card.id,))


class Found(NamedTuple):
    """The metrics by stage, each by its key, the same with its words and its day, and all rows of the table.

    Cards are values: a row of the same card and day has the same words, so that they are taken over.
    """

    stages: tuple[StageTargets, ...]
    rows: Mapping[Key, TargetRow]
    facts: Mapping[Key, tuple[Touchpoint, date, Fact]]
    table: tuple[Fact, ...]


def found_on(map_: JourneyMap, today: date, before: Found) -> Found:
    """Return how the metrics of a map stand on a day, with what still holds of a look before."""
    stages = targets(map_, today)
    rows, facts, table = {}, {}, []
    for stage in stages:
        name = shortened(stage.stage.name, 60) or "Untitled stage"
        table.append(heading(name, stage_colour(stage.stage)))
        for key, row in zip(keys_of(stage), stage.rows, strict=True):
            rows[key] = row
            kept = before.facts.get(key)
            if kept is None or kept[0] is not row.card or kept[1] != today:
                kept = row.card, today, Fact(_cells(row), key, (row.card.id,))
            facts[key] = kept
            table.append(kept[2])
    return Found(stages, rows, facts, tuple(table))


def keys_of(stage: StageTargets) -> list[Key]:
    """Return for each row of a stage what names it: its card, and its place on that."""
    seen: dict[str, int] = {}
    keys = []
    for row in stage.rows:
        place = seen.get(row.card.id, 0)
        seen[row.card.id] = place + 1
        keys.append((row.card.id, place))
    return keys


def lead_words(found: tuple[StageTargets, ...]) -> str:
    """Return how the metrics stand on the whole."""
    sums = counts(found)
    said = [f"{count_words(sums.metrics, 'metric')}."]
    if sums.with_target:
        said.append(f"{figures(sums.on_target)} of {count_words(sums.with_target, 'target')} met.")
    else:
        said.append("None has a target yet.")
    if sums.need_observing:
        said.append(f"{count_words(sums.need_observing, 'metric').capitalize()} to be observed.")
    if any(row.interval is not None for stage in found for row in stage.rows):
        said.append(SURE)
    said.append("Choose a metric to see its trend.")
    return " ".join(said)


def latest_words(row: TargetRow) -> str:
    """Return the latest value, with its interval in brackets where it has one: 22 % (20–24 %)."""
    if row.latest is None:
        return "–"
    value = format_value(row.metric, row.latest.value)
    return value if row.interval is None else f"{value} ({interval_words(row.interval)})"


def remarks(row: TargetRow) -> str:
    """Return what to know about a metric's figures: what can't be right, how sure they are, what to do."""
    if row.trouble:
        return f"{row.trouble} Put it right on the card before you trust the figures."
    said = []
    if row.for_sure is not None:
        said.append(
            "The target is met, and not by chance."
            if row.for_sure
            else "The target is not met, and that is not chance."
        )
    elif row.interval is not None and row.metric.target is not None:
        said.append("The target lies within the uncertainty of the latest observation.")
    if row.needs:
        said.append(row.needs)
    if row.latest is not None and row.interval is None and row.uncertainty:
        said.append(row.uncertainty)
    return " ".join(said)


def course_words(row: TargetRow) -> str:
    """Return what the trend shows in words."""
    seen = sorted(row.metric.observations, key=lambda each: each.on)
    values = ", ".join(f"{format_value(row.metric, each.value)} on {each.on.isoformat()}" for each in seen)
    target = (
        f" Target {format_value(row.metric, row.metric.target)}." if row.metric.target is not None else ""
    )
    return f"{metric_name(row.metric)}: {values}.{target}"


def _cells(row: TargetRow) -> tuple[Cell, ...]:
    sign, token = STATUS_SIGNS.get(row.status, ("", "muted"))
    status = "check figures" if row.trouble else row.status
    seen = len(row.metric.observations)
    change = "–" if row.trouble else format_change(row.metric)
    tip = remarks(row)
    return (
        Cell(_metric(row), under=_touchpoint(row), tip=tip),
        _figure(format_value(row.metric, row.metric.baseline)),
        _figure(format_value(row.metric, row.metric.target)),
        Cell(
            latest_words(row), strong=row.latest is not None, token="muted" if row.latest is None else "text"
        ),
        _figure(change),
        Cell(
            status if row.trouble else f"{sign} {status}".strip(),
            "bad" if row.trouble else token,
            tip=tip,
            said=status,
        ),
        Cell(str(seen), "text" if seen else "muted", said=count_words(seen, "observation")),
    )


def _figure(text: str) -> Cell:
    return Cell(text, "muted" if text == "–" else "text")


def _metric(row: TargetRow) -> str:
    return shortened(metric_name(row.metric), 80) or "Untitled metric"


def _touchpoint(row: TargetRow) -> str:
    return shortened(row.card.title, 80) or "Untitled touchpoint"
