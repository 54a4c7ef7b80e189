"""A figure as drawing operators of a PDF page: paths only, without the machinery for fonts and files."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.path import Path

_ENDS = {int(Path.MOVETO): "m", int(Path.LINETO): "l", int(Path.CURVE4): "c"}
_CAPS = {"butt": 0, "round": 1, "projecting": 2}


class Operators(NamedTuple):
    """A drawing in points from its lower left corner: its operators, its size, and how opaque its fills are.

    An opacity of 0.14 is called /A14 in the operators.
    """

    code: bytes
    width_pt: float
    height_pt: float
    opacities: tuple[float, ...]


def as_operators(figure: Figure) -> Operators:
    """Return a figure without text, drawn at 72 dots to the inch; equal figures give equal operators."""
    width, height = (float(side) * 72 for side in figure.get_size_inches())
    renderer = _Renderer(width, height)
    figure.set_dpi(72)
    figure.draw(renderer)
    return Operators(
        "\n".join(renderer.code).encode("ascii"), width, height, tuple(sorted(renderer.opacities))
    )


class _Renderer(RendererBase):
    """Writes down each path that matplotlib draws."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.code: list[str] = []
        self.opacities: set[float] = set()
        self._size = width, height

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def draw_path(self, gc: Any, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        width = gc.get_linewidth()
        stroked = width > 0 and _is_seen(gc.get_rgb())
        filled = rgbFace is not None and _is_seen(rgbFace)
        if not (stroked or filled):
            return
        self.code.append("q")
        if filled:
            opacity = gc.get_alpha() if gc.get_forced_alpha() else (*rgbFace, 1.0)[3]
            self._fill(rgbFace, round(float(opacity), 2))
        if stroked:
            self._stroke(gc, width)
        self.code += _path(path, transform)
        self.code.append("B" if stroked and filled else "f" if filled else "S")
        self.code.append("Q")

    def _fill(self, colour: Any, opacity: float) -> None:
        self.code.append(f"{_rgb(colour)} rg")
        if opacity < 1:
            self.opacities.add(opacity)
            self.code.append(f"/{opacity_name(opacity)} gs")

    def _stroke(self, gc: Any, width: float) -> None:
        self.code.append(f"{_rgb(gc.get_rgb())} RG {width:.3g} w {_CAPS[gc.get_capstyle()]} J")
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            self.code.append(f"[{' '.join(f'{dash:.3g}' for dash in dashes)}] {offset or 0:g} d")


def opacity_name(opacity: float) -> str:
    """Return what an opacity is called in the operators, without the slash."""
    return f"A{round(opacity * 100)}"


def _path(path: Path, transform: Any) -> Iterator[str]:
    for points, code in path.iter_segments(transform, simplify=False):
        if code == Path.CLOSEPOLY:
            yield "h"
        else:
            yield f"{' '.join(f'{value:.2f}' for value in points)} {_ENDS[int(code)]}"


def _is_seen(colour: Any) -> bool:
    return len(colour) < 4 or colour[3] > 0


def _rgb(colour: Any) -> str:
    return " ".join(f"{part:.4g}" for part in tuple(colour)[:3])
