"""Papers by name, and papers of one's own in millimetres."""

import re
from typing import TYPE_CHECKING

from mapdesigner.exchange.figures import as_figures

if TYPE_CHECKING:
    from mapdesigner.export.sheet import ExportFailed

POINTS_PER_MM = 72 / 25.4
FIT = "fit"
# Width and height upright, in millimetres: ISO 216, ANSI/ASME Y14.1.
PAPERS_MM: dict[str, tuple[float, float]] = {
    "A5": (148.0, 210.0),
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
    "B4": (250.0, 353.0),
    "B3": (353.0, 500.0),
    "B2": (500.0, 707.0),
    "B1": (707.0, 1000.0),
    "B0": (1000.0, 1414.0),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
    "ANSI A": (215.9, 279.4),
    "ANSI B": (279.4, 431.8),
    "ANSI C": (431.8, 558.8),
    "ANSI D": (558.8, 863.6),
    "ANSI E": (863.6, 1117.6),
    "Arch A": (228.6, 304.8),
    "Arch B": (304.8, 457.2),
    "Arch C": (457.2, 609.6),
    "Arch D": (609.6, 914.4),
    "Arch E": (914.4, 1219.2),
    "Arch E1": (762.0, 1066.8),
}
PAPER_NAMES: tuple[str, ...] = (*PAPERS_MM, FIT)
# What a page of a PDF may measure: 200 inches; a smaller one than this holds nothing.
LONGEST_MM = 5080.0
SHORTEST_MM = 10.0

_OWN_SIZE = re.compile(
    r"\s*([0-9]+(?:[.,][0-9]+)?)\s*[xｘ×*]\s*([0-9]+(?:[.,][0-9]+)?)\s*(?:mm)?\s*", re.IGNORECASE
)
_ISO = ("A5", "A4", "A3", "A2", "A1", "A0")
_AMERICAN = ("Letter", "Tabloid", "ANSI C", "ANSI D", "ANSI E")


def paper_named(text: str) -> str:
    """Return the paper that is meant, as options keep it: "a1" is "A1", "600 × 900 mm" is "600x900".

    Raises ExportFailed, a sentence, for what is neither a name nor a size of 10 to 5,080 mm.
    """
    known = {name.casefold(): name for name in PAPER_NAMES}
    name = known.get(" ".join(text.split()).casefold())
    if name is not None:
        return name
    width, height = _own_size_mm(text)
    return f"{width:g}x{height:g}"


def paper_size_mm(paper: str) -> tuple[float, float]:
    """Return width and height in millimetres: of a named paper upright, of one's own as it was written.

    Raises ExportFailed for "fit", which has no size of its own, and for what is no paper.
    """
    if paper in PAPERS_MM:
        return PAPERS_MM[paper]
    return _own_size_mm(paper)


def paper_size_pt(paper: str) -> tuple[float, float]:
    """Return the size of `paper_size_mm` in points; raises as it does."""
    width, height = paper_size_mm(paper)
    return width * POINTS_PER_MM, height * POINTS_PER_MM


def paper_words(paper: str) -> str:
    """Return how a sentence calls the paper: A1, 600 × 900 mm."""
    if paper in PAPER_NAMES:
        return paper
    width, height = paper_size_mm(paper)
    return f"{width:g} × {height:g} mm"


def report_paper(paper: str) -> str:
    """Return the paper of the pages after the poster: Letter with American papers, else A4."""
    return "Letter" if is_american(paper) else "A4"


def is_american(paper: str) -> bool:
    """Tell whether a paper is one of those that are measured in inches."""
    return paper in ("Letter", "Legal", "Tabloid") or paper.startswith(("ANSI ", "Arch "))


def family(paper: str) -> tuple[str, ...]:
    """Return the papers that one who has this paper can buy, from small to large."""
    return _AMERICAN if is_american(paper) else _ISO


def _own_size_mm(text: str) -> tuple[float, float]:
    found = _OWN_SIZE.fullmatch(as_figures(text[:100]))
    if found is None:
        raise _failed(
            f"There is no paper “{text[:40]}”; choose A5 to A0, B4 to B0, Letter, Legal, Tabloid, ANSI A to "
            "E, Arch A to E1, or a width and a height in millimetres, as 600x900."
        )
    width, height = (float(number.replace(",", ".")) for number in found.groups())
    if not all(SHORTEST_MM <= side <= LONGEST_MM for side in (width, height)):
        raise _failed(
            f"Paper of {width:g} × {height:g} mm can't be made: each side must be "
            f"{SHORTEST_MM:g} to {LONGEST_MM:,g} mm long."
        )
    return width, height


def _failed(sentence: str) -> "ExportFailed":
    # Not at the top: whoever only asks for the names of papers needs no layout and no fonts.
    from mapdesigner.export.sheet import ExportFailed

    return ExportFailed(sentence)
