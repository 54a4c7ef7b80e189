"""TableView: all touchpoints as rows, to sort, filter and change."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.insight.filtering import Shown
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.editing import commands
from mapdesigner.qt.filter.filtering import Filtering
from mapdesigner.qt.filter.words import shown_words
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.table.grid import Grid
from mapdesigner.qt.table.menus import fill_cell_menu
from mapdesigner.qt.table.model import TableModel
from mapdesigner.qt.table.walking import NEW_TITLE
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.half_typed import NOT_KEPT
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.session import Edit, Session

BAR_HEIGHT_PX = 46
# As far from the edge as the words in the table's first column.
SIDE_PX = 8
# Narrower than this the buttons above the table are icons alone.
ROOM_FOR_ADD_PX, ROOM_FOR_COLUMNS_PX = 520, 600


class TableView(QWidget):
    """The touchpoints that the filter shows, one a row; the selection is the map's."""

    def __init__(self, session: Session, theme: Theme, settings: Settings, filtering: Filtering) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._filtering = filtering
        self._is_stale = True
        self.model = TableModel()
        self.grid = Grid(session, theme, settings, self.model)
        self.grid.work.shown_map = lambda: filtering.shown_map(session.map_)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self.grid)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self._made_empty_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._made_bar())
        column.addWidget(self._pages, 1)
        self._connect()
        self._draw_icons()

    def flush(self) -> None:
        """Put into the map what is being typed."""
        self.grid.delegate.flush()

    def draft(self) -> Edit | None:
        """Return the edit that would keep what is being typed, for the recovery."""
        return self.grid.work.draft(self.grid.delegate.drafts())

    def add_touchpoint(self) -> None:
        """Add a touchpoint beside the selected one and let its title be typed."""
        place = commands.touchpoint_cell(self._session)
        if place is None:
            self._session.say("The map has no lane of touchpoints; add one first.")
            return
        self.search.clear()
        commands.add_touchpoint(self._session, NEW_TITLE, None, None, place)
        (added,) = self._session.selection or ("",)
        if self.model.place_of(added) is None:
            self._session.say("The new touchpoint is on the map, but the filter hides it.")
        self.grid.walking.begin_adding(added)
        self.grid.edit_title(added)

    # Parts

    def _made_bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(BAR_HEIGHT_PX)
        self.search = LineEdit()
        self.search.setProperty(NOT_KEPT, True)
        self.search.setPlaceholderText("Filter rows…")
        self.search.setAccessibleName("Filter rows")
        self.search.setToolTip("Show only rows that hold these words")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(220)
        self.search.setMinimumWidth(80)
        self.search.installEventFilter(self)
        self.count = plain_label("", "muted")
        self._add = QPushButton("Add touchpoint")
        self._add.setProperty("quiet", True)
        self._add.setToolTip("Add touchpoint (Insert)")
        self._add.setAccessibleName("Add touchpoint")
        self._columns = QToolButton()
        self._columns.setText("Columns")
        self._columns.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._columns.setToolTip("Choose what is shown of the touchpoints")
        self._columns.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._columns.setIconSize(QSize(16, 16))
        row = QHBoxLayout(bar)
        row.setContentsMargins(SIDE_PX, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        row.addWidget(self.count)
        row.addStretch(0)
        row.addWidget(self._add)
        row.addWidget(self._columns)
        return bar

    def possible_edits(self) -> frozenset[str]:
        """Return which commands of the Edit menu do something while there are no rows."""
        return frozenset(("paste",))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):  # there are no rows, or the rows had had it
            self.grid.paste()
        else:
            super().keyPressEvent(event)

    def _made_empty_page(self) -> QWidget:
        page = QWidget()
        self._empty_title = plain_label("", "heading")
        self._empty_hint = plain_label("", "muted")
        self._empty_button = QPushButton()
        # So that Enter presses it, as it does everywhere else where the keyboard lands.
        self._empty_button.setAutoDefault(True)
        column = QVBoxLayout(page)
        column.setSpacing(8)
        column.addStretch(1)
        for part in (self._empty_title, self._empty_hint, self._empty_button):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _connect(self) -> None:
        self._session.on_map.append(self._follow_map)
        self._session.on_selection.append(self._follow_selection)
        self._filtering.changed.connect(self._follow_map)
        self._theme.changed.connect(self._draw_icons)
        self.search.textChanged.connect(self._look_for)
        self._add.clicked.connect(self.add_touchpoint)
        self._columns.clicked.connect(self._show_columns)
        self._empty_button.clicked.connect(self._leave_emptiness)
        self.grid.add_wanted.connect(self.add_touchpoint)
        self.grid.menu_wanted.connect(self._show_menu)

    def _draw_icons(self) -> None:
        self._add.setIcon(icon(self._theme, "plus", "accent", 16))
        self._columns.setIcon(icon(self._theme, "columns-2", "muted", 16))

    # Following

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._follow_map()
            self.grid.follow_selection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()

    def _fit_bar(self) -> None:
        """Leave out words where there is no room for them."""
        room = self.width()
        self._add.setText("Add touchpoint" if room >= ROOM_FOR_ADD_PX else "")
        self._columns.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if room >= ROOM_FOR_COLUMNS_PX
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _follow_map(self) -> None:
        # Nobody sees it, so the edit need not wait for it.
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.grid.follow_map()
            self._show_count()

    def _follow_selection(self) -> None:
        if self.isVisible():
            self.grid.follow_selection()
        else:
            self._is_stale = True

    def _look_for(self, text: str) -> None:
        self.grid.look_for(text)
        self._show_count()

    def _show_count(self) -> None:
        shown, of = len(self.model.rows), self._filtering.count(self._session.map_).of
        self.count.setText(shown_words(Shown(shown, of)))
        if of == 0:
            self._show_empty(
                "No touchpoints yet",
                "Add the first one here, or drag one from the left panel onto the map (F5).",
                "Add touchpoint",
            )
        elif shown == 0:
            self._show_empty(
                "No touchpoint matches",
                "Nothing on the map is what the filter asks for."
                if not self.search.text().strip()
                else "No row holds these words.",
                "Show all touchpoints",
            )
        self._pages.setCurrentIndex(0 if shown else 1)
        # Without rows the keyboard has nothing to do in the grid.
        self.setFocusProxy(self.grid if shown else self._empty_button)

    def _show_empty(self, title: str, hint: str, button: str) -> None:
        self._empty_title.setText(title)
        self._empty_hint.setText(hint)
        self._empty_button.setText(button)

    def _leave_emptiness(self) -> None:
        if self._filtering.count(self._session.map_).of == 0:
            self.add_touchpoint()
        else:
            self.search.clear()
            self._filtering.clear()
            self.setFocus()

    # Keys and menus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.model.rows:
                self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
                if not self.grid.currentIndex().isValid():
                    self.grid.setCurrentIndex(self.model.index(0, 0))
                return True
        return super().eventFilter(watched, event)

    def _show_menu(self, place: QPoint) -> None:
        menu = self.grid.make_menu()
        fill_cell_menu(menu, self.grid, self._session, self._theme)
        menu.popup(place)

    def _show_columns(self) -> None:
        menu = self.grid.make_menu()
        self.grid.header.fill_menu(menu)
        menu.popup(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))
