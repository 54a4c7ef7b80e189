"""The disc that stands for a persona: its picture, or its initials on its colour."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPixmap

from mapdesigner.layout.theme import contrast
from mapdesigner.model import Persona, initials, persona_colour
from mapdesigner.qt.drawing.theme import interface_font

LIGHT_LETTERS, DARK_LETTERS = "#FFFFFF", "#1A1E26"


def letters_colour(ground: str) -> str:
    """Return the colour in which letters are read best on a ground, both #RRGGBB."""
    return max(
        (LIGHT_LETTERS, DARK_LETTERS), key=lambda letters: contrast(letters, ground) + _favour(letters)
    )


def paint_disc(painter: QPainter, persona: Persona, colour: str, place: QRectF) -> None:
    """Paint a persona's disc into a square; one with a picture has a ring in the persona's colour."""
    ratio = painter.device().devicePixelRatio()
    size = round(place.width() * ratio)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    drawn = _drawn(persona.picture, initials(persona), colour, size)
    painter.drawPixmap(place, drawn, QRectF(drawn.rect()))


def disc_icon(persona: Persona, index: int, size: int = 18) -> QIcon:
    """Return the disc for a menu; `index` is the persona's place in the map."""
    icon = QIcon()
    for ratio in (1, 2):
        drawn = QPixmap(
            _drawn(persona.picture, initials(persona), persona_colour(persona, index), size * ratio)
        )
        drawn.setDevicePixelRatio(ratio)
        icon.addPixmap(drawn)
    return icon


def _favour(letters: str) -> float:
    # White looks better on strong colours, also where black would have a little more contrast.
    return 3.0 if letters == LIGHT_LETTERS else 0.0


def _image(picture: str) -> QImage | None:
    # Here and not at the top: most maps have no pictures of personas, and a start none to paint.
    from mapdesigner.qt.drawing.picture_loading import image_of

    return image_of(picture)


@lru_cache(maxsize=256)
def _drawn(picture: str | None, letters: str, colour: str, size: int) -> QPixmap:
    disc = QPixmap(size, size)
    disc.fill(Qt.GlobalColor.transparent)
    painter = QPainter(disc)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    whole = QRectF(0, 0, size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(whole)
    image = None if picture is None else _image(picture)
    if image is None:
        # One letter where there is no room for two.
        shown = letters if size >= 36 else letters[:1]
        font = interface_font(max(7, round(size * (0.36 if len(shown) > 1 else 0.52))), semibold=True)
        painter.setFont(font)
        painter.setPen(QColor(letters_colour(colour)))
        painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, shown)
    else:
        ring = max(1.0, size / 24)
        inner = whole.adjusted(ring, ring, -ring, -ring)
        path = QPainterPath()
        path.addEllipse(inner)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawPath(path)
        painter.setClipPath(path)
        painter.drawImage(inner, image)
    painter.end()
    return disc
