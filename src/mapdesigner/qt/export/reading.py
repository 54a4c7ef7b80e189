"""The previews that are read: the first lines of a text, the first rows of tables."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.qt.export.views import Lines, Table, Tables
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.words import count_words

MARGIN_PX = 20
MOST_COLUMN_PX = 260
ROW_PX = 26


class LinesView(QWidget):
    """Shows lines of text, to be read and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The first lines of the file")
        self.more = plain_label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, 8)
        column.addWidget(self.text, 1)
        column.addWidget(self.more)

    def show_lines(self, lines: Lines) -> None:
        """Show other lines."""
        self.text.setPlainText(lines.text)
        self.more.setText(f"… and {count_words(lines.more, 'more line')}" if lines.more else "")
        self.more.setVisible(bool(lines.more))


class TablesView(QWidget):
    """Shows a table, or several on tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, 12, MARGIN_PX, 8)
        column.addWidget(self.tabs)

    def show_tables(self, tables: Tables) -> None:
        """Show other tables, staying at the tab that was shown if there is one."""
        at = self.tabs.currentIndex()
        while self.tabs.count():
            page = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if page is not None:
                page.deleteLater()
        for table in tables:
            self.tabs.addTab(_page(table), table.name.replace("&", "&&"))
        self.tabs.tabBar().setVisible(len(tables) > 1)
        self.tabs.setCurrentIndex(max(0, min(at, len(tables) - 1)))


def _page(table: Table) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 4, 0, 0)
    column.addWidget(_grid(table), 1)
    if table.more:
        column.addWidget(plain_label(f"… and {count_words(table.more, 'more row')}", "small"))
    return page


def _grid(table: Table) -> QTableWidget:
    header, *rows = table.rows or ((),)
    grid = QTableWidget(len(rows), max((len(row) for row in table.rows), default=0))
    grid.setAccessibleName(table.name or "The first rows of the file")
    grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    grid.setTabKeyNavigation(False)
    grid.setShowGrid(False)
    grid.setAlternatingRowColors(True)
    grid.setWordWrap(False)
    grid.verticalHeader().setVisible(False)
    grid.verticalHeader().setDefaultSectionSize(ROW_PX)
    grid.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    grid.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    grid.horizontalHeader().setHighlightSections(False)
    grid.setHorizontalHeaderLabels([*header, *[""] * (grid.columnCount() - len(header))])
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            # A cell of several lines shows the first and says that there is more.
            grid.setItem(at, column, QTableWidgetItem(words.replace("\n", " ⏎ ")))
    grid.resizeColumnsToContents()
    for column in range(grid.columnCount()):
        grid.setColumnWidth(column, min(grid.columnWidth(column) + 8, MOST_COLUMN_PX))
    return grid
