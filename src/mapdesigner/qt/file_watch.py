"""FileWatch: notices when somebody else changes, replaces or removes the open file."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from mapdesigner.files.fingerprint import Fingerprint, has_changed

# A sync client writes in steps; what it left after so long is looked at.
SETTLE_MS = 250
# Network folders tell no watcher; then looking now and then must do.
LOOK_EVERY_MS = 5_000


class FileWatch(QObject):
    """Watches one file; `changed` comes once for each other content that it has, or when it is gone."""

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
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self.look)
        self._often = QTimer(self)
        self._often.setInterval(LOOK_EVERY_MS)
        self._often.timeout.connect(self.look)

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

    def look(self) -> bool:
        """Tell whether the file holds something else than what is known; then `changed` has come."""
        if self._path is None:
            return False
        self._add_paths()
        try:
            is_other = has_changed(self._path, self._known)
        except OSError:
            return False  # for now it can't be read: whoever writes it may be at it still
        if is_other:
            self._often.stop()
            self.changed.emit()
        return is_other

    def _stirred(self, _: str) -> None:
        self._soon.start()

    def _add_paths(self) -> None:
        # A replaced file is dropped by the watcher; its folder tells of the next one.
        if self._path is None:
            return
        wanted = [self._path.parent, self._path]
        watched = {*self._watcher.files(), *self._watcher.directories()}
        fresh = [str(path) for path in wanted if path.exists() and str(path) not in watched]
        if fresh:
            self._watcher.addPaths(fresh)
