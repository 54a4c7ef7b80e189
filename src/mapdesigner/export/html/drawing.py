"""The map's drawing on the web page, and under it the words of its cards where no other part has them."""

import dataclasses

from mapdesigner.export.html.tags import Html, joined, tag
from mapdesigner.export.options import FIT, ExportOptions
from mapdesigner.export.pictures.svg import svg_lines
from mapdesigner.export.poster.poster import poster
from mapdesigner.export.sheet import Sheet
from mapdesigner.layout.marks import Box
from mapdesigner.model import UNTITLED, JourneyMap, Lane, Stage


def drawing_part(map_: JourneyMap, options: ExportOptions, has_stages: bool) -> Html:
    """Return the drawing; without the stages' own part its words follow, folded up, as they can be found."""
    sheet = poster(map_, dataclasses.replace(options, paper=FIT, parts=("map",)))
    lines = svg_lines(map_, sheet, transparent=True, with_fonts=False)
    # As large as on the canvas at 100 %, a pixel for each of the map's points.
    drawing = "\n".join((next(lines).replace('pt"', 'px"'), *lines))
    words = Html() if has_stages else _words(map_, sheet)
    listed = "; its cards are listed below, stage by stage" if has_stages or words else ""
    about = f"Journey map “{map_.title or UNTITLED}”{listed}."
    return tag(
        "section",
        tag("h2", "Map"),
        tag("div", Html(drawing), class_="drawing", tabindex="0", role="region", aria_label=about),
        words,
        id="map",
    )


def _words(map_: JourneyMap, sheet: Sheet) -> Html:
    """Return what stands in the drawing's cells; a browser finds no text that a drawing breaks."""
    cells = {box.id: box for placed in sheet.placed for box in placed.box.children}
    stages = [part for stage in map_.stages if (part := _stage(map_.lanes, stage, cells))]
    if not stages:
        return Html()
    return tag("details", tag("summary", "The map’s words as a list"), *stages, class_="words")


def _stage(lanes: tuple[Lane, ...], stage: Stage, cells: dict[str, Box]) -> Html:
    parts = []
    for lane in lanes:
        cell = cells.get(f"cell:{stage.id}/{lane.id}")
        entries = [] if cell is None else _labels(cell)
        if entries:
            parts.append(tag("h4", lane.name or "Untitled lane"))
            parts.append(tag("ul", *[tag("li", entry) for entry in entries]))
    return joined([tag("h3", stage.name or "Untitled stage"), *parts]) if parts else Html()


def _labels(box: Box) -> list[str]:
    return [label for child in box.children for label in (child.label, *_labels(child)) if label.strip()]
