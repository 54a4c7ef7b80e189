"""Half-typed words: a date or a number that is no value yet is kept for the recovery, and shown after it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from table_hands import TableHand

from mapdesigner.edit import add_experiment, add_improvement, change_touchpoints
from mapdesigner.files import recovery
from mapdesigner.files.codec import write_map
from mapdesigner.files.disk import save_map
from mapdesigner.files.kept import About, HalfTyped, read_about, read_kept
from mapdesigner.model import Experiment, Improvement, Metric, Variant
from mapdesigner.qt.brand.dialog import BrandDialog
from mapdesigner.qt.document.discarded import show_discarded
from mapdesigner.qt.document.half_typed_dialog import HalfTypedDialog
from mapdesigner.qt.document.recovery_dialog import RecoveryDialog, maps_left_by_a_crash
from mapdesigner.qt.document.version_name_dialog import VersionNameDialog
from mapdesigner.qt.inspector.metric_paste_box import PasteBox
from mapdesigner.qt.inspector.metric_table import ObservationsTable
from small_shop import small_shop

LEFT = Qt.MouseButton.LeftButton


def full_shop():
    """A shop with a metric, an improvement note and an experiment on one touchpoint."""
    map_ = change_touchpoints(small_shop(), ["search"], metrics=(Metric(kind="conversion_rate"),))
    map_ = add_improvement(map_, Improvement(id="note", title="Quicker", touchpoints=("search",)))
    variants = (Variant(name="A", visitors=10, conversions=1), Variant(name="B"))
    experiment = Experiment(id="trial", touchpoint="search", hypothesis="Test", variants=variants)
    return add_experiment(map_, experiment)


@pytest.fixture
def shop(pilot, tmp_path):
    """Return a pilot of a window on a saved shop."""
    save_map(tmp_path / "shop.json", full_shop())
    assert pilot.window.document.open_file(tmp_path / "shop.json")
    pilot.activate()
    return pilot


def kept_with(pilot, typed):
    """Wait until a text is among the half-typed words that are kept; return the name of its field."""
    path_of = pilot.window.document.recovery

    def found():
        path = path_of.path
        return [] if path is None or not path.exists() else read_about(path).half_typed

    pilot.wait_until(lambda: typed in [each.words for each in found()])
    return next(each.field for each in found() if each.words == typed)


def opened(pilot, section):
    """Open an entry of a section of the touchpoint's page and return its editor."""
    pilot.session.select(["search"])
    pilot.settle()
    page = pilot.window.inspector.page
    if section == "Improvements":
        entry = page.improvements.entry("note")
    elif section == "Experiments":
        entry = page.section(section).entry("trial")
    else:
        entry = page.section(section).entries[0]
    QTest.mouseClick(entry.row, LEFT)
    pilot.settle()
    return entry.editor


def line_in(part, name):
    """Return the line to type into that goes by a name."""
    (line,) = [
        each for each in part.findChildren(QLineEdit) if each.accessibleName() == name and each.isVisible()
    ]
    return line


def type_into(line, text):
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_a_date_that_is_no_date_yet_is_kept_though_the_map_is_saved(shop):
    line = line_in(opened(shop, "Improvements"), "Due")
    type_into(line, "31 Feb")
    assert kept_with(shop, "31 Feb") == "Due, “Search”"
    line.clearFocus()
    shop.settle()
    assert kept_with(shop, "31 Feb")
    assert read_kept(shop.window.document.recovery.path)[1] == full_shop()
    type_into(line, "28 Feb 2027")
    QTest.keyClick(line, Qt.Key.Key_Return)
    shop.press("Ctrl+S")
    shop.wait_until(lambda: shop.window.document.recovery.path is None)


def test_a_half_typed_date_outlives_saving_the_map(shop):
    type_into(line_in(opened(shop, "Improvements"), "Due"), "31 Feb")
    shop.session.apply(lambda map_: map_.evolve(title="Changed"), "Rename map")
    shop.press("Ctrl+S")
    assert not shop.session.is_unsaved
    assert kept_with(shop, "31 Feb")


