"""What a map can be exported as. A new format is one file and one row here."""

from pathlib import Path
from typing import NamedTuple, Protocol

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import Cancelled, Exported, Progress
from mapdesigner.layout.brand import brand_troubles
from mapdesigner.layout.typeface import typeface, typeface_of
from mapdesigner.model import REPORT_PARTS, JourneyMap, ReportPart

WAY = "The workbook (.xlsx) and the map’s own file (.json) hold every text."
PICTURE = f"A poster (.pdf) goes on with what is cut on pages behind it. {WAY}"
MORE_PARTS = "Choose more parts to include them. "
DIAGRAM = f"By its nature a diagram shows titles, feelings and personas only. {WAY}"
TABLE = f"Other tables of the map can be chosen, each as a file of its own. {WAY}"
MAP_ONLY = "The map’s own file (.json) holds every text."


class Exporter(Protocol):
    """Makes a file of a map.

    `progress` hears how far it is, 0 … 1, and what is being done. Raises ExportCancelled soon after
    `cancelled` says so, and ExportFailed, a sentence, when it can't be done.
    """

    def __call__(
        self,
        map_: JourneyMap,
        options: ExportOptions,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Exported: ...


class Format(NamedTuple):
    """A format: the word of the command line, its name for people, its ending, what makes it.

    `options` names the fields of ExportOptions that it reads, `parts` the parts of a report that it can show;
    `shows_brand` tells that the colours of the map's brand are seen in it.
    """

    key: str
    name: str
    ending: str
    about: str
    options: frozenset[str]
    export: Exporter
    parts: frozenset[ReportPart] = frozenset(REPORT_PARTS)
    shows_brand: bool = True


def format_of(path: Path) -> Format | None:
    """Return the format that a file's ending asks for, None for an unknown one."""
    return next((row for row in FORMATS if row.ending == path.suffix.lower()), None)


def format_named(key: str) -> Format | None:
    """Return the format of a key, None for an unknown one."""
    return next((row for row in FORMATS if row.key == key), None)


def _lazily(
    module: str, function: str, ending: str | None = "", branded: bool = True, way: str = WAY
) -> Exporter:
    """Return an exporter that is imported when it runs: a PNG needs no SVG, a window none of them.

    One that is `branded` lays text out in the font of the map's brand. What it leaves out is told with the
    `way` to have it; a file of an `ending` is read back for that, one without leaves nothing out.
    """

    def export(
        map_: JourneyMap,
        options: ExportOptions,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Exported:
        from importlib import import_module

        exporter: Exporter = getattr(import_module(module), function)
        if not branded:
            return _told(map_, options, exporter(map_, options, progress, cancelled), ending, way)
        with typeface(typeface_of(map_.brand)):
            made = exporter(map_, options, progress, cancelled)
        made = made._replace(warnings=(*brand_troubles(map_.brand), *made.warnings))
        return _told(map_, options, made, ending, way)

    return export


def _told(map_: JourneyMap, options: ExportOptions, made: Exported, ending: str | None, way: str) -> Exported:
    """Return a finished export that says first which words of the map it leaves out."""
    if ending is None:
        return made
    from mapdesigner.export.left_out import left_out
    from mapdesigner.export.written import written_in

    written = made.written if made.written is not None else written_in(made.data, ending)
    more = MORE_PARTS if options.parts is not None and len(options.parts) < len(REPORT_PARTS) else ""
    return made._replace(warnings=(*left_out(map_, written, f"{more}{way}"), *made.warnings))


_PAGE = frozenset({"paper", "orientation"})
_PDF = frozenset({"attach_map", "language"})
# What else than a PDF shows parts has a title anyway and no contents; what is missing too are pictures, or
# figures that it has no place for.
_SLIDE_PARTS: frozenset[ReportPart] = frozenset(
    {"summary", "map", "improvements", "personas", "goals", "stages", "metrics"}
)
_WEB_PARTS: frozenset[ReportPart] = _SLIDE_PARTS.union(("findings", "feedback", "experiments"))
_TEXT_PARTS: frozenset[ReportPart] = _WEB_PARTS.difference(("map",)).union(("tests", "method"))

FORMATS = (
    Format(
        "report",
        "Report",
        ".pdf",
        "A PDF to read and act on: cover, map, personas, metrics, action list",
        _PAGE | _PDF | {"parts"},
        _lazily("mapdesigner.export.report.pdf", "export_pdf"),
    ),
    Format(
        "poster",
        "Poster",
        ".pdf",
        "The map on one page of an exact size, for the wall or a print shop",
        _PAGE | _PDF | {"bands", "crop_marks", "bleed_mm", "continued"},
        _lazily("mapdesigner.export.poster.pdf", "export_poster"),
    ),
    Format(
        "tiles",
        "Tiles",
        ".pdf",
        "The poster cut for an office printer, with a page that tells how to glue it together",
        _PAGE | _PDF | {"bands", "tile_paper", "tile_overlap_mm", "continued"},
        _lazily("mapdesigner.export.poster.tiles_pdf", "export_tiles"),
    ),
    Format(
        "wall-sheet",
        "Wall sheet",
        ".pdf",
        "An empty or half-filled map with numbered cells, for mapping on paper with sticky notes",
        _PAGE | _PDF | {"wall", "tiled", "tile_paper", "tile_overlap_mm", "continued"},
        _lazily("mapdesigner.export.poster.wall_pdf", "export_wall_sheet"),
    ),
    Format(
        "picture",
        "Picture",
        ".png",
        "The map as PNG, for a slide or a chat",
        _PAGE | {"scale", "transparent", "bands"},
        _lazily("mapdesigner.export.pictures.png", "export_png", way=PICTURE),
    ),
    Format(
        "drawing",
        "Drawing",
        ".svg",
        "The map as SVG with real text, for a drawing program",
        _PAGE | {"transparent", "bands"},
        _lazily("mapdesigner.export.pictures.svg", "export_svg", ".svg", way=PICTURE),
    ),
    Format(
        "slides",
        "Slides",
        ".pptx",
        "A deck of native shapes and text to be changed in PowerPoint or Impress: map, stages, actions",
        frozenset({"parts", "language"}),
        _lazily("mapdesigner.export.slides.deck_of_map", "export_slides", ".pptx"),
        _SLIDE_PARTS,
    ),
    Format(
        "page",
        "Web page",
        ".html",
        "One HTML file for a browser, with the map, its cards and tables; it asks no server for anything",
        frozenset({"parts", "language"}),
        _lazily("mapdesigner.export.html.page", "export_page", ".html"),
        _WEB_PARTS,
    ),
    Format(
        "workbook",
        "Workbook",
        ".xlsx",
        "Spreadsheet to filter and calculate in: touchpoints, metrics, improvements, feedback, experiments",
        frozenset(),
        _lazily(
            "mapdesigner.export.sheets_and_text", "export_workbook", ".xlsx", branded=False, way=MAP_ONLY
        ),
    ),
    Format(
        "table",
        "Table",
        ".csv",
        "Touchpoints and notes, or another table of the map, for any program that reads tables",
        frozenset({"table", "separator"}),
        _lazily("mapdesigner.export.sheets_and_text", "export_table", ".csv", branded=False, way=TABLE),
        shows_brand=False,
    ),
    Format(
        "text",
        "Text",
        ".md",
        "The report as Markdown, for a wiki",
        frozenset({"parts"}),
        _lazily("mapdesigner.export.sheets_and_text", "export_text", ".md", branded=False),
        _TEXT_PARTS,
        shows_brand=False,
    ),
    Format(
        "diagram",
        "Diagram",
        ".mmd",
        "Stages and touchpoints as a Mermaid journey, for pages that draw it",
        frozenset(),
        _lazily("mapdesigner.export.sheets_and_text", "export_diagram", ".mmd", branded=False, way=DIAGRAM),
        shows_brand=False,
    ),
    Format(
        "map",
        "Journey map",
        ".json",
        "The map itself, to be opened and changed again",
        frozenset(),
        _lazily("mapdesigner.export.json_map", "export_json", None, branded=False),
        shows_brand=False,
    ),
)
