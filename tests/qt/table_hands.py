"""What the tests of table and filter do with hands and eyes."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from shiboken6 import isValid

from mapdesigner.edit import add_persona, change_touchpoints
from mapdesigner.model import new_persona
from mapdesigner.qt.filter.bar import FilterBar
from mapdesigner.qt.filter.button import FilterButton
from mapdesigner.qt.table.columns import COLUMN_OF
from small_shop import small_shop

LEFT, CTRL, SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def shop_with_words():
    """Return the small shop with something to say in most columns."""
    map_ = change_touchpoints(small_shop(), ["search"], description="Two\nlines", owner="Web team")
    map_ = add_persona(map_, new_persona("Omar, the careful").evolve(id="omar"))
    return change_touchpoints(map_, ["till"], channel="store", personas=("ines",), votes=3)


class TableHand:
    """Uses the table of a pilot's window."""

    def __init__(self, pilot):
        self.pilot = pilot
        pilot.activate()
        pilot.press("F6")
        self.view = pilot.window.views.view("table")
        self.grid = self.view.grid

    # Seeing

    def column(self, name):
        """The words of a column from top to bottom."""
        model = self.grid.model()
        return [model.index(row, COLUMN_OF[name]).data() for row in range(model.rowCount())]

    def titles(self):
        return self.column("title")

    def cell(self, title, name):
        return self.column(name)[self.titles().index(title)]

    def headings(self):
        return [column.title for column in self.grid.header.visible_columns()]

    def selected(self):
        return [row.card.title for row in self.grid.selected_rows()]

    def count(self):
        return self.view.count.text()

    # Doing

    def rect(self, title, name):
        index = self.grid.model().index(self.titles().index(title), COLUMN_OF[name])
        self.grid.scrollTo(index)
        return self.grid.visualRect(index)

    def click(self, title, name="title", modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.mouseClick(self.grid.viewport(), LEFT, modifiers, self.rect(title, name).center())
        self.pilot.settle()

    def double_click(self, title, name):
        self.click(title, name)
        QTest.mouseDClick(self.grid.viewport(), LEFT, pos=self.rect(title, name).center())
        self.pilot.settle()

    def click_heading(self, name):
        header = self.grid.header
        column = COLUMN_OF[name]
        self.grid.scrollTo(self.grid.model().index(0, column))
        x = header.sectionViewportPosition(column) + 20
        QTest.mouseClick(header.viewport(), LEFT, pos=header.viewport().rect().center().__class__(x, 14))
        self.pilot.settle()

    def edit(self, title, name, text):
        """Type another text into a cell and press Enter."""
        self.begin(title, name)
        self.pilot.press("Ctrl+A")
        self.pilot.type(text)
        self.pilot.press("Return")

    def begin(self, title, name):
        """Open the editor of a cell."""
        self.click(title, name)
        self.pilot.press("F2")
        return QApplication.focusWidget()

    def search(self, text):
        self.view.search.setFocus()
        self.view.search.clear()
        QTest.keyClicks(self.view.search, text)
        self.pilot.settle()

    def menu(self, title, name):
        """Open the menu of a cell's choices."""
        self.click(title, name)
        self.pilot.press("F2")
        return open_menu()

    def context_menu(self, title, name):
        self.pilot.settle()
        QTest.mouseClick(
            self.grid.viewport(), Qt.MouseButton.RightButton, pos=self.rect(title, name).center()
        )
        if not isinstance(QApplication.activePopupWidget(), QMenu):
            self.grid.menu_wanted.emit(self.grid.mapToGlobal(self.rect(title, name).center()))
        return open_menu()


def open_menu():
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "no menu is open"
    return menu


def words_of(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def pick(menu, *words):
    """Choose from a menu, or from a menu inside it."""
    action = next(action for action in menu.actions() if action.text() == words[0])
    if len(words) > 1:
        inner = action.menu()
        pick(inner, *words[1:])
    else:
        assert action.isEnabled()
        action.trigger()
    # What was chosen may have changed the map, and with that every menu closes.
    if isValid(menu):
        menu.close()
    QApplication.processEvents()


def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
    """Press a key in a popup, which the offscreen platform gives no focus."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))
    QApplication.processEvents()


class FilterHand:
    """Uses the filter of a pilot's window."""

    def __init__(self, pilot):
        self.pilot = pilot
        self.button = pilot.window.findChild(FilterButton)
        self.bar = pilot.window.findChild(FilterBar)

    def open(self):
        self.pilot.press("Ctrl+Shift+F")
        assert self.popup.isVisible()

    @property
    def popup(self):
        return self.button.popup

    def tick(self, criterion, *values):
        """Tick values of a criterion ("channels") by clicking them."""
        self.open()
        QTest.mouseClick(self.popup.buttons[criterion], LEFT)
        for value in values:
            place = [tick.text for tick in self.popup.list.ticks].index(value)
            index = self.popup.list.model().index(place, 0)
            self.popup.list.scrollTo(index)
            QTest.mouseClick(self.popup.list.viewport(), LEFT, pos=self.popup.list.visualRect(index).center())
        press(self.popup, Qt.Key.Key_Escape)
        assert not self.popup.isVisible()

    def values(self, criterion):
        """The values of a criterion with their counts, as the popup lists them."""
        self.open()
        QTest.mouseClick(self.popup.buttons[criterion], LEFT)
        found = {tick.text: tick.number for tick in self.popup.list.ticks}
        press(self.popup, Qt.Key.Key_Escape)
        return found

    def chips(self):
        return [chip.text() for chip in self.bar.chips] if self.bar.isVisible() else []

    def count(self):
        return self.bar.count.text()


def shown_labels(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
