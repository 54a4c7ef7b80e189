"""The structure tree of a tagged PDF: what a page's content is, and in which order it is read.

Content is marked with numbers (MCID) while it is painted; the tree says to which element each number belongs,
and the parent tree leads back (ISO 32000-1, 14.7 and 14.8).
"""

from collections.abc import Iterator, Sequence

Area = tuple[float, float, float, float]

# Where the finished tree is told to whoever puts the document together.
TREE_KEY = "/MapDesignerStructure"
# Where the links of each page are told.
LINKS_KEY = "/MapDesignerLinks"


class TaggedLink:
    """A place on a page that leads to another page: its area, that page's index, what it is about.

    `element` is its part of the document once that is known.
    """

    __slots__ = ("area", "element", "number", "page", "title", "to_page")

    def __init__(self, area: Area, to_page: int, title: str) -> None:
        self.area = area
        self.to_page = to_page
        self.title = title
        self.page = -1
        self.number = -1
        self.element: Element | None = None


class Element:
    """A part of the document with its role (Sect, H1, P, Figure …).

    Its kids are elements, numbers of content and links.

    `alt` says a figure in words, `area` where it is on its page, left, bottom, right and top in points.
    `scope` tells of a table's heading whether it is that of a Row or a Column. All content of an element is
    on one page; its elements may be on others.
    """

    __slots__ = ("alt", "area", "kids", "page", "role", "scope")

    def __init__(
        self,
        role: str,
        parent: "Element | None" = None,
        alt: str = "",
        scope: str = "",
        area: Area | None = None,
    ) -> None:
        self.role = role
        self.alt = alt
        self.scope = scope
        self.area = area
        self.page = -1
        self.kids: list[Element | int | TaggedLink] = []
        if parent is not None:
            parent.kids.append(self)


class Structure:
    """A document's elements, and for each page which element each number of its content belongs to."""

    def __init__(self) -> None:
        self.document = Element("Document")
        self.owners: list[list[Element]] = []
        self.links: list[TaggedLink] = []
        self.heights: list[float] = []
        self._section: Element | None = None
        self._levels: list[int] = []
        self._heading = ""

    def begin_page(self, height_pt: float) -> list[Element]:
        """Begin the next page; return its list, in which a number's place is its owner's."""
        self.owners.append([])
        self.heights.append(height_pt)
        return self.owners[-1]

    def link_element(self, link: TaggedLink, parent: Element) -> Element:
        """Return the element of a link, made under `parent` when it has none yet."""
        if link.element is None:
            link.element = Element("Link", parent, link.title)
            link.element.kids.append(link)
            link.element.page = len(self.owners) - 1
        return link.element

    def add_links(self, links: Sequence[TaggedLink]) -> None:
        """Add the links of the present page; those that no words belong to stand after all else."""
        for link in links:
            self.link_element(link, self.section if link.element else self.contents())
            link.page = len(self.owners) - 1
        self.links += links

    def begin_section(self) -> None:
        """Begin a part of the document."""
        self._section = Element("Sect", self.document)
        self._levels = []
        self._heading = ""

    @property
    def section(self) -> Element:
        """The part that goes on here."""
        if self._section is None:
            self.begin_section()
        assert self._section is not None
        return self._section

    def element(self, role: str, alt: str = "", area: Area | None = None) -> Element:
        """Return a new element of the present part."""
        return Element(role, self.section, alt, area=area)

    def heading(self, level: int, text: str) -> Element:
        """Return a new heading of a level, 1 for a part's, which begins a part.

        Levels are counted from those that are above it in the part: none is left out.
        """
        if self._section is None or (level == 1 and self._levels):
            self.begin_section()
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        if level <= 2:
            self._heading = text
        return Element(f"H{len(self._levels)}", self.section)

    @property
    def has_heading(self) -> bool:
        """Whether the present part has a heading already."""
        return bool(self._levels)

    def contents(self) -> Element:
        """Return a new entry of a table of contents; those that follow each other are one table."""
        kids = self.section.kids
        last = kids[-1] if kids else None
        table = last if type(last) is Element and last.role == "TOC" else self.element("TOC")
        return Element("TOCI", table)

    def goes_on(self, text: str) -> bool:
        """Tell whether a heading repeats the present one, as at the top of a page."""
        return text == self._heading


