"""Small dialogs: questions, bad news, the page of keys."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from answers import when_a_dialog_opens
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QMessageBox, QPushButton, QWidget

import mapdesigner.qt
from mapdesigner.files.codec import UnreadableMap
from mapdesigner.files.disk import UnreadableFile
from mapdesigner.files.kept import HalfTyped
from mapdesigner.files.repair import Repaired
from mapdesigner.qt.brand.dialog import BrandDialog
from mapdesigner.qt.catalogue.own_entry_dialog import OwnEntryDialog
from mapdesigner.qt.compare.dialog import CompareDialog
from mapdesigner.qt.document.half_typed_dialog import HalfTypedDialog
from mapdesigner.qt.document.recovery_dialog import RecoveryDialog
from mapdesigner.qt.document.repair_dialog import RepairDialog
from mapdesigner.qt.document.trouble_dialog import TroubleDialog
from mapdesigner.qt.document.version_name_dialog import VersionNameDialog
from mapdesigner.qt.document.versions_dialog import VersionsDialog
from mapdesigner.qt.export.dialog import ExportDialog
from mapdesigner.qt.export.print_dialog import PrintDialog
from mapdesigner.qt.shell.help_pages import shortcuts_dialog
from mapdesigner.qt.widgets import messages

Role = QDialogButtonBox.ButtonRole
# Every dialog of the program, made as the program makes it.
DIALOGS = {
    BrandDialog: lambda w: BrandDialog(w.session.map_, w.theme, w),
    CompareDialog: lambda w: CompareDialog(w, w.session.map_),
    ExportDialog: lambda w: ExportDialog(w.session, Path("shop.pdf"), w.theme, w.settings, w),
    HalfTypedDialog: lambda w: HalfTypedDialog(w, (HalfTyped("Due", "31.02."),)),
    OwnEntryDialog: lambda w: OwnEntryDialog(w.theme, parent=w),
    PrintDialog: lambda w: PrintDialog(w.session, w.settings, w),
    RecoveryDialog: lambda w: RecoveryDialog(w, w.theme, ()),
    RepairDialog: lambda w: RepairDialog(w, Path("shop.json"), Repaired(w.session.map_, ("One card.",), ())),
    TroubleDialog: lambda w: TroubleDialog(w, w.settings.state_folder, "KeyError", w),
    VersionNameDialog: lambda w: VersionNameDialog(w),
    VersionsDialog: lambda w: VersionsDialog(w),
    QDialog: shortcuts_dialog,
}
# What these offer most is about a part of them, and stands there.
PRIMARY_WITHIN = (CompareDialog, VersionsDialog)


def seen(show):
    """Return what a message box looks like that `show` opens, and answer it with its default."""
    found = []

    def look(box):
        words = [label.text() for label in box.findChildren(QLabel) if label.text()]
        found.append((words, box.width(), box.defaultButton().property("primary"), box.iconPixmap()))
        box.defaultButton().click()

    with when_a_dialog_opens(QMessageBox, look):
        show()
    return found[0]


def test_bad_news_is_said_once_in_a_box_of_a_good_width(theme):
    window = QWidget()
    trouble = UnreadableFile("shop.json", UnreadableMap("It is not JSON."))
    words, width, is_primary, picture = seen(
        lambda: messages.tell_trouble(window, "The map can't be opened.", trouble)
    )
    assert words == ["The map can't be opened", "shop.json: it is not JSON."]
    assert width >= 420
    assert is_primary
    assert picture.isNull()


def test_the_button_that_enter_presses_stands_out(theme):
    window = QWidget()
    words, _, is_primary, _ = seen(lambda: messages.ask_to_save(window, "Shop"))
    assert words[0] == "Save the changes to “Shop”?"
    assert is_primary


@pytest.mark.parametrize(
    "title",
    [
        "The whole journey of first-time home buyers from the first thought of moving to the last payment",
        "お客様が最初に引っ越しを考えてから住宅ローンの最後の支払いまでの長い長い旅路の全体像をまとめた地図",
        "m" * 90,
    ],
)
def test_closing_a_map_with_a_long_title_asks_in_words_that_are_all_seen(theme, title):
    window = QWidget()

    def look(box):
        label = box.findChild(QLabel, "qt_msgbox_label")
        assert "".join(label.text().split()) == "".join(f"Save the changes to “{title}”?".split())
        assert label.sizeHint().width() <= label.width()
        box.reject()

    with when_a_dialog_opens(QMessageBox, look):
        messages.ask_to_save(window, title)


def test_the_keys_fit_a_small_screen_and_name_what_is_needed_most(theme):
    dialog = shortcuts_dialog(None)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for needed in ("undo · redo", "Escape", "save", "export · export again", "zoom", "rename", "full screen"):
        assert needed in words
    size = dialog.sizeHint()
    assert size.width() <= 1200
    assert size.height() <= 620
    dialog.deleteLater()


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_the_buttons_that_end_a_dialog_stand_in_the_order_of_the_system(pilot, kind):
    dialog = DIALOGS[kind](pilot.window)
    dialog.show()
    pilot.settle()
    ends = [
        button
        for button in dialog.findChildren(QPushButton)
        if button.text() in ("Cancel", "Close", "Decide later", "Go on")
        or (button.property("primary") and kind not in PRIMARY_WITHIN)
    ]
    assert ends or kind is CompareDialog  # a window of its own, closed by its frame
    boxes = {button.parent() for button in ends}
    assert len(boxes) <= 1
    for box in boxes:
        assert isinstance(box, QDialogButtonBox)
        assert order_of(box) == order_of(reference(box))
    dialog.close()
    dialog.deleteLater()


def order_of(box):
    """The roles of a box's buttons from left to right."""
    shown = [button for button in box.buttons() if not button.isHidden()]
    return [box.buttonRole(one) for one in sorted(shown, key=lambda one: one.mapTo(box, QPoint()).x())]


def reference(box):
    """A box with the same buttons put in the other way round, as the system arranges them."""
    other = QDialogButtonBox(box.parentWidget())
    for button in reversed(box.buttons()):
        if not button.isHidden():
            other.addButton(button.text(), box.buttonRole(button))
    other.resize(box.size().expandedTo(other.sizeHint()))
    other.show()
    return other


def test_every_dialog_of_the_program_is_walked_above():
    for module in pkgutil.walk_packages(mapdesigner.qt.__path__, "mapdesigner.qt."):
        importlib.import_module(module.name)
    ours = {kind for kind in QDialog.__subclasses__() if kind.__module__.startswith("mapdesigner.")}
    assert ours == set(DIALOGS) - {QDialog}
