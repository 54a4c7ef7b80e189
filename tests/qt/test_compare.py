"""Current and future: the copy, the link to its origin, and the window that compares two maps."""

from pathlib import Path

import pypdf
import pytest
from answers import answering, choosing
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from waiting import came_true

from mapdesigner.edit import future_copy, move_cards, remove_cards
from mapdesigner.files.disk import open_map, save_map
from mapdesigner.insight.comparison_words import Entry
from mapdesigner.insight.filtering import Filter
from mapdesigner.model import new_map, new_touchpoint
from mapdesigner.qt.compare.dialog import CompareDialog
from mapdesigner.qt.compare.differences import ROW_ROLE
from mapdesigner.qt.compare.opening import compare_with, find_base
from mapdesigner.qt.compare.titles import told_apart

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _own_file_dialogs(app):
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.fixture
def pair(tmp_path):
    """Two files beside each other: a current-state map and its future-state copy with changes."""
    map_ = new_map("Shop")
    lane = map_.lanes[0].id
    first = (
        new_touchpoint(lane, "Search", "search").evolve(id="search", sentiment=-1),
        new_touchpoint(lane, "Old shop window").evolve(id="window", sentiment=1),
    )
    second = (new_touchpoint(lane, "Checkout", "website").evolve(id="checkout", sentiment=-2),)
    stages = map_.stages
    map_ = map_.evolve(stages=(stages[0].evolve(cards=first), stages[1].evolve(cards=second), *stages[2:]))
    current = tmp_path / "shop.json"
    save_map(current, map_)
    future = remove_cards(future_copy(map_, current.name), ["window"])
    future = move_cards(future, ["search"], stages[1].id, lane)
    retention = future.stages[3]
    new = new_touchpoint(lane, "Letter").evolve(id="letter", sentiment=2)
    better = future.stages[1].cards
    better = tuple(
        card.evolve(sentiment=1, channel="mobile app") if card.id == "checkout" else card for card in better
    )
    future = future.evolve(
        stages=(
            future.stages[0],
            future.stages[1].evolve(cards=better),
            future.stages[2],
            retention.evolve(cards=(new,)),
        )
    )
    save_map(tmp_path / "shop-future.json", future)
    return current, tmp_path / "shop-future.json"


@pytest.fixture
def opened(pilot, pair):
    """The pilot on the future-state map, and its comparison with the current one."""
    pilot.window.document.open_file(pair[1])
    pilot.settle()
    QTest.mouseClick(pilot.window.inspector.page.based_on.compare, LEFT)
    dialog = the_dialog()
    yield pilot, dialog
    dialog.close()
    pilot.settle()


def the_dialog():
    """Return the comparison that is open."""
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, CompareDialog))
    return dialog


def said(dialog):
    """What the list says, row by row."""
    return [dialog.rows.index(row, 0).data() for row in range(dialog.rows.rowCount())]


def click(dialog, words):
    """Click the entry that begins with words."""
    for row in range(dialog.rows.rowCount()):
        index = dialog.rows.index(row, 0)
        if isinstance(index.data(ROW_ROLE), Entry) and index.data().startswith(words):
            dialog.list.scrollTo(index)
            QTest.mouseClick(dialog.list.viewport(), LEFT, NO_KEYS, dialog.list.visualRect(index).center())
            return
    raise AssertionError(f"“{words}” is not in the list")


# The copy


def test_a_future_state_copy_opens_in_another_window_untitled_and_unsaved(pilot, second_pilot, pair):
    pilot.window.document.open_file(pair[0])
    pilot.window.open_window = lambda: second_pilot.window
    action = next(each for each in pilot.window.actions_.need_map if "future-state" in each.text())
    action.trigger()
    copy = second_pilot.session
    assert second_pilot.title() == "Shop – future"
    assert (copy.path, copy.is_unsaved, copy.map_.state) == (None, True, "future")
    assert copy.map_.based_on.file == "shop.json"
    assert not copy.history.past
    assert not pilot.session.is_unsaved
    page = second_pilot.window.inspector.page
    assert page.based_on.words.text() == "Based on “Shop” (shop.json)"
    with answering("Cancel"):
        second_pilot.window.close()
    assert second_pilot.window.isVisible()


