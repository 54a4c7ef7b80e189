"""The window around the map: files, questions, menus, catalogue and inspector together."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from answers import answering, choosing
from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl
from PySide6.QtGui import QAction

from mapdesigner.files.disk import open_map, save_map
from mapdesigner.model import new_map, new_touchpoint, touchpoint_count
from mapdesigner.resources import samples_path

START_AND_LIST_HEAVY = """
import sys
from mapdesigner.qt.app import run
from mapdesigner.resources import samples_path
run(samples_path() / "online-bookshop.json")
heavy = "matplotlib reportlab statsmodels scipy pandas numpy openpyxl pptx pikepdf pypdfium2".split()
print(sorted(name for name in heavy if name in sys.modules))
"""


@pytest.fixture(autouse=True)
def _own_file_dialogs(app):
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def with_a_card(pilot, words="Checkout"):
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type(words)
    pilot.press("Return")


# Saving and opening


def test_a_saved_map_opens_equal(pilot, tmp_path):
    with_a_card(pilot)
    target = tmp_path / "shop.json"
    with choosing(target):
        pilot.press("Ctrl+S")
    saved = pilot.session.map_
    assert open_map(target) == saved
    pilot.press("Ctrl+D")
    pilot.press("Ctrl+S")
    assert open_map(target) == pilot.session.map_ != saved


def test_a_file_name_without_an_ending_gets_one(pilot, tmp_path):
    with choosing(tmp_path / "shop"):
        pilot.press("Ctrl+Shift+S")
    assert pilot.session.path == tmp_path / "shop.json"


def test_the_title_bar_marks_what_is_not_saved(pilot, tmp_path):
    pilot.session.mark_saved(tmp_path / "shop.json", pilot.session.map_)
    assert pilot.window.windowTitle().startswith("shop.json")
    assert not pilot.window.isWindowModified()
    with_a_card(pilot)
    assert pilot.window.isWindowModified()
    pilot.press("Ctrl+Z")
    assert not pilot.window.isWindowModified()


def test_a_sample_stays_as_it_is(pilot, tmp_path):
    pilot.open_sample("online bookshop")
    sample = pilot.session.path
    before = sample.read_bytes()
    pilot.click(pilot.cards("Purchase")[0])
    pilot.press("Delete")
    with choosing(tmp_path / "mine.json"):
        pilot.press("Ctrl+S")
    assert sample.read_bytes() == before
    assert touchpoint_count(open_map(tmp_path / "mine.json")) == 30


@pytest.mark.skipif(sys.platform == "win32", reason="folders have other rights there")
def test_a_folder_that_is_gone_keeps_the_map_open_and_unsaved(pilot, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    pilot.session.mark_saved(folder / "shop.json", pilot.session.map_)
    with_a_card(pilot)
    folder.rmdir()
    with answering("Cancel") as said:
        pilot.press("Ctrl+S")
    assert any("shop.json can't be saved in" in words for words in said)
    assert pilot.window.isWindowModified()
    assert pilot.cards("Purchase") == ["Checkout"]


def test_a_file_that_is_no_map_leaves_the_open_map_untouched(pilot, tmp_path):
    with_a_card(pilot)
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"type": "drawing", "title": 5}')
    pilot.session.mark_saved(tmp_path / "kept.json", pilot.session.map_)
    with answering("OK") as said:
        pilot.window.document.open_file(wrong)
    assert any("wrong.json" in words and "it has no format_version" in words for words in said)
    assert pilot.cards("Purchase") == ["Checkout"]


def large_map():
    """Return a map of two thousand touchpoints, which is read and saved on another thread."""
    map_ = new_map("Large")
    lane = map_.lanes[0].id
    stages = tuple(
        stage.evolve(
            cards=tuple(new_touchpoint(lane, f"Touchpoint {n}", "website", "digital") for n in range(500))
        )
        for stage in map_.stages
    )
    return map_.evolve(stages=stages)


def test_a_large_map_is_opened_changed_and_saved(pilot, tmp_path):
    target = tmp_path / "large.json"
    save_map(target, large_map().evolve(title="Large " * 20))
    padded = target.read_bytes().replace(b'"digital"', b'"digital"' + b" " * 200)
    target.write_bytes(padded)
    assert pilot.window.document.open_file(target)
    assert len(pilot.cards("Purchase")) == 500
    pilot.click(pilot.cards("Purchase")[0])
    pilot.press("Delete")
    pilot.press("Ctrl+S")
    assert touchpoint_count(open_map(target)) == 1_999
    assert not pilot.window.isWindowModified()


def test_a_large_file_that_is_no_map_says_so(pilot, tmp_path):
    target = tmp_path / "large.json"
    target.write_bytes(b"[" + b"1," * 300_000 + b"1]")
    with answering("OK") as said:
        assert not pilot.window.document.open_file(target)
    assert any("not a journey map" in words for words in said)


# The three answers


@pytest.mark.parametrize(("answer", "is_open"), [("Cancel", True), ("Don't save", False)])
def test_closing_asks_about_what_is_not_saved(pilot, answer, is_open):
    with_a_card(pilot)
    with answering(answer) as said:
        pilot.window.close()
    assert "Save the changes to “Untitled journey map”?" in said
    assert pilot.window.isVisible() == is_open


def test_closing_with_save_keeps_the_map(pilot, tmp_path):
    pilot.session.mark_saved(tmp_path / "shop.json", pilot.session.map_)
    with_a_card(pilot)
    with answering("Save"):
        pilot.window.close()
    assert not pilot.window.isVisible()
    assert touchpoint_count(open_map(tmp_path / "shop.json")) == 1


def test_closing_keeps_what_is_still_being_typed(pilot, tmp_path):
    pilot.session.mark_saved(tmp_path / "shop.json", pilot.session.map_)
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("Half a thou")
    with answering("Save"):
        pilot.window.close()
    assert touchpoint_count(open_map(tmp_path / "shop.json")) == 1


def test_saving_keeps_what_is_still_being_typed(pilot, tmp_path):
    pilot.session.mark_saved(tmp_path / "shop.json", pilot.session.map_)
    pilot.double_click_cell("Purchase", "Touchpoints")
    pilot.type("Half a thou")
    pilot.press("Ctrl+S")
    assert touchpoint_count(open_map(tmp_path / "shop.json")) == 1


# Opening by other ways


def test_a_dropped_file_opens(pilot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(samples_path() / "clinic-visit.json"))])
    pilot.drop_in(data, "Purchase", "Touchpoints")
    pilot.wait_until(lambda: pilot.title() == "First visit to the knee clinic")


def test_open_recent_lists_what_was_saved(pilot, tmp_path):
    with choosing(tmp_path / "shop.json"):
        pilot.press("Ctrl+S")
    menu = pilot.window.actions_.recent
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == str(tmp_path / "shop.json")


def test_a_template_is_begun_untitled(pilot):
    pilot.window.document.new_from_template("e-commerce")
    pilot.settle()
    assert pilot.session.path is None
    assert touchpoint_count(pilot.session.map_) >= 6


# Menus


def test_nothing_in_the_menus_is_dead(pilot):
    pilot.open_sample("online bookshop")
    pilot.click(pilot.cards("Purchase")[0])
    pilot.press("Ctrl+C")
    dead = [
        action.text()
        for menu in pilot.window.menuBar().actions()
        for action in menu.menu().actions()
        if not action.isSeparator() and not action.isEnabled()
    ]
    for_notes = ["Turn note into a &touchpoint", "Turn note into an &improvement note"]
    assert [name.replace("&", "") for name in dead] == [
        name.replace("&", "")
        for name in ("Export again", "Undo", "Redo", "Selected stage", "Selected lane", *for_notes)
    ]


def test_no_two_commands_share_a_key(pilot):
    keys = [key.toString() for action in pilot.window.findChildren(QAction) for key in action.shortcuts()]
    assert len(keys) > 30
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_delete_is_a_key_of_its_own(pilot):
    # Qt's standard keys for Delete hold Ctrl+D on X11, which is Duplicate's.
    delete = next(action for action in pilot.window.findChildren(QAction) if action.text() == "De&lete")
    assert [key.toString() for key in delete.shortcuts()] == ["Del"]


def test_sentiment_and_moment_of_truth_have_keys(pilot):
    with_a_card(pilot)
    pilot.press("Alt+1")
    pilot.press("Ctrl+M")
    assert pilot.icons_on("Checkout") == ["mood-cry", "star"]
    assert pilot.window.actions_.undo.text() == "Undo mark moment of truth"


def test_an_improvement_note_is_added_by_key_and_typed_at_once(pilot):
    with_a_card(pilot)
    pilot.press("Ctrl+I")
    pilot.type("One-page checkout")
    pilot.press("Return")
    assert [note.title for note in pilot.session.map_.improvements] == ["One-page checkout"]
    assert "1" in pilot.words_on("Checkout")


def test_the_selected_stage_has_its_commands_in_the_menu(pilot):
    pilot.click("Purchase")
    menu = pilot.window.actions_.stage_menu
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions() if action.text()]
    assert {"Rename stage", "Customer goal", "Colour", "Delete stage"} <= set(words)


def test_full_screen_is_left_by_its_key_and_by_escape(pilot):
    pilot.canvas.setFocus()
    for leave in ("F11", "Escape"):
        pilot.press("F11")
        assert pilot.window.isFullScreen()
        pilot.press(leave)
        assert not pilot.window.isFullScreen()


def test_an_undone_delete_no_longer_says_that_it_was_deleted(pilot):
    with_a_card(pilot)
    pilot.press("Delete")
    assert "deleted" in pilot.message()
    pilot.press("Ctrl+Z")
    assert pilot.message() == ""


# Catalogue


def test_a_ready_touchpoint_is_found_and_added_by_key(pilot):
    pilot.click_cell("Post-purchase", "Touchpoints")
    pilot.press("Ctrl+K")
    pilot.type("chatb")
    pilot.press("Return")
    assert pilot.cards("Post-purchase") == ["Chatbot"]


@pytest.mark.parametrize("selected", ["a cell", "a card", "a stage"])
def test_a_ready_touchpoint_goes_to_its_phase_whatever_is_selected(pilot, selected):
    pilot.type_cards("Retention", "Touchpoints", "Newsletter")
    if selected == "a cell":
        pilot.click_cell("Retention", "Touchpoints")
    else:
        pilot.click("Newsletter" if selected == "a card" else "Retention")
    pilot.press("Ctrl+K")
    pilot.type("checkout")
    pilot.press("Return")
    assert pilot.cards("Purchase") == ["Checkout"]
    assert pilot.message() == "“Checkout” added to “Purchase”."
    pilot.type("chatb")
    pilot.press("Return")
    assert pilot.cards("Post-purchase") == ["Chatbot"]
    assert pilot.cards("Retention") == ["Newsletter"]


def test_a_ready_touchpoint_goes_below_the_selection_where_its_phase_has_no_stage(pilot):
    pilot.click("Purchase")
    pilot.press("Delete")
    pilot.click_cell("Retention", "Touchpoints")
    pilot.press("Ctrl+K")
    pilot.type("checkout")
    pilot.press("Return")
    assert pilot.cards("Retention") == ["Checkout"]


def test_ten_touchpoints_are_on_the_map_with_thirty_key_strokes(pilot):
    pilot.press("Ctrl+Return")
    for number in range(10):
        pilot.type(f"T{number}")
        pilot.press("Ctrl+Return")
    pilot.press("Escape")
    assert pilot.cards("Pre-purchase") == [f"T{number}" for number in range(10)]


# The look


def test_dark_and_light_can_be_switched(pilot, theme):
    light = pilot.picture()
    pilot.window.set_theme_mode("dark")
    pilot.settle()
    assert pilot.picture() != light
    pilot.window.set_theme_mode("light")
    pilot.settle()
    assert pilot.picture() == light


def test_starting_the_window_loads_nothing_heavy(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", START_AND_LIST_HEAVY],
        env={**os.environ, "MAPDESIGNER_QUIT_AFTER_FIRST_PAINT": "1"},
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(tmp_path),
    )
    assert done.stdout.strip() == "[]"


def test_the_toolbar_keeps_still_when_the_map_is_first_changed(pilot):
    pilot.open_sample("online bookshop")
    bar = pilot.window._bar
    button = bar.widgetForAction(pilot.window.actions_.undo)
    before = button.geometry()
    pilot.session.apply(lambda map_: map_.evolve(purpose="Another one"), "Change purpose")
    pilot.settle()
    assert bar._title.text().endswith("•")
    assert button.geometry() == before
    pilot.press("Ctrl+Z")
    assert not bar._title.text().endswith("•")
    assert button.geometry() == before
