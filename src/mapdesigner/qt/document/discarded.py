"""File ▸ Discarded maps: the way back to what was thrown away in the last days."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from mapdesigner.files import recovery
from mapdesigner.model import JourneyMap

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window


def show_discarded(window: "Window") -> QDialog:
    """List the maps thrown away in the last days; one that is wanted opens in a window of its own."""
    from mapdesigner.qt.document.recovery_dialog import RecoveryDialog

    folder = window.settings.state_folder
    recovery.forget_old(folder, datetime.now())
    dialog = RecoveryDialog(window, window.theme, recovery.discarded_maps(folder), discarded=True)
    dialog.wanted.connect(lambda map_, _, kept: _open_again(window, map_, kept))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _open_again(window: "Window", map_: JourneyMap, kept: Path) -> None:
    other = window.open_window()
    if isinstance(other, type(window)):
        other.document.recover(map_, None, kept)
