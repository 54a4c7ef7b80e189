"""Hands for the pages of figures in the insight view: open one, read its tables, click a row."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mapdesigner.qt.insight.fact_table import FactTable

LEFT = Qt.MouseButton.LeftButton


def open_page(pilot, name):
    """Open a page of the insight view by its button and return it."""
    pilot.window.views.show_view("insight")
    view = pilot.window.views.view("insight")
    QTest.mouseClick(view.page_button(name), LEFT)
    pilot.settle()
    return view.page


def rows(table):
    """Return the texts of a table's rows, cell by cell, headings alone; nothing of one that is hidden."""
    if not table.isVisible():
        return []
    model = table.model()
    texts = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    return [row[:1] if is_heading(table, at) else row for at, row in enumerate(texts)]


def is_heading(table, row):
    """Tell whether a row heads those below it."""
    return table.model().flags(table.model().index(row, 0)) == Qt.ItemFlag.NoItemFlags


def row_of(table, *words):
    """Return the number of the first row in which all the words stand, also in the small line of a cell."""
    model = table.model()
    for row in range(model.rowCount()):
        index = [model.index(row, column) for column in range(model.columnCount())]
        said = " ".join(str(each.data(Qt.ItemDataRole.AccessibleTextRole)) for each in index)
        if all(word in said for word in words):
            return row
    raise AssertionError(f"no row with {words}")


def click(table, *words):
    """Click the row in which words stand."""
    index = table.model().index(row_of(table, *words), 0)
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())


def seen_tables(page):
    """Return the tables of a page that are to be seen."""
    return [table for table in page.findChildren(FactTable) if table.isVisible()]


def has_keyboard(pilot, widget):
    """Put the keyboard into a widget and tell whether it is there."""
    pilot.activate()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    pilot.settle()
    return widget.hasFocus()
