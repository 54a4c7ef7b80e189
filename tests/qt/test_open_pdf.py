"""A PDF with a map in it is opened in the window as a map is, and stays as it is."""

import io

import pikepdf
import pytest
from answers import answering, choosing
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.poster.pdf import export_poster
from mapdesigner.files.disk import open_map
from mapdesigner.qt.compare.dialog import CompareDialog
from mapdesigner.qt.compare.opening import compare_with
from mapdesigner.qt.document.document import OPEN_FILTER
from mapdesigner.qt.document.repair_dialog import RepairDialog
from mapdesigner.qt.start.recent_list import look_up
from mapdesigner.resources import samples_path

SHOP = samples_path() / "online-bookshop.json"
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def poster():
    return export_poster(open_map(SHOP), ExportOptions()).data


@pytest.fixture
def pdf(poster, tmp_path):
    path = tmp_path / "poster.pdf"
    path.write_bytes(poster)
    return path


def banner_of(pilot):
    return pilot.window._banner.words


def drop(pilot, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, point = Qt.DropAction.CopyAction, QPoint(300, 5)
    QApplication.sendEvent(pilot.window, QDragEnterEvent(point, action, data, LEFT, NO_KEYS))
    QApplication.sendEvent(pilot.window, QDropEvent(QPointF(point), action, data, LEFT, NO_KEYS))


def test_a_pdf_opens_as_an_unsaved_map_and_the_window_says_where_from(pilot, pdf):
    assert pilot.window.document.open_file(pdf)
    assert pilot.session.map_ == open_map(SHOP)
    assert "Buying a book online" in pilot.window.windowTitle()
    assert pilot.session.path is None and pilot.window.isWindowModified()
    assert banner_of(pilot) == "This map came out of poster.pdf, and has no file of its own yet."
    assert "Checkout" in pilot.cards("Purchase")


def test_saving_asks_where_and_suggests_a_name_beside_the_pdf(pilot, pdf, poster, monkeypatch):
    pilot.window.document.open_file(pdf)
    suggested = []
    ask = QFileDialog.getSaveFileName

    def listen(parent, title, place, *rest):
        suggested.append(place)
        return ask(parent, title, place, *rest)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", listen)
    target = pdf.parent / "shop.json"
    with choosing(target):
        pilot.press("Ctrl+S")
    assert suggested == [str(pdf.with_suffix(".json"))]
    assert open_map(target) == open_map(SHOP)
    assert pdf.read_bytes() == poster
    assert banner_of(pilot) == "" and not pilot.window.isWindowModified()


def test_the_pdf_is_never_written_over(pilot, pdf, poster):
    pilot.window.document.open_file(pdf)
    # A file that is there the dialog itself asks about, so here it is written as another name for the same.
    pdf.rename(pdf.with_name("kept.pdf"))
    with answering("Cancel") as said, choosing(pdf):
        pilot.press("Ctrl+S")
    assert any("poster.pdf would be a PDF, which Export makes" in words for words in said)
    assert not pdf.exists()
    assert pdf.with_name("kept.pdf").read_bytes() == poster
    assert pilot.window.isWindowModified()


def test_a_pdf_dropped_on_the_window_is_opened(pilot, pdf):
    drop(pilot, pdf)
    pilot.wait_until(lambda: pilot.session.map_.title == "Buying a book online")
    assert banner_of(pilot).startswith("This map came out of poster.pdf")


def test_the_open_dialog_lists_pdfs_and_opens_one(pilot, pdf):
    assert "*.pdf" in OPEN_FILTER.partition(";;")[0]
    with choosing(pdf):
        pilot.press("Ctrl+O")
    assert pilot.session.map_.title == "Buying a book online"


def test_a_pdf_is_among_the_recent_files_under_its_own_name(pilot, pdf):
    pilot.window.document.open_file(pdf)
    assert [recent.path for recent in pilot.window.settings.recent_files()] == [pdf]
    assert look_up([pdf]) == {pdf: "poster.pdf"}


def test_another_map_takes_the_banner_away(pilot, pdf):
    pilot.window.document.open_file(pdf)
    with answering("Don't save"):
        pilot.open_sample("clinic visit")
    assert banner_of(pilot) == ""


def test_a_strangers_pdf_leaves_the_open_map_untouched(pilot, tmp_path):
    pilot.open_sample("clinic visit")
    invoice = tmp_path / "invoice.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(invoice)
    with answering("OK") as said:
        assert not pilot.window.document.open_file(invoice)
    assert any("invoice.pdf: it is a PDF that carries no journey map" in words for words in said)
    assert pilot.session.map_.title == "First visit to the knee clinic"


def test_a_damaged_map_in_a_pdf_goes_to_repair(pilot, poster, tmp_path):
    path = tmp_path / "poster.pdf"
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(poster)) as document:
        file = document.Root.AF[0].EF.F
        file.write(file.read_bytes().replace(b'"title": "Checkout"', b'"title": 5'))
        document.save(out)
    path.write_bytes(out.getvalue())
    with answering("Open the readable part", RepairDialog) as said:
        assert pilot.window.document.open_file(path)
    assert "poster.pdf is damaged" in said
    assert pilot.session.map_.title == "Buying a book online"
    assert banner_of(pilot).startswith("This map came out of poster.pdf")
    assert path.read_bytes() == out.getvalue()


def test_a_pdf_can_be_compared_with(pilot, pdf):
    pilot.open_sample("online bookshop future")
    compare_with(pilot.window, pdf)
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, CompareDialog))
    assert dialog.rows.rowCount() > 5
    dialog.close()
    pilot.settle()
