"""BrandDialog: the organisation's colours, logo and font, as every export of this map will wear them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPushButton, QVBoxLayout, QWidget

from mapdesigner.edit import change_brand
from mapdesigner.files.disk import FileTrouble, open_map
from mapdesigner.layout.brand import brand_troubles
from mapdesigner.layout.theme import PAPER
from mapdesigner.model import Brand, JourneyMap, shortened
from mapdesigner.qt.brand.fields import BrandColourField, FontField, LogoField
from mapdesigner.qt.brand.sample import BrandSample
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.field import LABEL_GAP_PX, Field, plain_label
from mapdesigner.session import Session

WIDTH_PX = 560
LEAD = "Colours, logo and font travel with the map and are used in every export."
OWN_FONT = "Inter, Map Designer’s own"


class BrandDialog(QDialog):
    """Asks for the parts of a brand; nothing changes before *Use this brand*."""

    def __init__(self, map_: JourneyMap, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Brand")
        self._brand = map_.brand or Brand()
        self.accent = BrandColourField("Accent colour", theme, "Map Designer’s own", lambda: PAPER["accent"])
        self.text = BrandColourField("Text colour", theme, "Map Designer’s own", lambda: PAPER["text"])
        self.logo = LogoField(theme)
        self.font_ = FontField("Font", theme, OWN_FONT)
        self.semibold = FontField("Font for headings", theme, "The same font")
        self.fields: dict[str, Field] = {
            "accent": self.accent,
            "text": self.text,
            "logo": self.logo,
            "font": self.font_,
            "font_semibold": self.semibold,
        }
        self.sample = BrandSample(map_.title, theme)
        self.trouble = plain_label("", "fault", wraps=True)
        self.take_button = QPushButton("Take from another map…")
        self.take_button.setToolTip("Use the brand that another map, or a PDF made of it, carries")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use_button = self.buttons.addButton("Use this brand", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.take_button, QDialogButtonBox.ButtonRole.ResetRole)
        self.use_button.setProperty("primary", True)
        self._lay_out()
        # Only now: before it is in the dialog Qt does not note it, and Enter would press the first button.
        self.use_button.setDefault(True)
        for name, field in self.fields.items():
            field.changed.connect(partial(self._change, name))
        self.take_button.clicked.connect(self._ask_for_map)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._show()

    @property
    def brand(self) -> Brand:
        """The brand as it is filled in."""
        return self._brand

    def accept(self) -> None:
        """Use the brand; while a colour is none, the keyboard goes to it instead."""
        wrong = next((field for field in (self.accent, self.text) if field.is_wrong), None)
        if wrong is None:
            super().accept()
        else:
            wrong.number.setFocus(Qt.FocusReason.OtherFocusReason)
            wrong.number.selectAll()

    def take_from(self, map_: JourneyMap) -> None:
        """Fill in the brand of another map; one without a brand is said."""
        if map_.brand is None:
            self.trouble.setText(f"“{shortened(map_.title)}” has no brand of its own.")
            self.trouble.show()
            return
        self._brand = map_.brand
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(11)
        column.addWidget(plain_label(LEAD, "hint", wraps=True))
        for field in self.fields.values():
            column.addWidget(field)
        paper = QVBoxLayout()
        paper.setSpacing(LABEL_GAP_PX)
        paper.addWidget(plain_label("On paper", "label"))
        paper.addWidget(self.sample)
        column.addLayout(paper)
        column.addWidget(self.trouble)
        # What is left of the height when a sentence has gone again.
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(WIDTH_PX)

    def _change(self, name: str, value: object) -> None:
        self._brand = self._brand.evolve(**{name: value})
        self._show()

    def _show(self) -> None:
        for name, field in self.fields.items():
            field.show_value(getattr(self._brand, name))
        # A font for headings alone makes no pair.
        self.semibold.setEnabled(self._brand.font is not None)
        self.sample.show_brand(self._brand)
        troubles = brand_troubles(self._brand)
        self.trouble.setText(" ".join(troubles))
        self.trouble.setVisible(bool(troubles))

    def _ask_for_map(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Take the brand of another map", "", "Journey maps (*.json *.pdf)"
        )
        if not chosen:
            return
        try:
            self.take_from(open_map(Path(chosen)))
        except FileTrouble as trouble:
            self.trouble.setText(str(trouble))
            self.trouble.show()


def choose_brand(session: Session, theme: Theme, parent: QWidget) -> None:
    """Let the person choose the brand of the map; what was chosen is one step of undo."""
    dialog = BrandDialog(session.map_, theme, parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        brand = dialog.brand
        changes = {name: getattr(brand, name) for name in Brand.model_fields}
        session.apply(lambda map_: change_brand(map_, **changes), "Change the brand")
    dialog.deleteLater()
