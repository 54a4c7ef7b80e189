"""MoodPicture: the course of the mood over the journey, with its lowest points by name."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mapdesigner.layout.marks import Mark
from mapdesigner.layout.mood_course import MoodCourse, course_marks
from mapdesigner.qt.drawing.painter import BoxPainter
from mapdesigner.qt.drawing.theme import Theme

LEAST_WIDTH_PX = 320


class MoodPicture(QWidget):
    """Shows a course as wide as there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._course: MoodCourse | None = None
        self._marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Course of the mood")
        theme.changed.connect(self.update)

    def show_course(self, course: MoodCourse | None, words: str) -> None:
        """Show a course, or nothing; `words` say the same to a screen reader."""
        self.setVisible(course is not None)
        self.setAccessibleDescription(words)
        if course != self._course:
            self._course = course
            self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH_PX, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        BoxPainter(self._theme.palette, every_detail=True).paint_marks(painter, self._marks)
        painter.end()

    def _lay_out(self) -> None:
        if self._course is not None:
            self._marks, height = course_marks(self._course, max(LEAST_WIDTH_PX, self.width()))
            self.setFixedHeight(round(height) + 4)
        self.update()
