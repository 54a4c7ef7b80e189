"""The export window: choose a format, look, hand over; nothing happens on the window's thread."""

import os
from itertools import pairwise

import pytest
from export_hand import (
    EXPORT_MS,
    LEFT,
    choose,
    dialogs,
    field,
    pages_shown,
    settled,
    tick,
)
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QTableWidget,
)
from waiting import came_true

from mapdesigner.export.formats import FORMATS, format_named
from mapdesigner.export.pictures.preview import page_count
from mapdesigner.files.disk import open_map
from mapdesigner.model import Improvement, new_map, new_touchpoint
from mapdesigner.qt.export.dialog import DRAWING
from mapdesigner.qt.export.memory import (
    last_export,
)
from mapdesigner.qt.export.views import THUMBNAIL_DPI
from mapdesigner.qt.settings import Settings
from mapdesigner.resources import samples_path


@pytest.fixture(scope="module")
def bookshop():
    return open_map(samples_path() / "online-bookshop.json")


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "config")


@pytest.fixture
def make_dialog(theme, settings, tmp_path):
    yield from dialogs(theme, settings, tmp_path)


# The formats


def test_every_format_is_in_the_list_once_and_has_a_group(make_dialog):
    dialog = make_dialog(new_map(), "table")
    assert sorted(dialog.formats.keys()) == sorted(row.key for row in FORMATS)
    pdf = [row.key for row in FORMATS if row.ending == ".pdf"]
    assert dialog.formats.keys()[: len(pdf)] == pdf


@pytest.mark.parametrize("format_", FORMATS, ids=lambda row: row.key)
def test_every_format_has_a_preview_and_a_file(make_dialog, tmp_path, format_):
    dialog = make_dialog(new_map("A map & more"), format_.key)
    assert settled(dialog)
    preview = dialog.preview
    seen = pages_shown(dialog) or preview.lines.text.toPlainText() or preview.tables.tabs.count()
    assert seen, preview.page.words
    assert "KB" in dialog.facts.text() or "MB" in dialog.facts.text()
    target = tmp_path / f"out{format_.ending}"
    dialog.export_to(target)
    assert came_true(lambda: "saved" in dialog.foot.outcome.text(), EXPORT_MS), dialog.foot.outcome.text()
    assert target.stat().st_size > 0
    assert dialog.foot.open.isVisible() and dialog.foot.folder.isVisible()


