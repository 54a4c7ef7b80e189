"""Paints running text into a PDF as headings, paragraphs and figures, in the order in which they are read.

What a line is shows in its type: titles are larger and semibold. Lines of one style under each other are one
paragraph. Drawings are decoration, unless they say something that no words beside them do.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mapdesigner.export.pdf.marks import PagePainter, going_on
from mapdesigner.export.pdf.sign_words import ICON_WORDS, faces_words, rating
from mapdesigner.export.pdf.structure import Area, Element, Structure, TaggedLink
from mapdesigner.layout.icons import FACES
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke, Words
from mapdesigner.layout.measures import line_height_pt
from mapdesigner.layout.persona_sign import is_on_disc
from mapdesigner.layout.text import Style

# Semibold lines of these sizes are titles of parts, of sections, of entries.
LEAST_SIZES = (20.0, 12.5, 12.0)
# Lines are as far from each other as their style says; rounding may add a little.
ALMOST_PT = 0.6
CONTINUED = "continued"
_FACES = frozenset(FACES.values())


class Drawing(NamedTuple):
    """Something that is drawn by others, a picture or a chart: where, what it shows, and how it is drawn.

    `alt` gets the words that stand beside it.
    """

    area: Area
    alt: Callable[[str], str]
    draw: Callable[[], None]


class _Item(NamedTuple):
    """A line of words with its box's corner on the page, or the first mark of a figure that is painted."""

    mark: Mark
    x: float
    y: float
    scale: float
    figure: Element | None = None


class _Block:
    """Lines of one paragraph or heading, or one figure; `bottom` is its last line's baseline on the page."""

    __slots__ = ("bottom", "items", "top")

    def __init__(self, item: _Item, top: float) -> None:
        self.items = [item]
        self.top = self.bottom = top

    @property
    def style(self) -> Style | None:
        """The type of its first line, none for a figure."""
        mark = self.items[0].mark
        return mark.line.style if type(mark) is Words else None

    @property
    def text(self) -> str:
        """Its words on one line, empty for a figure."""
        return " ".join(item.mark.line.text for item in self.items if type(item.mark) is Words)


