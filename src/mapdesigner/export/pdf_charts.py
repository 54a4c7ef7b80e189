"""Puts charts on the pages of a finished PDF, as vectors."""

import io
from collections.abc import Sequence

import pikepdf

from mapdesigner.charts.before_after import before_after
from mapdesigner.charts.radar import radar
from mapdesigner.charts.style import as_pdf
from mapdesigner.export.chart_data import Chart, Radar
from mapdesigner.export.page_style import POINTS_PER_PX
from mapdesigner.export.report import ChartPlace
from mapdesigner.layout.theme import PAPER


def with_charts(data: bytes, places: Sequence[ChartPlace]) -> bytes:
    """Return the PDF with a chart in each place; the same input gives the same bytes."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for number, place in enumerate(places, 1):
            drawn_page, width, height = _drawn(place.data)
            where = pikepdf.Rectangle(place.x_pt, place.y_pt, place.x_pt + width, place.y_pt + height)
            with pikepdf.open(io.BytesIO(drawn_page)) as drawn:
                form = document.copy_foreign(drawn.pages[0].as_form_xobject())
            page = document.pages[place.sheet]
            # add_overlay() would do all this, but under names made by chance.
            name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/Chart{number}"))
            placement = page.calc_form_xobject_placement(
                form, name, where, invert_transformations=True, allow_shrink=True, allow_expand=True
            )
            page.contents_add(placement)
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _drawn(chart: Chart) -> tuple[bytes, float, float]:
    """Return a chart as a PDF page, and its width and height on the page in points."""
    width = chart.width * POINTS_PER_PX
    if isinstance(chart, Radar):
        # Drawn in the page's pixels and scaled with it, as all other type on the page.
        figure = radar(chart.names, chart.means, chart.width, chart.height, PAPER)
        return as_pdf(figure), width, chart.height * POINTS_PER_PX
    row_height = chart.row_height * POINTS_PER_PX
    figure = before_after(chart.changes, width, row_height, chart.largest)
    return as_pdf(figure), width, row_height * len(chart.changes)
