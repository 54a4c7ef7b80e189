"""A pilot for the window: sends real Qt events and reads what is on the canvas, as a person would."""

from collections.abc import Callable, Iterator
from pathlib import Path

import PySide6
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from waiting import came_true

from mapdesigner.layout.marks import Box, Icon, Words
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.shell.window import Window
from mapdesigner.resources import samples_path

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Pilot:
    """Flies one window."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        self.window = Window(theme, settings, lambda: None)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(1400, 1000)
        self.window.show_map()
        self.window.show()
        self.canvas = self.window.canvas
        self.session = self.window.session
        self.settle()

    def settle(self) -> None:
        """Let the window do what is due."""
        QApplication.processEvents()

    def wait_until(self, is_so: Callable[[], bool], most_ms: int = 5_000) -> None:
        """Let the event loop run until something is so; fail when it never comes."""
        assert came_true(is_so, most_ms), "it did not happen in time"

    def close(self) -> None:
        """Put the window away without questions."""
        self.canvas.close_editor()
        self.session.mark_saved(Path("unused.json"), self.session.map_)
        self.window.close()
        self.window.deleteLater()
        self.settle()

    # Opening

    def open_sample(self, name: str) -> None:
        """Open a sample by the words of its file name: "online bookshop"."""
        assert self.window.document.open_file(samples_path() / f"{name.replace(' ', '-')}.json")
        self.settle()

    # What is on the canvas

    def boxes(self) -> Iterator[tuple[Box, float, float]]:
        """Yield every box on the canvas with its place on the map."""

        def walk(box: Box, x: float, y: float) -> Iterator[tuple[Box, float, float]]:
            yield box, x + box.x, y + box.y
            for child in box.children:
                yield from walk(child, x + box.x, y + box.y)

        yield from walk(self.canvas.root, 0, 0)

    def cards(self, stage: str, lane: str | None = None) -> list[str]:
        """Return the cards' words under a stage's heading, from top to bottom, of one lane or of all."""
        column = self._place("stage", stage)
        row = None if lane is None else self._place("lane", lane)
        return [
            box.label
            for box, x, y in self.boxes()
            if box.id.startswith("card:")
            and x == column[0]
            and (row is None or row[1] <= y < row[1] + row[3])
        ]

    def stages(self) -> list[str]:
        """Return the stages' names from left to right."""
        return [box.label for box, _, _ in self.boxes() if box.id.startswith("stage:")]

    def lanes(self) -> list[str]:
        """Return the lanes' names from top to bottom."""
        return [box.label for box, _, _ in self.boxes() if box.id.startswith("lane:")]

    def words_on(self, card: str) -> list[str]:
        """Return the lines of text on a card."""
        return [mark.line.text for mark in self._box("card", card).marks if isinstance(mark, Words)]

    def icons_on(self, card: str) -> list[str]:
        """Return the names of the icons on a card."""
        return [mark.name for mark in self._box("card", card).marks if isinstance(mark, Icon)]

    def title(self) -> str:
        """Return the words of the map's header."""
        return self.canvas.root.children[0].label

    def selected(self) -> list[str]:
        """Return the words of the selected cards, stages and lanes, as they lie on the canvas."""
        chosen = self.session.selection
        return [box.label for box, _, _ in self.boxes() if box.label and box.id.partition(":")[2] in chosen]

    def message(self) -> str:
        """Return what the status bar says."""
        return self.window.statusBar().currentMessage()

    def picture(self) -> QImage:
        """Return a picture of the canvas."""
        return self.canvas.viewport().grab().toImage()

    # The hand

    def point(self, words: str) -> QPoint:
        """Return the point in the middle of a card, or of a stage's or lane's heading; scroll to it."""
        for kind in ("card", "stage", "lane"):
            for box, x, y in self.boxes():
                if box.id.startswith(f"{kind}:") and box.label == words:
                    return self._seen(x + box.width / 2, y + min(box.height / 2, 20))
        raise AssertionError(f"“{words}” is not on the canvas")

    def cell_point(self, stage: str, lane: str, at: float = 0.99) -> QPoint:
        """Return a point in a cell: 0 is its top, 1 its bottom."""
        x, _, width, _ = self._place("stage", stage)
        _, y, _, height = self._place("lane", lane)
        return self._seen(x + width / 2, y + 3 + at * (height - 6))

    def click(self, words: str, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Click a thing."""
        QTest.mouseClick(self.canvas.viewport(), LEFT, modifiers, self.point(words))
        self.settle()

    def click_heading(self, stage: str) -> None:
        """Click a stage's heading where it is pinned at the canvas's top."""
        x, _, width, _ = self._place("stage", stage)
        at = self.canvas.view.from_map(QPointF(x + width / 2, 0))
        QTest.mouseClick(self.canvas.viewport(), LEFT, NO_KEYS, QPoint(round(at.x()), 18))
        self.settle()

    def seen_rect(self, card: str) -> QRect:
        """Return where a card is on the viewport."""
        x, y, width, height = self._place("card", card)
        return self.canvas.view.rect_from_map(QRectF(x, y, width, height)).toRect()

    def click_cell(self, stage: str, lane: str, at: float = 0.99) -> None:
        """Click an empty place of a cell."""
        QTest.mouseClick(self.canvas.viewport(), LEFT, NO_KEYS, self.cell_point(stage, lane, at))
        self.settle()

    def double_click(self, words: str) -> None:
        """Double-click a thing."""
        self._double_click(self.point(words))

    def double_click_cell(self, stage: str, lane: str, at: float = 0.99) -> None:
        """Double-click an empty place of a cell."""
        self._double_click(self.cell_point(stage, lane, at))

    def drag(
        self, words: str, onto: str, lane: str | None = None, at: float = 0.99, drop: bool = True
    ) -> None:
        """Drag a thing onto another one, or into a stage's cell of a lane."""
        start = self.point(words)
        target = (lambda: self.cell_point(onto, lane, at)) if lane is not None else (lambda: self.point(onto))
        self.press_at(start)
        self.move_to(start + QPoint(12, 12))
        end = target()
        self.move_to(end)
        if drop:
            self.release_at(end)

    def press_at(self, point: QPoint) -> None:
        """Press the left button."""
        QTest.mousePress(self.canvas.viewport(), LEFT, NO_KEYS, point)

    def move_to(self, point: QPoint) -> None:
        """Move the hand with the left button held."""
        viewport = self.canvas.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(viewport.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            LEFT,
            NO_KEYS,
        )
        QApplication.sendEvent(viewport, event)
        self.settle()

    def release_at(self, point: QPoint) -> None:
        """Release the left button."""
        QTest.mouseRelease(self.canvas.viewport(), LEFT, NO_KEYS, point)
        self.settle()

    def drop_in(self, data: QMimeData, stage: str, lane: str, at: float = 0.99) -> None:
        """Drag something from elsewhere into a cell and drop it."""
        point = self.cell_point(stage, lane, at)
        action = Qt.DropAction.CopyAction
        viewport = self.canvas.viewport()
        # From 6.12 on these take a QPointF as well, and warn of a QPoint.
        over = QPointF(point) if PySide6.__version_info__ >= (6, 12) else point
        QApplication.sendEvent(viewport, QDragEnterEvent(over, action, data, LEFT, NO_KEYS))
        QApplication.sendEvent(viewport, QDragMoveEvent(over, action, data, LEFT, NO_KEYS))
        QApplication.sendEvent(viewport, QDropEvent(QPointF(point), action, data, LEFT, NO_KEYS))
        self.settle()

    def wheel(self, clicks: int, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Turn the wheel over the canvas's middle; positive is away from the person."""
        viewport = self.canvas.viewport()
        middle = viewport.rect().center()
        event = QWheelEvent(
            QPointF(middle),
            QPointF(viewport.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, 120 * clicks),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)
        self.settle()

    # The keys

    def press(self, keys: str) -> None:
        """Press keys where the focus is: "Ctrl+Z", "Alt+Right", "F2"."""
        QTest.keySequence(self._focus(), keys)
        self.settle()

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        for character in text:
            QTest.keyClicks(self._focus(), character)
        self.settle()

    def type_cards(self, stage: str, lane: str, *cards: str) -> None:
        """Type cards into a cell, one after the other."""
        self.double_click_cell(stage, lane)
        for words in cards[:-1]:
            self.type(words)
            self.press("Ctrl+Return")
        self.type(cards[-1])
        self.press("Return")

    def _focus(self) -> QWidget:
        """Return the widget that has the keyboard, in this window or a dialog of it."""
        focus = QApplication.focusWidget()
        if focus is not None and focus.window() is not self.window and focus.window().parent() is self.window:
            return focus
        self.activate()
        return self.window.focusWidget() or self.canvas

    def activate(self) -> None:
        """Bring the window to the front, as a click on it would."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.wait_until(self.window.isActiveWindow)

    def _double_click(self, point: QPoint) -> None:
        viewport = self.canvas.viewport()
        QTest.mouseClick(viewport, LEFT, NO_KEYS, point)
        QTest.mouseDClick(viewport, LEFT, NO_KEYS, point)
        self.settle()

    def _box(self, kind: str, label: str) -> Box:
        for box, _, _ in self.boxes():
            if box.id.startswith(f"{kind}:") and box.label == label:
                return box
        raise AssertionError(f"“{label}” is not on the canvas")

    def _place(self, kind: str, label: str) -> tuple[float, float, float, float]:
        for box, x, y in self.boxes():
            if box.id.startswith(f"{kind}:") and box.label == label:
                return x, y, box.width, box.height
        raise AssertionError(f"there is no {kind} “{label}” on the canvas")

    def _seen(self, x: float, y: float) -> QPoint:
        """Return a point of the map on the viewport; scroll until it is in sight, clear of headings."""
        self.activate()
        view, size = self.canvas.view, self.canvas.viewport().size()
        at = view.from_map(QPointF(x, y))
        if not (150 < at.x() < size.width() - 60 and 120 < at.y() < size.height() - 60):
            self.canvas.scroll_by(at.x() - size.width() / 2, at.y() - size.height() / 2)
            at = self.canvas.view.from_map(QPointF(x, y))
        return at.toPoint()
