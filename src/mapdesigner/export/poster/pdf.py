"""The poster as PDF: a page of an exact size, with crop marks for a print shop on request."""

import dataclasses

from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.papers import POINTS_PER_MM
from mapdesigner.export.poster.continued import continued, continued_note
from mapdesigner.export.poster.crop_marks import with_crop_marks
from mapdesigner.export.poster.cut_texts import AROUND, CARDS, FRAME, CutText, cut_texts
from mapdesigner.export.poster.poster import poster
from mapdesigner.export.poster.smallest_type import type_note, type_warning
from mapdesigner.export.report.pdf import sheets_as_pdf
from mapdesigner.export.sheet import Cancelled, Exported, Progress, Sheet
from mapdesigner.export.steps import steps
from mapdesigner.export.written import written_on
from mapdesigner.model import JourneyMap


def export_poster(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the map on one page, and behind it what is cut there; equal maps and options give equal bytes.

    A warning says when the type is under 6 pt. Raises ExportCancelled soon after `cancelled` says so, and
    ExportFailed for what is no paper, and for one on which the type would be under 1 pt.
    """
    options = dataclasses.replace(options, parts=("map",))
    step = steps(progress, cancelled)
    step(0.0, "Laying out the map")
    sheet = poster(map_, options)
    warnings = type_warning(map_, options, sheet)
    more = poster_continued(map_, options, sheet)
    notes = (*type_note(sheet), size_note(sheet), *continued_note(options, more))
    written = written_on([sheet, *more])
    if options.crop_marks:
        sheet = with_crop_marks(sheet, options.bleed_mm)
    step(0.3, "Painting the poster")
    data = sheets_as_pdf(map_, options, [sheet, *more])
    step(1.0, "Done")
    return Exported(data, (*warnings, *missing_glyphs(map_)), 1 + len(more), notes, written)


def poster_cut(map_: JourneyMap, sheet: Sheet) -> tuple[CutText, ...]:
    """Return the texts that the poster shows only in part."""
    return cut_texts(map_, written_on([sheet]), FRAME | CARDS | AROUND)


def poster_continued(map_: JourneyMap, options: ExportOptions, sheet: Sheet) -> list[Sheet]:
    """Return the pages after the poster, with what it shows only in part."""
    return continued(map_, options, poster_cut(map_, sheet))


def size_note(sheet: Sheet) -> str:
    """Return the fact for whoever chose "fit" or a turned paper: "841 × 594 mm"."""
    width, height = (side / POINTS_PER_MM for side in (sheet.width_pt, sheet.height_pt))
    return f"{width:,.0f} × {height:,.0f} mm"