def with_structure(data: bytes, structure: Structure, pages: Sequence[int], root: int, info: int) -> bytes:
    """Return a PDF with the tree and the links appended to it, as a change to a file is appended.

    `pages`, `root` and `info` are the numbers of the objects of pages, catalog and information. Tree and
    links hang on TREE_KEY and LINKS_KEY of the trailer: thousands of small objects are written much quicker
    as text than one by one.
    """
    start, first = _end_of(data)
    elements = list(_elements(structure.document))
    numbers = {id(element): number for number, element in enumerate(elements, first + 1)}
    for number, link in enumerate(structure.links, first + 1 + len(elements)):
        link.number = number
    parents = {id(structure.document): first}
    objects = [_tree(structure, numbers)]
    for element in elements:
        objects.append(_element(element, numbers, parents[id(element)], pages))
        own = numbers[id(element)]
        parents.update((id(kid), own) for kid in element.kids if type(kid) is Element)
    objects += [_annotation(structure, place, pages) for place in range(len(structure.links))]
    pieces, offsets, position = [data, b"\n"], [], len(data) + 1
    for number, content in enumerate(objects, first):
        piece = f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
        offsets.append(position)
        position += len(piece)
        pieces.append(piece)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    pieces.append(
        f"xref\n{first} {len(objects)}\n{table}trailer\n"
        f"<</Size {first + len(objects)}/Root {root} 0 R/Info {info} 0 R"
        f"/Prev {start}{TREE_KEY} {first} 0 R{LINKS_KEY}{_links_by_page(structure)}>>\n"
        f"startxref\n{position}\n%%EOF\n".encode("ascii")
    )
    return b"".join(pieces)


def pdf_string(text: str) -> str:
    """Return text as a PDF string."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be', errors='replace').hex().upper()}>"


def _elements(element: Element) -> Iterator[Element]:
    """Yield an element and all under it, each before its kids."""
    stack = [element]
    while stack:
        present = stack.pop()
        yield present
        stack.extend(kid for kid in reversed(present.kids) if type(kid) is Element)


def _tree(structure: Structure, numbers: dict[int, int]) -> str:
    pages = "".join(
        f"{place}[{' '.join(f'{numbers[id(owner)]} 0 R' for owner in owners)}]"
        for place, owners in enumerate(structure.owners)
    )
    links = "".join(
        f"{place} {numbers[id(link.element)]} 0 R "
        for place, link in enumerate(structure.links, len(structure.owners))
    )
    document = numbers[id(structure.document)]
    return (
        f"<</Type/StructTreeRoot/K {document} 0 R/ParentTree<</Nums[{pages}{links}]>>"
        f"/ParentTreeNextKey {len(structure.owners) + len(structure.links)}>>"
    )


def _element(element: Element, numbers: dict[int, int], parent: int, pages: Sequence[int]) -> str:
    kids = " ".join(_kid(kid, numbers) for kid in element.kids)
    parts = [f"<</Type/StructElem/S/{element.role}/P {parent} 0 R"]
    if element.page >= 0:
        parts.append(f"/Pg {pages[element.page]} 0 R")
    if kids:
        parts.append(f"/K {kids}" if len(element.kids) == 1 else f"/K[{kids}]")
    if element.alt:
        parts.append(f"/Alt{pdf_string(element.alt)}")
    if element.scope:
        parts.append(f"/A<</O/Table/Scope/{element.scope}>>")
    if element.area is not None:
        parts.append(f"/A<</O/Layout/BBox[{' '.join(f'{side:.1f}' for side in element.area)}]>>")
    return "".join((*parts, ">>"))


def _kid(kid: Element | int | TaggedLink, numbers: dict[int, int]) -> str:
    if type(kid) is Element:
        return f"{numbers[id(kid)]} 0 R"
    return f"<</Type/OBJR/Obj {kid.number} 0 R>>" if type(kid) is TaggedLink else str(kid)


def _annotation(structure: Structure, place: int, pages: Sequence[int]) -> str:
    """Return a link as readers find it on the page; it is printed as all else, so nothing of it is seen."""
    link = structure.links[place]
    rect = " ".join(f"{side:.2f}" for side in link.area)
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{rect}]/Border[0 0 0]/F 4/P {pages[link.page]} 0 R"
        f"/Dest[{pages[link.to_page]} 0 R/XYZ 0 {structure.heights[link.to_page]:.2f} null]"
        f"/Contents{pdf_string(link.title)}/StructParent {len(structure.owners) + place}>>"
    )


def _links_by_page(structure: Structure) -> str:
    pages: list[list[str]] = [[] for _ in structure.owners]
    for link in structure.links:
        pages[link.page].append(f"{link.number} 0 R")
    return f"[{' '.join(f'[{chr(32).join(links)}]' for links in pages)}]"


def _end_of(data: bytes) -> tuple[int, int]:
    """Return where the last table of objects begins, and the first number that no object has."""
    end = data.rindex(b"startxref")
    start = int(data[end + len(b"startxref") :].split()[0])
    size = data.index(b"/Size", data.rindex(b"trailer"))
    return start, int(data[size + len(b"/Size") :].split()[0])
