"""CataloguePanel: ready touchpoints at the left, to drag or add; the facilitator's own come first."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mapdesigner.files.catalogue import (
    CatalogueEntry,
    CatalogueError,
    read_own_entries,
    search,
    write_own_entries,
)
from mapdesigner.model import PHASES, shortened
from mapdesigner.qt.catalogue.list import CatalogueModel, CatalogueView, Row
from mapdesigner.qt.drawing.icons import icon
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.half_typed import NOT_KEPT
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.qt.widgets.text_cleaning import clean_text

WIDTH_PX = 212
MARGIN_PX = 12
OWN_HEADING = "Your own"


class CataloguePanel(QWidget):
    """`add_requested` brings the CatalogueEntry to put on the map, `message` a sentence for the user."""

    add_requested = Signal(object)
    message = Signal(str)

    def __init__(self, theme: Theme, entries: Sequence[CatalogueEntry], own_entries_path: Path) -> None:
        super().__init__()
        self._theme = theme
        self._entries = tuple(entries)
        self._own_path = own_entries_path
        self._own: tuple[CatalogueEntry, ...] = ()
        self._before_removal: tuple[CatalogueEntry, ...] | None = None
        # A file that can't be read is never overwritten: it may be all that somebody has.
        self._own_trouble = ""
        self._has_said_trouble = False
        try:
            self._own = read_own_entries(own_entries_path)
        except CatalogueError as trouble:
            self._own_trouble = str(trouble)
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._draw_icons()
        self._fill()

    @property
    def trouble(self) -> str:
        """Why the own entries can't be used, empty when they can; also said through `message` once shown."""
        return self._own_trouble

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 600)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._own_trouble and not self._has_said_trouble:
            self._has_said_trouble = True
            self.message.emit(self._own_trouble)

    def add_own(self, title: str = "") -> None:
        """Ask for an entry of one's own and keep it."""
        from mapdesigner.qt.catalogue.own_entry_dialog import OwnEntryDialog

        dialog = OwnEntryDialog(self._theme, title=title, parent=self)
        dialog.accepted.connect(lambda: self._keep_added(dialog.entry()))
        dialog.open()

    def change_own(self, entry: CatalogueEntry) -> None:
        """Ask for changes of an own entry and keep them."""
        from mapdesigner.qt.catalogue.own_entry_dialog import OwnEntryDialog

        dialog = OwnEntryDialog(self._theme, entry, parent=self)
        dialog.accepted.connect(lambda: self._keep_changed(entry, dialog.entry()))
        dialog.open()

    def remove_own(self, entry: CatalogueEntry) -> None:
        """Take an own entry off the catalogue; a button below brings it back."""
        before = self._own
        if self._keep(tuple(other for other in self._own if other is not entry)):
            self._before_removal = before
            self._undo_words.setText(f"“{shortened(entry.title, 24)}” removed.")
            self._undo_line.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self._model.first_entry().isValid():
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                self.view.setCurrentIndex(self._model.first_entry())
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _make_widgets(self) -> None:
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(160)
        self.search = LineEdit()
        self.search.setProperty(NOT_KEPT, True)
        self.search.setPlaceholderText("Find a touchpoint")
        self.search.setAccessibleName("Find a touchpoint")
        self.search.setClearButtonEnabled(False)
        self._glass = self.search.addAction(
            icon(self._theme, "search"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._model = CatalogueModel()
        self.view = CatalogueView(self._theme, self._model)
        self.empty = QWidget()
        self.empty_words = plain_label("", "hint", wraps=True)
        self.add_typed = QPushButton()
        self.add_typed.setProperty("quiet", True)
        self.add_button = QPushButton("Add your own")
        self.add_button.setProperty("quiet", True)
        self._undo_line = QWidget()
        self._undo_words = plain_label("", "small", wraps=True)
        self.undo_button = QPushButton("Bring back")
        self.undo_button.setProperty("quiet", True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MARGIN_PX, 0, 6)
        column.setSpacing(4)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        top.addWidget(self.search)
        column.addLayout(top)
        nothing = QVBoxLayout(self.empty)
        nothing.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        nothing.addWidget(self.empty_words)
        nothing.addWidget(self.add_typed)
        nothing.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        undo = QHBoxLayout(self._undo_line)
        undo.setContentsMargins(MARGIN_PX, 0, 6, 0)
        undo.addWidget(self._undo_words, 1)
        undo.addWidget(self.undo_button)
        self._undo_line.hide()
        column.addWidget(self._undo_line)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN_PX - 2, 0, MARGIN_PX, 0)
        foot.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._add_best)
        self.view.wanted.connect(self._add)
        self.view.went_above.connect(self.search.setFocus)
        self.view.typed.connect(self._look_for)
        self.view.add_own_wanted.connect(self.add_own)
        self.view.remove_wanted.connect(self.remove_own)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.add_button.clicked.connect(lambda: self.add_own())
        self.add_typed.clicked.connect(lambda: self.add_own(self._typed()))
        self.undo_button.clicked.connect(self._bring_back)
        self._theme.changed.connect(self._draw_icons)

    def _typed(self) -> str:
        return " ".join(clean_text(self.search.text()).split())

    def _fill(self) -> None:
        typed = self._typed()
        if typed:
            own = {id(entry) for entry in self._own}
            found = search((*self._own, *self._entries), typed)
            named = Counter(entry.title.casefold() for entry in found)
            rows = [
                Row(
                    entry.title,
                    entry,
                    id(entry) in own,
                    entry.phase if named[entry.title.casefold()] > 1 else "",
                )
                for entry in found
            ]
        else:
            rows = self._grouped()
        self._model.set_rows(rows)
        self._stack.setCurrentWidget(self.view if rows else self.empty)
        self.empty_words.setText(f"Nothing in the catalogue fits “{shortened(typed, 60)}”.")
        self.add_typed.setText(f"Add “{shortened(typed, 14)}”".replace("&", "&&"))
        self.add_typed.setToolTip("Add it to your catalogue")

    def _grouped(self) -> list[Row]:
        rows: list[Row] = []
        if self._own:
            rows.append(Row(OWN_HEADING, None, True))
            rows += [Row(entry.title, entry, True) for entry in self._own]
        for phase in PHASES:
            rows.append(Row(phase.capitalize()))
            rows += [Row(entry.title, entry) for entry in self._entries if entry.phase == phase]
        return rows

    def _add_best(self) -> None:
        row = self._model.row_at(self._model.first_entry())
        if row is not None and row.entry is not None and self._typed():
            self._add(row.entry)

    def _add(self, entry: CatalogueEntry) -> None:
        """Ask for an entry to be put on the map; what it was found by makes room for the next word."""
        self.add_requested.emit(entry)
        if self.search.text():
            self.search.clear()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_for(self, letters: str) -> None:
        """Go on typing in the search field what was begun in the list."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.end(False)
        self.search.insert(letters)

    def _show_menu(self, place: QPoint) -> None:
        row = self._model.row_at(self.view.indexAt(place))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is not None and row.entry is not None:
            entry = row.entry
            menu.addAction("Add to the map").triggered.connect(lambda: self._add(entry))
            if row.is_own:
                menu.addAction("Change…").triggered.connect(lambda: self.change_own(entry))
                menu.addAction("Remove").triggered.connect(lambda: self.remove_own(entry))
            menu.addSeparator()
        menu.addAction("Add your own…").triggered.connect(lambda: self.add_own())
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _keep_added(self, entry: CatalogueEntry) -> None:
        if self._keep((*self._own, entry)):
            self.search.clear()

    def _keep_changed(self, entry: CatalogueEntry, new: CatalogueEntry) -> None:
        self._keep(tuple(new if other is entry else other for other in self._own))

    def _bring_back(self) -> None:
        if self._before_removal is not None:
            self._keep(self._before_removal)

    def _keep(self, own: tuple[CatalogueEntry, ...]) -> bool:
        """Write the own entries and show them; False with a sentence when they can't be kept."""
        self._undo_line.hide()
        self._before_removal = None
        if self._own_trouble:
            self.message.emit(self._own_trouble)
            return False
        try:
            write_own_entries(self._own_path, own)
        except CatalogueError as trouble:
            self.message.emit(str(trouble))
            return False
        self._own = own
        self._fill()
        return True

    def _draw_icons(self) -> None:
        self._glass.setIcon(icon(self._theme, "search", "muted", 16))
        self.add_button.setIcon(icon(self._theme, "plus", "accent", 16))
        self.add_typed.setIcon(icon(self._theme, "plus", "accent", 16))
