"""SidePanel: what can be put onto the map, at the left: ready touchpoints, personas, goals."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

WIDTH_PX = 212


class Tab(NamedTuple):
    """A page of the panel: its name, its words, and how it is made when it is first shown."""

    name: str
    words: str
    make: Callable[[], QWidget]


class SidePanel(QWidget):
    """Shows one page at a time; `shown` brings the name of the page that came up."""

    shown = Signal(str)

    def __init__(self, tabs: tuple[Tab, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = {tab.name: tab for tab in tabs}
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Things to put onto the map")
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 8, 0)
        row.setSpacing(0)
        for tab in tabs:
            row.addWidget(self._button(tab))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.show_page(tabs[0].name)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 600)

    @property
    def page_name(self) -> str:
        """The name of the page that is shown."""
        return next(name for name, page in self._pages.items() if page is self._stack.currentWidget())

    def show_page(self, name: str) -> QWidget:
        """Bring a page up, made if need be, and return it."""
        if name not in self._pages:
            page = self._pages[name] = self._tabs[name].make()
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._pages[name])
        for button in self._buttons.buttons():
            button.setChecked(button.property("page") == name)
        self.shown.emit(name)
        return self._pages[name]

    def _button(self, tab: Tab) -> QPushButton:
        button = QPushButton(tab.words)
        button.setProperty("segment", True)
        button.setProperty("page", tab.name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.show_page(tab.name))
        self._buttons.addButton(button)
        return button
