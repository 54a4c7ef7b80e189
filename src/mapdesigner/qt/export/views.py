"""What the export window shows of a finished file: its pages, its picture, its rows or its first lines.

All of it is read from the file's own bytes, on another thread.
"""

import csv
import io
import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from mapdesigner.export.formats import Format
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.pictures.preview import PageImage, page_images, page_sizes
from mapdesigner.export.sheet import Cancelled, ExportCancelled

THUMBNAIL_DPI = 18.0
SCREEN_DPI = 96.0
# Drawn so much larger and scaled down, thin strokes stay thin; the renderer makes each a pixel wide at least.
FINER = 2.0
MOST_PIXELS_ACROSS = 4000
MOST_PAGES = 200
PAGES_AT_ONCE = 8
SMALL_PX = 210
MOST_LINES = 400
MOST_CHARACTERS = 60_000
MOST_ROWS = 200
MOST_COLUMNS = 40
MOST_CELL_CHARACTERS = 200

# Qt draws no fonts that travel in a file and takes a list of families for one name.
_FONT_RULE = re.compile(rb"@font-face\{[^}]*\}")
_FAMILIES = re.compile(rb"font-family:[^;}]*")
_KEPT = Qt.AspectRatioMode.KeepAspectRatio
_STRETCHED = Qt.AspectRatioMode.IgnoreAspectRatio
_SMOOTH = Qt.TransformationMode.SmoothTransformation


class Drawn(Protocol):
    """Pages or one picture: all of them small at once, each large when it is asked for.

    `count` is how many there are, of which the first are in `small`.
    """

    small: Sequence[QImage]
    count: int

    def whole(self, number: int) -> QSize:
        """Return how many pixels a page has at 100 %."""

    def draw(self, number: int, size: QSize) -> QImage:
        """Return a page at a size in pixels; may be called from any thread."""


class Lines(NamedTuple):
    """The first lines of a text, and how many more there are."""

    text: str
    more: int


class Table(NamedTuple):
    """The first rows of a sheet, the uppermost its header, and how many more there are."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    more: int


Tables = tuple[Table, ...]
View = Drawn | Lines | Tables


def view_of(format_: Format, data: bytes, options: ExportOptions, cancelled: Cancelled) -> View:
    """Return what to show of a finished file. Raises ExportCancelled soon after `cancelled` says so."""
    if format_.ending == ".pdf":
        return PdfPages(data, cancelled)
    if format_.ending == ".png":
        return Picture(data)
    if format_.ending == ".svg":
        return Drawing(data)
    if format_.ending == ".csv":
        return (csv_table(data.decode("utf-8-sig"), options.separator),)
    if format_.ending == ".xlsx":
        from mapdesigner.qt.export.workbook import tables_of

        return tables_of(data)
    if format_.ending == ".pptx":
        from mapdesigner.qt.export.slides import slides_of

        return slides_of(data)
    text = data.decode("utf-8", "replace")
    if format_.ending == ".html":
        from mapdesigner.qt.export.page_text import text_of_page

        text = text_of_page(text)
    return first_lines(text)


def first_lines(text: str) -> Lines:
    """Return as much of a text as a preview can show."""
    lines = text.splitlines()
    shown: list[str] = []
    room = MOST_CHARACTERS
    for line in lines[:MOST_LINES]:
        if len(line) > room:
            break
        room -= len(line) + 1
        shown.append(line)
    if not shown and lines:
        return Lines(lines[0][:MOST_CHARACTERS] + " …", len(lines) - 1)
    return Lines("\n".join(shown), len(lines) - len(shown))


def csv_table(text: str, separator: str) -> Table:
    """Return the first rows of a CSV file."""
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    return table_of("", rows)


def table_of(name: str, rows: Sequence[Sequence[str]]) -> Table:
    """Return rows cut to what a preview can show."""
    shown = tuple(
        tuple(cell[:MOST_CELL_CHARACTERS] for cell in row[:MOST_COLUMNS]) for row in rows[: MOST_ROWS + 1]
    )
    return Table(name, shown, max(0, len(rows) - MOST_ROWS - 1))


class PdfPages:
    """The pages of a PDF."""

    def __init__(self, data: bytes, cancelled: Cancelled) -> None:
        self._data = data
        self._sizes = page_sizes(data)
        self.count = len(self._sizes)
        small: list[QImage] = []
        for start in range(0, min(self.count, MOST_PAGES), PAGES_AT_ONCE):
            if cancelled():
                raise ExportCancelled
            some = range(start, min(start + PAGES_AT_ONCE, self.count, MOST_PAGES))
            small += [qt_image(page) for page in page_images(data, THUMBNAIL_DPI, some)]
        self.small: Sequence[QImage] = small

    def size_of(self, number: int) -> QSize:
        """Return a page's size in hundredths of a point."""
        width, height = self._sizes[number]
        return QSize(round(100 * width), round(100 * height))

    def whole(self, number: int) -> QSize:
        """Return how many pixels a page has on a screen of 96 dpi."""
        return self.small[number].size() * (SCREEN_DPI / THUMBNAIL_DPI)

    def draw(self, number: int, size: QSize) -> QImage:
        """Return a page at a size in pixels."""
        scale = size.width() / self.small[number].width()
        finer = min(FINER, max(1.0, MOST_PIXELS_ACROSS / max(1, size.width(), size.height())))
        drawn = qt_image(page_images(self._data, THUMBNAIL_DPI * scale * finer, [number])[0])
        return drawn.scaled(size, _STRETCHED, _SMOOTH)