def test_a_half_typed_date_that_is_given_up_is_not_kept(shop):
    line = line_in(opened(shop, "Improvements"), "Due")
    type_into(line, "31 Feb")
    kept_with(shop, "31 Feb")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    shop.wait_until(lambda: shop.window.document.recovery.path is None)


def test_a_number_of_a_metric_that_is_no_number_yet_is_kept(shop):
    type_into(line_in(opened(shop, "Metrics"), "Target"), "22 per")
    assert kept_with(shop, "22 per") == "Target, “Search”"


def test_a_count_of_a_variant_that_is_being_typed_is_kept(shop):
    type_into(line_in(opened(shop, "Experiments"), "Variant 1, visitors"), "5 thou")
    assert kept_with(shop, "5 thou") == "Variant 1, visitors, “Search”"


def test_an_observation_that_lacks_its_value_is_kept(shop):
    table = opened(shop, "Metrics").findChildren(ObservationsTable)[0]
    table.start_new_row()
    for letter in "2026-13":  # the first one opens the cell
        QTest.keyClicks(QApplication.focusWidget(), letter)
    kept_with(shop, "2026-13")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert kept_with(shop, "2026-13")
    assert "Date" in kept_with(shop, "2026-13")


def test_pasted_rows_that_can_not_be_read_are_kept(shop):
    table = opened(shop, "Metrics").findChildren(ObservationsTable)[0]
    table.start_new_row()
    shop.settle()
    QApplication.clipboard().setText("2026-13-40; 22 %\nsoon; many")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert kept_with(shop, "2026-13-40; 22 %\nsoon; many").startswith("Rows of date, value and sample size")
    shop.window.findChild(PasteBox).cancel.click()
    shop.wait_until(lambda: shop.window.document.recovery.path is None)


def test_a_word_that_is_pasted_into_a_cell_and_is_no_value_is_kept(shop):
    table = opened(shop, "Metrics").findChildren(ObservationsTable)[0]
    table.start_new_row()
    shop.settle()
    QApplication.clipboard().setText("2026-13-40")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert kept_with(shop, "2026-13-40") == "Date of an observation, “Search”"


def brand_dialog(shop, theme):
    dialog = BrandDialog(shop.session.map_, theme, shop.window)
    dialog.open()
    dialog.activateWindow()
    return dialog


def test_a_colour_that_is_none_yet_is_kept_also_while_another_one_is_chosen(shop, theme):
    dialog = brand_dialog(shop, theme)
    type_into(dialog.accent.number, "#B400")
    assert kept_with(shop, "#B400") == "Accent colour as a number (Brand)"
    dialog.text.number.setFocus()
    dialog.text.row.chosen.emit("#114477")
    assert dialog.accent.number.text() == "#B400"
    assert kept_with(shop, "#B400")
    dialog.reject()


