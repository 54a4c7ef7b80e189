"""Pictures on paper: which can be used, and drawing them onto a page, personas round and logos whole."""

import io
import struct
from functools import lru_cache

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfutils import readJPEGInfo
from reportlab.pdfgen.canvas import Canvas

from mapdesigner.export.sheet import PlacedPicture
from mapdesigner.model import picture_bytes

# Ours have 320 × 320 pixels; a small file from elsewhere may unpack to more than there is memory for.
MOST_PIXELS = 16_000_000


@lru_cache(maxsize=64)
def readable_picture(picture: str | None) -> bytes | None:
    """Return the bytes of a picture that can be drawn, None for none or one that can't be read."""
    if picture is None:
        return None
    data = picture_bytes(picture)
    size = picture_size(data)
    if size is None or not 0 < size[0] * size[1] <= MOST_PIXELS:
        return None
    try:
        ImageReader(io.BytesIO(data)).getRGBData()  # type: ignore[no-untyped-call]
    except Exception:  # a damaged picture fails in many ways; the initials are shown instead
        return None
    return data


def draw_picture(canvas: Canvas, placed: PlacedPicture, page_height_pt: float) -> None:
    """Draw a picture onto the canvas's page, cut to a disc unless it has a height of its own."""
    size = placed.size_pt
    reader = ImageReader(io.BytesIO(_in_red_green_blue(placed.data)))
    if placed.height_pt is not None:
        bottom = page_height_pt - placed.y_pt - placed.height_pt
        canvas.saveState()
        if placed.clip is not None:
            left, top, width, height = placed.clip
            area = canvas.beginPath()
            area.rect(left, page_height_pt - top - height, width, height)
            canvas.clipPath(area, stroke=0, fill=0)
        canvas.drawImage(reader, placed.x_pt, bottom, size, placed.height_pt, mask="auto")
        canvas.restoreState()
        return
    left, bottom = placed.x_pt, page_height_pt - placed.y_pt - size
    canvas.saveState()
    disc = canvas.beginPath()
    disc.circle(left + size / 2, bottom + size / 2, size / 2)
    canvas.clipPath(disc, stroke=0, fill=0)
    width, height = reader.getSize()
    # The middle square of it, as on the screen.
    scale = size / min(width, height)
    x, y = left - (width * scale - size) / 2, bottom - (height * scale - size) / 2
    canvas.drawImage(reader, x, y, width * scale, height * scale, mask="auto")
    canvas.restoreState()


@lru_cache(maxsize=64)
def _in_red_green_blue(data: bytes) -> bytes:
    """Return a picture of printing inks (CMYK) in the colours of the rest of the file; others as they are."""
    if data.startswith(b"\x89PNG"):
        return data
    with Image.open(io.BytesIO(data)) as picture:
        if picture.mode in ("RGB", "L"):
            return data
        out = io.BytesIO()
        picture.convert("RGB").save(out, "PNG")
    return out.getvalue()


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels as a PNG or JPEG file's head tells them, without unpacking it."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            width, height = struct.unpack(">II", data[16:24])
            return int(width), int(height)
        info = readJPEGInfo(io.BytesIO(data))
    except Exception:  # cut short, or no JPEG after all
        return None
    return None if info is None else (int(info[0]), int(info[1]))
