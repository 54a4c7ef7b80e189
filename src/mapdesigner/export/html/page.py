"""The map as a web page in one file: the drawing with real text, and what it tells as headings and tables."""

import re
from html import unescape
from typing import get_args

from mapdesigner.export.html.drawing import drawing_part
from mapdesigner.export.html.parts import HTML_PARTS, picture_address
from mapdesigner.export.html.style import page_style
from mapdesigner.export.html.tags import Html, joined, tag, void_tag
from mapdesigner.export.missing_glyphs import missing_glyphs
from mapdesigner.export.options import PART_NAMES, ExportOptions, parts_of
from mapdesigner.export.pictures.svg_fonts import font_families, font_rules
from mapdesigner.export.sheet import Cancelled, ExportCancelled, Exported, Progress
from mapdesigner.layout.brand import paper_palette
from mapdesigner.layout.fonts import Weight
from mapdesigner.layout.journey_map import map_meta
from mapdesigner.layout.text import Style, single_line
from mapdesigner.model import UNTITLED, JourneyMap, ReportPart

# Nothing may be fetched and nothing may run: all that the page needs is in it.
_TAG = re.compile("<[^>]*>")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

WEIGHTS: tuple[Weight, ...] = get_args(Weight)


def export_page(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the map as one HTML file without scripts, which asks no server for anything.

    It has the parts of the report that make sense on a screen, in the report's order.
    """
    wanted = [part for part in parts_of(map_, options) if part == "map" or part in HTML_PARTS]
    sections: list[tuple[ReportPart, Html]] = []
    for at, part in enumerate(wanted):
        if cancelled is not None and cancelled():
            raise ExportCancelled
        if progress is not None:
            progress(at / len(wanted), PART_NAMES[part])
        section = drawing_part(map_, options, "stages" in wanted) if part == "map" else HTML_PARTS[part](map_)
        if section is not None:
            sections.append((part, section))
    body = _body(map_, sections)
    data = f"<!DOCTYPE html>\n{_document(map_, options, body)}\n"
    return Exported(data.encode(), missing_glyphs(map_))


def _document(map_: JourneyMap, options: ExportOptions, body: Html) -> Html:
    lines = [single_line(_words_of(body), Style(12, weight)) for weight in WEIGHTS]
    style = page_style(paper_palette(map_.brand), font_rules(lines), font_families(lines))
    head = tag(
        "head",
        void_tag("meta", charset="utf-8"),
        void_tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        void_tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        void_tag("meta", name_="generator", content="Map Designer"),
        tag("title", map_.title or UNTITLED, dir=None),
        Html(f"<style>{style}</style>"),
    )
    return tag("html", head, body, lang=options.language)


def _body(map_: JourneyMap, sections: list[tuple[ReportPart, Html]]) -> Html:
    links = [tag("a", PART_NAMES[part], href=f"#{part}") for part, _ in sections]
    heading = tag("h1", map_.title or UNTITLED)
    return tag(
        "body",
        tag("header", _logo(map_), tag("p", map_meta(map_), class_="muted"), heading, _about(map_)),
        tag("nav", *links, aria_label="Contents") if len(links) > 1 else Html(),
        tag("main", *[section for _, section in sections]),
        tag("footer", f"Made with Map Designer{_by(map_)}", class_="muted"),
    )


def _words_of(body: Html) -> str:
    """Return each character of the page once, for the fonts that travel with it."""
    return "".join(dict.fromkeys(unescape(_TAG.sub("", body))))


def _about(map_: JourneyMap) -> Html:
    words = [tag("p", text, class_="lead") for text in (map_.purpose, map_.scenario) if text]
    return joined(words)


def _by(map_: JourneyMap) -> str:
    return f" by {map_.author}" if map_.author else ""


def _logo(map_: JourneyMap) -> Html:
    if map_.brand is None or map_.brand.logo is None:
        return Html()
    name = map_.organisation or "Logo"
    return void_tag("img", class_="logo", alt=name, src=picture_address(map_.brand.logo))
