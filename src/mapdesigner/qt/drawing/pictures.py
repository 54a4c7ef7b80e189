"""Pictures that painting keeps: what was drawn once at a size is only copied from then on."""

from collections.abc import Callable, Hashable
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mapdesigner.resources import resource_path

BYTES_A_PIXEL = 4


class _Kept(NamedTuple):
    """A picture, what must live as long as its key means the same, and the bytes that it takes."""

    picture: QPixmap
    owner: object
    size: int


class Pictures:
    """Pictures by key, as many as fit into some bytes; those that were not asked for longest go first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: dict[Hashable, _Kept] = {}

    def get(self, key: Hashable) -> QPixmap | None:
        """Return a picture that was kept, None when there is none."""
        kept = self._kept.pop(key, None)
        if kept is None:
            return None
        self._kept[key] = kept  # now the youngest
        return kept.picture

    def keep(self, key: Hashable, picture: QPixmap, owner: object = None) -> None:
        """Keep a picture, and `owner` with it, for a key that is made of its id()."""
        size = picture.width() * picture.height() * BYTES_A_PIXEL
        self._kept[key] = _Kept(picture, owner, size)
        self._bytes += size
        while self._bytes > self._most_bytes and len(self._kept) > 1:
            oldest = next(iter(self._kept))
            self._bytes -= self._kept.pop(oldest).size


def drawn(
    width: float, height: float, ratio: float, draw: Callable[[QPainter], None], ground: str | None = None
) -> QPixmap:
    """Return a picture of a size in logical pixels (`ratio` device pixels each), drawn upon.

    On a `ground` of a colour it is quicker to paint; without one it is transparent.
    """
    picture = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent if ground is None else QColor(ground))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return picture


def icon_pixmap(name: str, colour: str, size_px: int) -> QPixmap:
    """Return an icon of the resources in a colour, `size_px` device pixels square."""
    renderer = QSvgRenderer(QByteArray(_icon_source(name).replace("currentColor", colour).encode()))
    return drawn(
        size_px, size_px, 1.0, lambda painter: renderer.render(painter, QRectF(0, 0, size_px, size_px))
    )


@cache
def _icon_source(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
