"""A sheet: a page of a chosen size with boxes placed on it, before any painter has seen it."""

from collections.abc import Callable
from typing import NamedTuple

from mapdesigner.layout.marks import Box

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]


class Frame(NamedTuple):
    """A rectangle on a sheet in points from its top left, y down."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float


class Placed(NamedTuple):
    """A box on a sheet: its parent's corner in points from the sheet's top left, y down, and its scale.

    Of a box with a clip only what lies in that area of the sheet is painted.
    """

    box: Box
    x_pt: float
    y_pt: float
    scale: float
    clip: Frame | None = None


class Bookmark(NamedTuple):
    """An entry of the PDF's outline: level 0 for parts, 1 for what is in them, and where it leads to."""

    level: int
    title: str
    x_pt: float
    y_pt: float


class PlacedPicture(NamedTuple):
    """A picture on a sheet: its top left in points, y down, its width, its PNG or JPEG file.

    It is cut to a disc; with a height it is shown whole, as wide and high as told. Of one with a clip only
    what lies in that area of the sheet is painted.
    """

    x_pt: float
    y_pt: float
    size_pt: float
    data: bytes
    height_pt: float | None = None
    clip: Frame | None = None


class Link(NamedTuple):
    """A place on a sheet that leads to another sheet: its frame, that sheet's index, what it is about."""

    frame: Frame
    sheet: int
    title: str


class Sheet(NamedTuple):
    """A page: its size in points, what is on it, its entries in the outline, where its foot may begin.

    `trim` is where a print shop cuts it, None for along its edges; `bleed` how far ink goes beyond that.
    """

    width_pt: float
    height_pt: float
    placed: tuple[Placed, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    margin_pt: float = 0.0
    pictures: tuple[PlacedPicture, ...] = ()
    trim: Frame | None = None
    bleed: Frame | None = None
    links: tuple[Link, ...] = ()


class Exported(NamedTuple):
    """A finished export: the file's bytes, sentences about what a reader should know, how many pages.

    `notes` are facts that are no warning, "Smallest type 7.4 pt". `written` is the text that is seen in it,
    None where that is to be read from the bytes.
    """

    data: bytes
    warnings: tuple[str, ...] = ()
    page_count: int = 1
    notes: tuple[str, ...] = ()
    written: str | None = None


class ExportCancelled(Exception):
    """The person who asked for the export called it off; nothing was made."""


class ExportFailed(Exception):
    """An export can't be made; the message is a sentence that names what is wrong and what to do."""

    is_sentence = True
