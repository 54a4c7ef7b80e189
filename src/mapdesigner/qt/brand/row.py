"""BrandRow: what brand the map has, in a few words, and the way to change it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.model import Brand
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.field import LABEL_GAP_PX, plain_label
from mapdesigner.session import Session

TIP = "Colours, logo and font of your organisation, for every export of this map"
OWN = "Map Designer’s own"
DISC_PX = 12


class BrandRow(QWidget):
    """On the map's page: the accent colour, what else there is, and a button."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._brand: Brand | None = None
        label = plain_label("Brand", "label")
        self.disc = plain_label("")
        self.disc.setFixedSize(DISC_PX, DISC_PX)
        self.words = plain_label("", "hint", wraps=True)
        self.button = QPushButton("Change…")
        self.button.setToolTip(plain_tip(TIP))
        self.button.setAccessibleName("Change the brand")
        self.button.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.disc, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(label)
        column.addLayout(row)
        self.show_brand(None)

    def show_brand(self, brand: Brand | None) -> None:
        """Show a brand, or that the map has none."""
        self._brand = brand
        self.words.setText(brand_words(brand))
        accent = None if brand is None else brand.accent
        self.disc.setVisible(accent is not None)
        if accent is not None:
            self.disc.setStyleSheet(f"background: {accent}; border-radius: {DISC_PX // 2}px;")

    def _choose(self) -> None:
        from mapdesigner.qt.brand.dialog import choose_brand

        choose_brand(self._session, self._theme, self.window())


def brand_words(brand: Brand | None) -> str:
    """Return what a brand is made of: “Colours · logo · DejaVu Serif”."""
    if brand is None:
        return OWN
    colours = sum(colour is not None for colour in (brand.accent, brand.text))
    words = [
        ("", "colour", "colours")[colours],
        "logo" if brand.logo else "",
        *(font.name for font in (brand.font, brand.font_semibold) if font is not None),
    ]
    line = " · ".join(dict.fromkeys(word for word in words if word))
    return line[:1].upper() + line[1:] or OWN
