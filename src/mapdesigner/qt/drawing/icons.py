"""Icons in the theme's colours, sharp at any device pixel ratio."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from mapdesigner.qt.drawing.pictures import icon_pixmap
from mapdesigner.qt.drawing.theme import Theme

ICON_PX = 18


def icon(theme: Theme, name: str, token: str = "muted", size: int = ICON_PX) -> QIcon:
    """Return an icon in a token's colour, faint while disabled; make it again when the theme changes."""
    made = QIcon()
    for ratio in _ratios():
        made.addPixmap(pixmap(theme, name, token, size, ratio))
        made.addPixmap(pixmap(theme, name, "faint", size, ratio), QIcon.Mode.Disabled)
    return made


def pixmap(
    theme: Theme, name: str, token: str = "muted", size: int = ICON_PX, device_pixel_ratio: float = 1.0
) -> QPixmap:
    """Return a square picture of an icon, `size` logical pixels wide, on a clear ground."""
    return _drawn(name, theme.colour(token).name(), size, device_pixel_ratio)


def paint_icon(
    painter: QPainter, theme: Theme, name: str, x: float, y: float, size: int, token: str = "muted"
) -> None:
    """Draw an icon with its upper left corner at (x, y), as sharp as the painter's device."""
    ratio = painter.device().devicePixelRatio()
    # On whole device pixels, or the strokes blur.
    place = QRectF(round(x * ratio) / ratio, round(y * ratio) / ratio, size, size)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    drawn = pixmap(theme, name, token, size, ratio)
    painter.drawPixmap(place, drawn, QRectF(drawn.rect()))


def blank(size: int = ICON_PX) -> QIcon:
    """Return a clear picture, for what stands in line with icons and has none."""
    clear = QPixmap(size, size)
    clear.fill(Qt.GlobalColor.transparent)
    return QIcon(clear)


def _ratios() -> list[float]:
    """Return the pixel ratios of the screens."""
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0})


@lru_cache(maxsize=4096)
def _drawn(name: str, colour: str, size: int, device_pixel_ratio: float) -> QPixmap:
    drawn = icon_pixmap(name, colour, round(size * device_pixel_ratio))
    drawn.setDevicePixelRatio(device_pixel_ratio)
    return drawn
