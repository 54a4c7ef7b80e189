"""The PDF as a stakeholder gets it, read back by other libraries than the one that wrote it."""

import io
import re
import unicodedata

import pikepdf
import pypdfium2
import pytest

from mapdesigner.export.options import PAPERS_MM, PART_NAMES, ExportOptions
from mapdesigner.export.pictures.preview import page_count, page_images
from mapdesigner.export.report.pdf import export_pdf
from mapdesigner.export.sheet import ExportCancelled
from mapdesigner.files.disk import open_map
from mapdesigner.insight.priority import ranked
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.marks import Words
from mapdesigner.model import (
    REPORT_PARTS,
    Goal,
    Improvement,
    Persona,
    card_text,
    cards_of,
    new_map,
    new_touchpoint,
    touchpoint_count,
)
from mapdesigner.resources import sample_files
from pdf_rules import faults
from read_pdf import pdf_of, text_of_page

MM = 72 / 25.4
LONG = " ".join(f"word{number}" for number in range(2000))[:10_000].rsplit(" ", 1)[0]


# Norwegian, and the one with a brand: whole reports take a while to read back.
WHOLE = [path for path in sample_files() if path.stem in ("bankkonto-norsk", "clinic-visit")]


@pytest.fixture(scope="module", params=WHOLE, ids=lambda path: path.stem)
def exported(request):
    map_ = open_map(request.param)
    return map_, export_pdf(map_, ExportOptions())


def reader(exported):
    return pdf_of(exported.data)


def text_of(exported, pages=slice(None)):
    """Return the text of pages with every kind of space as one space."""
    return " ".join(" ".join(text_of_page(page).split()) for page in reader(exported).pages[pages])


def squeezed(text):
    return "".join(text.split())


def map_with(*titles, **changes):
    map_ = new_map("Test map")
    cards = tuple(new_touchpoint(map_.lanes[0].id, title) for title in titles)
    return map_.evolve(stages=(map_.stages[0].evolve(cards=cards), *map_.stages[1:]), **changes)


def size_mm(page):
    return float(page.mediabox.width) / MM, float(page.mediabox.height) / MM


@pytest.mark.parametrize("paper", PAPERS_MM)
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_the_poster_has_the_papers_size(paper, orientation):
    options = ExportOptions(paper=paper, orientation=orientation, parts=("map",))
    pdf = reader(export_pdf(map_with("Checkout"), options))
    wanted = PAPERS_MM[paper] if orientation == "portrait" else PAPERS_MM[paper][::-1]
    assert size_mm(pdf.pages[0]) == pytest.approx(wanted, abs=0.1)


def test_fit_gives_a_page_as_large_as_the_map():
    map_ = map_with("Checkout")
    page = reader(export_pdf(map_, ExportOptions(paper="fit", parts=("map",)))).pages[0]
    assert float(page.mediabox.width) == pytest.approx(lay_out(map_).width, abs=0.1)


def test_auto_turns_the_paper_as_the_map_lies():
    wide = reader(export_pdf(map_with("Checkout"), ExportOptions(parts=("map",)))).pages[0]
    tall = map_with(*(f"Touchpoint {number}" for number in range(40)))
    high = reader(export_pdf(tall, ExportOptions(parts=("map",)))).pages[0]
    assert wide.mediabox.width > wide.mediabox.height
    assert high.mediabox.width < high.mediabox.height


@pytest.mark.parametrize(("paper", "wanted"), [("A1", "A4"), ("Tabloid", "Letter")])
def test_the_report_is_on_office_paper_of_the_same_family(paper, wanted):
    map_ = map_with("Checkout", goals=(Goal(id="g1", statement="Buy quickly"),))
    pages = reader(export_pdf(map_, ExportOptions(paper=paper))).pages
    others = [page for page in pages if size_mm(page) != pytest.approx(PAPERS_MM[paper][::-1], abs=0.1)]
    assert len(others) == len(pages) - 1
    for page in others:
        assert size_mm(page) == pytest.approx(PAPERS_MM[wanted], abs=0.1)


def test_every_title_and_note_is_found_on_the_poster(exported):
    map_, _ = exported
    text = squeezed(text_of(export_pdf(map_, ExportOptions(parts=("map",)))))
    missing = [card_text(card) for _, card in cards_of(map_) if squeezed(card_text(card)) not in text]
    missing += [stage.name for stage in map_.stages if squeezed(stage.name) not in text]
    missing += [lane.name for lane in map_.lanes if squeezed(lane.name) not in text]
    assert missing == []


