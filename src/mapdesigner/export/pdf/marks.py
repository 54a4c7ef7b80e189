"""Paints marks as PDF operators, each as content of an element of the document or as decoration.

Painters decide nothing: every place comes from layout.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from mapdesigner.export.pdf.structure import Element
from mapdesigner.export.pdf.text import TextWriter
from mapdesigner.layout.icons import ICON_SQUARE, ICON_STROKE, icon_commands, is_filled
from mapdesigner.layout.marks import Icon, Mark, Rect, Stroke, Words
from mapdesigner.layout.text import Word
from mapdesigner.layout.theme import Palette, colour_of

# How far a cubic's handles reach for a quarter of a circle.
QUARTER = 0.5523


_DECORATION = Element("Artifact")
_ARTIFACT = "/Artifact BMC"
# At the end of a line it brings the space between it and the word before.
_NOTHING = Word("", 0.0, ())
_FOOT = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
_REPEATED = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"


class PagePainter:
    """Paints marks on one page of a height in points; the page's y grows upwards.

    What is painted belongs to the element that was named last, or is decoration. `page` is the page's place
    in the document; `owners` gets the element of each piece of content. What is painted goes onto the present
    page of `canvas`, where reportlab may draw in between.
    """

    def __init__(
        self,
        text: TextWriter,
        palette: Palette,
        page_height_pt: float,
        page: int,
        owners: list[Element],
        canvas: Any,
    ) -> None:
        self.operators: list[str] = canvas._code
        self.operators[:] = ["1 J 1 j"]
        self.top = page_height_pt
        self._text = text
        self._palette = palette
        self._page = page
        self._owners = owners
        self._open: Element | None = None
        self._fill = self._stroke = ""
        self._width = -1.0

    def content_of(self, element: Element) -> None:
        """Let what is painted from here on belong to an element."""
        if element is not self._open:
            self.end()
            number = len(self._owners)
            self._owners.append(element)
            element.kids.append(number)
            element.page = self._page
            self.operators.append(f"/{element.role} <</MCID {number}>> BDC")
            self._open = element

    def decoration(self) -> None:
        """Let what is painted from here on be decoration, which nobody needs to be told of."""
        if self._open is not _DECORATION:
            self.end()
            self.operators.append(_ARTIFACT)
            self._open = _DECORATION

    def repeated(self, is_foot: bool) -> Element:
        """Let what is painted from here on be what pages repeat: a foot, or a heading that goes on."""
        self.end()
        self.operators.append(_FOOT if is_foot else _REPEATED)
        self._open = Element("Artifact")
        return self._open

    def end(self) -> None:
        """End what was begun; needed where the graphics state is kept or restored, and at the page's end."""
        if self._open is not None:
            self.operators.append("EMC")
            self._open = None

    def paint(self, mark: Mark, x: float, y: float, scale: float) -> None:
        """Paint a mark of a box whose corner is at (x, y), down from the page's top."""
        _PAINTERS[type(mark)](self, mark, x, y, scale)

    def begin_clip(self, x_pt: float, y_pt: float, width_pt: float, height_pt: float) -> None:
        """Paint only within a rectangle of the page, y down from its top, until `end_clip`."""
        self.end()
        self.operators.append(
            f"q {x_pt:.3f} {self.top - y_pt - height_pt:.3f} {width_pt:.3f} {height_pt:.3f} re W n"
        )

    def end_clip(self) -> None:
        """Paint everywhere again; colours and line width are those of before, so they are set anew."""
        self.end()
        self.operators.append("Q")
        self._fill = self._stroke = ""
        self._width = -1.0

    def _words(self, mark: Words, x: float, y: float, scale: float) -> None:
        if mark.line.words:
            self._set_fill(mark.colour)
            baseline = self.top - y - mark.baseline * scale
            self.operators += self._text.operators(mark.line, x + mark.x * scale, baseline, scale)

    def _rect(self, mark: Rect, x: float, y: float, scale: float) -> None:
        left, top = x + mark.x * scale, self.top - y - mark.y * scale
        width, height = mark.width * scale, mark.height * scale
        if mark.fill is not None:
            self._set_fill(mark.fill)
        if mark.stroke is not None:
            self._set_stroke(mark.stroke)
            self._set_width(mark.stroke_width * scale)
        radius = min(mark.radius * scale, width / 2, height / 2)
        if radius > 0:
            self.operators.append(_rounded(left, top, width, height, radius))
        else:
            self.operators.append(f"{left:.2f} {top - height:.2f} {width:.2f} {height:.2f} re")
        filled, stroked = mark.fill is not None, mark.stroke is not None
        self.operators.append("B" if filled and stroked else "f" if filled else "S" if stroked else "n")

    def _icon(self, mark: Icon, x: float, y: float, scale: float) -> None:
        size = mark.size * scale / ICON_SQUARE
        left, top = x + mark.x * scale, self.top - y - mark.y * scale
        filled = is_filled(mark.name)
        if filled:
            self._set_fill(mark.colour)
        else:
            self._set_stroke(mark.colour)
        path = _icon_path(mark.name)
        end = "f" if filled else "S"
        self.operators.append(
            f"q {size:.5g} 0 0 {-size:.5g} {left:.3f} {top:.3f} cm {ICON_STROKE:g} w {path} {end} Q"
        )

    def _stroked(self, mark: Stroke, x: float, y: float, scale: float) -> None:
        self._set_stroke(mark.colour)
        self._set_width(mark.width * scale)
        start, *pieces = [
            tuple((x if place % 2 == 0 else y) + value * scale for place, value in enumerate(point))
            for point in mark.points
        ]
        path = [f"{start[0]:.2f} {self.top - start[1]:.2f} m"]
        for piece in pieces:
            numbers = " ".join(
                f"{value if place % 2 == 0 else self.top - value:.2f}" for place, value in enumerate(piece)
            )
            path.append(f"{numbers} {'c' if len(piece) == 6 else 'l'}")
        dashed = bool(mark.dash)
        if dashed:
            path.insert(0, f"[{' '.join(f'{length * scale:.2f}' for length in mark.dash)}] 0 d")
        path.append("S [] 0 d" if dashed else "S")
        self.operators += path

    def _set_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self.operators.append(f"{_rgb(colour_of(colour, self._palette))} rg")

    def _set_stroke(self, colour: str) -> None:
        if colour != self._stroke:
            self._stroke = colour
            self.operators.append(f"{_rgb(colour_of(colour, self._palette))} RG")

    def _set_width(self, width: float) -> None:
        if width != self._width:
            self._width = width
            self.operators.append(f"{width:.3g} w")


