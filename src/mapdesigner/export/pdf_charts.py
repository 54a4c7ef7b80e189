"""Puts charts on the pages of a finished PDF, as vectors."""

import io
from collections.abc import Sequence

import pikepdf

from mapdesigner.charts.before_after import before_after
from mapdesigner.charts.style import as_pdf
from mapdesigner.export.page_style import POINTS_PER_PX
from mapdesigner.export.report import ChartPlace


def with_charts(data: bytes, places: Sequence[ChartPlace]) -> bytes:
    """Return the PDF with a chart in each place; the same input gives the same bytes."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for number, place in enumerate(places, 1):
            chart = place.data
            width, row_height = chart.width * POINTS_PER_PX, chart.row_height * POINTS_PER_PX
            figure = before_after(chart.changes, width, row_height, chart.largest)
            height = row_height * len(chart.changes)
            where = pikepdf.Rectangle(place.x_pt, place.y_pt, place.x_pt + width, place.y_pt + height)
            with pikepdf.open(io.BytesIO(as_pdf(figure))) as drawn:
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
