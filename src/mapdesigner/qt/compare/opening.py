"""The window's commands around current and future: copy, compare, open the map that one is based on."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QFileDialog

from mapdesigner.edit import future_copy
from mapdesigner.files.disk import FileTrouble, open_map
from mapdesigner.files.paths import is_file, real_path
from mapdesigner.model import JourneyMap, MapLink
from mapdesigner.qt.document.document import LARGE_FILE_BYTES, OPEN_FILTER
from mapdesigner.qt.widgets import messages
from mapdesigner.qt.widgets.waiting import Stopped, wait_for

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window


def make_future_copy(window: "Window") -> None:
    """Open a future-state copy of the map in a window of its own, untitled and not yet saved."""
    from mapdesigner.qt.shell.window import Window

    window.keep_typing()
    session = window.session
    copy = future_copy(session.map_, session.path.name if session.path is not None else "")
    other = window.open_window()
    if not isinstance(other, Window):
        return
    other.document.begin_with(copy)
    other.session.say("This is a copy for the future state; the map that it is based on stays as it is.")


def compare_with_file(window: "Window") -> None:
    """Let the user choose another map and show what differs."""
    path = _ask(window, "Compare with another map", window.settings.last_folder)
    if path is not None:
        compare_with(window, path)


def compare_with_base(window: "Window") -> None:
    """Show what differs from the map that this one is based on."""
    path = _base_path(window)
    if path is not None:
        compare_with(window, path)


def open_base(window: "Window") -> None:
    """Open the map that this one is based on in a window of its own."""
    from mapdesigner.qt.shell.window import Window

    path = _base_path(window)
    if path is None:
        return
    other = window.open_window()
    if isinstance(other, Window):
        other.document.open_file(path)


def compare_with(window: "Window", path: Path) -> None:
    """Show what differs between the window's map and the one in a file; say so if that can't be opened."""
    from mapdesigner.qt.compare.dialog import CompareDialog

    window.keep_typing()
    try:
        other = _read(window, path)
    except FileTrouble as trouble:
        messages.tell_trouble(window, "The map can't be opened.", trouble)
        return
    except Stopped:
        return
    dialog = CompareDialog(window, other)
    # Python would let go of a window that nobody holds.
    _OPEN.add(dialog)
    dialog.finished.connect(lambda: _OPEN.discard(dialog))
    dialog.show()


_OPEN: set[object] = set()


def _base_path(window: "Window") -> Path | None:
    """Return where the map is that this one is based on; ask where it isn't found."""
    link = window.session.map_.based_on
    if link is None:
        return None
    known = find_base(window, link)
    if known is not None:
        return known
    title = f"Where is {link.file}?" if link.file else "Open the map that this one is based on"
    return _ask(window, title, window.settings.last_folder)


def find_base(window: "Window", link: MapLink) -> Path | None:
    """Return a file of the linked name: beside the map, where the last one was opened, or opened lately.

    One that holds the linked map comes before one that does not; None when there is none.
    """
    name = Path(link.file).name
    if not name:
        return None
    own = window.session.path
    folders = [folder for folder in (own.parent if own else None, window.settings.last_folder) if folder]
    places = [folder / name for folder in folders]
    places += [recent.path for recent in window.settings.recent_files() if recent.path.name == name]
    there = [path for path in dict.fromkeys(map(real_path, places)) if is_file(path) and path != own]
    return next((path for path in there if _holds(path, link.id)), next(iter(there), None))


def _holds(path: Path, map_id: str) -> bool:
    try:
        return open_map(path).id == map_id
    except FileTrouble:
        return False


def _read(window: "Window", path: Path) -> JourneyMap:
    """Return the map in a file; a large one is read on another thread."""
    if not is_file(path) or path.stat().st_size < LARGE_FILE_BYTES:
        return open_map(path)
    return cast(JourneyMap, wait_for(window, f"Opening {path.name}", lambda _, __: open_map(path)))


def _ask(window: "Window", title: str, folder: Path) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(window, title, str(folder), OPEN_FILTER)
    return Path(chosen) if chosen else None
