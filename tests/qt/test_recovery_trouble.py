"""Recovery when something is in its way: a state folder that can't be written, a disk that is slow."""

import os
import subprocess
import sys
import threading

import pytest
from answers import answering, choosing
from PySide6.QtWidgets import QApplication, QLabel

from mapdesigner.files import atomic, recovery
from mapdesigner.files.disk import open_map, save_map
from mapdesigner.files.kept import read_kept
from mapdesigner.model import cards_of
from mapdesigner.qt.app import App
from mapdesigner.qt.settings import Settings
from small_shop import small_shop


def titles(map_):
    return [card.title for _, card in cards_of(map_)]


def block_the_state_folder(pilot):
    """Put a file where the recovery folder would be, so that nothing can be kept there."""
    folder = pilot.window.settings.state_folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recovery").write_text("in the way")


def test_what_can_not_be_kept_is_said_once_and_the_map_stays_usable(pilot):
    block_the_state_folder(pilot)
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    pilot.wait_until(lambda: "can't be kept for recovery" in pilot.message())
    pilot.session.say("")
    pilot.type_cards("Purchase", "Touchpoints", "Till")
    assert pilot.cards("Purchase") == ["Checkout", "Till"]


@pytest.mark.parametrize("variable", ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"])
def test_a_file_where_the_programs_own_folder_would_be_keeps_nobody_from_working(variable, tmp_path):
    in_the_way = tmp_path / "in the way"
    in_the_way.write_text("a file")
    shop = tmp_path / "shop.json"
    save_map(shop, small_shop())
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment |= {variable: str(in_the_way), "MAPDESIGNER_QUIT_AFTER_FIRST_PAINT": "1"}
    command = [sys.executable, "-m", "mapdesigner", str(shop)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_a_window_says_at_once_that_nothing_can_be_kept(theme, tmp_path):
    settings = Settings(tmp_path)
    (tmp_path / "state").write_text("in the way")
    app = App(settings, theme)
    window = app.open_window()
    window.show_map()
    app.tell_what_can_not_be_kept()
    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert any(words.startswith("Nothing can be kept for recovery in ") for words in said)
    window.close()
    window.deleteLater()


def test_a_map_that_can_not_be_kept_can_still_be_saved(pilot, tmp_path):
    block_the_state_folder(pilot)
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    path = tmp_path / "mine.json"
    with choosing(path):
        pilot.press("Ctrl+S")
    assert titles(open_map(path)) == ["Checkout"]
    assert not pilot.window.isWindowModified()


def test_a_map_that_can_not_be_kept_can_still_be_left(pilot):
    block_the_state_folder(pilot)
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    with answering("Don't save"):
        assert pilot.window.document.new()
    assert pilot.cards("Purchase") == []


def test_before_a_slow_disk_takes_its_time_what_was_done_is_kept_aside(pilot, tmp_path, monkeypatch):
    """The disk is asked to sync: whatever is killed then, the last letters lie in the recovery folder."""
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    folder = pilot.window.settings.state_folder
    found = []

    def slow_sync(descriptor):
        found.append([titles(read_kept(left.path)[1]) for left in recovery.left_maps(folder)])

    monkeypatch.setattr(atomic.os, "fsync", slow_sync)
    with choosing(tmp_path / "mine.json"):
        pilot.press("Ctrl+S")
    QApplication.processEvents()
    assert found[0] == [["Checkout"]]


def test_a_single_change_is_on_its_way_at_once(pilot):
    keeper = pilot.window.document.recovery
    pilot.session.apply(lambda map_: map_.evolve(title="Kept"), "Rename map")
    pilot.wait_until(lambda: keeper.path is not None and keeper.path.exists(), most_ms=2_000)
    assert read_kept(keeper.path)[1].title == "Kept"


def test_a_change_is_kept_while_the_window_is_held_up(pilot):
    """Nothing of the window runs here after the change: the thread that writes has a clock of its own."""
    pilot.session.apply(lambda map_: map_.evolve(title="Kept"), "Rename map")
    folder, waited = pilot.window.settings.state_folder, threading.Event()
    for _ in range(200):
        if recovery.left_maps(folder):
            break
        waited.wait(0.01)
    (left,) = recovery.left_maps(folder)
    assert left.about.title == "Kept"
