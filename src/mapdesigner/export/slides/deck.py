"""A deck of slides: a wide master in the map's colours and font, and the same bytes for the same slides."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pptx
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from mapdesigner.export.slides.master import MASTER_SHAPES, TEXT_STYLES, TITLE_SHAPES, themed
from mapdesigner.export.slides.notes import UnshownWords
from mapdesigner.export.slides.shapes import NAMESPACES, Shapes
from mapdesigner.export.slides.text import clean, cut, one_line
from mapdesigner.export.written import written_in_shapes
from mapdesigner.insight.texts import Thing
from mapdesigner.layout.text import Style, single_line
from mapdesigner.layout.theme import Palette

WIDTH_PT, HEIGHT_PT = 960.0, 540.0
MARGIN_PT = 40.0
CONTENT_WIDTH_PT = WIDTH_PT - 2 * MARGIN_PT
CONTENT_TOP_PT, CONTENT_BOTTOM_PT = 84.0, 502.0
TITLE_PT, SMALL_TITLE_PT = 26.0, 18.0
MOST_NOTES_CHARACTERS = 1_000_000
# The layouts of the library's template that make sense here; the others are removed.
_TITLE_SLIDE, _CONTENT, _TITLE_ONLY, _BLANK = 0, 1, 5, 6
# The earliest day that a ZIP file can say.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Map Designer</Application></Properties>"
)


class Page(Shapes):
    """A slide under construction: its shapes, its pictures, the words of its speaker notes.

    Of `things` the notes get each text that is not whole on the slide.
    """

    def __init__(self, slide: Any, palette: Palette, language: str) -> None:
        super().__init__(palette, language)
        self.slide = slide
        self.notes: list[str] = []
        self.things: list[Thing] = []

    def picture_relation(self, data: bytes) -> tuple[str, tuple[int, int]]:
        """Return the relation by which a PNG or JPEG file is shown, and its size in pixels."""
        part, relation = self.slide.part.get_or_add_image_part(io.BytesIO(data))
        return str(relation), tuple(part.image.size)

    def title(self, text: str) -> None:
        """Add the title, smaller when it is long; what is cut is told in full in the notes."""
        text = " ".join(clean(text).split())
        size = None
        if single_line(text[:400], Style(TITLE_PT, "semibold")).width_pt > CONTENT_WIDTH_PT * 0.95:
            size = SMALL_TITLE_PT
            shown = cut(text, CONTENT_WIDTH_PT, SMALL_TITLE_PT, 2, "semibold")
            if shown != text:
                self.notes.append(text)
            text = shown
        self.placeholder("title", [text], size_pt=size)


class Deck:
    """Slides one after the other; `foot` stands at the foot of each but the first."""

    def __init__(
        self,
        title: str,
        palette: Palette,
        *,
        font: str,
        foot: str,
        language: str,
        about: dict[str, str],
        words: UnshownWords,
    ) -> None:
        self._words = words
        self._palette, self._language, self._foot = palette, language, one_line(foot, 120)
        self._presentation: Any = pptx.Presentation()
        self._presentation.slide_width = Pt(WIDTH_PT)
        self._presentation.slide_height = Pt(HEIGHT_PT)
        self._presentation.element.sldSz.attrib.pop("type", None)
        self._prepare_layouts()
        self._prepare_theme(one_line(font, 60))
        self._describe(title, about)
        self.page_count = 0

    @contextmanager
    def page(self, title: str, *, is_first: bool = False) -> Iterator[Page]:
        """Give a new slide to be filled; its title is the layout's title, as the outline shows it."""
        self.page_count += 1
        slide = self._presentation.slides.add_slide(self._layouts[0 if is_first else 1])
        for shape in list(slide.shapes):
            shape._element.getparent().remove(shape._element)
        page = Page(slide, self._palette, self._language)
        if not is_first:
            page.title(title)
        yield page
        if not is_first:
            page.footer(self._foot)
        tree = slide.shapes._spTree
        for element in parse_xml(f"<p:spTree {NAMESPACES}>{''.join(page.parts)}</p:spTree>"):
            tree.append(element)
        shown = "\n".join((written_in_shapes(page.parts), *page.notes))
        page.notes += self._words.of(page.things, shown)
        notes = clean("\n".join(page.notes))[:MOST_NOTES_CHARACTERS].strip()
        if notes:
            slide.notes_slide.notes_text_frame.text = notes

    def data(self) -> bytes:
        """Return the file; equal slides give equal bytes."""
        out = io.BytesIO()
        self._presentation.save(out)
        return _without_clock(out.getvalue())

    def _prepare_layouts(self) -> None:
        layouts = self._presentation.slide_layouts
        kept = [layouts[place] for place in (_TITLE_SLIDE, _TITLE_ONLY, _CONTENT, _BLANK)]
        for layout in list(layouts):
            if all(layout is not each and layout.name != each.name for each in kept):
                layouts.remove(layout)
        self._layouts = kept
        master = self._presentation.slide_master
        _replace_shapes(master.shapes._spTree, MASTER_SHAPES)
        styles = master.element.find(qn("p:txStyles"))
        for style in parse_xml(f"<p:txStyles {NAMESPACES}>{TEXT_STYLES}</p:txStyles>"):
            styles.replace(styles.find(style.tag), style)
        _replace_shapes(kept[0].shapes._spTree, TITLE_SHAPES)
        for layout in kept:
            # The template's date of 2013, which nobody fills in.
            for place in layout.element.findall(f".//{qn('p:ph')}[@type='dt']"):
                shape = place.getparent().getparent().getparent()
                shape.getparent().remove(shape)

    def _prepare_theme(self, font: str) -> None:
        relations = self._presentation.slide_master.part.rels
        theme = next(each.target_part for each in relations.values() if each.reltype.endswith("/theme"))
        theme._blob = themed(theme.blob, self._palette, font)

    def _describe(self, title: str, about: dict[str, str]) -> None:
        core = self._presentation.core_properties
        core.title = one_line(title, 250)
        core.author = one_line(about.get("author", ""), 250)
        core.subject = one_line(about.get("subject", ""), 250)
        core.comments = ""
        core.last_modified_by = "Map Designer"
        core.language = self._language[:50]
        for element in list(core._element):
            if element.tag.endswith(("}created", "}modified")):
                core._element.remove(element)
        package = self._presentation.part.package
        for owner, kind in ((package, "/thumbnail"), (self._presentation.part, "/printerSettings")):
            relations = owner._rels
            for key in [key for key, each in relations.items() if each.reltype.endswith(kind)]:
                relations.pop(key)
        app = next(
            each.target_part
            for each in package._rels.values()
            if each.reltype.endswith("/extended-properties")
        )
        app._blob = _APP


def _replace_shapes(tree: Any, shapes: str) -> None:
    for element in list(tree)[2:]:
        tree.remove(element)
    for element in parse_xml(f"<p:spTree {NAMESPACES}>{shapes}</p:spTree>"):
        tree.append(element)


def _without_clock(data: bytes) -> bytes:
    """Return a ZIP file with the same content and no time in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return out.getvalue()
