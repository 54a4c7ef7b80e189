"""Parts of a whole as a band: each piece as long as its share, with its name and number over it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mapdesigner.export.report.flow import Row
from mapdesigner.export.report.style import SMALL, words
from mapdesigner.insight.metric_status import NARROW_SPACE
from mapdesigner.layout.marks import Mark, Rect, Words
from mapdesigner.model import Evidence

BAND_TOP, BAND_PX = 20.0, 16.0
PIECE_GAP, LABEL_GAP = 2.0, 14.0
# From the surest to the least sure, so that the dark end is what one can build on.
EVIDENCE_COLOURS: dict[Evidence | None, str] = {
    "measured": "#11615A",
    "observed": "#4C9A92",
    "heard": "#93C9C2",
    "assumed": "#D3E9E6",
    None: "hairline",
}


class Slice(NamedTuple):
    """A part of a whole: its name, how many touchpoints, its colour."""

    name: str
    size: int
    colour: str


def evidence_slices(counts: Mapping[Evidence | None, int]) -> tuple[Slice, ...]:
    """Return how sure we are of the touchpoints, the surest first."""
    return tuple(
        Slice(word or "no evidence", counts[word], colour)
        for word, colour in EVIDENCE_COLOURS.items()
        if counts[word]
    )


def band(slices: Sequence[Slice], width: float) -> Row:
    """Return parts of a whole side by side, each named above its piece or as near to it as there is room."""
    total = sum(each.size for each in slices)
    marks: list[Mark] = []
    labels: list[Words] = []
    x = 0.0
    for each in slices:
        length = (width - PIECE_GAP * (len(slices) - 1)) * each.size / total
        marks.append(Rect(x, BAND_TOP, max(1.5, length), BAND_PX, 2, each.colour))
        named = f"{each.name} {each.size} ({each.size / total * 100:.0f}{NARROW_SPACE}%)"
        labels.append(words(named, x, 0, SMALL, "text"))
        x += length + PIECE_GAP
    return Row((*marks, *_apart(labels, width)), BAND_TOP + BAND_PX)


def _apart(labels: Sequence[Words], width: float) -> list[Words]:
    """Return labels moved to the right until none covers another, then back to the left until all fit."""
    placed: list[Words] = []
    left = 0.0
    for label in labels:
        placed.append(label._replace(x=max(label.x, left)))
        left = placed[-1].x + label.line.width_pt + LABEL_GAP
    right = width
    for place in reversed(range(len(placed))):
        label = placed[place]
        placed[place] = label._replace(x=max(0.0, min(label.x, right - label.line.width_pt)))
        right = placed[place].x - LABEL_GAP
    return placed