@pytest.mark.parametrize("format_", FORMATS, ids=lambda row: row.key)
def test_a_full_disk_is_a_sentence_and_the_old_file_stays(make_dialog, tmp_path, format_, monkeypatch):
    dialog = make_dialog(new_map(), format_.key)
    assert settled(dialog)
    target = tmp_path / f"out{format_.ending}"
    target.write_bytes(b"the old one")

    def write(descriptor, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", write)
    dialog.export_to(target)
    assert came_true(lambda: dialog.foot.outcome.property("role") == "fault")
    assert dialog.foot.outcome.text().startswith(f"{target.name} can't be saved in ")
    assert "space" in dialog.foot.outcome.text()
    assert target.read_bytes() == b"the old one"
    assert dialog.foot.export.isEnabled() and not dialog.foot.open.isVisible()


def test_the_window_says_which_words_a_format_leaves_out_and_another_table_has_them(make_dialog):
    map_ = new_map().evolve(improvements=(Improvement(id="a", title="One page instead of three"),))
    dialog = make_dialog(map_, "table")
    assert came_true(lambda: "1 improvement note’s title" in dialog.warnings.text())
    assert dialog.warnings.isVisible()
    choose(field(dialog, QComboBox, "Rows"), "Improvements")
    assert came_true(lambda: "improvement note’s title" not in dialog.warnings.text())
    assert settled(dialog)
    assert "lanes’ names" in dialog.warnings.text()


def test_only_what_the_format_reads_can_be_chosen(make_dialog):
    dialog = make_dialog(new_map(), "table")
    names = {combo.accessibleName() for combo in dialog.choices.findChildren(QComboBox)}
    assert names == {"Rows", "Separator"}
    dialog.formats.choose("picture")
    names = {combo.accessibleName() for combo in dialog.choices.findChildren(QComboBox)}
    assert {"Paper", "Scale"} <= names and "Separator" not in names
    assert dialog.choices.parts is None


def test_the_keyboard_goes_from_format_to_format(make_dialog):
    dialog = make_dialog(new_map(), "report")
    dialog.formats.setFocus()
    keys = dialog.formats.keys()
    for key in keys[1:]:
        QTest.keyClick(dialog.formats, Qt.Key.Key_Down)
        assert dialog.format.key == key
        assert dialog.heading.text() == format_named(key).name


def test_the_button_says_what_is_made(make_dialog):
    dialog = make_dialog(new_map(), "report")
    assert dialog.foot.export.text().replace("&", "") == "Export PDF…"
    dialog.formats.choose("table")
    assert dialog.foot.export.text().replace("&", "") == "Export CSV…"


# The preview


def test_all_pages_are_shown_and_one_of_them_large(make_dialog, bookshop):
    dialog = make_dialog(bookshop)
    assert settled(dialog) and pages_shown(dialog) > 3
    assert dialog.facts.text().startswith(f"{pages_shown(dialog)} pages · ")
    small = 297 / 25.4 * THUMBNAIL_DPI
    assert came_true(lambda: dialog.preview.page.image.height() > small + 20)
    first = dialog.preview.page.image
    dialog.preview.strip.setFocus()
    QTest.keyClick(dialog.preview.strip, Qt.Key.Key_Down)
    assert dialog.preview.strip.currentRow() == 1
    assert dialog.preview.page.image != first
    assert dialog.preview.page.accessibleName() == f"Page 2 of {pages_shown(dialog)}"


def test_the_first_part_is_shown_while_the_other_pages_are_made(make_dialog, bookshop):
    dialog = make_dialog(bookshop)
    assert dialog.preview.page.words == DRAWING
    counts = []
    dialog.preview.page_shown.connect(lambda _: counts.append(dialog.preview.page_count))
    assert settled(dialog) and pages_shown(dialog) > 3
    assert counts[0] == 1


def test_a_click_shows_the_page_at_its_real_size_and_another_all_of_it(make_dialog, bookshop):
    dialog = make_dialog(bookshop, "poster")
    choose(field(dialog, QComboBox, "Orientation"), "Portrait")
    assert settled(dialog)
    preview, page = dialog.preview, dialog.preview.page
    fitted = page.size()
    assert "100" in page.toolTip()
    QTest.mouseClick(page, LEFT, pos=page.rect().center())
    assert preview.is_zoomed
    upright_mm = 420
    assert page.room().height() == pytest.approx(upright_mm / 25.4 * 96, rel=0.01)
    assert came_true(lambda: page.image.height() >= page.room().height() - 2)
    assert preview.area.verticalScrollBar().maximum() > 0
    QTest.mouseClick(page, LEFT, pos=page.rect().center())
    assert not preview.is_zoomed
    assert came_true(lambda: page.size() == fitted)


def test_the_preview_follows_the_choices(make_dialog, bookshop):
    dialog = make_dialog(bookshop, "poster")
    orientation = field(dialog, QComboBox, "Orientation")
    choose(orientation, "Portrait")
    assert settled(dialog)
    assert dialog.preview.page.image.height() > dialog.preview.page.image.width()
    choose(orientation, "Landscape")
    assert came_true(lambda: dialog.preview.page.image.width() > dialog.preview.page.image.height())


def test_a_picture_of_transparent_ground_is_seen_through(make_dialog):
    dialog = make_dialog(new_map(), "picture")
    tick(field(dialog, QCheckBox, "Transparent background"))
    assert settled(dialog)
    assert came_true(lambda: dialog.preview.page.image is not None)
    assert dialog.preview.page.image.pixelColor(1, 1).alpha() == 0


def test_a_table_is_shown_by_its_own_rows(make_dialog, bookshop):
    dialog = make_dialog(bookshop, "table")
    choose(field(dialog, QComboBox, "Separator"), "Semicolon")
    assert settled(dialog)
    grid = dialog.preview.tables.findChild(QTableWidget)
    headers = [grid.horizontalHeaderItem(at).text() for at in range(grid.columnCount())]
    assert "Title" in headers
    titles = [grid.item(row, headers.index("Title")).text() for row in range(grid.rowCount())]
    assert "Checkout" in titles


def test_letters_that_no_font_has_are_said(make_dialog):
    dialog = make_dialog(new_map("Odd \ue0f0 letters"), "poster")
    assert came_true(lambda: "none of the fonts" in dialog.warnings.text())
    assert dialog.warnings.isVisible()


def test_ten_thousand_cards_leave_the_window_awake_and_the_export_can_be_cancelled(make_dialog, tmp_path):
    map_ = new_map("Large")
    lane = map_.lanes[0].id
    cards = tuple(new_touchpoint(lane, f"Touchpoint {number}") for number in range(2500))
    stages = tuple(
        stage.evolve(cards=tuple(card.evolve(id=f"{card.id}{place}") for card in cards))
        for place, stage in enumerate(map_.stages)
    )
    dialog = make_dialog(map_.evolve(stages=stages), "report")
    beats, clock = [], QElapsedTimer()
    clock.start()
    pulse = QTimer()
    pulse.setInterval(20)
    pulse.timeout.connect(lambda: beats.append(clock.elapsed()))
    pulse.start()
    target = tmp_path / "large.pdf"
    target.write_bytes(b"the old one")
    came_true(lambda: len(beats) > 20)
    dialog.export_to(target)
    came_true(lambda: len(beats) > 40)
    QTest.mouseClick(dialog.foot.close_, LEFT)
    assert dialog.foot.outcome.text() == "Export cancelled; no file was written."
    dialog._exporter.shut_down(EXPORT_MS)
    assert target.read_bytes() == b"the old one"
    pauses = [after - before for before, after in pairwise(beats)]
    assert max(pauses) < 2_000


# The file


def test_the_export_is_written_where_the_person_says(make_dialog, bookshop, tmp_path, settings):
    dialog = make_dialog(bookshop)
    heard = []
    dialog.saved.connect(heard.append)
    QTest.mouseClick(dialog.foot.export, LEFT)
    ask = dialog.findChild(QFileDialog)
    target = tmp_path / "out" / "wall.pdf"
    target.parent.mkdir()
    ask.fileSelected.emit(str(target))
    ask.reject()
    assert dialog.foot.close_.text() == "Cancel"
    assert came_true(lambda: heard == [target], EXPORT_MS)
    pages = page_count(target.read_bytes())
    assert pages > 3
    assert dialog.foot.outcome.text().startswith(f"wall.pdf saved: {pages} pages, ")
    assert dialog.foot.open.isVisible() and dialog.foot.folder.isVisible()
    assert settings.last_folder == target.parent
    assert dialog.foot.close_.text() == "Close"
    assert last_export(settings, bookshop.id).path == target


def test_a_file_without_the_formats_ending_gets_it(make_dialog, tmp_path):
    dialog = make_dialog(new_map(), "table")
    QTest.mouseClick(dialog.foot.export, LEFT)
    ask = dialog.findChild(QFileDialog)
    ask.fileSelected.emit(str(tmp_path / "cards.txt"))
    ask.reject()
    assert came_true(lambda: "saved" in dialog.foot.outcome.text(), EXPORT_MS)
    assert [path.name for path in tmp_path.glob("cards*")] == ["cards.txt.csv"]


def test_a_folder_that_is_gone_is_said(make_dialog, tmp_path):
    dialog = make_dialog(new_map(), "table")
    dialog.export_to(tmp_path / "gone" / "cards.csv")
    assert came_true(lambda: dialog.foot.outcome.property("role") == "fault")
    assert dialog.foot.outcome.text().startswith("cards.csv can't be saved in ")
    assert dialog.foot.export.isEnabled()
    assert not dialog.foot.open.isVisible()


def test_a_paper_too_small_for_the_map_is_a_sentence(make_dialog, bookshop):
    dialog = make_dialog(bookshop, "poster")
    choose(field(dialog, QComboBox, "Paper"), "Custom size")
    for name in ("Width", "Height"):
        field(dialog, QDoubleSpinBox, name).setValue(40)
    assert settled(dialog)
    assert "too small for this map" in dialog.preview.page.words
    assert dialog.preview.page.words.endswith(".")


def test_a_cancelled_export_writes_nothing(make_dialog, bookshop, tmp_path):
    dialog = make_dialog(bookshop)
    target = tmp_path / "wall.pdf"
    target.write_bytes(b"the old one")
    dialog.export_to(target)
    QTest.mouseClick(dialog.foot.close_, LEFT)
    assert dialog.foot.outcome.text() == "Export cancelled; no file was written."
    dialog._exporter.shut_down()
    assert target.read_bytes() == b"the old one"


def test_an_export_waits_for_the_preview_that_is_nearly_it(make_dialog, bookshop, tmp_path):
    dialog = make_dialog(bookshop)
    assert came_true(lambda: pages_shown(dialog) == 1, EXPORT_MS)
    told = []
    dialog._previewer.progressed.connect(lambda share, doing: told.append(share))
    assert came_true(lambda: told)
    dialog.export_to(tmp_path / "wall.pdf")
    assert dialog.foot.close_.text() == "Cancel"
    assert came_true(lambda: "saved" in dialog.foot.outcome.text(), EXPORT_MS)
    # Made once: the bar never went back.
    assert told == sorted(told)
    assert pages_shown(dialog) == page_count((tmp_path / "wall.pdf").read_bytes())


def test_the_preview_goes_on_after_an_export_was_cancelled(make_dialog, bookshop, tmp_path):
    dialog = make_dialog(bookshop)
    dialog.export_to(tmp_path / "wall.pdf")
    QTest.mouseClick(dialog.foot.close_, LEFT)
    assert settled(dialog) and pages_shown(dialog) > 3
    assert not (tmp_path / "wall.pdf").exists()


def test_escape_calls_an_export_off_before_it_closes_the_window(make_dialog, bookshop, tmp_path):
    dialog = make_dialog(bookshop)
    dialog.export_to(tmp_path / "wall.pdf")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.foot.outcome.text() == "Export cancelled; no file was written."
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_while_the_preview_is_made_is_quiet(make_dialog, bookshop):
    dialog = make_dialog(bookshop)
    dialog.reject()
    dialog._previewer.shut_down()
    QApplication.processEvents()
    assert pages_shown(dialog) == 0
