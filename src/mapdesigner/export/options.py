"""What a person chooses for an export: what is made, paper, parts, and what only some formats ask."""

from dataclasses import dataclass
from typing import Literal, get_args

from mapdesigner.model import REPORT_PARTS, JourneyMap, ReportPart

Orientation = Literal["auto", "landscape", "portrait"]
Wall = Literal["empty", "filled"]

ORIENTATIONS: tuple[Orientation, ...] = get_args(Orientation)
WALLS: tuple[Wall, ...] = get_args(Wall)
PART_NAMES: dict[ReportPart, str] = {
    "cover": "Cover",
    "contents": "Contents",
    "summary": "Summary",
    "map": "Map",
    "findings": "Findings",
    "health": "Health of the map",
    "improvements": "Improvement notes",
    "personas": "Personas",
    "goals": "Goals",
    "stages": "Stage by stage",
    "metrics": "Metrics",
    "feedback": "Feedback",
    "audit": "Audit",
    "consistency": "Consistency across channels",
    "experiments": "Experiments",
    "tests": "Results of experiments",
    "method": "Method and evidence",
}

FIT = "fit"
# Width and height upright, in millimetres.
PAPERS_MM: dict[str, tuple[float, float]] = {
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}
PAPER_NAMES: tuple[str, ...] = (*PAPERS_MM, FIT)
POINTS_PER_MM = 72 / 25.4

_AMERICAN = ("Letter", "Legal", "Tabloid")


@dataclass(frozen=True)
class ExportOptions:
    """Choices for an export; each format reads those that are about it.

    `paper` is a name of PAPER_NAMES, "fit" for a page as large as the map at 100 %, or "600x900" in mm;
    orientation "auto" takes the one in which the map is larger. `bands` is into how many bands under each
    other a wide map is folded, 0 for as many as make the type largest. `crop_marks` adds marks and
    `bleed_mm` of bleed around the page. `tile_paper` and `tile_overlap_mm` are about the poster cut for an
    office printer, `wall` about the sheet for mapping on paper. `parts` tells what goes into a report in
    which order, None for what the map remembers. `attach_map` puts the map into the PDF, so that it opens
    again. `scale` is for pictures: pixels for each of the map's points; `transparent` leaves their ground
    out. `separator` stands between the values of a CSV file. `language` is the BCP 47 tag by which the text
    is read aloud.
    """

    paper: str = "A3"
    orientation: Orientation = "auto"
    bands: int = 1
    crop_marks: bool = False
    bleed_mm: float = 3.0
    tile_paper: str = "A4"
    tile_overlap_mm: float = 10.0
    wall: Wall = "empty"
    parts: tuple[ReportPart, ...] | None = None
    attach_map: bool = True
    scale: float = 2.0
    transparent: bool = False
    separator: str = ","
    language: str = "en"


def parts_of(map_: JourneyMap, options: ExportOptions) -> tuple[ReportPart, ...]:
    """Return what goes into the report in which order: what was chosen, else what the map remembers."""
    if options.parts is not None:
        return options.parts
    return REPORT_PARTS if map_.report_parts is None else map_.report_parts


def paper_size_pt(paper: str) -> tuple[float, float]:
    """Return width and height of a paper upright, in points. Raises KeyError for "fit" and unknown names."""
    width_mm, height_mm = PAPERS_MM[paper]
    return width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM


def report_paper(paper: str) -> str:
    """Return the paper of the pages after the poster: Letter with American papers, else A4."""
    return "Letter" if paper in _AMERICAN else "A4"
