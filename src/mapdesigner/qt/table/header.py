"""The table's columns as the person wants them: which, in which order and how wide, remembered."""

import contextlib
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from mapdesigner.qt.settings import Settings
from mapdesigner.qt.table.columns import COLUMN_OF, COLUMNS, Column

LEAST_WIDTH_PX, MOST_WIDTH_PX = 40, 900
PART = "table columns"
SAVE_AFTER_MS = 400


class Header(QHeaderView):
    """Headings to click (up, down, map order), to drag and to hide by their menu."""

    def __init__(self, table: QTableView, settings: Settings) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._settings = settings
        self._is_restoring = False
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(LEAST_WIDTH_PX)
        self.setFixedHeight(32)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def begin(self) -> None:
        """Show the columns as they were left; call it once, after the table has its model."""
        self._restore(bytes(self._settings.window_part(PART).data()).decode("utf-8", "replace"))
        self.sectionMoved.connect(self._change)
        self.sectionResized.connect(self._change)

    def visible_columns(self) -> list[Column]:
        """Return the columns that are shown, from left to right."""
        shown = (self.logicalIndex(place) for place in range(self.count()))
        return [COLUMNS[column] for column in shown if not self.isSectionHidden(column)]

    def show_column(self, name: str, is_shown: bool) -> None:
        """Show or hide a column; the touchpoint's title always stays."""
        self.setSectionHidden(COLUMN_OF[name], not is_shown)
        self._change()

    def use_usual(self) -> None:
        """Show the columns as they are to begin with."""
        self._restore("")
        self._change()

    def save(self) -> None:
        """Remember the columns."""
        self._saving.stop()
        parts = []
        for place in range(self.count()):
            column = self.logicalIndex(place)
            hidden = self.isSectionHidden(column)
            # A hidden section has no width of its own to ask for.
            width = COLUMNS[column].width_px if hidden else self.sectionSize(column)
            parts.append(f"{'-' if hidden else ''}{COLUMNS[column].name}:{width}")
        self._settings.keep_window_part(PART, QByteArray(" ".join(parts).encode()))

    def fill_menu(self, menu: QMenu, at: int = -1) -> None:
        """Fill a menu with what can be done to columns; `at` is the one that it is about."""
        if at >= 0:
            title = _words(COLUMNS[at])
            menu.addAction(f"Sort by {title}, up", partial(self._sort, at, Qt.SortOrder.AscendingOrder))
            menu.addAction(f"Sort by {title}, down", partial(self._sort, at, Qt.SortOrder.DescendingOrder))
        if self.sortIndicatorSection() >= 0:
            menu.addAction("Sort as on the map", partial(self._sort, -1, Qt.SortOrder.AscendingOrder))
        if at > 0:
            menu.addSeparator()
            hide = partial(self.show_column, COLUMNS[at].name, False)
            menu.addAction(f"Hide {_words(COLUMNS[at])}", hide)
        menu.addSeparator()
        for place, column in enumerate(COLUMNS[1:], 1):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(place))
            action.toggled.connect(partial(self.show_column, column.name))
        menu.addSeparator()
        menu.addAction("Usual columns", self.use_usual)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.setSortIndicator(column, order)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, self.logicalIndexAt(place))
        menu.popup(self.mapToGlobal(place))

    def _change(self, *_: object) -> None:
        if not self._is_restoring:
            self._saving.start()

    def _restore(self, kept: str) -> None:
        """Arrange the columns as kept; those it does not name come last, as wide as usual."""
        self._is_restoring = True
        named = {name: (is_shown, width) for name, is_shown, width in _parts(kept)}
        usual = {column.name: (column.is_shown, column.width_px) for column in COLUMNS}
        for place, (name, (is_shown, width)) in enumerate(({**named, **_others(usual, named)}).items()):
            column = COLUMN_OF[name]
            self.moveSection(self.visualIndex(column), place)
            self.resizeSection(column, width)
            self.setSectionHidden(column, not is_shown and column != 0)
        self.moveSection(self.visualIndex(0), 0)
        self._is_restoring = False


def _others(
    usual: dict[str, tuple[bool, int]], named: dict[str, tuple[bool, int]]
) -> dict[str, tuple[bool, int]]:
    return {name: kept for name, kept in usual.items() if name not in named}


def _parts(kept: str) -> Iterator[tuple[str, bool, int]]:
    """Yield name, whether it is shown, and width of each column; what makes no sense is left out."""
    for part in kept.split():
        name, _, width = part.removeprefix("-").partition(":")
        with contextlib.suppress(ValueError):
            if name in COLUMN_OF:
                yield name, not part.startswith("-"), max(LEAST_WIDTH_PX, min(int(width), MOST_WIDTH_PX))


def _words(column: Column) -> str:
    return f"“{column.title}”"