def test_a_brand_is_not_used_without_the_colour_that_was_typed(shop, theme):
    dialog = brand_dialog(shop, theme)
    type_into(dialog.accent.number, "#B400")
    QTest.keyClick(dialog.accent.number, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.accent.fault.startswith("“#B400” is no colour")
    type_into(dialog.accent.number, "#B40000")
    assert shop.window._half_typed() != ()
    dialog.accent.number.editingFinished.emit()
    assert shop.window._half_typed() == ()
    QTest.mouseClick(dialog.use_button, LEFT)
    assert not dialog.isVisible()
    assert dialog.brand.accent == "#B40000"


def test_half_a_date_that_goes_with_the_selection_is_said(shop):
    opened(shop, "Improvements")
    shop.session.select(["note"])
    shop.settle()
    type_into(line_in(shop.window.inspector.page, "Due"), "31 Feb")
    assert kept_with(shop, "31 Feb") == "Due, “Quicker”"
    shop.session.select(["search"])
    shop.settle()
    # It waits at the note.
    assert shop.window._half_typed() == (HalfTyped("Due, “Quicker”", "31 Feb"),)
    shop.session.select(["note"])
    assert shop.message() == "Not kept, as no finished value: “31 Feb” (Due, “Quicker”)."
    assert shop.window._half_typed() == ()


def test_half_a_date_is_put_aside_with_the_map_when_another_one_is_opened(shop, theme):
    type_into(line_in(opened(shop, "Improvements"), "Due"), "31 Feb")
    kept_with(shop, "31 Feb")
    shop.window.document.new()
    (left,) = recovery.discarded_maps(shop.window.settings.state_folder)
    assert HalfTyped("Due, “Search”", "31 Feb") in left.about.half_typed
    assert recovery.left_maps(shop.window.settings.state_folder) == ()
    shop.window.open_window = lambda: shop.window
    dialog = show_discarded(shop.window)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Still being typed – Due, “Search”: 31 Feb" in words
    [copy] = [each for each in dialog.findChildren(QPushButton) if each.text() == "Open a copy"]
    copy.click()
    shop.settle()
    assert "31 Feb" in shop.window.findChild(HalfTypedDialog).text.toPlainText()


def test_a_saved_map_without_half_typed_words_leaves_nothing_behind(shop):
    shop.window.document.new()
    assert recovery.discarded_maps(shop.window.settings.state_folder) == ()


def test_a_cell_of_the_table_that_is_no_value_is_kept(shop):
    hand = TableHand(shop)
    hand.grid.header.show_column("votes", True)
    hand.begin("Search", "votes")
    shop.type("many")
    assert kept_with(shop, "many").startswith("Votes")
    shop.press("Escape")


def test_words_in_a_dialog_are_kept_while_it_is_open(shop):
    dialog = VersionNameDialog(shop.window)
    dialog.open()
    dialog.activateWindow()
    type_into(dialog.field, "After lun")
    assert kept_with(shop, "After lun") == "Name of the version (Name this version)"
    dialog.reject()
    shop.window.document.recovery.changed()
    shop.wait_until(lambda: shop.window.document.recovery.path is None)


def test_what_is_only_searched_for_is_not_kept(shop):
    search = shop.window.catalogue.search
    type_into(search, "till")
    assert search.text() == "till"
    assert shop.window._half_typed() == ()


def crashed(pilot, *found):
    """Leave a map with half-typed words as a crash would, and return what the next start offers."""
    folder = pilot.window.settings.state_folder
    map_ = small_shop()
    about = About(map_.id, map_.title, datetime(2026, 11, 21, tzinfo=UTC), None, 3, half_typed=found)
    recovery.keep(recovery.recovery_path(folder, "crashed"), about, write_map(map_), sync=False)
    return maps_left_by_a_crash(folder)


def test_after_a_crash_the_half_typed_words_are_shown_and_kept_until_they_were_seen(pilot, theme):
    due = HalfTyped("Due, “Search”", "31 Feb")
    asked = RecoveryDialog(pilot.window, theme, crashed(pilot, due))
    asked.wanted.connect(pilot.window.document.recover)
    asked.open()
    [recover] = [each for each in asked.findChildren(QPushButton) if each.text() == "Recover"]
    recover.click()
    pilot.settle()
    shown = pilot.window.findChild(HalfTypedDialog)
    assert "Due, “Search”:\n31 Feb" in shown.text.toPlainText()
    pilot.type_cards("Compare", "Web", "Forum")
    assert kept_with(pilot, "31 Feb") == due.field
    shown.reject()
    path = pilot.window.document.recovery.path
    pilot.wait_until(lambda: read_about(path).half_typed == ())


def test_a_map_kept_by_an_earlier_version_has_no_half_typed_words(pilot):
    (left,) = crashed(pilot)
    line, _, rest = left.path.read_bytes().partition(b"\n")
    left.path.write_bytes(line.replace(b', "half_typed": []', b"") + b"\n" + rest)
    assert b"half_typed" not in left.path.read_bytes()
    assert read_about(left.path).half_typed == ()
