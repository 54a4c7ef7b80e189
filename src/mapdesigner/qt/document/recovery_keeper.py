"""RecoveryKeeper: keeps an unsaved map in the state folder, so that a crash loses nothing."""

import contextlib
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QLockFile, QObject, QTimer, Signal

from mapdesigner.edit import EditRejected
from mapdesigner.files import recovery
from mapdesigner.files.codec import UnreadableMap
from mapdesigner.files.kept import About, HalfTyped, read_kept
from mapdesigner.files.quick_write import QuickWriter
from mapdesigner.model import JourneyMap, new_id, touchpoint_count
from mapdesigner.qt.document.lock_file import taken_lock
from mapdesigner.qt.widgets.worker import Cancelled, Worker
from mapdesigner.session import Edit, Session

# A change is on its way to the file this long after it was made, once its picture was painted, and that often
# at most. The thread that writes keeps this time: whatever follows the change may hold up the window's own.
KEEP_AFTER_MS = 40
KEEP_EVERY_MS = 150
LOOK_UP_EVERY_S = 0.005
# What was written is safe from a power cut this long after it was made.
SYNC_AFTER_MS = 1_200
# A disk that was full may have room again.
TRY_AGAIN_AFTER_MS = 2_000


class Present(NamedTuple):
    """What is to be kept: the map with what is being typed, and words that are in no map yet."""

    map_: JourneyMap
    half_typed: tuple[HalfTyped, ...]


