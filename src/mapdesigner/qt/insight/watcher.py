"""Watcher: what the gap finder finds on the map, brought up to date on another thread, and the day it is."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mapdesigner.model import JourneyMap
from mapdesigner.qt.insight.short_turns import short_turns
from mapdesigner.qt.widgets.worker import Cancelled, Progress, Worker
from mapdesigner.session import Session

if TYPE_CHECKING:
    from mapdesigner.insight.finding import Found
    from mapdesigner.insight.findings import Findings
    from mapdesigner.insight.rule import Check, Rule

PAUSE_MS = 300
# Who never pauses sees what was found this often all the same.
LONGEST_WAIT_MS = 2_000
# A laptop sleeps through midnight, so that the clock is asked now and then.
CLOCK_MS = 30_000
# The thread of the rules works so long and then rests: who waits for Python is the window's thread.
WORK_S, REST_S = 0.002, 0.001


class Watcher(QObject):
    """Follows a session while its window is to be seen.

    `changed` comes when `findings`, or the day `today`, is another. `findings` is None until the rules have
    looked for the first time; they belong to `map_`, which may be a moment older than the session's.
    """

    changed = Signal()

    def __init__(self, session: Session, window: QWidget, clock: Callable[[], date] | None = None) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._clock = clock or date.today
        self.today = self._clock()
        self.findings: Findings | None = None
        self.map_: JourneyMap | None = None
        self._worker = Worker(self)
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._fail)
        self._waiting = QElapsedTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.look)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self.ask_clock)
        self._minute.start(CLOCK_MS)
        session.on_map.append(self._follow)
        window.installEventFilter(self)

    def look(self) -> None:
        """Let the rules look at the map now, without waiting for a pause."""
        self._pause.stop()
        self._waiting.invalidate()
        if self._window.isVisible() and not self._is_up_to_date():
            self._worker.start(_job(self._session.map_, self.today, self.findings))

    def ask_clock(self) -> None:
        """Ask what day it is; on another day the rules look again."""
        today = self._clock()
        if today != self.today:
            self.today = today
            self.map_ = None
            self.changed.emit()
            self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._follow()
        elif event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._pause.stop()
            self._worker.shut_down()
        return False

    def _is_up_to_date(self) -> bool:
        return self.map_ is self._session.map_

    def _follow(self) -> None:
        """Wait for a pause in what the person does."""
        if not self._waiting.isValid():
            self._waiting.start()
        left = LONGEST_WAIT_MS - self._waiting.elapsed()
        self._pause.start(max(0, min(PAUSE_MS, left)))

    def _take(self, value: object) -> None:
        self.map_, self.findings = value  # type: ignore[misc]
        self.changed.emit()

    def _fail(self, error: object) -> None:
        # As if it had happened here: the window for troubles tells it.
        raise error  # type: ignore[misc]


def _job(map_: JourneyMap, today: date, before: "Findings | None") -> Callable[[Progress, Cancelled], object]:
    def job(progress: Progress, cancelled: Cancelled) -> object:
        # Here and not at the top: the rules are loaded once the window is up, and not on its thread.
        from mapdesigner.insight.findings import evaluate

        with short_turns():
            return map_, evaluate(map_, today, before, _calm_rules())

    return job


@cache
def _calm_rules() -> "tuple[Rule, ...]":
    """Return the rules, each of which lets the window's thread come first."""
    from mapdesigner.insight.rules import RULES

    rests = _Rests()
    return tuple(rule._replace(check=_calm(rule.check, rests)) for rule in RULES)


class _Rests:
    """Rests a little when there was work for a while.

    Python has one lock for all threads; who sleeps gives it away at once.
    """

    def __init__(self) -> None:
        self._since = time.perf_counter()

    def rest(self) -> None:
        if time.perf_counter() - self._since > WORK_S:
            time.sleep(REST_S)
            self._since = time.perf_counter()


def _calm(check: "Check", rests: _Rests) -> "Check":
    def calm(*read: object) -> "Iterator[Found]":
        rests.rest()
        return check(*read)

    return calm
