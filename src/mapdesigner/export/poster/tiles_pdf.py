"""The poster as tiles: a PDF of office pages that are cut and glued together at its exact size."""

import dataclasses
from collections.abc import Sequence

from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.papers import POINTS_PER_MM, paper_words
from mapdesigner.export.poster.continued import continued, continued_note
from mapdesigner.export.poster.cut_texts import CutText
from mapdesigner.export.poster.logo import placed_on
from mapdesigner.export.poster.pdf import poster_cut, size_note
from mapdesigner.export.poster.poster import poster
from mapdesigner.export.poster.smallest_type import type_note, type_warning
from mapdesigner.export.poster.tile_key import key_page
from mapdesigner.export.poster.tile_marks import tile_marks
from mapdesigner.export.poster.tiles import Tiling, cut, tiled
from mapdesigner.export.report.pdf import sheets_as_pdf
from mapdesigner.export.sheet import Bookmark, Cancelled, Exported, Progress, Sheet
from mapdesigner.export.steps import steps
from mapdesigner.export.written import written_on
from mapdesigner.insight.counting import counted
from mapdesigner.model import UNTITLED, JourneyMap


def export_tiles(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the poster cut into pages of `tile_paper`, after a page that tells how to put them together.

    Pages with nothing on them are left out. Raises ExportCancelled soon after `cancelled` says so, and
    ExportFailed for what is no paper, for one too small for the map or for the overlap, and for more than
    400 pages.
    """
    options = dataclasses.replace(options, parts=("map",))
    step = steps(progress, cancelled)
    step(0.0, "Laying out the map")
    sheet = poster(map_, options)
    warnings = type_warning(map_, options, sheet)
    notes = type_note(sheet)
    exported = tiles_of(map_, options, sheet, poster_cut(map_, sheet), step)
    return exported._replace(
        warnings=(*exported.warnings, *warnings, *missing_glyphs(map_)), notes=(*notes, *exported.notes)
    )


def tiles_of(
    map_: JourneyMap,
    options: ExportOptions,
    sheet: Sheet,
    cut: Sequence[CutText],
    step: Progress,
    noun: str = "poster",
) -> Exported:
    """Return any sheet cut into tiles, with a sentence when there is nothing to cut; `noun` is what it is.

    Pages behind them go on with the texts that are `cut` on it.
    """
    tiling = tiled((sheet.width_pt, sheet.height_pt), options.tile_paper, options.tile_overlap_mm)
    step(0.2, f"Cutting the {noun}")
    paper = paper_words(options.tile_paper)
    sheets = _sheets(map_, options, sheet, tiling)
    more = continued(map_, options, cut, len(sheets), noun)
    data = sheets_as_pdf(map_, options, [*sheets, *more], step)
    step(1.0, "Done")
    written = written_on([sheet, *more])
    if len(tiling.tiles) == 1:
        fits = f"The {noun} fits on one page of {paper}; there is nothing to cut or to glue."
        return Exported(
            data, (fits,), 1 + len(more), (size_note(sheet), *continued_note(options, more)), written
        )
    pages = (
        f"{len(sheets) - 1} pages of {paper}, {tiling.columns} across and {tiling.rows} down, and a key page"
    )
    notes = (size_note(sheet), pages, *continued_note(options, more))
    return Exported(data, (), len(sheets) + len(more), notes, written)


def _sheets(map_: JourneyMap, options: ExportOptions, sheet: Sheet, tiling: Tiling) -> list[Sheet]:
    width, height = tiling.page
    parts = cut(sheet, tiling)
    if len(parts) == 1:
        bookmark = Bookmark(0, "Poster", 0.0, 0.0)
        pictures = placed_on(sheet.pictures, tiling.tiles[0].area, tiling.picture)
        return [Sheet(width, height, parts[0], (bookmark,), pictures=pictures)]
    title = map_.title or UNTITLED
    left_out = frozenset(tile.label for tile, placed in zip(tiling.tiles, parts, strict=True) if not placed)
    kept = [(tile, placed) for tile, placed in zip(tiling.tiles, parts, strict=True) if placed]
    sheets = [_key(map_, options, sheet, tiling, left_out)]
    for number, (tile, placed) in enumerate(kept, 2):
        about = (
            f"column {tile.column + 1} of {tiling.columns}, row {tile.row + 1} of {tiling.rows} · "
            f"page {number} of {len(kept) + 1} · {title}"
        )
        marks = tile_marks(tiling, tile, left_out, about)
        pictures = placed_on(sheet.pictures, tile.area, tiling.picture)
        bookmark = Bookmark(0, tile.label, 0.0, 0.0)
        sheets.append(Sheet(width, height, (*placed, *marks), (bookmark,), pictures=pictures))
    return sheets


def _key(
    map_: JourneyMap, options: ExportOptions, sheet: Sheet, tiling: Tiling, left_out: frozenset[str]
) -> Sheet:
    wide, high = (side / POINTS_PER_MM for side in (sheet.width_pt, sheet.height_pt))
    pages = len(tiling.tiles) - len(left_out)
    lead = (
        f"{map_.title or UNTITLED}. {wide:,.0f} × {high:,.0f} mm on {counted(pages, 'page')} of "
        f"{paper_words(options.tile_paper)}: "
        f"{counted(tiling.columns, 'column')}, {counted(tiling.rows, 'row')}."
    )
    together = (
        "Begin with A1 and go on row by row: glue each page onto the hatched strip that bears its label."
        if tiling.overlap_pt
        else "Begin with A1 and go on row by row: lay the pages edge to edge and tape them from behind."
    )
    told: tuple[str, ...] = (
        "Print all pages at 100 %, not fitted to the paper: this ruler must be as long as it says.",
        "Cut each page along the lines that its cut marks show; hatched strips stay on.",
        together,
    )
    if left_out:
        told += (_left_out_words(tiling, left_out),)
    return key_page(sheet, tiling, lead, told, left_out)


def _left_out_words(tiling: Tiling, left_out: frozenset[str]) -> str:
    labels = [tile.label for tile in tiling.tiles if tile.label in left_out]
    if len(labels) == 1:
        return f"Page {labels[0]} has nothing on it and is left out; plain paper serves there."
    named = (
        f"{', '.join(labels[:-1])} and {labels[-1]}"
        if len(labels) <= 12
        else f"{len(labels)} pages, grey here,"
    )
    return f"{named} have nothing on them and are left out; plain paper serves there."
