"""What is chosen in the export window, what is remembered of it, and the last export once more."""

import pypdf
import pytest
from export_hand import (
    EXPORT_MS,
    LEFT,
    choose,
    dialogs,
    field,
    go_to_part,
    pages_shown,
    settled,
    tick,
    toggle_part,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
)
from waiting import came_true

from mapdesigner.export.formats import FORMATS, format_named
from mapdesigner.export.usual import usual_options
from mapdesigner.files.disk import open_map
from mapdesigner.model import REPORT_PARTS as PARTS
from mapdesigner.model import new_map
from mapdesigner.qt.export.dialog import ExportDialog
from mapdesigner.qt.export.memory import (
    LastExport,
    chosen_format,
    chosen_options,
    keep_last_export,
    last_export,
)
from mapdesigner.qt.export.warnings import ExportWarnings
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets import messages
from mapdesigner.resources import samples_path
from mapdesigner.session import Session


@pytest.fixture(scope="module")
def bookshop():
    return open_map(samples_path() / "online-bookshop.json")


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "config")


@pytest.fixture
def make_dialog(theme, settings, tmp_path):
    yield from dialogs(theme, settings, tmp_path)


# Choices


def test_a_paper_of_ones_own_is_typed_in_millimetres(make_dialog, tmp_path):
    dialog = make_dialog(new_map(), "poster")
    choose(field(dialog, QComboBox, "Paper"), "Custom size")
    for name, side in (("Width", "500"), ("Height", "250")):
        box = field(dialog, QDoubleSpinBox, name)
        assert box.isVisible()
        dialog.activateWindow()
        box.setFocus()
        assert came_true(box.hasFocus)
        box.selectAll()
        QTest.keyClicks(box, side)
        QTest.keyClick(box, Qt.Key.Key_Tab)
    assert dialog.choices.options().paper == "500x250"
    dialog.export_to(tmp_path / "own.pdf")
    assert came_true(lambda: "saved" in dialog.foot.outcome.text(), EXPORT_MS)
    page = pypdf.PdfReader(tmp_path / "own.pdf").pages[0]
    assert float(page.mediabox.width) == pytest.approx(500 / 25.4 * 72, abs=0.3)
    assert float(page.mediabox.height) == pytest.approx(250 / 25.4 * 72, abs=0.3)


def test_a_page_as_large_as_the_map_has_no_orientation(make_dialog):
    dialog = make_dialog(new_map(), "poster")
    assert field(dialog, QComboBox, "Orientation").isEnabled()
    choose(field(dialog, QComboBox, "Paper"), "As large as the map")
    assert not field(dialog, QComboBox, "Orientation").isEnabled()


@pytest.mark.parametrize("key", ["poster", "tiles", "wall-sheet"])
def test_the_pages_behind_a_large_sheet_can_be_left_out(make_dialog, key):
    dialog = make_dialog(new_map("Shop").evolve(purpose="many words " * 400), key)
    assert settled(dialog)
    pages = pages_shown(dialog)
    tick(field(dialog, QCheckBox, "Go on with long texts on pages behind it"))
    assert came_true(lambda: settled(dialog) and pages_shown(dialog) == pages - 1)


def test_every_warning_about_a_file_can_be_read(theme):
    shown = ExportWarnings()
    shown.show_warnings(tuple(f"Sentence {number}." for number in range(1, 8)))
    assert shown.text().endswith("Sentence 4.")
    assert shown.more.text() == "Show 3 more"
    QTest.mouseClick(shown.more, LEFT)
    assert shown.text().endswith("Sentence 7.")
    assert shown.more.isHidden()


def test_choices_are_remembered_for_each_format_and_the_format_too(make_dialog, bookshop, settings):
    dialog = make_dialog(bookshop, "poster")
    choose(field(dialog, QComboBox, "Paper"), "A1")
    tick(field(dialog, QCheckBox, "Can be opened again in Map Designer"))
    dialog.formats.choose("picture")
    choose(field(dialog, QComboBox, "Scale"), "3 ×")
    dialog.reject()
    settings.sync()
    poster = chosen_options(settings, format_named("poster"))
    assert (poster.paper, poster.attach_map) == ("A1", False)
    assert chosen_options(settings, format_named("picture")).scale == 3.0
    assert chosen_options(settings, format_named("report")) == usual_options(format_named("report"))
    assert chosen_format(settings).key == "picture"
    other = make_dialog(new_map())
    assert other.format.key == "picture"
    other.formats.choose("poster")
    assert field(other, QComboBox, "Paper").currentText().startswith("A1")


def test_nonsense_in_the_settings_is_as_usual(settings):
    settings.keep_export_memory("format", {"key": "novel"})
    settings.keep_export_memory(
        "options-poster",
        {"paper": "napkin", "bands": 1e9, "crop_marks": "yes", "orientation": 3, "language": "??", "x": 1},
    )
    settings.keep_export_memory("last", {"id": {"format": "poster", "path": 7}, "other": []})
    poster = format_named("poster")
    assert chosen_format(settings) is FORMATS[0]
    assert chosen_options(settings, poster) == usual_options(poster)
    assert last_export(settings, "id") is last_export(settings, "other") is None


# The parts of the report


