"""Crop marks and bleed around a poster, as a print shop wants them."""

from mapdesigner.export.papers import LONGEST_MM, POINTS_PER_MM
from mapdesigner.export.sheet import Bookmark, ExportFailed, Frame, Placed, PlacedPicture, Sheet
from mapdesigner.layout.marks import Box, Stroke

MARK_MM = 5.0
# Marks end before the page's edge, and begin where the bleed does, but never closer to the poster than this.
SPACE_MM = 1.0
LEAST_GAP_MM = 2.0
MOST_BLEED_MM = 25.0
LINE_PT = 0.25
INK = "#000000"


def with_crop_marks(sheet: Sheet, bleed_mm: float) -> Sheet:
    """Return the sheet on a page that is larger by bleed and marks on every side.

    The poster keeps its size: it is the page's trim. Raises ExportFailed for a bleed under 0 or over 25 mm,
    and where the page grows beyond the 5,080 mm that a PDF can have.
    """
    if not 0 <= bleed_mm <= MOST_BLEED_MM:
        raise ExportFailed(f"A bleed of {bleed_mm:g} mm can't be made; choose 0 to {MOST_BLEED_MM:g} mm.")
    gap = max(bleed_mm, LEAST_GAP_MM) * POINTS_PER_MM
    bleed = bleed_mm * POINTS_PER_MM
    edge = gap + (MARK_MM + SPACE_MM) * POINTS_PER_MM
    width, height = sheet.width_pt + 2 * edge, sheet.height_pt + 2 * edge
    if max(width, height) > LONGEST_MM * POINTS_PER_MM:
        raise ExportFailed(
            f"With crop marks the page would be longer than the {LONGEST_MM:,g} mm that a PDF can have; "
            "choose smaller paper or no crop marks."
        )
    trim = Frame(edge, edge, sheet.width_pt, sheet.height_pt)
    marks = Box("crop-marks", 0, 0, width, height, _marks(trim, gap))
    return Sheet(
        width,
        height,
        (*(_moved(placed, edge) for placed in sheet.placed), Placed(marks, 0, 0, 1.0)),
        tuple(_moved_bookmark(mark, edge) for mark in sheet.bookmarks),
        sheet.margin_pt + edge,
        tuple(_moved_picture(picture, edge) for picture in sheet.pictures),
        trim,
        Frame(edge - bleed, edge - bleed, sheet.width_pt + 2 * bleed, sheet.height_pt + 2 * bleed),
    )


def _marks(trim: Frame, gap: float) -> tuple[Stroke, ...]:
    """Return two strokes at each corner, in line with the edges of the trim."""
    left, top = trim.x_pt, trim.y_pt
    right, bottom = left + trim.width_pt, top + trim.height_pt
    far = gap + MARK_MM * POINTS_PER_MM
    level = [
        ((x + way * gap, y), (x + way * far, y)) for x, way in ((left, -1), (right, 1)) for y in (top, bottom)
    ]
    upright = [
        ((x, y + way * gap), (x, y + way * far)) for y, way in ((top, -1), (bottom, 1)) for x in (left, right)
    ]
    return tuple(Stroke(points, INK, LINE_PT) for points in (*level, *upright))


def _moved(placed: Placed, by: float) -> Placed:
    return placed._replace(x_pt=placed.x_pt + by, y_pt=placed.y_pt + by)


def _moved_bookmark(mark: Bookmark, by: float) -> Bookmark:
    return mark._replace(x_pt=mark.x_pt + by, y_pt=mark.y_pt + by)


def _moved_picture(picture: PlacedPicture, by: float) -> PlacedPicture:
    return picture._replace(x_pt=picture.x_pt + by, y_pt=picture.y_pt + by)
