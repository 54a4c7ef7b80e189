"""Fields of the brand dialog: a colour by swatch or number, the logo, a font."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, QStandardPaths, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QFileDialog, QHBoxLayout, QPushButton, QWidget

from mapdesigner.model import BrandFont
from mapdesigner.qt.brand.font import FONT_FILTER, NoFont, font_from_file
from mapdesigner.qt.drawing.picture_loading import FILE_FILTER, NoPicture, logo_from_file, logo_of
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.colour_field import SwatchRow
from mapdesigner.qt.widgets.field import Field, plain_label
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.qt.widgets.taking import take_copy

LOGO_SIZE = QSize(176, 52)
NUMBER_WIDTH_PX = 92
_NUMBER = re.compile(r"#?([0-9A-Fa-f]{6})")


class BrandColourField(Field):
    """A colour: a swatch, a number such as #B40000, or the system's colour dialog; None for our own."""

    def __init__(self, label: str, theme: Theme, none_name: str, none_colour: Callable[[], str]) -> None:
        super().__init__(label)
        self._none_colour = none_colour
        self._value: str | None = None
        self.row = SwatchRow(theme, none_name, none_colour)
        self.number = LineEdit()
        self.number.setFixedWidth(NUMBER_WIDTH_PX)
        self.number.setAccessibleName(f"{label} as a number")
        self.number.setToolTip("Six hexadecimal digits, such as #B40000")
        self.more_button = QPushButton("Other…")
        self.more_button.setToolTip("Choose any colour")
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.row, 1)
        line.addWidget(self.number)
        line.addWidget(self.more_button)
        self.set_control(holder, label)
        self.setFocusProxy(self.row)
        self.row.chosen.connect(self._choose)
        self.number.editingFinished.connect(self._read_number)
        self.more_button.clicked.connect(self._ask)

    @property
    def is_wrong(self) -> bool:
        """Whether what stands in the field is no colour."""
        return _NUMBER.fullmatch(self.number.text().strip()) is None

    def show_value(self, value: object) -> None:
        colour = value if isinstance(value, str) else None
        if colour == self._value and self.number.isModified():
            return  # what is being typed stays while something else is chosen
        self._show(colour)

    def _show(self, colour: str | None) -> None:
        self.show_fault("")
        self._value = colour
        self.row.show_value(colour)
        self.number.setText((colour or self._none_colour()).upper())

    def _choose(self, value: object) -> None:
        self._show(value if isinstance(value, str) else None)
        self.changed.emit(value)

    def _read_number(self) -> None:
        text = self.number.text().strip()
        found = _NUMBER.fullmatch(text)
        if found is None:
            self.show_fault(f"“{text[:20]}” is no colour; write six hexadecimal digits, such as #B40000.")
            return
        colour = f"#{found[1].upper()}"
        if colour != (self._value or self._none_colour()).upper():
            self._choose(colour)
        else:
            self._show(self._value)

    def _ask(self) -> None:
        chosen = QColorDialog.getColor(QColor(self._value or self._none_colour()), self, "Choose a colour")
        if chosen.isValid():
            self._choose(chosen.name().upper())


class FileField(Field):
    """What is read from a file: chosen, dropped or removed; a file of no use gets a sentence."""

    def __init__(self, label: str, theme: Theme, shown: QWidget, file_filter: str, tip: str) -> None:
        super().__init__(label)
        self._filter = file_filter
        self._title = f"Choose a {label.lower()}"
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.choose_button = QPushButton("Choose…")
        self.choose_button.setToolTip(tip)
        self.remove_button = QPushButton("Remove")
        self.remove_button.setProperty("quiet", True)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(shown, 1, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.remove_button)
        line.addWidget(self.choose_button)
        self.set_control(holder, label)
        self.setFocusProxy(self.choose_button)
        self.setAcceptDrops(True)
        self.choose_button.clicked.connect(self.choose)
        self.remove_button.clicked.connect(lambda: self._use(None))

    def read(self, path: Path) -> object:
        """Return what is in a file; raises NoPicture or NoFont with a sentence."""
        raise NotImplementedError

    def choose(self) -> None:
        """Let the person choose a file and use it."""
        chosen, _ = QFileDialog.getOpenFileName(self, self._title, self._folder, self._filter)
        if chosen:
            self._folder = str(Path(chosen).parent)
            self.use_file(Path(chosen))

    def use_file(self, path: Path) -> None:
        """Use a file; one that can't be used is said, and what was there stays."""
        try:
            value = self.read(path)
        except (NoPicture, NoFont) as wrong:
            self.show_fault(str(wrong))
            return
        self._use(value)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            take_copy(event)
            self.use_file(files[0])

    def _use(self, value: object) -> None:
        self.show_fault("")
        self.show_value(value)
        self.changed.emit(value)


class LogoField(FileField):
    """The logo, or a place for it."""

    def __init__(self, theme: Theme) -> None:
        self.shown = LogoView(theme)
        tip = "PNG, JPEG, WebP, GIF, BMP or TIFF, up to 25\u202fMB; or drop a file here"
        super().__init__("Logo", theme, self.shown, FILE_FILTER, tip)

    def show_value(self, value: object) -> None:
        self.shown.show_logo(value if isinstance(value, str) else None)
        self.remove_button.setVisible(value is not None)

    def read(self, path: Path) -> object:
        return logo_from_file(path)


class FontField(FileField):
    """A font by its name; none stands for the one of `none_name`."""

    def __init__(self, label: str, theme: Theme, none_name: str) -> None:
        self._none_name = none_name
        self.name = plain_label("")
        tip = "A TrueType font, a .ttf file; or drop it here"
        super().__init__(label, theme, self.name, FONT_FILTER, tip)

    def show_value(self, value: object) -> None:
        font = value if isinstance(value, BrandFont) else None
        self.name.setText(font.name if font is not None else self._none_name)
        self.remove_button.setVisible(font is not None)

    def read(self, path: Path) -> object:
        return font_from_file(path)


class LogoView(QWidget):
    """A logo on white paper, as large as fits; without one a sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._logo: str | None = None
        self.setFixedSize(LOGO_SIZE)
        theme.changed.connect(self.update)

    def show_logo(self, logo: str | None) -> None:
        """Show a logo as a map keeps it, or that there is none."""
        self._logo = logo
        self.setAccessibleName("Logo" if logo else "No logo")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = None if self._logo is None else logo_of(self._logo)
        # Logos are made for paper: on a dark ground half of them can't be seen.
        painter.setBrush(QColor("#FFFFFF") if image is not None else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        inner = self.rect().adjusted(8, 8, -8, -8)
        if image is None:
            words = "No logo" if self._logo is None else "This logo can’t be shown"
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
            return
        size = image.size().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = inner.left() + (inner.width() - size.width()) // 2
        top = inner.top() + (inner.height() - size.height()) // 2
        painter.drawImage(QRect(left, top, size.width(), size.height()), image)
