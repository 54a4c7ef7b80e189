"""The window's document: new, open, save and close, with the three usual answers."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from mapdesigner.files.disk import FileTrouble, open_map, save_map
from mapdesigner.files.templates import read_template
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.memo import Memo
from mapdesigner.model import UNTITLED, JourneyMap, new_map, touchpoint_count
from mapdesigner.qt import messages
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.waiting import Stopped, wait_for
from mapdesigner.resources import samples_path
from mapdesigner.session import Session

# About a thousand cards; less is quicker than the eye.
LARGE_FILE_BYTES = 400_000
MANY_TOUCHPOINTS = 1_500
FILTER = "Journey maps (*.json);;All files (*)"


class Document(QObject):
    """Puts maps into the session and onto the disk.

    `opened` comes after another map is in the session; `laid_out`, before that, brings the memo of a large
    map that was laid out beforehand.
    """

    opened = Signal()
    laid_out = Signal(object)

    def __init__(
        self, session: Session, settings: Settings, window: QWidget, keep_typing: Callable[[], None]
    ) -> None:
        """`keep_typing` is called before the map is saved or left: what is being typed belongs to it."""
        super().__init__(window)
        self._keep_typing = keep_typing
        self._session = session
        self._settings = settings
        self._window = window

    @property
    def name(self) -> str:
        """What the title bar calls the map."""
        path = self._session.path
        return path.name if path is not None else self._session.map_.title or UNTITLED

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

    def open(self) -> bool:
        """Let the user choose a file and open it."""
        if not self.may_leave():
            return False
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open a journey map", str(self._settings.last_folder), FILTER
        )
        return bool(chosen) and self._open(Path(chosen))

    def open_file(self, path: Path) -> bool:
        """Open a file; the present map stays when it can't be opened or the user cancels."""
        return self.may_leave() and self._open(path)

    def save(self) -> bool:
        """Save the map; False when it is still unsaved. A sample or an untitled map asks for a file."""
        self._keep_typing()
        path = self._session.path
        if path is None or _is_sample(path):
            return self.save_as()
        return self._save(path)

    def save_as(self) -> bool:
        """Let the user choose a file and save the map there."""
        self._keep_typing()
        path = self._session.path
        folder = self._settings.last_folder if path is None or _is_sample(path) else path.parent
        name = f"{file_stem(self._session.map_.title)}.json" if path is None else path.name
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Save the journey map", str(folder / name), FILTER
        )
        if not chosen:
            return False
        target = Path(chosen)
        return self._save(target if target.suffix else target.with_suffix(".json"))

    def may_leave(self) -> bool:
        """Ask about unsaved changes; True when the map was saved or may go."""
        self._keep_typing()
        if not self._session.is_unsaved:
            return True
        answer = messages.ask_to_save(self._window, self._session.map_.title or UNTITLED)
        if answer == QMessageBox.StandardButton.Save:
            return self.save()
        return answer == QMessageBox.StandardButton.Discard

    def _begin(self, map_: JourneyMap) -> bool:
        if not self.may_leave():
            return False
        self._session.replace(map_, None)
        self.opened.emit()
        return True

    def _open(self, path: Path) -> bool:
        try:
            map_ = self._read(path)
        except FileTrouble as trouble:
            messages.tell_trouble(self._window, "The map can't be opened.", trouble)
            return False
        except Stopped:
            return False
        self._session.replace(map_, path)
        if not _is_sample(path):
            self._settings.last_folder = path.absolute().parent
            self._settings.add_recent_file(path)
        self.opened.emit()
        return True

    def _read(self, path: Path) -> JourneyMap:
        """Return the map in a file; a large one is read and laid out on another thread."""
        if not path.is_file() or path.stat().st_size < LARGE_FILE_BYTES:
            return open_map(path)

        def job(_: object, __: object) -> tuple[JourneyMap, Memo]:
            map_, memo = open_map(path), Memo()
            lay_out(map_, memo)
            return map_, memo

        map_, memo = cast("tuple[JourneyMap, Memo]", wait_for(self._window, f"Opening {path.name}", job))
        self.laid_out.emit(memo)
        return map_

    def _save(self, path: Path) -> bool:
        map_ = self._session.map_
        try:
            if touchpoint_count(map_) < MANY_TOUCHPOINTS:
                save_map(path, map_)
            else:
                wait_for(self._window, f"Saving {path.name}", lambda _, __: save_map(path, map_))
        except FileTrouble as trouble:
            messages.tell_trouble(self._window, "The map is not saved.", trouble)
            return False
        except Stopped:
            # What was begun is carried through, whole; only nobody waits for its end.
            self._session.say(f"{path.name} may not be saved; the map is still marked as unsaved.")
            return False
        self._session.mark_saved(path, map_)
        self._settings.last_folder = path.absolute().parent
        self._settings.add_recent_file(path)
        self._session.say(f"Saved as {path.name}.")
        return True


def file_stem(title: str) -> str:
    """Return a file name for a title: letters, digits and dashes, at most 60 characters."""
    kept = "".join(character if character.isalnum() else "-" for character in title.casefold())
    return "-".join(part for part in kept.split("-") if part)[:60] or "journey-map"


def _is_sample(path: Path) -> bool:
    """Tell whether the file is one of the samples, which stay as they are."""
    return path.absolute().parent == samples_path().absolute()