class FlowPainter:
    """Paints boxes of text on one page, into the present section of the document."""

    def __init__(self, painter: PagePainter, structure: Structure, links: Sequence[TaggedLink] = ()) -> None:
        self._painter = painter
        self._structure = structure
        self._links = links

    def paint(self, box: Box, x: float, y: float, scale: float, drawings: Sequence[Drawing] = ()) -> None:
        """Paint a box whose parent's corner is at (x, y), down from the page's top, and drawings on it.

        What is drawn comes first, in its order; words follow, each drawing before what stands further down
        than it begins.
        """
        items = list(self._walked(box, x, y, scale))
        blocks = _blocks(items)
        levels = self._levels(blocks)
        waiting = sorted(drawings, key=lambda drawing: -drawing.area[3])
        for place, (block, level) in enumerate(zip(blocks, levels, strict=True)):
            while waiting and self._painter.top - block.top < waiting[0].area[3]:
                self._drawn(waiting.pop(0), blocks)
            self._block(block, level, is_first=place == 0)
        for drawing in waiting:
            self._drawn(drawing, blocks)

    def paint_legend(self, box: Box, x: float, y: float, scale: float) -> None:
        """Paint a legend: each group of signs is a paragraph of their meanings."""
        paragraph = None
        for item in list(self._walked(box, x, y, scale, with_figures=False)):
            mark = item.mark
            if paragraph is None or (type(mark) is Words and mark.line.style.weight == "semibold"):
                paragraph = self._structure.element("P")
            self._painter.content_of(paragraph)
            self._painter.paint(going_on(mark), item.x, item.y, scale)

    def _walked(
        self, box: Box, x: float, y: float, scale: float, with_figures: bool = True
    ) -> Iterator[_Item]:
        """Paint what is drawn in a box, as decoration or as a figure; yield words and figures."""
        x, y = x + box.x * scale, y + box.y * scale
        marks, painter = box.marks, self._painter
        place = 0
        while place < len(marks):
            mark = marks[place]
            count, says = self._figure(marks, place) if with_figures else (1, "")
            if type(mark) is Words and not is_on_disc(marks[place - 1] if place else None, mark):
                if mark.line.words:
                    yield _Item(mark, x, y, scale)
                place += 1
                continue
            figure = Element("Figure", alt=says) if says else None
            if figure is None:
                painter.decoration()
            else:
                painter.content_of(figure)
                yield _Item(mark, x, y, scale, figure)
            for drawn in marks[place : place + count]:
                painter.paint(drawn, x, y, scale)
            place += count
        for child in box.children:
            yield from self._walked(child, x, y, scale, with_figures)

    def _figure(self, marks: tuple[Mark, ...], place: int) -> tuple[int, str]:
        """Return how many marks from a place on are one thing, and what it says if it is a figure."""
        mark = marks[place]
        kind = type(mark)
        if kind is Icon:
            return 1, ICON_WORDS.get(mark.name, "")  # type: ignore[union-attr]
        if kind is Rect:
            says = rating(marks, place)
            return (5, says) if says else (1, "")
        if kind is Stroke and any(len(point) == 6 for point in mark.points):  # type: ignore[union-attr]
            end = place + 1
            while end < len(marks) and _is_on_a_curve(marks[end]):
                end += 1
            return end - place, faces_words(marks[place:end])
        return 1, ""

    def _levels(self, blocks: Sequence[_Block]) -> list[int]:
        """Return which heading each block is, 0 for none: of several titles of parts the largest ones are."""
        levels = [_level(block) for block in blocks]
        titles = [
            block.style.size_pt
            for block, level in zip(blocks, levels, strict=True)
            if level == 1 and block.style
        ]
        if not titles:
            return levels
        for place, block in enumerate(blocks):
            if levels[place] == 1 and block.style and block.style.size_pt < max(titles) - ALMOST_PT:
                levels[place] = 0
        # What stands above the title of all else is no heading of it.
        above = 0 if self._structure.has_heading else levels.index(1)
        return [0] * above + levels[above:]

    def _block(self, block: _Block, level: int, is_first: bool) -> None:
        painter = self._painter
        figure = block.items[0].figure
        if figure is not None:
            self._structure.section.kids.append(figure)
            return
        if (is_first and level == 2 and self._structure.goes_on(block.text)) or block.text == CONTINUED:
            owner = painter.repeated(is_foot=False)
        else:
            owner = self._owner(block, level)
            painter.content_of(owner)
        last = None if owner.role == "Link" else block.items[-1]
        for item in block.items:
            painter.paint(item.mark if item is last else going_on(item.mark), item.x, item.y, item.scale)

    def _owner(self, block: _Block, level: int) -> Element:
        """Return the heading or paragraph that a block is, or the link that it belongs to."""
        structure = self._structure
        height = self._painter.top - block.top
        link = next((link for link in self._links if link.area[1] <= height <= link.area[3]), None)
        if link is not None:
            return link.element or structure.link_element(link, structure.contents())
        return structure.heading(level, block.text) if level else structure.element("P")

    def _drawn(self, drawing: Drawing, blocks: Sequence[_Block]) -> None:
        _, bottom, _, top = drawing.area
        beside = next(
            (block.text for block in blocks if bottom <= self._painter.top - block.top <= top and block.text),
            "",
        )
        figure = self._structure.element("Figure", drawing.alt(beside), area=drawing.area)
        self._painter.content_of(figure)
        drawing.draw()


def _blocks(items: Sequence[_Item]) -> list[_Block]:
    """Return what belongs together, in the order of its first lines."""
    blocks: list[_Block] = []
    open_: dict[tuple[object, ...], _Block] = {}
    for item in items:
        mark = item.mark
        if type(mark) is not Words:
            blocks.append(_Block(item, item.y + _top_of(mark) * item.scale))
            continue
        baseline = item.y + mark.baseline * item.scale
        key = (round(item.x + mark.x * item.scale, 1), mark.line.style, mark.colour)
        above = open_.get(key)
        height = (line_height_pt(mark.line.style) + ALMOST_PT) * item.scale
        if above is not None and 0 < baseline - above.bottom <= height:
            above.items.append(item)
            above.bottom = baseline
        else:
            open_[key] = _Block(item, baseline)
            blocks.append(open_[key])
    return blocks


def _level(block: _Block) -> int:
    """Return which heading a block is by its type, 1 … 3, or 0 for none; figures and numbers are none."""
    style = block.style
    if style is None or style.weight != "semibold":
        return 0
    signs = [sign for sign in block.text if not sign.isspace()]
    if sum(map(str.isalpha, signs)) * 2 < len(signs):
        return 0
    return next((level for level, size in enumerate(LEAST_SIZES, 1) if style.size_pt >= size), 0)


def _is_on_a_curve(mark: Mark) -> bool:
    if type(mark) is Icon:
        return mark.name in _FACES
    return type(mark) is Rect and mark.radius * 2 >= mark.width


def _top_of(mark: Mark) -> float:
    if type(mark) is Stroke:
        return min(point[-1] for point in mark.points)
    return mark.baseline if type(mark) is Words else mark.y  # type: ignore[union-attr]
