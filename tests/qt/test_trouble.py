"""Errors that nobody expected: the map stays open and kept, they are told once, and the log has them."""

import sys
import threading

import pytest
from answers import choosing
from PySide6.QtCore import (
    QObject,
    QRunnable,
    QThreadPool,
    QTimer,
    QUrl,
    Slot,
    qInstallMessageHandler,
    qWarning,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mapdesigner.files import recovery
from mapdesigner.files.disk import open_map, save_map
from mapdesigner.files.kept import read_kept
from mapdesigner.log import close_log, log_folder, log_path
from mapdesigner.model import cards_of
from mapdesigner.qt.document.trouble_dialog import TroubleDialog
from mapdesigner.qt.document.trouble_keeper import TroubleKeeper
from small_shop import small_shop


@pytest.fixture
def keeper(pilot):
    """Return a keeper that hears of every error as in the program itself; the test's own hooks come back."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    keeper = TroubleKeeper(pilot.window.settings.state_folder, lambda: (pilot.window,))
    keeper.install()
    before = qInstallMessageHandler(keeper._qt_message)
    yield keeper
    keeper.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    qInstallMessageHandler(before)
    close_log()


@pytest.fixture
def opened():
    """Return the addresses that are opened outside of the program."""

    class Opener(QObject):
        def __init__(self):
            super().__init__()
            self.urls = []

        @Slot(QUrl)
        def open(self, url):
            self.urls.append(url)

    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    yield opener.urls
    QDesktopServices.unsetUrlHandler("file")


def fail(message="no such lane"):
    raise KeyError(message)


def fail_elsewhere():
    raise ValueError("another thing")


def soon(pilot, do):
    """Let something happen in the event loop, as a click does."""
    done = []
    QTimer.singleShot(0, lambda: (done.append(1), do()))
    pilot.wait_until(lambda: bool(done))
    pilot.settle()


def shown(pilot):
    """Return the windows that say that something went wrong."""
    return [dialog for dialog in pilot.window.findChildren(TroubleDialog) if dialog.isVisible()]


def dialog_of(pilot):
    pilot.wait_until(lambda: bool(shown(pilot)))
    (dialog,) = shown(pilot)
    return dialog


def press_button(dialog, text):
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()
    QApplication.processEvents()


def logged(pilot):
    return log_path(pilot.window.settings.state_folder).read_text(encoding="utf-8")


def titles(map_):
    return [getattr(card, "title", None) or card.text for _, card in cards_of(map_)]


# What is told


def test_an_error_in_a_click_is_told_and_logged(pilot, keeper):
    soon(pilot, fail)
    dialog = dialog_of(pilot)
    assert "KeyError: 'no such lane'" in dialog.details.toPlainText()
    assert "test_trouble.py" in dialog.details.toPlainText()
    assert "Map Designer" in dialog.details.toPlainText()
    assert "KeyError: 'no such lane'" in logged(pilot)
    assert "in fail" in logged(pilot)


def test_an_error_while_painting_is_told_after_it(pilot, keeper):
    class Broken(QWidget):
        def paintEvent(self, event):
            fail_elsewhere()

    broken = Broken(pilot.window)
    broken.resize(20, 20)
    broken.show()
    assert "ValueError: another thing" in dialog_of(pilot).details.toPlainText()
    broken.hide()
    broken.deleteLater()


def test_an_error_of_a_thread_is_told_in_the_window(pilot, keeper):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "KeyError" in dialog_of(pilot).details.toPlainText()


def test_an_error_of_a_job_in_the_pool_is_told_in_the_window(pilot, keeper):
    class Job(QRunnable):
        def run(self):
            fail_elsewhere()

    QThreadPool.globalInstance().start(Job())
    assert "ValueError" in dialog_of(pilot).details.toPlainText()


def test_the_map_is_kept_before_anything_is_told(pilot, keeper):
    pilot.session.apply(lambda map_: map_.evolve(title="Just said"), "Rename map")
    soon(pilot, fail)
    dialog = dialog_of(pilot)
    assert "Your map is open and kept" in dialog.words.text()
    (left,) = recovery.left_maps(pilot.window.settings.state_folder)
    assert read_kept(left.path)[1].title == "Just said"


def test_what_is_being_typed_is_kept_as_well(pilot, keeper):
    pilot.click_cell("Purchase", "Touchpoints")
    pilot.type("Half a tit")
    soon(pilot, fail)
    dialog_of(pilot)
    (left,) = recovery.left_maps(pilot.window.settings.state_folder)
    assert titles(read_kept(left.path)[1]) == ["Half a tit"]


def test_a_map_that_is_saved_is_said_to_be(pilot, keeper, tmp_path):
    save_map(tmp_path / "shop.json", small_shop())
    pilot.window.document.open_file(tmp_path / "shop.json")
    soon(pilot, fail)
    assert "open and saved as it is" in dialog_of(pilot).words.text()


def test_on_the_start_page_nothing_is_said_of_a_map(pilot, keeper):
    pilot.window.show_start_page()
    soon(pilot, fail)
    words = dialog_of(pilot).words.text()
    assert "map" not in words
    assert "go on" in words


@pytest.mark.skipif(sys.platform == "win32", reason="folders there have no modes")
def test_a_map_that_can_not_be_kept_is_said_not_to_be(pilot, keeper):
    # A file where the folder should be: root may write into any folder.
    folder = pilot.window.settings.state_folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recovery").write_text("")
    pilot.session.apply(lambda map_: map_.evolve(title="Just said"), "Rename map")
    soon(pilot, fail)
    words = dialog_of(pilot).words.text()
    assert "can't be kept for recovery" in words
    assert "Save a copy" in words


# Once, and no more


def test_the_same_again_is_counted_in_the_same_window(pilot, keeper):
    for _ in range(3):
        soon(pilot, fail)
    assert "This came 3 times" in dialog_of(pilot).details.toPlainText()


def test_another_error_meanwhile_is_added_to_the_window(pilot, keeper):
    soon(pilot, fail)
    soon(pilot, fail_elsewhere)
    details = dialog_of(pilot).details.toPlainText()
    assert "KeyError" in details
    assert "ValueError" in details


def test_after_going_on_the_same_is_only_said_in_the_status_bar(pilot, keeper):
    soon(pilot, fail)
    press_button(dialog_of(pilot), "Go on")
    assert shown(pilot) == []
    soon(pilot, fail)
    assert shown(pilot) == []
    assert "The same went wrong again, 2 times by now: KeyError" in pilot.message()
    soon(pilot, fail_elsewhere)
    assert "ValueError" in dialog_of(pilot).details.toPlainText()


def test_a_storm_of_errors_leaves_the_log_readable(pilot, keeper):
    def storm():
        for _ in range(500):
            try:
                fail()
            except KeyError as error:
                keeper.hear(error)

    soon(pilot, storm)
    assert "This came 500 times" in dialog_of(pilot).details.toPlainText()
    assert len(logged(pilot).splitlines()) < 30


def test_the_map_can_be_worked_on_afterwards(pilot, keeper):
    soon(pilot, fail)
    press_button(dialog_of(pilot), "Go on")
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    assert pilot.cards("Purchase") == ["Checkout"]


def test_nothing_is_shown_for_what_no_step_failed_by(pilot, keeper):
    class Untidy:
        def __del__(self):
            fail("left behind")

    soon(pilot, lambda: Untidy() and None)
    assert shown(pilot) == []
    assert "left behind" in logged(pilot)


def test_warnings_of_qt_are_logged_once(pilot, keeper, capsys):
    qWarning("the needle jumped")
    qWarning("the needle jumped")
    assert logged(pilot).count("Qt: the needle jumped") == 1
    assert capsys.readouterr().err.count("the needle jumped") == 2
    assert shown(pilot) == []


def test_an_error_without_a_window_is_only_logged(pilot, keeper):
    keeper._windows = lambda: ()
    soon(pilot, fail)
    assert shown(pilot) == []
    assert "KeyError" in logged(pilot)


# What can be done


def test_the_report_is_copied(pilot, keeper):
    soon(pilot, fail)
    dialog = dialog_of(pilot)
    press_button(dialog, "Copy report")
    assert QApplication.clipboard().text() == dialog.details.toPlainText()
    assert dialog.outcome.text() == "The report is copied."


def test_a_copy_of_the_map_is_saved_and_the_map_stays_what_it_is(pilot, keeper, tmp_path):
    save_map(tmp_path / "shop.json", small_shop())
    pilot.window.document.open_file(tmp_path / "shop.json")
    pilot.session.apply(lambda map_: map_.evolve(title="Just said"), "Rename map")
    soon(pilot, fail)
    dialog = dialog_of(pilot)
    with choosing(tmp_path / "copy.json"):
        press_button(dialog, "Save a copy…")
    assert dialog.outcome.text() == "A copy is saved as copy.json."
    assert open_map(tmp_path / "copy.json").title == "Just said"
    assert pilot.session.path == tmp_path / "shop.json"
    assert pilot.window.isWindowModified()
    assert open_map(tmp_path / "shop.json") == small_shop()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that nobody can write into")
def test_a_copy_that_can_not_be_written_says_why(pilot, keeper, tmp_path):
    target = tmp_path / "copy.json"
    target.symlink_to("/proc/copy.json")
    soon(pilot, fail)
    dialog = dialog_of(pilot)
    with choosing(target):
        press_button(dialog, "Save a copy…")
    assert "copy.json can't be saved" in dialog.outcome.text()
    assert dialog.isVisible()


def test_the_log_folder_is_opened(pilot, keeper, opened):
    soon(pilot, fail)
    dialog = dialog_of(pilot)
    press_button(dialog, "Show log file")
    folder = log_folder(pilot.window.settings.state_folder)
    assert opened == [QUrl.fromLocalFile(str(folder))]
    assert str(log_path(pilot.window.settings.state_folder)) in dialog.outcome.text()


def test_the_help_menu_opens_the_log_folder_also_when_it_is_empty(pilot, opened):
    action = next(
        action
        for action in pilot.window.findChildren(type(pilot.window.actions_.save))
        if "log file" in action.text()
    )
    action.trigger()
    folder = log_folder(pilot.window.settings.state_folder)
    assert opened == [QUrl.fromLocalFile(str(folder))]
    assert folder.is_dir()
    assert "The log is empty so far" in pilot.message()


def test_go_on_has_the_keyboard_and_names_are_there(pilot, keeper):
    soon(pilot, fail)
    dialog = dialog_of(pilot)
    assert dialog.focusWidget() is dialog.go_on
    assert dialog.go_on.isDefault()
    assert dialog.details.accessibleName() == "What happened"
    assert dialog.details.isReadOnly()


def test_markup_in_an_error_is_shown_as_it_is(pilot, keeper):
    soon(pilot, lambda: fail("<b>bold</b><img src=x>"))
    assert "<b>bold</b><img src=x>" in dialog_of(pilot).details.toPlainText()


# The last time


def test_a_crash_of_the_last_run_is_told_and_logged(pilot, keeper):
    keeper.tell_of_last_time("Fatal Python error: Segmentation fault\n  File somewhere")
    dialog = dialog_of(pilot)
    assert "Segmentation fault" in dialog.details.toPlainText()
    assert "offered for recovery" in dialog.words.text()
    assert [button.text() for button in dialog.findChildren(QPushButton)] == [
        "Copy report",
        "Show log file",
        "Close",
    ]
    assert "The last run ended unexpectedly" in logged(pilot)


def test_what_goes_wrong_now_comes_before_what_went_wrong_then(pilot, keeper):
    keeper.tell_of_last_time("Fatal Python error: Segmentation fault")
    soon(pilot, fail)
    assert "KeyError" in dialog_of(pilot).details.toPlainText()