_PAINTERS: dict[type, Callable[[PagePainter, Any, float, float, float], None]] = {
    Words: PagePainter._words,
    Rect: PagePainter._rect,
    Icon: PagePainter._icon,
    Stroke: PagePainter._stroked,
}


def going_on(mark: Mark) -> Mark:
    """Return a line of text with a space at its end, so that a reader keeps apart what comes next."""
    if type(mark) is not Words:
        return mark
    line = mark.line
    return mark._replace(
        line=line._replace(words=(*line.words, (line.width_pt + line.style.size_pt, _NOTHING)))
    )


@lru_cache(maxsize=256)
def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.4g}" for start in (1, 3, 5))


def _rounded(left: float, top: float, width: float, height: float, radius: float) -> str:
    right, bottom = left + width, top - height
    far, near = radius, radius * (1 - QUARTER)
    return (
        f"{left + far:.2f} {top:.2f} m {right - far:.2f} {top:.2f} l "
        f"{right - near:.2f} {top:.2f} {right:.2f} {top - near:.2f} {right:.2f} {top - far:.2f} c "
        f"{right:.2f} {bottom + far:.2f} l "
        f"{right:.2f} {bottom + near:.2f} {right - near:.2f} {bottom:.2f} {right - far:.2f} {bottom:.2f} c "
        f"{left + far:.2f} {bottom:.2f} l "
        f"{left + near:.2f} {bottom:.2f} {left:.2f} {bottom + near:.2f} {left:.2f} {bottom + far:.2f} c "
        f"{left:.2f} {top - far:.2f} l "
        f"{left:.2f} {top - near:.2f} {left + near:.2f} {top:.2f} {left + far:.2f} {top:.2f} c h"
    )


_PATH_OPERATORS = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "h"}


@lru_cache(maxsize=256)
def _icon_path(name: str) -> str:
    """Return an icon's path in its own square, y downwards."""
    parts = []
    for operator, points in icon_commands(name):
        if operator in _PATH_OPERATORS:
            numbers = " ".join(f"{number:.5g}" for point in points for number in point)
            parts.append(f"{numbers} {_PATH_OPERATORS[operator]}".strip())
    return " ".join(parts)
