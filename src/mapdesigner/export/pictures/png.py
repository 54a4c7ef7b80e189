"""The poster as a PNG picture, drawn from its PDF page."""

import dataclasses
import io

from PIL import Image, ImageChops

from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.pictures.preview import page_images
from mapdesigner.export.poster.poster import poster
from mapdesigner.export.report.pdf import sheets_as_pdf
from mapdesigner.export.sheet import Cancelled, Exported, Progress
from mapdesigner.export.written import written_on
from mapdesigner.model import JourneyMap

# A larger picture can't be opened by many programs, and takes gigabytes of memory.
MOST_PIXELS = 80_000_000
LONGEST_SIDE = 30_000


def export_png(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the poster as PNG, `options.scale` pixels to each point of the paper.

    Its ground is white, or left out when `transparent` is wanted. A picture that would be too large is made
    smaller, and a warning says so.
    """
    options = dataclasses.replace(options, parts=("map",), attach_map=False)
    sheet = poster(map_, options)
    scale, warnings = _bounded(options.scale, sheet.width_pt, sheet.height_pt)
    data = sheets_as_pdf(map_, options, [sheet])
    white = _drawn(data, 72 * scale, 255)
    picture = _clear(white, _drawn(data, 72 * scale, 0)) if options.transparent else white
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(72 * scale, 72 * scale))
    return Exported(out.getvalue(), (*warnings, *missing_glyphs(map_)), written=written_on([sheet]))


def _drawn(data: bytes, dpi: float, ground: int) -> Image.Image:
    (page,) = page_images(data, dpi, ground=ground)
    picture = Image.frombuffer("RGBA", (page.width, page.height), page.rgba, "raw", "RGBA", 0, 1)
    return picture.convert("RGB")


def _clear(on_white: Image.Image, on_black: Image.Image) -> Image.Image:
    """Return a picture without its ground, from the same drawing on white and on black.

    Drawn straight onto a clear ground, the renderer loses the soft edges of letters. What is c · a on black
    is c · a + 255 · (1 − a) on white, so the difference of the two gives the share a of the drawing.
    """
    share = ImageChops.invert(ImageChops.difference(on_white, on_black)).convert("L")
    # "RGBa" is Pillow's name for colours that are multiplied by their share already.
    return Image.merge("RGBa", (*on_black.split(), share)).convert("RGBA")


def _bounded(scale: float, width_pt: float, height_pt: float) -> tuple[float, tuple[str, ...]]:
    """Return the scale, smaller where the picture would be too large, and what to say about that."""
    by_area = (MOST_PIXELS / (width_pt * height_pt)) ** 0.5
    largest = min(by_area, LONGEST_SIDE / max(width_pt, height_pt))
    if scale <= largest:
        return scale, ()
    wanted = f"{width_pt * scale:,.0f} × {height_pt * scale:,.0f}"
    made = f"{width_pt * largest:,.0f} × {height_pt * largest:,.0f}"
    return largest, (
        f"At scale {scale:g} the picture would have {wanted} pixels, more than most programs open; "
        f"it was made with {made}. For a sharp large print, export a PDF.",
    )
