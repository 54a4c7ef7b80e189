"""One persona as a PDF of one page."""

from collections.abc import Iterator

from mapdesigner.export.left_out import left_out
from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.report.pages import FOOT_FROM_BOTTOM_PX, FOOT_HEIGHT_PX, paper_of
from mapdesigner.export.report.pdf import sheets_as_pdf
from mapdesigner.export.report.persona_page import persona_page
from mapdesigner.export.report.style import FOOT, MARGIN_PX, POINTS_PER_PX, words
from mapdesigner.export.sheet import Exported, Placed
from mapdesigner.export.written import written_on
from mapdesigner.insight.persona_journey import best_moments, persona_journey, worst_moments
from mapdesigner.insight.texts import MapText, texts
from mapdesigner.layout.marks import Box
from mapdesigner.model import UNTITLED, JourneyMap, PersonaId

WAY = "The map’s report (.pdf) and workbook (.xlsx) have it whole."


def export_persona_sheet(
    map_: JourneyMap,
    persona_id: PersonaId,
    options: ExportOptions = ExportOptions(),  # noqa: B008
) -> Exported:
    """Return a PDF of one page, A4 or Letter as the report; a warning tells what does not fit whole.

    Raises KeyError when the map has no such persona.
    """
    index = next((at for at, each in enumerate(map_.personas) if each.id == persona_id), None)
    if index is None:
        raise KeyError(persona_id)
    persona = map_.personas[index]
    paper = paper_of(options)
    sheet = persona_page(map_, index, paper).sheet
    title = map_.title or UNTITLED
    marks = (words(f"{title} · {map_.state} state", 0, 0, FOOT, "faint", paper.width),)
    y = sheet.height_pt / POINTS_PER_PX - FOOT_FROM_BOTTOM_PX
    foot = Box("foot", MARGIN_PX, y, paper.width, FOOT_HEIGHT_PX, marks)
    sheet = sheet._replace(placed=(*sheet.placed, Placed(foot, 0, 0, POINTS_PER_PX)))
    alone = map_.evolve(
        title=f"{persona.name or 'Unnamed persona'} · {title}", personas=(persona,), goals=(), improvements=()
    )
    cut = left_out(map_, written_on([sheet]), WAY, _shown(map_, index))
    warnings = (*cut, *missing_glyphs(alone.evolve(stages=map_.stages[:0])))
    return Exported(sheets_as_pdf(alone, options, [sheet], carried=map_), warnings)


def _shown(map_: JourneyMap, index: int) -> Iterator[MapText]:
    """Yield the texts that the sheet is made to show: the persona's own, its goals, its best and worst."""
    moments = persona_journey(map_, map_.personas[index].id)
    goals = {goal for moment in moments for goal in moment.card.goals}
    cards = {moment.card.id for moment in (*best_moments(moments), *worst_moments(moments))}
    for text in texts(map_):
        match text.path:
            case ("personas", place, *_) if place == index:
                yield text
            case ("goals", int(place), "statement") if map_.goals[place].id in goals:
                yield text
            case ("stages", int(stage), "cards", int(place), "title"):
                if map_.stages[stage].cards[place].id in cards:
                    yield text
            case ("stages", _, "name") if moments:
                yield text
