"""Run a job on another thread, with progress, Cancel, result and error as signals on the window's thread."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]
Job = Callable[[Progress, Cancelled], object]


class Worker(QObject):
    """One job at a time for its owner: starting the next one cancels the one before and drops its outcome.

    A job gets `progress(0 … 1, what it does)` and `cancelled()`, which it asks now and then; what it returns
    comes as `done`, an Exception as `failed`. After `cancel()` neither comes any more.
    """

    progressed = Signal(float, str)
    done = Signal(object)
    failed = Signal(object)
    # From the job's thread to ours: the number of the job, what happened, the value.
    _told = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._number = 0
        self._cancel: threading.Event | None = None
        self._run: _Run | None = None
        self._told.connect(self._hear)

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way whose outcome is still wanted."""
        return self._cancel is not None

    def start(self, job: Job) -> None:
        """Run a job once the one before has let go."""
        self.cancel()
        self._number += 1
        self._cancel = threading.Event()
        self._run = _Run(job, self._number, self._cancel, self._tell)
        self._pool.start(self._run)

    def cancel(self) -> None:
        """Ask the job to stop and forget it."""
        if self._cancel is not None:
            self._cancel.set()
            self._cancel = None
            self._pool.clear()
        if self._run is not None:
            # Of a run that never began Qt deletes only its own part; the rest would hold the window for ever.
            self._run.let_go()
            self._run = None

    def wait(self, wait_ms: int = 10_000) -> None:
        """Wait until what is under way is done; its signals come when the event loop runs again."""
        self._pool.waitForDone(wait_ms)

    def shut_down(self, wait_ms: int = 10_000) -> None:
        """Cancel and wait until the thread is at rest; call it before the owner goes."""
        self.cancel()
        self._pool.waitForDone(wait_ms)

    def _tell(self, number: int, what: str, value: object) -> None:
        # The owner may have been deleted while the job came to its end; then nobody waits for the outcome.
        with suppress(RuntimeError):
            self._told.emit(number, what, value)

    def _hear(self, number: int, what: str, value: object) -> None:
        if number != self._number or self._cancel is None:
            return
        if what == "progress":
            share, doing = cast(tuple[float, str], value)
            self.progressed.emit(share, doing)
            return
        self._cancel = None
        (self.done if what == "done" else self.failed).emit(value)


class _Run(QRunnable):
    def __init__(
        self, job: Job, number: int, cancel: threading.Event, tell: Callable[[int, str, object], None]
    ) -> None:
        super().__init__()
        self._job: Job | None = job
        self._number = number
        self._cancel = cancel
        self._tell = tell

    def let_go(self) -> None:
        """Hold the job no longer; one that is running runs on."""
        self._job = None

    def run(self) -> None:
        job = self._job
        if job is None or self._cancel.is_set():
            return
        try:
            outcome = job(self._report, self._cancel.is_set)
        except Exception as error:  # whatever it is, the owner says it
            self._say("failed", error)
        else:
            self._say("done", outcome)

    def _report(self, share: float, doing: str) -> None:
        self._say("progress", (share, doing))

    def _say(self, what: str, value: object) -> None:
        if not self._cancel.is_set():
            self._tell(self._number, what, value)
