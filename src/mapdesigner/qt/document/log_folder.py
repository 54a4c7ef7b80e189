"""Help ▸ Show the log file: opens its folder in the system's file manager."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_log_folder(state: Path) -> str:
    """Open the folder of the log file and return a sentence that says where it is."""
    from mapdesigner.log import log_folder, log_path

    folder = log_folder(state)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        return f"There is no log: {folder} can't be made ({error.strerror})."
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
    name = log_path(state)
    if not name.exists():
        return f"The log is empty so far; it will be {name}."
    return f"The log is {name}."