def test_a_map_that_stands_for_itself_says_nothing_of_another(pilot, pair):
    pilot.window.document.open_file(pair[0])
    assert pilot.window.inspector.page.based_on.isHidden()


def test_the_map_it_is_based_on_is_found_beside_it_and_opened_in_another_window(pilot, second_pilot, pair):
    pilot.window.document.open_file(pair[1])
    pilot.window.open_window = lambda: second_pilot.window
    QTest.mouseClick(pilot.window.inspector.page.based_on.open, LEFT)
    assert second_pilot.session.path == pair[0]


def test_a_map_that_is_elsewhere_is_asked_for(pilot, second_pilot, pair, tmp_path):
    (tmp_path / "archive").mkdir()
    moved = pair[0].rename(tmp_path / "archive" / "shop.json")
    pilot.window.document.open_file(pair[1])
    pilot.window.open_window = lambda: second_pilot.window
    with choosing(moved):
        QTest.mouseClick(pilot.window.inspector.page.based_on.open, LEFT)
    assert second_pilot.session.path == moved


def test_of_two_files_of_the_name_the_one_with_the_linked_map_is_meant(pilot, pair, tmp_path):
    (tmp_path / "other").mkdir()
    right = pair[0].rename(tmp_path / "other" / "shop.json")
    save_map(pair[0], new_map("Another shop"))
    pilot.window.document.open_file(right)
    pilot.window.document.open_file(pair[1])
    assert find_base(pilot.window, pilot.session.map_.based_on) == right


def test_a_file_name_that_leads_elsewhere_is_looked_for_by_its_last_part(pilot, pair):
    pilot.window.document.open_file(pair[1])
    link = pilot.session.map_.based_on
    assert find_base(pilot.window, link.evolve(file="../../etc/shop.json")) == pair[0]
    assert find_base(pilot.window, link.evolve(file="")) is None


# The comparison


def test_what_differs_is_listed_in_words(opened):
    _, dialog = opened
    assert dialog.heading.text() == "From “Shop” to “Shop – future”"
    assert dialog.summary.text() == "Touchpoints: 1 added, 1 removed, 1 moved, 1 changed."
    assert said(dialog) == [
        "Added 1",
        "Letter, Retention · Touchpoints",
        "Removed 1",
        "Old shop window, Pre-purchase · Touchpoints",
        "Moved 1",
        "Search, Pre-purchase · Touchpoints → Purchase · Touchpoints",
        "Changed 1",
        "Checkout, Purchase · Touchpoints, channel: website → mobile app, sentiment: very bad → good",
    ]
    assert dialog.picture.accessibleName().startswith(
        "Emotion curves. Pre-purchase: 0 → –. Purchase: −2 → 0."
    )


LONG = "The journey of first-time home buyers from the first thought of moving on"
NAMED = ("The journey o…t of moving on", "The journey o…t of moving on – future")


@pytest.mark.parametrize(
    ("titles", "shown"),
    [
        (("Shop", "Shop – future"), ("Shop", "Shop – future")),
        (
            (LONG, f"{LONG} – future"),
            ("The journey o…t of moving on", "The journey o…t of moving on – future"),
        ),
        (
            (f"{LONG} 2025, north", f"{LONG} 2026, north"),
            ("The journey o…moving on 2025, north", "The journey o…moving on 2026, north"),
        ),
        ((LONG, LONG), ("The journey of first-time home buyers f…",) * 2),
        (("", "Shop"), ("Untitled journey map", "Shop")),
    ],
)
def test_two_long_titles_that_begin_alike_are_told_from_each_other(titles, shown):
    assert told_apart(*titles) == shown


def test_a_map_with_a_long_title_and_its_future_copy_are_named_differently(pilot, pair):
    map_ = open_map(pair[0]).evolve(title=LONG)
    save_map(pair[0], map_)
    save_map(pair[1], future_copy(map_, pair[0].name))
    pilot.window.document.open_file(pair[1])
    pilot.settle()
    QTest.mouseClick(pilot.window.inspector.page.based_on.compare, LEFT)
    dialog = the_dialog()
    assert (
        dialog.heading.text()
        == "From “The journey o…t of moving on” to “The journey o…t of moving on – future”"
    )
    dialog.close()


