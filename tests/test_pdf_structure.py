"""What somebody hears who has a PDF read aloud: headings, tables, figures in words, in a sensible order."""

import io
from itertools import pairwise

import pikepdf
import pytest

from mapdesigner.export.options import ExportOptions
from mapdesigner.export.poster.pdf import export_poster
from mapdesigner.export.report.pdf import export_pdf
from mapdesigner.files.disk import open_map
from mapdesigner.model import (
    Improvement,
    JourneyMap,
    Persona,
    PersonaSentiment,
    new_lane,
    new_map,
    new_touchpoint,
)
from mapdesigner.resources import sample_files
from pdf_rules import to_unicode
from pdf_tree_rules import kids_of, reading_order

SHOP = next(path for path in sample_files() if path.stem == "online-bookshop")
POSTER = ExportOptions(paper="A1", parts=("map",))


class Heard:
    """A PDF as a reader has it: each element with its role, its words and those in it."""

    def __init__(self, data):
        with pikepdf.open(io.BytesIO(data)) as document:
            self._words = {page.objgen: words_by_number(page) for page in document.pages}
            self.language = str(document.Root.Lang)
            self.orders = reading_order(document)
            self.elements = list(self._told(document.Root.StructTreeRoot.K, 0))

    def _told(self, element, depth):
        kids = kids_of(element)
        own = [self._words[element.Pg.objgen].get(kid, "") for kid in kids if isinstance(kid, int)]
        alt = str(element.get("/Alt", ""))
        inner = [
            each
            for kid in kids
            if not isinstance(kid, int) and "/S" in kid
            for each in self._told(kid, depth + 1)
        ]
        facts = {
            "scope": str(element.A.Scope)[1:] if "/Scope" in element.get("/A", {}) else "",
            "kids": len(kids),
        }
        yield depth, str(element.S)[1:], alt or "".join(own).strip(), facts
        yield from inner

    def of(self, *roles):
        """Return the words of all elements of a role, in the order in which they are read."""
        return [words for _, role, words, _ in self.elements if role in roles]

    def texts(self):
        """Return all words in the order in which they are read."""
        return [words for _, _, words, _ in self.elements if words]

    def under(self, role, words):
        """Return roles and words of what is in an element."""
        start = next(
            place for place, each in enumerate(self.elements) if each[1] == role and words in self._all(place)
        )
        depth = self.elements[start][0]
        found = []
        for below, inner, text, _ in self.elements[start + 1 :]:
            if below <= depth:
                break
            found.append((inner, text))
        return found

    def _all(self, place):
        depth = self.elements[place][0]
        texts = [self.elements[place][2]]
        for below, _, text, _ in self.elements[place + 1 :]:
            if below <= depth:
                break
            texts.append(text)
        return " ".join(texts)


