"""Nothing a user made is lost: damaged files, files that others change or hold."""

import json
import os

import pytest
from answers import answering, choosing
from PySide6.QtWidgets import QApplication, QPushButton

from mapdesigner.files.codec import write_map
from mapdesigner.files.disk import open_map, save_map
from mapdesigner.model import cards_of
from mapdesigner.qt.document.repair_dialog import RepairDialog
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


# Damaged files


def damaged(path):
    content = json.loads(write_map(small_shop()))
    content["stages"][0]["cards"][0]["title"] = 5
    path.write_text(json.dumps(content))
    return path.read_bytes()


def test_a_damaged_file_opens_with_what_is_sound_and_stays_as_it_is(pilot, tmp_path):
    path = tmp_path / "damaged.json"
    before = damaged(path)
    with answering("Open the readable part", RepairDialog):
        assert pilot.window.document.open_file(path)
    assert len(titles(pilot.session.map_)) == len(titles(small_shop())) - 1
    assert pilot.session.path is None
    assert pilot.window.isWindowModified()
    assert path.read_bytes() == before


def test_a_damaged_file_can_be_left_closed(pilot, tmp_path):
    path = tmp_path / "damaged.json"
    damaged(path)
    present = pilot.session.map_
    with answering("Cancel", RepairDialog):
        assert not pilot.window.document.open_file(path)
    assert pilot.session.map_ is present


@pytest.mark.skipif(os.name == "nt", reason="named pipes of Unix")
def test_a_pipe_is_refused_and_the_window_goes_on(pilot, tmp_path):
    os.mkfifo(tmp_path / "shop.json")
    with answering("OK") as said:
        assert not pilot.window.document.open_file(tmp_path / "shop.json")
    assert "shop.json can't be read: it is a pipe, not a file." in said


# Files that others change


def test_a_file_that_somebody_else_changed_is_noticed_and_can_be_taken(pilot, shop_file):
    pilot.window.document.open_file(shop_file)
    theirs = small_shop().evolve(title="Theirs")
    with answering("Take theirs") as said:
        save_map(shop_file, theirs)
        pilot.wait_until(lambda: pilot.title() == "Theirs")
    assert any("Title changed" in words for words in said)
    assert not pilot.window.isWindowModified()
    pilot.activate()
    pilot.press("Ctrl+Z")
    assert pilot.title() == small_shop().title


def test_before_saving_over_somebody_elses_change_it_is_asked(pilot, shop_file):
    pilot.window.document.open_file(shop_file)
    pilot.session.apply(lambda map_: map_.evolve(title="Mine"), "Rename map")
    with answering("Keep mine"):
        save_map(shop_file, small_shop().evolve(title="Theirs"))
        pilot.press("Ctrl+S")
        pilot.settle()
    assert pilot.title() == "Mine"
    assert open_map(shop_file).title == "Mine"
    assert not pilot.window.isWindowModified()


def test_mine_can_be_saved_as_a_copy(pilot, shop_file):
    pilot.window.document.open_file(shop_file)
    pilot.session.apply(lambda map_: map_.evolve(title="Mine"), "Rename map")
    copy = shop_file.with_name("copy.json")
    with choosing(copy), answering("Save mine as a copy…"):
        save_map(shop_file, small_shop().evolve(title="Theirs"))
        pilot.wait_until(copy.exists)
        pilot.settle()
    assert (open_map(shop_file).title, open_map(copy).title) == ("Theirs", "Mine")


def test_a_file_that_vanished_makes_the_map_unsaved(pilot, shop_file):
    pilot.window.document.open_file(shop_file)
    shop_file.unlink()
    pilot.wait_until(pilot.window.isWindowModified)
    assert "moved or deleted" in pilot.message()
    pilot.press("Ctrl+S")
    assert open_map(shop_file) == small_shop()


def test_saving_is_not_taken_for_somebody_elses_change(pilot, shop_file):
    pilot.window.document.open_file(shop_file)
    for title in ("One", "Two", "Three"):
        pilot.session.apply(lambda map_, title=title: map_.evolve(title=title), "Rename map")
        pilot.press("Ctrl+S")
        assert not pilot.window.document.others.look_again()
    assert open_map(shop_file).title == "Three"


# Two windows on one file


def test_the_second_window_on_a_file_only_shows_it_until_the_first_lets_go(pilot, second_pilot, shop_file):
    second_pilot.window.settings.state_folder = pilot.window.settings.state_folder
    second_pilot.window.document._settings = pilot.window.document._settings
    pilot.window.document.open_file(shop_file)
    second_pilot.window.document.open_file(shop_file)
    assert "shop.json is open in another window" in second_pilot.window._banner.words
    second_pilot.type_cards("Compare", "Web", "Forum")
    assert "Forum" not in second_pilot.cards("Compare")
    assert "only shows it" in second_pilot.message()
    pilot.window.document.new()
    press_button(second_pilot.window._banner, "Try again")
    assert second_pilot.window._banner.words == ""
    second_pilot.type_cards("Compare", "Web", "Forum")
    assert "Forum" in second_pilot.cards("Compare")


def test_a_file_that_another_window_holds_is_not_written_over(pilot, second_pilot, shop_file):
    second_pilot.window.document._settings = pilot.window.document._settings
    pilot.window.document.open_file(shop_file)
    second_pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    shop_file.unlink()  # else the file dialog asks first whether to replace it
    with choosing(shop_file), answering("Cancel") as said:
        assert not second_pilot.window.document.save_as()
    assert any("Choose another name" in words for words in said)
    assert not shop_file.exists()
