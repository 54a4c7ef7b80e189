"""FileWatch: notices when somebody else changes, replaces or removes the open file."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from mapdesigner.files.fingerprint import Fingerprint, has_changed
from mapdesigner.files.paths import is_there

# A sync client writes in steps; what it left after so long is looked at.
SETTLE_MS = 250
# Network folders tell no watcher; then looking now and then must do.
LOOK_EVERY_MS = 5_000
# What came at a bad moment is looked at again after so long.
LOOK_AGAIN_MS = 1_000


class FileWatch(QObject):
    """Watches one file; `changed` comes while it holds something else than is known."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._known: Fingerprint | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._stirred)
        self._watcher.directoryChanged.connect(self._stirred)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(lambda: self.look())
        self._often = QTimer(self)
        self._often.setInterval(LOOK_EVERY_MS)
        self._often.timeout.connect(lambda: self.look(thoroughly=False))

    def watch(self, path: Path | None, known: Fingerprint | None) -> None:
        """Watch another file from now on, which holds what is `known`; None watches nothing."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._path, self._known = path, known
        self._soon.stop()
        if path is None:
            self._often.stop()
            return
        self._add_paths()
        self._often.start()

    def look(self, thoroughly: bool = True) -> bool:
        """Tell whether the file holds something else than what is known; then `changed` has come.

        A large file is only read `thoroughly`: on a slow network that takes its time.
        """
        if self._path is None:
            return False
        self._add_paths()
        try:
            is_other = has_changed(self._path, self._known, thoroughly)
        except OSError:
            return False  # for now it can't be read: whoever writes it may be at it still
        if is_other:
            self.changed.emit()
        return is_other

    def look_again_later(self) -> None:
        """Look again when the person may be done with what is in the way now."""
        self._soon.start(LOOK_AGAIN_MS)

    def _stirred(self, _: str) -> None:
        self._soon.start(SETTLE_MS)

    def _add_paths(self) -> None:
        # A replaced file is dropped by the watcher; its folder tells of the next one.
        if self._path is None:
            return
        wanted = [self._path.parent, self._path]
        watched = {*self._watcher.files(), *self._watcher.directories()}
        fresh = [str(path) for path in wanted if is_there(path) and str(path) not in watched]
        if fresh:
            self._watcher.addPaths(fresh)