class RecoveryKeeper(QObject):
    """Follows one session; `trouble` brings a sentence when the map can't be kept, and when it can again.

    `draft` returns the edit that would keep what is being typed, None when nothing is, and `half_typed` the
    words that no edit can keep yet. Call `changed` when something was typed. The file is there as long as the
    map is not saved, or such words are nowhere else; `let_go` ends it.
    """

    trouble = Signal(str)

    def __init__(
        self,
        session: Session,
        folder: Path,
        draft: Callable[[], Edit | None],
        half_typed: Callable[[], tuple[HalfTyped, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._draft = draft
        self._half_typed = half_typed
        # From before a crash, as long as they are shown.
        self._found: tuple[HalfTyped, ...] = ()
        self._writer = QuickWriter()
        self._worker = Worker(self)
        self._worker.done.connect(self._written)
        self._worker.failed.connect(self._not_kept)
        # Apart from writing: a slow disk takes seconds to sync, and what is typed meanwhile is written still.
        self._syncer = Worker(self)
        self._syncer.failed.connect(self._not_kept)
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        self._latest: Present | None = None
        self._written_state: Present | None = None
        self._has_said_trouble = False
        self._since_kept = QElapsedTimer()
        self._soon = _timer(self, self._keep)
        self._sync_soon = _timer(self, self._sync)
        session.on_map.append(self.changed)
        session.on_file.append(self._file_changed)

    @property
    def path(self) -> Path | None:
        """The file that holds the map now, None while there is nothing to keep."""
        return self._path

    def changed(self) -> None:
        """Take note that the map, or what is being typed, is another one."""
        map_ = self._drafted()
        if map_ is not self._session.saved and not self._session.read_only_because:
            # Words that are in no map yet are looked for in a moment; until then they are as they were.
            self._hand_over(Present(map_, self._latest.half_typed if self._latest else ()), self._rest_ms())
        if not self._soon.isActive():
            self._soon.start(self._rest_ms())

    def keep_now(self, sync: bool = True) -> str:
        """Write the present state before something may fail or take long; return why not, empty if it is."""
        self._soon.stop()
        self._worker.shut_down()
        present = self._present()
        if present is not None:
            try:
                self._write(present, sync)
            except OSError as error:
                self._not_kept(error)
                return error.strerror or str(error)
            self._written_state = present
        return ""

    def words_seen(self) -> None:
        """Take note that words from before a crash need no keeping any more."""
        self._found = ()
        self.changed()

    def adopt(self, kept: Path, map_: JourneyMap, found: tuple[HalfTyped, ...] = ()) -> None:
        """Go on with the file that a map was recovered from: it stays until there are newer words, or a save.

        `found` are the half-typed words in it, which are kept until `words_seen` is called.
        Nothing has to be written for that, so it works on a full disk too. A file that another window has
        adopted meanwhile is left to it; a damaged one is put aside as it is, with what could not be read.
        """
        self._found = found
        try:
            if kept.parent.name == "discarded":
                kept = recovery.take_back(kept)
            is_whole = read_kept(kept)[1] == map_
        except UnreadableMap:
            with contextlib.suppress(OSError):
                recovery.discard(kept)
        except OSError:
            pass  # it stays where it is, and is offered again
        else:
            lock, is_free = taken_lock(recovery.lock_path(kept))
            if is_free and is_whole:
                self._path, self._lock = kept, lock
                self.changed()
                return
        self.keep_now()

    def let_go(self, discard: bool = False) -> Path | None:
        """End keeping this map: it is saved, or thrown away; then return where it is kept for some days.

        One that is saved is thrown away too when words are left that are no values yet.
        """
        is_kept = self._path is not None or self._soon.isActive()
        discard = discard or (is_kept and bool(self._found or self._half_typed()))
        self._soon.stop()
        self._sync_soon.stop()
        gone = None
        if discard:
            self.keep_now()
        self._worker.shut_down()
        self._syncer.shut_down()
        if self._path is not None:
            try:
                if discard:
                    gone = recovery.discard(self._path)
                else:
                    recovery.forget(self._path)
            except OSError as error:
                self._say_trouble(error)
        self._unlock()
        self._path = None
        self._latest = self._written_state = None
        self._found = ()
        return gone

    def close(self) -> None:
        """Stop following the session."""
        self.let_go()
        self._session.on_map.remove(self.changed)
        self._session.on_file.remove(self._file_changed)

    def _present(self) -> Present | None:
        """Return what is to be kept, None when the file on the disk says it all."""
        map_ = self._drafted()
        is_saved = map_ is self._session.saved or map_ == self._session.saved
        half_typed = (*self._found, *self._half_typed())
        if (is_saved and not half_typed) or self._session.read_only_because:
            return None
        return Present(map_, half_typed)

    def _drafted(self) -> JourneyMap:
        """Return the map with what is being typed."""
        map_ = self._session.map_
        draft = self._draft()
        if draft is not None:
            with contextlib.suppress(EditRejected):
                return draft(map_)
        return map_

    def _rest_ms(self) -> int:
        rested_ms = self._since_kept.elapsed() if self._since_kept.isValid() else KEEP_EVERY_MS
        return max(KEEP_AFTER_MS, KEEP_EVERY_MS - rested_ms)

    def _file_changed(self) -> None:
        if self._path is not None and self._present() is None:
            self.let_go()

    def _keep(self) -> None:
        present = self._present()
        if present is None:
            if self._path is not None:
                self.let_go()
        elif present != self._written_state:
            self._hand_over(present, 0)

    def _sync(self) -> None:
        if self._worker.is_busy or self._syncer.is_busy:
            self._sync_soon.start(KEEP_EVERY_MS)
        elif self._path is not None:
            path = self._path
            self._syncer.start(lambda _, __: recovery.sync_kept(path))

    def _hand_over(self, present: Present, wait_ms: int) -> None:
        """Let the thread write what is to be kept; what comes while it waits or writes takes its place."""
        self._latest = present
        if self._worker.is_busy:
            return
        try:
            self._claim()
        except OSError as error:
            self._not_kept(error)
            return
        self._worker.start(lambda _, cancelled: self._write_latest(wait_ms / 1000, cancelled))
        if not self._sync_soon.isActive():
            self._sync_soon.start(SYNC_AFTER_MS)

    def _write_latest(self, wait_s: float, cancelled: Cancelled) -> Present | None:
        until = time.monotonic() + wait_s
        while time.monotonic() < until:
            if cancelled():
                return None
            time.sleep(LOOK_UP_EVERY_S)
        present = self._latest
        assert present is not None
        self._write(present, sync=False)
        return present

    def _write(self, present: Present, sync: bool) -> None:
        map_ = present.map_
        self._claim()
        assert self._path is not None
        about = About(
            map_id=map_.id,
            title=map_.title,
            written_at=datetime.now(UTC),
            document=self._session.path,
            touchpoints=touchpoint_count(map_),
            half_typed=present.half_typed,
        )
        recovery.keep(self._path, about, self._writer.write(map_), sync)

    def _claim(self) -> None:
        """Take a file of one's own, and lock it so that no other start takes it for one left by a crash."""
        if self._path is not None:
            return
        path = recovery.recovery_path(self._folder, new_id())
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path, self._lock = path, taken_lock(recovery.lock_path(path))[0]

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _written(self, present: object) -> None:
        assert isinstance(present, Present)
        self._written_state = present
        self._since_kept.start()
        if self._has_said_trouble:
            self._has_said_trouble = False
            self.trouble.emit("The map is kept for recovery again.")
        if self._latest is not None and self._latest is not present:
            self._hand_over(self._latest, self._rest_ms())

    def _not_kept(self, error: object) -> None:
        self._written_state = None
        self._say_trouble(error)
        self._soon.start(TRY_AGAIN_AFTER_MS)

    def _say_trouble(self, error: object) -> None:
        if not self._has_said_trouble:
            self._has_said_trouble = True
            reason = getattr(error, "strerror", None) or str(error)
            self.trouble.emit(f"The map can't be kept for recovery ({reason}). Save it to be safe.")


def _timer(parent: QObject, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(then)
    return timer
