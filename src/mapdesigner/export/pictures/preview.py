"""Pages of a PDF as pictures, for the preview in the window and for PNG files; no Qt in it."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

# pdfium may run in one thread at a time.
_ONE_AT_A_TIME = threading.Lock()


class PageImage(NamedTuple):
    """A page as pixels: four bytes each, red, green, blue, alpha, row by row from the top without padding."""

    width: int
    height: int
    rgba: bytes


def page_images(
    data: bytes, dpi: float, pages: Sequence[int] | None = None, ground: int = 255
) -> tuple[PageImage, ...]:
    """Return pages of a PDF, counted from 0, as pictures; all of them for None.

    `ground` is the grey under them, 0 for black to 255 for white. May be called from any thread. Raises
    IndexError for a page that is not there.
    """
    with _opened(data) as document:
        chosen = range(len(document)) if pages is None else pages
        return tuple(_image(document[number], dpi / 72, ground) for number in chosen)


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of each page of a PDF in points."""
    with _opened(data) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def page_count(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with _opened(data) as document:
        return len(document)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(data)
        try:
            yield document
        finally:
            document.close()


def _image(page: Any, scale: float, ground: int) -> PageImage:
    bitmap = page.render(
        scale=scale,
        rev_byteorder=True,
        force_bitmap_format=pdfium.FPDFBitmap_BGRA,
        fill_color=(ground, ground, ground, 255),
    )
    try:
        data = bytes(bitmap.buffer)
        wide = bitmap.width * 4
        if bitmap.stride != wide:
            starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
            data = b"".join(data[start : start + wide] for start in starts)
        return PageImage(bitmap.width, bitmap.height, data)
    finally:
        bitmap.close()
        page.close()
