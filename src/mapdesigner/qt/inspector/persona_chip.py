"""PersonaChip: a persona on touchpoints, with the face for what it feels there and a way to take it off."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from mapdesigner.layout.icons import FACES
from mapdesigner.model import SENTIMENT_WORDS, Persona
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.persona_disc import paint_disc
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.personas.commands import persona_name, persona_words
from mapdesigner.qt.widgets.cut_text import plain_tip
from mapdesigner.qt.widgets.mixed import MIXED

HEIGHT_PX = 28
DISC_PX = 20
FACE_PX = 16
CROSS_PX = 12
GAP_PX = 6


class Chip(NamedTuple):
    """What a chip shows: the persona in its colour, on how many of the touchpoints it is, what it feels.

    `own` is what it feels there itself, None for as the cards say, or MIXED; `card` is what the cards say.
    """

    persona: Persona
    colour: str
    on: int
    of: int
    own: object
    card: object


class PersonaChip(QWidget):
    """`wanted` asks for the menu, `removed` takes the persona off, `went` brings −1 or +1 for a neighbour."""

    wanted = Signal()
    removed = Signal()
    went = Signal(int)

    def __init__(self, theme: Theme, chip: Chip) -> None:
        super().__init__()
        self._theme = theme
        self.chip = chip
        self._pointed = QPoint(-1, -1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_chip(chip)

    def show_chip(self, chip: Chip) -> None:
        """Show the persona as it is now."""
        self.chip = chip
        words = f"{persona_name(chip.persona)}: {self.feeling_words()}"
        if chip.on < chip.of:
            words += f"; on {chip.on} of {chip.of} touchpoints"
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(f"{words}. Enter or a click says otherwise, Delete takes it off."))
        self.updateGeometry()
        self.update()

    def feeling_words(self) -> str:
        """Return what the persona feels, in words."""
        if self.chip.own is MIXED:
            return "feels different things"
        if isinstance(self.chip.own, int):
            return f"feels {SENTIMENT_WORDS[self.chip.own]}"
        said = self.chip.card
        return (
            f"feels as the card says ({SENTIMENT_WORDS[said]})"
            if isinstance(said, int)
            else ("feels as the card says")
        )

    def sizeHint(self) -> QSize:
        words = QFontMetrics(interface_font(12)).horizontalAdvance(self._words())
        return QSize(4 + DISC_PX + 6 + words + 2 + 8 + FACE_PX + 4 + CROSS_PX + 12, HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, HEIGHT_PX)

    def cross_place(self) -> QRect:
        """Return where a click takes the persona off."""
        return QRect(self.width() - CROSS_PX - 12, 0, CROSS_PX + 12, HEIGHT_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.cross_place().contains(event.position().toPoint()):
            self.removed.emit()
        else:
            self.wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointed = event.position().toPoint()
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down):
            self.wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.went.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        chip = self.chip
        disc = QRectF(4, (HEIGHT_PX - DISC_PX) / 2, DISC_PX, DISC_PX)
        is_everywhere = chip.on == chip.of
        painter.setOpacity(1.0 if is_everywhere else 0.55)
        paint_disc(painter, chip.persona, chip.colour, disc)
        painter.setOpacity(1.0)
        painter.setFont(interface_font(12))
        painter.setPen(self._theme.colour("text" if is_everywhere else "muted"))
        face_left = self.cross_place().left() - FACE_PX + 2
        words = QRect(4 + DISC_PX + 6, 0, face_left - 6 - (4 + DISC_PX + 6), HEIGHT_PX)
        text = painter.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, words.width() + 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        self._paint_face(painter, face_left)
        is_on_cross = self.underMouse() and self.cross_place().contains(self._pointed)
        token = "text" if is_on_cross else "muted" if self.underMouse() or self.hasFocus() else "faint"
        cross_top = (HEIGHT_PX - CROSS_PX) / 2
        paint_icon(painter, self._theme, "x", self.cross_place().left() + 4, cross_top, CROSS_PX, token)

    def _paint_frame(self, painter: QPainter) -> None:
        focused = self.hasFocus()
        token = "accent" if focused else "hairline"
        pen = QPen(self._theme.colour(token), 1.5 if focused else 1)
        if self.chip.on < self.chip.of and not focused:
            pen = QPen(self._theme.colour("faint"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        ground = self._theme.derived("hover") if self.underMouse() else self._theme.colour("surface")
        painter.setBrush(ground)
        frame = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)

    def _paint_face(self, painter: QPainter, left: float) -> None:
        """Paint its own face in colour; where it feels as the card says the card's face, faint."""
        own, card = self.chip.own, self.chip.card
        top = (HEIGHT_PX - FACE_PX) / 2
        if own is MIXED:
            paint_icon(painter, self._theme, "dots", left, top, FACE_PX, "muted")
        elif isinstance(own, int):
            paint_icon(painter, self._theme, FACES[own], left, top, FACE_PX, f"sentiment {own}")
        else:
            face = FACES[card] if isinstance(card, int) else "circle-dashed"
            painter.setOpacity(0.6)
            paint_icon(painter, self._theme, face, left, top, FACE_PX, "faint")
            painter.setOpacity(1.0)

    def _words(self) -> str:
        words = persona_words(self.chip.persona)
        return words if self.chip.on == self.chip.of else f"{words} · {self.chip.on} of {self.chip.of}"


class ChipFlow(QLayout):
    """Widgets beside each other as wide as they like to be, on as many lines as that takes."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), lambda item, place: None)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.geometry().width())))

    def minimumSize(self) -> QSize:
        return QSize(90, HEIGHT_PX if self._items else 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, lambda item, place: item.setGeometry(place))

    def _place(self, rect: QRect, put: Callable[[QLayoutItem, QRect], None]) -> int:
        x, y, bottom = 0, 0, 0
        for item in self._items:
            wide = min(rect.width(), item.sizeHint().width())
            if x and x + wide > rect.width():
                x, y = 0, y + HEIGHT_PX + GAP_PX
            put(item, QRect(rect.x() + x, rect.y() + y, wide, HEIGHT_PX))
            x += wide + GAP_PX
            bottom = y + HEIGHT_PX
        return bottom
