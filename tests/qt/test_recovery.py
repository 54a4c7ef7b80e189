"""What a crash left and what was discarded: kept, offered, and gone only when its words are safe."""

import os
import subprocess
import sys

import pytest
from answers import answering, choosing, when_a_dialog_opens
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from full_disk import full_disk
from mapdesigner.files import recovery
from mapdesigner.files.codec import write_map
from mapdesigner.files.disk import open_map, save_map
from mapdesigner.files.kept import read_kept
from mapdesigner.model import cards_of
from mapdesigner.qt.document.discarded import show_discarded
from mapdesigner.qt.document.recovery_dialog import RecoveryDialog, maps_left_by_a_crash
from small_shop import small_shop


def titles(map_):
    return [getattr(card, "title", None) or card.text for _, card in cards_of(map_)]


def press_button(dialog, text, place=0):
    [button for button in dialog.findChildren(QPushButton) if button.text() == text][place].click()
    QApplication.processEvents()


@pytest.fixture
def shop_file(tmp_path):
    path = tmp_path / "shop.json"
    save_map(path, small_shop())
    return path


def kept(pilot):
    """Return the map in the window's recovery file, once it is written."""
    keeper = pilot.window.document.recovery
    pilot.wait_until(lambda: keeper.path is not None and keeper.path.exists() and not keeper._worker.is_busy)
    return read_kept(keeper.path)[1]


