"""The report as a reader gets it: its parts, their order, its contents, its words."""

import struct
import zlib
from functools import cache

import pypdfium2
import pytest

from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.report_parts import set_report_parts
from mapdesigner.export.options import PAPERS_MM, PART_NAMES, ExportOptions
from mapdesigner.export.report.flow import Flow, Group, Row, flowed
from mapdesigner.export.report.pdf import export_pdf
from mapdesigner.export.sheet import ExportCancelled
from mapdesigner.files.codec import read_map, write_map
from mapdesigner.files.disk import open_map
from mapdesigner.model import (
    REPORT_PARTS,
    Brand,
    Feedback,
    Improvement,
    Note,
    Touchpoint,
    card_text,
    new_map,
    new_note,
    new_touchpoint,
    picture_from_bytes,
    touchpoints_of,
)
from mapdesigner.resources import sample_files
from read_pdf import pdf_of, text_of_page

MM = 72 / 25.4
SAMPLES = {path.stem: path for path in sample_files()}
LONG = " ".join(f"word{number}" for number in range(1500))


@cache
def bookshop():
    return open_map(SAMPLES["online-bookshop"])


def pages_of(map_, *parts, paper="A3"):
    data = export_pdf(map_, ExportOptions(paper=paper, parts=parts or None)).data
    return pdf_of(data).pages


def words_of(page):
    return " ".join(text_of_page(page).split())


def text_of(pages):
    return " ".join(map(words_of, pages))


def squeezed(text):
    return "".join(text.split())


def parts_of(data):
    """Return the titles of the report's parts with the number of the page where each begins."""
    document = pdf_of(data)
    return [
        (entry.title, document.get_destination_page_number(entry) + 1)
        for entry in document.outline
        if not isinstance(entry, list)
    ]


def a_map(*titles, **changes):
    map_ = new_map("Shop")
    cards = tuple(new_touchpoint(map_.lanes[0].id, title) for title in titles)
    return map_.evolve(stages=(map_.stages[0].evolve(cards=cards), *map_.stages[1:]), **changes)


def in_order(texts, found):
    """Tell the first of the texts that does not follow the one before it, None when all do."""
    at = 0
    for text in texts:
        place = found.find(squeezed(text), at)
        if place < 0:
            return text
        at = place
    return None


@pytest.mark.parametrize("sample", SAMPLES)
def test_stage_by_stage_has_every_card_and_quote_worth_showing_in_reading_order(sample):
    map_ = open_map(SAMPLES[sample])
    found = squeezed(text_of(pages_of(map_, "stages")))
    for stage in map_.stages:
        wanted = [stage.name, stage.customer_goal]
        for lane in map_.lanes:
            for card in (card for card in stage.cards if card.lane == lane.id):
                wanted.append(card_text(card))
                if isinstance(card, Touchpoint):
                    wanted.append(card.description)
                    wanted += [said.quote for said in card.feedback if said.status == "worth showing"]
        assert in_order(wanted, found) is None
        found = found[found.index(squeezed(stage.name)) :]


def test_quotes_that_are_not_worth_showing_stand_under_feedback_only():
    map_ = a_map("Checkout")
    (card,) = touchpoints_of(map_.stages[0])
    said = (Feedback(quote="Never again"), Feedback(quote="I smiled", status="worth showing", who="Ola"))
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=(card.evolve(feedback=said),)), *map_.stages[1:]))
    stages, feedback = text_of(pages_of(map_, "stages")), text_of(pages_of(map_, "feedback"))
    assert "“I smiled” Ola" in stages and "Never again" not in stages
    assert "Never again" in feedback


def test_notes_and_touchpoints_of_a_lane_follow_its_name():
    map_ = a_map("Checkout")
    pains = map_.lanes[2]
    note = new_note(pains.id, "Nobody answers")
    stage = map_.stages[0].evolve(cards=(*map_.stages[0].cards, note))
    text = text_of(pages_of(map_.evolve(stages=(stage, *map_.stages[1:])), "stages"))
    assert "Touchpoints Checkout" in text
    assert "Pains Nobody answers" in text
    assert "Purchase Nothing here yet." in text
    assert isinstance(note, Note)


@pytest.mark.parametrize("sample", ["bankkonto-norsk", "clinic-visit"])
def test_the_contents_tell_the_pages_on_which_the_parts_begin(sample):
    map_ = open_map(SAMPLES[sample])
    data = export_pdf(map_, ExportOptions(parts=REPORT_PARTS)).data
    document = pdf_of(data)
    begins = dict(parts_of(data))
    lines = [
        " ".join(line.split()) for line in text_of_page(document.pages[begins["Contents"] - 1]).splitlines()
    ]
    following = [title for title in PART_NAMES.values() if title not in ("Cover", "Contents")]
    assert [
        f"{title} {begins[title]}" for title in following if f"{title} {begins[title]}" not in lines
    ] == []
    for title in following:
        if title != "Map":
            assert title in words_of(document.pages[begins[title] - 1])


