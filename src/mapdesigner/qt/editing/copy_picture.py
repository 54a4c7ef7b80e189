"""Copy the map, or the selected cards of it, as a picture, for a slide or a chat."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from mapdesigner.edit import in_reading_order
from mapdesigner.insight.metric_status import NARROW_SPACE
from mapdesigner.layout.brand import paper_palette
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.marks import Box
from mapdesigner.qt.drawing.vector_painter import paint_vectors
from mapdesigner.qt.editing.wording import counted
from mapdesigner.qt.widgets.clipboard_data import put_on_clipboard
from mapdesigner.session import Session

# Two pixels a point: sharp on a slide, and small enough for a chat.
SCALE = 2.0
MARGIN_PT = 8.0
# More than this many programs refuse to paste.
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 16_000

PlacedBox = tuple[Box, float, float]


def copy_map(session: Session) -> None:
    """Put the whole map onto the clipboard as a picture and say so."""
    root = lay_out(session.map_)
    _copy(session, [(root, 0.0, 0.0)], QRectF(0, 0, root.width, root.height), "The map")


def copy_selection(session: Session) -> None:
    """Put the selected cards, as they lie to each other, onto the clipboard; without any, the whole map."""
    cards = in_reading_order(session.map_, session.selection)
    if not cards:
        copy_map(session)
        return
    wanted = {f"card:{card.id}" for card in cards}
    placed = [each for each in _walk(lay_out(session.map_), 0.0, 0.0) if each[0].id in wanted]
    area = QRectF()
    for box, x, y in placed:
        area = area.united(QRectF(x + box.x, y + box.y, box.width, box.height))
    area.adjust(-MARGIN_PT, -MARGIN_PT, MARGIN_PT, MARGIN_PT)
    _copy(session, placed, area, counted(cards))


def _copy(session: Session, placed: list[PlacedBox], area: QRectF, what: str) -> None:
    scale = min(
        SCALE,
        (MOST_PIXELS / (area.width() * area.height())) ** 0.5,
        LONGEST_SIDE / max(area.width(), area.height()),
    )
    image = _drawn(session, placed, area, scale)
    put_on_clipboard(image=image)
    size = " × ".join(f"{side:,}".replace(",", NARROW_SPACE) for side in (image.width(), image.height()))
    smaller = "" if scale == SCALE else " It is smaller than usual, or few programs would take it."
    session.say(f"{what} copied as a picture of {size} pixels.{smaller}")


def _drawn(session: Session, placed: list[PlacedBox], area: QRectF, scale: float) -> QImage:
    image = QImage(
        max(1, round(area.width() * scale)), max(1, round(area.height() * scale)), QImage.Format.Format_RGB32
    )
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-area.topLeft())
    for box, x, y in placed:
        painter.translate(QPointF(x, y))
        paint_vectors(painter, box, paper_palette(session.map_.brand))
        painter.translate(-QPointF(x, y))
    painter.end()
    return image


def _walk(box: Box, x: float, y: float) -> Iterator[PlacedBox]:
    """Yield every box with its parent's corner on the map."""
    yield box, x, y
    for child in box.children:
        yield from _walk(child, x + box.x, y + box.y)