def test_every_text_of_the_report_is_found(exported):
    map_, _ = exported
    parts = tuple(part for part in REPORT_PARTS if part != "map")
    text = squeezed(text_of(export_pdf(map_, ExportOptions(parts=parts))))
    wanted = [
        words for note in map_.improvements for words in (note.title, note.note, note.expected, note.owner)
    ]
    wanted += [words for persona in map_.personas for words in (persona.name, persona.quote, persona.needs)]
    wanted += [words for goal in map_.goals for words in (goal.statement, goal.measure, goal.target)]
    assert [words for words in wanted if squeezed(words) not in text] == []


def test_words_are_kept_apart_in_what_is_copied(exported):
    map_, pdf = exported
    text = text_of(pdf)
    assert map_.title in text
    assert all(" ".join(note.title.split()) in text for note in map_.improvements if len(note.title) < 30)


def test_all_fonts_are_embedded_subsets_of_ours(exported):
    _, pdf = exported
    with pikepdf.open(io.BytesIO(pdf.data)) as document:
        descriptors = [found for found in document.objects if is_dictionary_of(found, "/FontDescriptor")]
        fonts = [found for found in document.objects if is_dictionary_of(found, "/Font")]
        assert all("/FontFile2" in descriptor for descriptor in descriptors)
        assert {re.fullmatch(r"/[A-Z]{6}\+(.*)", str(font.BaseFont)).group(1) for font in fonts} <= {
            "Inter-Regular",
            "Inter-SemiBold",
        }


def is_dictionary_of(found, kind):
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == kind


def test_the_file_keeps_the_rules_of_archives_and_for_readers(exported):
    _, pdf = exported
    assert faults(pdf.data) == []


def test_a_poster_of_sixty_cards_is_small(exported):
    map_, report = exported
    assert len(export_pdf(map_, ExportOptions(parts=("map",))).data) < 200_000
    assert len(report.data) < 350_000  # with every page of the report


def test_bookmarks_lead_to_parts_and_stages(exported):
    map_, pdf = exported
    document = reader(pdf)
    found = [entry for entry in document.outline if not isinstance(entry, list)]
    assert [entry.title for entry in found] == [PART_NAMES[part] for part in map_.report_parts or PART_NAMES]
    (the_map,) = [entry for entry in found if entry.title == "Map"]
    under_map = document.outline[document.outline.index(the_map) + 1]
    assert [entry.title for entry in under_map] == [stage.name for stage in map_.stages]
    for entry in found:
        page = document.pages[document.get_destination_page_number(entry)]
        assert entry.title in (*lines_of(page), "Cover", "Map")


def test_title_author_and_language(exported):
    map_, pdf = exported
    document = reader(pdf)
    assert document.metadata.title == map_.title
    assert document.metadata.author == map_.author
    assert document.metadata.creator == "Map Designer"
    assert document.root_object["/Lang"] == "en"


def test_pages_are_numbered(exported):
    _, pdf = exported
    pages = reader(pdf).pages
    assert f"1 of {len(pages)}" not in text_of_page(pages[0]).splitlines()
    for number, page in enumerate(pages[1:], 2):
        assert f"{number} of {len(pages)}" in text_of_page(page)


def test_equal_maps_give_equal_bytes(exported):
    map_, pdf = exported
    assert export_pdf(map_, ExportOptions()).data == pdf.data


def test_no_heading_stands_alone_at_the_foot(exported):
    map_, pdf = exported
    headings = {stage.name for stage in map_.stages} | {"Customer goals", "Business goals", "Whole journey"}
    for page in reader(pdf).pages[1:]:
        *content, _title, _number = lines_of(page)
        assert content[-1] not in headings


def lines_of(page):
    return [line.strip() for line in text_of_page(page).splitlines() if line.strip()]


