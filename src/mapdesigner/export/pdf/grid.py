"""Paints a map into a PDF as the table that it is: stages as columns, lanes as rows, cards in cells.

It is read row by row, as a table is: a reader says the stage and the lane of each cell by the table's
headings, and can go down a stage or along a lane, whichever tells more.
"""

from collections.abc import Iterator
from itertools import groupby

from mapdesigner.export.pdf.marks import PagePainter, going_on
from mapdesigner.export.pdf.sign_words import ICON_WORDS, SignWords
from mapdesigner.export.pdf.structure import Element
from mapdesigner.export.sheet import Frame
from mapdesigner.layout.marks import Box, Icon, Mark, Words

PARTS = ("stage", "lane", "cell")
STAGES = "stages"


def is_grid(box: Box) -> bool:
    """Tell whether a box holds stages and lanes."""
    return any(_kind(child) in PARTS for child in box.children)


class GridPainter:
    """Paints the parts of maps on one page; stages that follow lanes begin a new table, as bands do."""

    def __init__(self, painter: PagePainter, says: SignWords, section: Element) -> None:
        self._painter = painter
        self._says = says
        self._section = section

    def paint(self, root: Box, x: float, y: float, scale: float, clip: Frame | None) -> None:
        """Paint stages, lanes and cells of a map whose corner is at (x, y), down from the page's top."""
        shown = [box for box in root.children if _kind(box) in PARTS and is_in(box, x, y, scale, clip)]
        for boxes in _tables(shown):
            table = Element("Table", self._section)
            columns = sorted({round(box.x, 1) for box in boxes})
            for row, in_row in groupby(boxes, _row_of):
                self._row(row, list(in_row), columns, Element("TR", table), x, y, scale)

    def _row(
        self,
        row: str,
        boxes: list[Box],
        columns: list[float],
        parent: Element,
        x: float,
        y: float,
        scale: float,
    ) -> None:
        """Paint the stages' headings, or a lane; where nothing stands, the row has an empty cell."""
        by_column = {round(box.x, 1): box for box in boxes}
        for column in columns:
            box = by_column.get(column)
            if box is None:
                Element("TD", parent)
                continue
            place = (x + box.x * scale, y + box.y * scale, scale)
            kind = _kind(box)
            if kind == "cell":
                self._cell(box, *place, Element("TD", parent))
            else:
                self._text(box, *place, Element("TH", parent, scope="Column" if row == STAGES else "Row"))

    def _cell(self, box: Box, x: float, y: float, scale: float, cell: Element) -> None:
        for mark in box.marks:
            self._painter.decoration()
            self._painter.paint(mark, x, y, scale)
        for content in box.children:
            left, top = x + content.x * scale, y + content.y * scale
            if any(_kind(child) in ("felt", "curve") for child in content.children):
                self._curves(content, left, top, scale, Element("Figure", cell, self._says.curves(box.id)))
                continue
            own = (content._replace(children=()), left, top, scale, cell)
            stands_above = content.children and _is_above(content.marks, content.children[0].y)
            if stands_above:
                self._text(*own)
            for child in content.children:
                self._text(child, left + child.x * scale, top + child.y * scale, scale, cell)
            if not stands_above:
                self._text(*own)

    def _curves(self, box: Box, x: float, y: float, scale: float, figure: Element) -> None:
        """Paint all in a box as one figure."""
        top = self._painter.top - y
        figure.area = (x, top - box.height * scale, x + box.width * scale, top)
        self._painter.content_of(figure)
        self._as_it_is(box, x, y, scale)

    def _as_it_is(self, box: Box, x: float, y: float, scale: float) -> None:
        for mark in box.marks:
            self._painter.paint(mark, x, y, scale)
        for child in box.children:
            self._as_it_is(child, x + child.x * scale, y + child.y * scale, scale)

    def _text(self, box: Box, x: float, y: float, scale: float, parent: Element) -> None:
        """Paint a box: first its ground and lines, then its words and signs as one paragraph."""
        painter, read = self._painter, []
        previous: Mark | None = None
        for mark in box.marks:
            kind = type(mark)
            if kind is Words:
                read.append((mark, self._says.persona(previous, mark)))  # type: ignore[arg-type]
            elif kind is Icon and mark.name in ICON_WORDS:  # type: ignore[union-attr]
                read.append((mark, ICON_WORDS[mark.name]))  # type: ignore[union-attr]
            else:
                painter.decoration()
                painter.paint(mark, x, y, scale)
            previous = mark
        if read:
            self._paragraph(read, x, y, scale, Element("P", parent))
        for child in box.children:
            self._text(child, x + child.x * scale, y + child.y * scale, scale, parent)

    def _paragraph(
        self, read: list[tuple[Mark, str]], x: float, y: float, scale: float, paragraph: Element
    ) -> None:
        painter, last = self._painter, read[-1][0]
        for mark, words in read:
            painter.content_of(Element("Figure", paragraph, words) if words else paragraph)
            painter.paint(mark if mark is last else going_on(mark), x, y, scale)


def _tables(boxes: list[Box]) -> Iterator[list[Box]]:
    """Yield the parts of each table: stages, then lanes with their cells."""
    table: list[Box] = []
    for box in boxes:
        if _kind(box) == "stage" and table and _kind(table[-1]) != "stage":
            yield table
            table = []
        table.append(box)
    if table:
        yield table


def _row_of(box: Box) -> str:
    kind, _, id_ = box.id.partition(":")
    return STAGES if kind == "stage" else f"lane {id_ if kind == 'lane' else id_.partition('/')[2]}"


def is_in(box: Box, x: float, y: float, scale: float, clip: Frame | None) -> bool:
    """Tell whether any of a box, its parent's corner at (x, y), is in a part of the page."""
    if clip is None:
        return True
    left, top = x + box.x * scale, y + box.y * scale
    return (
        left < clip.x_pt + clip.width_pt
        and left + box.width * scale > clip.x_pt
        and top < clip.y_pt + clip.height_pt
        and top + box.height * scale > clip.y_pt
    )


def _is_above(marks: tuple[Mark, ...], y: float) -> bool:
    """Tell whether words begin above a height of their box."""
    return any(type(mark) is Words and mark.baseline < y for mark in marks)


def _kind(box: Box) -> str:
    return box.id.partition(":")[0]
