"""The Edit menu's commands where the keyboard is: chosen by mouse they do what their keys do there."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QTextEdit, QWidget

from mapdesigner.qt.widgets.soon import soon

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window

# They change what the view shows; in a window that only shows it there is nothing to cut or to paste.
CHANGING = frozenset(("cut", "paste", "duplicate", "delete", "rename"))
# A field of text says what these mean in it; the others it leaves to the view.
OF_TEXTS = ("cut", "copy", "paste", "delete", "all")


@runtime_checkable
class EditedByKeys(Protocol):
    """A part of the window that answers the Edit menu's keys itself."""

    def possible_edits(self) -> frozenset[str]:
        """Return which do something now: “cut”, “copy”, “paste”, “duplicate”, “delete”, “all”, “rename”."""


class Routing:
    """Does what actions of the Edit menu are for: what their keys do in the focused part, or in the view."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._is_sending = False

    def deed(self, action: QAction, on_map: Callable[[], object]) -> Callable[[], object]:
        """Return what an action does; `on_map` is what it does on the map."""
        return partial(self._do, action, on_map)

    def _do(self, action: QAction, on_map: Callable[[], object]) -> None:
        # Sent keys that choose a command of this menu again would go round for ever.
        if self._is_sending:
            return
        focus, shown = focused_part(self._window), _shown(self._window)
        if focus is not self._window.canvas and focus is not None and self._takes(focus, action):
            return
        if shown is self._window.canvas:
            on_map()
        elif focus is not shown:
            self._takes(shown, action)

    def _takes(self, widget: QWidget, action: QAction) -> bool:
        """Press an action's keys in a part of the window and tell whether they meant something there."""
        keys = action.shortcut()[0]  # type: ignore[index]
        event = QKeyEvent(QEvent.Type.KeyPress, keys.key(), keys.keyboardModifiers())
        self._is_sending = True
        try:
            QCoreApplication.sendEvent(widget, event)
        finally:
            self._is_sending = False
        return event.isAccepted()


def focused_part(window: QWidget) -> QWidget | None:
    """Return the part that has the keyboard; the menu bar has it only to choose from its menus."""
    focus = window.focusWidget()
    return None if isinstance(focus, QMenuBar | QMenu) else focus


def follow_focus(window: "Window", menu: QMenu, actions: dict[str, QAction]) -> None:
    """Offer in the menu, while it is open, what can be done where the keyboard is."""

    def offer() -> None:
        possible = _possible(window)
        for name, action in actions.items():
            if name in possible:
                action.setEnabled(possible[name])

    menu.aboutToShow.connect(offer)
    # Not at once: the menu closes before it does what was chosen, and nothing that is off is done.
    menu.aboutToHide.connect(partial(soon, window, window.refresh_actions))


def _possible(window: "Window") -> dict[str, bool]:
    """Return what the focused part says about commands, and about the others what the view says."""
    focus, shown = focused_part(window), _shown(window)
    said: dict[str, bool] = {}
    if shown is not window.canvas:
        # The part with the keyboard, or the view around it when that part has nothing to say.
        parts = (part for part in (shown, window.views.shown) if isinstance(part, EditedByKeys))
        part = next(parts, None)
        known = part.possible_edits() if part is not None else frozenset()
        known -= CHANGING if window.session.read_only_because else frozenset()
        said = {name: name in known for name in (*OF_TEXTS, "duplicate", "rename")}
    if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit):
        known = _possible_in_text(focus)
        said |= {name: name in known for name in OF_TEXTS}
    return said


def _possible_in_text(field: QLineEdit | QPlainTextEdit | QTextEdit) -> frozenset[str]:
    if isinstance(field, QLineEdit):
        selects, text = field.hasSelectedText(), field.text()
    else:
        selects, text = field.textCursor().hasSelection(), field.toPlainText()
    data = QGuiApplication.clipboard().mimeData()
    has_text = data is not None and (data.hasText() or data.hasHtml())
    writes = not field.isReadOnly()
    possible = {
        "cut": selects and writes,
        "copy": selects,
        "paste": has_text and writes,
        "delete": bool(text) and writes,
        "all": bool(text),
    }
    return frozenset(name for name, is_so in possible.items() if is_so)


def _shown(window: "Window") -> QWidget:
    """Return the part of the shown view that has the keyboard when the view is gone to."""
    view: QWidget = window.canvas if window.focusWidget() is window.canvas else window.views.shown
    while (inner := view.focusProxy()) is not None:
        view = inner
    return view
