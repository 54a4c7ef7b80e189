"""The export dialog: choose, look, hand over; nothing happens on the window's thread."""

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from waiting import came_true

from mapdesigner.model import REPORT_PARTS as PARTS
from mapdesigner.export.preview import page_count
from mapdesigner.files.disk import open_map
from mapdesigner.model import new_map
from mapdesigner.qt.export_dialog import ExportDialog
from mapdesigner.qt.export_jobs import THUMBNAIL_DPI
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.worker import Worker
from mapdesigner.resources import samples_path

LEFT = Qt.MouseButton.LeftButton
LONG_MS = 30_000

# A whole report, and what it needs is loaded first; more than enough on a busy machine.
EXPORT_MS = 60_000


@pytest.fixture(scope="module")
def bookshop():
    return open_map(samples_path() / "online-bookshop.json")


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "config")


@pytest.fixture
def make_dialog(theme, settings, tmp_path):
    made = []

    def make(map_):
        dialog = ExportDialog(map_, tmp_path / "map.pdf", theme, settings)
        dialog.show()
        made.append(dialog)
        return dialog

    yield make
    for dialog in made:
        dialog.reject()
        dialog.deleteLater()


def pages_shown(dialog):
    return dialog.preview.page_count


def choose(combo, text):
    combo.setCurrentIndex(next(at for at in range(combo.count()) if combo.itemText(at).startswith(text)))
    combo.activated.emit(combo.currentIndex())


def tick(box):
    """Click the little square."""
    QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))


def saved_words(dialog):
    return dialog.outcome.text()


def test_all_pages_are_shown_and_one_of_them_large(make_dialog, bookshop):
    dialog = make_dialog(bookshop)
    assert came_true(lambda: pages_shown(dialog) > 3, EXPORT_MS)
    assert dialog.pages.text() == f"{pages_shown(dialog)} pages"
    small = 297 / 25.4 * THUMBNAIL_DPI
    assert came_true(lambda: dialog.preview.page.image.width() > small + 20)
    first = dialog.preview.page.image
    dialog.preview.strip.setFocus()
    QTest.keyClick(dialog.preview.strip, Qt.Key.Key_Down)
    assert dialog.preview.strip.currentRow() == 1
    assert dialog.preview.page.image != first
    assert dialog.preview.page.accessibleName() == f"Page 2 of {pages_shown(dialog)}"


def test_the_map_is_shown_while_the_other_pages_are_made(make_dialog, bookshop):
    dialog = make_dialog(bookshop)
    assert dialog.preview.page.words == "Drawing the pages …"
    counts = []
    dialog.preview.page_shown.connect(lambda _: counts.append(dialog.preview.page_count))
    assert came_true(lambda: pages_shown(dialog) > 3, EXPORT_MS)
    assert counts[0] == 1
    assert dialog.pages.text() == f"{pages_shown(dialog)} pages"


def test_a_click_shows_the_page_at_its_real_size_and_another_all_of_it(make_dialog, bookshop):
    dialog = make_dialog(bookshop)
    assert came_true(lambda: pages_shown(dialog) > 3, EXPORT_MS)
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
    dialog = make_dialog(bookshop)
    assert came_true(lambda: pages_shown(dialog) > 3, EXPORT_MS)
    for part in PARTS[1:]:
        tick(dialog.choices.parts[part])
    assert came_true(lambda: pages_shown(dialog) == 1, EXPORT_MS)
    upright = dialog.preview.page.image
    assert upright.height() > upright.width()
    choose(dialog.choices.orientation.combo, "Landscape")
    assert came_true(lambda: dialog.preview.page.image.width() > dialog.preview.page.image.height())


def test_without_parts_there_is_a_sentence_and_no_export(make_dialog):
    dialog = make_dialog(new_map())
    assert came_true(lambda: pages_shown(dialog) == 1, EXPORT_MS)
    for part in PARTS[1:]:
        assert not dialog.choices.parts[part].isEnabled()
        assert "none in this map" in dialog.choices.parts[part].text()
    tick(dialog.choices.parts["map"])
    assert dialog.preview.page.words == "Choose at least one part to export."
    assert not dialog.export_button.isEnabled()
    tick(dialog.choices.parts["map"])
    assert came_true(lambda: pages_shown(dialog) == 1, EXPORT_MS)
    assert dialog.export_button.isEnabled()


def test_a_page_as_large_as_the_map_has_no_orientation(make_dialog):
    dialog = make_dialog(new_map())
    assert dialog.choices.orientation.isEnabled()
    choose(dialog.choices.paper.combo, "As large as the map")
    assert not dialog.choices.orientation.isEnabled()


