"""FindBar: find words in every text of the map, go from hit to hit, replace them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from mapdesigner.edit import replace_texts
from mapdesigner.insight.search import Hit, Query, with_replaced
from mapdesigner.insight.texts import is_fixed
from mapdesigner.model import shortened
from mapdesigner.model.folding import ACCENTS_COUNT, folded
from mapdesigner.qt.find.hits import ROW_HEIGHT_PX
from mapdesigner.qt.find.jump import enter_hit, show_hit
from mapdesigner.qt.find.panel import HINT, FindPanel
from mapdesigner.qt.find.search import FindSearch
from mapdesigner.qt.widgets.text_cleaning import clean_text
from mapdesigner.qt.widgets.words import count_words, number_words

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window

MOST_ROWS = 5
FIXED = "The name and file of the map this one is based on are not replaced."


class FindBar(FindPanel):
    """Follows its window's map while it is shown; goes to a hit only when asked, never while typing."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window.theme)
        self._window = window
        self._current = -1
        # Finds the row to be at once the search has come to its end, and whether to go there.
        self._wanted: tuple[Callable[[], int], bool] | None = None
        self._search = FindSearch(self)
        self._connect()
        self._show_outcome()

    def open(self, words: str) -> None:
        """Show the bar with the keyboard in its field; `words` are searched for, if there are any."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._start()

    def close_bar(self) -> None:
        """Hide the bar and put the keyboard on the hit, or on the map."""
        hit = self._hit()
        self.hide()
        self._search.stop()
        if hit is not None:
            enter_hit(self._window, hit)
        else:
            self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next hit, or to the one before; after the last comes the first."""
        count = len(self.hits.hits)
        if count:
            first = 0 if by > 0 else count - 1
            self.go_to((self._current + by) % count if self._current >= 0 else first)

    def go_to(self, row: int) -> None:
        """Show a hit on the map; the keyboard stays where it is."""
        self._set_current(row)
        hit = self._hit()
        if hit is not None:
            show_hit(self._window, hit)

    def replace(self) -> None:
        """Replace the hit that is shown, and go to the next; without one, go to the first."""
        self._window.keep_typing()
        hit = self._hit()
        if hit is None:
            self.step(1)
            return
        row, new = self._current, self._replacement()
        if is_fixed(hit.where.path):
            self._window.session.say(FIXED)
            self.step(1)
            return
        # Not one that the new words bring with them.
        self._wanted = partial(self._row_after, hit.where.path, hit.start + len(new), row), True
        if not self._apply((hit,), f"Replace “{self._words()}”"):
            self._wanted = None

    def replace_all(self) -> None:
        """Replace every hit that has the accents of what was typed, as one step."""
        self._window.keep_typing()
        free = tuple(hit for hit in self.hits.hits if not is_fixed(hit.where.path))
        hits = tuple(hit for hit in free if self._has_same_accents(hit))
        fixed, others = len(self.hits.hits) - len(free), len(free) - len(hits)
        if self._search.is_under_way:
            self._window.session.say("The map is still being searched; try again in a moment.")
        elif hits and self._apply(hits, f"Replace {number_words(len(hits))} × “{self._words()}”"):
            said = f"Replaced {number_words(len(hits))} × “{self._words()}”"
            by = f" with “{shortened(self._replacement())}”" if self._replacement() else ""
            left = f"{self._left_words(others)} " if others else ""
            self._window.session.say(f"{said}{by}. {left}{FIXED if fixed else 'Ctrl+Z takes it back.'}")
        elif others:
            self._window.session.say(self._left_words(others))
        elif fixed:
            self._window.session.say(FIXED)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._start)
        self.match_case.toggled.connect(self._start)
        self.whole_words.toggled.connect(self._start)
        self.field.stepped.connect(self.step)
        self.by.stepped.connect(lambda _: self.replace())
        for field in (self.field, self.by):
            field.went_below.connect(self._enter_list)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.leave.clicked.connect(self.close_bar)
        self.replace_button.clicked.connect(self.replace)
        self.replace_all_button.clicked.connect(self.replace_all)
        self.list.wanted.connect(self.go_to)
        self.list.went_above.connect(lambda: self.field.setFocus(Qt.FocusReason.BacktabFocusReason))
        self._search.begun.connect(lambda: self.hits.begin(self._window.session.map_))
        self._search.found.connect(self._add)
        self._search.finished.connect(self._finish)
        self._window.session.on_map.append(self._follow_map)

    # Searching

    def _query(self) -> Query:
        words = clean_text(self.field.text())
        return Query(words, self.match_case.isChecked(), self.whole_words.isChecked())

    def _words(self) -> str:
        return shortened(self._query().text)

    def _replacement(self) -> str:
        return clean_text(self.by.text())

    def _start(self) -> None:
        self._current = -1
        self._search.start(self._window.session.map_, self._query())

    def _follow_map(self) -> None:
        if self.isHidden():
            return
        hit, row = self._hit(), self._current
        if self._wanted is None and hit is not None:
            self._wanted = partial(self._row_again, hit.where.path, hit.start, row), False
        self._start()

    def _add(self, hits: list[Hit]) -> None:
        self.hits.add(hits)
        self._show_outcome()

    def _finish(self) -> None:
        if self._wanted is not None and self.hits.hits:
            (row, is_going), self._wanted = (self._wanted[0](), self._wanted[1]), None
            (self.go_to if is_going else self._set_current)(row)
        self._wanted = None
        self._show_outcome()

    def _has_same_accents(self, hit: Hit) -> bool:
        # “schon” finds “schön”; put in its place all over a map, another word would be lost.
        found = hit.where.text[hit.start : hit.end]
        return folded(found, ACCENTS_COUNT) == folded(self._query().text, ACCENTS_COUNT)

    def _left_words(self, count: int) -> str:
        return (
            f"{count_words(count, 'hit').capitalize()} with other accents "
            f"{'is' if count == 1 else 'are'} left; Replace does them one by one."
        )

    def _row_again(self, path: tuple[str | int, ...], start: int, row: int) -> int:
        """Return the row of the hit at a place in a text, or one near the row where it was."""
        for place, hit in enumerate(self.hits.hits):
            if hit.where.path == path and hit.start == start:
                return place
        return min(row, len(self.hits.hits) - 1)

    def _row_after(self, path: tuple[str | int, ...], start: int, row: int) -> int:
        """Return the row of the first hit at or after a place in a text, the first row after the last."""
        hits = self.hits.hits
        for place in range(min(row, len(hits)), len(hits)):
            if hits[place].where.path != path or hits[place].start >= start:
                return place
        return 0

    def _hit(self) -> Hit | None:
        return self.hits.hits[self._current] if 0 <= self._current < len(self.hits.hits) else None

    def _set_current(self, row: int) -> None:
        self._current = row
        self.hits.show_up_to(row + 1)
        self.list.setCurrentIndex(self.hits.index(row, 0))
        self._show_outcome()

    def _enter_list(self) -> None:
        if self.hits.hits:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if self._current < 0:
                self.list.setCurrentIndex(self.hits.index(0, 0))

    def _apply(self, hits: tuple[Hit, ...], label: str) -> bool:
        changes = with_replaced(hits, self._replacement())
        done = self._window.session.apply(partial(replace_texts, changes=changes), label)
        if done:
            self.field.settle()
            self.by.settle()
        return done

    # Showing

    def _show_outcome(self) -> None:
        count, words = len(self.hits.hits), self._query().text
        self.count.setText(self._count_words(count) if words else "")
        for button in (self.before, self.after, self.replace_button, self.replace_all_button):
            button.setEnabled(count > 0)
        self.hint.setText(
            HINT if not words else f"No text of the map holds “{shortened(words)}”{self._how()}."
        )
        self.hint.setVisible(not count and not (words and self._search.is_under_way))
        self.list.setVisible(count > 0)
        self.list.setFixedHeight(min(count, MOST_ROWS) * ROW_HEIGHT_PX + 6)

    def _count_words(self, count: int) -> str:
        if self._current >= 0 and count:
            return f"{number_words(self._current + 1)} of {number_words(count)}"
        return count_words(count, "hit").capitalize() if not self._search.is_under_way or count else ""

    def _how(self) -> str:
        ways = ((self.match_case, "in this spelling"), (self.whole_words, "as a whole word"))
        return "".join(f" {words}" for button, words in ways if button.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
