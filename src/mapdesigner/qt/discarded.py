"""File ▸ Discarded maps: the way back to what was thrown away in the last days."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from mapdesigner.files import recovery

if TYPE_CHECKING:
    from mapdesigner.qt.window import Window


def show_discarded(window: "Window") -> QDialog:
    """List the maps thrown away in the last days; one that is wanted opens in a window of its own."""
    from mapdesigner.qt.recovery_dialog import RecoveryDialog

    folder = window.settings.state_folder
    recovery.forget_old(folder, datetime.now())
    dialog = RecoveryDialog(window, window.theme, recovery.discarded_maps(folder), discarded=True)
    dialog.wanted.connect(lambda map_, _: window.open_copy(map_))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
