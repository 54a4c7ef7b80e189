"""VersionKeeper: keeps earlier states of the map, at each save and every ten minutes of work."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from mapdesigner.files.codec import UnreadableMap
from mapdesigner.files.kept import About
from mapdesigner.files.versions import Kind, add_version, read_version, versions_of
from mapdesigner.insight.change_words import change_sentence
from mapdesigner.model import JourneyMap, touchpoint_count
from mapdesigner.qt.widgets.worker import Worker
from mapdesigner.session import Session

WORK_MS = 10 * 60 * 1000
THEIRS = "What somebody else saved"


class VersionKeeper(QObject):
    """Follows one session; `kept` comes when a version was added, `trouble` brings why it was not."""

    kept = Signal()
    trouble = Signal(str)

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._last: JourneyMap = session.map_
        self._waiting: list[Callable[[], None]] = []
        self._worker = Worker(self)
        self._worker.done.connect(self._added)
        self._worker.failed.connect(self._failed)
        self._work = QTimer(self)
        self._work.setInterval(WORK_MS)
        self._work.timeout.connect(self.keep_work)
        self._work.start()

    @property
    def folder(self) -> Path:
        """Where the versions are kept."""
        return self._folder

    def begin(self, map_: JourneyMap) -> None:
        """Count changes from this state on: the map was just opened."""
        self._last = map_

    def keep_saved(self, map_: JourneyMap) -> None:
        """Keep the state that was just saved."""
        self._keep(map_, "saved")

    def keep_work(self) -> None:
        """Keep the present state if it is another one than the last that was kept."""
        if self._session.map_ != self._last and not self._session.read_only_because:
            self._keep(self._session.map_, "automatic")

    def keep_theirs(self, map_: JourneyMap) -> None:
        """Keep what somebody else saved, before it is written over."""
        self._keep(map_.evolve(id=self._session.map_.id), "saved", THEIRS)

    def keep_named(self, name: str) -> None:
        """Keep the present state under a name."""
        self._keep(self._session.map_, "named", name)

    def close(self) -> None:
        """Finish what is under way."""
        self._work.stop()
        self._worker.wait(10_000)

    def _keep(self, map_: JourneyMap, kind: Kind, name: str = "") -> None:
        before, self._last = self._last, map_
        document, folder, now = self._session.path, self._folder, datetime.now(UTC)

        def write() -> None:
            base = _latest(folder, map_.id) or before
            about = About(
                map_id=map_.id,
                title=map_.title,
                written_at=now,
                document=document,
                touchpoints=touchpoint_count(map_),
                kind=kind,
                name=name,
                words=change_sentence(base, map_),
            )
            add_version(folder, map_, about)

        self._waiting.append(write)
        if not self._worker.is_busy:
            self._next()

    def _next(self) -> None:
        if self._waiting:
            write = self._waiting.pop(0)
            self._worker.start(lambda _, __: write())

    def _added(self, _: object) -> None:
        self.kept.emit()
        self._next()

    def _failed(self, error: object) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        self.trouble.emit(f"This version can't be kept ({reason}); the map itself is not touched by that.")
        self._next()


def _latest(folder: Path, map_id: str) -> JourneyMap | None:
    """Return the map of the latest version that can be read."""
    for version in versions_of(folder, map_id):
        try:
            return read_version(version.path)
        except (OSError, UnreadableMap):
            continue
    return None
