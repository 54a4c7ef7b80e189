"""File ▸ Browse versions, Name this version: made when they are first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window


def browse_versions(window: "Window") -> QDialog:
    """Open the list of the versions of a window's map."""
    from mapdesigner.qt.document.versions_dialog import VersionsDialog

    window.keep_typing()
    dialog = VersionsDialog(window)
    dialog.open()
    return dialog


def name_version(window: "Window", parent: QWidget | None = None) -> None:
    """Ask for a name and keep the present state as a version of that name."""
    from mapdesigner.qt.document.version_name_dialog import NAMED_LAST, asked_name

    window.keep_typing()
    name = asked_name(parent or window, words=f"The map as it is now is kept under it. {NAMED_LAST}")
    if name:
        window.document.versions.keep_named(name)
        window.session.say(f"This version is kept as “{name}”. File ▸ Browse versions lists it.")
