"""The window's document: new, open, save and close, so that nothing a user made is lost on the way."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from mapdesigner.files.codec import UnreadableMap, write_map
from mapdesigner.files.disk import (
    FileTrouble,
    UnreadableFile,
    bytes_of,
    is_pdf_file,
    map_in,
    repaired_map_in,
    save_bytes,
)
from mapdesigner.files.fingerprint import Fingerprint, fingerprint
from mapdesigner.files.kept import HalfTyped, read_about
from mapdesigner.files.names import file_stem
from mapdesigner.files.paths import is_file, is_there, real_path
from mapdesigner.files.samples import is_sample
from mapdesigner.files.templates import read_template
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.memo import Memo
from mapdesigner.model import UNTITLED, JourneyMap, new_map, touchpoint_count
from mapdesigner.qt.document.foreign_changes import ForeignChanges
from mapdesigner.qt.document.lock import DocumentLock
from mapdesigner.qt.document.recovery_keeper import RecoveryKeeper
from mapdesigner.qt.document.version_keeper import VersionKeeper
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets import messages
from mapdesigner.qt.widgets.waiting import Stopped, wait_for
from mapdesigner.session import Edit, Session

# About a thousand cards; less is quicker than the eye.
LARGE_FILE_BYTES = 400_000
MANY_TOUCHPOINTS = 1_500
FILTER = "Journey maps (*.json);;All files (*)"
OPEN_FILTER = "Journey maps (*.json *.pdf);;All files (*)"


class Document(QObject):
    """Puts maps into the session and onto the disk.

    `opened` comes after another map is in the session; `laid_out`, before that, brings the memo of a large
    map that was laid out beforehand. `held_changed` comes when `holder`, `carrier` or `original` may
    be another: as long as another window has the file, this one only shows it; a map out of a PDF has no file
    of its own, nor has one that was recovered while another window has its original. `words_found` brings the
    words that were still being typed in a recovered map.
    """

    opened = Signal()
    laid_out = Signal(object)
    held_changed = Signal()
    words_found = Signal(object)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        window: QWidget,
        keep_typing: Callable[[], None],
        draft: Callable[[], Edit | None],
        half_typed: Callable[[], tuple[HalfTyped, ...]],
    ) -> None:
        """`keep_typing` is called before the map is saved or left: what is being typed belongs to it.

        `draft` returns the edit that would keep what is being typed, for the recovery; `half_typed` the words
        that no edit can keep yet.
        """
        super().__init__(window)
        self._keep_typing = keep_typing
        self._session = session
        self._settings = settings
        self._window = window
        self._lock: DocumentLock | None = None
        self.carrier: Path | None = None
        self.original: Path | None = None
        self.recovery = RecoveryKeeper(session, settings.state_folder, draft, half_typed, self)
        self.recovery.trouble.connect(session.say)
        self.versions = VersionKeeper(session, settings.state_folder, self)
        self.versions.trouble.connect(session.say)
        self.others = ForeignChanges(session, self.versions, window, keep_typing, self.save_as)

    @property
    def name(self) -> str:
        """What the title bar calls the map."""
        path = self._session.path
        return path.name if path is not None else self._session.map_.title or UNTITLED

    @property
    def is_new(self) -> bool:
        """Whether the map was just begun, empty or from a template."""
        session = self._session
        return session.path is None and self.carrier is None and session.saved is session.map_

    @property
    def holder(self) -> str:
        """Who has the file when this window only shows it, empty when it is ours."""
        return "" if self._lock is None else self._lock.holder

    def new(self) -> bool:
        """Begin an empty map; False when the user would rather keep the present one."""
        return self._begin(new_map())

    def new_from_template(self, name: str) -> bool:
        """Begin a map from a template; False when it was not begun."""
        try:
            map_ = read_template(name)
        except (FileTrouble, OSError, ValueError) as error:
            messages.tell(self._window, "The template can't be opened.", str(error))
            return False
        return self._begin(map_)

    def begin_with(self, map_: JourneyMap) -> None:
        """Put an unsaved map of no file into the session: a copy, a future state, an earlier version."""
        self._put(map_, None, None, None)

    def recover(self, map_: JourneyMap, path: Path | None, kept: Path) -> None:
        """Put a recovered map into the session, unsaved, and go on keeping it where it lies.

        Its file, if it is still there, stays as it is. While another window has that file, the map is a copy
        without one: shown only to be looked at, it could not be saved, and its words would be lost.
        """
        saved, known, taken = None, None, None
        path = None if path is None else real_path(path)
        if path is not None and self._is_taken(path):
            path, taken = None, path
        if path is not None:
            try:
                data = bytes_of(path)
                saved, known = map_in(path, data), fingerprint(path, data)
            except (FileTrouble, OSError):
                path = path if is_there(path) else None
        self._put(map_, path, saved, known)
        words = _half_typed_in(kept)
        self.recovery.adopt(kept, map_, words)
        if taken is not None:
            self.original = taken
            self.held_changed.emit()
        if words:
            self.words_found.emit(words)

    def open(self) -> bool:
        """Let the user choose a file and open it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open a journey map", str(self._settings.last_folder), OPEN_FILTER
        )
        return bool(chosen) and self._open(Path(chosen))

    def open_file(self, path: Path) -> bool:
        """Open a file; the present map stays when it can't be opened or the user cancels."""
        return self._open(path)

    def save(self) -> bool:
        """Save the map; False when it is still unsaved. A sample or an untitled map asks for a file."""
        self._keep_typing()
        path = self._session.path
        if path is None or is_sample(path) or self._session.read_only_because:
            return self.save_as()
        return self._save(path)

    def save_as(self) -> bool:
        """Let the user choose a file and save the map there."""
        self._keep_typing()
        path = self._session.path
        if path is None and self.carrier is not None:
            path = self.carrier.with_suffix(".json")
        folder = self._settings.last_folder if path is None or is_sample(path) else path.parent
        name = f"{file_stem(self._session.map_.title)}.json" if path is None else path.name
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Save the journey map", str(folder / name), FILTER
        )
        if not chosen:
            return False
        target = real_path(Path(chosen))
        if target.suffix.lower() == ".pdf":
            return self._save_elsewhere(f"{target.name} would be a PDF, which Export makes; maps are .json.")
        return self._save(target if target.suffix else real_path(target.with_suffix(".json")))

    def may_leave(self) -> bool:
        """Ask about unsaved changes; True when the map was saved or may go, and is kept for some days."""
        self._keep_typing()
        if not self._session.is_unsaved or self._session.read_only_because:
            return True
        answer = messages.ask_to_save(self._window, self._session.map_.title or UNTITLED)
        if answer == QMessageBox.StandardButton.Save:
            return self.save()
        if answer == QMessageBox.StandardButton.Discard:
            self.recovery.let_go(discard=True)
            return True
        return False

    def try_to_take(self) -> bool:
        """Take the file if the window that had it let it go, and read it anew; tell whether it is ours."""
        path = self._session.path
        if self._lock is None or path is None or not self._lock.try_again():
            return False
        return self._open(path)

    def close(self) -> None:
        """Let go of the file, and of what was kept for a crash."""
        self.recovery.close()
        self.versions.close()
        self.others.follow(None, None)
        self._let_file_go()

    def _begin(self, map_: JourneyMap) -> bool:
        if not self.may_leave():
            return False
        self._put(map_, None, map_, None)
        return True

    def _open(self, path: Path) -> bool:
        path = real_path(path)
        try:
            map_, known, is_sound = self._read(path)
        except FileTrouble as trouble:
            messages.tell_trouble(self._window, "The map can't be opened.", trouble)
            return False
        except Stopped:
            return False
        # Only now: who would rather not save, and then has nothing to open, still has the map and its copy.
        if not self.may_leave():
            return False
        carrier = path if is_pdf_file(path) else None
        if is_sound and carrier is None:
            self._put(map_, path, map_, known)
        else:
            self._put(map_, None, None, None, carrier)
        if is_sound and not is_sample(path):
            self._settings.last_folder = path.parent
            self._settings.add_recent_file(path)
        return True

    def _put(
        self,
        map_: JourneyMap,
        path: Path | None,
        saved: JourneyMap | None,
        known: Fingerprint | None,
        carrier: Path | None = None,
    ) -> None:
        """Put a map into the session, take its file, watch it, and keep what is done from here on."""
        self.recovery.let_go()
        self.carrier = carrier
        self.original = None
        self._take_file(path)
        self._session.recover(map_, path, saved)
        if self.holder:
            self._session.read_only_because = (
                f"{self.name} is open in {self.holder}, so this one only shows it. "
                "Save as… makes a copy that you can change."
            )
        self.others.follow(path, known)
        self.versions.begin(map_)
        self.held_changed.emit()
        self.opened.emit()

    def _is_taken(self, path: Path) -> bool:
        """Tell whether a window other than this one has a file."""
        self._let_file_go()
        lock = DocumentLock(self._settings.state_folder, path)
        lock.release()
        return not lock.is_ours

    def _take_file(self, path: Path | None) -> None:
        self._let_file_go()
        if path is not None and not is_sample(path):
            self._lock = DocumentLock(self._settings.state_folder, path)

    def _let_file_go(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _read(self, path: Path) -> tuple[JourneyMap, Fingerprint | None, bool]:
        """Return the map in a file, and whether it is sound; a large one is read on another thread."""
        if not is_file(path) or path.stat().st_size < LARGE_FILE_BYTES:
            data = bytes_of(path)
            try:
                return map_in(path, data), fingerprint(path, data), True
            except UnreadableFile as trouble:
                return self._repaired(path, data, trouble), None, False

        def job(_: object, __: object) -> tuple[JourneyMap, Memo, Fingerprint | None] | bytes:
            data, memo = bytes_of(path), Memo()
            try:
                map_ = map_in(path, data)
            except UnreadableFile:
                return data
            lay_out(map_, memo)
            return map_, memo, fingerprint(path, data)

        outcome = wait_for(self._window, f"Opening {path.name}", job)
        if isinstance(outcome, bytes):
            return self._repaired(path, outcome, None), None, False
        map_, memo, known = cast("tuple[JourneyMap, Memo, Fingerprint | None]", outcome)
        self.laid_out.emit(memo)
        return map_, known, True

    def _repaired(self, path: Path, data: bytes, trouble: UnreadableFile | None) -> JourneyMap:
        """Return what is sound in a damaged file, when the user wants it; raises Stopped when not."""
        result = repaired_map_in(path, data)
        from mapdesigner.qt.document.repair_dialog import wants_repaired

        if not wants_repaired(self._window, path, result):
            raise Stopped
        return result.map_

    def _save(self, path: Path) -> bool:
        if is_sample(path):
            return self._save_elsewhere(f"{path.name} is a sample, and samples stay as they are.")
        lock = self._lock if path == self._session.path else DocumentLock(self._settings.state_folder, path)
        if lock is not None and not lock.is_ours:
            sentence = f"{path.name} is open in {lock.holder}. Choose another name."
            return self._save_elsewhere(sentence)
        if path == self._session.path and not self.others.may_be_written():
            return not self._session.is_unsaved
        map_ = self._session.map_
        # Syncing to a slow stick takes long, and what was done just now is nowhere else yet.
        self.recovery.keep_now(sync=False)
        self.others.pause()
        try:
            data = write_map(map_)
            if touchpoint_count(map_) < MANY_TOUCHPOINTS:
                save_bytes(path, data)
            else:
                wait_for(self._window, f"Saving {path.name}", lambda _, __: save_bytes(path, data))
        except FileTrouble as trouble:
            if lock is not None and lock is not self._lock:
                lock.release()
            self.others.resume()
            return self._save_elsewhere(str(trouble))
        except Stopped:
            # What was begun is carried through, whole; only nobody waits for its end.
            self._session.say(f"{path.name} may not be saved; the map is still marked as unsaved.")
            self.others.resume(data, map_)
            return False
        if lock is not self._lock:
            self._let_file_go()
            self._lock = lock
        self._saved(path, map_, data)
        return True

    def _saved(self, path: Path, map_: JourneyMap, data: bytes) -> None:
        self._session.read_only_because = ""
        self.carrier = None
        self.original = None
        self._session.mark_saved(path, map_)
        self.others.follow(path, fingerprint(path, data))
        self.versions.keep_saved(map_)
        self._settings.last_folder = path.parent
        self._settings.add_recent_file(path)
        self.held_changed.emit()
        self._session.say(f"Saved as {path.name}.")

    def _save_elsewhere(self, sentence: str) -> bool:
        """Say why the map is not saved, and offer another place."""
        advice = f"{sentence} The map is still open and unsaved."
        answer = messages.ask(self._window, "The map is not saved.", advice, ("Save as…",))
        return answer == 0 and self.save_as()


def _half_typed_in(kept: Path) -> tuple[HalfTyped, ...]:
    try:
        return read_about(kept).half_typed
    except (OSError, UnreadableMap):
        return ()
