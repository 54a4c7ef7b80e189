"""Paints sheets as the pages of a tagged PDF: maps as tables, all else as running text, feet as repeated."""

from collections.abc import Iterator, Sequence
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from mapdesigner.export.images import draw_picture
from mapdesigner.export.pdf.charts import PlacedChart
from mapdesigner.export.pdf.flow import Drawing, FlowPainter
from mapdesigner.export.pdf.grid import PARTS, GridPainter, is_grid
from mapdesigner.export.pdf.marks import PagePainter
from mapdesigner.export.pdf.sign_words import SignWords, chart_words
from mapdesigner.export.pdf.structure import Structure, TaggedLink
from mapdesigner.export.pdf.text import TextWriter
from mapdesigner.export.sheet import Frame, Link, Placed, PlacedPicture, Sheet
from mapdesigner.layout.marks import Box
from mapdesigner.layout.theme import Palette

FOOT = "foot"
LEGEND = "legend"
_NOTHING = Box("nothing", 0, 0, 0, 0)


class PageWriter:
    """Paints sheets onto the pages of a canvas, one after the other, and keeps account of what is on them."""

    def __init__(self, canvas: Canvas, text: TextWriter, palette: Palette, says: SignWords) -> None:
        self.structure = Structure()
        self._canvas = canvas
        self._text = text
        self._palette = palette
        self._says = says
        self._is_after_a_map = False

    def paint(self, sheet: Sheet, charts: Sequence[PlacedChart]) -> None:
        """Paint a sheet, with charts on it, onto the canvas's present page."""
        structure = self.structure
        owners = structure.begin_page(sheet.height_pt)
        painter = PagePainter(
            self._text, self._palette, sheet.height_pt, len(structure.owners) - 1, owners, self._canvas
        )
        has_a_map = any(_holds_a_map(placed.box) for placed in sheet.placed)
        if has_a_map and not self._is_after_a_map:
            structure.begin_section()
        self._is_after_a_map = has_a_map
        links = [_tagged(link, sheet.height_pt) for link in sheet.links]
        drawings = [*self._pictures(sheet), *_charts(painter, charts)]
        for placed in sheet.placed:
            if placed.clip is not None:
                painter.begin_clip(*placed.clip)
            self._placed(painter, placed, drawings, links)
            if placed.clip is not None:
                painter.end_clip()
            if placed.box.id not in (FOOT, LEGEND):
                drawings = []
        if drawings:
            FlowPainter(painter, structure).paint(_NOTHING, 0, 0, 1, drawings)
        painter.end()
        structure.add_links(links)

    def _placed(
        self, painter: PagePainter, placed: Placed, drawings: list[Drawing], links: list[TaggedLink]
    ) -> None:
        box, x, y, scale, clip = placed
        if box.id == FOOT:
            painter.repeated(is_foot=True)
            _as_it_is(painter, box, x, y, scale)
            painter.end()
        elif _holds_a_map(box):
            self._map(painter, box, x, y, scale, clip, drawings)
        elif box.id == LEGEND:
            FlowPainter(painter, self.structure).paint_legend(box, x, y, scale)
        else:
            FlowPainter(painter, self.structure, links).paint(box, x, y, scale, drawings)

    def _map(
        self,
        painter: PagePainter,
        box: Box,
        x: float,
        y: float,
        scale: float,
        clip: Frame | None,
        drawings: Sequence[Drawing],
    ) -> None:
        """Paint a box with a map in it: what is around the map first, its title, words and logo."""
        flow = FlowPainter(painter, self.structure)
        if not is_grid(box):
            flow.paint(box._replace(children=()), x, y, scale, drawings)
            for child in box.children:
                self._placed(
                    painter, Placed(child, x + box.x * scale, y + box.y * scale, scale, clip), [], []
                )
            return
        others = tuple(child for child in box.children if child.id.partition(":")[0] not in PARTS)
        flow.paint(box._replace(children=others), x, y, scale, drawings)
        grid = GridPainter(painter, self._says, self.structure.section)
        grid.paint(box, x + box.x * scale, y + box.y * scale, scale, clip)

    def _pictures(self, sheet: Sheet) -> Iterator[Drawing]:
        for picture in sheet.pictures:
            height = picture.size_pt if picture.height_pt is None else picture.height_pt
            top = sheet.height_pt - picture.y_pt
            area = (picture.x_pt, top - height, picture.x_pt + picture.size_pt, top)
            alt = partial(_picture_words, picture)
            yield Drawing(area, alt, partial(draw_picture, self._canvas, picture, sheet.height_pt))


def _holds_a_map(box: Box) -> bool:
    return is_grid(box) or any(is_grid(child) for child in box.children)


def _as_it_is(painter: PagePainter, box: Box, x: float, y: float, scale: float) -> None:
    x, y = x + box.x * scale, y + box.y * scale
    for mark in box.marks:
        painter.paint(mark, x, y, scale)
    for child in box.children:
        _as_it_is(painter, child, x, y, scale)


def _charts(painter: PagePainter, charts: Sequence[PlacedChart]) -> Iterator[Drawing]:
    for chart in charts:
        area = (chart.x_pt, chart.y_pt, chart.x_pt + chart.width_pt, chart.y_pt + chart.height_pt)
        draw = partial(painter.operators.append, chart.operators)
        yield Drawing(area, partial(_chart_words, chart), draw)


def _chart_words(chart: PlacedChart, beside: str) -> str:
    return chart_words(chart.data)


def _picture_words(picture: PlacedPicture, beside: str) -> str:
    if picture.height_pt is not None:
        return "Logo"
    return f"Picture of {beside}" if beside else "Picture"


def _tagged(link: Link, page_height_pt: float) -> TaggedLink:
    left, top, width, height = link.frame
    area = (left, page_height_pt - top - height, left + width, page_height_pt - top)
    return TaggedLink(area, link.sheet, link.title)
