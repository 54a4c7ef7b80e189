"""Somebody else changes, empties, removes or brings back a window's file, also while it is asked about."""

import os

import pytest
from answers import answering, choosing
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from version_hands import browse
from waiting import came_true

from mapdesigner.files.disk import open_map, save_map
from mapdesigner.files.versions import versions_of
from small_shop import small_shop


@pytest.fixture
def shop_file(tmp_path):
    path = tmp_path / "shop.json"
    save_map(path, small_shop())
    return path


@pytest.fixture
def shop(pilot, shop_file):
    """Return a pilot whose map has another title than the file."""
    assert pilot.window.document.open_file(shop_file)
    retitle(pilot, "Mine")
    return pilot


def retitle(pilot, title):
    pilot.session.apply(lambda map_: map_.evolve(title=title), "Rename map")


def theirs(title):
    shop = small_shop()
    return shop.evolve(title=title, stages=(shop.stages[0].evolve(name=title), *shop.stages[1:]))


def questions():
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


def choose_in_question(words):
    [box] = questions()
    next(each for each in box.findChildren(QPushButton) if each.text().replace("&", "") == words).click()


class Meanwhile:
    """Do things one after the other while a question waits: each when the one before has come about."""

    def __init__(self):
        self.steps = []
        self.most_questions = 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def then(self, is_so, do):
        self.steps.append((is_so, do))

    def _look(self):
        self.most_questions = max(self.most_questions, len(questions()))
        if self.steps and self.steps[0][0]():
            self.steps.pop(0)[1]()


def asked_about(title):
    """Tell whether there is a question about a file with that title now."""
    return any(f"“{title}”" in box.informativeText() for box in questions())


def test_a_file_replaced_three_times_is_asked_about_once_as_it_is_now(shop, shop_file):
    meanwhile = Meanwhile()
    for before, title in ((None, "One"), ("One", "Two"), ("Two", "Three")):
        meanwhile.then(
            lambda before=before: before is None or asked_about(before),
            lambda title=title: save_map(shop_file, theirs(title)),
        )
    meanwhile.then(lambda: asked_about("Three"), lambda: choose_in_question("Take theirs"))
    shop.wait_until(lambda: not meanwhile.steps, 15_000)
    shop.wait_until(lambda: shop.title() == "Three")
    assert meanwhile.most_questions == 1
    assert not questions()
    assert not shop.window.isWindowModified()
    assert open_map(shop_file).title == "Three"


def test_an_answer_does_not_count_for_what_came_after_the_question(shop, shop_file):
    meanwhile = Meanwhile()

    def answer_too_late():
        save_map(shop_file, theirs("Two"))
        choose_in_question("Keep mine")

    meanwhile.then(lambda: asked_about("One"), answer_too_late)
    meanwhile.then(lambda: asked_about("Two"), lambda: choose_in_question("Cancel"))
    save_map(shop_file, theirs("One"))
    shop.press("Ctrl+S")
    assert not meanwhile.steps
    assert open_map(shop_file).title == "Two"


def test_who_cancels_is_asked_again_at_the_save(shop, shop_file):
    with answering("Cancel") as said:
        save_map(shop_file, theirs("Theirs"))
        shop.wait_until(lambda: bool(said) and not questions())
    shop.activate()
    with answering("Take theirs"):
        shop.press("Ctrl+S")
    assert shop.title() == "Theirs"
    assert open_map(shop_file).title == "Theirs"


def test_what_is_saved_over_is_found_among_the_versions(shop, shop_file):
    with answering("Keep mine"):
        save_map(shop_file, theirs("Theirs"))
        shop.press("Ctrl+S")
    folder, map_id = shop.window.settings.state_folder, shop.session.map_.id
    shop.wait_until(lambda: len(versions_of(folder, map_id)) == 2)
    assert [version.about.title for version in versions_of(folder, map_id)] == ["Mine", "Theirs"]
    assert "somebody else" in versions_of(folder, map_id)[1].about.name


