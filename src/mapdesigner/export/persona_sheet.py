"""One persona as a PDF of one page."""

from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.page_style import FOOT, MARGIN_PX, POINTS_PER_PX, words
from mapdesigner.export.pdf import sheets_as_pdf
from mapdesigner.export.persona_page import persona_page
from mapdesigner.export.report_pages import FOOT_FROM_BOTTOM_PX, FOOT_HEIGHT_PX, paper_of
from mapdesigner.export.sheet import Exported, Placed
from mapdesigner.layout.marks import Box
from mapdesigner.model import UNTITLED, JourneyMap, PersonaId

CUT = "Some answers are too long for one page and are cut; the PDF of the map has them whole."


def export_persona_sheet(
    map_: JourneyMap,
    persona_id: PersonaId,
    options: ExportOptions = ExportOptions(),  # noqa: B008
) -> Exported:
    """Return a PDF of one page, A4 or Letter as the report; what does not fit is cut, with a warning.

    Raises KeyError when the map has no such persona.
    """
    index = next((at for at, each in enumerate(map_.personas) if each.id == persona_id), None)
    if index is None:
        raise KeyError(persona_id)
    persona = map_.personas[index]
    paper = paper_of(options)
    sheet, is_cut = persona_page(map_, index, paper)
    title = map_.title or UNTITLED
    marks = (words(f"{title} · {map_.state} state", 0, 0, FOOT, "faint", paper.width),)
    y = sheet.height_pt / POINTS_PER_PX - FOOT_FROM_BOTTOM_PX
    foot = Box("foot", MARGIN_PX, y, paper.width, FOOT_HEIGHT_PX, marks)
    sheet = sheet._replace(placed=(*sheet.placed, Placed(foot, 0, 0, POINTS_PER_PX)))
    alone = map_.evolve(
        title=f"{persona.name or 'Unnamed persona'} · {title}", personas=(persona,), goals=(), improvements=()
    )
    warnings = (*missing_glyphs(alone.evolve(stages=map_.stages[:0])), *((CUT,) if is_cut else ()))
    return Exported(sheets_as_pdf(alone, options, [sheet], carried=map_), warnings)
