"""What can be done with versions: restore, open as a copy, name, delete; and naming the present state."""

from datetime import timedelta

import pytest
from answers import answering
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from version_hands import NOON, browse, click, keep, listed, menu_action, naming, settled

from mapdesigner.edit import rename_card
from mapdesigner.files.disk import save_map
from mapdesigner.files.versions import versions_of
from small_shop import small_shop

DELETE = Qt.Key.Key_Delete


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


# Restore, copy, name, delete


def test_restoring_is_one_step_that_can_be_undone(shop):
    now = shop.session.map_
    before = rename_card(now, "review", "Reviews of others")
    keep(shop, before)
    dialog = browse(shop)
    click(shop, dialog.pane.restore_button)
    assert not any(each.isVisible() for each in shop.window.findChildren(QDialog))
    assert shop.session.map_ == before
    assert "Reviews of others" in shop.cards("Compare")
    assert "Ctrl+Z brings back" in shop.message()
    assert shop.window.actions_.undo.text() == "Undo restore version of 12:00"
    assert shop.window.isWindowModified()
    shop.press("Ctrl+Z")
    assert shop.session.map_ is now


def test_what_was_not_saved_before_restoring_becomes_a_version(shop):
    keep(shop, rename_card(shop.session.map_, "review", "Old"), NOON - timedelta(days=1))
    shop.type_cards("Compare", "Web", "Forum")
    dialog = browse(shop)
    click(shop, dialog.pane.restore_button)
    folder = shop.window.settings.state_folder
    shop.wait_until(lambda: len(versions_of(folder, shop.session.map_.id)) == 2)
    assert "Forum" in listed(browse(shop))[1]


def test_a_map_that_only_shows_is_not_changed_by_restoring(shop):
    keep(shop, rename_card(shop.session.map_, "review", "Old"))
    now = shop.session.map_
    shop.session.read_only_because = "It is open elsewhere."
    dialog = browse(shop)
    click(shop, dialog.pane.restore_button)
    assert shop.session.map_ is now
    assert shop.message() == "It is open elsewhere."


def test_a_copy_opens_in_a_window_of_its_own_with_versions_of_its_own(shop, second_pilot):
    before = rename_card(shop.session.map_, "review", "Old")
    keep(shop, before)
    shop.window.open_window = lambda: second_pilot.window
    now = shop.session.map_
    click(shop, browse(shop).pane.copy_button)
    assert shop.session.map_ is now
    assert "Old" in second_pilot.cards("Compare")
    assert second_pilot.window.isWindowModified()
    assert second_pilot.session.path is None
    assert second_pilot.session.map_.id != before.id


def test_a_version_gets_a_name_another_one_and_none(shop):
    keep(shop, shop.session.map_)
    dialog = browse(shop)
    assert dialog.pane.rename_button.text() == "Name…"
    for typed, shown, button in (
        ("  After\texercise 2 ", "“After exercise 2”", "Rename…"),
        ("After lunch", "“After lunch”", "Rename…"),
        ("", "Saved", "Name…"),
    ):
        with naming(typed):
            dialog.pane.rename_button.click()
        shop.wait_until(lambda shown=shown: shown in listed(dialog)[1])
        shop.wait_until(lambda: settled(dialog))
        assert shown in dialog.pane.heading.text()
        assert dialog.pane.rename_button.text() == button
    assert len(listed(dialog)) == 2


def test_a_name_that_is_not_given_changes_nothing(shop):
    keep(shop, shop.session.map_)
    dialog = browse(shop)
    with naming(None) as opened:
        dialog.pane.rename_button.click()
    assert opened == [("", "After exercise 2")]
    assert "Saved" in listed(dialog)[1]


def test_a_version_that_vanished_can_not_be_renamed_and_says_so(shop):
    version = keep(shop, shop.session.map_)
    dialog = browse(shop)
    version.path.unlink()
    with naming("Late"), answering("OK") as said:
        dialog.pane.rename_button.click()
    assert "No such file or directory." in said


def test_deleting_asks_first_and_chooses_the_next_one(shop):
    folder, map_id = shop.window.settings.state_folder, shop.session.map_.id
    keep(shop, shop.session.map_, NOON - timedelta(hours=1), words="First.")
    keep(shop, shop.session.map_, words="Second.")
    dialog = browse(shop)
    with answering("Cancel") as said:
        QTest.keyClick(dialog.list, DELETE)
    assert any("can't be brought back" in words for words in said)
    assert len(versions_of(folder, map_id)) == 2
    with answering("Delete"):
        dialog.pane.delete_button.click()
    shop.wait_until(lambda: dialog.pane.sentence.text() == "First.")
    assert [version.about.words for version in versions_of(folder, map_id)] == ["First."]
    with answering("Delete"):
        dialog.pane.delete_button.click()
    shop.wait_until(dialog.name_button.isVisible)


# Name this version


def test_the_present_state_gets_a_name(shop):
    shop.type_cards("Compare", "Web", "Forum")
    with naming("After exercise 2"):
        menu_action(shop, "Name this vers").trigger()
    folder = shop.window.settings.state_folder
    shop.wait_until(lambda: len(versions_of(folder, shop.session.map_.id)) == 1)
    assert "kept as “After exercise 2”" in shop.message()
    dialog = browse(shop)
    assert "“After exercise 2”" in listed(dialog)[1]
    assert not dialog.pane.restore_button.isEnabled()


def test_a_name_of_nothing_but_spaces_is_none(shop):
    with naming("   ") as opened:
        menu_action(shop, "Name this vers").trigger()
    assert opened[-1] is False
    assert versions_of(shop.window.settings.state_folder, shop.session.map_.id) == ()


def test_half_a_character_in_a_name_can_be_kept(shop):
    with naming("half \ud83d"):
        menu_action(shop, "Name this vers").trigger()
    folder = shop.window.settings.state_folder
    shop.wait_until(lambda: len(versions_of(folder, shop.session.map_.id)) == 1)
    assert "“half" in listed(browse(shop))[1]