def test_another_content_of_the_same_size_and_time_is_noticed(shop, shop_file):
    about = shop_file.stat()
    shop_file.write_bytes(shop_file.read_bytes().replace(b'"Shop"', b'"Shoe"'))
    os.utime(shop_file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert shop_file.stat().st_size == about.st_size
    before = shop_file.read_bytes()
    with answering("Cancel"):
        shop.press("Ctrl+S")
    assert shop_file.read_bytes() == before


def test_the_question_ends_when_the_file_vanishes(shop, shop_file):
    meanwhile = Meanwhile()
    meanwhile.then(lambda: asked_about("One"), shop_file.unlink)
    save_map(shop_file, theirs("One"))
    shop.wait_until(lambda: not meanwhile.steps)
    shop.wait_until(lambda: not questions() and "moved or deleted" in shop.message())
    shop.activate()
    shop.press("Ctrl+S")
    assert open_map(shop_file).title == "Mine"


def test_a_file_that_comes_back_as_it_was_needs_no_question(shop, shop_file):
    away = shop_file.with_name("away.json")
    shop_file.rename(away)
    shop.wait_until(lambda: "moved or deleted" in shop.message())
    away.rename(shop_file)
    shop.wait_until(lambda: shop.session.saved == small_shop())
    assert not questions()
    shop.press("Ctrl+S")
    assert open_map(shop_file).title == "Mine"


def test_a_window_closed_while_it_asks_takes_the_question_along(shop, shop_file):
    meanwhile = Meanwhile()

    def close():
        with answering("Don't save"):
            shop.window.close()

    meanwhile.then(lambda: asked_about("One"), close)
    save_map(shop_file, theirs("One"))
    shop.wait_until(lambda: not meanwhile.steps)
    shop.wait_until(lambda: not questions())
    assert not shop.window.isVisible()
    assert open_map(shop_file).title == "One"


def test_no_question_comes_over_an_open_dialog(shop, shop_file):
    dialog = browse(shop)
    save_map(shop_file, theirs("Theirs"))
    assert not came_true(lambda: bool(questions()), 1_500)
    with answering("Take theirs"):
        dialog.reject()
        shop.wait_until(lambda: shop.title() == "Theirs")


def test_no_question_comes_into_a_card_that_is_being_typed(shop, shop_file):
    card = next(box.label for box, _, _ in shop.boxes() if box.id.startswith("card:"))
    shop.click(card)
    shop.press("F2")
    shop.type("My words")
    save_map(shop_file, theirs("Theirs"))
    assert not came_true(lambda: bool(questions()), 1_500)
    shop.type(" stay")
    with answering("Keep mine") as said:
        shop.press("Return")
        shop.wait_until(lambda: bool(said) and not questions())
    assert "My words stay" in [box.label for box, _, _ in shop.boxes()]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_meant_for_the_map_does_not_take_what_somebody_else_wrote(shop, shop_file, key):
    meanwhile = Meanwhile()
    meanwhile.then(
        lambda: asked_about("Theirs"),
        lambda: QTest.keyClick(QApplication.activeModalWidget().focusWidget(), key),
    )
    save_map(shop_file, theirs("Theirs"))
    shop.wait_until(lambda: not meanwhile.steps and not questions())
    assert shop.title() == "Mine"
    assert shop.message() == "shop.json holds the changes of somebody else. Saving asks about them again."


def test_a_window_that_only_shows_a_file_follows_it(pilot, second_pilot, shop_file):
    second_pilot.window.document._settings = pilot.window.document._settings
    pilot.window.document.open_file(shop_file)
    second_pilot.window.document.open_file(shop_file)
    retitle(pilot, "Changed in the first")
    pilot.press("Ctrl+S")
    second_pilot.wait_until(lambda: second_pilot.title() == "Changed in the first")
    assert second_pilot.window._banner.words == "Read-only: shop.json is open in another window."


# Save means save


def test_the_first_save_writes_a_file_that_was_deleted(shop, shop_file):
    shop_file.unlink()
    shop.press("Ctrl+S")
    assert open_map(shop_file).title == "Mine"
    assert not shop.window.isWindowModified()


@pytest.mark.parametrize("rest", [b"", b"\n"])
def test_the_first_save_writes_a_file_that_a_sync_client_emptied(shop, shop_file, rest):
    shop_file.write_bytes(rest)
    shop.press("Ctrl+S")
    assert open_map(shop_file).title == "Mine"


def test_an_emptied_file_makes_the_map_unsaved(pilot, shop_file):
    pilot.window.document.open_file(shop_file)
    shop_file.write_bytes(b"")
    pilot.wait_until(pilot.window.isWindowModified)
    assert "emptied" in pilot.message()


def test_what_is_no_map_is_replaced_only_when_it_is_wanted(shop, shop_file):
    shop_file.write_bytes(b"somebody's notes")
    with answering("Cancel") as said:
        shop.press("Ctrl+S")
    assert any("would replace" in words for words in said)
    assert shop_file.read_bytes() == b"somebody's notes"
    with answering("Replace it"):
        shop.press("Ctrl+S")
    assert open_map(shop_file).title == "Mine"


# One file by several spellings


@pytest.mark.parametrize("spelling", ["link.json", "folder/../shop.json", "shop.json"])
def test_a_map_can_be_saved_as_its_own_file_however_that_is_spelt(pilot, shop_file, spelling):
    (shop_file.parent / "folder").mkdir()
    (shop_file.parent / "link.json").symlink_to(shop_file)
    pilot.window.document.open_file(shop_file.parent / spelling)
    assert pilot.session.path == shop_file
    retitle(pilot, "Mine")
    with choosing(shop_file.parent / spelling), answering("Yes"):
        assert pilot.window.document.save_as()
    assert open_map(shop_file).title == "Mine"
    assert (shop_file.parent / "link.json").is_symlink()
    assert not pilot.window.isWindowModified()


def test_a_map_named_relatively_at_the_start_has_its_whole_path(pilot, shop_file, monkeypatch):
    from pathlib import Path

    monkeypatch.chdir(shop_file.parent)
    pilot.window.document.open_file(Path("shop.json"))
    monkeypatch.chdir("/")
    retitle(pilot, "Mine")
    with choosing(shop_file), answering("Yes"):
        assert pilot.window.document.save_as()
    assert open_map(shop_file).title == "Mine"
    assert [file.path for file in pilot.window.settings.recent_files()] == [shop_file]


def test_the_window_says_of_a_name_of_300_letters_what_the_command_line_says(pilot, theme, tmp_path):
    from mapdesigner.qt.app import App

    app = App(pilot.window.settings, theme)
    with answering("OK") as said:
        window = app.open_window(tmp_path / f"{'n' * 300}.json")
    assert any("is too long for a file's name here" in words for words in said)
    window.close()
    window.deleteLater()
