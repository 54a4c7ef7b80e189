"""Break parts of the report into pages: what belongs together stays together.

A group (a heading, an entry) is not split unless it is longer than a page or would leave much of one empty;
a heading goes with what follows.
A part begins on a new page unless there is room for all of it, or little stands on the page yet.
Lengths are in the report's pixels, y downwards from the top of the page's content.
"""

from collections.abc import Sequence
from typing import NamedTuple

from mapdesigner.export.report.chart_data import Chart
from mapdesigner.layout.marks import Mark

# Where a long entry breaks, at least this many of its rows stand on either side.
LEAST_ROWS = 3
GAP_BETWEEN_PARTS_PX = 64.0
# A page that is filled less than this, as a share, is no end to stop at.
NEARLY_EMPTY = 0.5
# A page on which more than this is left, as a share, is filled with the start of what is not whole on it.
WORTH_FILLING = 0.4


class RowPicture(NamedTuple):
    """A round picture in a row: its place from the row's top left, its size, its PNG or JPEG file."""

    x: float
    y: float
    size: float
    data: bytes


class Row(NamedTuple):
    """Marks that stay on one line or so, placed from the row's top left, and how high it is.

    `leads_to` is the sheet to which a reader gets by a click on the row, its index and what is there.
    """

    marks: tuple[Mark, ...]
    height: float
    chart: Chart | None = None
    picture: RowPicture | None = None
    leads_to: tuple[int, str] | None = None


class Group(NamedTuple):
    """Rows that stay together where they can.

    `kept` rows at the start never part. `with_next` keeps the group on the page of the next one's start.
    `gap` is the space above, dropped at the top of a page. `separator` goes above the group where it follows
    another entry; `running` heads a page that begins within the group's section.
    """

    rows: tuple[Row, ...]
    gap: float = 0.0
    kept: int = 1
    with_next: bool = False
    bookmark: tuple[int, str] | None = None
    separator: Row | None = None
    running: Row | None = None


class PlacedRow(NamedTuple):
    """A row and its y on the page's content."""

    row: Row
    y: float


class Page(NamedTuple):
    """The rows of one page, and the bookmarks that lead to it: level, title, y."""

    rows: tuple[PlacedRow, ...]
    bookmarks: tuple[tuple[int, str, float], ...]


def flowed(groups: Sequence[Group], height: float) -> tuple[Page, ...]:
    """Return the groups of one part on pages with content `height` high."""
    flow = Flow(height)
    flow.add_part(groups)
    return flow.finished()


class Flow:
    """Pages in the making, with content `height` high."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._pages: list[Page] = []
        self._rows: list[PlacedRow] = []
        self._bookmarks: list[tuple[int, str, float]] = []
        self._y = 0.0
        self._after_entry = False

    def add_part(self, groups: Sequence[Group]) -> None:
        """Add a part: its groups in their order."""
        if self._rows:
            whole = sum(_height_of(group.rows) + group.gap + _separator_height(group) for group in groups)
            room = self._height - self._y - GAP_BETWEEN_PARTS_PX
            if whole <= room or self._y <= NEARLY_EMPTY * self._height:
                self._y += GAP_BETWEEN_PARTS_PX
                self._after_entry = False
            else:
                self._turn(None)
        chain: list[Group] = []
        for group in groups:
            chain.append(group)
            if not group.with_next:
                self._add(chain)
                chain = []
        if chain:
            self._add(chain)

    def finished(self) -> tuple[Page, ...]:
        """Return the pages so far; what is added later begins on a page of its own."""
        self._turn(None)
        pages, self._pages = tuple(self._pages), []
        return pages

    def _add(self, chain: list[Group]) -> None:
        *headings, last = chain
        least = sum(_height_of(group.rows) + group.gap for group in headings)
        if not self._fits(headings, last, last.rows):
            is_worth_filling = self._height - self._y > WORTH_FILLING * self._height
            fits_on_a_page = least + _height_of(last.rows) <= self._height - _running_height(last)
            whole = fits_on_a_page and not is_worth_filling
            start = _start_of(last)
            if self._rows and (whole or not self._fits(headings, last, start)):
                self._turn(None if headings else last.running)
        for group in chain:
            self._place(group)

    def _fits(self, headings: list[Group], last: Group, rows: tuple[Row, ...]) -> bool:
        need = sum(_height_of(group.rows) + group.gap for group in headings)
        need += _height_of(rows) + (last.gap if headings or self._rows else 0.0)
        if last.separator is not None and self._after_entry and not headings:
            need += last.separator.height
        return self._y + need <= self._height

    def _place(self, group: Group) -> None:
        if self._rows:
            self._y += group.gap
        if group.separator is not None and self._after_entry:
            self._put(group.separator)
        if group.bookmark is not None:
            self._bookmarks.append((*group.bookmark, self._y))
        for index, row in enumerate(group.rows):
            left = group.rows[index:]
            if index >= group.kept and self._must_turn(row, left):
                self._turn(group.running)
            self._put(row)
        self._after_entry = not group.with_next

    def _must_turn(self, row: Row, left: tuple[Row, ...]) -> bool:
        if self._y + row.height > self._height:
            return True
        # The last rows go on together rather than leave one alone at the top of the next page.
        return len(left) == LEAST_ROWS and self._y + _height_of(left) > self._height

    def _put(self, row: Row) -> None:
        self._rows.append(PlacedRow(row, self._y))
        self._y += row.height

    def _turn(self, running: Row | None) -> None:
        if self._rows:
            self._pages.append(Page(tuple(self._rows), tuple(self._bookmarks)))
        self._rows, self._bookmarks, self._y, self._after_entry = [], [], 0.0, False
        if running is not None:
            self._put(running)


def _height_of(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)


def _separator_height(group: Group) -> float:
    return group.separator.height if group.separator is not None else 0.0


def _running_height(group: Group) -> float:
    return group.running.height if group.running is not None else 0.0


def _start_of(group: Group) -> tuple[Row, ...]:
    """Return the rows with which a long group may begin at the foot of a page."""
    return group.rows[: group.kept + LEAST_ROWS]