def words_by_number(page):
    """Return the text of each number of content on a page, through the fonts' own tables."""
    fonts = {
        name: to_unicode(font.ToUnicode.read_bytes())
        for name, font in page.resources.get("/Font", {}).items()
    }
    found, stack, letters = {}, [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if name == "BDC" else {}
            stack.append(int(properties.MCID) if "/MCID" in properties else stack[-1] if stack else None)
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            letters = fonts[str(operands[0])]
        elif name == "TJ" and stack and stack[-1] is not None:
            raw = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
            text = "".join(
                letters.get(int.from_bytes(raw[at : at + 2], "big"), "") for at in range(0, len(raw), 2)
            )
            found[stack[-1]] = found.get(stack[-1], "") + text
    return found


@pytest.fixture(scope="module")
def shop():
    return open_map(SHOP)


@pytest.fixture(scope="module")
def report(shop):
    return Heard(export_pdf(shop, ExportOptions()).data)


@pytest.fixture(scope="module")
def poster(shop):
    return Heard(export_poster(shop, POSTER).data)


def map_with(*titles, about=None, **changes) -> JourneyMap:
    """Return a map with touchpoints in its first stage, Discover; `about` is what each of them says."""
    map_ = new_map("Test map")
    cards = tuple(new_touchpoint(map_.lanes[0].id, title).evolve(**(about or {})) for title in titles)
    return map_.evolve(
        stages=(map_.stages[0].evolve(name="Discover", cards=cards), *map_.stages[1:]), **changes
    )


def test_the_map_is_a_table_of_stages_and_lanes(shop, poster):
    scopes = [facts["scope"] for _, role, _, facts in poster.elements if role == "TH"]
    assert scopes == ["Column"] * len(shop.stages) + ["Row"] * len(shop.lanes)
    assert [facts["kids"] for _, role, _, facts in poster.elements if role == "Table"] == [
        1 + len(shop.lanes)
    ]
    assert {facts["kids"] for _, role, _, facts in poster.elements if role == "TR"} == {1 + len(shop.stages)}


def test_the_headings_of_the_table_say_stage_and_lane(shop, poster):
    heads = [poster.under("TH", stage.name)[0][1] for stage in shop.stages]
    assert [head.startswith(stage.name) for head, stage in zip(heads, shop.stages, strict=True)] == [
        True
    ] * len(heads)


def test_the_title_is_read_first_and_the_legend_last(shop, poster):
    assert poster.of("H1") == [shop.title]
    assert poster.texts()[0] == shop.title
    assert poster.texts()[-1].startswith("Signs moment of truth")


def test_a_card_is_read_title_first_as_one_paragraph():
    about = {"channel": "website", "sentiment": -2, "moment_of_truth": True}
    map_ = map_with("A title that is long enough to be broken into lines, twice", about=about)
    heard = Heard(export_poster(map_, POSTER).data)
    (paragraph,) = [words for words in heard.of("P") if "broken into lines" in words]
    assert paragraph.startswith("A title that is long enough to be broken into lines, twice")
    assert paragraph.endswith("website")
    figures = heard.of("Figure")
    assert figures[:2] == ["Sentiment: very bad", "Moment of truth"]


def test_cards_are_read_from_top_to_bottom():
    heard = Heard(export_poster(map_with(*(f"Card {number}" for number in range(5))), POSTER).data)
    assert [words for words in heard.texts() if words.startswith("Card")] == [
        f"Card {number}" for number in range(5)
    ]


def test_an_emotion_curve_is_told_in_words():
    map_ = new_map("Map")
    lane = map_.lanes[0].id
    cards = (
        new_touchpoint(lane, "Search").evolve(sentiment=1),
        new_touchpoint(lane, "Compare").evolve(sentiment=-1),
        new_touchpoint(lane, "Wait").evolve(sentiment=0),
        new_touchpoint(lane, "No feeling"),
    )
    lanes = (map_.lanes[0], new_lane("Emotion", "emotion"))
    stages = (map_.stages[0].evolve(name="Discover", cards=cards), *map_.stages[1:])
    heard = Heard(export_poster(map_.evolve(lanes=lanes, stages=stages), POSTER).data)
    assert "Emotion curve in Discover: Search +1, Compare −1, Wait 0" in heard.of("Figure")


def test_curves_of_personas_are_told_one_by_one():
    map_ = new_map("Map")
    anna, ben = Persona(id="p1", name="Anna"), Persona(id="p2", name="Ben")
    card = new_touchpoint(map_.lanes[0].id, "Search").evolve(
        sentiment=1, sentiments=(PersonaSentiment(persona="p2", sentiment=-2),)
    )
    lanes = (map_.lanes[0], new_lane("Emotion", "emotion").evolve(curves="personas"))
    stages = (map_.stages[0].evolve(name="Discover", cards=(card,)), *map_.stages[1:])
    heard = Heard(export_poster(map_.evolve(personas=(anna, ben), lanes=lanes, stages=stages), POSTER).data)
    assert "Emotion curve in Discover. Anna: Search +1; Ben: Search −2" in heard.of("Figure")


def test_a_persona_on_a_card_is_named():
    map_ = new_map("Map")
    card = new_touchpoint(map_.lanes[0].id, "Search").evolve(personas=("p1",))
    map_ = map_.evolve(
        personas=(Persona(id="p1", name="Anna Kowalska"),),
        stages=(map_.stages[0].evolve(cards=(card,)), *map_.stages[1:]),
    )
    assert "Persona Anna Kowalska" in Heard(export_poster(map_, POSTER).data).of("Figure")


def test_each_part_of_the_report_begins_with_its_heading(shop, report):
    titles = report.of("H1")
    assert titles[:3] == [shop.title, "Contents", "Summary"]
    assert {"Improvement notes", "Goals", "Metrics", "Method and evidence"} <= set(titles)
    sections = [element for _, role, _, element in report.elements if role == "Sect"]
    assert len(sections) == len(titles)


def test_headings_leave_no_level_out(report):
    levels = [int(role[1]) for _, role, _, _ in report.elements if role in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {1, 2, 3} == set(levels)


def test_stages_and_entries_are_headings_under_their_part(shop, report):
    place = report.texts().index("Improvement notes", report.texts().index("Summary"))
    headings = [words for _, role, words, _ in report.elements if role in ("H2", "H3")]
    assert place and all(note.title in headings for note in shop.improvements)
    assert all(stage.name in headings for stage in shop.stages)


def test_lines_of_one_text_are_one_paragraph():
    note = Improvement(id="n1", title="Note", note=" ".join(f"word{number}" for number in range(120)))
    heard = Heard(export_pdf(map_with(improvements=(note,)), ExportOptions(parts=("improvements",))).data)
    assert note.note in heard.of("P")


def test_a_rating_of_dots_is_told_as_a_number():
    note = Improvement(id="n1", title="Note", impact=4, effort=2)
    heard = Heard(export_pdf(map_with(improvements=(note,)), ExportOptions(parts=("improvements",))).data)
    assert [words for words in heard.of("Figure") if words.endswith("of 5")] == ["4 of 5", "2 of 5"]


def test_charts_are_told_in_words(report):
    figures = report.of("Figure")
    assert any(words.startswith("Chart of rates before and after: ") for words in figures)
    assert any(words.startswith("Radar of the audit: Customer focus ") for words in figures)


def test_the_contents_are_links_to_the_parts(report):
    entries = [words for words in report.of("Link") if words]
    assert entries[0] == "Summary" and "Method and evidence" in entries
    assert "TOC" in {role for _, role, _, _ in report.elements}


def test_page_numbers_and_feet_are_not_read(report):
    assert not [words for words in report.texts() if "current state" in words and " of " in words]
    assert not any(words == "2 of 26" for words in report.of("P"))


def test_content_stands_in_the_order_in_which_it_is_read(report, poster):
    for heard in (report, poster):
        assert all(order == sorted(order) for order in heard.orders.values())


def test_a_heading_that_goes_on_is_read_once():
    map_ = map_with("Checkout")
    (card,) = map_.stages[0].cards
    notes = tuple(
        Improvement(id=f"n{number}", title=f"Note {number}", note="text " * 80, touchpoints=(card.id,))
        for number in range(30)
    )
    other = Improvement(id="other", title="For the whole journey")
    data = export_pdf(map_.evolve(improvements=(*notes, other)), ExportOptions(parts=("improvements",))).data
    heard = Heard(data)
    assert len(heard.orders) > 2
    assert heard.of("H2") == ["Discover", "Whole journey"]