def test_the_export_is_written_where_the_person_says(make_dialog, bookshop, tmp_path, settings):
    dialog = make_dialog(bookshop)
    heard = []
    dialog.saved.connect(heard.append)
    QTest.mouseClick(dialog.export_button, LEFT)
    ask = dialog.findChild(QFileDialog)
    target = tmp_path / "out" / "wall.pdf"
    target.parent.mkdir()
    ask.fileSelected.emit(str(target))
    ask.reject()
    assert dialog.cancel_button.text() == "Cancel"
    assert came_true(lambda: heard == [target])
    assert page_count(target.read_bytes()) > 3
    assert saved_words(dialog).startswith(f"wall.pdf saved: {page_count(target.read_bytes())} pages, ")
    assert dialog.open_button.isVisible() and dialog.folder_button.isVisible()
    assert settings.last_folder == target.parent
    assert dialog.cancel_button.text() == "Close"


def test_a_folder_that_cannot_be_written_to_is_said_and_the_old_file_stays(make_dialog, tmp_path):
    dialog = make_dialog(new_map())
    folder = tmp_path / "gone"
    dialog.export_to(folder / "wall.pdf")
    assert came_true(lambda: dialog.outcome.property("role") == "fault")
    assert saved_words(dialog).startswith("wall.pdf can't be saved in ")
    assert dialog.export_button.isEnabled()
    assert not dialog.open_button.isVisible()


def test_a_cancelled_export_writes_nothing(make_dialog, bookshop, tmp_path):
    dialog = make_dialog(bookshop)
    target = tmp_path / "wall.pdf"
    target.write_bytes(b"the old one")
    dialog.export_to(target)
    QTest.mouseClick(dialog.cancel_button, LEFT)
    assert saved_words(dialog) == "Export cancelled; no file was written."
    dialog._exporter.shut_down()
    assert target.read_bytes() == b"the old one"


def test_letters_that_no_font_has_are_said(make_dialog):
    dialog = make_dialog(new_map("Odd \U00013000 letters"))
    assert came_true(lambda: "none of the fonts" in dialog.warnings.text())
    assert dialog.warnings.isVisible()


def test_choices_are_remembered_also_those_for_parts_that_this_map_lacks(make_dialog, bookshop, settings):
    dialog = make_dialog(bookshop)
    choose(dialog.choices.paper.combo, "A1")
    choose(dialog.choices.orientation.combo, "Portrait")
    tick(dialog.choices.parts["goals"])
    dialog.reject()
    other = make_dialog(new_map())
    other.reject()
    options = settings.export_options
    assert (options.paper, options.orientation) == ("A1", "portrait")
    assert options.parts == tuple(part for part in PARTS if part != "goals")


def test_closing_while_the_preview_is_made_is_quiet(make_dialog, bookshop):
    dialog = make_dialog(bookshop)
    dialog.reject()
    dialog._previewer.shut_down()
    QApplication.processEvents()
    assert pages_shown(dialog) == 0


# The worker


def test_a_job_runs_elsewhere_and_its_outcome_comes_here(app):
    worker = Worker()
    told, done = [], []
    worker.progressed.connect(lambda share, doing: told.append((share, doing)))
    worker.done.connect(lambda value: done.append((value, threading.current_thread())))

    def job(progress, cancelled):
        progress(0.5, "half way")
        return threading.current_thread()

    worker.start(job)
    assert came_true(lambda: done)
    assert done[0][0] is not threading.main_thread()
    assert done[0][1] is threading.main_thread()
    assert told == [(0.5, "half way")]
    assert not worker.is_busy


def test_a_job_that_fails_says_why(app):
    worker = Worker()
    failed = []
    worker.failed.connect(failed.append)
    worker.start(lambda progress, cancelled: 1 / 0)
    assert came_true(lambda: failed)
    assert isinstance(failed[0], ZeroDivisionError)


def test_only_the_last_job_is_heard_and_the_one_before_is_told_to_stop(app):
    worker = Worker()
    done = []
    worker.done.connect(done.append)
    begun, stopped = threading.Event(), threading.Event()

    def slow(progress, cancelled):
        begun.set()
        while not cancelled():
            stopped.wait(0.005)
        stopped.set()
        return "stale"

    worker.start(slow)
    assert begun.wait(10)
    worker.start(lambda progress, cancelled: "fresh")
    assert came_true(lambda: done)
    assert done == ["fresh"]
    assert stopped.is_set()
    worker.shut_down()
