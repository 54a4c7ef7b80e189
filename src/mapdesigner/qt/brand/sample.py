"""BrandSample: a few words and signs as they will be on paper, in a brand's colours and font."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mapdesigner.layout import icons
from mapdesigner.layout.block import text_block
from mapdesigner.layout.brand import paper_palette
from mapdesigner.layout.marks import Box, Icon, Mark, Rect, Stroke
from mapdesigner.layout.text import Style
from mapdesigner.layout.typeface import typeface, typeface_of
from mapdesigner.model import UNTITLED, Brand
from mapdesigner.qt.drawing.painter import paint_box
from mapdesigner.qt.drawing.picture_loading import logo_of
from mapdesigner.qt.drawing.theme import Theme

HEIGHT_PX = 120
PADDING_PX = 16.0
LOGO = QSize(110, 44)
TITLE = Style(18, "semibold")
WORDS = Style(12)
SMALL = Style(11)


class BrandSample(QWidget):
    """White paper in both themes, since exports are."""

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self._title = title
        self._theme = theme
        self._brand = Brand()
        self._box = Box("sample", 0, 0, 0, 0)
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("A sample of the brand on paper")

    def show_brand(self, brand: Brand) -> None:
        """Show a brand."""
        self._brand = brand
        with typeface(typeface_of(brand)):
            self._box = sample_box(self._title, max(200.0, float(self.width())))
        self.update()

    def resizeEvent(self, event: object) -> None:
        self.show_brand(self._brand)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setBrush(QColor("#FFFFFF"))
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        paint_box(painter, self._box, paper_palette(self._brand))
        logo = None if self._brand.logo is None else logo_of(self._brand.logo)
        if logo is not None:
            size = logo.size().scaled(LOGO, Qt.AspectRatioMode.KeepAspectRatio)
            left = self.width() - PADDING_PX - size.width()
            painter.drawImage(QRectF(left, PADDING_PX, size.width(), size.height()), logo)


def sample_box(title: str, width: float) -> Box:
    """Return a heading, a sentence, a moment of truth and a piece of curve, for paper `width` wide."""
    inner = width - 2 * PADDING_PX - LOGO.width() - PADDING_PX
    marks: list[Mark] = []
    heading, y = text_block(title or UNTITLED, PADDING_PX, PADDING_PX, inner, TITLE, "text", 1)
    sentence, y = text_block(
        "What customers go through, and what to do about it.", PADDING_PX, y + 2, inner, WORDS, "muted", 1
    )
    marks += [*heading, *sentence]
    card, _ = text_block("Moment of truth", PADDING_PX + 30, y + 19, 150, SMALL, "text", 1)
    marks.append(Rect(PADDING_PX, y + 10, 160, 34, 6, "accent tint", "accent", 1))
    marks.append(Icon(icons.STAR, PADDING_PX + 10, y + 19, 14, "accent"))
    marks += card
    points = ((PADDING_PX + 184, y + 14), (PADDING_PX + 240, y + 40), (PADDING_PX + 300, y + 18))
    marks.append(Stroke(points, "accent", 2))
    marks += [Rect(x - 3.5, at - 3.5, 7, 7, 3.5, "accent") for x, at in points]
    return Box("sample", 0, 0, width, HEIGHT_PX, tuple(marks))
