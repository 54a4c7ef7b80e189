"""The audit in the PDF: the radar as vectors, and the scores by touchpoint."""

import io

import pikepdf
import pypdf

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.report.audit import audit_groups
from mapdesigner.export.report.chart_data import Radar
from mapdesigner.export.report.pdf import export_pdf
from mapdesigner.layout.marks import Words
from mapdesigner.model import Audit, new_map, new_touchpoint

WIDTH = 658.0
ONLY_AUDIT = ExportOptions(paper="A4", parts=("audit",))


def map_with(audits, stage=1):
    map_ = new_map("Shop")
    cards = tuple(
        new_touchpoint(map_.lanes[0].id, title).evolve(audit=audit) for title, audit in audits.items()
    )
    stages = tuple(
        each.evolve(cards=cards) if place == stage else each for place, each in enumerate(map_.stages)
    )
    return map_.evolve(stages=stages)


TWO = {"Checkout": Audit(customer_focus=5, quality=2), "Cart": Audit(quality=4), "Till": None}


def words(map_):
    return [
        mark.line.text
        for group in audit_groups(map_, WIDTH)
        for row in group.rows
        for mark in row.marks
        if isinstance(mark, Words)
    ]


def test_a_map_that_nobody_judged_has_no_such_part():
    assert audit_groups(map_with({"Till": None}), WIDTH) == ()


def test_the_scores_stand_by_touchpoint_with_their_means():
    found = words(map_with(TWO))
    at_checkout = found.index("Checkout")
    assert sorted(found[at_checkout + 1 : at_checkout + 6]) == sorted(["5", "–", "2", "–", "3.5"])
    assert "Till" not in found
    assert "mean of the stage" in found
    assert "Two of three touchpoints are judged by four rules, from 1, poor, to 5, excellent." in " ".join(
        found
    )


def test_the_radar_shows_the_means_of_the_map():
    (radar,) = [
        row.chart
        for group in audit_groups(map_with(TWO), WIDTH)
        for row in group.rows
        if row.chart is not None
    ]
    assert isinstance(radar, Radar)
    assert radar.means == (5.0, None, 3.0, None)
    assert radar.x + radar.width <= WIDTH


def test_the_radar_is_on_the_page_as_vectors_and_its_words_are_text():
    data = export_pdf(map_with(TWO), ONLY_AUDIT).data
    with pikepdf.open(io.BytesIO(data)) as document:
        chart = document.pages[0].Resources.XObject["/Chart1"]
        assert chart.Subtype == "/Form"
        assert b" l\n" in chart.read_bytes()
        images = [
            thing for thing in chart.Resources.get("/XObject", {}).values() if thing.Subtype == "/Image"
        ]
        assert images == []
    text = " ".join(pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().split())
    assert text.count("Customer focus") == 2
    assert "not judged" in text


def test_equal_maps_give_equal_files():
    map_ = map_with(TWO)
    assert export_pdf(map_, ONLY_AUDIT).data == export_pdf(map_, ONLY_AUDIT).data


def test_hundreds_of_touchpoints_go_on_over_pages():
    many = {f"Touchpoint {n};": Audit(quality=n % 5 + 1) for n in range(120)}
    pages = pypdf.PdfReader(io.BytesIO(export_pdf(map_with(many), ONLY_AUDIT).data)).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert len(pages) > 2
    assert all(title in text for title in many)
    assert all("customer focus" in page.extract_text() for page in pages)


def test_nothing_stands_outside_the_margins():
    long = {"A very long title of a touchpoint " * 5: Audit(quality=3), "b" * 200: Audit(feedback=1)}
    for group in audit_groups(map_with(long), WIDTH):
        for row in group.rows:
            for mark in row.marks:
                if isinstance(mark, Words):
                    assert mark.x >= 0
                    assert mark.x + mark.line.width_pt <= WIDTH + 1
