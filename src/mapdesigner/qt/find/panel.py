"""The parts of the bar for finding: two fields, their buttons and choices, the list below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.find.field import FindField
from mapdesigner.qt.find.hits import FindHits, FindList
from mapdesigner.qt.widgets.field import plain_label

COUNT_PX = 96
BUTTON_PX = 30
# Narrower than this the two choices are short.
ROOM_FOR_WORDS_PX = 600
HINT = "Searches all text: cards, quotes, metrics, personas, goals, improvement notes and details of the map."


class FindPanel(QFrame):
    """Widgets and their places; what they do is the bar's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("bar", True)
        self.setAccessibleName("Find and replace")
        self.hits = FindHits()
        self.list = FindList(theme, self.hits)
        self._make_widgets()
        self._lay_out()
        theme.changed.connect(self._draw_icons)
        self._draw_icons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= ROOM_FOR_WORDS_PX
        self.match_case.setText("Match case" if wide else "Aa")
        self.whole_words.setText("Whole words" if wide else "ab|")

    def _make_widgets(self) -> None:
        self.field = FindField("Find", "Find in the map")
        self.by = FindField("Replace with", "Replace with")
        self._lens = self.field.addAction(
            icon(self._theme, "search"), FindField.ActionPosition.LeadingPosition
        )
        self.count = plain_label("", "hint")
        self.count.setFixedWidth(COUNT_PX)
        self.before = self._tool("Previous match (Shift+F3)")
        self.after = self._tool("Next match (F3)")
        self.leave = self._tool("Close (Escape)")
        self.match_case = self._choice("Match case: “Cart” is not “cart”, and “café” is not “cafe”")
        self.whole_words = self._choice("Whole words: “cart” is not in “carton”")
        self.replace_button = QPushButton("Replace")
        self.replace_all_button = QPushButton("Replace all")
        self.hint = plain_label(HINT, "hint", wraps=True)

    def _tool(self, tip: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        button.setFixedSize(BUTTON_PX, BUTTON_PX)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _choice(self, tip: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("segment", True)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(":")[0])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row(self.field, self.count, self.before, self.after, self.leave, top=7, gap=4))
        replacing = (self.by, self.replace_button, self.replace_all_button, self.match_case, self.whole_words)
        column.addLayout(self._row(*replacing, top=6, gap=6))
        below = QVBoxLayout()
        below.setContentsMargins(14, 6, 14, 7)
        below.addWidget(self.hint)
        column.addLayout(below)
        column.addWidget(self.list)
        line = QFrame()
        line.setProperty("line", True)
        column.addWidget(line)

    def _row(self, field: QWidget, *others: QWidget, top: int, gap: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, top, 10, 0)
        row.setSpacing(gap)
        row.addWidget(field, 1)
        for other in others:
            row.addWidget(other)
        return row

    def _draw_icons(self) -> None:
        theme = self._theme
        self._lens.setIcon(icon(theme, "search", size=16))
        for button, name in ((self.before, "chevron-up"), (self.after, "chevron-down"), (self.leave, "x")):
            button.setIcon(icon(theme, name, size=16))
