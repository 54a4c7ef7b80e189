"""TouchpointPopup: all touchpoints of the map by stage, to tick those that an improvement note serves."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from mapdesigner.model import CardId, JourneyMap, touchpoints_of
from mapdesigner.model.folding import folded_words, holds
from mapdesigner.qt.drawing.icons import blank, icon
from mapdesigner.qt.drawing.theme import Theme, interface_font
from mapdesigner.qt.widgets.field import plain_label
from mapdesigner.qt.widgets.half_typed import NOT_KEPT
from mapdesigner.qt.widgets.jumping import JumpingList
from mapdesigner.qt.widgets.line_edit import LineEdit
from mapdesigner.qt.widgets.typed_letters import typed_letter

WIDTH_PX = 284
MOST_HEIGHT_PX = 340
GAP_PX = 2
ID_ROLE = Qt.ItemDataRole.UserRole
SERVED_ROLE = Qt.ItemDataRole.UserRole + 1


class Offer(NamedTuple):
    """A touchpoint that can be ticked, under its stage's name."""

    id: CardId
    title: str
    stage: str


def offers_of(map_: JourneyMap) -> list[Offer]:
    """Return the map's touchpoints in reading order."""
    return [
        Offer(card.id, " ".join(card.title.split()) or "Untitled touchpoint", stage.name or "Untitled stage")
        for stage in map_.stages
        for card in touchpoints_of(stage)
    ]


class TouchpointPopup(QFrame):
    """Stays open while touchpoints are ticked; Escape or a click beside it closes it.

    `ticked` brings a touchpoint and whether it is to be served.
    """

    ticked = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.NoDropShadowWindowHint)
        self._theme = theme
        self.setProperty("popup", True)
        self.search = LineEdit()
        self.search.setProperty(NOT_KEPT, True)
        self.search.setPlaceholderText("Find a touchpoint")
        self.search.setAccessibleName("Find a touchpoint")
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self._looks = QAction(self.search)
        self.search.addAction(self._looks, QLineEdit.ActionPosition.LeadingPosition)
        self.list = JumpingList()
        self.list.setAccessibleName("Touchpoints")
        self.list.setIconSize(QSize(16, 16))
        self.list.setMouseTracking(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._toggle)
        self.list.installEventFilter(self)
        self.nothing = plain_label("", "hint", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def open_below(self, button: QWidget, offers: Sequence[Offer], served: frozenset[CardId]) -> None:
        """Open under a button, or above it where the screen ends."""
        self._fill(offers, served)
        self.search.clear()
        self._filter("")
        rows = self.list.count()
        self.resize(WIDTH_PX, min(MOST_HEIGHT_PX, 80 + rows * 30))
        screen = button.screen().availableGeometry()
        place = button.mapToGlobal(QPoint(0, button.height() + GAP_PX))
        if place.y() + self.height() > screen.bottom():
            place.setY(button.mapToGlobal(QPoint(0, 0)).y() - GAP_PX - self.height())
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_served(self, served: frozenset[CardId]) -> None:
        """Tick the touchpoints that are served now."""
        for item in self._items():
            self._mark(item, item.data(ID_ROLE) in served)

    def titles(self) -> list[str]:
        """Return the touchpoints that are in the list now."""
        return [item.text() for item in self._items() if not item.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._go_to_first()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._tick_chosen(watched is self.search)
                return True
            if watched is self.list and key == Qt.Key.Key_Space:
                self._tick_chosen(False)
                return True
            if watched is self.list and typed_letter(event):
                self._go_on_searching(typed_letter(event))
                return True
        if isinstance(event, QInputMethodEvent) and watched is self.list and event.commitString().strip():
            self._go_on_searching(event.commitString())
            return True
        return super().eventFilter(watched, event)

    def _go_on_searching(self, letters: str) -> None:
        self.search.setFocus()
        self.search.setText(self.search.text() + letters)

    def _fill(self, offers: Sequence[Offer], served: frozenset[CardId]) -> None:
        self.list.clear()
        stage: str | None = None
        for offer in offers:
            if offer.stage != stage:
                stage = offer.stage
                heading = QListWidgetItem(stage)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(interface_font(11, semibold=True))
                heading.setForeground(self._theme.colour("muted"))
                heading.setSizeHint(QSize(0, 24))
                self.list.addItem(heading)
            item = QListWidgetItem(offer.title)
            item.setData(ID_ROLE, offer.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._mark(item, offer.id in served)
            item.setSizeHint(QSize(0, 28))
            self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in rows if item.data(ID_ROLE) is not None]

    def _filter(self, text: str) -> None:
        words = folded_words(text)
        heading: QListWidgetItem | None = None
        found = False
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(ID_ROLE) is None:
                heading = item
                item.setHidden(True)
                continue
            stage = heading.text() if heading is not None else ""
            hidden = not holds(f"{item.text()}\n{stage}", words)
            item.setHidden(hidden)
            if not hidden and heading is not None:
                heading.setHidden(False)
                found = True
        self.nothing.setText("" if found else "No touchpoint with that name." if words else NO_TOUCHPOINTS)
        self.nothing.setVisible(not found)
        self.list.setVisible(found)

    def _go_to_first(self) -> None:
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is not None:
            self.list.setCurrentItem(first)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick_chosen(self, is_searching: bool) -> None:
        """Tick what the keyboard is at; from the search field the first that was found."""
        shown = [item for item in self._items() if not item.isHidden()]
        if is_searching:
            if shown and self.search.text().strip():
                self._toggle(shown[0])
                self.search.selectAll()
        elif self.list.currentItem() in shown:
            self._toggle(self.list.currentItem())

    def _toggle(self, item: QListWidgetItem) -> None:
        if item.data(ID_ROLE) is not None:
            self.ticked.emit(item.data(ID_ROLE), not item.data(SERVED_ROLE))

    def _mark(self, item: QListWidgetItem, is_served: bool) -> None:
        if item.data(SERVED_ROLE) != is_served:
            item.setData(SERVED_ROLE, is_served)
            item.setIcon(icon(self._theme, "check", "accent", 16) if is_served else blank(16))
            words = f"{item.text()}, served" if is_served else item.text()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)

    def _draw_icon(self) -> None:
        self._looks.setIcon(icon(self._theme, "search", "muted", 16))


NO_TOUCHPOINTS = "The map has no touchpoints yet."