class Picture:
    """A PNG file, of a large one a smaller copy."""

    def __init__(self, data: bytes) -> None:
        from PIL import Image

        with Image.open(io.BytesIO(data)) as opened:
            self._size = QSize(*opened.size)
            opened.thumbnail((MOST_PIXELS_ACROSS, MOST_PIXELS_ACROSS))
            rgba = opened.convert("RGBA")
            self._image = qt_image(PageImage(*rgba.size, rgba.tobytes()))
        self.small: Sequence[QImage] = (_small(self._image),)
        self.count = 1

    def whole(self, number: int) -> QSize:
        """Return the picture's own size, less where a preview can't be as large."""
        return self._image.size()

    def draw(self, number: int, size: QSize) -> QImage:
        """Return the picture at a size in pixels."""
        return self._image.scaled(size, _STRETCHED, _SMOOTH)


class Drawing:
    """An SVG file."""

    def __init__(self, data: bytes) -> None:
        from PySide6.QtSvg import QSvgRenderer

        self._data = QByteArray(_FAMILIES.sub(b"font-family:Inter", _FONT_RULE.sub(b"", data)))
        self._size = QSvgRenderer(self._data).defaultSize()
        fits = self._size.scaled(QSize(MOST_PIXELS_ACROSS, MOST_PIXELS_ACROSS), _KEPT)
        # At 100 % a point is a pixel and a third.
        whole = self._size * (SCREEN_DPI / 72)
        self._whole = fits if whole.width() > fits.width() else whole
        self.small: Sequence[QImage] = (
            self.draw(0, self._size.scaled(QSize(SMALL_PX, SMALL_PX), _KEPT).expandedTo(QSize(1, 1))),
        )
        self.count = 1

    def whole(self, number: int) -> QSize:
        """Return how many pixels the drawing has on a screen of 96 dpi."""
        return self._whole

    def draw(self, number: int, size: QSize) -> QImage:
        """Return the drawing at a size in pixels."""
        from PySide6.QtSvg import QSvgRenderer

        image = QImage(size, QImage.Format.Format_RGBA8888)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(self._data).render(painter, QRectF(0, 0, size.width(), size.height()))
        painter.end()
        return image


def qt_image(image: PageImage) -> QImage:
    """Return pixels as a QImage of its own."""
    # copy(): the bytes belong to Python and may go before the picture does.
    return QImage(
        image.rgba, image.width, image.height, image.width * 4, QImage.Format.Format_RGBA8888
    ).copy()


def _small(image: QImage) -> QImage:
    return image.scaled(QSize(SMALL_PX, SMALL_PX), _KEPT, _SMOOTH)
