"""The metrics in the printed report."""

import io
from datetime import date

import pypdf

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.report.metrics import metric_groups
from mapdesigner.export.report.pdf import export_pdf
from mapdesigner.layout.marks import Stroke
from mapdesigner.model import Metric, Observation, new_map, new_touchpoint


def a_map(*metrics):
    map_ = new_map("Shop")
    card = new_touchpoint(map_.lanes[0].id, "Checkout").evolve(metrics=metrics)
    return map_.evolve(stages=(map_.stages[0].evolve(cards=(card,)), *map_.stages[1:]))


def seen(*values):
    return tuple(
        Observation(on=date(2026, place, 1), value=value, sample_size=1000 * place)
        for place, value in enumerate(values, 1)
    )


def printed(map_):
    data = export_pdf(map_, ExportOptions(parts=("metrics",))).data
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def strokes(map_):
    rows = [row for group in metric_groups(map_, 650) for row in group.rows]
    return [mark for row in rows for mark in row.marks if isinstance(mark, Stroke)]


def test_a_metric_is_printed_with_all_that_is_known_of_it():
    metric = Metric(
        kind="conversion_rate", baseline=0.26, target=0.3, observations=seen(0.25, 0.28), source="Shop system"
    )
    text = printed(a_map(metric)).replace("\u202f", " ")
    for words in ("Conversion rate", "Checkout · Shop system", "26 %", "28 %", "30 %", "+2 pp"):
        assert words in text
    for words in ("◆ improving", "2 observations", "n 2 000", "1 Feb 2026"):
        assert words in text


def test_three_observations_are_drawn_as_a_course_with_dotted_lines():
    two = Metric(kind="nps", baseline=10.0, target=40.0, observations=seen(10, 20))
    assert strokes(a_map(two)) == []
    drawn = strokes(a_map(two.evolve(observations=seen(10, 20, 30))))
    assert [bool(mark.dash) for mark in drawn] == [True, True, False]
    assert len(drawn[-1].points) == 3


def test_a_rate_below_zero_is_printed_but_not_on_the_axis_that_begins_at_zero():
    growth = Metric(kind="list_growth", baseline=0.05, observations=seen(-0.1))
    text = printed(a_map(growth)).replace("\u202f", " ")
    assert "−10 %" in text
    assert "Rates before and after" not in text


def test_a_metric_without_direction_is_printed_without_a_status_sign():
    text = printed(a_map(Metric(kind="ces", target=3.0, observations=seen(5))))
    assert "no data" in text
    assert not any(sign in text for sign in "▲◆▼")
