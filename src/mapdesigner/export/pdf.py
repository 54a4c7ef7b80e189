"""A map as PDF: the poster, then the pages of the report."""

import io
from itertools import count
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import ExportOptions, parts_of
from mapdesigner.export.pdf_marks import PagePainter
from mapdesigner.export.pdf_text import TextWriter
from mapdesigner.export.pictures import draw_pictures
from mapdesigner.export.poster import poster
from mapdesigner.export.report import report
from mapdesigner.export.sheet import Cancelled, ExportCancelled, Exported, Progress, Sheet
from mapdesigner.layout.theme import PAPER
from mapdesigner.model import JourneyMap

# Page streams as bytes: in ASCII they would be a quarter larger.
rl_config.useA85 = 0


def export_pdf(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the map as PDF; equal maps and options give equal bytes.

    `progress` hears how far it is, 0 … 1, and what is being done. Raises ExportCancelled soon after
    `cancelled` says so.
    """

    def step(share: float, doing: str) -> None:
        if cancelled is not None and cancelled():
            raise ExportCancelled
        if progress is not None:
            progress(share, doing)

    sheets: list[Sheet] = []
    if "map" in parts_of(map_, options):
        step(0.0, "Laying out the map")
        sheets.append(poster(map_, options))
    step(0.2, "Laying out the report")
    sheets, charts = report(map_, options, sheets)
    data = _painted(map_, options, sheets, step)
    if charts:
        step(0.8, "Drawing the charts")
        from mapdesigner.export.pdf_charts import with_charts

        data = with_charts(data, charts)
    step(1.0, "Done")
    return Exported(data, missing_glyphs(map_), len(sheets))


def sheets_as_pdf(map_: JourneyMap, options: ExportOptions, sheets: list[Sheet]) -> bytes:
    """Return sheets as the pages of a PDF."""
    return _painted(map_, options, sheets, lambda share, doing: None)


def _painted(map_: JourneyMap, options: ExportOptions, sheets: list[Sheet], step: Progress) -> bytes:
    out = io.BytesIO()
    canvas = _Canvas(out, pageCompression=1, invariant=1, lang=options.language, pdfVersion=(1, 7))
    canvas._doc.info = _info(map_)
    writer = TextWriter()
    keys = count(1)
    for number, sheet in enumerate(sheets, 1):
        step(0.3 + 0.5 * number / len(sheets), f"Painting page {number} of {len(sheets)}")
        _paint_page(canvas, sheet, writer, keys)
    writer.add_fonts(canvas._doc)
    canvas._doc.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    if any(sheet.bookmarks for sheet in sheets):
        canvas.showOutline()
    canvas.save()
    return out.getvalue()


def _paint_page(canvas: "_Canvas", sheet: Sheet, writer: TextWriter, keys: "count[int]") -> None:
    canvas.setPageSize((sheet.width_pt, sheet.height_pt))
    painter = PagePainter(writer, PAPER, sheet.height_pt)
    for placed in sheet.placed:
        painter.paint(placed.box, placed.x_pt, placed.y_pt, placed.scale)
    canvas._code[:] = painter.operators
    draw_pictures(canvas, sheet.pictures, sheet.height_pt)
    for mark in sheet.bookmarks:
        key = f"b{next(keys)}"
        canvas.bookmarkPage(key, fit="XYZ", left=mark.x_pt, top=sheet.height_pt - mark.y_pt, zoom=0)
        canvas.addOutlineEntry(_one_line(mark.title), key, mark.level, closed=mark.level > 0)
    canvas.showPage()


def _info(map_: JourneyMap) -> PDFInfo:
    info = _Info()
    info.title = _one_line(map_.title) or "Untitled journey map"
    info.author = _one_line(map_.author or map_.organisation)
    info.subject = _one_line(map_.purpose or map_.scenario)
    info.creator = info.producer = "Map Designer"
    return info


class _Canvas(Canvas):
    """A canvas whose pages don't begin with a font of reportlab's, which would not be embedded."""

    _doc: Any
    _code: list[str]
    _preamble: str

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class _Info(PDFInfo):
    """Document information without a date, so that equal maps give equal files."""

    def format(self, document: Any) -> Any:
        known = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        entries = {key: PDFString(text) for key, text in known.items() if text}
        return PDFDictionary({**entries, "Trapped": PDFName("False")}).format(document)


def _one_line(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
