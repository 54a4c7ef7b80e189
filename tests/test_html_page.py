"""The web page: one file that asks for nothing, in which every word of the map is text and never markup."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from mapdesigner.export.formats import format_named
from mapdesigner.export.html.tags import tag, text
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import ExportCancelled
from mapdesigner.files.disk import open_map
from mapdesigner.model import REPORT_PARTS, Lane, Note, Touchpoint, cards_of, new_map
from mapdesigner.resources import samples_path
from strategies import AWKWARD, maps

SAMPLES = sorted(samples_path().glob("*.json"))
VOID = {"meta", "img", "br"}


class Page(HTMLParser):
    """A page as a reader sees it: its words, its elements, whether all are closed in order."""

    def __init__(self, data):
        super().__init__(convert_charrefs=True)
        self.words, self.elements, self.attributes, self.open, self.faults = [], [], [], [], []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, name, attributes):
        self.elements.append(name)
        self.attributes += attributes
        if name not in VOID:
            self.open.append(name)

    def handle_startendtag(self, name, attributes):
        self.elements.append(name)
        self.attributes += attributes

    def handle_endtag(self, name):
        if not self.open or self.open.pop() != name:
            self.faults.append(name)

    def handle_data(self, words):
        if self.open and self.open[-1] not in ("style", "title", "desc"):
            self.words.append(words)

    @property
    def text(self):
        return _plain(" ".join(self.words))


def _plain(words):
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f]", " ", words).split())


def page_of(map_, **options):
    return Page(format_named("page").export(map_, ExportOptions(**options)).data)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_word_of_a_sample_stands_on_its_page(path):
    map_ = open_map(path)
    page = page_of(map_, parts=REPORT_PARTS)
    assert not page.open and not page.faults
    for _, card in cards_of(map_):
        assert _plain(card.title if isinstance(card, Touchpoint) else card.text) in page.text
        quotes = card.feedback if isinstance(card, Touchpoint) else ()
        assert all(_plain(said.quote) in page.text for said in quotes)
    for note in map_.improvements:
        assert _plain(note.title) in page.text
    for persona in map_.personas:
        assert _plain(persona.name) in page.text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_page_asks_no_server_and_runs_nothing(path):
    data = format_named("page").export(open_map(path), ExportOptions()).data.decode()
    page = Page(data.encode())
    assert not {"script", "link", "iframe", "object"} & set(page.elements)
    addresses = [value for name, value in page.attributes if name in ("src", "href", "xlink:href")]
    assert addresses
    assert all(value.startswith(("#", "data:")) for value in addresses)
    assert set(re.findall(r"url\((.{5})", data)) <= {"data:"}
    assert not [name for name, _ in page.attributes if name.startswith("on")]


@pytest.mark.parametrize("words", [word for word in AWKWARD if word.strip()])
def test_what_a_person_wrote_is_text(words):
    page = Page(tag("p", words, title=words).encode(errors="surrogatepass"))
    assert set(page.elements) <= {"p", "br"}
    assert page.text == _plain(words)


def test_a_title_of_markup_stays_words():
    map_ = new_map("<script>alert(1)</script>").evolve(purpose='"><img src=x onerror=alert(1)>')
    page = page_of(map_)
    assert "<script>alert(1)</script>" in page.text
    assert "onerror=alert(1)>" in page.text
    assert "script" not in page.elements
    assert "img" not in page.elements


@settings(deadline=None)
@given(maps())
def test_any_map_makes_a_page_that_is_closed(map_):
    page = page_of(map_)
    assert not page.open and not page.faults
    for _, card in cards_of(map_):
        if isinstance(card, Note):
            assert _plain(card.text) in page.text


def test_a_page_with_the_drawing_alone_has_the_words_of_its_cards_where_a_browser_finds_them():
    note = Note(kind="note", id="note", lane="pains", text=f"{'x' * 300} and a second line of words")
    pains = Lane(id="pains", name="Pains", kind="notes")
    first, *others = new_map().stages
    map_ = new_map().evolve(lanes=(pains,), stages=(first.evolve(cards=(note,)), *others))
    page = page_of(map_, parts=("map",))
    assert note.text in page.text
    assert page.elements.count("details") == 1
    assert "details" not in page_of(map_, parts=("map", "stages")).elements


def test_parts_stand_in_the_order_that_was_chosen():
    page = page_of(open_map(SAMPLES[0]), parts=("metrics", "personas"))
    assert page.text.index("Metrics before and after") < page.text.rindex("Personas")
    assert "svg" not in page.elements


def test_an_empty_map_has_its_drawing_alone():
    page = page_of(new_map("Nothing yet"))
    assert "Nothing yet" in page.text
    assert page.elements.count("section") == 1


def test_a_page_can_be_called_off():
    with pytest.raises(ExportCancelled):
        format_named("page").export(new_map(), ExportOptions(), None, lambda: True)


def test_line_breaks_are_kept():
    assert text("one\ntwo") == "one<br>two"


def test_the_map_is_as_large_as_on_the_canvas_and_fits_onto_a_page_of_four_stages():
    data = (
        format_named("page").export(open_map(samples_path() / "online-bookshop.json"), ExportOptions()).data
    )
    (width, box) = re.search(
        r'<svg [^>]*width="([\d.]+)px" [^>]*viewBox="0 0 ([\d.]+) ', data.decode()
    ).groups()
    assert width == box and float(width) < 1180 - 2 * 32
    assert ".drawing text{white-space:pre;font-synthesis:none}" in data.decode()


def test_a_printed_page_ends_with_no_heading():
    data = format_named("page").export(new_map(), ExportOptions()).data.decode()
    for_print = data.partition("@media print")[2].partition("</style>")[0]
    kept = re.search(r"([^{}]*)\{break-after:avoid\}", for_print)[1]
    # Also a stage's goal and a lane's description, which stand between a heading and its cards.
    assert {"h2", "h3", "h4", "h3+p", "h4+p"} <= set(kept.strip().split(","))
