"""The curves of a comparison on the screen: the same marks that the PDF has, as wide as the window."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mapdesigner.insight.comparison import Comparison
from mapdesigner.insight.comparison_words import column_words
from mapdesigner.layout.comparison import comparison_box
from mapdesigner.layout.marks import Box
from mapdesigner.qt.drawing.painter import paint_box
from mapdesigner.qt.drawing.theme import Theme

LEAST_WIDTH_PX = 480


class ComparisonPicture(QWidget):
    """Lays the curves out anew when it gets another width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._comparison: Comparison | None = None
        self._box: Box | None = None
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show the curves of other maps."""
        self._comparison = comparison
        words = " ".join(column_words(column) for column in comparison.columns)
        self.setAccessibleName(f"Emotion curves. {words}")
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(900, 200 if self._box is None else round(self._box.height) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._box is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paint_box(painter, self._box, self._theme.palette)

    def _lay_out(self) -> None:
        if self._comparison is None:
            return
        self._box = comparison_box(self._comparison, max(LEAST_WIDTH_PX, self.width()))
        self.setFixedHeight(round(self._box.height) + 1)
        self.update()
