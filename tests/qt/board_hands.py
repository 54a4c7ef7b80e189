"""What the tests of board and matrix do with hands and eyes."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner.model import Improvement

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def notes(*lines):
    """Notes from lines like "Title | status | impact effort", the last two as far as given."""
    made = []
    for number, line in enumerate(lines):
        title, status, figures = (*(part.strip() for part in line.split("|")), "", "")[:3]
        impact, effort = (int(figure) if figure != "-" else None for figure in (figures or "- -").split())
        made.append(
            Improvement(id=f"n{number}", title=title, status=status or "idea", impact=impact, effort=effort)
        )
    return tuple(made)


class Hands:
    """A pilot's hands and eyes in the improvements view."""

    def __init__(self, pilot, face, *lines):
        self.pilot, self.session = pilot, pilot.session
        self.session.replace(self.session.map_.evolve(improvements=notes(*lines)), None)
        pilot.activate()
        pilot.press("F7")
        self.view = pilot.window.views.view("improvements")
        self.view.show_face(face)
        self.area = self.view.area
        self.area.setFocus()
        pilot.settle()

    def id(self, title):
        return next(note.id for note in self.session.map_.improvements if note.title == title)

    def note(self, title):
        return next(note for note in self.session.map_.improvements if note.title == title)

    def columns(self):
        """Return the titles on the board, by status."""
        return {
            column.status: [self.area.facts[slot.id].title for slot in column.slots]
            for column in self.area.columns
            if column.slots
        }

    def selected(self):
        return [self.area.facts[id_].title for id_ in self.area.selected()]

    def rect(self, title):
        return self.area.rect_of(self.id(title))

    def point(self, title):
        return self.rect(title).center()

    def click(self, title, modifiers=NO_KEYS):
        QTest.mouseClick(self.area.viewport(), LEFT, modifiers, self.point(title))
        self.pilot.settle()

    def double_click(self, title):
        point = self.point(title)
        QTest.mouseClick(self.area.viewport(), LEFT, NO_KEYS, point)
        QTest.mouseDClick(self.area.viewport(), LEFT, NO_KEYS, point)
        self.pilot.settle()

    def drag(self, title, to, drop=True):
        """Drag a note to a point of the viewport."""
        start = self.point(title)
        QTest.mousePress(self.area.viewport(), LEFT, NO_KEYS, start)
        self.move_to(start + QPoint(8, 8))
        self.move_to(to)
        if drop:
            QTest.mouseRelease(self.area.viewport(), LEFT, NO_KEYS, to)
            self.pilot.settle()

    def move_to(self, point):
        """Move the hand with the left button held."""
        viewport = self.area.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(viewport.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            LEFT,
            NO_KEYS,
        )
        QApplication.sendEvent(viewport, event)
        self.pilot.settle()

    def undo_word(self):
        return self.pilot.window.actions_.undo.text()
