"""ScoreSlider: a score 1 … 5 by one rule, or none, on a line with five places."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from mapdesigner.exchange.figures import as_figures
from mapdesigner.qt.drawing.icons import paint_icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.field import Field, plain_label
from mapdesigner.qt.widgets.mixed import MIXED, MIXED_WORD
from mapdesigner.qt.widgets.step_fields import StepRow

HEIGHT_PX = 26
NAME_PX = 102
# What stands right of the line: the score, or that there is none.
WORDS_PX = 66
HANDLE_PX = 14
PLACE_PX = 5
CLEAR_PX = 14
LOWEST, HIGHEST, MIDDLE = 1, 5, 3
NOT_JUDGED = "not judged"


class ScoreSlider(StepRow):
    """Name, line and score of a rule, painted. `grabbed` and `released` frame what is one step of undo.

    The handle is dragged, or set by a click; arrows, Home, End and 1 … 5 set it too. Delete, 0, or the cross
    beside the score take it back.
    """

    grabbed = Signal()
    released = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(LOWEST, HIGHEST, MIDDLE)
        self._theme = theme
        self._name = name
        self._is_dragged = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip("Drag, or press 1 … 5; Delete takes the score back")
        theme.changed.connect(self.update)

    def show_value(self, value: object) -> None:
        """Show a score, None or MIXED."""
        self.value = value
        self.setAccessibleName(f"{self._name}: {self.words()}")
        self.update()

    def words(self) -> str:
        """Return the score as it is read: “4 of 5”, “not judged” or “mixed”."""
        if self.value is MIXED:
            return MIXED_WORD
        return f"{self.value} of {HIGHEST}" if isinstance(self.value, int) else NOT_JUDGED

    def sizeHint(self) -> QSize:
        return QSize(NAME_PX + WORDS_PX + 100, HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(NAME_PX + WORDS_PX + 60, HEIGHT_PX)

    def place_of(self, score: int) -> QPointF:
        """Return the middle of a score's place on the line."""
        start, end = NAME_PX + HANDLE_PX / 2, self.width() - WORDS_PX - HANDLE_PX / 2
        share = (score - LOWEST) / (HIGHEST - LOWEST)
        return QPointF(start + share * (end - start), HEIGHT_PX / 2)

    def clear_place(self) -> QRectF:
        """Return where the cross is that takes the score back."""
        return QRectF(self.width() - CLEAR_PX - 2, (HEIGHT_PX - CLEAR_PX) / 2, CLEAR_PX, CLEAR_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        if self._has_cross() and self.clear_place().adjusted(-5, -6, 3, 6).contains(at):
            self.chosen.emit(None)
        elif NAME_PX - 4 <= at.x() <= self.width() - WORDS_PX + 4:
            self._is_dragged = True
            self.grabbed.emit()
            self._drag_to(at.x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_dragged:
            self._drag_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_dragged:
            self._is_dragged = False
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        figure = as_figures(event.text())
        if figure in ("1", "2", "3", "4", "5"):
            self.chosen.emit(int(figure))
        elif figure == "0":
            self.chosen.emit(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.grabbed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.released.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        score = self.value if isinstance(self.value, int) else None
        painter.setFont(interface_font(12))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QRectF(0, 0, NAME_PX, HEIGHT_PX), Qt.AlignmentFlag.AlignVCenter, self._name)
        self._paint_line(painter, score)
        words = QRectF(self.width() - WORDS_PX + 8, 0, WORDS_PX - 8, HEIGHT_PX)
        painter.setPen(self._theme.colour("muted" if score is None else "text"))
        painter.setFont(interface_font(12 if score is not None else 11, semibold=score is not None))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.words() if score is None else str(score))
        if self._has_cross():
            cross = self.clear_place()
            paint_icon(painter, self._theme, "x", cross.x(), cross.y(), CLEAR_PX)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(NAME_PX - 6, 1, self.width() - NAME_PX + 5, HEIGHT_PX - 2)
            painter.drawRoundedRect(ring, 6, 6)

    def _paint_line(self, painter: QPainter, score: int | None) -> None:
        accent, faint = self._theme.colour("accent"), self._theme.colour("faint")
        first, last = self.place_of(LOWEST), self.place_of(HIGHEST)
        painter.setPen(QPen(self._theme.colour("hairline"), 3, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(first, last)
        if score is not None:
            painter.setPen(QPen(accent, 3, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(first, self.place_of(score))
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(LOWEST, HIGHEST + 1):
            painter.setBrush(accent if score is not None and step <= score else faint)
            painter.drawEllipse(self.place_of(step), PLACE_PX / 2, PLACE_PX / 2)
        if score is not None:
            painter.setBrush(accent)
            painter.drawEllipse(self.place_of(score), HANDLE_PX / 2, HANDLE_PX / 2)

    def _has_cross(self) -> bool:
        """Tell whether there is a score to take back, and somebody near."""
        return self.value is not None and (self.underMouse() or self.hasFocus())

    def _drag_to(self, x: float) -> None:
        nearest = min(range(LOWEST, HIGHEST + 1), key=lambda score: abs(self.place_of(score).x() - x))
        if nearest != self.value:
            self.chosen.emit(nearest)


class ScoreField(Field):
    """A slider with the question that its rule asks; a drag, or a visit of the keyboard, is one undo step."""

    def __init__(self, theme: Theme, name: str, question: str) -> None:
        super().__init__("")
        self._column.setSpacing(0)
        self.slider = ScoreSlider(theme, name)
        self.set_control(self.slider, name)
        self.slider.setAccessibleDescription(question)
        self.question = plain_label(question, "small", wraps=True)
        self._column.addWidget(self.question)
        self.slider.chosen.connect(self.changed.emit)
        self.slider.grabbed.connect(self._begin)
        self.slider.released.connect(self.left.emit)

    @property
    def merge_key(self) -> str:
        return f"score {id(self)} visit {self._visit}"

    def show_value(self, value: object) -> None:
        self.slider.show_value(value)

    def reset(self) -> None:
        super().reset()
        self._begin()

    def _begin(self) -> None:
        self._visit += 1
