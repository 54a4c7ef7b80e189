"""How small a poster's type gets, and what would make it larger."""

import dataclasses

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.papers import FIT, PAPERS_MM, family, paper_size_mm, paper_words
from mapdesigner.export.poster.poster import poster_scales
from mapdesigner.export.sheet import ExportFailed, Sheet
from mapdesigner.layout.marks import Box, Words
from mapdesigner.model import JourneyMap

# What a person with good eyes reads at arm's length; under it a warning says so.
READABLE_PT = 6.0
# No printer puts smaller letters on paper.
PRINTABLE_PT = 1.0
MOST_LETTERS_OF_A_SIGN = 2


def smallest_type_pt(sheet: Sheet) -> float | None:
    """Return the size of a sheet's smallest letters in points, None for a sheet without any."""
    return _smallest(sheet, 1)


def type_note(sheet: Sheet) -> tuple[str, ...]:
    """Return the fact for whoever chooses a paper: "Smallest type 7.4 pt", and whether only initials are."""
    size = smallest_type_pt(sheet)
    return () if size is None else (f"Smallest type {_points(size)}{_where(sheet, size)}",)


def type_warning(map_: JourneyMap, options: ExportOptions, sheet: Sheet) -> tuple[str, ...]:
    """Return a sentence when the poster's type is under 6 pt, with what would make it larger.

    Raises ExportFailed, a sentence too, when it is under 1 pt, which no printer can print.
    """
    size = smallest_type_pt(sheet)
    if size is None or size >= READABLE_PT:
        return ()
    remedies = _remedies(map_, options, size)
    paper = "A page of 5 metres" if options.paper == FIT else paper_words(options.paper)
    if size < PRINTABLE_PT:
        raise ExportFailed(
            f"{paper} is too small for this map: its smallest type would be {_points(size)}. {remedies}"
        )
    return (
        f"The smallest type on this poster is {_points(size)}{_where(sheet, size)}: "
        f"under {READABLE_PT:g} pt it is hard to read. {remedies}",
    )


def _where(sheet: Sheet, size_pt: float) -> str:
    """Return what to say where only signs, a persona's initials, are so small; nothing where texts are."""
    words = _smallest(sheet, MOST_LETTERS_OF_A_SIGN + 1)
    if words is None or words < size_pt * 1.05:
        return ""
    return f" (initials; words are {_points(words)} or more)"


def _smallest(sheet: Sheet, least_letters: int) -> float | None:
    sizes = [placed.scale * size for placed in sheet.placed for size in _sizes(placed.box, least_letters)]
    return min(sizes, default=None)


def _remedies(map_: JourneyMap, options: ExportOptions, size_pt: float) -> str:
    """Return a sentence that names the smallest paper that helps, and bands when they help."""
    larger = _larger_papers(options.paper)
    tries = [dataclasses.replace(options, paper=paper) for paper in larger]
    bands = dataclasses.replace(options, bands=0)
    scale, in_bands, *scales = poster_scales(map_, (options, bands, *tries))
    found = [(paper, size_pt * new / scale) for paper, new in zip(larger, scales, strict=True)]
    paper = next(
        ((paper, size) for paper, size in found if size >= READABLE_PT), found[-1] if found else None
    )
    helps = []
    if paper is not None and paper[1] > size_pt * 1.05:
        helps.append(f"on {paper[0]} it is {_points(paper[1])}")
    if options.bands != 0 and in_bands > scale * 1.05:
        helps.append(f"folded into bands, {_points(size_pt * in_bands / scale)}")
    if options.paper != FIT and (paper is None or paper[1] < READABLE_PT):
        helps.append("a page as large as the map keeps it readable")
    if not helps:
        return "Fewer stages or shorter texts make it larger."
    return f"{helps[0][:1].upper()}{'; '.join(helps)[1:]}."


def _larger_papers(paper: str) -> tuple[str, ...]:
    if paper == FIT:
        return ()
    width, height = paper_size_mm(paper)
    return tuple(
        name for name in family(paper) if PAPERS_MM[name][0] * PAPERS_MM[name][1] > width * height * 1.01
    )


def _sizes(box: Box, least_letters: int) -> set[float]:
    """Return the sizes of the texts in a box that have as many letters."""
    sizes = {
        mark.line.style.size_pt
        for mark in box.marks
        if isinstance(mark, Words) and len(mark.line.text) >= least_letters
    }
    for child in box.children:
        sizes |= _sizes(child, least_letters)
    return sizes


def _points(size: float) -> str:
    """Return a size in points with one decimal, never rounded up over the 6 that it lacks."""
    return f"{int(size * 10) / 10:g} pt" if size >= 0.1 else "under 0.1 pt"
