"""PictureField: a persona's picture, chosen from disk or dropped here; without one its initials are shown."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.model import Persona
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.persona_disc import paint_disc
from mapdesigner.qt.drawing.picture_loading import FILE_FILTER, NoPicture, picture_from_file
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.field import Field
from mapdesigner.qt.widgets.taking import take_copy

DISC_PX = 72


class PictureField(Field):
    """`changed` brings the picture as it is kept in the map, or None; a file of no use gets a sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self._theme = theme
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self.disc = DiscButton(theme)
        self.choose_button = QPushButton("Choose picture…")
        self.remove_button = QPushButton("Remove")
        self._lay_out()
        self.setAcceptDrops(True)
        self.disc.clicked.connect(self.choose)
        self.choose_button.clicked.connect(self.choose)
        self.remove_button.clicked.connect(lambda: self.changed.emit(None))
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def show_persona(self, persona: Persona, colour: str) -> None:
        """Show a persona's picture, or its initials."""
        self.disc.show_persona(persona, colour)
        self.remove_button.setVisible(persona.picture is not None)
        self.choose_button.setText("Change picture…" if persona.picture else "Choose picture…")

    def show_value(self, value: object) -> None:
        """Nothing: the disc shows picture, colour and initials together."""

    def choose(self) -> None:
        """Let the person choose a file and use it."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose a picture", self._folder, FILE_FILTER)
        if chosen:
            self._folder = str(Path(chosen).parent)
            self.use_file(Path(chosen))

    def use_file(self, path: Path) -> None:
        """Use a picture from disk; one that can't be used is said, and the one before stays."""
        try:
            picture = picture_from_file(path)
        except NoPicture as wrong:
            self.show_fault(str(wrong))
            return
        self.show_fault("")
        self.changed.emit(picture)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            take_copy(event)
            self.disc.set_lit(True)

    def dragLeaveEvent(self, event: object) -> None:
        self.disc.set_lit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.disc.set_lit(False)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            take_copy(event)
            self.use_file(files[0])

    def _lay_out(self) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.disc)
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        buttons.addStretch(1)
        for button in (self.choose_button, self.remove_button):
            button.setProperty("quiet", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        row.addLayout(buttons)
        row.addStretch(1)
        self.set_control(holder, "Picture")
        self.setFocusProxy(self.choose_button)
        tip = "PNG, JPEG, WebP, GIF, BMP or TIFF, up to 25\u202fMB; or drop a file here"
        self.choose_button.setToolTip(tip)
        self.disc.setToolTip(f"Choose a picture: {tip}")

    def _draw_icons(self) -> None:
        self.choose_button.setIcon(icon(self._theme, "photo", "accent", 16))
        self.remove_button.setIcon(icon(self._theme, "x", "accent", 16))


class DiscButton(QAbstractButton):
    """The persona's disc, large; it lights up while a file is dragged over it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Persona, str] | None = None
        self._is_lit = False
        self.setFixedSize(DISC_PX, DISC_PX)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Picture of the persona")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(DISC_PX, DISC_PX)

    def show_persona(self, persona: Persona, colour: str) -> None:
        """Show a persona's disc in its colour."""
        if self._shown != (persona, colour):
            self._shown = (persona, colour)
            self.update()

    def set_lit(self, is_lit: bool) -> None:
        """Say by a ring that a drop would be taken."""
        self._is_lit = is_lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_disc(painter, *self._shown, QRectF(3, 3, DISC_PX - 6, DISC_PX - 6))
        if self._is_lit or self.underMouse():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(1, 1, DISC_PX - 2, DISC_PX - 2))
