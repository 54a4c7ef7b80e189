"""A monkey at the window: random keys, clicks, drags, menus and dialogs, the same again for the same seed."""

import random
from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from mapdesigner.qt.shell.window import Window

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
LOOK_EVERY_MS = 5
# After so many answers to what one deed opened, dialogs are only closed: one may lead to the next for ever.
MOST_ANSWERS = 25
# They reach out of the program: the system's printer, its file manager, and the end of all windows.
NOT_FOR_MONKEYS = ("print", "log file", "quit", "close")
WORDS = (
    "Search online", "Größe", "a", " ", "4", "2026-05-01", "31.02.2026", "12,5 %", "next week", "é", "漢字",
    "=1+1", "<b>x</b>", "one\ntwo\n\tthree", "1. first\n2. second", "Stage\tLane\nA\tB", "שלום",
    "😀", "x" * 300,
)  # fmt: skip
KEYS = (
    "Return", "Return", "Escape", "Escape", "Tab", "Shift+Tab", "Delete", "Backspace", "Space", "F2",
    "Insert", "Up", "Down", "Left", "Right", "Alt+Up", "Alt+Down", "Alt+Left", "Alt+Right", "Shift+Down",
    "Home", "End", "PgUp", "PgDown", "Ctrl+Return", "Ctrl+A", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+D",
    "Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+I", "Ctrl+F", "Ctrl+K", "Ctrl+Shift+F", "Ctrl+0",
    "Ctrl+2", "Ctrl++", "Ctrl+-", "Alt+1", "Alt+3", "Alt+5", "F5", "F6", "F7", "F8", "Shift+F5", "F9",
    "F11", "Ctrl+S", "Ctrl+N", "Ctrl+E",
)  # fmt: skip


