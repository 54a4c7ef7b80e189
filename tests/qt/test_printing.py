"""Printing: what a person chooses, and what comes out of a printer that writes PDF."""

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from waiting import came_true

from mapdesigner.export.formats import FORMATS
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.pictures.preview import page_images
from mapdesigner.export.poster.pdf import export_poster
from mapdesigner.files.disk import open_map
from mapdesigner.model import new_map
from mapdesigner.qt.export.print_dialog import PrintDialog
from mapdesigner.qt.export.printing import PrintFailed, paper_of, print_poster
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets import messages
from mapdesigner.resources import samples_path
from mapdesigner.session import Session

PER_MM = 72 / 25.4


@pytest.fixture(scope="module")
def bookshop():
    return open_map(samples_path() / "online-bookshop.json")


@pytest.fixture
def make_dialog(theme, tmp_path):
    made = []

    def make(map_):
        dialog = PrintDialog(Session(map_), Settings(tmp_path / "config"))
        dialog.show()
        made.append(dialog)
        return dialog

    yield make
    for dialog in made:
        dialog.reject()
        dialog.deleteLater()


def printer_to(path, paper=QPageSize.PageSizeId.A4):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(paper))
    return printer


def sizes_mm(path):
    return [
        (float(page.mediabox.width) / PER_MM, float(page.mediabox.height) / PER_MM)
        for page in pypdf.PdfReader(path).pages
    ]


def dark_share(image):
    """Return how much of a picture is not white."""
    greens = image.rgba[1::4]
    return sum(value < 200 for value in greens) / len(greens)


def ink_frame(image):
    """Return left, top, right and bottom of what is not white, in pixels."""
    grey = Image.frombytes("RGBA", (image.width, image.height), image.rgba).convert("L")
    return grey.point(lambda value: 255 if value < 230 else 0).getbbox()


@pytest.mark.parametrize(
    ("paper", "size"),
    [(QPageSize.PageSizeId.A4, (210, 297)), (QPageSize.PageSizeId.Letter, (215.9, 279.4))],
)
def test_the_poster_is_one_page_of_the_printers_paper(theme, bookshop, tmp_path, paper, size):
    out = tmp_path / "poster.pdf"
    print_poster(bookshop, printer_to(out, paper))
    (found,) = sizes_mm(out)
    assert sorted(found) == pytest.approx(sorted(size), abs=0.5)
    (page,) = page_images(out.read_bytes(), 40)
    assert 0.01 < dark_share(page) < 0.5


def test_the_poster_is_printed_as_vectors(theme, bookshop, tmp_path):
    out = tmp_path / "poster.pdf"
    print_poster(bookshop, printer_to(out))
    page = pypdf.PdfReader(out).pages[0]
    assert list(page.images) == []


def test_the_poster_lies_on_the_paper_as_the_export_has_it(theme, bookshop, tmp_path):
    out = tmp_path / "poster.pdf"
    print_poster(bookshop, printer_to(out))
    exported = export_poster(bookshop, ExportOptions(paper="A4", bands=0)).data
    (printed,) = page_images(out.read_bytes(), 50)
    (drawn,) = page_images(exported, 50)
    assert abs(printed.width - drawn.width) <= 1 and abs(printed.height - drawn.height) <= 1
    assert ink_frame(printed) == pytest.approx(ink_frame(drawn), abs=1.5)


def test_small_type_is_told(theme, bookshop, tmp_path):
    assert "smallest type" in " ".join(print_poster(bookshop, printer_to(tmp_path / "p.pdf")))
    assert print_poster(new_map(), printer_to(tmp_path / "q.pdf")) == ()


def test_what_is_cut_on_a_printed_poster_is_told(theme, tmp_path):
    map_ = new_map("Shop").evolve(purpose="many words " * 400)
    (said,) = print_poster(map_, printer_to(tmp_path / "poster.pdf"))
    assert said.startswith("Not printed, or not in full: 1 fact about the map. The poster’s export")


def test_what_a_printed_report_leaves_out_is_told(make_dialog, bookshop, tmp_path):
    dialog = make_dialog(bookshop.evolve(report_parts=("goals",)))
    dialog.kinds["report"].click()
    heard = []
    dialog._session.on_message.append(heard.append)
    assert dialog.print_to(printer_to(tmp_path / "report.pdf"))
    assert "Not printed, or not in full: " in heard[-1] and "quotes" in heard[-1]


def test_a_paper_of_the_printers_own_is_named_in_millimetres(theme):
    own = QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Millimeter)
    own.setWidth(123.4)
    assert paper_of(QPageSize(own, QPageSize.Unit.Millimeter)) == "123.4x297.0"
    assert paper_of(QPageSize(QPageSize.PageSizeId.A3)) == "A3"


@pytest.mark.parametrize("key", ["poster", *(row.key for row in FORMATS if row.ending == ".pdf")])
def test_each_choice_is_printed_on_the_printers_paper(make_dialog, tmp_path, key):
    dialog = make_dialog(new_map("Small shop"))
    button = dialog.kinds[key]
    button.click()
    heard = []
    dialog._session.on_message.append(heard.append)
    out = tmp_path / "printed.pdf"
    assert dialog.print_to(printer_to(out))
    assert all(sorted(size) == pytest.approx((210, 297), abs=0.5) for size in sizes_mm(out))
    assert "on A4" in heard[0] and "printed.pdf" in heard[0]
    assert max(dark_share(page) for page in page_images(out.read_bytes(), 30)) > 0.001


def test_the_keyboard_goes_through_the_choices(make_dialog):
    dialog = make_dialog(new_map())
    dialog.activateWindow()
    assert came_true(dialog.isActiveWindow)
    assert dialog.kind == "poster"
    for key in list(dialog.kinds)[1:]:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        assert dialog.kind == key


def test_a_folder_that_is_gone_is_a_sentence(make_dialog, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(messages, "tell", lambda parent, headline, words, details="": told.append(words))
    dialog = make_dialog(new_map())
    out = tmp_path / "gone" / "printed.pdf"
    assert not dialog.print_to(printer_to(out))
    assert told == [f"printed.pdf can't be written into {out.parent}."]


def test_a_failed_page_stops_the_printing_with_a_sentence(theme, tmp_path):
    from PySide6.QtCore import QSize

    from mapdesigner.qt.export.printing import print_pages

    def page(number, dpi):
        raise PrintFailed("No more paper.")

    with pytest.raises(PrintFailed, match="No more paper"):
        print_pages(2, page, printer_to(tmp_path / "p.pdf"), lambda number: QSize(210, 297))
