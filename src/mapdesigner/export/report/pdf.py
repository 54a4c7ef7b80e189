"""A map as PDF: the pages of its report, the poster among them."""

import io
from collections.abc import Sequence
from itertools import count
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from mapdesigner.export.libraries import Loading
from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.pdf.archive import PRODUCER, About, archived, known_language
from mapdesigner.export.pdf.charts import PlacedChart, placed_chart
from mapdesigner.export.pdf.pages import PageWriter
from mapdesigner.export.pdf.sign_words import SignWords
from mapdesigner.export.pdf.text import TextWriter
from mapdesigner.export.report.pages import ChartPlace
from mapdesigner.export.report.report import report
from mapdesigner.export.sheet import Cancelled, Exported, Frame, Progress, Sheet
from mapdesigner.export.steps import steps
from mapdesigner.export.written import written_on
from mapdesigner.layout.brand import paper_palette
from mapdesigner.model import UNTITLED, JourneyMap

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
    step = steps(progress, cancelled)
    loading = Loading()
    try:
        laid_out = report(map_, options, lambda share, doing: step(0.3 * share, doing), loading)
    finally:
        loading.close()
    sheets, charts = laid_out
    data = _finished(map_, options, sheets, charts, map_, step)
    step(1.0, "Done")
    return Exported(data, missing_glyphs(map_), len(sheets), written=written_on(sheets))


def sheets_as_pdf(
    map_: JourneyMap,
    options: ExportOptions,
    sheets: list[Sheet],
    step: Progress | None = None,
    carried: JourneyMap | None = None,
) -> bytes:
    """Return sheets as the pages of a PDF that says of itself what the map says of itself.

    `step` hears of each page, and may raise to call it off. `carried` is the map that opens again from the
    PDF, if it is another one.
    """
    return _finished(map_, options, sheets, (), carried or map_, step or (lambda share, doing: None))


def _finished(
    map_: JourneyMap,
    options: ExportOptions,
    sheets: list[Sheet],
    charts: Sequence[ChartPlace],
    carried: JourneyMap,
    step: Progress,
) -> bytes:
    out = io.BytesIO()
    about = _about(map_, options)
    canvas = _Canvas(out, pageCompression=1, invariant=1, lang=about.language, pdfVersion=(1, 7))
    canvas._doc.info = _info(about)
    text = TextWriter()
    writer = PageWriter(canvas, text, paper_palette(map_.brand), SignWords(map_))
    placed: list[list[PlacedChart]] = [[] for _ in sheets]
    for number, chart in enumerate(charts, 1):
        placed[chart.sheet].append(placed_chart(number, chart.x_pt, chart.y_pt, chart.data))
    keys = count(1)
    for number, sheet in enumerate(sheets, 1):
        step(0.3 + 0.4 * number / len(sheets), f"Painting page {number} of {len(sheets)}")
        _paint_page(canvas, sheet, writer, placed[number - 1], keys)
    text.add_fonts(canvas._doc)
    canvas._doc.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    if any(sheet.bookmarks for sheet in sheets):
        canvas.showOutline()
    canvas.save()
    step(0.8, "Drawing the charts" if charts else "Writing the file")
    return archived(out.getvalue(), about, writer.structure, placed, carried if options.attach_map else None)


def _paint_page(
    canvas: "_Canvas", sheet: Sheet, writer: PageWriter, charts: list[PlacedChart], keys: "count[int]"
) -> None:
    canvas.setPageSize((sheet.width_pt, sheet.height_pt))
    canvas.setTrimBox(_corners(sheet.trim, sheet.height_pt))
    canvas.setBleedBox(_corners(sheet.bleed, sheet.height_pt))
    writer.paint(sheet, charts)
    for mark in sheet.bookmarks:
        key = f"b{next(keys)}"
        canvas.bookmarkPage(key, fit="XYZ", left=mark.x_pt, top=sheet.height_pt - mark.y_pt, zoom=0)
        canvas.addOutlineEntry(_one_line(mark.title), key, mark.level, closed=mark.level > 0)
    canvas.showPage()


def _corners(frame: Frame | None, page_height_pt: float) -> tuple[float, float, float, float] | None:
    """Return lower left and upper right corner as PDF counts them, from the page's bottom."""
    if frame is None:
        return None
    left, top, width, height = frame
    return left, page_height_pt - top - height, left + width, page_height_pt - top


def _about(map_: JourneyMap, options: ExportOptions) -> About:
    return About(
        _one_line(map_.title) or UNTITLED,
        _one_line(map_.author or map_.organisation),
        _one_line(map_.purpose or map_.scenario),
        known_language(options.language),
    )


def _info(about: About) -> PDFInfo:
    info = _Info()
    info.title, info.author, info.subject = about.title, about.author, about.subject
    info.creator = info.producer = PRODUCER
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
        return PDFDictionary(entries).format(document)


def _one_line(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
