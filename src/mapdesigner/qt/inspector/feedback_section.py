"""The section of feedback on the touchpoint page: quotes as rows, each a click from being changed."""

from functools import partial
from itertools import count

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout

from mapdesigner.edit import add_feedback, remove_feedback
from mapdesigner.model import Feedback, JourneyMap, Touchpoint, shortened
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.card_section import CardSection
from mapdesigner.qt.inspector.entry import take_out
from mapdesigner.qt.inspector.feedback_clipboard import copy_quotes, pasted_quotes
from mapdesigner.qt.inspector.feedback_entry import FeedbackEntry
from mapdesigner.qt.inspector.feedback_keys import followed
from mapdesigner.qt.inspector.feedback_menus import fill_menu, fill_quote_menu
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words
from mapdesigner.session import Session

ROWS_AT_A_TIME = 20
HINT = "What do customers say here? Add a quote, or copy a list and paste it, one per line."
NOTHING_TO_PASTE = "There is no text on the clipboard. Copy quotes first, one per line."


class FeedbackSection(CardSection):
    """What customers said about one touchpoint."""

    title = "Feedback"
    add_tip = "Add quote"

    def __init__(self, session: Session, theme: Theme, settings: Settings | None) -> None:
        super().__init__(session, theme, settings)
        self._card_id = ""
        self.quotes: tuple[Feedback, ...] = ()
        self._keys: tuple[int, ...] = ()
        self._numbers = count()
        self._draft: int | None = None
        self._entries: dict[int, FeedbackEntry] = {}
        self.status: str | None = None
        self._most_shown = ROWS_AT_A_TIME
        self.menu_button = self.add_head_button("dots", "More for feedback")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._hint = plain_label(HINT, "hint", wraps=True)
        self.filtered = _quiet_button()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.more = _quiet_button()
        self.paste_button = _quiet_button("Paste quotes")
        self.paste_button.setToolTip("One quote a line, or rows of a spreadsheet (Ctrl+V)")
        self.content.addWidget(self._hint)
        self.content.addWidget(self.filtered, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addLayout(self._list)
        self.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self.paste_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_requested.connect(self.add_quote)
        self.menu_button.clicked.connect(self._show_menu)
        self.filtered.clicked.connect(partial(self.show_status, None))
        self.more.clicked.connect(self._show_more)
        self.paste_button.clicked.connect(self.paste_quotes)
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def show_cards(self, map_: JourneyMap, cards: tuple[Touchpoint, ...]) -> None:
        self.setVisible(len(cards) == 1)
        if len(cards) == 1:
            self._card_id = cards[0].id
            self._follow(cards[0].feedback)
            self._show()

    def flush(self) -> None:
        for entry in tuple(self._entries.values()):
            entry.flush()

    def begin_again(self) -> None:
        self.status = None
        self._most_shown = ROWS_AT_A_TIME
        self._draft = None
        self.quotes, self._keys = (), ()
        for entry in self._entries.values():
            self._drop(entry)
        self._entries.clear()

    def entry(self, index: int) -> FeedbackEntry:
        """Return the row of the touchpoint's `index`-th quote. Raises KeyError when it is not shown."""
        return self._entries[self._keys[index]]

    @property
    def draft(self) -> FeedbackEntry | None:
        """The quote that is being added and has no words yet."""
        return self._entries.get(self._draft) if self._draft is not None else None

    # What a person asks for

    def add_quote(self) -> None:
        """Open the fields of a new quote with the keyboard in it; the map has it from its first word on."""
        self.unfold()
        if self._draft is None:
            self._draft = next(self._numbers)
        self._show()
        self._entries[self._draft].open()

    def paste_quotes(self) -> None:
        """Add a quote for each line of the clipboard's text."""
        self.flush()
        self._draft = None
        quotes = pasted_quotes()
        if not quotes:
            self._show()
            self.session.say(NOTHING_TO_PASTE)
            return
        self.unfold()
        self.status = None
        self._most_shown = max(self._most_shown, len(self.quotes) + min(len(quotes), ROWS_AT_A_TIME))
        added = count_words(len(quotes), "quote")
        edit = partial(add_feedback, card_id=self._card_id, feedback=quotes)
        if self.session.apply(edit, f"Paste {added}"):
            self.session.say(f"{added} added.")

    def remove_quote(self, entry: FeedbackEntry) -> None:
        """Remove a quote, and give the keyboard to the one after it."""
        if entry.is_new:
            self._forget_draft()
            return
        entry.flush()
        entry.remove_by(partial(self._remove, entry.index, shortened(entry.said.quote, 40)))

    def copy_quote(self, entry: FeedbackEntry) -> None:
        """Put a quote on the clipboard, with who said it."""
        entry.flush()
        copy_quotes((entry.said,))
        self.session.say("Quote copied.")

    def copy_all(self) -> None:
        """Put all quotes on the clipboard as a block for spreadsheets."""
        self.flush()
        copy_quotes(self.quotes)
        self.session.say(f"{count_words(len(self.quotes), 'quote')} copied.")

    def show_status(self, status: str | None) -> None:
        """Show only the quotes of a status, or all."""
        self.status = status
        self._most_shown = ROWS_AT_A_TIME
        self._show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A click where nothing else is makes Ctrl+V mean quotes.
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_quotes()
        else:
            super().keyPressEvent(event)

    # Showing

    def _show(self) -> None:
        """Show the quotes that are to be seen, and after them the one that is being added."""
        chosen = [
            (key, index)
            for index, key in enumerate(self._keys)
            if self.status in (None, self.quotes[index].status) or self._is_open(key)
        ]
        shown = chosen[: self._most_shown]
        kept = {key for key, _ in shown} | {self._draft}
        for gone in [key for key in self._entries if key not in kept]:
            self._drop(self._entries.pop(gone))
        for place, (key, index) in enumerate(shown):
            self._placed(key, place).show_quote(self._card_id, index, self.quotes[index])
        if self._draft is not None:
            draft = self._placed(self._draft, len(shown))
            draft.show_quote(self._card_id, len(self.quotes), Feedback(quote=""), is_new=True)
        self.set_count(len(self.quotes))
        rest = len(chosen) - len(shown)
        self.more.setVisible(rest > 0)
        self.more.setText(f"Show {min(rest, ROWS_AT_A_TIME)} more")
        self.filtered.setVisible(self.status is not None)
        self.filtered.setText(f"{self._count(self.status)} {self.status} · Show all")
        self._hint.setVisible(not self.quotes and self._draft is None)
        self.paste_button.setVisible(not self.quotes)

    def _placed(self, key: int, place: int) -> FeedbackEntry:
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = FeedbackEntry(self.session, self.theme)
            entry.shut.connect(self._show)
            entry.left.connect(self._forget_draft)
            entry.many_pasted.connect(self.paste_quotes)
            entry.asked.connect(partial(self._asked, entry))
            entry.row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            entry.row.customContextMenuRequested.connect(partial(self._show_quote_menu, entry))
        if self._list.indexOf(entry) != place:
            self._list.insertWidget(place, entry)
            entry.show()  # at once, for the keyboard may go into it
        return entry

    def _asked(self, entry: FeedbackEntry, wish: str) -> None:
        if wish == "remove":
            self.remove_quote(entry)
        elif wish == "copy":
            self.copy_quote(entry)

    def _remove(self, index: int, words: str) -> None:
        edit = partial(remove_feedback, card_id=self._card_id, index=index)
        if self.session.apply(edit, "Remove quote"):
            named = f"“{words}”" if words else "Quote"
            self.session.say(f"{named} removed. Ctrl+Z brings it back.")

    def _follow(self, quotes: tuple[Feedback, ...]) -> None:
        """Take over quotes; the one that was being added is the last of them once it has words."""
        keys = followed(self.quotes, self._keys, quotes, lambda: next(self._numbers))
        if self._draft is not None and len(quotes) == len(self.quotes) + 1 and keys[-1] not in self._keys:
            keys, self._draft = (*keys[:-1], self._draft), None
        self.quotes, self._keys = quotes, keys

    def _forget_draft(self) -> None:
        self._draft = None
        self._show()
        if self.add_button is not None:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_open(self, key: int) -> bool:
        entry = self._entries.get(key)
        return entry is not None and entry.is_open

    def _count(self, status: str | None) -> int:
        return sum(1 for said in self.quotes if said.status == status)

    def _show_more(self) -> None:
        self._most_shown += ROWS_AT_A_TIME
        self._show()

    def _show_menu(self) -> None:
        menu = QMenu(self)
        fill_menu(menu, self)
        menu.exec(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height() + 2)))
        menu.deleteLater()

    def _show_quote_menu(self, entry: FeedbackEntry, at: QPoint) -> None:
        menu = QMenu(self)
        fill_quote_menu(menu, self, entry)
        menu.exec(entry.row.mapToGlobal(at))
        menu.deleteLater()

    def _drop(self, entry: FeedbackEntry) -> None:
        entry.forget()
        take_out(self._list, entry)

    def _draw_icons(self) -> None:
        self.paste_button.setIcon(icon(self.theme, "clipboard", "accent", 16))


def _quiet_button(words: str = "") -> QPushButton:
    button = QPushButton(words)
    button.setProperty("quiet", True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
