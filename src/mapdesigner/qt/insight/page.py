"""InsightPage: what the pages of figures have in common: a heading, what scrolls, and when to look again."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from mapdesigner.model import JourneyMap
from mapdesigner.qt.insight.fact_table import FactTable
from mapdesigner.qt.insight.facts import Fact
from mapdesigner.qt.insight.short_turns import short_turns
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.worker import Cancelled, Progress, Worker

if TYPE_CHECKING:
    from mapdesigner.qt.insight.pages import Surroundings

MARGIN_PX = 24
WIDEST_PX = 980
# A paragraph is read easily up to this width.
LINE_PX = 640
# An edit is shown once the hand rests: typing a name must not reckon a page at every letter.
PAUSE_MS = 150


class Moment(NamedTuple):
    """A map, and the day on which it is looked at."""

    map_: JourneyMap
    today: date


Reckoner = Callable[[JourneyMap, date], object]


class InsightPage(QWidget):
    """A page that reckons nothing before it is shown, and follows the map only while it is seen.

    A page of its own fills `content` once in its `__init__`, says in `reckoner` how its figures come from a
    map, and shows them in `show_found`. After an edit they are worked out on another thread.
    """

    def __init__(self, around: "Surroundings", title: str) -> None:
        super().__init__()
        self.around = around
        self.theme = around.theme
        self.session = around.session
        self._shown: Moment | None = None
        self._worker = Worker(self)
        self._worker.done.connect(self._take)
        self._worker.failed.connect(_fail)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._reckon_beside)
        self.title = plain_label(title, "title")
        self.lead = plain_label("", "muted", wraps=True)
        self.empty = plain_label("", "muted", wraps=True)
        self.empty.setMaximumWidth(LINE_PX)
        self.empty.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The arrow keys scroll, also where there is nothing to choose.
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroller.setAccessibleName(title)
        self.scroller.setProperty("page", True)
        self._sheet = sheet = QWidget()
        sheet.setProperty("page", True)
        outer = QVBoxLayout(sheet)
        outer.setContentsMargins(MARGIN_PX, 20, MARGIN_PX, MARGIN_PX)
        outer.setSpacing(0)
        self._body = QWidget()
        self._body.setMaximumWidth(WIDEST_PX)
        self.content = QVBoxLayout(self._body)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(8)
        for widget in (self.title, self.lead, self.empty):
            self.content.addWidget(widget)
        outer.addWidget(self._body)
        outer.addStretch(1)
        self.scroller.setWidget(sheet)
        self.column.addWidget(self.scroller, 1)
        self.setAccessibleName(title)
        self.setFocusProxy(self.scroller)
        self.session.on_map.append(self._follow_map)
        around.watcher.changed.connect(self._follow_day)

    def reckoner(self) -> Reckoner:
        """Return what works out the figures of a map on a day: a function of values, for any thread."""
        raise NotImplementedError

    def show_found(self, map_: JourneyMap, today: date, found: object) -> None:
        """Show what was worked out for a map on a day."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the present map at once, unless it is shown already."""
        self._soon.stop()
        self._worker.cancel()
        now = self._now()
        if not self._is_shown(now):
            self._shown = now
            self.show_found(now.map_, now.today, self.reckoner()(now.map_, now.today))

    def say(self, lead: str, empty: str = "") -> None:
        """Say what the page tells, or what to do as long as there is nothing to tell."""
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
        self.empty.setText(empty)
        self.empty.setVisible(bool(empty))

    def add_heading(self, text: str) -> QLabel:
        """Put a heading under what the page has so far."""
        label = plain_label(text, "heading")
        label.setContentsMargins(0, 16, 0, 0)
        self.content.addWidget(label)
        return label

    def add_table(self, name: str, has_header: bool = True, are_links: bool = False) -> FactTable:
        """Put a table under what the page has so far; going to a row of it goes to what it is about."""
        table = FactTable(self.theme, name, has_header, are_links)
        table.opened.connect(self.go_to_fact)
        self.keep_in_sight(table)
        self.content.addWidget(table)
        return table

    def keep_in_sight(self, table: FactTable) -> None:
        """Scroll so that the row of a table that the arrow keys come to is seen."""
        table.reached.connect(lambda top, height: self._reveal(table, top, height))

    def go_to_fact(self, fact: Fact) -> None:
        """Go to what a row is about."""
        if fact.ids:
            self.around.go_to(fact.ids)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()
        self._worker.cancel()

    def _follow_map(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _now(self) -> Moment:
        return Moment(self.session.map_, self.around.watcher.today)

    def _is_shown(self, now: Moment) -> bool:
        return self._shown is not None and self._shown.map_ is now.map_ and self._shown.today == now.today

    def _reckon_beside(self) -> None:
        now = self._now()
        if not self._is_shown(now):
            self._worker.start(partial(_reckon, now, self.reckoner()))

    def _take(self, value: object) -> None:
        moment, found = cast("tuple[Moment, object]", value)
        # Another edit came meanwhile: its own figures are on their way.
        if self.isVisible() and moment.map_ is self.session.map_:
            self._shown = moment
            self.show_found(moment.map_, moment.today, found)

    def _follow_day(self) -> None:
        if self._shown is not None and self._shown.today != self.around.watcher.today:
            self._follow_map()

    def _reveal(self, table: FactTable, top: int, height: int) -> None:
        point = table.mapTo(self._sheet, table.rect().topLeft())
        self.scroller.ensureVisible(point.x(), point.y() + top + height // 2, 0, height)


def _reckon(
    now: Moment, reckoner: Reckoner, progress: Progress, cancelled: Cancelled
) -> tuple[Moment, object]:
    with short_turns():
        return now, reckoner(now.map_, now.today)


def _fail(error: object) -> None:
    # As if it had happened here: the window for troubles tells it.
    raise error  # type: ignore[misc]