@pytest.mark.parametrize("count", range(8, 24))
def test_no_heading_stands_alone_however_many_entries_stand_before_it(count):
    map_ = map_with("Checkout", "Delivery")
    first, second = map_.stages[0].cards
    stages = (
        map_.stages[0].evolve(cards=(first,)),
        map_.stages[1].evolve(name="Second stage", cards=(second,)),
        *map_.stages[2:],
    )
    notes = tuple(
        Improvement(
            id=f"n{number}", title=f"Note {number}", touchpoints=((first, second)[number == count].id,)
        )
        for number in range(count + 1)
    )
    map_ = map_.evolve(stages=stages, improvements=notes)
    pages = reader(export_pdf(map_, ExportOptions(parts=("improvements",)))).pages
    (page,) = [page for page in pages if "Second stage" in text_of_page(page)]
    after_heading = text_of_page(page).split("Second stage")[1]
    assert f"Note {count} " in after_heading


def test_an_entry_is_not_split_over_pages():
    notes = tuple(
        Improvement(
            id=f"n{number}", title=f"Title {number}.", note=f"Begin{number} {'text ' * 60} End{number}."
        )
        for number in range(30)
    )
    pages = reader(export_pdf(map_with(improvements=notes), ExportOptions(parts=("improvements",)))).pages
    texts = [text_of_page(page) for page in pages]
    assert len(texts) > 1
    for number in range(30):
        (home,) = [text for text in texts if f"Title {number}." in text]
        assert f"Begin{number} " in home and f"End{number}." in home


def test_ten_thousand_characters_break_over_pages():
    note = Improvement(id="n1", title="Long", note=LONG)
    persona = Persona(id="p1", name="Anna", needs=LONG, quote=LONG)
    goal = Goal(id="g1", statement=LONG, measure=LONG)
    map_ = map_with(improvements=(note,), personas=(persona,), goals=(goal,))
    pdf = export_pdf(map_, ExportOptions(parts=("improvements", "personas", "goals")))
    text = text_of(pdf)
    words = re.findall(r"word\d+", text)
    assert len(words) == 5 * len(LONG.split())
    for page in list(pypdfium2.PdfDocument(pdf.data)):
        text = page.get_textpage()
        bottoms = sorted(text.get_charbox(index)[1] for index in range(text.count_chars()))
        foot_top = bottoms[0] + 10
        assert all(bottom > foot_top + 10 for bottom in bottoms if bottom > foot_top)


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> & <img src='/etc/hostname'> <unclosed",
        "%PDF (paren) \\backslash ]]> <</Type>>",
        "Emoji 😀 and 👍🏽 and 👨‍👩‍👧",
        "Décomposé " + unicodedata.normalize("NFD", "Tiếng Việt ở Huế"),
        "สวัสดีชาวโลก ภาษาไทย",
        "Fluffy office AVATAR To Ty WAVE → 22 %",
    ],
)
def test_any_text_is_kept_as_text(text):
    map_ = map_with(text, improvements=(Improvement(id="n1", title="Note", note=text),))
    pdf = export_pdf(map_, ExportOptions())
    found = squeezed(text_of(pdf))
    assert found.count(squeezed(unicodedata.normalize("NFC", text))) >= 2
    assert pdf.warnings == ()


def test_text_from_right_to_left_is_found_word_by_word():
    pdf = export_pdf(map_with("مرحبا بالعالم العربي", "שלום עולם"), ExportOptions())
    text = text_of(pdf)
    assert all(word in text for word in ("مرحبا", "بالعالم", "العربي", "שלום", "עולם"))


def test_scripts_with_turned_round_letters_tell_readers_their_text():
    pdf = export_pdf(map_with("हिन्दी"), ExportOptions(parts=("map",)))
    (page,) = list(pypdfium2.PdfDocument(pdf.data))
    assert "हिन्दी" in page.get_textpage().get_text_range()


def test_control_characters_are_shown_as_spaces():
    pdf = export_pdf(map_with("bell\x07and\ttab\nbreak"), ExportOptions())
    assert "bell and tab break" in text_of(pdf)


def test_a_missing_glyph_is_named_with_its_place():
    map_ = map_with("\ue0f0\ue0f1 cards", "plain")
    pdf = export_pdf(map_, ExportOptions())
    assert pdf.warnings == (
        "Two characters are in none of the fonts and are shown as □: \ue0f0 \ue0f1 "
        "(stage “Pre-purchase”, card “\ue0f0\ue0f1 cards”).",
    )
    # Drawn as a stand-in, found as what it is.
    assert "\ue0f0\ue0f1" in text_of(pdf)