def test_a_click_in_the_contents_leads_to_the_page():
    data = export_pdf(bookshop(), ExportOptions()).data
    document = pdf_of(data)
    begins = dict(parts_of(data))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(document.pages, 1)}
    targets = []
    for link in document.pages[begins["Contents"] - 1]["/Annots"]:
        destination = link.get_object()["/Dest"]
        if isinstance(destination, str):
            destination = document.named_destinations[destination].dest_array
        targets.append(numbers[destination[0].idnum])
    assert targets == sorted(targets)
    assert set(targets) >= {page for title, page in begins.items() if title not in ("Cover", "Contents")}


def test_parts_come_in_the_order_that_was_chosen_also_the_map():
    parts = ("goals", "map", "improvements", "summary", "cover")
    data = export_pdf(bookshop(), ExportOptions(parts=parts)).data
    found = parts_of(data)
    assert [title for title, _ in found] == [PART_NAMES[part] for part in parts]
    pages = [page for _, page in found]
    assert pages == sorted(pages)
    document = pdf_of(data)
    sizes = [float(page.mediabox.height) for page in document.pages]
    assert sizes[pages[1] - 1] == pytest.approx(PAPERS_MM["A3"][1] * MM, abs=0.3)


def test_contents_list_what_follows_wherever_they_stand():
    data = export_pdf(
        bookshop(), ExportOptions(parts=("cover", "goals", "contents", "feedback", "method"))
    ).data
    begins = dict(parts_of(data))
    page = pdf_of(data).pages[begins["Contents"] - 1]
    after = words_of(page).split("Contents ", 1)[1]
    assert after.startswith(
        f"Feedback {begins['Feedback']} Method and evidence {begins['Method and evidence']}"
    )
    assert "Goals" not in after.split(" · ")[0]


def test_contents_of_one_part_are_left_out():
    (page,) = pages_of(a_map("Checkout"), "contents", "stages")
    assert "Contents" not in words_of(page)


def test_the_choice_is_kept_in_the_map_and_used_by_the_export():
    chosen = ("personas", "goals")
    map_ = read_map(write_map(set_report_parts(bookshop(), chosen)))
    data = export_pdf(map_, ExportOptions()).data
    assert [title for title, _ in parts_of(data)] == ["Personas", "Goals"]
    # What was chosen for this one export goes before what the map remembers.
    data = export_pdf(map_, ExportOptions(parts=("feedback",))).data
    assert [title for title, _ in parts_of(data)] == ["Feedback"]
    assert set_report_parts(map_, REPORT_PARTS).report_parts is None


def test_a_part_cannot_be_chosen_twice():
    with pytest.raises(EditRejected, match="once"):
        set_report_parts(bookshop(), ("goals", "goals"))


@pytest.mark.parametrize(("paper", "wanted"), [("A0", "A4"), ("Letter", "Letter"), ("Tabloid", "Letter")])
def test_the_pages_have_the_papers_exact_size(paper, wanted):
    parts = tuple(part for part in REPORT_PARTS if part != "map")
    for page in pages_of(bookshop(), *parts, paper=paper):
        size = float(page.mediabox.width) / MM, float(page.mediabox.height) / MM
        assert size == pytest.approx(PAPERS_MM[wanted], abs=0.1)


def test_the_cover_says_what_the_map_is_about():
    map_ = bookshop()
    (page,) = pages_of(map_, "cover")
    found = squeezed(text_of_page(page))
    wanted = [map_.organisation, "Customer journey map · current state", map_.title, map_.purpose]
    assert in_order(wanted, found) is None
    review = f"{map_.review_on.day} {map_.review_on:%b %Y}"
    for text in (map_.scenario, map_.author, review, *(stage.name for stage in map_.stages)):
        assert squeezed(text) in found


