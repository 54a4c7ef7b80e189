"""Opening several files at once: each in a window of its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.files.disk import FileTrouble, open_map
from mapdesigner.files.file_names import local_path, names_of
from mapdesigner.qt.widgets import messages

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window


def open_files(window: "Window", addresses: Sequence[str]) -> None:
    """Open files that were dropped or pasted, by their file:// addresses.

    One opens in the window. Of several each gets a window of its own, the first this one where that shows no
    map; those that can't be read are named in one sentence.
    """
    paths = [(address, local_path(address)) for address in addresses]
    if len(paths) == 1 and paths[0][1] is not None:
        window.document.open_file(paths[0][1])
        return
    good = [path for _, path in paths if path is not None and _is_map(path)]
    bad = [address for address, path in paths if path not in good]
    for path in good:
        shown = window if not window.shows_map else new_window(window)
        shown.document.open_file(path)
    if bad:
        messages.tell(window, f"{names_of(bad)} can't be opened.", why_not(len(bad)))


def why_not(count: int) -> str:
    """Return what is wrong with files that are no maps on this computer."""
    what = "It is no journey map" if count == 1 else "They are no journey maps"
    return f"{what}, or not on this computer. Maps are .json files, and PDFs that were exported from one."


def new_window(window: "Window") -> "Window":
    """Return another window, this one where none can be had."""
    from mapdesigner.qt.shell.window import Window

    other = window.open_window()
    return other if isinstance(other, Window) else window


def _is_map(path: Path) -> bool:
    try:
        open_map(path)
    except FileTrouble:
        return False
    return True