def test_words_are_as_wide_in_the_file_as_layout_made_them():
    map_ = map_with("AVATAR Ty. To, WAVE Pa")
    pdf = export_pdf(map_, ExportOptions(paper="fit", parts=("map",)))
    (line,) = [
        mark.line
        for box in boxes_in(lay_out(map_))
        for mark in box.marks
        if isinstance(mark, Words) and mark.line.text.startswith("AVATAR")
    ]
    (page,) = list(pypdfium2.PdfDocument(pdf.data))
    text = page.get_textpage()
    start = text.get_text_range().index("AVATAR")
    # Glyph origins: the last word begins where layout put it.
    first = origin(text, start)
    last = origin(text, start + line.text.index("Pa"))
    assert last - first == pytest.approx(line.words[-1][0], abs=0.05)


def boxes_in(box):
    yield box
    for child in box.children:
        yield from boxes_in(child)


def origin(text, index):
    import ctypes

    x, y = ctypes.c_double(), ctypes.c_double()
    assert pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
    return x.value


def test_empty_parts_are_left_out():
    cover, poster = reader(export_pdf(new_map("Empty"), ExportOptions())).pages
    assert "Empty" in text_of_page(cover)
    assert "Purchase" in text_of_page(poster) and "2 of 2" in text_of_page(poster)
    nothing = export_pdf(new_map("Empty"), ExportOptions(parts=("goals", "metrics")))
    (page,) = reader(nothing).pages
    said = " ".join(text_of_page(page).split())
    assert said == "Empty The map has nothing yet for what was chosen: goals, metrics."


def test_only_the_parts_asked_for_are_in_it(exported):
    map_, _ = exported
    text = text_of(export_pdf(map_, ExportOptions(parts=("goals",))))
    assert "Customer goals" in text and "Improvement notes" not in text


def test_notes_stand_by_stage_with_their_rank(exported):
    map_, pdf = exported
    first = next(entry for entry in ranked(map_) if entry.rank == 1)
    lines = [line for page in reader(pdf).pages[1:] for line in lines_of(page)]
    assert any(line.startswith(f"1 {first.improvement.title[:20]}") for line in lines), lines


def test_progress_is_told_and_cancel_ends_it(exported):
    map_, _ = exported
    heard = []
    export_pdf(map_, ExportOptions(), progress=lambda share, doing: heard.append((share, doing)))
    shares = [share for share, _ in heard]
    assert shares == sorted(shares) and shares[0] == 0.0 and shares[-1] == 1.0
    with pytest.raises(ExportCancelled):
        export_pdf(map_, ExportOptions(), cancelled=lambda: True)


def test_the_legend_explains_what_the_map_uses_and_no_more():
    map_ = map_with("Checkout")
    (card,) = map_.stages[0].cards
    marked = card.evolve(channel="store", sentiment=-2, moment_of_truth=True)
    used = map_.evolve(stages=(map_.stages[0].evolve(cards=(marked,)), *map_.stages[1:]))
    text = text_of(export_pdf(used, ExportOptions(parts=("map",))))
    assert "very bad" in text and "moment of truth" in text and "store" in text
    assert "very good" not in text and "podcast" not in text
    assert "Sentiment" not in text_of(export_pdf(map_, ExportOptions(parts=("map",))))


def test_the_preview_shows_the_pages():
    options = ExportOptions(paper="A4", orientation="landscape", parts=("map",))
    pdf = export_pdf(map_with("Checkout"), options)
    assert page_count(pdf.data) == 1
    (picture,) = page_images(pdf.data, 36)
    assert (picture.width, picture.height) == (421, 298)
    assert len(picture.rgba) == picture.width * picture.height * 4
    assert picture.rgba[:4] == b"\xff\xff\xff\xff"
    assert len(set(picture.rgba)) > 10


def test_a_map_of_many_cards_is_exported():
    map_ = map_with(*(f"Touchpoint {number}" for number in range(1000)))
    pdf = export_pdf(map_, ExportOptions(paper="fit", parts=("map",)))
    assert "Touchpoint 999" in text_of(pdf)
    width, height = reader(pdf).pages[0].mediabox[2:]
    assert max(float(width), float(height)) <= 14_400
    assert touchpoint_count(map_) == 1000
