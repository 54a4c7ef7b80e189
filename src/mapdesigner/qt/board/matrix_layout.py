"""Where every note lies in the matrix: a chip in its field, behind a “+7”, or in the tray."""

from collections.abc import Sequence
from typing import NamedTuple

from mapdesigner.model import ImprovementId
from mapdesigner.qt.board.facts import NoteFacts
from mapdesigner.qt.board.grid import SIDE_PX, TRAY_HEAD_PX, Field, Grid, Rect
from mapdesigner.qt.board.spread import GAP_PX, TWO_LINES_PX, shown_of, spread

TRAY_LINES = 2


class Placed(NamedTuple):
    """A note's chip, and how many lines of its title fit."""

    id: ImprovementId
    rect: Rect
    lines: int


class More(NamedTuple):
    """The chip of a field for the notes which have no room there."""

    field: Field
    rect: Rect
    ids: tuple[ImprovementId, ...]


class MatrixLayout(NamedTuple):
    """Everything in the matrix; places in the tray are those before it is scrolled."""

    placed: tuple[Placed, ...]
    more: tuple[More, ...]
    tray: tuple[Placed, ...]
    tray_height: int


def lay_out(
    shown: Sequence[NoteFacts], grid: Grid, must_show: ImprovementId | None, spare_in_tray: int = 0
) -> MatrixLayout:
    """Return the chips; `must_show` gets one of its own in any case.

    Within a field the notes of higher rank come first, closed ones last. `spare_in_tray` keeps pixels free
    at the tray's top.
    """
    fields: dict[Field, list[NoteFacts]] = {}
    waiting = []
    for one in shown:
        if one.note.impact is None or one.note.effort is None:
            waiting.append(one.note.id)
        else:
            fields.setdefault(Field(one.note.impact, one.note.effort), []).append(one)
    placed: list[Placed] = []
    more: list[More] = []
    for field in sorted(fields, key=lambda one: (-one.impact, one.effort)):
        _fill(field, fields[field], grid, must_show, placed, more)
    tray, height = _tray(waiting, grid, spare_in_tray)
    return MatrixLayout(tuple(placed), tuple(more), tray, height)


def _fill(
    field: Field,
    notes: list[NoteFacts],
    grid: Grid,
    must_show: ImprovementId | None,
    placed: list[Placed],
    more: list[More],
) -> None:
    notes.sort(key=lambda one: (one.rank is None, one.rank or 0))
    ids = [one.note.id for one in notes]
    inner = grid.inner_of(field)
    found = spread(len(ids), inner.width, inner.height)
    wanted = ids.index(must_show) if must_show in ids else None
    shown = shown_of(len(ids), found, wanted)
    rects = [
        Rect(inner.left + chip.left, inner.top + chip.top, chip.width, chip.height) for chip in found.chips
    ]
    for place, rect, chip in zip(shown, rects, found.chips, strict=False):
        placed.append(Placed(ids[place], rect, chip.lines))
    if found.hidden:
        hidden = tuple(id_ for place, id_ in enumerate(ids) if place not in set(shown))
        more.append(More(field, rects[-1], hidden))


def _tray(ids: Sequence[ImprovementId], grid: Grid, spare: int) -> tuple[tuple[Placed, ...], int]:
    y = TRAY_HEAD_PX + spare
    tray = []
    for id_ in ids:
        rect = Rect(grid.tray.left + SIDE_PX, y, grid.tray.width - 2 * SIDE_PX, TWO_LINES_PX)
        tray.append(Placed(id_, rect, TRAY_LINES))
        y += TWO_LINES_PX + GAP_PX
    return tuple(tray), y + SIDE_PX
