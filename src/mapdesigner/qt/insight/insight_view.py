"""InsightView: what the map tells, a page at a time: findings, and the pages of figures beside them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.qt.insight.pages import PAGES, PageRow, Surroundings

PAGE_FLAG = "insight/page "
HEIGHT_PX = 48


class InsightView(QWidget):
    """Shows one of `PAGES` and remembers which; `page_changed` comes when it is another."""

    page_changed = Signal()

    def __init__(self, around: Surroundings, pages: tuple[PageRow, ...] = PAGES) -> None:
        super().__init__()
        self._around = around
        self._rows = {row.name: row for row in pages}
        self._made: dict[str, QWidget] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._name = ""
        self.setProperty("page", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Insight")
        self._stack = QStackedWidget()
        line = QFrame()
        line.setProperty("line", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._made_header())
        column.addWidget(line)
        column.addWidget(self._stack, 1)
        remembered = (name for name in self._rows if around.settings.flag(PAGE_FLAG + name))
        self.show_page(next(remembered, pages[0].name))

    @property
    def page_name(self) -> str:
        """The name of the page that is shown."""
        return self._name

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._made[self._name]

    def page_button(self, name: str) -> QPushButton:
        """Return the button of a page."""
        return self._buttons[name]

    def show_page(self, name: str) -> None:
        """Show a page, made if need be, and remember it. Raises KeyError if there is none of that name."""
        if name not in self._made:
            self._made[name] = self._rows[name].make(self._around)
            self._stack.addWidget(self._made[name])
        self._name = name
        self._buttons[name].setChecked(True)
        self._stack.setCurrentWidget(self._made[name])
        self.setFocusProxy(self._made[name])
        for each in self._rows:
            self._around.settings.keep_flag(PAGE_FLAG + each, each == name)
        self.page_changed.emit()

    def _made_header(self) -> QWidget:
        header = QWidget()
        header.setFixedHeight(HEIGHT_PX)
        header.setMinimumWidth(1)
        row = QHBoxLayout(header)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(2)
        group = QButtonGroup(self)
        for page in self._rows.values():
            button = QPushButton(page.words)
            button.setProperty("segment", True)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"Show {page.words.lower()}")
            button.clicked.connect(lambda _=False, name=page.name: self.show_page(name))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[page.name] = button
        row.addStretch(1)
        return header
