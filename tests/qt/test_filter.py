"""The filter of the window: popup, bar and what the views show of the map."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from table_hands import CTRL, LEFT, FilterHand, TableHand, press, shown_labels

from mapdesigner.edit import add_persona, change_touchpoints, remove_persona
from mapdesigner.insight.filtering import Filter
from mapdesigner.model import new_map, new_persona
from small_shop import small_shop


def shop():
    map_ = add_persona(small_shop(), new_persona("Omar").evolve(id="omar"))
    map_ = change_touchpoints(map_, ["search", "review"], channel="website", personas=("ines",), sentiment=1)
    return change_touchpoints(map_, ["till"], channel="store", personas=("ines", "omar"), owner="Shop floor")


@pytest.fixture
def hand(pilot):
    pilot.session.replace(shop(), None)
    pilot.activate()
    return FilterHand(pilot)


def status(pilot):
    return pilot.window._counts.text()


def test_ticking_values_shows_only_what_matches_and_says_so(hand, pilot):
    table = TableHand(pilot)
    assert hand.chips() == [] and status(pilot) == "5 touchpoints"
    hand.tick("personas", "Ines")
    hand.tick("channels", "website")
    assert table.titles() == ["Search", "Review"]
    assert hand.chips() == ["Persona: Ines", "Channel: website"]
    assert hand.count() == "2 of 5 shown"
    assert table.count() == status(pilot) == "2 of 5 touchpoints"
    assert hand.button.text() == "Filter 2"


def test_values_that_occur_are_listed_with_counts_and_not_set_last(hand):
    assert list(hand.values("channels").items()) == [("website", 2), ("store", 1), ("No channel", 2)]
    assert hand.values("personas") == {"Ines": 3, "Omar": 1, "No persona": 2}
    assert hand.values("owners") == {"Shop floor": 1, "No owner": 4}
    assert hand.values("sentiments") == {"Good": 2, "No sentiment": 3}


def test_counts_follow_the_other_criteria(hand):
    hand.tick("channels", "website")
    assert hand.values("personas") == {"Ines": 2, "Omar": 0, "No persona": 0}
    assert hand.values("channels") == {"website": 2, "store": 1, "No channel": 2}


def test_a_chip_takes_its_value_out_and_clear_takes_all(hand, pilot):
    hand.tick("channels", "website", "store")
    assert hand.count() == "3 of 5 shown"
    QTest.mouseClick(hand.bar.chips[0], LEFT)
    assert hand.chips() == ["Channel: store"]
    QTest.mouseClick(hand.bar.clear_button, LEFT)
    assert hand.chips() == [] and not pilot.window.filtering.is_on
    assert hand.button.text() == "Filter"


def test_a_filter_that_nothing_matches_says_so_and_can_be_cleared(hand, pilot):
    table = TableHand(pilot)
    hand.tick("channels", "website")
    hand.tick("owners", "Shop floor")
    assert hand.count() == "No touchpoint of 5 matches"
    assert "No touchpoint matches" in shown_labels(table.view)
    pilot.press("F6")
    pilot.press("Space")
    assert len(table.titles()) == 5


def test_the_keyboard_alone_can_filter(hand, pilot):
    hand.open()
    popup = hand.popup
    press(popup.buttons["personas"], Qt.Key.Key_Down)
    assert popup.buttons["channels"].isChecked()
    press(popup.buttons["channels"], Qt.Key.Key_Right)
    press(popup.list, Qt.Key.Key_Down)
    press(popup.list, Qt.Key.Key_Space)
    assert hand.chips() == ["Channel: store"]
    press(popup.list, Qt.Key.Key_Return)
    assert not popup.isVisible()


def test_a_long_list_can_be_searched(hand, pilot):
    for number, card in enumerate(("search", "review", "window", "checkout", "till")):
        pilot.session.apply(
            lambda map_, card=card, number=number: change_touchpoints(
                map_, [card], tags=(f"wish {number}", f"hope {number}")
            ),
            "Change tags",
        )
    hand.open()
    QTest.mouseClick(hand.popup.buttons["tags"], LEFT)
    assert hand.popup.search.isVisible()
    QTest.keyClicks(hand.popup.search, "hope 3")
    assert [tick.text for tick in hand.popup.list.ticks] == ["hope 3"]
    QTest.keyClicks(hand.popup.search, "x")
    assert "No tag has these letters." in shown_labels(hand.popup)


def test_values_are_found_whichever_way_their_accents_were_typed(hand, pilot):
    tags = ("caf\u00e9", "don’t", *(f"wish {number}" for number in range(9)))
    pilot.session.apply(lambda map_: change_touchpoints(map_, ["till"], tags=tags), "Change tags")
    hand.open()
    QTest.mouseClick(hand.popup.buttons["tags"], LEFT)
    for words, tag in (("CAFE", "caf\u00e9"), ("cafe\u0301", "caf\u00e9"), ("don't", "don’t")):
        hand.popup.search.setText(words)
        assert [tick.text for tick in hand.popup.list.ticks] == [tag]


def test_an_empty_map_has_nothing_to_filter_by(hand, pilot):
    pilot.session.replace(new_map(), None)
    hand.open()
    assert "The map has no touchpoints yet." in shown_labels(hand.popup)


def test_what_is_hidden_is_no_longer_selected(hand, pilot):
    pilot.click("Search")
    pilot.click("Till", CTRL)
    hand.tick("channels", "website")
    assert pilot.session.selection == {"search"}


def test_the_count_follows_edits(hand, pilot):
    hand.tick("channels", "website")
    pilot.session.apply(lambda map_: change_touchpoints(map_, ["till"], channel="website"), "Change channel")
    assert hand.count() == "3 of 5 shown"
    assert status(pilot) == "3 of 5 touchpoints"
    pilot.press("Ctrl+Z")
    assert hand.count() == "2 of 5 shown"


def test_a_deleted_persona_leaves_the_filter_with_its_chip(hand, pilot):
    hand.tick("personas", "Omar")
    hand.tick("channels", "store")
    pilot.session.apply(lambda map_: remove_persona(map_, "omar"), "Delete persona")
    assert hand.chips() == ["Channel: store"]
    hand.tick("channels", "store")
    hand.tick("personas", "Ines")
    pilot.session.apply(lambda map_: remove_persona(map_, "ines"), "Delete persona")
    assert not hand.bar.isVisible()


def test_another_map_clears_the_filter(hand, pilot):
    hand.tick("channels", "website")
    pilot.session.mark_saved(pilot.session.path, pilot.session.map_)
    pilot.open_sample("clinic visit")
    assert not pilot.window.filtering.is_on
    assert not hand.bar.isVisible()


def test_a_chip_shows_names_as_they_are_written(hand, pilot):
    pilot.session.apply(
        lambda map_: change_touchpoints(map_, ["till"], owner="<b>R&D</b> 'A/S'"), "Change owner"
    )
    pilot.window.filtering.show_only(Filter(owners=frozenset(["<b>R&D</b> 'A/S'"])))
    assert hand.chips() == ["Owner: <b>R&&D</b> 'A/S'"]


def test_a_narrow_window_shows_the_icon_alone(hand, pilot):
    pilot.window.resize(1000, 700)
    pilot.settle()
    assert hand.button.text() == ""
    hand.tick("channels", "website")
    assert hand.button.text() == "1"


def test_a_new_touchpoint_that_the_filter_hides_is_spoken_of(hand, pilot):
    table = TableHand(pilot)
    hand.tick("channels", "website")
    table.click("Review")
    pilot.press("Insert")
    assert pilot.message() == "The new touchpoint is on the map, but the filter hides it."
    assert status(pilot) == "2 of 6 touchpoints"
