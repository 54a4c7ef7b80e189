"""A sheet: a page of a chosen size with boxes placed on it, before any painter has seen it."""

from collections.abc import Callable
from typing import NamedTuple

from mapdesigner.layout.marks import Box

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]


class Placed(NamedTuple):
    """A box on a sheet: its parent's corner in points from the sheet's top left, y down, and its scale."""

    box: Box
    x_pt: float
    y_pt: float
    scale: float


class Bookmark(NamedTuple):
    """An entry of the PDF's outline: level 0 for parts, 1 for what is in them, and where it leads to."""

    level: int
    title: str
    x_pt: float
    y_pt: float


class PlacedPicture(NamedTuple):
    """A picture on a sheet, cut to a disc: its top left in points, y down, its size, its PNG or JPEG file."""

    x_pt: float
    y_pt: float
    size_pt: float
    data: bytes


class Sheet(NamedTuple):
    """A page: its size in points, what is on it, its entries in the outline, where its foot may begin."""

    width_pt: float
    height_pt: float
    placed: tuple[Placed, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    margin_pt: float = 0.0
    pictures: tuple[PlacedPicture, ...] = ()


class Exported(NamedTuple):
    """A finished export: the file's bytes, sentences about what a reader should know, how many pages."""

    data: bytes
    warnings: tuple[str, ...] = ()
    page_count: int = 1


class ExportCancelled(Exception):
    """The person who asked for the export called it off; nothing was made."""


class ExportFailed(Exception):
    """An export can't be made; the message is a sentence that names what is wrong and what to do."""

    is_sentence = True
