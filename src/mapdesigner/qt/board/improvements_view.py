"""ImprovementsView: all improvement notes, as a board by status or as a matrix of impact and effort."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from mapdesigner.model import ImprovementId, JourneyMap, cards_of
from mapdesigner.qt.board import keys, menus
from mapdesigner.qt.board.board import Board
from mapdesigner.qt.board.choosing import ORDERS, Order, count_words, in_order, matching, serving
from mapdesigner.qt.board.empty_page import EmptyPage
from mapdesigner.qt.board.facts import Facts, NoteFacts, facts_of
from mapdesigner.qt.board.header import Face, Header
from mapdesigner.qt.board.matrix import Matrix
from mapdesigner.qt.board.notes_area import NotesArea
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.filter.filtering import Filtering
from mapdesigner.qt.settings import Settings
from mapdesigner.session import Edit, Session

MATRIX_FLAG = "improvements/matrix"
CLOSED_FLAG = "improvements/closed"
ORDER_FLAG = "improvements/order "
ADDING_KEYS = (
    (Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier),
)


class ImprovementsView(QWidget):
    """Edits the same notes as the inspector; a selected note is the session's selection.

    `show_on_map_wanted` brings the touchpoints, or stages, where the selected notes belong.
    """

    show_on_map_wanted = Signal(tuple)

    def __init__(self, session: Session, theme: Theme, settings: Settings, filtering: Filtering) -> None:
        super().__init__()
        self._session = session
        self._filtering = filtering
        self._settings = settings
        self._map: JourneyMap | None = None
        self._day = date.today()
        self._facts: Facts = {}
        self._search = ""
        self._order: Order = next((one for one in ORDERS if settings.flag(ORDER_FLAG + one)), "own")
        self._shows_closed = settings.flag(CLOSED_FLAG, True)
        self.header = Header(theme)
        self.board = Board(session, theme)
        self.matrix = Matrix(session, theme)
        self.empty = EmptyPage(theme)
        self._stack = QStackedWidget()
        for page in (self.board, self.matrix, self.empty):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.setProperty("page", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Improvements")
        self.header.show_order(self._order)
        self.header.show_closed(self._shows_closed)
        self.show_face("matrix" if settings.flag(MATRIX_FLAG) else "board")
        self._connect()

    @property
    def area(self) -> NotesArea:
        """The board or the matrix, whichever was chosen."""
        return self.matrix if self._face == "matrix" else self.board

    def show_face(self, face: Face) -> None:
        """Show the board or the matrix, and remember it."""
        self.flush()
        self._face: Face = face
        self._settings.keep_flag(MATRIX_FLAG, face == "matrix")
        self.header.show_face(face)
        self._show_notes()
        self.area.follow_selection()

    def add_note(self) -> None:
        """Type a new note."""
        self.header.search.clear()
        self._stack.setCurrentWidget(self.area)
        self.area.setFocus()
        self.area.type_new("idea")

    def flush(self) -> None:
        """Keep the title that is being typed."""
        self.board.flush()
        self.matrix.flush()

    def draft(self) -> Edit | None:
        """Return the edit that would keep the title that is being typed, for the recovery."""
        return self.area.draft()

    def show_on_map(self) -> None:
        """Ask for the map, with the touchpoints of the selected notes, or their stages."""
        notes = [self._facts[id_].note for id_ in self.area.selected()]
        cards = tuple(dict.fromkeys(card for note in notes for card in note.touchpoints))
        if not cards and notes:
            cards = (notes[0].stage or self._session.map_.stages[0].id,)
        if cards:
            self.show_on_map_wanted.emit(cards)

    # Following

    def _connect(self) -> None:
        self._session.on_map.append(self._follow_map)
        self._session.on_selection.append(self._follow_selection)
        self.header.face_chosen.connect(self._choose_face)
        self.header.order_chosen.connect(self._choose_order)
        self.header.closed_toggled.connect(self._choose_closed)
        self.header.searched.connect(self._choose_search)
        self.header.add_wanted.connect(self.add_note)
        self.header.left_downwards.connect(self._leave_search)
        self.empty.add_wanted.connect(self.add_note)
        self.empty.clear_wanted.connect(self.header.search.clear)
        self.empty.show_all_wanted.connect(self._filtering.clear)
        self._filtering.changed.connect(self._follow_map)
        self.matrix.more_wanted.connect(self._show_hidden)
        for area in (self.board, self.matrix):
            area.menu_wanted.connect(self._show_menu)
            area.typing_ended.connect(self._show_notes)

    def _follow_map(self) -> None:
        if self.isVisible():
            self._show_notes()

    def _follow_selection(self) -> None:
        if self.isVisible():
            self.area.follow_selection()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_notes()
        self.area.follow_selection()

    def _show_notes(self) -> None:
        """Bring board or matrix to the map as it is now."""
        map_, today = self._session.map_, date.today()
        if map_ is not self._map or today != self._day:
            known = self._facts if today == self._day else None
            self._facts = facts_of(map_, today, known)
            self._map, self._day = map_, today
        found = in_order(self._found(map_), self._order)
        hides_closed = self._face == "matrix" and not self._shows_closed
        shown = [one for one in found if not (hides_closed and one.is_closed)]
        self.header.count.setText(count_words(self._facts.values(), len(found)))
        self.board.sort_by(self._order)
        self.area.show_notes(self._facts, shown)
        is_empty = not found and self.area.typed_status is None
        had_keyboard = self.area.hasFocus() or self.empty.has_keyboard()
        self.empty.tell(self._search if self._facts else "", bool(self._facts) and self._filtering.is_on)
        page = self.empty if is_empty else self.area
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        if had_keyboard and not page.isAncestorOf(self.focusWidget() or self):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self, map_: JourneyMap) -> list[NoteFacts]:
        """Return the notes that neither the search nor the filter hides."""
        found = matching(self._facts.values(), self._search)
        if self._filtering.is_on:
            shown = {card.id for _, card in cards_of(self._filtering.shown_map(map_))}
            found = serving(found, shown)
        return found

    # What was chosen

    def _choose_face(self, face: Face) -> None:
        self.show_face(face)

    def _choose_order(self, order: Order) -> None:
        self._order = order
        for one in ORDERS:
            self._settings.keep_flag(ORDER_FLAG + one, one == order)
        self._show_notes()

    def _choose_closed(self, is_shown: bool) -> None:
        self._shows_closed = is_shown
        self._settings.keep_flag(CLOSED_FLAG, is_shown)
        self._show_notes()

    def _choose_search(self, text: str) -> None:
        self._search = text
        self._show_notes()

    def _leave_search(self) -> None:
        """Go from the search field to the first note found."""
        order = self.area.order()
        if order:
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.select_one(order[0])

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menus.fill_menu(self.area, menu, self.show_on_map)
        menu.exec(point)
        menu.deleteLater()

    def _show_hidden(self, ids: tuple[ImprovementId, ...], point: QPoint) -> None:
        menu = QMenu(self)
        menus.fill_hidden(self.matrix, menu, ids)
        menu.exec(point)
        menu.deleteLater()

    # Keys

    def event(self, event: QEvent) -> bool:
        # These keys are commands of the window, about the cards of the map.
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and keys.is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What the focused part of the view did not want.
        if (event.key(), event.modifiers()) in ADDING_KEYS:
            self.add_note()
        elif event.key() == Qt.Key.Key_Escape and self.header.search.hasFocus():
            self.header.search.clear()
            self.area.setFocus()
        else:
            super().keyPressEvent(event)
