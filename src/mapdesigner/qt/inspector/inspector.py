"""Inspector: the panel at the right that shows and changes what is selected."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.edit import in_reading_order
from mapdesigner.files.kept import HalfTyped
from mapdesigner.model import Touchpoint, shortened
from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.inspector.pages import made_page
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets.half_typed import ABOUT, half_typed_in, selected_name
from mapdesigner.qt.widgets.letting_go import close_popups
from mapdesigner.qt.widgets.revealing import reveal
from mapdesigner.session import Session

WIDTH_PX = 316
LEAST_WIDTH_PX = 280
# The property of a field into which nothing can be typed for as long as the map can't be changed.
HELD = "held"


class Inner(QWidget):
    """What is scrolled: as high as what it holds at its width, and no higher."""

    def minimumSizeHint(self) -> QSize:
        # Texts that wrap ask for more height than they need at the width they get.
        return QSize(0, 0)


class Inspector(QScrollArea):
    """Shows the map, a stage, a lane, a cell, or cards, after the session's selection.

    What is typed goes into the map on Enter, when the focus goes, and after a pause; call `flush` before the
    map is saved or closed. `reveal_requested` comes when the selection is to be seen on the map.
    """

    reveal_requested = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        settings: Settings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._settings = settings
        self._pages: dict[str, Page] = {}
        self._shown: Page | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Inspector")
        self.setProperty("panel", True)
        self._inner = Inner()
        self._inner.setProperty("panel", True)
        self._inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self.setWidget(self._inner)
        session.on_map.append(self._map_changed)
        session.on_selection.append(self._selection_changed)
        self._selection_changed()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._look_only)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        if self._shown is None:
            raise RuntimeError("the inspector shows a page from its first moment on")
        return self._shown

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 600)

    def flush(self) -> None:
        """Hand over what was typed so far."""
        self.page.flush()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to another field; the panel moves only when that one is out of sight."""
        bar = self.verticalScrollBar()
        before = bar.value()
        moved = super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        if moved and focused is not None and self.isAncestorOf(focused):
            bar.setValue(before)
            reveal(focused)
        return moved

    def focus_first_field(self) -> None:
        """Put the keyboard into the first field."""
        field = self.page.first_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_improvement(self, note_id: str) -> bool:
        """Open an improvement note of what is selected, the keyboard in its title; False if it isn't here."""
        return self.page.open_improvement(note_id)

    def prepare(self) -> None:
        """Make the page of touchpoints, unless it is made: on most maps it is what is shown next."""
        if "touchpoint" not in self._pages:
            self._page("touchpoint").hide()

    def _map_changed(self) -> None:
        # The selection may be about things that the new map lacks; then a change of selection comes next.
        name = self._page_name()
        if self._pages.get(name) is self._shown:
            self.page.setProperty(ABOUT, selected_name(self._session))
            self.page.refresh()

    def _selection_changed(self) -> None:
        if self._shown is not None:
            self._shown.flush()
        close_popups(self)
        page = self._page(self._page_name())
        before = half_typed_in(page)
        page.show_selection(self._session.selection)
        self._say_lost(before, half_typed_in(page))
        page.setProperty(ABOUT, selected_name(self._session))
        if page is not self._shown:
            if self._shown is not None:
                self._shown.hide()
            self._shown = page
            # The first page comes up with the panel; shown before that it would be dressed twice.
            if self.isVisible() or page.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                page.show()
        self.verticalScrollBar().setValue(0)

    def _say_lost(self, before: list[HalfTyped], now: list[HalfTyped]) -> None:
        """Say which words went because they were no values when the page came to be about something else."""
        lost = [each for each in before if each not in now]
        if lost:
            words = ", ".join(f"“{shortened(each.words)}” ({each.field})" for each in lost)
            self._session.say(f"Not kept, as no finished value: {words}.")

    def _look_only(self, _: QWidget | None, field: QWidget | None) -> None:
        """Let nothing be typed into a field while the map can't be changed, and say so at once."""
        if not isinstance(field, QLineEdit | QPlainTextEdit) or not self.isAncestorOf(field):
            return
        is_held = bool(field.property(HELD))
        if self._session.read_only_because and not field.isReadOnly():
            self._session.may_edit()
            field.setReadOnly(True)
            field.setProperty(HELD, True)
        elif is_held and not self._session.read_only_because:
            field.setReadOnly(False)
            field.setProperty(HELD, False)

    def _page_name(self) -> str:
        """Return the kind of page for the selection."""
        map_, chosen = self._session.map_, self._session.selection
        if not chosen:
            return "map"
        if len(chosen) == 1:
            (one,) = chosen
            if "/" in one:
                return "cell"
            if any(stage.id == one for stage in map_.stages):
                return "stage"
            if any(lane.id == one for lane in map_.lanes):
                return "lane"
            if any(persona.id == one for persona in map_.personas):
                return "persona"
            if any(goal.id == one for goal in map_.goals):
                return "goal"
        if chosen.issubset(note.id for note in map_.improvements):
            return "improvement"
        cards = in_reading_order(map_, chosen)
        if any(isinstance(card, Touchpoint) for card in cards):
            return "touchpoint"
        return "note" if cards else "map"

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = self._pages[name] = made_page(name, self._session, self._theme, self._settings)
            page.reveal_requested.connect(self.reveal_requested)
            self._column.insertWidget(self._column.count() - 1, page)
        return self._pages[name]
