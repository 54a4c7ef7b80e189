"""The hands for versions: keep some, open the list, choose one, type a name."""

from contextlib import contextmanager
from datetime import datetime

from answers import when_a_dialog_opens
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mapdesigner.files.kept import About
from mapdesigner.files.versions import add_version
from mapdesigner.model import touchpoint_count
from mapdesigner.qt.document.version_name_dialog import VersionNameDialog
from mapdesigner.qt.document.versions_dialog import VersionsDialog

NOON = datetime.now().replace(hour=12, minute=0, second=0, microsecond=0)


def keep(pilot, map_, when=NOON, kind="saved", name="", words="Title changed."):
    about = About(map_.id, map_.title, when, None, touchpoint_count(map_), kind, name, words)
    return add_version(pilot.window.settings.state_folder, map_, about)


def browse(pilot):
    """Open the list by its keys, and wait until the latest version is shown."""
    pilot.activate()
    pilot.press("Ctrl+Alt+V")
    dialog = next(each for each in pilot.window.findChildren(VersionsDialog) if each.isVisible())
    pilot.wait_until(lambda: bool(dialog.room.text()))
    pilot.wait_until(lambda: settled(dialog))
    return dialog


def settled(dialog):
    return dialog.pane.version is None or dialog.pane.shown is not None or bool(dialog.pane.picture.sentence)


def listed(dialog):
    """Return what the list says, from top to bottom."""
    model = dialog.rows
    return [model.index(row).data() for row in range(model.rowCount())]


def choose(pilot, dialog, row):
    dialog.list.setCurrentIndex(dialog.rows.index(row))
    pilot.wait_until(lambda: settled(dialog))


def click(pilot, button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    pilot.settle()


@contextmanager
def naming(name):
    """Type a name into the small dialog that opens meanwhile; None cancels it.

    Yields what stood in the field and behind it, and whether the name could be accepted.
    """
    told = []

    def type_the_name(dialog):
        told.append((dialog.field.text(), dialog.field.placeholderText()))
        if name is not None:
            dialog.field.setText(name)
            told.append(dialog.accept_button.isEnabled())
            dialog.accept_button.click()
        if dialog.isVisible():
            dialog.reject()

    with when_a_dialog_opens(VersionNameDialog, type_the_name):
        yield told


def menu_action(pilot, words):
    return next(
        action
        for action in pilot.window.findChildren(type(pilot.window.actions_.save))
        if words in action.text()
    )
