"""Views: the middle of the window, the map and the other ways of looking at it."""

from collections.abc import Callable
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from mapdesigner.session import Edit

MAP = "map"


class View(NamedTuple):
    """A way of looking at the map: its name, its words in the toolbar, its icon and its key."""

    name: str
    words: str
    icon: str
    key: str


# A new view is one row here and one in `window.make_view`.
VIEWS = (
    View(MAP, "&Map", "map-2", "F5"),
    View("table", "&Table", "table", "F6"),
    View("improvements", "Im&provements", "bulb", "F7"),
    View("insight", "&Insight", "chart-infographic", "F8"),
)


@runtime_checkable
class TypedInto(Protocol):
    """A view in which something is typed."""

    def draft(self) -> Edit | None:
        """Return the edit that would keep what is being typed, None when nothing is."""


class Views(QWidget):
    """Shows the map, or another view in its place or below it.

    `changed` comes when another view is shown. `strip` is where bars go that stand above all views.
    """

    changed = Signal()

    def __init__(
        self, canvas: QWidget, make_view: Callable[[str], QWidget], parent: QWidget | None = None
    ) -> None:
        """`make_view` makes another view by its name, when it is first shown."""
        super().__init__(parent)
        self._canvas = canvas
        self._make_view = make_view
        self._made: dict[str, QWidget] = {}
        self._name = MAP
        self._is_beside = False
        self.strip = QVBoxLayout()
        self.strip.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.hide()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(5)
        self._splitter.addWidget(canvas)
        self._splitter.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.strip)
        column.addWidget(self._splitter, 1)

    @property
    def name(self) -> str:
        """The name of the view that is shown, "map" to begin with."""
        return self._name

    @property
    def shown(self) -> QWidget:
        """The widget of the view that is shown."""
        return self._canvas if self._name == MAP else self.view(self._name)

    @property
    def is_beside(self) -> bool:
        """Whether the map stays in sight above another view."""
        return self._is_beside

    @property
    def shows_canvas(self) -> bool:
        """Whether the map itself can be seen."""
        return self._name == MAP or self._is_beside

    def view(self, name: str) -> QWidget:
        """Return the widget of another view, made if need be."""
        if name not in self._made:
            self._made[name] = self._make_view(name)
            self._stack.addWidget(self._made[name])
        return self._made[name]

    def show_view(self, name: str) -> None:
        """Show a view and put the keyboard into it."""
        self._name = name
        if name != MAP:
            self._stack.setCurrentWidget(self.view(name))
        self._arrange()
        self.focus_shown()
        self.changed.emit()

    def draft(self) -> Edit | None:
        """Return the edit that would keep what is being typed in another view than the map."""
        shown = self.shown
        return shown.draft() if isinstance(shown, TypedInto) else None

    def show_canvas(self) -> None:
        """Show the map, unless it is in sight."""
        if not self.shows_canvas:
            self.show_view(MAP)

    def focus_shown(self) -> None:
        """Put the keyboard into the view that is shown."""
        self.shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_beside(self, is_beside: bool) -> None:
        """Keep the map in sight above the other view, or give that the whole room."""
        self._is_beside = is_beside
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        self._stack.setVisible(self._name != MAP)
        self._canvas.setVisible(self.shows_canvas)
