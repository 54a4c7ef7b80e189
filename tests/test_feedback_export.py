"""Feedback in the PDF: every quote by stage and touchpoint, what is worth showing first and larger."""

import io
from datetime import date

import pypdf

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.report.feedback import SHOWN, feedback_groups
from mapdesigner.export.report.pdf import export_pdf
from mapdesigner.layout.marks import Icon, Words
from mapdesigner.model import Feedback, new_map, new_touchpoint

WIDTH = 658.0


def map_with(*quotes, title="Checkout"):
    map_ = new_map("Shop")
    card = new_touchpoint(map_.lanes[0].id, title).evolve(feedback=quotes)
    return map_.evolve(stages=(map_.stages[0], map_.stages[1].evolve(cards=(card,)), *map_.stages[2:]))


def lines(map_):
    """The lines of text of the part with the size of their type."""
    return [
        (mark.line.text, mark.line.style.size_pt)
        for group in feedback_groups(map_, WIDTH)
        for row in group.rows
        for mark in row.marks
        if isinstance(mark, Words)
    ]


def pages(map_):
    data = export_pdf(map_, ExportOptions(paper="A4", parts=("feedback",))).data
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_a_map_without_feedback_has_no_such_part():
    assert feedback_groups(map_with(), WIDTH) == ()


def test_a_quote_stands_with_who_where_when_and_status():
    said = Feedback(
        quote="I gave up", who="Anna", source="Survey", received_on=date(2026, 10, 12), status="answered"
    )
    (page,) = pages(map_with(said))
    assert "Feedback One quote about one touchpoint." in page
    assert "Purchase Checkout “I gave up” Anna · Survey · 12 Oct 2026 · answered" in page


def test_what_is_worth_showing_stands_first_and_larger():
    shown = lines(map_with(Feedback(quote="Slow"), Feedback(quote="Lovely", status="worth showing")))
    sizes = dict(shown)
    words = [text for text, _ in shown]
    assert words.index("“Lovely”") < words.index("“Slow”")
    assert sizes["“Lovely”"] == SHOWN.size_pt > sizes["“Slow”"]
    assert "One is worth showing; it stands first and is larger." in " ".join(words)


def test_a_sentiment_is_a_face():
    groups = feedback_groups(map_with(Feedback(quote="Slow", sentiment=-2), Feedback(quote="Fine")), WIDTH)
    faces = [m.name for group in groups for row in group.rows for m in row.marks if isinstance(m, Icon)]
    assert faces == ["mood-cry"]


def test_hundreds_of_quotes_go_on_over_pages_and_none_is_lost():
    found = pages(map_with(*(Feedback(quote=f"Quote number {n};") for n in range(200))))
    assert len(found) > 4
    assert all(f"Quote number {n};" in " ".join(found) for n in range(200))
    assert all("Purchase · Checkout continued" in page for page in found[1:])


def test_a_quote_longer_than_a_page_is_printed_whole():
    words = [f"word{n}" for n in range(1500)]
    found = pages(map_with(Feedback(quote=" ".join(words))))
    assert len(found) > 1
    assert all(word in " ".join(found) for word in words)


def test_nothing_stands_outside_the_margins():
    quotes = (
        Feedback(quote="a" * 400, who="b" * 300, source="c " * 200, status="worth showing"),
        Feedback(quote="مرحبا، كان التسليم بطيئا جدا ولم يجبني أحد على الهاتف في المتجر " * 3),
        Feedback(quote="👍 <b>nice</b> &amp;\nsecond line"),
        Feedback(quote=""),
    )
    for group in feedback_groups(map_with(*quotes, title="Long title " * 30), WIDTH):
        for row in group.rows:
            for mark in row.marks:
                if isinstance(mark, Words):
                    assert mark.x >= 0
                    assert mark.x + mark.line.width_pt <= WIDTH + 1


def test_a_quote_that_has_marks_of_its_own_gets_no_others():
    words = [text for text, _ in lines(map_with(Feedback(quote="«Trop long»"), Feedback(quote="Slow")))]
    assert "«Trop long»" in words
    assert "“Slow”" in words
