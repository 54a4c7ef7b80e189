"""Versions in the window: earlier states of the map are listed and looked at."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from version_hands import NOON, browse, choose, keep, listed, naming, settled

from mapdesigner.edit import change_stage, rename_card
from mapdesigner.files.disk import save_map
from mapdesigner.files.kept import About
from mapdesigner.files.versions import POLICY, Version, versions_folder, versions_of
from mapdesigner.model import new_map
from mapdesigner.qt.document.version_words import day_words, restore_label, room_words
from small_shop import small_shop

DOWN = Qt.Key.Key_Down


@pytest.fixture
def shop_file(tmp_path):
    path = tmp_path / "shop.json"
    save_map(path, small_shop())
    return path


@pytest.fixture
def shop(pilot, shop_file):
    """Return a pilot of a window on a saved map that has no versions yet."""
    assert pilot.window.document.open_file(shop_file)
    return pilot


# The list


def test_they_are_grouped_by_day_with_the_latest_first(shop):
    map_ = shop.session.map_
    keep(shop, map_, NOON - timedelta(days=40), words="Stage “Compare” added.")
    keep(shop, map_, NOON - timedelta(days=1), "named", "After exercise 2", "3 cards moved.")
    keep(shop, map_, NOON - timedelta(hours=1), "automatic", words="2 notes added.")
    keep(shop, map_, NOON)
    long_ago = NOON - timedelta(days=40)
    assert listed(browse(shop)) == [
        "Today",
        "12:00, Saved. Title changed.",
        "11:00, While working. 2 notes added.",
        "Yesterday",
        "12:00, “After exercise 2”. 3 cards moved.",
        f"{long_ago.day}\u00a0{long_ago:%b}\u00a0{long_ago.year}",
        "12:00, Saved. Stage “Compare” added.",
    ]


def test_it_says_what_is_kept_and_the_room_it_takes(shop):
    keep(shop, shop.session.map_)
    dialog = browse(shop)
    assert "1 version, 0.1\u202fMB" in dialog.room.text()
    assert POLICY in dialog.room.text()


def test_without_versions_it_says_how_they_come_about(shop):
    dialog = browse(shop)
    assert not dialog.list.isVisible()
    assert dialog.name_button.isVisible()
    with naming("Before the coffee"):
        dialog.name_button.click()
    shop.wait_until(lambda: dialog.list.isVisible())
    assert "Before the coffee" in listed(dialog)[1]


def test_saving_and_working_make_versions_that_are_listed(shop):
    shop.type_cards("Compare", "Web", "Forum")
    shop.window.document.versions.keep_work()
    shop.press("Ctrl+S")
    folder = shop.window.settings.state_folder
    shop.wait_until(lambda: len(versions_of(folder, shop.session.map_.id)) == 2)
    words = listed(browse(shop))
    assert words[1].partition(", ")[2].startswith("Saved.")
    assert words[2].partition(", ")[2] == "While working. Touchpoint “Forum” added."


def test_a_map_that_was_never_saved_has_versions_too(pilot):
    pilot.type_cards("Purchase", "Touchpoints", "Checkout")
    pilot.window.document.versions.keep_work()
    folder = pilot.window.settings.state_folder
    pilot.wait_until(lambda: len(versions_of(folder, pilot.session.map_.id)) == 1)
    assert "While working" in listed(browse(pilot))[1]


def test_versions_of_another_map_are_not_listed(shop):
    keep(shop, new_map("Another"))
    assert listed(browse(shop)) == []


def test_days_can_not_be_chosen_and_the_arrows_pass_them(shop):
    keep(shop, shop.session.map_, NOON - timedelta(days=1), words="First.")
    keep(shop, shop.session.map_, NOON, words="Second.")
    dialog = browse(shop)
    assert dialog.pane.sentence.text() == "Second."
    assert dialog.list.hasFocus()
    QTest.keyClick(dialog.list, DOWN)
    shop.wait_until(lambda: settled(dialog))
    assert dialog.pane.sentence.text() == "First."
    assert dialog.pane.heading.text() == "Yesterday, 12:00 · Saved"


def test_a_version_kept_meanwhile_appears_and_the_chosen_one_stays(shop):
    keep(shop, shop.session.map_, NOON - timedelta(days=2), words="First.")
    dialog = browse(shop)
    shop.window.document.versions.keep_named("Just now")
    shop.wait_until(lambda: dialog.rows.rowCount() == 4)
    shop.wait_until(lambda: settled(dialog))
    assert "Just now" in listed(dialog)[1]
    assert dialog.pane.sentence.text() == "First."


def test_three_hundred_open_without_waiting_for_their_maps(shop):
    for number in range(300):
        keep(shop, shop.session.map_, NOON - timedelta(minutes=number), words=f"Step {number}.")
    dialog = browse(shop)
    assert sum(isinstance(row, Version) for row in dialog.rows.rows) == 300
    assert "300 versions" in dialog.room.text()


def test_markup_in_a_name_is_shown_as_it_is(shop):
    keep(shop, shop.session.map_, kind="named", name="<b>bold</b>", words="<img src=x> changed.")
    dialog = browse(shop)
    assert "“<b>bold</b>”" in dialog.pane.heading.text()
    assert dialog.pane.heading.textFormat() == Qt.TextFormat.PlainText
    assert dialog.pane.sentence.textFormat() == Qt.TextFormat.PlainText
    tip = dialog.rows.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt;" in tip


# What is shown of one


def colours(image: QImage):
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_its_picture_and_what_changed_since_are_shown(shop):
    keep(shop, change_stage(shop.session.map_, "compare", name="Look around"))
    dialog = browse(shop)
    assert dialog.pane.changes.toPlainText() == "Stage “Compare” changed"
    assert len(colours(dialog.pane.picture.grab().toImage())) > 20
    assert dialog.pane.restore_button.isEnabled()


def test_the_state_of_now_can_not_be_restored(shop):
    keep(shop, shop.session.map_)
    dialog = browse(shop)
    assert dialog.pane.changes.toPlainText() == "Nothing: it is the map as it is now."
    assert not dialog.pane.restore_button.isEnabled()
    assert dialog.pane.copy_button.isEnabled()


def test_what_is_being_typed_belongs_to_now(shop):
    keep(shop, shop.session.map_)
    shop.click_cell("Compare", "Web")
    shop.type("Forum")
    dialog = browse(shop)
    assert dialog.pane.changes.toPlainText() == "Touchpoint “Forum” added"


@pytest.mark.parametrize("damage", ["cut", "gone", "no map"])
def test_one_that_can_not_be_read_says_so(shop, damage):
    good = keep(shop, shop.session.map_, NOON - timedelta(hours=1), words="Sound.")
    bad = keep(shop, shop.session.map_, NOON, words="Fine.")
    dialog = browse(shop)
    choose(shop, dialog, 2)
    data = bad.path.read_bytes()
    if damage == "gone":
        bad.path.unlink()
    else:
        bad.path.write_bytes(data[:-60] if damage == "cut" else b"rubbish")
    choose(shop, dialog, 1)
    shop.wait_until(lambda: bool(dialog.pane.picture.sentence))
    assert "can't be read" in dialog.pane.sentence.text()
    assert "can't be read" in listed(dialog)[1]
    assert not dialog.pane.restore_button.isEnabled()
    assert not dialog.pane.copy_button.isEnabled()
    assert dialog.pane.delete_button.isEnabled()
    choose(shop, dialog, 2)
    assert dialog.pane.sentence.text() == good.about.words


def test_files_that_are_no_versions_are_counted_and_not_hidden(shop):
    keep(shop, shop.session.map_)
    folder = versions_folder(shop.window.settings.state_folder, shop.session.map_.id)
    (folder / "20260101T000000000.saved.map.gz").write_bytes(b"rubbish")
    dialog = browse(shop)
    assert len(listed(dialog)) == 2
    assert "1 file in" in dialog.room.text()


# Words and looks


def test_days_read_as_people_say_them():
    today = NOON.date()
    assert day_words(today, today) == "Today"
    assert day_words(today - timedelta(days=1), today) == "Yesterday"
    about = About("a", "", NOON - timedelta(days=1), name="", kind="saved")
    assert restore_label(about, today) == "Restore version of yesterday, 12:00"
    assert restore_label(about._replace(name="Two"), today) == "Restore version “Two”"
    assert room_words(1_200, 3 * 2**20).startswith("1\u202f200 versions, 3.0\u202fMB. Kept are the last")


def test_every_control_has_a_name_and_tab_reaches_it(shop):
    keep(shop, rename_card(shop.session.map_, "review", "Old"))
    dialog = browse(shop)
    pane = dialog.pane
    assert dialog.list.accessibleName() == "Versions"
    assert pane.picture.accessibleName() == "Picture of the version"
    assert pane.changes.accessibleName() == "What changed since then"
    reached = []
    for _ in range(8):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    buttons = {pane.restore_button, pane.copy_button, pane.rename_button, pane.delete_button}
    assert {dialog.list, pane.changes, dialog.close_button, *buttons} <= set(reached)


def test_escape_closes_it(shop):
    keep(shop, shop.session.map_)
    dialog = browse(shop)
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    shop.settle()
    assert not any(each.isVisible() for each in shop.window.findChildren(QDialog))


def test_it_follows_the_theme(shop, theme):
    keep(shop, rename_card(shop.session.map_, "review", "Old"))
    dialog = browse(shop)
    light = dialog.grab().toImage()
    theme.set_mode("dark")
    try:
        shop.settle()
        dark = dialog.grab().toImage()
    finally:
        theme.set_mode("light")
    middle = dialog.pane.picture.geometry().center()
    place = dialog.pane.mapTo(dialog, middle)
    for at in (place, dialog.list.geometry().center()):
        assert light.pixelColor(at).lightness() > 200 > dark.pixelColor(at).lightness()