class Monkey(QObject):
    """Plays with the windows of a program; `deeds` tells what it did last."""

    def __init__(self, seed: int, windows: Callable[[], list[Window]], folder: Path) -> None:
        super().__init__()
        self.dice = random.Random(seed)
        self.deeds: deque[str] = deque(maxlen=60)
        self._windows = windows
        self._folder = folder
        self._answers = 0
        self._is_playing = False

    def play(self) -> None:
        """Do one thing, and answer whatever it opens."""
        self._answers = 0
        self._is_playing = True
        QTimer.singleShot(LOOK_EVERY_MS, self, self._look)
        deed = self.dice.choices(
            (self._press_keys, self._type, self._click, self._drag, self._choose, self._drop, self._wheel),
            (30, 12, 22, 14, 16, 2, 4),
        )[0]
        deed()
        QApplication.processEvents()
        self._is_playing = False
        self._close_popups()

    # What it does

    def _press_keys(self) -> None:
        for _ in range(self.dice.randint(1, 3)):
            keys, target = self.dice.choice(KEYS), self._focus()
            self._did(f"press {keys} on {_name(target)}")
            QTest.keySequence(target, QKeySequence(keys))

    def _type(self) -> None:
        words = self.dice.choice(WORDS)
        self._did(f"type {words[:20]!r}")
        for character in words[:40]:
            _type_character(self._focus(), character)

    def _click(self) -> None:
        widget, point = self._somewhere()
        button = RIGHT if self.dice.random() < 0.2 else LEFT
        modifiers = self.dice.choice(
            (Qt.KeyboardModifier.NoModifier,) * 4
            + (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
        )
        twice = self.dice.random() < 0.25
        self._did(f"{'double-' if twice else ''}click {button.name} {_name(widget)} at {point.toTuple()}")
        if self._leads_out(widget):
            return
        act = QTest.mouseDClick if twice else QTest.mouseClick
        act(widget, button, modifiers, point)

    def _drag(self) -> None:
        widget, start = self._somewhere()
        if self._leads_out(widget):
            return
        self._did(f"drag on {_name(widget)} from {start.toTuple()}")
        QTest.mousePress(widget, LEFT, Qt.KeyboardModifier.NoModifier, start)
        for _ in range(self.dice.randint(1, 5)):
            if not isValid(widget):  # what was done meanwhile took it away
                return
            start = self._point_of(widget)
            QTest.mouseMove(widget, start)
            QApplication.processEvents()
            if self.dice.random() < 0.2:
                self._between_press_and_release()
        if isValid(widget):
            QTest.mouseRelease(widget, LEFT, Qt.KeyboardModifier.NoModifier, start)

    def _between_press_and_release(self) -> None:
        keys = self.dice.choice(("Delete", "Escape", "Ctrl+Z", "Ctrl+Y", "F6", "Return", "Ctrl+X", "x"))
        self._did(f"press {keys} while dragging")
        QTest.keySequence(self._focus(), QKeySequence(keys))

    def _choose(self) -> None:
        actions = [action for action in self._window().findChildren(QAction) if self._may_choose(action)]
        action = self.dice.choice(actions)
        self._did(f"choose “{action.text()}”")
        action.trigger()

    def _may_choose(self, action: QAction) -> bool:
        words = action.text().replace("&", "").lower()
        return (
            bool(words)
            and action.isEnabled()
            and action.menu() is None
            and not any(word in words for word in NOT_FOR_MONKEYS)
        )

    def _drop(self) -> None:
        words = self.dice.choice(WORDS)
        data = QMimeData()
        data.setText(words)
        self._did(f"copy {words[:20]!r}")
        QApplication.clipboard().setMimeData(data)

    def _wheel(self) -> None:
        window = self._window()
        size = (self.dice.randint(900, 1600), self.dice.randint(560, 1000))
        self._did(f"make the window {size}")
        window.resize(*size)

    # What it answers

    def _look(self) -> None:
        if not self._is_playing:
            return
        # Asked for again before acting: what is done here may run another loop that waits for an answer.
        QTimer.singleShot(LOOK_EVERY_MS, self, self._look)
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None or dialog is not None:
            self._answers += 1
            self._answer_popup(popup) if popup is not None else self._answer_dialog(dialog)

    def _answer_popup(self, popup: QWidget) -> None:
        if isinstance(popup, QMenu) and self._answers < MOST_ANSWERS and self.dice.random() < 0.7:
            actions = [action for action in popup.actions() if self._may_choose(action)]
            if actions:
                action = self.dice.choice(actions)
                self._did(f"choose “{action.text()}” in the menu")
                popup.setActiveAction(action)
                QTest.keyClick(popup, Qt.Key.Key_Return)
                return
        keys = self.dice.choice(("Down", "Space", "Return", "Escape"))
        if self._answers >= MOST_ANSWERS:
            popup.close()
            return
        self._did(f"press {keys} in {_name(popup)}")
        QTest.keySequence(QApplication.focusWidget() or popup, QKeySequence(keys))

    def _answer_dialog(self, dialog: QWidget) -> None:
        if not isinstance(dialog, QDialog):
            dialog.close()
            return
        if self._answers >= MOST_ANSWERS and not isinstance(dialog, QMessageBox):
            self._did(f"close {_name(dialog)}")
            dialog.reject()
            return
        if isinstance(dialog, QFileDialog):
            self._answer_file_dialog(dialog)
            return
        buttons = [
            each
            for each in dialog.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and not self._leads_out(each)
        ]
        fields = [each for each in dialog.findChildren(QLineEdit) if each.isVisible() and each.isEnabled()]
        if fields and self.dice.random() < 0.3:
            field = self.dice.choice(fields)
            self._did(f"type into {_name(dialog)}")
            for character in self.dice.choice(WORDS).partition("\n")[0][:40]:
                _type_character(field, character)
        elif buttons and (isinstance(dialog, QMessageBox) or self.dice.random() < 0.7):
            button = self.dice.choice(buttons)
            self._did(f"click “{button.text()}” in {_name(dialog)} “{dialog.windowTitle()}”")
            button.click()
        else:
            self._did(f"close {_name(dialog)}")
            dialog.reject()

    def _answer_file_dialog(self, dialog: QFileDialog) -> None:
        new = self._folder / f"map-{self.dice.randint(0, 9)}.json"
        files = [*sorted(self._folder.glob("*.json"))[:20], new]
        if self.dice.random() < 0.4 or self._answers >= MOST_ANSWERS - 1:
            self._did("cancel the file dialog")
            dialog.reject()
            return
        chosen = self.dice.choice(files)
        self._did(f"choose {chosen.name} in the file dialog")
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(chosen))
        dialog.accept()

    def _close_popups(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            QApplication.processEvents()

    # Where

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        if focus is not None and focus.window().isVisible():
            return focus
        window = self._window()
        return window.focusWidget() or window.canvas

    def _window(self) -> Window:
        active = QApplication.activeWindow()
        windows = self._windows()
        return active if isinstance(active, Window) else self.dice.choice(windows)

    def _somewhere(self) -> tuple[QWidget, QPoint]:
        """Return a widget that is in sight, the canvas most often, and a point on it."""
        window = self._window()
        tops = [window, *(each for each in QApplication.topLevelWidgets() if _is_open_dialog(each))]
        top = self.dice.choice(tops)
        if top is window and window.canvas.isVisible() and self.dice.random() < 0.5:
            widget: QWidget = window.canvas.viewport()
            return widget, self._point_of(widget)
        at = self._point_of(top)
        widget = top.childAt(at) or top
        return widget, widget.mapFrom(top, at) if widget is not top else at

    def _point_of(self, widget: QWidget) -> QPoint:
        size = widget.size()
        return QPoint(self.dice.randrange(max(1, size.width())), self.dice.randrange(max(1, size.height())))

    def _leads_out(self, widget: QWidget) -> bool:
        words = widget.text().replace("&", "").lower() if isinstance(widget, QAbstractButton) else ""
        return any(word in words for word in NOT_FOR_MONKEYS) and words != "close"

    def _did(self, deed: str) -> None:
        self.deeds.append(deed)


def _type_character(target: QWidget, character: str) -> None:
    if character in "\n\t":
        QTest.keyClick(target, Qt.Key.Key_Return if character == "\n" else Qt.Key.Key_Tab)
    elif character.isascii():
        QTest.keyClick(target, character)
    else:  # QTest knows only Latin letters, and ends the program at others
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(target, event)


def _is_open_dialog(widget: QWidget) -> bool:
    return isinstance(widget, QDialog) and widget.isVisible()


def _name(widget: QWidget) -> str:
    kind = type(widget).__name__
    if isinstance(widget, QPlainTextEdit | QLineEdit):
        return f"{kind} {widget.accessibleName()!r}"
    return f"{kind} “{widget.text()}”" if isinstance(widget, QAbstractButton) else kind
