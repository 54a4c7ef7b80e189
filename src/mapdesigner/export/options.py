"""What a person chooses for an export: what is made, paper, parts, and what only some formats ask."""

from dataclasses import dataclass
from typing import Literal, get_args

from mapdesigner.exchange.csv_names import TABLE_NAMES as TABLE_NAMES
from mapdesigner.exchange.csv_names import TableName as TableName
from mapdesigner.export.papers import FIT as FIT
from mapdesigner.export.papers import PAPER_NAMES as PAPER_NAMES
from mapdesigner.export.papers import PAPERS_MM as PAPERS_MM
from mapdesigner.export.papers import POINTS_PER_MM as POINTS_PER_MM
from mapdesigner.export.papers import paper_size_pt as paper_size_pt
from mapdesigner.export.papers import report_paper as report_paper
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


@dataclass(frozen=True)
class ExportOptions:
    """Choices for an export; each format reads those that are about it.

    `paper` is a name of PAPER_NAMES, "fit" for a page as large as the map at 100 %, or "600x900" in mm;
    orientation "auto" takes the one in which the map is larger. `bands` is into how many bands under each
    other a wide map is folded, 0 for as many as make the type largest. `crop_marks` adds marks and
    `bleed_mm` of bleed around the page. `continued` adds pages that go on with what is cut on a large sheet,
    where there is any. `tile_paper` and `tile_overlap_mm` are about the poster cut for an
    office printer, `wall` about the sheet for mapping on paper, which `tiled` cuts too. `parts` tells what
    goes into a report in which order, None for what the map remembers. `attach_map` puts the map into the
    PDF, so that it opens again. `scale` is for pictures: pixels for each of the map's points; `transparent`
    leaves their ground out. `separator` stands between the values of a CSV file, and `table` is what its
    rows are. `language` is the BCP 47 tag by which the text is read aloud.
    """

    paper: str = "A3"
    orientation: Orientation = "auto"
    bands: int = 1
    crop_marks: bool = False
    bleed_mm: float = 3.0
    continued: bool = True
    tile_paper: str = "A4"
    tile_overlap_mm: float = 10.0
    wall: Wall = "empty"
    tiled: bool = False
    parts: tuple[ReportPart, ...] | None = None
    attach_map: bool = True
    scale: float = 2.0
    transparent: bool = False
    separator: str = ","
    table: TableName = "cards"
    language: str = "en"


def parts_of(map_: JourneyMap, options: ExportOptions) -> tuple[ReportPart, ...]:
    """Return what goes into the report in which order: what was chosen, else what the map remembers."""
    if options.parts is not None:
        return options.parts
    return REPORT_PARTS if map_.report_parts is None else map_.report_parts
