"""FactTable: a calm table of facts as high as its rows, to be gone through by the arrow keys."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView

from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.insight.fact_model import FactModel, Index
from mapdesigner.qt.insight.fact_painting import LINE_PX, SIDE_PX, FactDelegate, cell_width, row_height
from mapdesigner.qt.insight.facts import Column, Fact
from mapdesigner.qt.widgets.jumping import Jumping

HEADER_PX = 26
HEADER_FONT_PX = 11
# Columns are as wide as the widest of the first rows; all of a long table would take too long.
MOST_MEASURED = 400
CLEAR = (
    "QTableView { background: transparent; } QHeaderView { background: transparent; } "
    "QHeaderView::section { background: transparent; }"
)


class FactTable(Jumping, QTableView):
    """Shows facts.

    `chosen` brings the fact that a click or an arrow key came to. `opened` brings the one to go to: Enter, a
    double click, or a click alone in a table of links. `keeps_choice` leaves the chosen row chosen when the
    keyboard goes elsewhere.
    """

    chosen = Signal(object)
    opened = Signal(object)
    reached = Signal(int, int)

    def __init__(self, theme: Theme, name: str, has_header: bool = True, are_links: bool = False) -> None:
        """`are_links` makes a click go to what a row is about."""
        super().__init__()
        self.keeps_choice = False
        self._are_links = are_links
        self._facts = FactModel()
        self._is_shown = False
        self.setModel(self._facts)
        self.setItemDelegate(FactDelegate(self, theme))
        self.setAccessibleName(name)
        self.setStyleSheet(CLEAR)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setVisible(has_header)
        header.setFixedHeight(HEADER_PX)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if are_links:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        theme.changed.connect(self.viewport().update)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The rows, headings among them."""
        return self._facts.facts

    @property
    def current(self) -> Fact | None:
        """The fact that is chosen."""
        rows = self.selectionModel().selectedRows()
        return self._facts.facts[rows[0].row()] if rows else None

    def show_facts(self, columns: tuple[Column, ...], facts: tuple[Fact, ...]) -> None:
        """Show facts in the place of those before; the chosen one stays chosen while it is among them."""
        if self._is_shown and (columns, facts) == (self._facts.columns, self._facts.facts):
            return
        key = None if self.current is None else self.current.key
        self._is_shown = True
        if self._facts.show_facts(columns, facts):
            self._set_widths(columns, facts)
            return
        self.clearSpans()
        heights = [row_height(fact, row == 0) for row, fact in enumerate(facts)]
        # Setting each row's height would take a second for a thousand of them.
        usual = max(set(heights), key=heights.count, default=LINE_PX)
        self.verticalHeader().setDefaultSectionSize(usual)
        for row, fact in enumerate(facts):
            if heights[row] != usual:
                self.setRowHeight(row, heights[row])
            if fact.is_heading and len(columns) > 1:
                self.setSpan(row, 0, 1, len(columns))
        self._set_widths(columns, facts)
        header = 0 if self.horizontalHeader().isHidden() else HEADER_PX
        self.setFixedHeight(header + sum(heights))
        self.choose(key)

    def choose(self, key: Hashable) -> None:
        """Show a fact as chosen, without a word to anybody; None for none."""
        row = next(
            (at for at, fact in enumerate(self._facts.facts) if fact.key == key and not fact.is_heading),
            None,
        )
        if key is None or row is None:
            self.clearSelection()
        else:
            self.selectRow(row)

    def reveal_current(self) -> None:
        """Ask for the current row to be brought into sight."""
        current = self.currentIndex()
        if current.isValid():
            rect = self.visualRect(current)
            self.reached.emit(rect.top() + self.viewport().y(), rect.height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            self.reveal_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.current is not None:
                self.opened.emit(self.current)
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.jumped()

    def jumped(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    def event(self, event: QEvent) -> bool:
        # Enter is a command of the window, about the cards of the map.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
            arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
            if event.key() in (*keys, *arrows) and not event.modifiers():
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in by_keys and self.current is None:
            first = next((at for at, fact in enumerate(self._facts.facts) if not fact.is_heading), None)
            if first is not None:
                self.setCurrentIndex(self._facts.index(first, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if not self.keeps_choice and event.reason() not in elsewhere:
            self.selectionModel().clear()
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is chosen by dragging over it."""

    def _clicked(self, index: QModelIndex) -> None:
        fact = self._facts.facts[index.row()]
        if fact.is_heading:
            return
        self.chosen.emit(fact)
        if self._are_links:
            self.opened.emit(fact)

    def _double_clicked(self, index: QModelIndex) -> None:
        fact = self._facts.facts[index.row()]
        if not fact.is_heading and not self._are_links:
            self.opened.emit(fact)

    def _set_widths(self, columns: tuple[Column, ...], facts: tuple[Fact, ...]) -> None:
        header = self.horizontalHeader()
        heads = QFontMetrics(interface_font(HEADER_FONT_PX))
        rows = [fact for fact in facts[:MOST_MEASURED] if not fact.is_heading]
        for place, column in enumerate(columns):
            if column.stretches:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
                continue
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            widest = max((cell_width(fact.cells[place]) for fact in rows), default=0)
            head = heads.horizontalAdvance(column.name) + 2 * SIDE_PX + 4
            header.resizeSection(place, max(column.least, head, min(column.most, widest)))
