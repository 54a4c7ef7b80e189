"""What a person chooses for an export: paper, orientation, parts, scale."""

from dataclasses import dataclass
from typing import Literal, get_args

Orientation = Literal["auto", "landscape", "portrait"]
Part = Literal[
    "map",
    "findings",
    "health",
    "improvements",
    "personas",
    "goals",
    "metrics",
    "feedback",
    "audit",
    "consistency",
    "experiments",
    "tests",
]

ORIENTATIONS: tuple[Orientation, ...] = get_args(Orientation)
PARTS: tuple[Part, ...] = get_args(Part)
PART_NAMES: dict[Part, str] = {
    "map": "Map",
    "findings": "Findings",
    "health": "Health of the map",
    "improvements": "Improvement notes",
    "personas": "Personas",
    "goals": "Goals",
    "metrics": "Metrics",
    "feedback": "Feedback",
    "audit": "Audit",
    "consistency": "Consistency across channels",
    "experiments": "Experiments",
    "tests": "Results of experiments",
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
    """Choices for an export.

    `paper` is a name of PAPER_NAMES, "fit" for a page as large as the map at 100 %; orientation "auto" takes
    the one in which the map is larger. `parts` tells what goes into a PDF. `scale` is for pictures: pixels
    for each of the map's points. `language` is the BCP 47 tag a PDF reader reads the text by.
    """

    paper: str = "A3"
    orientation: Orientation = "auto"
    parts: tuple[Part, ...] = PARTS
    scale: float = 2.0
    language: str = "en"


def paper_size_pt(paper: str) -> tuple[float, float]:
    """Return width and height of a paper upright, in points. Raises KeyError for "fit" and unknown names."""
    width_mm, height_mm = PAPERS_MM[paper]
    return width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM


def report_paper(paper: str) -> str:
    """Return the paper of the pages after the poster: Letter with American papers, else A4."""
    return "Letter" if paper in _AMERICAN else "A4"
