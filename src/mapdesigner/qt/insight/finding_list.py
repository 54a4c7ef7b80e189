"""FindingList: findings under each other; one that stays keeps its widget, focus and unfolded state."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.insight.arranging import Entry, Heading, Item, Key, More
from mapdesigner.qt.insight.finding_row import SIDE_PX, SIGN_PX, FindingRow
from mapdesigner.qt.insight.things import WithId

# So many are made at once; the others when one scrolls there.
FIRST, NEXT = 20, 8
WIDEST_PX = 940
HEADING_PX = 44
BAND_PX = 3


class FindingList(QScrollArea):
    """Asks by the signals of its rows; `more_wanted` brings the key of findings that are held back."""

    go_to_wanted = Signal(tuple)
    dismiss_wanted = Signal(object, str)
    switch_off_wanted = Signal(object)
    more_wanted = Signal(tuple)

    def __init__(self, theme: Theme, foot: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._items: list[Item] = []
        self._things: Mapping[str, WithId] = {}
        self._made: dict[Key, QWidget] = {}
        self._budget = FIRST
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("page", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Findings")
        inner = QWidget()
        inner.setProperty("page", True)
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(8, 0, 8, 24)
        self._column.setSpacing(0)
        self._column.addWidget(foot)
        self._column.addStretch(1)
        self.setWidget(inner)
        self._foot = foot
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def rows(self) -> list[FindingRow]:
        """Return the findings whose widgets are made, from top to bottom."""
        made = (self._made.get(item.key) for item in self._items)
        return [row for row in made if isinstance(row, FindingRow)]

    def show_items(self, items: list[Item], things: Mapping[str, WithId]) -> None:
        """Bring the list to `items`, touching only what differs."""
        focused = self._focused_row()
        place = self.rows().index(focused) if focused is not None else -1
        self._items, self._things = items, things
        wanted = {item.key for item in items}
        gone = [key for key in self._made if key not in wanted]
        keeps_keyboard = focused is None or focused.key in wanted
        for key in gone:
            widget = self._made.pop(key)
            self._column.removeWidget(widget)
            if widget is not focused:
                widget.hide()
            widget.deleteLater()
        self._sync(refreshes=True)
        if focused is not None and not keeps_keyboard:
            left = self.rows()
            (left[min(place, len(left) - 1)] if left else self).setFocus()
            focused.hide()

    def start_again(self) -> None:
        """Go to the top, for another map or another order."""
        self._budget = FIRST
        self.verticalScrollBar().setValue(0)

    def step(self, row: FindingRow | None, by: int) -> None:
        """Put the keyboard on the finding so many further down, or the first."""
        rows = self.rows()
        place = rows.index(row) + by if row in rows else 0
        if place >= len(rows) - 1 and self._is_more_to_make():
            self._budget += NEXT
            self._sync()
            rows = self.rows()
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            if place == 0:
                # With what stands above it.
                self.verticalScrollBar().setValue(0)
            else:
                self.ensureWidgetVisible(rows[place], 0, 24)

    def follow_theme(self) -> None:
        """Draw in the theme's colours."""
        for row in self.rows():
            row.follow_theme()

    def _sync(self, refreshes: bool = False) -> None:
        """Make what is missing of the first so many; `refreshes` also brings what is there up to date."""
        place, left = 0, self._budget
        for item in self._items:
            if left <= 0:
                break
            left -= 1
            widget = self._made.get(item.key)
            if widget is None:
                widget = self._made[item.key] = self._make(item)
                # Before its row is in the layout it would be a window of its own.
                self._column.insertWidget(place, widget)
            elif refreshes:
                self._show(widget, item)
                if self._column.indexOf(widget) != place:
                    self._column.removeWidget(widget)
                    self._column.insertWidget(place, widget)
            place += 1
        for item in self._items[place:]:
            # Further down than what is made now: made again when one scrolls there.
            widget = self._made.pop(item.key, None)
            if widget is not None:
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._foot.setVisible(not self._is_more_to_make())

    def _make(self, item: Item) -> QWidget:
        if isinstance(item, Heading):
            return SectionHeading(self._theme, item)
        if isinstance(item, More):
            return self._made_more(item)
        row = FindingRow(self._theme, item, self._things)
        row.go_to_wanted.connect(self.go_to_wanted)
        row.dismiss_wanted.connect(self.dismiss_wanted)
        row.switch_off_wanted.connect(self.switch_off_wanted)
        row.step_wanted.connect(lambda by: self.step(row, by))
        return row

    def _show(self, widget: QWidget, item: Item) -> None:
        if isinstance(item, Entry):
            cast(FindingRow, widget).show_entry(item, self._things)
        elif isinstance(item, Heading):
            cast(SectionHeading, widget).show_heading(item)
        else:
            cast(QPushButton, widget).setText(_more_words(item))

    def _made_more(self, item: More) -> QPushButton:
        button = QPushButton(_more_words(item))
        button.setProperty("quiet", True)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setStyleSheet(f"margin-left: {SIDE_PX + SIGN_PX - 2}px")
        button.clicked.connect(lambda: self.more_wanted.emit(item.key))
        return button

    def _is_more_to_make(self) -> bool:
        return self._budget < len(self._items)

    def _scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if self._is_more_to_make() and value > bar.maximum() - self.viewport().height():
            self._budget += NEXT
            self._sync()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        spare = max(8, self.viewport().width() - WIDEST_PX - 8)
        self._column.setContentsMargins(8, 0, spare, 24)
        if self.verticalScrollBar().maximum() == 0:
            self._scrolled(1)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.step(None, 0)

    def _focused_row(self) -> FindingRow | None:
        focused = self.window().focusWidget()
        return next(
            (row for row in self.rows() if focused is row or (focused and row.isAncestorOf(focused))), None
        )

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        for widget in (before, now):
            while widget is not None and not isinstance(widget, FindingRow):
                widget = widget.parentWidget()
            if isinstance(widget, FindingRow) and self.isAncestorOf(widget):
                widget.show_deeds()


class SectionHeading(QWidget):
    """The name of a section with its number of findings, under a band or a hairline."""

    def __init__(self, theme: Theme, heading: Heading) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(HEADING_PX)
        self.show_heading(heading)

    def show_heading(self, heading: Heading) -> None:
        """Show another name or number."""
        self.heading = heading
        self.setAccessibleName(f"{heading.words}, {heading.number:,}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.colour(self.heading.colour)
        height = 1 if self.heading.colour == "hairline" else BAND_PX
        painter.fillRect(QRectF(SIDE_PX, 8, self.width() - 2 * SIDE_PX, height), colour)
        font = interface_font(13, semibold=True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        top, high = 8 + height, HEADING_PX - 8 - height
        at = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        room = self.width() - 2 * SIDE_PX - 60
        words = painter.fontMetrics().elidedText(self.heading.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(SIDE_PX, top, room, high), at, words)
        x = SIDE_PX + painter.fontMetrics().horizontalAdvance(words) + 8
        painter.setFont(interface_font(13))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(QRectF(x, top, 60, high), at, f"{self.heading.number:,}")
        painter.end()


def _more_words(item: More) -> str:
    return f"and {item.number:,} more · Show"
