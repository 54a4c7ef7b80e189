"""The wall sheet as PDF: one large page, or tiles of it for an office printer."""

import dataclasses

from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.papers import FIT, paper_words
from mapdesigner.export.poster.continued import continued, continued_note
from mapdesigner.export.poster.cut_texts import CARDS, FRAME, cut_texts
from mapdesigner.export.poster.pdf import size_note
from mapdesigner.export.poster.tiles_pdf import tiles_of
from mapdesigner.export.poster.wall_grid import larger_papers
from mapdesigner.export.poster.wall_sheet import notes_that_fit, wall_sheet
from mapdesigner.export.report.pdf import sheets_as_pdf
from mapdesigner.export.sheet import Cancelled, Exported, ExportFailed, Progress
from mapdesigner.export.steps import steps
from mapdesigner.export.written import written_on
from mapdesigner.model import JourneyMap


def export_wall_sheet(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the wall sheet, empty or filled as `options.wall` says, cut into tiles when `options.tiled`.

    A warning says when its cells are too small for sticky notes. Raises ExportCancelled soon after
    `cancelled` says so, and ExportFailed for what is no paper, and for one too small for the map.
    """
    step = steps(progress, cancelled)
    step(0.0, "Laying out the wall sheet")
    sheet = wall_sheet(map_, options)
    warnings = _notes_warning(map_, options)
    warnings += missing_glyphs(map_)
    shown = FRAME | CARDS if options.wall == "filled" else FRAME
    cut = cut_texts(map_, written_on([sheet]), shown, cell_names=True)
    if options.tiled:
        exported = tiles_of(map_, options, sheet, cut, step, "wall sheet")
        return exported._replace(warnings=(*exported.warnings, *warnings))
    step(0.3, "Painting the wall sheet")
    more = continued(map_, options, cut, noun="wall sheet")
    data = sheets_as_pdf(map_, options, [sheet, *more])
    step(1.0, "Done")
    notes = (size_note(sheet), *continued_note(options, more))
    return Exported(data, warnings, 1 + len(more), notes, written_on([sheet, *more]))


def _notes_warning(map_: JourneyMap, options: ExportOptions) -> tuple[str, ...]:
    if options.paper == FIT or notes_that_fit(map_, options) is not None:
        return ()
    for paper in larger_papers(options.paper):
        note = _notes_on(map_, dataclasses.replace(options, paper=paper))
        if note is not None:
            remedy = f"On {paper} they hold notes of {note[0]:g} × {note[1]:g} mm"
            break
    else:
        remedy = "“fit” makes a sheet as large as the notes need"
    return (f"Not all cells on {paper_words(options.paper)} have room for sticky notes. {remedy}.",)


def _notes_on(map_: JourneyMap, options: ExportOptions) -> tuple[float, float] | None:
    try:
        return notes_that_fit(map_, options)
    except ExportFailed:
        return None
