"""Print a map: the poster as vectors fitted to the printer's page, the report page by page."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from mapdesigner.export.formats import Format
from mapdesigner.export.left_out import NOT_WHOLE, left_out
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.papers import PAPERS_MM
from mapdesigner.export.poster.cut_texts import AROUND, CARDS, FRAME, placed_texts
from mapdesigner.export.poster.poster import poster
from mapdesigner.export.poster.smallest_type import type_warning
from mapdesigner.export.written import written_on
from mapdesigner.layout.brand import paper_palette
from mapdesigner.model import JourneyMap
from mapdesigner.qt.drawing.vector_painter import paint_sheet

# What office printers resolve; finer only takes longer.
REPORT_DPI = 300
# Two papers are the same when their sides differ by less than a printer's rounding.
SAME_MM = 2.0

# Turned and folded into bands as makes the type largest.
POSTER = ExportOptions(bands=0, parts=("map",))

ALL_WORDS = "The poster’s export goes on with them on pages behind it."

NextPage = Callable[[int, float], QImage]


class PrintFailed(Exception):
    """The printer took nothing; the message is a sentence that names it."""

    is_sentence = True


def on_paper_of(printer: QPrinter, format_: Format, options: ExportOptions) -> ExportOptions:
    """Return the choices of an export that is printed: its pages, or its tiles, are the printer's paper."""
    paper = paper_of(printer.pageLayout().pageSize())
    options = replace(options, tile_paper=paper, crop_marks=False, attach_map=False)
    is_cut = "tile_paper" in format_.options and ("tiled" not in format_.options or options.tiled)
    return options if is_cut else replace(options, paper=paper)


def print_poster(map_: JourneyMap, printer: QPrinter) -> tuple[str, ...]:
    """Print the poster on one page and return what is to be said of it: what is cut on it, small type.

    Raises PrintFailed, and ExportFailed for a paper that is too small for the map.
    """
    options = replace(POSTER, paper=paper_of(printer.pageLayout().pageSize()))
    sheet = poster(map_, options)
    cut = left_out(map_, written_on([sheet]), ALL_WORDS, placed_texts(map_, FRAME | CARDS | AROUND))
    warnings = (*map(as_printed, cut), *type_warning(map_, options, sheet))
    _turn(printer, sheet.width_pt, sheet.height_pt)
    painter = _begun(printer)
    _to_points(painter, printer)
    paint_sheet(painter, sheet, paper_palette(map_.brand))
    _ended(painter, printer)
    return warnings


def as_printed(warning: str) -> str:
    """Return a warning about an exported file as it is said of what was printed."""
    return warning.replace(NOT_WHOLE, "Not printed, or not in full", 1)


def print_pages(count: int, next_page: NextPage, printer: QPrinter, size_of: Callable[[int], QSize]) -> None:
    """Print pages, each as large as fits and in the middle.

    `next_page` returns the page of a number, drawn at some dpi; `size_of` its size in any unit. Raises
    PrintFailed, and whatever `next_page` raises: then the printer is told to forget the pages before.
    """
    painter: QPainter | None = None
    try:
        for number in range(count):
            _turn(printer, size_of(number).width(), size_of(number).height())
            if painter is None:
                painter = _begun(printer)
            elif not printer.newPage():
                raise PrintFailed(f"{_name(printer)} stopped after page {number}.")
            image = next_page(number, float(min(REPORT_DPI, printer.resolution())))
            painter.save()
            _draw_fitted(painter, image, printer)
            painter.restore()
    except BaseException:
        printer.abort()
        if painter is not None:
            painter.end()
        raise
    if painter is not None:
        _ended(painter, printer)


def paper_of(size: QPageSize) -> str:
    """Return what options call a printer's paper: A4, Letter, or its size in mm, upright."""
    millimetres = size.size(QPageSize.Unit.Millimeter)
    wanted = sorted((millimetres.width(), millimetres.height()))
    for name, sides in PAPERS_MM.items():
        if all(abs(one - other) < SAME_MM for one, other in zip(wanted, sorted(sides), strict=True)):
            return name
    return f"{wanted[0]:.1f}x{wanted[1]:.1f}"


def _turn(printer: QPrinter, width: float, height: float) -> None:
    """Turn the printer's page as a sheet is."""
    lies = width > height
    turned = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)


def _begun(printer: QPrinter) -> QPainter:
    # A poster has margins of its own, larger than any printer's; the page's corner is the paper's.
    printer.setFullPage(True)
    painter = QPainter()
    file = printer.outputFileName()
    if file and not os.access(Path(file).absolute().parent, os.W_OK):
        raise PrintFailed(f"{Path(file).name} can't be written into {Path(file).absolute().parent}.")
    if not painter.begin(printer):
        raise PrintFailed(f"{_name(printer)} can't be printed to now; look whether it is on and connected.")
    return painter


def _ended(painter: QPainter, printer: QPrinter) -> None:
    if not painter.end() or printer.printerState() == QPrinter.PrinterState.Error:
        raise PrintFailed(f"{_name(printer)} did not take all of it.")


def _to_points(painter: QPainter, printer: QPrinter) -> None:
    """Let a unit of the painter be a point of the paper, from its upper left corner."""
    scale = printer.resolution() / 72
    painter.scale(scale, scale)


def _draw_fitted(painter: QPainter, image: QImage, printer: QPrinter) -> None:
    page = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    size = QSizeF(image.size()).scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (page.width() - size.width()) / 2, (page.height() - size.height()) / 2
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(left, top, size.width(), size.height()), image)


def _name(printer: QPrinter) -> str:
    if printer.outputFileName():
        return printer.outputFileName()
    return f"“{printer.printerName()}”" if printer.printerName() else "The printer"
