"""Puts charts on the pages of a PDF, as vectors: places on the pages first, the drawings at the end."""

import io
from collections.abc import Sequence
from typing import NamedTuple

import pikepdf

from mapdesigner.export.chart_data import BeforeAfter, Change, Chart, Radar
from mapdesigner.export.page_style import POINTS_PER_PX
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
    data = [chart.data for charts in pages for chart in charts]
    if not data:
        return
    with pikepdf.open(io.BytesIO(_drawn(data))) as drawn:
        _copy_drawings(document, pages, drawn)


def _copy_drawings(document: pikepdf.Pdf, pages: Sequence[Sequence[PlacedChart]], drawn: pikepdf.Pdf) -> None:
    drawings = iter(drawn.pages)
    for page, charts in zip(document.pages, pages, strict=True):
        for chart in charts:
            form = document.copy_foreign(next(drawings).as_form_xobject())
            left, bottom, right, top = map(float, form.BBox)
            wide, high = right - left, top - bottom
            # The drawing fills a square of one point, which the page stretches to the chart's place.
            form.Matrix = pikepdf.Array(
                [_number(1 / wide), 0, 0, _number(1 / high), _number(-left / wide), _number(-bottom / high)]
            )
            page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/{chart.name}"))


def _number(value: float) -> object:
    return pikepdf.Object.parse(f"{value:.9f}".encode("ascii"))


def _drawn(charts: Sequence[Chart]) -> bytes:
    """Return charts as the pages of one PDF, which has each font once."""
    from mapdesigner.charts.before_after import before_after
    from mapdesigner.charts.pages import figures_as_pdf
    from mapdesigner.charts.radar import radar

    figures = []
    for chart in charts:
        if isinstance(chart, Radar):
            # Drawn in the page's pixels and scaled with it, as all other type on the page.
            figures.append(radar(chart.names, chart.means, chart.width, chart.height, PAPER))
        else:
            ends = (_x(chart, 0.0), _x(chart, chart.largest))
            width, row_height = chart.width * POINTS_PER_PX, chart.row_height * POINTS_PER_PX
            spots = [_spots(chart, change) for change in chart.changes]
            figures.append(before_after(spots, ends, width, row_height, PAPER))
    return figures_as_pdf(figures)


def _spots(chart: BeforeAfter, change: Change) -> Change:
    """Return where a rate's values stand, in points from the chart's left."""
    target = None if change.target is None else _x(chart, change.target)
    return Change(_x(chart, change.baseline), _x(chart, change.latest), target)


def _x(chart: BeforeAfter, rate: float) -> float:
    return chart.x(rate) * POINTS_PER_PX