def test_the_parts_are_moved_by_the_keyboard_and_the_map_remembers_them(make_dialog, bookshop):
    session = Session(bookshop)
    dialog = make_dialog(session, "report")
    go_to_part(dialog, "personas")
    for _ in range(PARTS.index("personas")):
        QTest.keyClick(dialog.choices.parts.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    toggle_part(dialog, "health")
    wanted = ("personas", *(part for part in PARTS if part not in ("personas", "health")))
    assert session.map_.report_parts == wanted
    dialog.reject()
    again = make_dialog(session, "report")
    assert again.choices.options().parts == wanted
    assert session.history.past[-1].label == "Choose the parts of the report"
    again.reject()
    session.undo()
    assert session.map_.report_parts is None


def test_all_parts_in_the_usual_order_are_kept_as_nothing(make_dialog, bookshop):
    session = Session(bookshop)
    dialog = make_dialog(session, "report")
    assert not dialog.choices.parts.usual.isEnabled()
    QTest.mouseClick(dialog.choices.parts.down, LEFT)
    assert session.map_.report_parts[:2] == PARTS[1::-1]
    QTest.mouseClick(dialog.choices.parts.usual, LEFT)
    assert session.map_.report_parts is None


def test_a_part_dropped_elsewhere_comes_there(make_dialog, bookshop):
    session = Session(bookshop)
    dialog = make_dialog(session, "report")
    parts = dialog.choices.parts.list
    # What Qt does when a dragged row is dropped before the first one.
    parts.model().moveRow(parts.rootIndex(), 3, parts.rootIndex(), 0)
    assert session.map_.report_parts[0] == PARTS[3]


def test_parts_that_the_map_lacks_are_said_and_stay_chosen_for_later(make_dialog):
    dialog = make_dialog(new_map(), "report")
    texts = [dialog.choices.parts.list.item(row).text() for row in range(len(PARTS))]
    assert "Goals (nothing in this map yet)" in texts and "Map" in texts
    assert dialog.choices.options().parts == PARTS


def test_only_the_parts_that_a_format_can_show_are_offered_and_the_others_stay_as_they_are(
    make_dialog, bookshop
):
    session = Session(bookshop)
    dialog = make_dialog(session, "slides")
    rows = dialog.choices.parts.list
    seen = [rows.item(row).text() for row in range(rows.count()) if not rows.item(row).isHidden()]
    assert seen == ["Summary", "Map", "Improvement notes", "Personas", "Goals", "Stage by stage", "Metrics"]
    go_to_part(dialog, "improvements")
    QTest.mouseClick(dialog.choices.parts.up, LEFT)
    shown = [part for part in session.map_.report_parts if part in dialog.format.parts]
    assert shown[:3] == ["summary", "improvements", "map"]
    assert set(session.map_.report_parts) == set(PARTS)
    assert session.map_.report_parts[:2] == ("cover", "contents")
    go_to_part(dialog, "summary")
    assert not dialog.choices.parts.up.isEnabled()
    for part in shown:
        toggle_part(dialog, part)
    assert dialog.preview.page.words == "Choose at least one part that the map has something for."


def test_without_parts_there_is_a_sentence_and_no_export(make_dialog):
    session = Session(new_map())
    dialog = make_dialog(session, "report")
    for part in PARTS:
        toggle_part(dialog, part)
    assert dialog.preview.page.words == "Choose at least one part that the map has something for."
    assert not dialog.foot.export.isEnabled()
    toggle_part(dialog, "map")
    assert dialog.foot.export.isEnabled()
    assert settled(dialog) and pages_shown(dialog) == 1
    assert session.map_.report_parts == ("map",)


def test_a_map_that_cannot_be_changed_is_exported_with_the_chosen_parts(make_dialog, bookshop):
    session = Session(bookshop)
    session.read_only_because = "Only to look at."
    dialog = make_dialog(session, "report")
    toggle_part(dialog, "cover")
    assert dialog.choices.options().parts == PARTS[1:]
    assert session.map_ is bookshop


# From the window


def test_export_again_writes_the_same_file_without_a_question(pilot, tmp_path):
    pilot.open_sample("online bookshop")
    window = pilot.window
    again = window.actions_.export_again
    assert not again.isEnabled()
    target = tmp_path / "cards.csv"
    dialog = ExportDialog(window.session, tmp_path / "map.pdf", window.theme, window.settings, window)
    dialog.formats.choose("table")
    choose(field(dialog, QComboBox, "Separator"), "Tab")
    dialog.export_to(target)
    assert came_true(target.exists)
    assert came_true(lambda: "saved" in dialog.foot.outcome.text())
    dialog.reject()
    dialog.deleteLater()
    window.actions_.follow_last_export()
    assert again.isEnabled() and "cards.csv" in again.text()
    target.unlink()
    pilot.press("Ctrl+Shift+E")
    pilot.wait_until(lambda: "saved again" in pilot.message())
    assert target.read_text(encoding="utf-8-sig").splitlines()[0].count("\t") > 2


def test_export_again_says_what_is_wrong_with_the_folder(pilot, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(messages, "tell", lambda parent, headline, words, details="": told.append(words))
    window = pilot.window
    last = LastExport(
        format_named("table"), usual_options(format_named("table")), tmp_path / "gone" / "x.csv"
    )
    keep_last_export(window.settings, window.session.map_.id, last)
    window.actions_.follow_last_export()
    pilot.press("Ctrl+Shift+E")
    pilot.wait_until(lambda: told)
    assert told[0].startswith("x.csv can't be saved in ")
