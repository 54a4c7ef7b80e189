"""Marks: the finished strokes, fills and lines of text that every painter draws and none decides on.

Lengths are in points: on the canvas at 100 % a point is a logical pixel, on paper it is scaled to the sheet.
y grows downwards. A colour is a token of the theme ("text", "accent") or a literal "#RRGGBB".
"""

from typing import NamedTuple

from mapdesigner.layout.text import Line

Colour = str


class Rect(NamedTuple):
    """A rectangle with rounded corners, filled or stroked or both; the stroke lies on its edge."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 1.0


class Words(NamedTuple):
    """A line of text whose baseline starts at (x, baseline)."""

    x: float
    baseline: float
    line: Line
    colour: Colour


class Icon(NamedTuple):
    """An icon of `resources/icons`, fitted into a square."""

    name: str
    x: float
    y: float
    size: float
    colour: Colour


class Stroke(NamedTuple):
    """An open path: a start point, then straight pieces (x, y) or cubic pieces (x1, y1, x2, y2, x, y)."""

    points: tuple[tuple[float, ...], ...]
    colour: Colour
    width: float = 1.0
    dash: tuple[float, ...] = ()


Mark = Rect | Words | Icon | Stroke


class Box(NamedTuple):
    """A part of the laid-out map: where it is in its parent, what it shows, the boxes inside it.

    `id` is unique in a map and stays the same from edit to edit: "card:ID", "stage:ID", "lane:ID",
    "cell:STAGE/LANE", "header". `label` is what a screen reader says and what a test looks for.
    Marks and children are placed from the box's own corner.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    marks: tuple[Mark, ...] = ()
    children: tuple["Box", ...] = ()
    label: str = ""

    def moved_to(self, x: float, y: float) -> "Box":
        """Return the box at another place in its parent."""
        return Box(self.id, x, y, self.width, self.height, self.marks, self.children, self.label)
