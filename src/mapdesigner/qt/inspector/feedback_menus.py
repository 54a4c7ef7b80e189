"""The menus of feedback: that of the section, and that of one quote."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from mapdesigner.model import FEEDBACK_STATUSES
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.feedback_entry import FeedbackEntry
from mapdesigner.qt.widgets.words import number_words

if TYPE_CHECKING:
    from mapdesigner.qt.inspector.feedback_section import FeedbackSection

# From as many quotes on it is worth looking at those of one status only.
LEAST_TO_FILTER = 4


def fill_menu(menu: QMenu, section: "FeedbackSection") -> None:
    """Fill the menu of the section: add, paste, copy, and which quotes are shown."""
    quotes = section.quotes
    _add(menu, section.theme, "Add quote", "plus", section.add_quote)
    _add(menu, section.theme, "Paste quotes", "clipboard", section.paste_quotes)
    if quotes:
        _add(menu, section.theme, "Copy all quotes", "copy", section.copy_all)
    if len(quotes) < LEAST_TO_FILTER:
        return
    menu.addSeparator()
    for status in (None, *FEEDBACK_STATUSES):
        found = sum(1 for said in quotes if status in (None, said.status))
        words = "All quotes" if status is None else f"Only {status}"
        action = menu.addAction(f"{words} ({number_words(found)})")
        action.setCheckable(True)
        action.setChecked(status == section.status)
        action.setEnabled(bool(found))
        action.triggered.connect(partial(section.show_status, status))


def fill_quote_menu(menu: QMenu, section: "FeedbackSection", entry: FeedbackEntry) -> None:
    """Fill the menu of one quote."""
    _add(menu, section.theme, "Change quote", "pencil", entry.open)
    _add(menu, section.theme, "Copy quote", "copy", partial(section.copy_quote, entry))
    _add(menu, section.theme, "Paste quotes", "clipboard", section.paste_quotes)
    menu.addSeparator()
    _add(menu, section.theme, "Remove quote", "trash", partial(section.remove_quote, entry))


def _add(menu: QMenu, theme: Theme, words: str, icon_name: str, do: Callable[[], None]) -> None:
    action = menu.addAction(icon(theme, icon_name), words)
    action.triggered.connect(lambda: do())