def test_what_is_done_is_kept_aside_without_being_saved(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    pilot.wait_until(lambda: titles(kept(pilot)) == ["Checkout"])


def test_what_is_still_being_typed_is_kept_too(pilot):
    pilot.click_cell("Purchase", "Touchpoints")
    pilot.type("Half a tit")
    pilot.wait_until(lambda: titles(kept(pilot)) == ["Half a tit"])
    assert pilot.cards("Purchase") == []


def test_what_is_saved_needs_no_recovery(pilot, tmp_path):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    path = pilot.window.document.recovery.path
    pilot.wait_until(lambda: pilot.window.document.recovery.path is not None)
    path = pilot.window.document.recovery.path
    with choosing(tmp_path / "mine.json"):
        pilot.press("Ctrl+S")
    assert not path.exists()
    assert pilot.window.document.recovery.path is None


def test_what_is_undone_to_the_saved_state_needs_none_either(pilot, shop_file):
    pilot.window.document.open_file(shop_file)
    pilot.type_cards("Compare", "Web", "Forum")
    pilot.wait_until(lambda: pilot.window.document.recovery.path is not None)
    pilot.press("Ctrl+Z")
    pilot.wait_until(lambda: pilot.window.document.recovery.path is None)
    assert recovery.left_maps(pilot.window.settings.state_folder) == ()


def test_a_map_that_an_open_window_holds_is_not_offered(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    kept(pilot)
    folder = pilot.window.settings.state_folder
    assert recovery.left_maps(folder)
    assert maps_left_by_a_crash(folder) == ()


def crashed(pilot, map_, document=None, name="crashed"):
    """Leave a map in the recovery folder as a crash would, and return what is offered at the next start."""
    from datetime import datetime

    from mapdesigner.files.kept import About

    folder = pilot.window.settings.state_folder
    about = About(map_.id, map_.title, datetime(2026, 11, 21, 14, 5), document, 3)
    recovery.keep(recovery.recovery_path(folder, name), about, write_map(map_), sync=False)
    return maps_left_by_a_crash(folder)


def recovery_dialog(pilot, theme, lefts):
    dialog = RecoveryDialog(pilot.window, theme, lefts)
    dialog.wanted.connect(pilot.window.document.recover)
    dialog.open()
    QApplication.processEvents()
    return dialog


def test_a_recovered_map_is_unsaved_and_saves_into_its_file(pilot, theme, shop_file):
    changed = small_shop().evolve(title="Half done")
    dialog = recovery_dialog(pilot, theme, crashed(pilot, changed, shop_file))
    press_button(dialog, "Recover")
    assert not dialog.isVisible()
    assert pilot.title() == "Half done"
    assert pilot.window.isWindowModified()
    assert [left.about.title for left in recovery.left_maps(pilot.window.settings.state_folder)] == [
        "Half done"
    ]
    pilot.press("Ctrl+S")
    assert open_map(shop_file) == changed
    assert recovery.left_maps(pilot.window.settings.state_folder) == ()


def kept_titles(pilot):
    return sorted(left.about.title for left in recovery.left_maps(pilot.window.settings.state_folder))


def test_what_is_recovered_while_another_window_has_the_file_is_a_copy_to_go_on_with(
    pilot, second_pilot, theme, shop_file, tmp_path
):
    """Opened to be looked at only, its words would have been nowhere any more."""
    second_pilot.window.document._settings.state_folder = pilot.window.settings.state_folder
    second_pilot.window.document.open_file(shop_file)
    changed = small_shop().evolve(title="Half done")
    dialog = recovery_dialog(pilot, theme, crashed(pilot, changed, shop_file))
    press_button(dialog, "Recover")
    assert kept_titles(pilot) == ["Half done"]
    assert pilot.window.isWindowModified()
    sentence = "shop.json is open in another window, so the recovered map is a copy without a file yet."
    assert sentence in [label.text() for label in pilot.window.findChildren(QLabel) if label.isVisible()]
    pilot.type_cards(pilot.stages()[0], pilot.lanes()[0], "More")
    with choosing(tmp_path / "copy.json"):
        pilot.press("Ctrl+S")
    assert "More" in titles(open_map(tmp_path / "copy.json"))
    assert open_map(shop_file) == small_shop()
    assert kept_titles(pilot) == []


def test_two_crashes_of_one_file_are_both_recovered(pilot, second_pilot, theme, shop_file):
    folder = pilot.window.settings.state_folder
    second_pilot.window.document._settings.state_folder = folder
    crashed(pilot, small_shop().evolve(title="First"), shop_file, "one")
    lefts = crashed(pilot, small_shop().evolve(title="Second"), shop_file, "two")
    windows = [pilot.window, second_pilot.window]
    dialog = RecoveryDialog(pilot.window, theme, lefts)
    dialog.wanted.connect(lambda *wanted: windows.pop(0).document.recover(*wanted))
    dialog.open()
    press_button(dialog, "Recover", 0)
    press_button(dialog, "Recover", 1)
    assert kept_titles(pilot) == ["First", "Second"]
    assert maps_left_by_a_crash(folder) == ()
    assert {pilot.title(), second_pilot.title()} == {"First", "Second"}
    assert pilot.session.path == shop_file
    assert second_pilot.session.path is None
    assert second_pilot.window.isWindowModified()


def test_recovering_on_a_full_disk_loses_nothing(pilot, theme, shop_file):
    changed = small_shop().evolve(title="Half done")
    dialog = recovery_dialog(pilot, theme, crashed(pilot, changed, shop_file))
    with full_disk():
        press_button(dialog, "Recover")
        assert pilot.title() == "Half done"
        assert kept_titles(pilot) == ["Half done"]
        pilot.session.apply(lambda map_: map_.evolve(title="Nearly done"), "Rename map")
        pilot.wait_until(lambda: "can't be kept for recovery" in pilot.message())
    # No further edit is needed for trying again.
    pilot.wait_until(lambda: kept_titles(pilot) == ["Nearly done"])
    pilot.wait_until(lambda: pilot.message() == "The map is kept for recovery again.")


def test_a_full_disk_at_the_start_does_not_hide_what_a_crash_left(pilot, shop_file):
    crashed(pilot, small_shop(), shop_file)
    with full_disk():
        assert len(maps_left_by_a_crash(pilot.window.settings.state_folder)) == 1


def test_a_lock_that_a_crash_left_half_written_does_not_hide_its_map(pilot, shop_file):
    (left,) = crashed(pilot, small_shop(), shop_file)
    lock = recovery.lock_path(left.path)
    lock.touch()
    assert maps_left_by_a_crash(pilot.window.settings.state_folder) == ()  # it may be written just now
    os.utime(lock, (1, 1))
    assert len(maps_left_by_a_crash(pilot.window.settings.state_folder)) == 1


LOCKED = """
import os, signal, sys
from PySide6.QtCore import QLockFile
lock = QLockFile(sys.argv[1])
lock.tryLock(0)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="folders of Unix that can't be written")
def test_a_map_that_a_crash_left_where_nothing_can_be_written_any_more_is_recovered(
    pilot, theme, folder, shop_file, request
):
    pilot.window.settings.state_folder = pilot.window.document._settings.state_folder = folder
    (left,) = crashed(pilot, small_shop().evolve(title="Half done"), shop_file)
    lock = recovery.lock_path(left.path)
    subprocess.run([sys.executable, "-c", LOCKED, str(lock)], check=False)
    left.path.chmod(0o444)
    lock.parent.parent.chmod(0o555)
    lock.parent.chmod(0o555)
    assert lock.stat().st_size > 0
    request.getfixturevalue("not_root")
    lefts = maps_left_by_a_crash(folder)
    assert len(lefts) == 1
    press_button(recovery_dialog(pilot, theme, lefts), "Recover")
    assert pilot.title() == "Half done"
    assert kept_titles(pilot) == ["Half done"]


def test_a_discarded_map_that_is_opened_again_is_kept_from_the_first_moment(pilot, theme, shop_file):
    dialog = recovery_dialog(pilot, theme, crashed(pilot, small_shop(), shop_file))
    press_button(dialog, "Discard")
    pilot.window.open_window = lambda: pilot.window
    dialog = show_discarded(pilot.window)
    with full_disk():
        press_button(dialog, "Open a copy")
        assert kept_titles(pilot) == [small_shop().title]


def test_what_could_not_be_read_of_a_recovered_map_is_put_aside(pilot, theme):
    """The sound part is recovered; the damaged file is not written over."""
    folder = pilot.window.settings.state_folder
    (left,) = crashed(pilot, small_shop())
    damaged_bytes = left.path.read_bytes().replace(b'"title": "Checkout"', b'"title": 5')
    left.path.write_bytes(damaged_bytes)
    press_button(recovery_dialog(pilot, theme, maps_left_by_a_crash(folder)), "Recover")
    (aside,) = recovery.discarded_maps(folder)
    assert aside.path.read_bytes() == damaged_bytes
    pilot.wait_until(lambda: len(titles(kept(pilot))) == len(titles(small_shop())) - 1)


def test_keeping_both_leaves_the_file_alone(pilot, theme, shop_file):
    dialog = recovery_dialog(pilot, theme, crashed(pilot, small_shop().evolve(title="Half done"), shop_file))
    press_button(dialog, "Keep both")
    assert pilot.title() == "Half done"
    assert pilot.session.path is None
    with choosing(shop_file.with_name("other.json")):
        pilot.press("Ctrl+S")
    assert open_map(shop_file) == small_shop()


def test_a_map_that_was_never_saved_has_no_file_to_be_kept_beside(pilot, theme, shop_file):
    dialog = recovery_dialog(pilot, theme, crashed(pilot, small_shop()))
    assert [button.text() for button in dialog.rows[0].findChildren(QPushButton)] == ["Recover", "Discard"]
    dialog.reject()


def test_a_discarded_map_has_a_way_back(pilot, theme, shop_file):
    dialog = recovery_dialog(pilot, theme, crashed(pilot, small_shop(), shop_file))
    press_button(dialog, "Discard")
    assert recovery.left_maps(pilot.window.settings.state_folder) == ()
    opened = []
    pilot.window.open_window = lambda: opened.append(pilot.window) or pilot.window
    dialog = show_discarded(pilot.window)
    press_button(dialog, "Open a copy")
    assert opened
    assert pilot.title() == small_shop().title
    assert pilot.window.isWindowModified()


def test_closing_without_saving_keeps_the_map_for_some_days(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    with answering("Don't save") as said:
        assert pilot.window.document.may_leave()
    assert any("kept for 7 days" in words for words in said)
    (left,) = recovery.discarded_maps(pilot.window.settings.state_folder)
    assert titles(read_kept(left.path)[1]) == ["Checkout"]


@pytest.mark.parametrize("content", [None, b"no map"])
def test_a_map_is_kept_when_nothing_is_opened_in_its_place(pilot, tmp_path, content):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    kept(pilot)
    if content is None:
        with when_a_dialog_opens(QFileDialog, lambda dialog: dialog.reject()):
            pilot.press("Ctrl+O")
    else:
        (tmp_path / "other.json").write_bytes(content)
        with answering("OK"):
            pilot.window.document.open_file(tmp_path / "other.json")
    assert titles(kept(pilot)) == ["Checkout"]


def test_a_damaged_recovery_file_is_listed_and_can_be_put_away(pilot, theme):
    folder = pilot.window.settings.state_folder
    path = recovery.recovery_path(folder, "crashed")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"rubbish")
    dialog = recovery_dialog(pilot, theme, maps_left_by_a_crash(folder))
    assert [button.text() for button in dialog.rows[0].findChildren(QPushButton)] == ["Discard"]
    press_button(dialog, "Discard")
    assert not path.exists()