def test_a_click_goes_to_the_card_in_the_window_s_map(opened):
    pilot, dialog = opened
    click(dialog, "Checkout")
    assert pilot.selected() == ["Checkout"]
    click(dialog, "Old shop window")
    assert pilot.selected() == ["Checkout"]
    assert dialog.outcome.text() == "“Old shop window” is only in the other map."
    pilot.window.filtering.show_only(Filter(channels=frozenset(("website",))))
    click(dialog, "Letter")
    assert pilot.selected() == ["Letter"]


def test_the_list_is_walked_by_keys(opened):
    pilot, dialog = opened
    dialog.list.setCurrentIndex(dialog.rows.index(1, 0))
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert pilot.selected() == ["Letter"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_swapping_swaps_added_and_removed(opened):
    _, dialog = opened
    QTest.mouseClick(dialog.swap_button, LEFT)
    assert said(dialog)[:4] == [
        "Added 1",
        "Old shop window, Pre-purchase · Touchpoints",
        "Removed 1",
        "Letter, Retention · Touchpoints",
    ]


def test_the_comparison_follows_the_window_s_map_and_closes_with_it(opened):
    pilot, dialog = opened
    click(dialog, "Letter")
    pilot.session.apply(lambda map_: remove_cards(map_, ["letter"]), "Delete touchpoint")
    assert came_true(lambda: said(dialog)[0] == "Removed 1")
    pilot.session.mark_saved(pilot.session.path, pilot.session.map_)
    pilot.window.close()
    assert not dialog.isVisible()


def test_large_maps_are_compared_meanwhile(pilot, tmp_path):
    map_ = new_map("Large")
    cards = tuple(new_touchpoint(map_.lanes[0].id, f"Card {number}") for number in range(1_600))
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=cards), *map_.stages[1:]))
    save_map(tmp_path / "large.json", map_)
    pilot.session.replace(remove_cards(map_, [cards[7].id]), None)
    compare_with(pilot.window, tmp_path / "large.json")
    dialog = the_dialog()
    assert not dialog.export_button.isEnabled()
    assert came_true(lambda: said(dialog) == ["Added 1", "Card 7, Pre-purchase · Touchpoints"])
    assert dialog.export_button.isEnabled()
    dialog.close()


def test_equal_maps_say_that_nothing_differs(pilot, pair):
    pilot.window.document.open_file(pair[0])
    compare_with(pilot.window, pair[0])
    dialog = the_dialog()
    assert dialog.summary.text() == "No touchpoint differs."
    assert dialog.list.isHidden()
    assert dialog.empty.isVisible()
    dialog.close()


def test_any_map_can_be_compared_with_from_the_file_menu(pilot, pair):
    pilot.window.document.open_file(pair[0])
    action = next(each for each in pilot.window.actions_.need_map if "Compare" in each.text())
    with choosing(pair[1]):
        action.trigger()
    dialog = the_dialog()
    assert dialog.heading.text() == "From “Shop” to “Shop – future”"
    # Here the window's map is the one that comes first.
    click(dialog, "Old shop window")
    assert pilot.selected() == ["Old shop window"]
    dialog.close()


def test_a_file_that_holds_no_map_is_told_of(pilot, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    with answering("OK") as words:
        compare_with(pilot.window, broken)
    assert any("broken.json" in word for word in words)


def test_the_comparison_is_exported_as_pdf(opened, tmp_path):
    _, dialog = opened
    target = tmp_path / "compared.pdf"
    dialog.export_to(target)
    assert came_true(lambda: dialog.outcome.text() == "compared.pdf saved: 1 page.")
    text = pypdf.PdfReader(target).pages[0].extract_text()
    assert all(words in text for words in ("Current and future", "Old shop window", "very bad → good"))


def test_a_pdf_that_can_not_be_written_is_told_of(opened, tmp_path):
    _, dialog = opened
    dialog.export_to(tmp_path / "nowhere" / "compared.pdf")
    assert came_true(lambda: "can't be saved" in dialog.outcome.text())
    assert dialog.export_button.isEnabled()


def test_the_picture_is_as_wide_as_the_window(opened):
    pilot, dialog = opened
    before = dialog.picture.grab()
    dialog.resize(700, 600)
    pilot.settle()
    after = dialog.picture.grab()
    assert after.width() < before.width()
    assert after.toImage() != before.toImage()


def test_neither_file_was_touched(opened, pair):
    assert open_map(pair[0]).title == "Shop"
    assert Path(pair[1]).exists()