def test_the_logo_stands_on_the_cover_in_its_own_shape():
    brand = Brand(logo=picture_from_bytes(png(200, 50)))
    (page,) = pages_of(bookshop().evolve(brand=brand), "cover")
    (image,) = page.images
    assert image.image.size == (200, 50)
    document = pypdfium2.PdfDocument(
        export_pdf(bookshop().evolve(brand=brand), ExportOptions(parts=("cover",))).data
    )
    (drawn,) = [each for each in document[0].get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    left, bottom, right, top = drawn.get_bounds()
    assert (right - left) / (top - bottom) == pytest.approx(4.0, abs=0.05)


def test_a_logo_that_cannot_be_read_gives_way_to_the_organisation():
    brand = Brand(logo=picture_from_bytes(png(40, 40)[:60]))
    (page,) = pages_of(bookshop().evolve(brand=brand), "cover")
    assert list(page.images) == []
    assert text_of_page(page).count("Tidewater Books") == 2


def png(width, height):
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + b"\x20\x60\xc0" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def test_the_summary_names_low_points_and_what_to_do_first():
    text = text_of(pages_of(bookshop(), "summary")).replace("\u202f", " ")
    assert "31 touchpoints in four stages, for two personas: the journey as it is today." in text
    assert (
        "It hurts most at “Checkout” (Purchase) and “Support call about a late parcel” (Post-purchase)"
        in text
    )
    assert "Of 31 touchpoints, 26 (84 %) observed or measured, 4 heard from people and 1 assumed." in text
    assert "Two of 31 metrics with a target have reached it" in text
    assert "1 Offer gift wrapping on the phone too" in text and "5 One-page checkout" in text
    assert "6 Leave out bought titles" not in text


@pytest.mark.parametrize(
    ("sentiments", "sentence"),
    [
        (
            (-2, 1),
            "It hurts most at “A” (Pre-purchase), which feels very bad; it has no improvement note.",
        ),
        ((-1, -2), "It hurts most at “B” (Pre-purchase), which feels very bad; “A” (Pre-purchase) feels bad"),
        ((1, 2), "No touchpoint feels bad."),
    ],
)
def test_the_summary_tells_how_low_the_curve_gets(sentiments, sentence):
    map_ = a_map("A", "B")
    cards = [
        card.evolve(sentiment=mood)
        for card, mood in zip(touchpoints_of(map_.stages[0]), sentiments, strict=True)
    ]
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=tuple(cards)), *map_.stages[1:]))
    assert sentence in text_of(pages_of(map_, "summary"))


def test_a_map_that_tells_no_evidence_says_so():
    text = text_of(pages_of(a_map("A"), "summary"))
    assert "Nobody noted how the touchpoints are known, so treat them as assumptions." in text


def test_the_method_tells_only_what_the_map_needs():
    plain, full = (text_of(pages_of(map_, "method")) for map_ in (a_map("A"), bookshop()))
    assert "Wilson" in full and "Newcombe" in full and "Priority = (impact" in full
    assert not any(name in plain for name in ("Wilson", "Newcombe", "Priority"))
    assert "Retention: Call to schools before reading weeks" in full


def test_long_texts_go_on_over_pages_and_nothing_is_lost():
    map_ = a_map("Checkout", title=LONG, purpose=LONG, scenario=LONG)
    (card,) = touchpoints_of(map_.stages[0])
    card = card.evolve(title=LONG, description=LONG, feedback=(Feedback(quote=LONG, status="worth showing"),))
    stage = map_.stages[0].evolve(cards=(card,), customer_goal=LONG)
    map_ = map_.evolve(stages=(stage, *map_.stages[1:]))
    last = LONG.split()[-1]
    found = text_of(pages_of(map_, "stages")).split()
    assert (found.count(last), found.count(f"{last}”")) == (3, 1)
    assert text_of(pages_of(map_, "method")).split().count(last) == 3
    assert len(pages_of(map_, "cover")) == 1


def test_cancel_ends_the_report_at_every_part():
    heard = []
    export_pdf(bookshop(), ExportOptions(), progress=lambda share, doing: heard.append(doing))
    for part in REPORT_PARTS:
        assert f"Laying out {PART_NAMES[part].lower()}" in heard
    for limit in (1, 5, 12, 20):
        asked = iter(range(limit))
        with pytest.raises(ExportCancelled):
            export_pdf(bookshop(), ExportOptions(), cancelled=lambda asked=asked: next(asked, None) is None)


def test_a_short_part_follows_on_the_page_and_a_long_one_begins_a_new_one():
    def entries(count):
        return tuple(
            Group((Row((), 10.0),), bookmark=(0, str(count)) if not place else None) for place in range(count)
        )

    def pages(*counts):
        flow = Flow(400.0)
        for count in counts:
            flow.add_part(entries(count))
        return [[title for _, title, _ in page.bookmarks] for page in flow.finished()]

    assert pages(25, 5) == [["25", "5"]]
    assert pages(25, 30) == [["25"], ["30"]]
    # Little stands on the page yet: no reason to leave the rest of it white.
    assert pages(5, 39) == [["5", "39"], []]


def test_many_improvement_notes_leave_the_first_five_in_the_summary():
    notes = tuple(
        Improvement(id=f"n{number}", title=f"Note {number}.", impact=5 - number % 5, effort=1)
        for number in range(12)
    )
    text = text_of(pages_of(a_map("A", improvements=notes), "summary"))
    assert [f"Note {number}." in text for number in (0, 5, 10, 1, 6)] == [True] * 5
    assert text.count("Note ") == 5


def test_a_long_entry_begins_on_a_page_that_would_stay_half_empty():
    short, long = (Group(tuple(Row((), 10) for _ in range(count))) for count in (50, 60))
    first, second = flowed([short, long], 1000)
    assert (len(first.rows), len(second.rows)) == (100, 10)
    assert [len(page.rows) for page in flowed([short, long, long], 1150)] == [110, 60]
