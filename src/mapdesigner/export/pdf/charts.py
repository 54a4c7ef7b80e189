"""Puts charts on the pages of a PDF, as vectors: places on the pages first, the drawings at the end."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pikepdf

from mapdesigner.export.report.chart_data import BeforeAfter, Change, Chart, Radar
from mapdesigner.export.report.style import POINTS_PER_PX
from mapdesigner.layout.theme import PAPER


class PlacedChart(NamedTuple):
    """A chart on a page: its drawing's name there, its lower left corner and size in points, its data."""

    name: str
    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    data: Chart

    @property
    def operators(self) -> str:
        """What draws it on the page, once `add_charts` has brought the drawing."""
        place = f"{self.width_pt:.3f} 0 0 {self.height_pt:.3f} {self.x_pt:.3f} {self.y_pt:.3f}"
        return f"q {place} cm /{self.name} Do Q"


def placed_chart(number: int, x_pt: float, y_pt: float, chart: Chart) -> PlacedChart:
    """Return a chart at its place, its lower left corner in points of the page."""
    width = chart.width * POINTS_PER_PX
    rows = chart.height if isinstance(chart, Radar) else chart.row_height * len(chart.changes)
    return PlacedChart(f"Chart{number}", x_pt, y_pt, width, rows * POINTS_PER_PX, chart)


def add_charts(document: pikepdf.Pdf, pages: Sequence[Sequence[PlacedChart]]) -> None:
    """Add to each page the drawings of its charts."""
    for page, charts in zip(document.pages, pages, strict=True):
        for chart in charts:
            form = _form(document, chart.data)
            page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/{chart.name}"))


def _form(document: pikepdf.Pdf, chart: Chart) -> pikepdf.Object:
    """Return a chart's drawing, which fills a square of one point: the page stretches it to its place."""
    from mapdesigner.charts.operators import as_operators, opacity_name

    drawing = as_operators(_figure(chart))
    wide, high = drawing.width_pt, drawing.height_pt
    states = {
        f"/{opacity_name(opacity)}": pikepdf.Dictionary(ca=_number(opacity)) for opacity in drawing.opacities
    }
    return pikepdf.Stream(
        document,
        drawing.code,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=pikepdf.Array([0, 0, _number(wide), _number(high)]),
        Matrix=pikepdf.Array([_number(1 / wide), 0, 0, _number(1 / high), 0, 0]),
        Resources=pikepdf.Dictionary({"/ExtGState": pikepdf.Dictionary(states)}),
    )


def _number(value: float) -> object:
    return pikepdf.Object.parse(f"{value:.9f}".encode("ascii"))


def _figure(chart: Chart) -> Any:
    from mapdesigner.charts.before_after import before_after
    from mapdesigner.charts.radar import radar

    if isinstance(chart, Radar):
        # Drawn in the page's pixels and scaled with it.
        size = (chart.width, chart.height)
        return radar(chart.names, chart.means, *size, PAPER, bare_radius_pt=chart.radius)
    ends = (_x(chart, 0.0), _x(chart, chart.largest))
    width, row_height = chart.width * POINTS_PER_PX, chart.row_height * POINTS_PER_PX
    spots = [_spots(chart, change) for change in chart.changes]
    return before_after(spots, ends, width, row_height, PAPER)


def _spots(chart: BeforeAfter, change: Change) -> Change:
    """Return where a rate's values stand, in points from the chart's left."""
    target = None if change.target is None else _x(chart, change.target)
    return Change(_x(chart, change.baseline), _x(chart, change.latest), target)


def _x(chart: BeforeAfter, rate: float) -> float:
    return chart.x(rate) * POINTS_PER_PX
