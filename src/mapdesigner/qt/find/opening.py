"""The window's commands for finding; its bar is made when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from mapdesigner.qt.find.bar import FindBar
    from mapdesigner.qt.shell.window import Window

MOST_TAKEN = 80


def open_find(window: "Window") -> "FindBar":
    """Show the bar, the keyboard in it; one line of text that is selected is searched for."""
    words = _selected_words()
    window.keep_typing()
    bar = _bar(window)
    bar.open(words)
    return bar


def find_next(window: "Window", by: int) -> None:
    """Go to the next hit, or the one before; without a search, begin one."""
    bar = _bar(window)
    if bar.isHidden() or not bar.field.text():
        open_find(window)
    else:
        bar.step(by)


def _bar(window: "Window") -> "FindBar":
    from mapdesigner.qt.find.bar import FindBar

    bar = window.views.findChild(FindBar)
    if not isinstance(bar, FindBar):
        bar = FindBar(window)
        bar.hide()
        window.views.strip.insertWidget(0, bar)
    return bar


def _selected_words() -> str:
    """Return the words selected in the field that has the keyboard, if they are of use."""
    focused = QApplication.focusWidget()
    words = ""
    if isinstance(focused, QLineEdit):
        words = focused.selectedText()
    elif isinstance(focused, QPlainTextEdit):
        words = focused.textCursor().selectedText()
    # Qt gives a line's end within a selection as U+2029.
    return "" if "\u2029" in words or len(words) > MOST_TAKEN else words
